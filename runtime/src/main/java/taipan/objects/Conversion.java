package taipan.objects;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;

import java.math.BigInteger;

/// Turning any object into a Java number by Python's rules.
/// CPython: Objects/abstract.c, Objects/longobject.c
public final class Conversion {
    private Conversion() {}

    /// The int (Long or BigInteger) an object stands for through `__index__`. CPython: PyNumber_Index
    public static Object index(Object o) {
        if (o instanceof Long || o instanceof BigInteger) {
            return o;
        }
        Object value = PyInt.valueOrNull(o);
        if (value != null) {
            return value;
        }
        Object result = PyType.of(o).slots.index(o);
        if (result == null) {
            throw typeError("'%T' object cannot be interpreted as an integer", o);
        }
        value = PyInt.valueOrNull(result);
        if (value == null) {
            throw typeError("__index__ returned non-int (type %T)", result);
        }
        if (PyType.of(result) != PyInt.TYPE) {
            Warnings.warn(
                    PyExc.DeprecationWarning,
                    Message.format(
                            "__index__ returned non-int (type %T).  The ability to return an instance of a strict subclass of int is"
                                    + " deprecated, and may not be supported in a future version of Python.",
                            result),
                    1);
        }
        return value;
    }

    /// Whether the object has `__index__`. CPython: PyIndex_Check
    public static boolean isIndex(Object o) {
        return o instanceof Long || PyInt.valueOrNull(o) != null || PyType.of(o).lookup("__index__") != null;
    }

    /// An index as a long; OverflowError when it does not fit. CPython: PyLong_AsLong
    public static long toLong(Object o) {
        if (o instanceof Long n) {
            return n;
        }
        if (index(o) instanceof Long n) {
            return n;
        }
        throw overflowError("Python int too large to convert to C long");
    }

    /// An index as a size; OverflowError in CPython's words for a `Py_ssize_t`. CPython: PyLong_AsSsize_t
    public static long toSize(Object o) {
        if (o instanceof Long n) {
            return n;
        }
        if (index(o) instanceof Long n) {
            return n;
        }
        throw overflowError("Python int too large to convert to C ssize_t");
    }

    /// An index as a Java int. CPython: _PyLong_AsInt
    public static int toInt(Object o) {
        Object n = index(o);
        if (n instanceof Long l) {
            if ((int) (long) l == l) {
                return (int) (long) l;
            }
            throw overflowError(l > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
        }
        throw overflowError("Python int too large to convert to C long");
    }

    /// An index clamped to the range of a long, as slices want it; `error` is raised instead of clamping when not null.
    /// CPython: PyNumber_AsSsize_t
    public static long toIndex(Object o, PyType error) {
        if (o instanceof Long n) {
            return n;
        }
        Object n = index(o);
        if (n instanceof Long l) {
            return l;
        }
        if (error != null) {
            throw Raise.of(error, "cannot fit '%T' into an index-sized integer", o);
        }
        return ((BigInteger) n).signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /// CPython: PyFloat_AsDouble
    public static double toDouble(Object o) {
        if (o instanceof Double d) {
            return d;
        }
        Object value = PyFloat.valueOrNull(o);
        if (value != null) {
            return (Double) value;
        }
        if (o instanceof Long n) {
            return n;
        }
        Object n = PyInt.valueOrNull(o);
        if (n != null) {
            return PyInt.toDouble(n);
        }
        PyType type = PyType.of(o);
        Object result = type.slots.toFloat(o);
        if (result != null) {
            value = PyFloat.valueOrNull(result);
            if (value == null) {
                throw typeError("%T.__float__ returned non-float (type %T)", o, result);
            }
            return (Double) value;
        }
        if (type.lookup("__index__") != null) {
            return PyInt.toDouble(index(o));
        }
        throw typeError("must be real number, not %T", o);
    }
}
