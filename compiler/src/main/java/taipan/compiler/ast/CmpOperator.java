package taipan.compiler.ast;

/// A comparison operator, in the ASDL's order.
///
/// CPython: Parser/Python.asdl (cmpop)
public enum CmpOperator {
    EQ,
    NOT_EQ,
    LT,
    LT_E,
    GT,
    GT_E,
    IS,
    IS_NOT,
    IN,
    NOT_IN
}
