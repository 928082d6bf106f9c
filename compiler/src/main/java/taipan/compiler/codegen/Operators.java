package taipan.compiler.codegen;

import taipan.code.Op;
import taipan.compiler.ast.Operator;
import taipan.compiler.ast.UnaryOperator;

/// The opcodes of the operators.
/// CPython: Python/compile.c (binop, inplace_binop, unaryop)
final class Operators {
    private Operators() {}

    static int binary(Operator operator) {
        return switch (operator) {
            case ADD -> Op.BINARY_ADD;
            case SUB -> Op.BINARY_SUBTRACT;
            case MULT -> Op.BINARY_MULTIPLY;
            case MAT_MULT -> Op.BINARY_MATRIX_MULTIPLY;
            case DIV -> Op.BINARY_TRUE_DIVIDE;
            case MOD -> Op.BINARY_MODULO;
            case POW -> Op.BINARY_POWER;
            case L_SHIFT -> Op.BINARY_LSHIFT;
            case R_SHIFT -> Op.BINARY_RSHIFT;
            case BIT_OR -> Op.BINARY_OR;
            case BIT_XOR -> Op.BINARY_XOR;
            case BIT_AND -> Op.BINARY_AND;
            case FLOOR_DIV -> Op.BINARY_FLOOR_DIVIDE;
        };
    }

    static int inplace(Operator operator) {
        return switch (operator) {
            case ADD -> Op.INPLACE_ADD;
            case SUB -> Op.INPLACE_SUBTRACT;
            case MULT -> Op.INPLACE_MULTIPLY;
            case MAT_MULT -> Op.INPLACE_MATRIX_MULTIPLY;
            case DIV -> Op.INPLACE_TRUE_DIVIDE;
            case MOD -> Op.INPLACE_MODULO;
            case POW -> Op.INPLACE_POWER;
            case L_SHIFT -> Op.INPLACE_LSHIFT;
            case R_SHIFT -> Op.INPLACE_RSHIFT;
            case BIT_OR -> Op.INPLACE_OR;
            case BIT_XOR -> Op.INPLACE_XOR;
            case BIT_AND -> Op.INPLACE_AND;
            case FLOOR_DIV -> Op.INPLACE_FLOOR_DIVIDE;
        };
    }

    static int unary(UnaryOperator operator) {
        return switch (operator) {
            case INVERT -> Op.UNARY_INVERT;
            case NOT -> Op.UNARY_NOT;
            case U_ADD -> Op.UNARY_POSITIVE;
            case U_SUB -> Op.UNARY_NEGATIVE;
        };
    }
}
