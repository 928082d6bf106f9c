package taipan.compiler.ast;

/// A context manager of a `with` statement and its target, if given.
///
/// CPython: Parser/Python.asdl (withitem)
public record WithItem(Expr contextExpr, Expr optionalVars) {}
