package taipan.objects;

import java.math.BigInteger;

/// The truth value of any object.
/// CPython: Objects/object.c (PyObject_IsTrue)
public final class Truth {
    private Truth() {}

    /// CPython: PyObject_IsTrue
    public static boolean of(Object o) {
        if (o instanceof Boolean b) {
            return b;
        }
        if (o == PyNone.NONE) {
            return false;
        }
        if (o instanceof Long n) {
            return n != 0;
        }
        if (o instanceof String s) {
            return !s.isEmpty();
        }
        if (o instanceof PyObject p) {
            return p.type.slots.bool(p);
        }
        if (o instanceof Double d) {
            return d != 0;
        }
        if (o instanceof BigInteger) {
            return true;
        }
        return PyType.of(o).slots.bool(o);
    }

    /// The truth of a result that is a bool nearly always, as comparisons give.
    static boolean ofResult(Object o) {
        return o == Boolean.TRUE || o != Boolean.FALSE && of(o);
    }
}
