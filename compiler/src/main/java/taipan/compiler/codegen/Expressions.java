package taipan.compiler.codegen;

import taipan.code.Op;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.assemble.BasicBlock;
import taipan.compiler.ast.BoolOperator;
import taipan.compiler.ast.CmpOperator;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.UnaryOperator;

/// Generates expressions, and conditions as jumps.
/// CPython: Python/compile.c (compiler_visit_expr1)
final class Expressions {
    /// Displays and calls of more items are built one item at a time, to spare the stack.
    static final int STACK_USE_GUIDELINE = 30;

    private final CodeGenerator g;

    Expressions(CodeGenerator generator) {
        g = generator;
    }

    void visit(Seq<Expr> list) {
        for (int i = 0; i < list.size(); i++) visit(list.get(i));
    }

    void visit(Expr expr) {
        Span outer = g.unit.at;
        g.unit.at = expr.at();
        generate(expr);
        g.unit.at = outer;
    }

    private void generate(Expr expr) {
        switch (expr) {
            case Expr.Name(var id, var ctx, _) -> g.name(id, ctx);
            case Expr.Constant(var value, _, _) -> g.loadConst(value);
            case Expr.Attribute attribute -> attribute(attribute);
            case Expr.Call call -> g.calls.call(call);
            case Expr.Subscript subscript -> subscript(subscript);
            case Expr.NamedExpr(var target, var value, _) -> {
                visit(value);
                g.emit(Op.DUP_TOP);
                visit(target);
            }
            case Expr.BoolOp(var op, var values, _) -> boolOp(op, values);
            case Expr.BinOp(var left, var op, var right, _) -> {
                visit(left);
                visit(right);
                g.emit(Operators.binary(op));
            }
            case Expr.UnaryOp(var op, var operand, _) -> {
                visit(operand);
                g.emit(Operators.unary(op));
            }
            case Expr.Lambda lambda -> g.functions.lambda(lambda);
            case Expr.IfExp(var test, var body, var orelse, _) -> {
                BasicBlock end = g.newBlock();
                BasicBlock next = g.newBlock();
                jumpIf(test, next, false);
                visit(body);
                g.jumpWithoutLine(Op.JUMP_FORWARD, end);
                g.use(next);
                visit(orelse);
                g.use(end);
            }
            case Expr.Dict dict -> dict(dict);
            case Expr.Set(var elts, _) -> sequence(elts, 0, Op.BUILD_SET, Op.SET_ADD, Op.SET_UPDATE, false);
            case Expr.ListComp comp -> g.comprehensions.list(comp);
            case Expr.SetComp comp -> g.comprehensions.set(comp);
            case Expr.DictComp comp -> g.comprehensions.dict(comp);
            case Expr.GeneratorExp comp -> g.comprehensions.generator(comp);
            case Expr.Yield(var value, _) -> {
                if (!g.unit.scope.isFunction()) throw g.error("'yield' outside function");
                if (value != null) {
                    visit(value);
                } else {
                    g.loadConst(Singleton.NONE);
                }
                g.emit(Op.YIELD_VALUE);
            }
            case Expr.YieldFrom(var value, _) -> {
                if (!g.unit.scope.isFunction()) throw g.error("'yield' outside function");
                if (g.unit.kind == Unit.Kind.ASYNC_FUNCTION) throw g.error("'yield from' inside async function");
                visit(value);
                g.emit(Op.GET_YIELD_FROM_ITER);
                g.loadConst(Singleton.NONE);
                g.emit(Op.YIELD_FROM);
            }
            case Expr.Await(var value, _) -> await(value);
            case Expr.Compare compare -> compare(compare);
            case Expr.FormattedValue formatted -> formattedValue(formatted);
            case Expr.JoinedStr(var values, _) -> joinedStr(values);
            case Expr.Starred(_, var ctx, _) -> throw g.error(ctx == ExprContext.STORE
                    ? "starred assignment target must be in a list or tuple" : "can't use starred expression here");
            case Expr.List(var elts, var ctx, _) -> {
                switch (ctx) {
                    case STORE -> assignment(elts);
                    case LOAD -> sequence(elts, 0, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND, false);
                    case DEL -> visit(elts);
                }
            }
            case Expr.Tuple(var elts, var ctx, _) -> {
                switch (ctx) {
                    case STORE -> assignment(elts);
                    case LOAD -> sequence(elts, 0, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND, true);
                    case DEL -> visit(elts);
                }
            }
            case Expr.Slice(var lower, var upper, var step, _) -> {
                visitOrNone(lower);
                visitOrNone(upper);
                if (step != null) visit(step);
                g.emit(Op.BUILD_SLICE, step != null ? 3 : 2);
            }
        }
    }

