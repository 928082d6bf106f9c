package taipan.compiler.ast;

import java.math.BigInteger;
import taipan.code.BytesConstant;
import taipan.code.ComplexConstant;
import taipan.code.FrozenSetConstant;
import taipan.code.Singleton;
import taipan.code.TupleConstant;
import taipan.code.WideStr;
import taipan.compiler.SyntaxProblem;

/// Checks trees that did not come from the parser, for what the passes after it rely on.
///
/// A wrong tree is a [SyntaxProblem] of the kind `ValueError` or `TypeError`, one nested too deeply a `RecursionError`.
///
/// CPython: Python/ast.c
public final class Validator {
    private final int depthLimit;
    private int depth;

    private Validator(int depthLimit) {
        this.depthLimit = depthLimit;
    }

    /// Throws a [SyntaxProblem] when `tree` is no program.
    public static void validate(Mod tree, int depthLimit) {
        Validator validator = new Validator(depthLimit);
        switch (tree) {
            case Mod.Module module -> validator.statements(module.body());
            case Mod.Interactive interactive -> validator.statements(interactive.body());
            case Mod.Expression expression -> validator.expression(expression.body(), ExprContext.LOAD);
            case Mod.FunctionType type -> {
                validator.expressions(type.argtypes(), ExprContext.LOAD, false);
                validator.expression(type.returns(), ExprContext.LOAD);
            }
        }
    }

    private static SyntaxProblem valueError(String message) {
        return new SyntaxProblem(SyntaxProblem.Kind.VALUE_ERROR, message);
    }

