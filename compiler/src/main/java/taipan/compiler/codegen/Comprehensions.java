package taipan.compiler.codegen;

import taipan.code.CodeObject;
import taipan.code.Op;
import taipan.code.Singleton;
import taipan.compiler.assemble.BasicBlock;
import taipan.compiler.ast.Comprehension;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.Seq;

/// Generates comprehensions and generator expressions.
/// CPython: Python/compile.c (compiler_comprehension)
final class Comprehensions {
    private enum Kind {
        LIST,
        SET,
        DICT,
        GENERATOR
    }

    private final CodeGenerator g;

    Comprehensions(CodeGenerator generator) {
        g = generator;
    }

    void list(Expr.ListComp comp) {
        comprehension(comp, "<listcomp>", new Parts(Kind.LIST, comp.generators(), comp.elt(), null));
    }

    void set(Expr.SetComp comp) {
        comprehension(comp, "<setcomp>", new Parts(Kind.SET, comp.generators(), comp.elt(), null));
    }

    void dict(Expr.DictComp comp) {
        comprehension(comp, "<dictcomp>", new Parts(Kind.DICT, comp.generators(), comp.key(), comp.value()));
    }

    void generator(Expr.GeneratorExp comp) {
        comprehension(comp, "<genexpr>", new Parts(Kind.GENERATOR, comp.generators(), comp.elt(), null));
    }

    /// What the four forms have in common; `value` is absent unless it is a dict.
    private record Parts(Kind kind, Seq<Comprehension> generators, Expr elt, Expr value) {}

    private void comprehension(Expr node, String name, Parts parts) {
        boolean topLevelAwait = g.awaitsAtTopLevel();
        boolean inCoroutine = g.unit.isCoroutine();
        Comprehension outermost = parts.generators.first();
        g.enter(name, Unit.Kind.COMPREHENSION, node, node.at().lineno());
        g.unit.at = node.at();
        boolean async = g.unit.isCoroutine();
        if (async && !inCoroutine && parts.kind != Kind.GENERATOR && !topLevelAwait) {
            throw g.error("asynchronous comprehension outside of an asynchronous function");
        }
        switch (parts.kind) {
            case LIST -> g.emit(Op.BUILD_LIST, 0);
            case SET -> g.emit(Op.BUILD_SET, 0);
            case DICT -> g.emit(Op.BUILD_MAP, 0);
            case GENERATOR -> { }
        }
        loop(parts, 0, 0);
        if (parts.kind != Kind.GENERATOR) g.emit(Op.RETURN_VALUE);
        String qualname = g.unit.qualname;
        CodeObject code = g.leave(true);
        if (topLevelAwait && async) g.unit.topLevelCoroutine = true;
        g.functions.closure(code, 0, qualname);
        g.expressions.visit(outermost.iter());
        g.emit(outermost.isAsync() ? Op.GET_AITER : Op.GET_ITER);
        g.emit(Op.CALL_FUNCTION, 1);
        if (async && parts.kind != Kind.GENERATOR) g.emitAwait();
    }

    private void loop(Parts parts, int index, int depth) {
        if (parts.generators.get(index).isAsync()) {
            asyncLoop(parts, index, depth);
        } else {
            plainLoop(parts, index, depth);
        }
    }

    /// CPython: compiler_sync_comprehension_generator
    private void plainLoop(Parts parts, int index, int depth) {
        BasicBlock start = g.newBlock();
        BasicBlock skip = g.newBlock();
        BasicBlock ifCleanup = g.newBlock();
        BasicBlock anchor = g.newBlock();
        Comprehension clause = parts.generators.get(index);
        boolean loops = true;
        if (index == 0) {
            g.unit.argcount = 1;
            g.emit(Op.LOAD_FAST, 0);
        } else {
            // `for y in [f(x)]` only names a value.
            Expr only = onlyItem(clause.iter());
            if (only != null) {
                g.expressions.visit(only);
                loops = false;
            } else {
                g.expressions.visit(clause.iter());
                g.emit(Op.GET_ITER);
            }
        }
        int inner = depth;
        if (loops) {
            inner++;
            g.use(start);
            g.jump(Op.FOR_ITER, anchor);
            g.useNewBlock();
        }
        g.expressions.visit(clause.target());
        for (int i = 0; i < clause.ifs().size(); i++) {
            g.expressions.jumpIf(clause.ifs().get(i), ifCleanup, false);
            g.useNewBlock();
        }
        if (index + 1 < parts.generators.size()) {
            loop(parts, index + 1, inner);
        } else {
            item(parts, inner);
            g.use(skip);
        }
        g.use(ifCleanup);
        if (loops) {
            g.jump(Op.JUMP_ABSOLUTE, start);
            g.use(anchor);
        }
    }

    private static Expr onlyItem(Expr iterable) {
        Seq<Expr> elts = switch (iterable) {
            case Expr.List(var items, _, _) -> items;
            case Expr.Tuple(var items, _, _) -> items;
            default -> Seq.empty();
        };
        return elts.size() == 1 && !(elts.first() instanceof Expr.Starred) ? elts.first() : null;
    }

    /// CPython: compiler_async_comprehension_generator
    private void asyncLoop(Parts parts, int index, int depth) {
        BasicBlock start = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock ifCleanup = g.newBlock();
        Comprehension clause = parts.generators.get(index);
        if (index == 0) {
            g.unit.argcount = 1;
            g.emit(Op.LOAD_FAST, 0);
        } else {
            g.expressions.visit(clause.iter());
            g.emit(Op.GET_AITER);
        }
        g.use(start);
        g.push(Frame.Kind.ASYNC_COMPREHENSION, start, null, null);
        g.jump(Op.SETUP_FINALLY, except);
        g.emit(Op.GET_ANEXT);
        g.loadConst(Singleton.NONE);
        g.emit(Op.YIELD_FROM);
        g.emit(Op.POP_BLOCK);
        g.expressions.visit(clause.target());
        for (int i = 0; i < clause.ifs().size(); i++) {
            g.expressions.jumpIf(clause.ifs().get(i), ifCleanup, false);
            g.useNewBlock();
        }
        int inner = depth + 1;
        if (index + 1 < parts.generators.size()) {
            loop(parts, index + 1, inner);
        } else {
            item(parts, inner);
        }
        g.use(ifCleanup);
        g.jump(Op.JUMP_ABSOLUTE, start);
        g.pop();
        g.use(except);
        g.emit(Op.END_ASYNC_FOR);
    }

    private void item(Parts parts, int depth) {
        g.expressions.visit(parts.elt);
        switch (parts.kind) {
            case GENERATOR -> {
                g.emit(Op.YIELD_VALUE);
                g.emit(Op.POP_TOP);
            }
            case LIST -> g.emit(Op.LIST_APPEND, depth + 1);
            case SET -> g.emit(Op.SET_ADD, depth + 1);
            case DICT -> {
                g.expressions.visit(parts.value);
                g.emit(Op.MAP_ADD, depth + 1);
            }
        }
    }
}
