package taipan.compiler.codegen;

import taipan.code.CodeFlags;
import taipan.code.TupleConstant;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.ast.Arg;
import taipan.compiler.ast.Arguments;
import taipan.compiler.ast.CmpOperator;
import taipan.compiler.ast.Comprehension;
import taipan.compiler.ast.ExceptHandler;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Keyword;
import taipan.compiler.ast.MatchCase;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Pattern;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Stmt;
import taipan.compiler.ast.UnaryOperator;
import taipan.compiler.ast.WithItem;

/// Computes what is constant in a tree, and answers `__debug__`. Nodes below which nothing changes are shared between
/// the old tree and the new one.
/// CPython: Python/ast_opt.c
public final class ConstantFolder {
    private final int optimize;
    private final boolean lazyAnnotations;
    private final int depthLimit;
    private int depth;

    private ConstantFolder(int optimize, int futures, int depthLimit) {
        this.optimize = optimize;
        this.lazyAnnotations = (futures & CodeFlags.FUTURE_ANNOTATIONS) != 0;
        this.depthLimit = depthLimit;
    }

    public static Mod fold(Mod tree, int optimize, int futures, int depthLimit) {
        var folder = new ConstantFolder(optimize, futures, depthLimit);
        return switch (tree) {
            case Mod.Module(var body, var ignores) -> {
                var folded = folder.body(body);
                yield folded == body ? tree : new Mod.Module(folded, ignores);
            }
            case Mod.Interactive(var body) -> {
                var folded = folder.statements(body);
                yield folded == body ? tree : new Mod.Interactive(folded);
            }
            case Mod.Expression(var body) -> {
                var folded = folder.expr(body);
                yield folded == body ? tree : new Mod.Expression(folded);
            }
            case Mod.FunctionType _ -> tree;
        };
    }

    private void deeper() {
        if (++depth > depthLimit) {
            throw new SyntaxProblem(SyntaxProblem.Kind.RECURSION_ERROR,
                    "maximum recursion depth exceeded during compilation");
        }
    }

    /// The body of a module, class or function. An expression that became a string is no docstring for that.
    private Seq<Stmt> body(Seq<Stmt> body) {
        boolean docstring = CodeGenerator.hasDocstring(body);
        Seq<Stmt> folded = statements(body);
        if (docstring || !CodeGenerator.hasDocstring(folded)) return folded;
        var first = (Stmt.ExprStmt) folded.first();
        var statements = folded.toArray(new Stmt[0]);
        statements[0] = new Stmt.ExprStmt(new Expr.JoinedStr(Seq.of(first.value()), first.at()), first.at());
        return Seq.of(statements);
    }

    // Lists: the same list unless an element changed

