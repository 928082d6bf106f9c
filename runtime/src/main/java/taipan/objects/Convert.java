package taipan.objects;

import static taipan.objects.Raise.typeError;

import java.math.BigInteger;

/// Turns arguments into what the parameters of Java methods want; called by generated code. `function` and `place` word
/// the error, as in "open() argument 'mode' must be str, not int". A null value (absent) stays null.
/// CPython: Python/getargs.c (_PyArg_BadArgument and the converters of Argument Clinic)
public final class Convert {
    private Convert() {}

    public static long toLong(Object value) {
        return value instanceof Long n ? n : Conversion.toSize(value);
    }

    public static int toInt(Object value) {
        Object n = Conversion.index(value);
        if (n instanceof Long l && (int) (long) l == l) {
            return (int) (long) l;
        }
        throw Raise.overflowError("Python int too large to convert to C int");
    }

    public static double toDouble(Object value) {
        return value instanceof Double d ? d : Conversion.toDouble(value);
    }

    public static boolean toBoolean(Object value) {
        return value instanceof Boolean b ? b : Truth.of(value);
    }

    /// A str as a name.
    public static String toName(Object value, String function, String place) {
        if (value instanceof String s) {
            return s;
        }
        if (value == null) {
            return null;
        }
        if (PyStr.valueOrNull(value) == null) {
            throw wrongType(value, "str", function, place);
        }
        return PyStr.toName(value);
    }

    /// The value itself when it is an instance of the type.
    public static Object checked(Object value, PyType type, String function, String place) {
        if (value != null && !PyType.of(value).isSubtype(type)) {
            throw wrongType(value, type.fullName(), function, place);
        }
        return value;
    }

    /// CPython: _PyArg_BadArgument
    public static Raised wrongType(Object value, String wanted, String function, String place) {
        return typeError("%s() %s must be %s, not %s", function, place, wanted,
                value == PyNone.NONE ? "None" : PyType.of(value).fullName());
    }

    public static Buffer toBuffer(Object value) {
        if (value == null) {
            return null;
        }
        Buffer buffer = PyType.of(value).slots().buffer(value, 0);
        if (buffer == null) {
            throw typeError("a bytes-like object is required, not '%T'", value);
        }
        return buffer;
    }

    public static void release(Buffer buffer) {
        if (buffer != null) {
            buffer.release();
        }
    }

    /// A slice bound: clamped to the range of a long. CPython: _PyEval_SliceIndexNotNone
    public static long sliceIndex(Object value) {
        if (value instanceof Long n) {
            return n;
        }
        if (!Conversion.isIndex(value)) {
            throw typeError("slice indices must be integers or have an __index__ method");
        }
        return clamped(value);
    }

    /// A slice bound that may be None. CPython: _PyEval_SliceIndex
    public static long sliceIndex(Object value, long whenNone) {
        if (value instanceof Long n) {
            return n;
        }
        if (value == PyNone.NONE) {
            return whenNone;
        }
        if (!Conversion.isIndex(value)) {
            throw typeError("slice indices must be integers or None or have an __index__ method");
        }
        return clamped(value);
    }

    private static long clamped(Object value) {
        Object n = Conversion.index(value);
        return n instanceof Long l ? l : ((BigInteger) n).signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /// A Java field as an attribute.
    public static Object orNone(Object value) {
        return value == null ? PyNone.NONE : value;
    }

    /// For attributes that can be set but not deleted.
    public static void refuseDeletion(Object value, String attribute) {
        if (value == null) {
            throw typeError("cannot delete attribute '%s'", attribute);
        }
    }
}
