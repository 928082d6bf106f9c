package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;
import static taipan.objects.Raise.zeroDivisionError;

import java.nio.charset.StandardCharsets;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.FloatMath;
import taipan.numbers.FloatText;
import taipan.numbers.HexFloat;
import taipan.numbers.IntMath;
import taipan.numbers.NumberHash;
import taipan.text.FormatProblem;
import taipan.text.Formats;
import taipan.text.Text;

/// The Python `float` type, whose values are `Double`.
/// CPython: Objects/floatobject.c
@PyClass(name = "float", subclassable = true, matchSelf = true)
public final class PyFloat {
    public static final PyType TYPE = PyFloatBindings.newType();

    private PyFloat() {}

    /// The `Double` of a float or an instance of a subclass; absent (null) for anything else.
    public static Object valueOrNull(Object o) {
        if (o instanceof Double) {
            return o;
        }
        return o instanceof PyFloatInstance f ? f.value : null;
    }

    private static double value(Object self) {
        return self instanceof Double d ? d : ((PyFloatInstance) self).value;
    }

    /// The operand as a `Double` when it is a float or an int; absent (null) otherwise. CPython: convert_to_double
    private static Double operand(Object o) {
        if (o instanceof Double d) {
            return d;
        }
        if (o instanceof Long n) {
            return (double) n;
        }
        if (o instanceof PyFloatInstance f) {
            return f.value;
        }
        Object n = PyInt.valueOrNull(o);
        return n == null ? null : (Double) PyInt.toDouble(n);
    }

    @Constructor("float(cls, x=0, /)")
    static Object construct(PyType cls, Object x) {
        Double value = PyType.of(x) == PyStr.TYPE ? parse(Text.toAsciiNumeral(x), x) : fromObject(x);
        return cls == TYPE ? value : new PyFloatInstance(cls, value);
    }

    /// What `float(x)` gives for anything but a plain str. CPython: PyNumber_Float
    static Double fromObject(Object x) {
        if (x instanceof Double d) {
            return d;
        }
        PyType type = PyType.of(x);
        Object result = type.slots.toFloat(x);
        if (result != null) {
            Object value = valueOrNull(result);
            if (value == null) {
                throw typeError("%T.__float__ returned non-float (type %T)", x, result);
            }
            if (PyType.of(result) != TYPE && type.isHeapType()) {
                Warnings.warn(
                        PyExc.DeprecationWarning,
                        Message.format(
                                "%T.__float__ returned non-float (type %T).  The ability to return an instance of a"
                                        + " strict subclass of float is deprecated, and may not be supported in a future"
                                        + " version of Python.",
                                x, result),
                        1);
            }
            return (Double) value;
        }
        if (type.lookup("__index__") != null) {
            return PyInt.toDouble(Conversion.index(x));
        }
        return fromText(x);
    }

    /// CPython: PyFloat_FromString
    private static Double fromText(Object x) {
        Object str = PyStr.valueOrNull(x);
        if (str != null) {
            return parse(Text.toAsciiNumeral(str), x);
        }
        Buffer buffer = PyType.of(x).slots.buffer(x, Buffer.SIMPLE);
        if (buffer == null) {
            throw typeError("float() argument must be a string or a real number, not '%T'", x);
        }
        try {
            return parse(new String(buffer.toBytes(), StandardCharsets.ISO_8859_1), x);
        } finally {
            buffer.release();
        }
    }

    private static Double parse(String text, Object shown) {
        Double parsed = FloatText.parse(text);
        if (parsed == null) {
            throw valueError("could not convert string to float: %R", shown);
        }
        return parsed;
    }

    // Text

    public static Object __repr__(Object self) {
        return FloatText.repr(value(self));
    }

    @Method("__format__(self, format_spec, /)")
    static Object format(Object self, Object spec) {
        Object text = Formatting.spec(spec);
        int length = Text.length(text);
        if (length == 0) {
            return Representation.str(self);
        }
        try {
            return Formats.ofFloat(value(self), text, 0, length, PyType.of(self).fullName(), Formatting.locale());
        } catch (FormatProblem e) {
            throw Formatting.raised(e);
        }
    }

