package taipan.interpreter;

import taipan.code.Op;
import taipan.objects.Comparison;
import taipan.objects.Identity;
import taipan.objects.Iteration;
import taipan.objects.Sequences;
import taipan.objects.Numbers;
import taipan.objects.PyGenerator;
import taipan.objects.PyList;
import taipan.objects.PyTuple;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;

/// Comparisons, subscripts, iteration and the operators that are too rare for a case of their own.
/// CPython: Python/ceval.c
final class Operating {
    private Operating() {}

    static Object rare(int op, Object left, Object right) {
        return switch (op) {
            case Op.BINARY_MATRIX_MULTIPLY -> Numbers.matrixMultiply(left, right);
            case Op.INPLACE_MATRIX_MULTIPLY -> Numbers.inplaceMatrixMultiply(left, right);
            case Op.INPLACE_TRUE_DIVIDE -> Numbers.inplaceTrueDivide(left, right);
            case Op.INPLACE_FLOOR_DIVIDE -> Numbers.inplaceFloorDivide(left, right);
            case Op.INPLACE_MODULO -> Numbers.inplaceRemainder(left, right);
            case Op.INPLACE_POWER -> Numbers.inplacePower(left, right);
            case Op.INPLACE_LSHIFT -> Numbers.inplaceLeftShift(left, right);
            case Op.INPLACE_RSHIFT -> Numbers.inplaceRightShift(left, right);
            case Op.INPLACE_AND -> Numbers.inplaceAnd(left, right);
            case Op.INPLACE_XOR -> Numbers.inplaceXor(left, right);
            default -> Numbers.inplaceOr(left, right);
        };
    }

    static Object compare(Object left, Object right, int op) {
        if (left instanceof Long a && right instanceof Long b) {
            return compare((long) a, (long) b, op);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return compare((double) a, (double) b, op);
        }
        if (left instanceof String a && right instanceof String b && (op == Comparison.EQ || op == Comparison.NE)) {
            return a.equals(b) == (op == Comparison.EQ);
        }
        return Comparison.compare(left, right, op);
    }

    private static boolean compare(long a, long b, int op) {
        return switch (op) {
            case Comparison.LT -> a < b;
            case Comparison.LE -> a <= b;
            case Comparison.EQ -> a == b;
            case Comparison.NE -> a != b;
            case Comparison.GT -> a > b;
            default -> a >= b;
        };
    }

    private static boolean compare(double a, double b, int op) {
        return switch (op) {
            case Comparison.LT -> a < b;
            case Comparison.LE -> a <= b;
            case Comparison.EQ -> a == b;
            case Comparison.NE -> a != b;
            case Comparison.GT -> a > b;
            default -> a >= b;
        };
    }

    static Object is(Object left, Object right, int negated) {
        return (left == right || Identity.is(left, right)) != (negated != 0);
    }

    static Object contains(Object container, Object value, int negated) {
        return Sequences.contains(container, value) != (negated != 0);
    }

    static Object item(Object container, Object key) {
        if (key instanceof Long index) {
            long i = index;
            if (container instanceof PyList list && list.type() == PyList.TYPE) {
                return list.get(i);
            }
            if (container instanceof PyTuple tuple && tuple.type() == PyTuple.TYPE) {
                if (i >= 0 && i < tuple.size()) {
                    return tuple.get((int) i);
                }
            }
        }
        return Sequences.getItem(container, key);
    }

    static void setItem(Object[] stack, int top) {
        Object value = stack[top];
        Object container = stack[top + 1];
        Object key = stack[top + 2];
        stack[top] = null;
        stack[top + 1] = null;
        stack[top + 2] = null;
        Sequences.setItem(container, key, value);
    }

    static void deleteItem(Object container, Object key) {
        Sequences.deleteItem(container, key);
    }

    /// The next value of an iterator, null at its end.
    static Object next(ThreadState ts, Object iterator) {
        if (iterator instanceof PyGenerator g) {
            Object value = g.step(ts, null, null);
            if (value == null) {
                g.takeResult();
            }
            return value;
        }
        return Iteration.next(iterator);
    }
}
