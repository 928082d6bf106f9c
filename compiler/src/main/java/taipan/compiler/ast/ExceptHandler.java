package taipan.compiler.ast;

/// An `except` clause; `type` and `name` may be absent.
///
/// CPython: Parser/Python.asdl (excepthandler)
public record ExceptHandler(Expr type, String name, Seq<Stmt> body, Span at) {}
