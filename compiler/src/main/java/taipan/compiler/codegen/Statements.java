package taipan.compiler.codegen;

import taipan.code.Op;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import taipan.code.WideStr;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.assemble.BasicBlock;
import taipan.compiler.ast.Alias;
import taipan.compiler.ast.ExceptHandler;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.Stmt;
import taipan.compiler.ast.WithItem;

/// Generates statements.
/// CPython: Python/compile.c (compiler_visit_stmt)
final class Statements {
    private final CodeGenerator g;

    Statements(CodeGenerator generator) {
        g = generator;
    }

    void visit(Seq<Stmt> body) {
        for (int i = 0; i < body.size(); i++) visit(body.get(i));
    }

    void visit(Stmt stmt) {
        g.unit.at = stmt.at();
        switch (stmt) {
            case Stmt.ExprStmt(var value, _) -> expression(value);
            case Stmt.Assign(var targets, var value, _, _) -> {
                g.expressions.visit(value);
                for (int i = 0; i < targets.size(); i++) {
                    if (i + 1 < targets.size()) g.emit(Op.DUP_TOP);
                    g.expressions.visit(targets.get(i));
                }
            }
            case Stmt.If test -> conditional(test);
            case Stmt.Return result -> returnStatement(result);
            case Stmt.FunctionDef(var name, var args, var body, var decorators, var returns, _, _) ->
                g.functions.define(stmt, name, args, body, decorators, returns, Unit.Kind.FUNCTION);
            case Stmt.AsyncFunctionDef(var name, var args, var body, var decorators, var returns, _, _) ->
                g.functions.define(stmt, name, args, body, decorators, returns, Unit.Kind.ASYNC_FUNCTION);
            case Stmt.ClassDef definition -> g.classes.define(definition);
            case Stmt.Delete(var targets, _) -> g.expressions.visit(targets);
            case Stmt.AugAssign assign -> augmentedAssignment(assign);
            case Stmt.AnnAssign assign -> annotatedAssignment(assign);
            case Stmt.For loop -> forLoop(loop);
            case Stmt.AsyncFor loop -> asyncFor(loop);
            case Stmt.While loop -> whileLoop(loop);
            case Stmt.Match match -> g.patterns.match(match);
            case Stmt.Raise(var exc, var cause, _) -> {
                int count = 0;
                if (exc != null) {
                    g.expressions.visit(exc);
                    count++;
                    if (cause != null) {
                        g.expressions.visit(cause);
                        count++;
                    }
                }
                g.emit(Op.RAISE_VARARGS, count);
            }
            case Stmt.Try attempt -> {
                if (attempt.finalbody().isEmpty()) {
                    tryExcept(attempt);
                } else {
                    tryFinally(attempt);
                }
            }
            case Stmt.Assert assertion -> assertion(assertion);
            case Stmt.Import(var names, _) -> imports(names);
            case Stmt.ImportFrom from -> importFrom(from);
            case Stmt.Global _, Stmt.Nonlocal _ -> { }
            case Stmt.Pass _ -> g.emit(Op.NOP);
            case Stmt.Break _ -> {
                Frame loop = toLoop("'break' outside loop");
                g.jump(Op.JUMP_ABSOLUTE, loop.exit());
            }
            case Stmt.Continue _ -> {
                g.emit(Op.NOP);
                Frame loop = g.unwinding.unwind(false, true);
                if (loop == null) throw g.error("'continue' not properly in loop");
                g.jump(Op.JUMP_ABSOLUTE, loop.start());
            }
            case Stmt.With with -> with(with, with.items(), with.body(), 0, false);
            case Stmt.AsyncWith with -> with(with, with.items(), with.body(), 0, true);
        }
    }

    private Frame toLoop(String problem) {
        g.emit(Op.NOP);
        Frame loop = g.unwinding.unwind(false, true);
        if (loop == null) throw g.error(problem);
        g.unwinding.undo(loop, false);
        return loop;
    }

    private void expression(Expr value) {
        if (g.interactive && g.unit.parent == null) {
            g.expressions.visit(value);
            g.emit(Op.PRINT_EXPR);
            return;
        }
        if (value instanceof Expr.Constant) {
            g.emit(Op.NOP);
            return;
        }
        g.expressions.visit(value);
        g.noLine();
        g.emit(Op.POP_TOP);
    }

