package taipan.compiler.ast;

/// An expression. Optional children are `null` when absent.
///
/// CPython: Parser/Python.asdl (expr)
public sealed interface Expr {
    Span at();

    record BoolOp(BoolOperator op, Seq<Expr> values, Span at) implements Expr {}

    record NamedExpr(Expr target, Expr value, Span at) implements Expr {}

    record BinOp(Expr left, Operator op, Expr right, Span at) implements Expr {}

    record UnaryOp(UnaryOperator op, Expr operand, Span at) implements Expr {}

    record Lambda(Arguments args, Expr body, Span at) implements Expr {}

    record IfExp(Expr test, Expr body, Expr orelse, Span at) implements Expr {}

    /// A dict display; a key that is `null` marks a `**value` entry.
    record Dict(Seq<Expr> keys, Seq<Expr> values, Span at) implements Expr {}

    record Set(Seq<Expr> elts, Span at) implements Expr {}

    record ListComp(Expr elt, Seq<Comprehension> generators, Span at) implements Expr {}

    record SetComp(Expr elt, Seq<Comprehension> generators, Span at) implements Expr {}

    record DictComp(Expr key, Expr value, Seq<Comprehension> generators, Span at) implements Expr {}

    record GeneratorExp(Expr elt, Seq<Comprehension> generators, Span at) implements Expr {}

    record Await(Expr value, Span at) implements Expr {}

    record Yield(Expr value, Span at) implements Expr {}

    record YieldFrom(Expr value, Span at) implements Expr {}

    record Compare(Expr left, Seq<CmpOperator> ops, Seq<Expr> comparators, Span at) implements Expr {}

    record Call(Expr func, Seq<Expr> args, Seq<Keyword> keywords, Span at) implements Expr {}

    /// A replacement field; `conversion` is -1 or the character after `!`.
    record FormattedValue(Expr value, int conversion, Expr formatSpec, Span at) implements Expr {}

    record JoinedStr(Seq<Expr> values, Span at) implements Expr {}

    /// A literal, as one of the constant values of `taipan.code`; `kind` is `"u"` for `u''` literals, else `null`.
    record Constant(Object value, String kind, Span at) implements Expr {}

    record Attribute(Expr value, String attr, ExprContext ctx, Span at) implements Expr {}

    record Subscript(Expr value, Expr slice, ExprContext ctx, Span at) implements Expr {}

    record Starred(Expr value, ExprContext ctx, Span at) implements Expr {}

    record Name(String id, ExprContext ctx, Span at) implements Expr {}

    record List(Seq<Expr> elts, ExprContext ctx, Span at) implements Expr {}

    record Tuple(Seq<Expr> elts, ExprContext ctx, Span at) implements Expr {}

    record Slice(Expr lower, Expr upper, Expr step, Span at) implements Expr {}
}
