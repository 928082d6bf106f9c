package taipan.compiler.ast;

/// One `for ... in ... if ...` of a comprehension.
///
/// CPython: Parser/Python.asdl (comprehension)
public record Comprehension(Expr target, Expr iter, Seq<Expr> ifs, boolean isAsync) {}