    private void conditional(Stmt.If test) {
        BasicBlock end = g.newBlock();
        BasicBlock next = test.orelse().isEmpty() ? end : g.newBlock();
        g.expressions.jumpIf(test.test(), next, false);
        visit(test.body());
        if (!test.orelse().isEmpty()) {
            g.jumpWithoutLine(Op.JUMP_FORWARD, end);
            g.use(next);
            visit(test.orelse());
        }
        g.use(end);
    }

    /// CPython: compiler_return
    private void returnStatement(Stmt.Return stmt) {
        Expr value = stmt.value();
        boolean computed = value != null && !(value instanceof Expr.Constant);
        if (!g.unit.scope.isFunction()) throw g.error("'return' outside function");
        if (value != null && g.unit.isCoroutine() && g.unit.scope.isGenerator()) {
            throw g.error("'return' with value in async generator");
        }
        if (computed) {
            g.expressions.visit(value);
        } else if (value != null) {
            g.unit.at = value.at();
            g.emit(Op.NOP);
        }
        if (value == null || value.at().lineno() != stmt.at().lineno()) {
            g.unit.at = stmt.at();
            g.emit(Op.NOP);
        }
        g.unwinding.unwind(computed, false);
        if (value == null) {
            g.loadConst(Singleton.NONE);
        } else if (!computed) {
            g.loadConst(((Expr.Constant) value).value());
        }
        g.emit(Op.RETURN_VALUE);
        // So the end of a function is never seen to return: its constant None counts, although it is unreachable.
        g.useNewBlock();
    }

    /// CPython: compiler_augassign
    private void augmentedAssignment(Stmt.AugAssign stmt) {
        Expr target = stmt.target();
        var outer = g.unit.at;
        g.unit.at = target.at();
        switch (target) {
            case Expr.Attribute(var value, var attr, _, var at) -> {
                g.expressions.visit(value);
                g.emit(Op.DUP_TOP);
                g.emitName(Op.LOAD_ATTR, attr, at.endLineno());
            }
            case Expr.Subscript(var value, var slice, _, _) -> {
                g.expressions.visit(value);
                g.expressions.visit(slice);
                g.emit(Op.DUP_TOP_TWO);
                g.emit(Op.BINARY_SUBSCR);
            }
            case Expr.Name(var id, _, _) -> g.name(id, ExprContext.LOAD);
            default -> throw unassignable(target, "augmented");
        }
        g.unit.at = outer;
        g.expressions.visit(stmt.value());
        g.emit(Operators.inplace(stmt.op()));
        g.unit.at = target.at();
        switch (target) {
            case Expr.Attribute(_, var attr, _, var at) -> {
                g.unit.at = new Span(at.endLineno(), at.colOffset(), at.endLineno(), at.endColOffset());
                g.emit(Op.ROT_TWO);
                g.emitName(Op.STORE_ATTR, attr);
            }
            case Expr.Subscript _ -> {
                g.emit(Op.ROT_THREE);
                g.emit(Op.STORE_SUBSCR);
            }
            case Expr.Name(var id, _, _) -> g.name(id, ExprContext.STORE);
            default -> { }
        }
    }

    /// CPython: compiler_annassign
    private void annotatedAssignment(Stmt.AnnAssign stmt) {
        if (stmt.value() != null) {
            g.expressions.visit(stmt.value());
            g.expressions.visit(stmt.target());
        }
        boolean evaluated = g.unit.kind == Unit.Kind.MODULE || g.unit.kind == Unit.Kind.CLASS;
        switch (stmt.target()) {
            case Expr.Name(var id, _, _) -> {
                g.checkForbidden(id, ExprContext.STORE);
                if (stmt.simple() && evaluated) {
                    g.functions.annotation(stmt.annotation());
                    g.emitName(Op.LOAD_NAME, "__annotations__");
                    g.loadName(g.mangle(id));
                    g.emit(Op.STORE_SUBSCR);
                }
            }
            case Expr.Attribute(var value, var attr, _, _) -> {
                g.checkForbidden(attr, ExprContext.STORE);
                if (stmt.value() == null) evaluate(value);
            }
            case Expr.Subscript(var value, var slice, _, _) -> {
                if (stmt.value() == null) {
                    evaluate(value);
                    evaluateSubscript(slice);
                }
            }
            default -> throw unassignable(stmt.target(), "annotated");
        }
        if (!stmt.simple() && evaluated && !g.options.lazyAnnotations()) evaluate(stmt.annotation());
    }

