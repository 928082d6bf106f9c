package taipan.compiler.codegen;

import taipan.code.Op;
import taipan.code.Singleton;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;

/// The ways out of loops, handlers and with statements: `return`, `break` and `continue` generate what has to be undone.
/// CPython: Python/compile.c (compiler_unwind_fblock_stack)
final class Unwinding {
    private final CodeGenerator g;

    Unwinding(CodeGenerator generator) {
        g = generator;
    }

    /// Undoes all frames, or those inside the innermost loop, which is then returned; absent if there is none.
    Frame unwind(boolean keepTop, boolean toLoop) {
        var frames = g.unit.frames;
        if (frames.isEmpty()) return null;
        Frame innermost = frames.getLast();
        if (toLoop && innermost.isLoop()) return innermost;
        frames.removeLast();
        undo(innermost, keepTop);
        Frame loop = unwind(keepTop, toLoop);
        frames.add(innermost);
        return loop;
    }

    /// Undoes one frame; `keepTop` says that the top of the stack is a value to be returned.
    /// CPython: compiler_unwind_fblock
    void undo(Frame frame, boolean keepTop) {
        switch (frame.kind()) {
            case WHILE_LOOP, EXCEPTION_HANDLER, ASYNC_COMPREHENSION -> { }
            case FOR_LOOP, POP_VALUE -> {
                if (keepTop) g.emit(Op.ROT_TWO);
                g.emit(Op.POP_TOP);
            }
            case TRY_EXCEPT -> g.emit(Op.POP_BLOCK);
            case FINALLY_TRY -> {
                g.emit(Op.POP_BLOCK);
                if (keepTop) g.push(Frame.Kind.POP_VALUE, null, null, null);
                g.statements.visit(finalBody(frame));
                if (keepTop) g.pop();
                // The body runs after the statement that leaves, so what follows has no line.
                g.noLine();
            }
            case FINALLY_END -> {
                if (keepTop) g.emit(Op.ROT_FOUR);
                g.emit(Op.POP_TOP);
                g.emit(Op.POP_TOP);
                g.emit(Op.POP_TOP);
                if (keepTop) g.emit(Op.ROT_FOUR);
                g.emit(Op.POP_EXCEPT);
            }
            case WITH, ASYNC_WITH -> {
                g.unit.at = ((Stmt) frame.datum()).at();
                g.emit(Op.POP_BLOCK);
                if (keepTop) g.emit(Op.ROT_TWO);
                callExitWithNones();
                if (frame.kind() == Frame.Kind.ASYNC_WITH) g.emitAwait();
                g.emit(Op.POP_TOP);
                g.noLine();
            }
            case HANDLER_CLEANUP -> {
                var name = (String) frame.datum();
                if (name != null) g.emit(Op.POP_BLOCK);
                if (keepTop) g.emit(Op.ROT_FOUR);
                g.emit(Op.POP_EXCEPT);
                if (name != null) forget(name);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Seq<Stmt> finalBody(Frame frame) {
        return (Seq<Stmt>) frame.datum();
    }

    /// The name of an exception goes away at the end of its handler.
    void forget(String name) {
        g.loadConst(Singleton.NONE);
        g.name(name, ExprContext.STORE);
        g.name(name, ExprContext.DEL);
    }

    void callExitWithNones() {
        g.loadConst(Singleton.NONE);
        g.emit(Op.DUP_TOP);
        g.emit(Op.DUP_TOP);
        g.emit(Op.CALL_FUNCTION, 3);
    }
}
