package taipan.compiler.codegen;

import taipan.compiler.assemble.BasicBlock;

/// A loop, handler or with statement around the place where code is generated.
///
/// `start` and `exit` are where `continue` and `break` jump to in a loop; `datum` is the body of a `finally`, the `with`
/// statement, or the name an exception is bound to.
///
/// CPython: Python/compile.c (struct fblockinfo)
record Frame(Kind kind, BasicBlock start, BasicBlock exit, Object datum) {
    enum Kind {
        WHILE_LOOP,
        FOR_LOOP,
        TRY_EXCEPT,
        FINALLY_TRY,
        FINALLY_END,
        WITH,
        ASYNC_WITH,
        HANDLER_CLEANUP,
        POP_VALUE,
        EXCEPTION_HANDLER,
        ASYNC_COMPREHENSION
    }

    boolean isLoop() {
        return kind == Kind.WHILE_LOOP || kind == Kind.FOR_LOOP;
    }
}