    /// The complaint about a target that only a tree made by a program can have, with CPython's number of its kind.
    private static SyntaxProblem unassignable(Expr target, String kind) {
        int number = switch (target) {
            case Expr.Starred _ -> 23;
            case Expr.Name _ -> 24;
            case Expr.List _ -> 25;
            default -> 26;
        };
        return new SyntaxProblem(SyntaxProblem.Kind.SYSTEM_ERROR,
                "invalid node type (" + number + ") for " + kind + " assignment");
    }

    private void evaluate(Expr expr) {
        g.expressions.visit(expr);
        g.emit(Op.POP_TOP);
    }

    private void evaluateSubscript(Expr expr) {
        switch (expr) {
            case Expr.Slice(var lower, var upper, var step, _) -> {
                if (lower != null) evaluate(lower);
                if (upper != null) evaluate(upper);
                if (step != null) evaluate(step);
            }
            case Expr.Tuple(var elts, _, _) -> {
                for (int i = 0; i < elts.size(); i++) evaluateSubscript(elts.get(i));
            }
            default -> evaluate(expr);
        }
    }

    private void forLoop(Stmt.For loop) {
        BasicBlock start = g.newBlock();
        BasicBlock body = g.newBlock();
        BasicBlock cleanup = g.newBlock();
        BasicBlock end = g.newBlock();
        g.push(Frame.Kind.FOR_LOOP, start, end, null);
        g.expressions.visit(loop.iter());
        g.emit(Op.GET_ITER);
        g.use(start);
        g.jump(Op.FOR_ITER, cleanup);
        g.use(body);
        g.expressions.visit(loop.target());
        visit(loop.body());
        g.noLine();
        g.jump(Op.JUMP_ABSOLUTE, start);
        g.use(cleanup);
        g.pop();
        visit(loop.orelse());
        g.use(end);
    }

    private void asyncFor(Stmt.AsyncFor loop) {
        if (g.awaitsAtTopLevel()) {
            g.unit.topLevelCoroutine = true;
        } else if (g.unit.kind != Unit.Kind.ASYNC_FUNCTION) {
            throw g.error("'async for' outside async function");
        }
        BasicBlock start = g.newBlock();
        BasicBlock body = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock end = g.newBlock();
        g.expressions.visit(loop.iter());
        g.emit(Op.GET_AITER);
        g.use(start);
        g.push(Frame.Kind.FOR_LOOP, start, end, null);
        g.jump(Op.SETUP_FINALLY, except);
        g.use(body);
        g.emit(Op.GET_ANEXT);
        g.loadConst(Singleton.NONE);
        g.emit(Op.YIELD_FROM);
        g.emit(Op.POP_BLOCK);
        g.expressions.visit(loop.target());
        visit(loop.body());
        g.noLine();
        g.jump(Op.JUMP_ABSOLUTE, start);
        g.pop();
        g.use(except);
        // The loop ends where it begins, not in its body.
        g.unit.at = loop.iter().at();
        g.emit(Op.END_ASYNC_FOR);
        visit(loop.orelse());
        g.use(end);
    }

    private void whileLoop(Stmt.While loop) {
        BasicBlock start = g.newBlock();
        BasicBlock body = g.newBlock();
        BasicBlock anchor = g.newBlock();
        BasicBlock end = g.newBlock();
        g.use(start);
        g.push(Frame.Kind.WHILE_LOOP, start, end, null);
        g.expressions.jumpIf(loop.test(), anchor, false);
        g.use(body);
        visit(loop.body());
        g.unit.at = loop.at();
        g.expressions.jumpIf(loop.test(), body, true);
        g.pop();
        g.use(anchor);
        visit(loop.orelse());
        g.use(end);
    }

    /// CPython: compiler_try_finally
    private void tryFinally(Stmt.Try stmt) {
        BasicBlock body = g.newBlock();
        BasicBlock end = g.newBlock();
        BasicBlock exit = g.newBlock();
        g.jump(Op.SETUP_FINALLY, end);
        g.use(body);
        g.push(Frame.Kind.FINALLY_TRY, body, end, stmt.finalbody());
        if (stmt.handlers().isEmpty()) {
            visit(stmt.body());
        } else {
            tryExcept(stmt);
        }
        g.emitOnLine(Op.POP_BLOCK, 0, BasicBlock.NO_LINE);
        g.pop();
        visit(stmt.finalbody());
        g.jumpWithoutLine(Op.JUMP_FORWARD, exit);
        g.use(end);
        g.push(Frame.Kind.FINALLY_END, end, null, null);
        visit(stmt.finalbody());
        g.pop();
        g.emit(Op.RERAISE, 0);
        g.use(exit);
    }