    private void visitOrNone(Expr expr) {
        if (expr != null) {
            visit(expr);
        } else {
            g.loadConst(Singleton.NONE);
        }
    }

    private void attribute(Expr.Attribute attribute) {
        visit(attribute.value());
        String name = attribute.attr();
        // The name of the attribute is where the expression ends.
        int line = attribute.at().endLineno();
        switch (attribute.ctx()) {
            case LOAD -> g.emitName(Op.LOAD_ATTR, name, line);
            case STORE -> {
                g.checkForbidden(name, ExprContext.STORE);
                g.emitName(Op.STORE_ATTR, name, line);
            }
            case DEL -> g.emitName(Op.DELETE_ATTR, name);
        }
    }

    private void subscript(Expr.Subscript subscript) {
        if (subscript.ctx() == ExprContext.LOAD) {
            Suspicions.checkSubscripted(g, subscript.value());
            Suspicions.checkIndex(g, subscript.value(), subscript.slice());
        }
        visit(subscript.value());
        visit(subscript.slice());
        g.emit(switch (subscript.ctx()) {
            case LOAD -> Op.BINARY_SUBSCR;
            case STORE -> Op.STORE_SUBSCR;
            case DEL -> Op.DELETE_SUBSCR;
        });
    }

    private void await(Expr value) {
        if (!g.awaitsAtTopLevel()) {
            if (!g.unit.scope.isFunction()) throw g.error("'await' outside function");
            if (g.unit.kind != Unit.Kind.ASYNC_FUNCTION && g.unit.kind != Unit.Kind.COMPREHENSION) {
                throw g.error("'await' outside async function");
            }
        }
        visit(value);
        g.emitAwait();
    }

    private void boolOp(BoolOperator op, Seq<Expr> values) {
        int jump = op == BoolOperator.AND ? Op.JUMP_IF_FALSE_OR_POP : Op.JUMP_IF_TRUE_OR_POP;
        BasicBlock end = g.newBlock();
        int last = values.size() - 1;
        for (int i = 0; i < last; i++) {
            visit(values.get(i));
            g.jump(jump, end);
            g.useNewBlock();
        }
        visit(values.get(last));
        g.use(end);
    }

    private void compare(Expr.Compare compare) {
        Suspicions.checkComparison(g, compare);
        visit(compare.left());
        var operands = compare.comparators();
        int last = compare.ops().size() - 1;
        if (last == 0) {
            visit(operands.first());
            emitComparison(compare.ops().first());
            return;
        }
        BasicBlock cleanup = g.newBlock();
        for (int i = 0; i < last; i++) {
            visit(operands.get(i));
            g.emit(Op.DUP_TOP);
            g.emit(Op.ROT_THREE);
            emitComparison(compare.ops().get(i));
            g.jump(Op.JUMP_IF_FALSE_OR_POP, cleanup);
        }
        visit(operands.get(last));
        emitComparison(compare.ops().get(last));
        BasicBlock end = g.newBlock();
        g.jumpWithoutLine(Op.JUMP_FORWARD, end);
        g.use(cleanup);
        g.emit(Op.ROT_TWO);
        g.emit(Op.POP_TOP);
        g.use(end);
    }

    void emitComparison(CmpOperator operator) {
        switch (operator) {
            case LT -> g.emit(Op.COMPARE_OP, 0);
            case LT_E -> g.emit(Op.COMPARE_OP, 1);
            case EQ -> g.emit(Op.COMPARE_OP, 2);
            case NOT_EQ -> g.emit(Op.COMPARE_OP, 3);
            case GT -> g.emit(Op.COMPARE_OP, 4);
            case GT_E -> g.emit(Op.COMPARE_OP, 5);
            case IS -> g.emit(Op.IS_OP, 0);
            case IS_NOT -> g.emit(Op.IS_OP, 1);
            case IN -> g.emit(Op.CONTAINS_OP, 0);
            case NOT_IN -> g.emit(Op.CONTAINS_OP, 1);
        }
    }

