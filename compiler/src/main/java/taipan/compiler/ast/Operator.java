package taipan.compiler.ast;

/// A binary arithmetic operator, in the ASDL's order.
///
/// CPython: Parser/Python.asdl (operator)
public enum Operator {
    ADD,
    SUB,
    MULT,
    MAT_MULT,
    DIV,
    MOD,
    POW,
    L_SHIFT,
    R_SHIFT,
    BIT_OR,
    BIT_XOR,
    BIT_AND,
    FLOOR_DIV
}
