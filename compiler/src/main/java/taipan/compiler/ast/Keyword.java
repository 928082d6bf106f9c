package taipan.compiler.ast;

/// A keyword argument of a call or class; `arg` is absent in `**value`.
///
/// CPython: Parser/Python.asdl (keyword)
public record Keyword(String arg, Expr value, Span at) {}