    private void enter() {
        if (++depth > depthLimit) {
            throw new SyntaxProblem(
                    SyntaxProblem.Kind.RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
        }
    }

    private static void nonempty(Seq<?> seq, String what, String owner) {
        if (seq.isEmpty()) {
            throw valueError("empty " + what + " on " + owner);
        }
    }

    private static void name(String name) {
        if (name.equals("None") || name.equals("True") || name.equals("False")) {
            throw valueError("identifier field can't represent '" + name + "' constant");
        }
    }

    // ------------------------------------------------------------------ statements

    private void statements(Seq<Stmt> statements) {
        for (int i = 0; i < statements.size(); i++) {
            Stmt statement = statements.get(i);
            if (statement == null) {
                throw valueError("None disallowed in statement list");
            }
            enter();
            statement(statement);
            depth--;
        }
    }

    private void body(Seq<Stmt> body, String owner) {
        nonempty(body, "body", owner);
        statements(body);
    }

    private void statement(Stmt statement) {
        switch (statement) {
            case Stmt.FunctionDef f -> {
                body(f.body(), "FunctionDef");
                function(f.args(), f.decoratorList(), f.returns());
            }
            case Stmt.AsyncFunctionDef f -> {
                body(f.body(), "AsyncFunctionDef");
                function(f.args(), f.decoratorList(), f.returns());
            }
            case Stmt.ClassDef c -> {
                body(c.body(), "ClassDef");
                expressions(c.bases(), ExprContext.LOAD, false);
                keywords(c.keywords());
                expressions(c.decoratorList(), ExprContext.LOAD, false);
            }
            case Stmt.Return r -> optional(r.value());
            case Stmt.Delete d -> {
                nonempty(d.targets(), "targets", "Delete");
                expressions(d.targets(), ExprContext.DEL, false);
            }
            case Stmt.Assign a -> {
                nonempty(a.targets(), "targets", "Assign");
                expressions(a.targets(), ExprContext.STORE, false);
                load(a.value());
            }
            case Stmt.AugAssign a -> {
                expression(a.target(), ExprContext.STORE);
                load(a.value());
            }
            case Stmt.AnnAssign a -> {
                if (a.simple() && !(a.target() instanceof Expr.Name)) {
                    throw new SyntaxProblem(
                            SyntaxProblem.Kind.TYPE_ERROR, "AnnAssign with simple non-Name target");
                }
                expression(a.target(), ExprContext.STORE);
                optional(a.value());
                load(a.annotation());
            }
            case Stmt.For f -> loop(f.target(), f.iter(), f.body(), f.orelse(), "For");
            case Stmt.AsyncFor f -> loop(f.target(), f.iter(), f.body(), f.orelse(), "AsyncFor");
            case Stmt.While w -> {
                load(w.test());
                body(w.body(), "While");
                statements(w.orelse());
            }
            case Stmt.If i -> {
                load(i.test());
                body(i.body(), "If");
                statements(i.orelse());
            }
            case Stmt.With w -> with(w.items(), w.body(), "With");
            case Stmt.AsyncWith w -> with(w.items(), w.body(), "AsyncWith");
            case Stmt.Match m -> match(m);
            case Stmt.Raise r -> {
                if (r.exc() == null && r.cause() != null) {
                    throw valueError("Raise with cause but no exception");
                }
                optional(r.exc());
                optional(r.cause());
            }
            case Stmt.Try t -> tryStatement(t);
            case Stmt.Assert a -> {
                load(a.test());
                optional(a.msg());
            }
            case Stmt.Import i -> nonempty(i.names(), "names", "Import");
            case Stmt.ImportFrom i -> {
                if (i.level() < 0) {
                    throw valueError("Negative ImportFrom level");
                }
                nonempty(i.names(), "names", "ImportFrom");
            }
            case Stmt.Global g -> nonempty(g.names(), "names", "Global");
            case Stmt.Nonlocal n -> nonempty(n.names(), "names", "Nonlocal");
            case Stmt.ExprStmt e -> load(e.value());
            case Stmt.Pass _, Stmt.Break _, Stmt.Continue _ -> {}
        }
    }

    private void function(Arguments arguments, Seq<Expr> decorators, Expr returns) {
        arguments(arguments);
        expressions(decorators, ExprContext.LOAD, false);
        optional(returns);
    }

    private void loop(Expr target, Expr iter, Seq<Stmt> body, Seq<Stmt> orelse, String owner) {
        expression(target, ExprContext.STORE);
        load(iter);
        body(body, owner);
        statements(orelse);
    }

    private void with(Seq<WithItem> items, Seq<Stmt> body, String owner) {
        nonempty(items, "items", owner);
        for (int i = 0; i < items.size(); i++) {
            WithItem item = items.get(i);
            load(item.contextExpr());
            if (item.optionalVars() != null) {
                expression(item.optionalVars(), ExprContext.STORE);
            }
        }
        body(body, owner);
    }

    private void tryStatement(Stmt.Try t) {
        body(t.body(), "Try");
        if (t.handlers().isEmpty()) {
            if (t.finalbody().isEmpty()) {
                throw valueError("Try has neither except handlers nor finalbody");
            }
            if (!t.orelse().isEmpty()) {
                throw valueError("Try has orelse but no except handlers");
            }
        }
        for (int i = 0; i < t.handlers().size(); i++) {
            ExceptHandler handler = t.handlers().get(i);
            optional(handler.type());
            body(handler.body(), "ExceptHandler");
        }
        statements(t.finalbody());
        statements(t.orelse());
    }

    private void match(Stmt.Match match) {
        load(match.subject());
        nonempty(match.cases(), "cases", "Match");
        for (int i = 0; i < match.cases().size(); i++) {
            MatchCase each = match.cases().get(i);
            pattern(each.pattern(), false);
            optional(each.guard());
            body(each.body(), "match_case");
        }
    }

    private void arguments(Arguments arguments) {
        annotations(arguments.posonlyargs());
        annotations(arguments.args());
        annotation(arguments.vararg());
        annotations(arguments.kwonlyargs());
        annotation(arguments.kwarg());
        if (arguments.defaults().size() > arguments.posonlyargs().size() + arguments.args().size()) {
            throw valueError("more positional defaults than args on arguments");
        }
        if (arguments.kwDefaults().size() != arguments.kwonlyargs().size()) {
            throw valueError("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        expressions(arguments.defaults(), ExprContext.LOAD, false);
        expressions(arguments.kwDefaults(), ExprContext.LOAD, true);
    }

    private void annotations(Seq<Arg> args) {
        for (int i = 0; i < args.size(); i++) {
            annotation(args.get(i));
        }
    }

    private void annotation(Arg arg) {
        if (arg != null) {
            optional(arg.annotation());
        }
    }

    private void keywords(Seq<Keyword> keywords) {
        for (int i = 0; i < keywords.size(); i++) {
            load(keywords.get(i).value());
        }
    }

    // ------------------------------------------------------------------ expressions

    private void expressions(Seq<Expr> expressions, ExprContext context, boolean mayBeAbsent) {
        for (int i = 0; i < expressions.size(); i++) {
            Expr expr = expressions.get(i);
            if (expr != null) {
                expression(expr, context);
            } else if (!mayBeAbsent) {
                throw valueError("None disallowed in expression list");
            }
        }
    }

    private void load(Expr expr) {
        expression(expr, ExprContext.LOAD);
    }

    private void optional(Expr expr) {
        if (expr != null) {
            expression(expr, ExprContext.LOAD);
        }
    }

    private void expression(Expr expr, ExprContext context) {
        enter();
        ExprContext actual = switch (expr) {
            case Expr.Attribute a -> a.ctx();
            case Expr.Subscript s -> s.ctx();
            case Expr.Starred s -> s.ctx();
            case Expr.Name n -> {
                name(n.id());
                yield n.ctx();
            }
            case Expr.List l -> l.ctx();
            case Expr.Tuple t -> t.ctx();
            default -> null;
        };
        if (actual == null) {
            if (context != ExprContext.LOAD) {
                throw valueError("expression which can't be assigned to in " + spelled(context) + " context");
            }
        } else if (actual != context) {
            throw valueError("expression must have " + spelled(context) + " context but has " + spelled(actual)
                    + " instead");
        }
        children(expr, context);
        depth--;
    }

    private static String spelled(ExprContext context) {
        return switch (context) {
            case LOAD -> "Load";
            case STORE -> "Store";
            case DEL -> "Del";
        };
    }

    private void children(Expr expr, ExprContext context) {
        switch (expr) {
            case Expr.BoolOp b -> {
                if (b.values().size() < 2) {
                    throw valueError("BoolOp with less than 2 values");
                }
                expressions(b.values(), ExprContext.LOAD, false);
            }
            case Expr.BinOp b -> {
                load(b.left());
                load(b.right());
            }
            case Expr.UnaryOp u -> load(u.operand());
            case Expr.Lambda l -> {
                arguments(l.args());
                load(l.body());
            }
            case Expr.IfExp i -> {
                load(i.test());
                load(i.body());
                load(i.orelse());
            }
            case Expr.Dict d -> {
                if (d.keys().size() != d.values().size()) {
                    throw valueError("Dict doesn't have the same number of keys as values");
                }
                expressions(d.keys(), ExprContext.LOAD, true);
                expressions(d.values(), ExprContext.LOAD, false);
            }
            case Expr.Set s -> expressions(s.elts(), ExprContext.LOAD, false);
            case Expr.ListComp c -> comprehension(c.generators(), c.elt(), null);
            case Expr.SetComp c -> comprehension(c.generators(), c.elt(), null);
            case Expr.GeneratorExp c -> comprehension(c.generators(), c.elt(), null);
            case Expr.DictComp c -> comprehension(c.generators(), c.key(), c.value());
            case Expr.Yield y -> optional(y.value());
            case Expr.YieldFrom y -> load(y.value());
            case Expr.Await a -> load(a.value());
            case Expr.Compare c -> {
                if (c.comparators().isEmpty()) {
                    throw valueError("Compare with no comparators");
                }
                if (c.comparators().size() != c.ops().size()) {
                    throw valueError("Compare has a different number of comparators and operands");
                }
                expressions(c.comparators(), ExprContext.LOAD, false);
                load(c.left());
            }
            case Expr.Call c -> {
                load(c.func());
                expressions(c.args(), ExprContext.LOAD, false);
                keywords(c.keywords());
            }
            case Expr.JoinedStr j -> expressions(j.values(), ExprContext.LOAD, false);
            case Expr.FormattedValue f -> {
                load(f.value());
                optional(f.formatSpec());
            }
            case Expr.Attribute a -> load(a.value());
            case Expr.Subscript s -> {
                load(s.slice());
                load(s.value());
            }
            case Expr.Starred s -> expression(s.value(), context);
            case Expr.List l -> expressions(l.elts(), context, false);
            case Expr.Tuple t -> expressions(t.elts(), context, false);
            case Expr.NamedExpr n -> load(n.value());
            case Expr.Slice s -> {
                optional(s.lower());
                optional(s.upper());
                optional(s.step());
            }
            case Expr.Constant c -> constant(c.value());
            case Expr.Name _ -> {}
        }
    }

    private static void constant(Object value) {
        switch (value) {
            case InvalidConstant(String type) -> throw new SyntaxProblem(
                    SyntaxProblem.Kind.TYPE_ERROR, "got an invalid type in Constant: " + type);
            case TupleConstant tuple -> {
                for (Object element : tuple.elements()) constant(element);
            }
            case FrozenSetConstant set -> {
                for (Object element : set.elements()) constant(element);
            }
            default -> {}
        }
    }

    private void comprehension(Seq<Comprehension> generators, Expr first, Expr second) {
        if (generators.isEmpty()) {
            throw valueError("comprehension with no generators");
        }
        for (int i = 0; i < generators.size(); i++) {
            Comprehension generator = generators.get(i);
            expression(generator.target(), ExprContext.STORE);
            load(generator.iter());
            expressions(generator.ifs(), ExprContext.LOAD, false);
        }
        load(first);
        optional(second);
    }

    // ------------------------------------------------------------------ patterns

    private void patterns(Seq<Pattern> patterns, boolean starAllowed) {
        for (int i = 0; i < patterns.size(); i++) {
            pattern(patterns.get(i), starAllowed);
        }
    }

    private void pattern(Pattern pattern, boolean starAllowed) {
        if (pattern == null) {
            // Differs from CPython: it crashes here.
            throw valueError("None disallowed in pattern list");
        }
        enter();
        switch (pattern) {
            case Pattern.MatchValue value -> patternValue(value.value());
            case Pattern.MatchSingleton singleton -> {
                if (!(singleton.value() instanceof Boolean) && singleton.value() != Singleton.NONE) {
                    throw valueError("MatchSingleton can only contain True, False and None");
                }
            }
            case Pattern.MatchSequence sequence -> patterns(sequence.patterns(), true);
            case Pattern.MatchMapping mapping -> mapping(mapping);
            case Pattern.MatchClass match -> classPattern(match);
            case Pattern.MatchStar star -> {
                if (!starAllowed) {
                    throw valueError("can't use MatchStar here");
                }
                capture(star.name());
            }
            case Pattern.MatchAs as -> {
                capture(as.name());
                if (as.pattern() != null) {
                    if (as.name() == null) {
                        throw valueError("MatchAs must specify a target name if a pattern is given");
                    }
                    pattern(as.pattern(), false);
                }
            }
            case Pattern.MatchOr or -> {
                if (or.patterns().size() < 2) {
                    throw valueError("MatchOr requires at least 2 patterns");
                }
                patterns(or.patterns(), false);
            }
        }
        depth--;
    }

    private static void capture(String name) {
        if (name == null) {
            return;
        }
        if (name.equals("_")) {
            throw valueError("can't capture name '_' in patterns");
        }
        name(name);
    }

    private void mapping(Pattern.MatchMapping mapping) {
        if (mapping.keys().size() != mapping.patterns().size()) {
            throw valueError("MatchMapping doesn't have the same number of keys as patterns");
        }
        capture(mapping.rest());
        for (int i = 0; i < mapping.keys().size(); i++) {
            Expr key = mapping.keys().get(i);
            if (key == null) {
                // Differs from CPython: it crashes here.
                throw valueError("None disallowed in expression list");
            }
            boolean singleton = key instanceof Expr.Constant constant
                    && (constant.value() instanceof Boolean || constant.value() == Singleton.NONE);
            if (!singleton) {
                patternValue(key);
            }
        }
        patterns(mapping.patterns(), false);
    }

    private void classPattern(Pattern.MatchClass match) {
        if (match.kwdAttrs().size() != match.kwdPatterns().size()) {
            throw valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        load(match.cls());
        Expr cls = match.cls();
        while (cls instanceof Expr.Attribute attribute) {
            cls = attribute.value();
        }
        if (!(cls instanceof Expr.Name)) {
            throw valueError("MatchClass cls field can only contain Name or Attribute nodes.");
        }
        for (int i = 0; i < match.kwdAttrs().size(); i++) {
            name(match.kwdAttrs().get(i));
        }
        patterns(match.patterns(), false);
        patterns(match.kwdPatterns(), false);
    }

    private void patternValue(Expr value) {
        load(value);
        boolean valid = switch (value) {
            case Expr.Constant constant -> {
                if (!isNumber(constant, true, true)
                        && !(constant.value() instanceof String)
                        && !(constant.value() instanceof WideStr)
                        && !(constant.value() instanceof BytesConstant)) {
                    throw valueError("unexpected constant inside of a literal pattern");
                }
                yield true;
            }
            case Expr.Attribute _, Expr.JoinedStr _ -> true;
            case Expr.UnaryOp _ -> isNegative(value, true);
            case Expr.BinOp sum -> (sum.op() == Operator.ADD || sum.op() == Operator.SUB)
                    && (isNumber(sum.left(), true, false) || isNegative(sum.left(), false))
                    && isNumber(sum.right(), false, true);
            default -> false;
        };
        if (!valid) {
            throw valueError("patterns may only match literals and attribute lookups");
        }
    }

    private static boolean isNegative(Expr expr, boolean imaginary) {
        return expr instanceof Expr.UnaryOp unary
                && unary.op() == UnaryOperator.U_SUB
                && isNumber(unary.operand(), true, imaginary);
    }

    private static boolean isNumber(Expr expr, boolean real, boolean imaginary) {
        if (!(expr instanceof Expr.Constant constant)) {
            return false;
        }
        return switch (constant.value()) {
            case Long _, BigInteger _, Double _ -> real;
            case ComplexConstant _ -> imaginary;
            default -> false;
        };
    }
}
