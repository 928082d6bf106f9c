package taipan.compiler.ast;

/// `and` and `or`.
///
/// CPython: Parser/Python.asdl (boolop)
public enum BoolOperator {
    AND,
    OR
}
