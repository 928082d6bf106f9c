package taipan.compiler.ast;

/// A `case` clause; `guard` may be absent.
///
/// CPython: Parser/Python.asdl (match_case)
public record MatchCase(Pattern pattern, Expr guard, Seq<Stmt> body) {}