    private Seq<Stmt> statements(Seq<Stmt> list) {
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            Stmt element = list.get(i);
            changed = set(changed, list, i, element, stmt(element));
        }
        return changed == null ? list : adopt(changed);
    }

    private Seq<Expr> exprs(Seq<Expr> list) {
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            Expr element = list.get(i);
            changed = set(changed, list, i, element, expr(element));
        }
        return changed == null ? list : adopt(changed);
    }

    private Seq<Keyword> keywords(Seq<Keyword> list) {
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            Keyword element = list.get(i);
            Expr value = expr(element.value());
            changed = set(changed, list, i, element,
                    value == element.value() ? element : new Keyword(element.arg(), value, element.at()));
        }
        return changed == null ? list : adopt(changed);
    }

    private Seq<Comprehension> comprehensions(Seq<Comprehension> list) {
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            Comprehension element = list.get(i);
            Expr target = expr(element.target());
            Expr iter = iterable(expr(element.iter()));
            Seq<Expr> ifs = exprs(element.ifs());
            boolean same = target == element.target() && iter == element.iter() && ifs == element.ifs();
            changed = set(changed, list, i, element,
                    same ? element : new Comprehension(target, iter, ifs, element.isAsync()));
        }
        return changed == null ? list : adopt(changed);
    }

    private Seq<Arg> args(Seq<Arg> list) {
        if (lazyAnnotations) return list;
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            Arg element = list.get(i);
            changed = set(changed, list, i, element, arg(element));
        }
        return changed == null ? list : adopt(changed);
    }

    private Seq<ExceptHandler> handlers(Seq<ExceptHandler> list) {
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            ExceptHandler element = list.get(i);
            Expr type = expr(element.type());
            Seq<Stmt> body = statements(element.body());
            boolean same = type == element.type() && body == element.body();
            changed = set(changed, list, i, element,
                    same ? element : new ExceptHandler(type, element.name(), body, element.at()));
        }
        return changed == null ? list : adopt(changed);
    }

    private Seq<WithItem> items(Seq<WithItem> list) {
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            WithItem element = list.get(i);
            Expr context = expr(element.contextExpr());
            Expr target = expr(element.optionalVars());
            boolean same = context == element.contextExpr() && target == element.optionalVars();
            changed = set(changed, list, i, element, same ? element : new WithItem(context, target));
        }
        return changed == null ? list : adopt(changed);
    }

    private Seq<MatchCase> cases(Seq<MatchCase> list) {
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            MatchCase element = list.get(i);
            Pattern pattern = pattern(element.pattern());
            Expr guard = expr(element.guard());
            Seq<Stmt> body = statements(element.body());
            boolean same = pattern == element.pattern() && guard == element.guard() && body == element.body();
            changed = set(changed, list, i, element, same ? element : new MatchCase(pattern, guard, body));
        }
        return changed == null ? list : adopt(changed);
    }

    private Seq<Pattern> patterns(Seq<Pattern> list) {
        Object[] changed = null;
        for (int i = 0; i < list.size(); i++) {
            Pattern element = list.get(i);
            changed = set(changed, list, i, element, pattern(element));
        }
        return changed == null ? list : adopt(changed);
    }

    private static Object[] set(Object[] changed, Seq<?> list, int index, Object before, Object after) {
        if (before == after) return changed;
        var elements = changed == null ? list.toArray() : changed;
        elements[index] = after;
        return elements;
    }

    @SuppressWarnings("unchecked")
    private static <E> Seq<E> adopt(Object[] elements) {
        return (Seq<E>) Seq.of(elements);
    }

    // Nodes

    private Arg arg(Arg arg) {
        if (arg == null || arg.annotation() == null || lazyAnnotations) return arg;
        Expr annotation = expr(arg.annotation());
        return annotation == arg.annotation() ? arg : new Arg(arg.arg(), annotation, arg.typeComment(), arg.at());
    }

    private Arguments arguments(Arguments args) {
        var posonlyargs = args(args.posonlyargs());
        var plain = args(args.args());
        var vararg = arg(args.vararg());
        var kwonlyargs = args(args.kwonlyargs());
        var kwDefaults = exprs(args.kwDefaults());
        var kwarg = arg(args.kwarg());
        var defaults = exprs(args.defaults());
        boolean same = posonlyargs == args.posonlyargs() && plain == args.args() && vararg == args.vararg()
                && kwonlyargs == args.kwonlyargs() && kwDefaults == args.kwDefaults() && kwarg == args.kwarg()
                && defaults == args.defaults();
        return same ? args : new Arguments(posonlyargs, plain, vararg, kwonlyargs, kwDefaults, kwarg, defaults);
    }

    private Expr annotation(Expr annotation) {
        return lazyAnnotations ? annotation : expr(annotation);
    }

    /// CPython: astfold_stmt
    private Stmt stmt(Stmt stmt) {
        deeper();
        Stmt folded = switch (stmt) {
            case Stmt.ExprStmt(var value, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? stmt : new Stmt.ExprStmt(newValue, at);
            }
            case Stmt.Assign(var targets, var value, var comment, var at) -> {
                var newTargets = exprs(targets);
                var newValue = expr(value);
                yield newTargets == targets && newValue == value ? stmt
                        : new Stmt.Assign(newTargets, newValue, comment, at);
            }
            case Stmt.FunctionDef(var name, var args, var body, var decorators, var returns, var comment, var at) -> {
                var newArgs = arguments(args);
                var newBody = body(body);
                var newDecorators = exprs(decorators);
                var newReturns = annotation(returns);
                yield newArgs == args && newBody == body && newDecorators == decorators && newReturns == returns ? stmt
                        : new Stmt.FunctionDef(name, newArgs, newBody, newDecorators, newReturns, comment, at);
            }
            case Stmt.AsyncFunctionDef(
                    var name, var args, var body, var decorators, var returns, var comment, var at) -> {
                var newArgs = arguments(args);
                var newBody = body(body);
                var newDecorators = exprs(decorators);
                var newReturns = annotation(returns);
                yield newArgs == args && newBody == body && newDecorators == decorators && newReturns == returns ? stmt
                        : new Stmt.AsyncFunctionDef(name, newArgs, newBody, newDecorators, newReturns, comment, at);
            }
            case Stmt.ClassDef(var name, var bases, var keywords, var body, var decorators, var at) -> {
                var newBases = exprs(bases);
                var newKeywords = keywords(keywords);
                var newBody = body(body);
                var newDecorators = exprs(decorators);
                yield newBases == bases && newKeywords == keywords && newBody == body && newDecorators == decorators
                        ? stmt : new Stmt.ClassDef(name, newBases, newKeywords, newBody, newDecorators, at);
            }
            case Stmt.Return(var value, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? stmt : new Stmt.Return(newValue, at);
            }
            case Stmt.Delete(var targets, var at) -> {
                var newTargets = exprs(targets);
                yield newTargets == targets ? stmt : new Stmt.Delete(newTargets, at);
            }
            case Stmt.AugAssign(var target, var op, var value, var at) -> {
                var newTarget = expr(target);
                var newValue = expr(value);
                yield newTarget == target && newValue == value ? stmt
                        : new Stmt.AugAssign(newTarget, op, newValue, at);
            }
            case Stmt.AnnAssign(var target, var annotation, var value, var simple, var at) -> {
                var newTarget = expr(target);
                var newAnnotation = annotation(annotation);
                var newValue = expr(value);
                yield newTarget == target && newAnnotation == annotation && newValue == value ? stmt
                        : new Stmt.AnnAssign(newTarget, newAnnotation, newValue, simple, at);
            }
            case Stmt.For(var target, var iter, var body, var orelse, var comment, var at) -> {
                var newTarget = expr(target);
                var newIter = iterable(expr(iter));
                var newBody = statements(body);
                var newOrelse = statements(orelse);
                yield newTarget == target && newIter == iter && newBody == body && newOrelse == orelse ? stmt
                        : new Stmt.For(newTarget, newIter, newBody, newOrelse, comment, at);
            }
            case Stmt.AsyncFor(var target, var iter, var body, var orelse, var comment, var at) -> {
                var newTarget = expr(target);
                var newIter = expr(iter);
                var newBody = statements(body);
                var newOrelse = statements(orelse);
                yield newTarget == target && newIter == iter && newBody == body && newOrelse == orelse ? stmt
                        : new Stmt.AsyncFor(newTarget, newIter, newBody, newOrelse, comment, at);
            }
            case Stmt.While(var test, var body, var orelse, var at) -> {
                var newTest = expr(test);
                var newBody = statements(body);
                var newOrelse = statements(orelse);
                yield newTest == test && newBody == body && newOrelse == orelse ? stmt
                        : new Stmt.While(newTest, newBody, newOrelse, at);
            }
            case Stmt.If(var test, var body, var orelse, var at) -> {
                var newTest = expr(test);
                var newBody = statements(body);
                var newOrelse = statements(orelse);
                yield newTest == test && newBody == body && newOrelse == orelse ? stmt
                        : new Stmt.If(newTest, newBody, newOrelse, at);
            }
            case Stmt.With(var items, var body, var comment, var at) -> {
                var newItems = items(items);
                var newBody = statements(body);
                yield newItems == items && newBody == body ? stmt : new Stmt.With(newItems, newBody, comment, at);
            }
            case Stmt.AsyncWith(var items, var body, var comment, var at) -> {
                var newItems = items(items);
                var newBody = statements(body);
                yield newItems == items && newBody == body ? stmt : new Stmt.AsyncWith(newItems, newBody, comment, at);
            }
            case Stmt.Match(var subject, var cases, var at) -> {
                var newSubject = expr(subject);
                var newCases = cases(cases);
                yield newSubject == subject && newCases == cases ? stmt : new Stmt.Match(newSubject, newCases, at);
            }
            case Stmt.Raise(var exc, var cause, var at) -> {
                var newExc = expr(exc);
                var newCause = expr(cause);
                yield newExc == exc && newCause == cause ? stmt : new Stmt.Raise(newExc, newCause, at);
            }
            case Stmt.Try(var body, var handlers, var orelse, var finalbody, var at) -> {
                var newBody = statements(body);
                var newHandlers = handlers(handlers);
                var newOrelse = statements(orelse);
                var newFinalbody = statements(finalbody);
                yield newBody == body && newHandlers == handlers && newOrelse == orelse && newFinalbody == finalbody
                        ? stmt : new Stmt.Try(newBody, newHandlers, newOrelse, newFinalbody, at);
            }
            case Stmt.Assert(var test, var msg, var at) -> {
                var newTest = expr(test);
                var newMsg = expr(msg);
                yield newTest == test && newMsg == msg ? stmt : new Stmt.Assert(newTest, newMsg, at);
            }
            case Stmt.Import _, Stmt.ImportFrom _, Stmt.Global _, Stmt.Nonlocal _, Stmt.Pass _, Stmt.Break _,
                    Stmt.Continue _ -> stmt;
        };
        depth--;
        return folded;
    }

    private Pattern pattern(Pattern pattern) {
        if (pattern == null) return null;
        deeper();
        Pattern folded = switch (pattern) {
            case Pattern.MatchValue(var value, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? pattern : new Pattern.MatchValue(newValue, at);
            }
            case Pattern.MatchSingleton _, Pattern.MatchStar _ -> pattern;
            case Pattern.MatchSequence(var patterns, var at) -> {
                var newPatterns = patterns(patterns);
                yield newPatterns == patterns ? pattern : new Pattern.MatchSequence(newPatterns, at);
            }
            case Pattern.MatchMapping(var keys, var patterns, var rest, var at) -> {
                var newKeys = exprs(keys);
                var newPatterns = patterns(patterns);
                yield newKeys == keys && newPatterns == patterns ? pattern
                        : new Pattern.MatchMapping(newKeys, newPatterns, rest, at);
            }
            case Pattern.MatchClass(var cls, var patterns, var attributes, var kwdPatterns, var at) -> {
                var newCls = expr(cls);
                var newPatterns = patterns(patterns);
                var newKwdPatterns = patterns(kwdPatterns);
                yield newCls == cls && newPatterns == patterns && newKwdPatterns == kwdPatterns ? pattern
                        : new Pattern.MatchClass(newCls, newPatterns, attributes, newKwdPatterns, at);
            }
            case Pattern.MatchAs(var inner, var name, var at) -> {
                var newInner = pattern(inner);
                yield newInner == inner ? pattern : new Pattern.MatchAs(newInner, name, at);
            }
            case Pattern.MatchOr(var patterns, var at) -> {
                var newPatterns = patterns(patterns);
                yield newPatterns == patterns ? pattern : new Pattern.MatchOr(newPatterns, at);
            }
        };
        depth--;
        return folded;
    }

    /// CPython: astfold_expr
    private Expr expr(Expr expr) {
        if (expr == null) return null;
        deeper();
        Expr folded = switch (expr) {
            case Expr.Name(var id, var ctx, var at) -> ctx == ExprContext.LOAD && id.equals("__debug__")
                    ? new Expr.Constant(optimize == 0, null, at) : expr;
            case Expr.Constant _ -> expr;
            case Expr.Attribute(var value, var attr, var ctx, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? expr : new Expr.Attribute(newValue, attr, ctx, at);
            }
            case Expr.Call(var func, var args, var keywords, var at) -> {
                var newFunc = expr(func);
                var newArgs = exprs(args);
                var newKeywords = keywords(keywords);
                yield newFunc == func && newArgs == args && newKeywords == keywords ? expr
                        : new Expr.Call(newFunc, newArgs, newKeywords, at);
            }
            case Expr.Subscript(var value, var slice, var ctx, var at) -> {
                var newValue = expr(value);
                var newSlice = expr(slice);
                if (ctx == ExprContext.LOAD && newValue instanceof Expr.Constant(var container, _, _)
                        && newSlice instanceof Expr.Constant(var index, _, _)) {
                    Object item = ConstantArithmetic.item(container, index);
                    if (item != null) yield new Expr.Constant(item, null, at);
                }
                yield newValue == value && newSlice == slice ? expr : new Expr.Subscript(newValue, newSlice, ctx, at);
            }
            case Expr.NamedExpr(var target, var value, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? expr : new Expr.NamedExpr(target, newValue, at);
            }
            case Expr.BoolOp(var op, var values, var at) -> {
                var newValues = exprs(values);
                yield newValues == values ? expr : new Expr.BoolOp(op, newValues, at);
            }
            case Expr.BinOp(var left, var op, var right, var at) -> {
                var newLeft = expr(left);
                var newRight = expr(right);
                if (newLeft instanceof Expr.Constant(var a, _, _) && newRight instanceof Expr.Constant(var b, _, _)) {
                    Object value = ConstantArithmetic.binary(op, a, b);
                    if (value != null) yield new Expr.Constant(value, null, at);
                }
                yield newLeft == left && newRight == right ? expr : new Expr.BinOp(newLeft, op, newRight, at);
            }
            case Expr.UnaryOp unary -> unary(unary);
            case Expr.Lambda(var args, var body, var at) -> {
                var newArgs = arguments(args);
                var newBody = expr(body);
                yield newArgs == args && newBody == body ? expr : new Expr.Lambda(newArgs, newBody, at);
            }
            case Expr.IfExp(var test, var body, var orelse, var at) -> {
                var newTest = expr(test);
                var newBody = expr(body);
                var newOrelse = expr(orelse);
                yield newTest == test && newBody == body && newOrelse == orelse ? expr
                        : new Expr.IfExp(newTest, newBody, newOrelse, at);
            }
            case Expr.Dict(var keys, var values, var at) -> {
                var newKeys = exprs(keys);
                var newValues = exprs(values);
                yield newKeys == keys && newValues == values ? expr : new Expr.Dict(newKeys, newValues, at);
            }
            case Expr.Set(var elts, var at) -> {
                var newElts = exprs(elts);
                yield newElts == elts ? expr : new Expr.Set(newElts, at);
            }
            case Expr.ListComp(var elt, var generators, var at) -> {
                var newElt = expr(elt);
                var newGenerators = comprehensions(generators);
                yield newElt == elt && newGenerators == generators ? expr : new Expr.ListComp(newElt, newGenerators, at);
            }
            case Expr.SetComp(var elt, var generators, var at) -> {
                var newElt = expr(elt);
                var newGenerators = comprehensions(generators);
                yield newElt == elt && newGenerators == generators ? expr : new Expr.SetComp(newElt, newGenerators, at);
            }
            case Expr.DictComp(var key, var value, var generators, var at) -> {
                var newKey = expr(key);
                var newValue = expr(value);
                var newGenerators = comprehensions(generators);
                yield newKey == key && newValue == value && newGenerators == generators ? expr
                        : new Expr.DictComp(newKey, newValue, newGenerators, at);
            }
            case Expr.GeneratorExp(var elt, var generators, var at) -> {
                var newElt = expr(elt);
                var newGenerators = comprehensions(generators);
                yield newElt == elt && newGenerators == generators ? expr
                        : new Expr.GeneratorExp(newElt, newGenerators, at);
            }
            case Expr.Await(var value, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? expr : new Expr.Await(newValue, at);
            }
            case Expr.Yield(var value, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? expr : new Expr.Yield(newValue, at);
            }
            case Expr.YieldFrom(var value, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? expr : new Expr.YieldFrom(newValue, at);
            }
            case Expr.Compare(var left, var ops, var comparators, var at) -> {
                var newLeft = expr(left);
                var newComparators = exprs(comparators);
                if (ops.last() == CmpOperator.IN || ops.last() == CmpOperator.NOT_IN) {
                    int last = comparators.size() - 1;
                    Object[] changed = set(null, newComparators, last, newComparators.get(last),
                            iterable(newComparators.get(last)));
                    if (changed != null) newComparators = adopt(changed);
                }
                yield newLeft == left && newComparators == comparators ? expr
                        : new Expr.Compare(newLeft, ops, newComparators, at);
            }
            case Expr.FormattedValue(var value, var conversion, var spec, var at) -> {
                var newValue = expr(value);
                var newSpec = expr(spec);
                yield newValue == value && newSpec == spec ? expr
                        : new Expr.FormattedValue(newValue, conversion, newSpec, at);
            }
            case Expr.JoinedStr(var values, var at) -> {
                var newValues = exprs(values);
                yield newValues == values ? expr : new Expr.JoinedStr(newValues, at);
            }
            case Expr.Starred(var value, var ctx, var at) -> {
                var newValue = expr(value);
                yield newValue == value ? expr : new Expr.Starred(newValue, ctx, at);
            }
            case Expr.List(var elts, var ctx, var at) -> {
                var newElts = exprs(elts);
                yield newElts == elts ? expr : new Expr.List(newElts, ctx, at);
            }
            case Expr.Tuple tuple -> {
                var newElts = exprs(tuple.elts());
                yield tuple(newElts == tuple.elts() ? tuple : new Expr.Tuple(newElts, tuple.ctx(), tuple.at()));
            }
            case Expr.Slice(var lower, var upper, var step, var at) -> {
                var newLower = expr(lower);
                var newUpper = expr(upper);
                var newStep = expr(step);
                yield newLower == lower && newUpper == upper && newStep == step ? expr
                        : new Expr.Slice(newLower, newUpper, newStep, at);
            }
        };
        depth--;
        return folded;
    }

    /// CPython: fold_unaryop
    private Expr unary(Expr.UnaryOp unary) {
        Expr operand = expr(unary.operand());
        if (operand instanceof Expr.Constant(var value, _, _)) {
            Object result = ConstantArithmetic.unary(unary.op(), value);
            if (result != null) return new Expr.Constant(result, null, unary.at());
        } else if (unary.op() == UnaryOperator.NOT
                && operand instanceof Expr.Compare(var left, var ops, var comparators, var at) && ops.size() == 1) {
            // Only these are each other's opposite whatever the operands think.
            CmpOperator opposite = switch (ops.first()) {
                case IS -> CmpOperator.IS_NOT;
                case IS_NOT -> CmpOperator.IS;
                case IN -> CmpOperator.NOT_IN;
                case NOT_IN -> CmpOperator.IN;
                default -> null;
            };
            if (opposite != null) return new Expr.Compare(left, Seq.of(opposite), comparators, at);
        }
        return operand == unary.operand() ? unary : new Expr.UnaryOp(unary.op(), operand, unary.at());
    }

    private static Expr tuple(Expr.Tuple tuple) {
        if (tuple.ctx() != ExprContext.LOAD) return tuple;
        var elts = tuple.elts();
        if (!Expressions.allConstant(elts, 0, elts.size())) return tuple;
        return new Expr.Constant(Expressions.constants(elts, 0, elts.size()), null, tuple.at());
    }

    /// A list or set that is only iterated over or searched may be a tuple or frozenset.
    /// CPython: fold_iter
    private static Expr iterable(Expr expr) {
        switch (expr) {
            case Expr.List(var elts, var ctx, var at) -> {
                for (int i = 0; i < elts.size(); i++) {
                    if (elts.get(i) instanceof Expr.Starred) return expr;
                }
                return tuple(new Expr.Tuple(elts, ctx, at));
            }
            case Expr.Set(var elts, var at) -> {
                if (!Expressions.allConstant(elts, 0, elts.size())) return expr;
                TupleConstant constants = Expressions.constants(elts, 0, elts.size());
                return new Expr.Constant(ConstantSets.frozenset(constants.elements()), null, at);
            }
            default -> {
                return expr;
            }
        }
    }
}