    // Comparison

    public static long __hash__(Object self) {
        double value = value(self);
        return Double.isNaN(value) ? Hashing.identity(self) : NumberHash.ofDouble(value);
    }

    /// CPython: float_richcompare
    public static Object __richcompare__(Object self, Object other, int op) {
        double a = value(self);
        Object b = valueOrNull(other);
        if (b == null) {
            Object n = PyInt.valueOrNull(other);
            if (n == null) {
                return NOT_IMPLEMENTED;
            }
            return Double.isNaN(a) ? op == Comparison.NE : Comparison.holds(op, -IntMath.compareWithDouble(n, a));
        }
        double d = (Double) b;
        return switch (op) {
            case Comparison.LT -> a < d;
            case Comparison.LE -> a <= d;
            case Comparison.EQ -> a == d;
            case Comparison.NE -> a != d;
            case Comparison.GT -> a > d;
            default -> a >= d;
        };
    }

    public static boolean __bool__(Object self) {
        return value(self) != 0;
    }

    // Arithmetic: either operand may be of another type.

    public static Object __add__(Object left, Object right) {
        Double a = operand(left);
        Double b = operand(right);
        return a == null || b == null ? NOT_IMPLEMENTED : (Object) (a + b);
    }

    public static Object __sub__(Object left, Object right) {
        Double a = operand(left);
        Double b = operand(right);
        return a == null || b == null ? NOT_IMPLEMENTED : (Object) (a - b);
    }

    public static Object __mul__(Object left, Object right) {
        Double a = operand(left);
        Double b = operand(right);
        return a == null || b == null ? NOT_IMPLEMENTED : (Object) (a * b);
    }