    /// Jumps to `next` if the truth of `test` is `condition`, else goes on.
    /// CPython: compiler_jump_if
    void jumpIf(Expr test, BasicBlock next, boolean condition) {
        switch (test) {
            case Expr.UnaryOp(var op, var operand, _) when op == UnaryOperator.NOT ->
                jumpIf(operand, next, !condition);
            case Expr.BoolOp(var op, var values, _) -> {
                boolean or = op == BoolOperator.OR;
                BasicBlock shortcut = or == condition ? next : g.newBlock();
                int last = values.size() - 1;
                for (int i = 0; i < last; i++) jumpIf(values.get(i), shortcut, or);
                jumpIf(values.get(last), next, condition);
                if (shortcut != next) g.use(shortcut);
            }
            case Expr.IfExp(var inner, var body, var orelse, _) -> {
                BasicBlock end = g.newBlock();
                BasicBlock otherwise = g.newBlock();
                jumpIf(inner, otherwise, false);
                jumpIf(body, next, condition);
                g.jumpWithoutLine(Op.JUMP_FORWARD, end);
                g.use(otherwise);
                jumpIf(orelse, next, condition);
                g.use(end);
            }
            case Expr.Compare compare -> {
                // The location stays that of the comparison, for what follows too.
                g.unit.at = compare.at();
                if (compare.ops().size() > 1) {
                    jumpIfChain(compare, next, condition);
                } else {
                    visitAndJump(test, next, condition);
                }
            }
            default -> visitAndJump(test, next, condition);
        }
    }

