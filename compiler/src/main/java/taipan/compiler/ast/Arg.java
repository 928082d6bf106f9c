package taipan.compiler.ast;

/// One parameter; `annotation` and `typeComment` may be absent.
///
/// CPython: Parser/Python.asdl (arg)
public record Arg(String arg, Expr annotation, String typeComment, Span at) {}