    /// CPython: compiler_try_except
    private void tryExcept(Stmt.Try stmt) {
        BasicBlock body = g.newBlock();
        BasicBlock except = g.newBlock();
        BasicBlock orelse = g.newBlock();
        BasicBlock end = g.newBlock();
        g.jump(Op.SETUP_FINALLY, except);
        g.use(body);
        g.push(Frame.Kind.TRY_EXCEPT, body, null, null);
        visit(stmt.body());
        g.pop();
        g.emitOnLine(Op.POP_BLOCK, 0, BasicBlock.NO_LINE);
        g.jumpWithoutLine(Op.JUMP_FORWARD, orelse);
        g.use(except);
        g.push(Frame.Kind.EXCEPTION_HANDLER, null, null, null);
        int count = stmt.handlers().size();
        for (int i = 0; i < count; i++) {
            ExceptHandler handler = stmt.handlers().get(i);
            g.unit.at = handler.at();
            if (handler.type() == null && i < count - 1) throw g.error("default 'except:' must be last");
            except = g.newBlock();
            if (handler.type() != null) {
                g.emit(Op.DUP_TOP);
                g.expressions.visit(handler.type());
                g.jump(Op.JUMP_IF_NOT_EXC_MATCH, except);
                g.useNewBlock();
            }
            g.emit(Op.POP_TOP);
            if (handler.name() != null) {
                handlerWithName(handler, end);
            } else {
                handlerBody(handler, end);
            }
            g.use(except);
        }
        g.pop();
        g.noLine();
        g.emit(Op.RERAISE, 0);
        g.use(orelse);
        visit(stmt.orelse());
        g.use(end);
    }

    private void handlerWithName(ExceptHandler handler, BasicBlock end) {
        BasicBlock cleanup = g.newBlock();
        BasicBlock body = g.newBlock();
        g.name(handler.name(), ExprContext.STORE);
        g.emit(Op.POP_TOP);
        g.jump(Op.SETUP_FINALLY, cleanup);
        g.use(body);
        g.push(Frame.Kind.HANDLER_CLEANUP, body, null, handler.name());
        visit(handler.body());
        g.pop();
        g.noLine();
        g.emit(Op.POP_BLOCK);
        g.emit(Op.POP_EXCEPT);
        g.unwinding.forget(handler.name());
        g.jump(Op.JUMP_FORWARD, end);
        g.use(cleanup);
        g.noLine();
        g.unwinding.forget(handler.name());
        g.emit(Op.RERAISE, 1);
    }

    private void handlerBody(ExceptHandler handler, BasicBlock end) {
        BasicBlock body = g.newBlock();
        g.emit(Op.POP_TOP);
        g.emit(Op.POP_TOP);
        g.use(body);
        g.push(Frame.Kind.HANDLER_CLEANUP, body, null, null);
        visit(handler.body());
        g.pop();
        g.noLine();
        g.emit(Op.POP_EXCEPT);
        g.jump(Op.JUMP_FORWARD, end);
    }