    private void visitAndJump(Expr test, BasicBlock next, boolean condition) {
        visit(test);
        g.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next);
        g.useNewBlock();
    }

    private void jumpIfChain(Expr.Compare compare, BasicBlock next, boolean condition) {
        Suspicions.checkComparison(g, compare);
        BasicBlock cleanup = g.newBlock();
        visit(compare.left());
        int last = compare.ops().size() - 1;
        for (int i = 0; i < last; i++) {
            visit(compare.comparators().get(i));
            g.emit(Op.DUP_TOP);
            g.emit(Op.ROT_THREE);
            emitComparison(compare.ops().get(i));
            g.jump(Op.POP_JUMP_IF_FALSE, cleanup);
        }
        visit(compare.comparators().get(last));
        emitComparison(compare.ops().get(last));
        g.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next);
        g.useNewBlock();
        BasicBlock end = g.newBlock();
        g.jumpWithoutLine(Op.JUMP_FORWARD, end);
        g.use(cleanup);
        g.emit(Op.POP_TOP);
        if (!condition) g.jumpWithoutLine(Op.JUMP_FORWARD, next);
        g.use(end);
    }

    /// Unpacks the value on the stack into targets.
    /// CPython: assignment_helper
    private void assignment(Seq<Expr> targets) {
        int count = targets.size();
        boolean starred = false;
        for (int i = 0; i < count; i++) {
            if (!(targets.get(i) instanceof Expr.Starred)) continue;
            if (starred) throw g.error("multiple starred expressions in assignment");
            if (i >= 1 << 8 || count - i - 1 >= Integer.MAX_VALUE >> 8) {
                throw g.error("too many expressions in star-unpacking assignment");
            }
            g.emit(Op.UNPACK_EX, i + (count - i - 1 << 8));
            starred = true;
        }
        if (!starred) g.emit(Op.UNPACK_SEQUENCE, count);
        for (int i = 0; i < count; i++) {
            visit(targets.get(i) instanceof Expr.Starred(var value, _, _) ? value : targets.get(i));
        }
    }

    static boolean allConstant(Seq<Expr> list, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!(list.get(i) instanceof Expr.Constant)) return false;
        }
        return true;
    }

    static TupleConstant constants(Seq<Expr> list, int start, int end) {
        var values = new Object[end - start];
        for (int i = start; i < end; i++) values[i - start] = ((Expr.Constant) list.get(i)).value();
        return new TupleConstant(values);
    }

    /// A display of a list, set or tuple; `pushed` items lie on the stack already.
    /// CPython: starunpack_helper
    void sequence(Seq<Expr> elts, int pushed, int build, int add, int extend, boolean tuple) {
        int count = elts.size();
        if (count > 2 && allConstant(elts, 0, count)) {
            TupleConstant folded = constants(elts, 0, count);
            if (tuple) {
                g.loadConst(folded);
            } else {
                g.emit(build, pushed);
                g.loadConst(add == Op.SET_ADD ? ConstantSets.frozenset(folded.elements()) : folded);
                g.emit(extend, 1);
            }
            return;
        }
        boolean big = count + pushed > STACK_USE_GUIDELINE;
        boolean starred = false;
        for (int i = 0; i < count && !starred; i++) starred = elts.get(i) instanceof Expr.Starred;
        if (!starred && !big) {
            visit(elts);
            g.emit(tuple ? Op.BUILD_TUPLE : build, count + pushed);
            return;
        }
        boolean built = big;
        if (big) g.emit(build, pushed);
        for (int i = 0; i < count; i++) {
            if (elts.get(i) instanceof Expr.Starred(var value, _, _)) {
                if (!built) {
                    g.emit(build, i + pushed);
                    built = true;
                }
                visit(value);
                g.emit(extend, 1);
            } else {
                visit(elts.get(i));
                if (built) g.emit(add, 1);
            }
        }
        if (tuple) g.emit(Op.LIST_TO_TUPLE);
    }

    /// CPython: compiler_dict
    private void dict(Expr.Dict dict) {
        var keys = dict.keys();
        int count = dict.values().size();
        boolean built = false;
        int pending = 0;
        for (int i = 0; i < count; i++) {
            if (keys.get(i) == null) {
                if (pending > 0) {
                    dictPart(dict, i - pending, i);
                    if (built) g.emit(Op.DICT_UPDATE, 1);
                    built = true;
                    pending = 0;
                }
                if (!built) {
                    g.emit(Op.BUILD_MAP, 0);
                    built = true;
                }
                visit(dict.values().get(i));
                g.emit(Op.DICT_UPDATE, 1);
            } else if (pending * 2 > STACK_USE_GUIDELINE) {
                dictPart(dict, i - pending, i + 1);
                if (built) g.emit(Op.DICT_UPDATE, 1);
                built = true;
                pending = 0;
            } else {
                pending++;
            }
        }
        if (pending > 0) {
            dictPart(dict, count - pending, count);
            if (built) g.emit(Op.DICT_UPDATE, 1);
            built = true;
        }
        if (!built) g.emit(Op.BUILD_MAP, 0);
    }

    private void dictPart(Expr.Dict dict, int start, int end) {
        int count = end - start;
        boolean big = count * 2 > STACK_USE_GUIDELINE;
        if (count > 1 && !big && allConstant(dict.keys(), start, end)) {
            for (int i = start; i < end; i++) visit(dict.values().get(i));
            g.loadConst(constants(dict.keys(), start, end));
            g.emit(Op.BUILD_CONST_KEY_MAP, count);
            return;
        }
        if (big) g.emit(Op.BUILD_MAP, 0);
        for (int i = start; i < end; i++) {
            visit(dict.keys().get(i));
            visit(dict.values().get(i));
            if (big) g.emit(Op.MAP_ADD, 1);
        }
        if (!big) g.emit(Op.BUILD_MAP, count);
    }

    private void formattedValue(Expr.FormattedValue formatted) {
        visit(formatted.value());
        int arg = switch (formatted.conversion()) {
            case 's' -> 1;
            case 'r' -> 2;
            case 'a' -> 3;
            case -1 -> 0;
            default -> throw new SyntaxProblem(SyntaxProblem.Kind.SYSTEM_ERROR,
                    "Unrecognized conversion character " + formatted.conversion());
        };
        if (formatted.formatSpec() != null) {
            visit(formatted.formatSpec());
            arg |= 4;
        }
        g.emit(Op.FORMAT_VALUE, arg);
    }

    private void joinedStr(Seq<Expr> values) {
        if (values.size() > STACK_USE_GUIDELINE) {
            g.loadConst("");
            g.emitName(Op.LOAD_METHOD, "join");
            g.emit(Op.BUILD_LIST, 0);
            for (int i = 0; i < values.size(); i++) {
                visit(values.get(i));
                g.emit(Op.LIST_APPEND, 1);
            }
            g.emit(Op.CALL_METHOD, 1);
        } else {
            visit(values);
            if (values.size() != 1) g.emit(Op.BUILD_STRING, values.size());
        }
    }
}
