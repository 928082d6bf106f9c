package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

/// The arithmetic operators on any objects: plain ints and floats first, then the slots of both operands by Python's
/// rules.
/// CPython: Objects/abstract.c (PyNumber_*)
public final class Numbers {
    private Numbers() {}

    /// `left + right`
    public static Object add(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long r = a + b;
            if (((a ^ r) & (b ^ r)) >= 0) {
                return r;
            }
            return PyInt.addBig(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a + b;
        }
        Object result = binary(Special.ADD, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        result = PyType.of(left).slots.concat(left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("+", left, right);
    }

    /// `left - right`
    public static Object subtract(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long r = a - b;
            if (((a ^ b) & (a ^ r)) >= 0) {
                return r;
            }
            return PyInt.subtractBig(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a - b;
        }
        Object result = binary(Special.SUB, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("-", left, right);
    }

    /// `left * right`
    public static Object multiply(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long high = Math.multiplyHigh(a, b);
            long low = a * b;
            if (high == low >> 63) {
                return low;
            }
            return PyInt.multiplyBig(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a * b;
        }
        Object result = binary(Special.MUL, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        result = repeat(left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("*", left, right);
    }

    /// `left @ right`
    public static Object matrixMultiply(Object left, Object right) {
        Object result = binary(Special.MATMUL, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("@", left, right);
    }

    /// `left % right`
    public static Object remainder(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b && b > 0) {
            return Math.floorMod((long) a, (long) b);
        }
        Object result = binary(Special.MOD, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("%%", left, right);
    }

    /// `left << right`
    public static Object leftShift(Object left, Object right) {
        Object result = binary(Special.LSHIFT, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("<<", left, right);
    }

    /// `left >> right`
    public static Object rightShift(Object left, Object right) {
        Object result = binary(Special.RSHIFT, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        if (left instanceof PyBuiltinFunction f && f.definition.name().equals("print")) {
            throw typeError(
                    "unsupported operand type(s) for >>: '%T' and '%T'. Did you mean \"print(<message>, file=<output_stream>)\"?", left, right);
        }
        throw unsupported(">>", left, right);
    }

    /// `left & right`
    public static Object and(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return a & b;
        }
        Object result = binary(Special.AND, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("&", left, right);
    }

    /// `left ^ right`
    public static Object xor(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return a ^ b;
        }
        Object result = binary(Special.XOR, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("^", left, right);
    }

    /// `left | right`
    public static Object or(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return a | b;
        }
        Object result = binary(Special.OR, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("|", left, right);
    }

    /// `left // right`
    public static Object floorDivide(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b && b > 0) {
            return Math.floorDiv((long) a, (long) b);
        }
        Object result = binary(Special.FLOORDIV, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("//", left, right);
    }

    /// `left / right`
    public static Object trueDivide(Object left, Object right) {
        Object result = binary(Special.TRUEDIV, left, right);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        throw unsupported("/", left, right);
    }

    /// `divmod(left, right)`
    public static Object divmod(Object left, Object right) {
        Object result = binary(Special.DIVMOD, left, right);
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("divmod()", left, right);
        }
        return result;
    }

    /// `base ** exponent`, or `pow(base, exponent, modulus)` when the modulus is not None. CPython: ternary_op
    public static Object power(Object base, Object exponent, Object modulus) {
        Object result = powerOrNotImplemented(base, exponent, modulus);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        if (modulus == PyNone.NONE) {
            throw unsupported("** or pow()", base, exponent);
        }
        throw typeError("unsupported operand type(s) for pow(): '%T', '%T', '%T'", base, exponent, modulus);
    }

    private static Object powerOrNotImplemented(Object base, Object exponent, Object modulus) {
        PyType left = PyType.of(base);
        PyType right = PyType.of(exponent);
        boolean tryRight = left != right && !(left.pythonBinary(Special.POW) && right.pythonBinary(Special.POW));
        if (tryRight && right.isSubtype(left)) {
            Object result = right.slots.power(base, exponent, modulus);
            if (result != NOT_IMPLEMENTED) {
                return result;
            }
            tryRight = false;
        }
        Object result = left.slots.power(base, exponent, modulus);
        if (result == NOT_IMPLEMENTED && tryRight) {
            result = right.slots.power(base, exponent, modulus);
        }
        if (result == NOT_IMPLEMENTED && modulus != PyNone.NONE) {
            PyType third = PyType.of(modulus);
            if (third != left && third != right && !third.isHeapType()) {
                result = third.slots.power(base, exponent, modulus);
            }
        }
        return result;
    }

    /// Asks the slots of both operands, the right one first when its type derives from the left one's.
    /// CPython: binary_op1
    private static Object binary(int op, Object left, Object right) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (leftType == rightType) {
            return leftType.slots.binary(op, left, right);
        }
        boolean tryRight = !(leftType.pythonBinary(op) && rightType.pythonBinary(op));
        if (tryRight && rightType.isSubtype(leftType)) {
            Object result = rightType.slots.binary(op, left, right);
            if (result != NOT_IMPLEMENTED) {
                return result;
            }
            tryRight = false;
        }
        Object result = leftType.slots.binary(op, left, right);
        return result == NOT_IMPLEMENTED && tryRight ? rightType.slots.binary(op, left, right) : result;
    }

    /// `sequence * count` and `count * sequence`; NotImplemented when neither is a sequence.
    private static Object repeat(Object left, Object right) {
        Object result = PyType.of(left).slots.repeat(left, right);
        return result == NOT_IMPLEMENTED ? PyType.of(right).slots.repeat(right, left) : result;
    }

    /// CPython: binop_type_error
    public static Raised unsupported(String symbol, Object left, Object right) {
        return typeError("unsupported operand type(s) for " + symbol + ": '%T' and '%T'", left, right);
    }

    /// `left += right`
    public static Object inplaceAdd(Object left, Object right) {
        if ((left instanceof Long || left instanceof Double) && (right instanceof Long || right instanceof Double)) {
            return add(left, right);
        }
        Object result = PyType.of(left).slots.inplaceAdd(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.ADD, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            result = PyType.of(left).slots.inplaceConcat(left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            result = PyType.of(left).slots.concat(left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("+=", left, right);
        }
        return result;
    }

    /// `left -= right`
    public static Object inplaceSubtract(Object left, Object right) {
        if ((left instanceof Long || left instanceof Double) && (right instanceof Long || right instanceof Double)) {
            return subtract(left, right);
        }
        Object result = PyType.of(left).slots.inplaceSubtract(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.SUB, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("-=", left, right);
        }
        return result;
    }

    /// `left *= right`
    public static Object inplaceMultiply(Object left, Object right) {
        if ((left instanceof Long || left instanceof Double) && (right instanceof Long || right instanceof Double)) {
            return multiply(left, right);
        }
        Object result = PyType.of(left).slots.inplaceMultiply(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.MUL, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            result = PyType.of(left).slots.inplaceRepeat(left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            result = repeat(left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("*=", left, right);
        }
        return result;
    }

    /// `left @= right`
    public static Object inplaceMatrixMultiply(Object left, Object right) {
        Object result = PyType.of(left).slots.inplaceMatrixMultiply(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.MATMUL, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("@=", left, right);
        }
        return result;
    }

    /// `left %= right`
    public static Object inplaceRemainder(Object left, Object right) {
        if ((left instanceof Long || left instanceof Double) && (right instanceof Long || right instanceof Double)) {
            return remainder(left, right);
        }
        Object result = PyType.of(left).slots.inplaceRemainder(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.MOD, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("%%=", left, right);
        }
        return result;
    }

    /// `left <<= right`
    public static Object inplaceLeftShift(Object left, Object right) {
        Object result = PyType.of(left).slots.inplaceLeftShift(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.LSHIFT, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("<<=", left, right);
        }
        return result;
    }

    /// `left >>= right`
    public static Object inplaceRightShift(Object left, Object right) {
        Object result = PyType.of(left).slots.inplaceRightShift(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.RSHIFT, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported(">>=", left, right);
        }
        return result;
    }

    /// `left &= right`
    public static Object inplaceAnd(Object left, Object right) {
        if ((left instanceof Long || left instanceof Double) && (right instanceof Long || right instanceof Double)) {
            return and(left, right);
        }
        Object result = PyType.of(left).slots.inplaceAnd(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.AND, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("&=", left, right);
        }
        return result;
    }

    /// `left ^= right`
    public static Object inplaceXor(Object left, Object right) {
        if ((left instanceof Long || left instanceof Double) && (right instanceof Long || right instanceof Double)) {
            return xor(left, right);
        }
        Object result = PyType.of(left).slots.inplaceXor(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.XOR, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("^=", left, right);
        }
        return result;
    }

    /// `left |= right`
    public static Object inplaceOr(Object left, Object right) {
        if ((left instanceof Long || left instanceof Double) && (right instanceof Long || right instanceof Double)) {
            return or(left, right);
        }
        Object result = PyType.of(left).slots.inplaceOr(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.OR, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("|=", left, right);
        }
        return result;
    }

    /// `left //= right`
    public static Object inplaceFloorDivide(Object left, Object right) {
        if ((left instanceof Long || left instanceof Double) && (right instanceof Long || right instanceof Double)) {
            return floorDivide(left, right);
        }
        Object result = PyType.of(left).slots.inplaceFloorDivide(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.FLOORDIV, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("//=", left, right);
        }
        return result;
    }

    /// `left /= right`
    public static Object inplaceTrueDivide(Object left, Object right) {
        Object result = PyType.of(left).slots.inplaceTrueDivide(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = binary(Special.TRUEDIV, left, right);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("/=", left, right);
        }
        return result;
    }

    /// `left **= right`
    public static Object inplacePower(Object left, Object right) {
        Object result = PyType.of(left).slots.inplacePower(left, right);
        if (result == NOT_IMPLEMENTED) {
            result = powerOrNotImplemented(left, right, PyNone.NONE);
        }
        if (result == NOT_IMPLEMENTED) {
            throw unsupported("**=", left, right);
        }
        return result;
    }

    /// `-o`
    public static Object negative(Object o) {
        if (o instanceof Double d) {
            return -d;
        }
        return PyType.of(o).slots.negative(o);
    }

    /// `+o`
    public static Object positive(Object o) {
        return PyType.of(o).slots.positive(o);
    }

    /// `~o`
    public static Object invert(Object o) {
        return PyType.of(o).slots.invert(o);
    }

    /// `abs(o)`
    public static Object absolute(Object o) {
        return PyType.of(o).slots.absolute(o);
    }
}
