package taipan.compiler.ast;

/// A pattern of a `case` clause. Optional children are `null` when absent.
///
/// CPython: Parser/Python.asdl (pattern)
public sealed interface Pattern {
    Span at();

    record MatchValue(Expr value, Span at) implements Pattern {}

    /// `None`, `True` or `False`, as a constant value of `taipan.code`.
    record MatchSingleton(Object value, Span at) implements Pattern {}

    record MatchSequence(Seq<Pattern> patterns, Span at) implements Pattern {}

    record MatchMapping(Seq<Expr> keys, Seq<Pattern> patterns, String rest, Span at) implements Pattern {}

    record MatchClass(
            Expr cls, Seq<Pattern> patterns, Seq<String> kwdAttrs, Seq<Pattern> kwdPatterns, Span at)
            implements Pattern {}

    record MatchStar(String name, Span at) implements Pattern {}

    /// A capture (`pattern` absent), a wildcard (both absent) or `pattern as name`.
    record MatchAs(Pattern pattern, String name, Span at) implements Pattern {}

    record MatchOr(Seq<Pattern> patterns, Span at) implements Pattern {}
}