    /// CPython: compiler_with, compiler_async_with
    private void with(Stmt stmt, Seq<WithItem> items, Seq<Stmt> body, int position, boolean async) {
        WithItem item = items.get(position);
        if (async) {
            if (g.awaitsAtTopLevel()) {
                g.unit.topLevelCoroutine = true;
            } else if (g.unit.kind != Unit.Kind.ASYNC_FUNCTION) {
                throw g.error("'async with' outside async function");
            }
        }
        BasicBlock block = g.newBlock();
        BasicBlock handler = g.newBlock();
        BasicBlock exit = g.newBlock();
        g.expressions.visit(item.contextExpr());
        if (async) {
            g.emit(Op.BEFORE_ASYNC_WITH);
            g.emitAwait();
            g.jump(Op.SETUP_ASYNC_WITH, handler);
        } else {
            g.jump(Op.SETUP_WITH, handler);
        }
        g.use(block);
        g.push(async ? Frame.Kind.ASYNC_WITH : Frame.Kind.WITH, block, handler, stmt);
        if (item.optionalVars() != null) {
            g.expressions.visit(item.optionalVars());
        } else {
            g.emit(Op.POP_TOP);
        }
        if (position + 1 == items.size()) {
            visit(body);
        } else {
            with(stmt, items, body, position + 1, async);
        }
        g.pop();
        // An asynchronous block ends with the line of its body.
        if (!async) g.noLine();
        g.emit(Op.POP_BLOCK);
        g.unit.at = stmt.at();
        g.unwinding.callExitWithNones();
        if (async) g.emitAwait();
        g.emit(Op.POP_TOP);
        g.jump(Op.JUMP_FORWARD, exit);
        g.use(handler);
        g.emit(Op.WITH_EXCEPT_START);
        if (async) g.emitAwait();
        BasicBlock suppressed = g.newBlock();
        g.jump(Op.POP_JUMP_IF_TRUE, suppressed);
        g.useNewBlock();
        g.emit(Op.RERAISE, 1);
        g.use(suppressed);
        g.emit(Op.POP_TOP);
        g.emit(Op.POP_TOP);
        g.emit(Op.POP_TOP);
        g.emit(Op.POP_EXCEPT);
        g.emit(Op.POP_TOP);
        g.use(exit);
    }

    private void assertion(Stmt.Assert stmt) {
        boolean tuple = switch (stmt.test()) {
            case Expr.Tuple(var elts, _, _) -> !elts.isEmpty();
            case Expr.Constant(TupleConstant value, _, _) -> value.size() > 0;
            default -> false;
        };
        if (tuple) g.warn("assertion is always true, perhaps remove parentheses?");
        if (g.options.optimize() > 0) return;
        BasicBlock end = g.newBlock();
        g.expressions.jumpIf(stmt.test(), end, true);
        g.emit(Op.LOAD_ASSERTION_ERROR);
        if (stmt.msg() != null) {
            g.expressions.visit(stmt.msg());
            g.emit(Op.CALL_FUNCTION, 1);
        }
        g.emit(Op.RAISE_VARARGS, 1);
        g.use(end);
    }

    private void imports(Seq<Alias> names) {
        for (int i = 0; i < names.size(); i++) {
            Alias alias = names.get(i);
            String name = alias.name();
            g.loadConst(0L);
            g.loadConst(Singleton.NONE);
            g.emitName(Op.IMPORT_NAME, name);
            int dot = name.indexOf('.');
            if (alias.asname() == null) {
                g.name(dot < 0 ? name : name.substring(0, dot), ExprContext.STORE);
                continue;
            }
            if (dot < 0) {
                g.name(alias.asname(), ExprContext.STORE);
                continue;
            }
            // The import gives the outermost package: go down to the module that was named.
            while (true) {
                int start = dot + 1;
                dot = name.indexOf('.', start);
                String attribute = dot < 0 ? name.substring(start) : name.substring(start, dot);
                g.emit(Op.IMPORT_FROM, Unit.number(g.unit.names, attribute));
                if (dot < 0) break;
                g.emit(Op.ROT_TWO);
                g.emit(Op.POP_TOP);
            }
            g.name(alias.asname(), ExprContext.STORE);
            g.emit(Op.POP_TOP);
        }
    }

    /// CPython: compiler_from_import
    private void importFrom(Stmt.ImportFrom stmt) {
        Seq<Alias> names = stmt.names();
        g.loadConst((long) stmt.level());
        var fromlist = new Object[names.size()];
        for (int i = 0; i < fromlist.length; i++) fromlist[i] = WideStr.fromUtf16(names.get(i).name());
        if (stmt.at().lineno() > g.options.futureLine() && "__future__".equals(stmt.module())) {
            throw g.error("from __future__ imports must occur at the beginning of the file");
        }
        g.loadConst(new TupleConstant(fromlist));
        g.emitName(Op.IMPORT_NAME, stmt.module() == null ? "" : stmt.module());
        for (int i = 0; i < names.size(); i++) {
            Alias alias = names.get(i);
            if (i == 0 && alias.name().startsWith("*")) {
                g.emit(Op.IMPORT_STAR);
                return;
            }
            g.emitName(Op.IMPORT_FROM, alias.name());
            g.name(alias.asname() == null ? alias.name() : alias.asname(), ExprContext.STORE);
        }
        g.emit(Op.POP_TOP);
    }
}
