package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

/// Comparing any two objects.
/// CPython: Objects/object.c (PyObject_RichCompare)
public final class Comparison {
    public static final int LT = 0;
    public static final int LE = 1;
    public static final int EQ = 2;
    public static final int NE = 3;
    public static final int GT = 4;
    public static final int GE = 5;

    private static final int[] SWAPPED = {GT, GE, EQ, NE, LT, LE};
    private static final String[] SYMBOLS = {"<", "<=", "==", "!=", ">", ">="};

    private Comparison() {}

    /// The operator that gives the same answer for exchanged operands.
    public static int swapped(int op) {
        return SWAPPED[op];
    }

    /// How Python writes the operator.
    public static String symbol(int op) {
        return SYMBOLS[op];
    }

    /// The answer of an operator from the sign of a three-way comparison.
    public static boolean holds(int op, int sign) {
        return switch (op) {
            case LT -> sign < 0;
            case LE -> sign <= 0;
            case EQ -> sign == 0;
            case NE -> sign != 0;
            case GT -> sign > 0;
            default -> sign >= 0;
        };
    }

    /// The result of a comparison operator, usually a bool. CPython: PyObject_RichCompare
    public static Object compare(Object a, Object b, int op) {
        if (a instanceof Long x && b instanceof Long y) {
            return longs(x, y, op);
        }
        if (a instanceof String s && b instanceof String t) {
            return strings(s, t, op);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return doubles(x, y, op);
        }
        ThreadState ts = ThreadState.current();
        ts.enterRecursive(" in comparison");
        try {
            return general(a, b, op);
        } finally {
            ts.leaveRecursive();
        }
    }

    private static boolean longs(long x, long y, int op) {
        return switch (op) {
            case LT -> x < y;
            case LE -> x <= y;
            case EQ -> x == y;
            case NE -> x != y;
            case GT -> x > y;
            default -> x >= y;
        };
    }

    private static boolean doubles(double x, double y, int op) {
        return switch (op) {
            case LT -> x < y;
            case LE -> x <= y;
            case EQ -> x == y;
            case NE -> x != y;
            case GT -> x > y;
            default -> x >= y;
        };
    }

    /// Each char is a code point, so that Java's order is Python's.
    private static boolean strings(String s, String t, int op) {
        return switch (op) {
            case EQ -> s.equals(t);
            case NE -> !s.equals(t);
            default -> holds(op, s.compareTo(t));
        };
    }

    /// CPython: do_richcompare
    private static Object general(Object a, Object b, int op) {
        PyType left = PyType.of(a);
        PyType right = PyType.of(b);
        boolean reflected = false;
        if (left != right && right.isSubtype(left)) {
            reflected = true;
            Object result = right.slots.richCompare(b, a, SWAPPED[op]);
            if (result != NOT_IMPLEMENTED) {
                return result;
            }
        }
        Object result = left.slots.richCompare(a, b, op);
        if (result != NOT_IMPLEMENTED) {
            return result;
        }
        if (!reflected) {
            result = right.slots.richCompare(b, a, SWAPPED[op]);
            if (result != NOT_IMPLEMENTED) {
                return result;
            }
        }
        if (op == EQ) {
            return Identity.is(a, b);
        }
        if (op == NE) {
            return !Identity.is(a, b);
        }
        throw typeError("'%s' not supported between instances of '%T' and '%T'", SYMBOLS[op], a, b);
    }

    /// Whether the objects are the same or equal: what containers mean by equality. CPython: PyObject_RichCompareBool
    public static boolean equal(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x.longValue() == y.longValue();
        }
        if (a instanceof String s && b instanceof String t) {
            return s.equals(t);
        }
        return Truth.ofResult(compare(a, b, EQ));
    }

    /// `a == b` without the short cut for identical objects, as a boolean.
    public static boolean equalByValue(Object a, Object b) {
        return Truth.ofResult(compare(a, b, EQ));
    }

    public static boolean lessThan(Object a, Object b) {
        return Truth.ofResult(compare(a, b, LT));
    }

    /// A comparison as a boolean; identical objects are equal without being asked. CPython: PyObject_RichCompareBool
    public static boolean test(Object a, Object b, int op) {
        if (a == b) {
            if (op == EQ) {
                return true;
            }
            if (op == NE) {
                return false;
            }
        }
        return Truth.ofResult(compare(a, b, op));
    }
}
