package taipan.compiler.ast;

/// A unary operator.
///
/// CPython: Parser/Python.asdl (unaryop)
public enum UnaryOperator {
    INVERT,
    NOT,
    U_ADD,
    U_SUB
}