    public static Object __truediv__(Object left, Object right) {
        Double a = operand(left);
        Double b = operand(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (b == 0) {
            throw zeroDivisionError("float division by zero");
        }
        return a / b;
    }

    public static Object __mod__(Object left, Object right) {
        Double a = operand(left);
        Double b = operand(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (b == 0) {
            throw zeroDivisionError("float modulo");
        }
        return FloatMath.modulo(a, b);
    }

    public static Object __floordiv__(Object left, Object right) {
        Double a = operand(left);
        Double b = operand(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (b == 0) {
            throw zeroDivisionError("float floor division by zero");
        }
        return FloatMath.floorDivide(a, b);
    }

    public static Object __divmod__(Object left, Object right) {
        Double a = operand(left);
        Double b = operand(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (b == 0) {
            throw zeroDivisionError("float divmod()");
        }
        return PyTuple.of(FloatMath.floorDivide(a, b), FloatMath.modulo(a, b));
    }

    public static Object __pow__(Object base, Object exponent, Object modulus) {
        if (modulus != PyNone.NONE) {
            throw typeError("pow() 3rd argument not allowed unless all arguments are integers");
        }
        Double a = operand(base);
        Double b = operand(exponent);
        return a == null || b == null ? NOT_IMPLEMENTED : power(a, b);
    }

    /// CPython: float_pow
    static Object power(double a, double b) {
        return switch (FloatMath.powerProblem(a, b)) {
            case NONE -> FloatMath.power(a, b);
            case COMPLEX_RESULT -> PyComplex.power(a, 0, b, 0);
            case ZERO_TO_NEGATIVE -> throw zeroDivisionError("0.0 cannot be raised to a negative power");
            case OVERFLOW -> throw Raise.with(PyExc.OverflowError, 34L, "Numerical result out of range");
        };
    }

    public static Object __neg__(Object self) {
        return -value(self);
    }

    public static Object __pos__(Object self) {
        return value(self);
    }

    public static Object __abs__(Object self) {
        return Math.abs(value(self));
    }

    public static Object __int__(Object self) {
        return truncate(value(self));
    }

    public static Object __float__(Object self) {
        return value(self);
    }

    /// CPython: PyLong_FromDouble
    static Object truncate(double x) {
        return IntMath.ofDouble(finite(x, "integer"));
    }

    private static double finite(double x, String target) {
        if (Double.isInfinite(x)) {
            throw overflowError(
                    target.equals("integer") ? "cannot convert float infinity to integer" : "cannot convert Infinity to integer ratio");
        }
        if (Double.isNaN(x)) {
            throw valueError(
                    target.equals("integer") ? "cannot convert float NaN to integer" : "cannot convert NaN to integer ratio");
        }
        return x;
    }

    // Methods

    @Method("conjugate(self, /)")
    static Object conjugate(Object self) {
        return value(self);
    }

    @Method("__trunc__(self, /)")
    static Object trunc(Object self) {
        return truncate(value(self));
    }

    @Method("__floor__(self, /)")
    static Object floor(Object self) {
        return truncate(Math.floor(value(self)));
    }

    @Method("__ceil__(self, /)")
    static Object ceil(Object self) {
        return truncate(Math.ceil(value(self)));
    }

    @Method("__round__(self, ndigits=None, /)")
    static Object round(Object self, Object ndigits) {
        double x = value(self);
        if (ndigits == PyNone.NONE) {
            return FloatMath.round(finite(x, "integer"));
        }
        long places = Conversion.toIndex(ndigits, null);
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        double rounded = FloatMath.round(x, places);
        if (Double.isInfinite(rounded)) {
            throw overflowError("rounded value too large to represent");
        }
        return rounded;
    }

    @Method("as_integer_ratio(self, /)")
    static Object asIntegerRatio(Object self) {
        return PyTuple.of(FloatMath.integerRatio(finite(value(self), "integer ratio")));
    }

    @ClassMethod("fromhex(cls, string, /)")
    static Object fromHex(PyType cls, Object string) {
        Object text = PyStr.valueOrNull(string);
        if (text == null) {
            throw typeError("bad argument type for built-in operation");
        }
        Object parsed = HexFloat.parse(Text.toUtf16(text));
        if (parsed == HexFloat.Problem.INVALID) {
            throw valueError("invalid hexadecimal floating-point string");
        }
        if (parsed == HexFloat.Problem.TOO_LARGE) {
            throw overflowError("hexadecimal value too large to represent as a float");
        }
        return cls == TYPE ? parsed : Calls.call(cls, parsed);
    }

    @Method("hex(self, /)")
    static Object hex(Object self) {
        return HexFloat.toHex(value(self));
    }

    @Method("is_integer(self, /)")
    static boolean isInteger(Object self) {
        double x = value(self);
        return x == Math.rint(x) && !Double.isInfinite(x);
    }

    @Method("__getnewargs__(self, /)")
    static Object getNewArgs(Object self) {
        return PyTuple.of(value(self));
    }

    @ClassMethod("__getformat__(cls, typestr, /)")
    static Object getFormat(PyType cls, String typestr) {
        checkFormatName("__getformat__", typestr);
        return "IEEE, little-endian";
    }

    @ClassMethod("__setformat__(cls, typestr, fmt, /)")
    static void setFormat(PyType cls, String typestr, String fmt) {
        checkFormatName("__setformat__", typestr);
        switch (fmt) {
            case "unknown", "IEEE, little-endian" -> {}
            case "IEEE, big-endian" -> throw valueError(
                    "can only set %s format to 'unknown' or the detected platform value", typestr);
            default -> throw valueError(
                    "__setformat__() argument 2 must be 'unknown', 'IEEE, little-endian' or 'IEEE, big-endian'");
        }
    }

    private static void checkFormatName(String method, String name) {
        if (!name.equals("double") && !name.equals("float")) {
            throw valueError("%s() argument 1 must be 'double' or 'float'", method);
        }
    }

    @Getter("real")
    static Object real(Object self) {
        return value(self);
    }

    @Getter("imag")
    static Object imag(Object self) {
        return 0.0;
    }
}
