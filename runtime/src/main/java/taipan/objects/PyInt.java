package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;
import static taipan.objects.Raise.zeroDivisionError;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.IntMath;
import taipan.numbers.IntText;
import taipan.numbers.NumberHash;
import taipan.numbers.TooManyDigits;
import taipan.text.FormatProblem;
import taipan.text.Formats;
import taipan.text.Text;

/// The Python `int` type, whose values are `Long` and `BigInteger`.
/// CPython: Objects/longobject.c
@PyClass(name = "int", subclassable = true, matchSelf = true)
public final class PyInt {
    public static final PyType TYPE = PyIntBindings.newType();

    private PyInt() {}

    /// The `Long` or `BigInteger` of an int, a bool or an instance of a subclass; absent (null) for anything else.
    public static Object valueOrNull(Object o) {
        if (o instanceof Long || o instanceof BigInteger) {
            return o;
        }
        if (o instanceof Boolean b) {
            return b ? 1L : 0L;
        }
        return o instanceof PyIntInstance i ? i.value : null;
    }

    private static Object value(Object self) {
        return valueOrNull(self);
    }

    static Object addBig(long a, long b) {
        return IntMath.of(BigInteger.valueOf(a).add(BigInteger.valueOf(b)));
    }

    static Object subtractBig(long a, long b) {
        return IntMath.of(BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)));
    }

    static Object multiplyBig(long a, long b) {
        return IntMath.of(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
    }

    /// The nearest double of a `Long` or `BigInteger`; OverflowError when there is none. CPython: PyLong_AsDouble
    public static double toDouble(Object value) {
        double converted = IntMath.toDouble(value);
        if (Double.isInfinite(converted)) {
            throw overflowError("int too large to convert to float");
        }
        return converted;
    }

    /// The decimal text of a `Long` or `BigInteger`.
    public static String decimal(Object value) {
        if (value instanceof Long small) {
            return Long.toString(small);
        }
        int limit = Formatting.digitLimit();
        try {
            return IntText.decimal(value, limit);
        } catch (TooManyDigits e) {
            throw Formatting.tooLong(limit);
        }
    }

    @Constructor("int(cls, x=NULL, /, base=NULL)")
    static Object construct(PyType cls, Object x, Object base) {
        Object value;
        if (x == null) {
            if (base != null) {
                throw typeError("int() missing string argument");
            }
            value = 0L;
        } else if (base == null) {
            value = fromObject(x);
        } else {
            value = fromText(x, base);
        }
        return cls == TYPE ? value : new PyIntInstance(cls, value);
    }

    private static Object fromText(Object x, Object base) {
        long number = Conversion.toIndex(base, null);
        if (number != 0 && number < 2 || number > 36) {
            throw valueError("int() base must be >= 2 and <= 36, or 0");
        }
        Object str = PyStr.valueOrNull(x);
        if (str != null) {
            return parse(Text.toAsciiNumeral(str), (int) number, x);
        }
        if (x instanceof PyBytes || x instanceof PyByteArray) {
            return parseBytes(Buffer.bytesOf(x), (int) number, x);
        }
        throw typeError("int() can't convert non-string with explicit base");
    }

    /// What `int(x)` gives, always a `Long` or `BigInteger`. CPython: PyNumber_Long
    public static Object fromObject(Object x) {
        if (x instanceof Long || x instanceof BigInteger) {
            return x;
        }
        if (x instanceof Double d) {
            return PyFloat.truncate(d);
        }
        Object str = PyStr.valueOrNull(x);
        if (str != null && PyType.of(x) == PyStr.TYPE) {
            return parse(Text.toAsciiNumeral(str), 10, x);
        }
        PyType type = PyType.of(x);
        Object result = type.slots.toInt(x);
        if (result != null) {
            return checkedInt(x, result);
        }
        if (type.lookup("__index__") != null) {
            return Conversion.index(x);
        }
        Object truncated = Calls.special(x, "__trunc__");
        if (truncated != null) {
            Object value = valueOrNull(truncated);
            if (value != null) {
                return value;
            }
            if (PyType.of(truncated).lookup("__index__") == null) {
                throw typeError("__trunc__ returned non-Integral (type %T)", truncated);
            }
            return Conversion.index(truncated);
        }
        if (str != null) {
            return parse(Text.toAsciiNumeral(str), 10, x);
        }
        if (x instanceof PyBytes || x instanceof PyByteArray) {
            return parseBytes(Buffer.bytesOf(x), 10, x);
        }
        Buffer buffer = type.slots.buffer(x, Buffer.SIMPLE);
        if (buffer != null) {
            try {
                byte[] copy = buffer.toBytes();
                return parseBytes(copy, 10, PyBytes.of(copy));
            } finally {
                buffer.release();
            }
        }
        throw typeError("int() argument must be a string, a bytes-like object or a real number, not '%T'", x);
    }

    /// CPython: _PyLong_FromNbInt (what is left of it)
    private static Object checkedInt(Object x, Object result) {
        Object value = valueOrNull(result);
        if (value == null) {
            throw typeError("__int__ returned non-int (type %T)", result);
        }
        if (PyType.of(result) != TYPE && PyType.of(x).isHeapType()) {
            Warnings.warn(
                    PyExc.DeprecationWarning,
                    Message.format(
                            "__int__ returned non-int (type %T).  The ability to return an instance of a strict subclass of"
                                    + " int is deprecated, and may not be supported in a future version of Python.",
                            result),
                    1);
        }
        return value;
    }

    private static Object parseBytes(byte[] bytes, int base, Object shown) {
        return parse(new String(bytes, StandardCharsets.ISO_8859_1), base, shown);
    }

    /// The int of ASCII text; `shown` is the object that the complaint shows.
    static Object parse(String text, int base, Object shown) {
        Object parsed;
        try {
            parsed = IntText.parse(text, base, text.length() > IntText.LIMIT_THRESHOLD ? Formatting.digitLimit() : 0);
        } catch (TooManyDigits e) {
            throw Formatting.raised(e);
        }
        if (parsed == null) {
            Object repr = Representation.repr(shown);
            Object cut = Text.length(repr) > 200 ? Text.slice(repr, 0, 200) : repr;
            throw valueError("invalid literal for int() with base %d: %s", base, cut);
        }
        return parsed;
    }

    // Text

    public static Object __repr__(Object self) {
        return decimal(value(self));
    }

    @Method("__format__(self, format_spec, /)")
    static Object format(Object self, Object spec) {
        Object text = Formatting.spec(spec);
        Object value = value(self);
        int length = Text.length(text);
        if (length == 0) {
            return Representation.str(self);
        }
        try {
            return Formats.ofInt(
                    value, text, 0, length, PyType.of(self).fullName(), Formatting.locale(), Formatting.digitLimit());
        } catch (FormatProblem e) {
            throw Formatting.raised(e);
        } catch (TooManyDigits e) {
            throw Formatting.tooLong(Formatting.digitLimit());
        }
    }

    // Comparison

    public static long __hash__(Object self) {
        return NumberHash.ofInt(value(self));
    }

    public static Object __richcompare__(Object self, Object other, int op) {
        Object a = value(self);
        Object b = valueOrNull(other);
        if (b == null) {
            return NOT_IMPLEMENTED;
        }
        return Comparison.holds(op, IntMath.compare(a, b));
    }

    public static boolean __bool__(Object self) {
        Object value = value(self);
        return !(value instanceof Long small) || small != 0;
    }

    // Arithmetic: either operand may be of another type.

    public static Object __add__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        return a == null || b == null ? NOT_IMPLEMENTED : IntMath.add(a, b);
    }

    public static Object __sub__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        return a == null || b == null ? NOT_IMPLEMENTED : IntMath.subtract(a, b);
    }

    public static Object __mul__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        try {
            return IntMath.multiply(a, b);
        } catch (ArithmeticException e) {
            throw Raise.memoryError("");
        }
    }

    private static Raised divisionByZero() {
        return zeroDivisionError("integer division or modulo by zero");
    }

    private static boolean isZero(Object value) {
        return value instanceof Long small && small == 0;
    }

    public static Object __floordiv__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (isZero(b)) {
            throw divisionByZero();
        }
        return IntMath.floorDivide(a, b);
    }

    public static Object __mod__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (isZero(b)) {
            throw divisionByZero();
        }
        return IntMath.modulo(a, b);
    }

    public static Object __divmod__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (isZero(b)) {
            throw divisionByZero();
        }
        return PyTuple.of(IntMath.floorDivideAndModulo(a, b));
    }

    public static Object __truediv__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (isZero(b)) {
            throw zeroDivisionError("division by zero");
        }
        double quotient = IntMath.trueDivide(a, b);
        if (Double.isInfinite(quotient)) {
            throw overflowError("integer division result too large for a float");
        }
        return quotient;
    }

    /// CPython: long_pow
    public static Object __pow__(Object base, Object exponent, Object modulus) {
        Object a = valueOrNull(base);
        Object b = valueOrNull(exponent);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (modulus == PyNone.NONE) {
            if (IntMath.signum(b) < 0) {
                return PyFloat.power(toDouble(a), toDouble(b));
            }
            if (b instanceof Long n && n > 1 << 10) {
                Budget.reserve(n / 8 * IntMath.bitLength(a));
            }
            Object power = IntMath.power(a, b);
            if (power == null) {
                throw Raise.memoryError("");
            }
            return power;
        }
        Object m = valueOrNull(modulus);
        if (m == null) {
            return NOT_IMPLEMENTED;
        }
        if (isZero(m)) {
            throw valueError("pow() 3rd argument cannot be 0");
        }
        Object power = IntMath.modularPower(a, b, m);
        if (power == null) {
            throw valueError("base is not invertible for the given modulus");
        }
        return power;
    }

    public static Object __lshift__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (IntMath.signum(b) < 0) {
            throw valueError("negative shift count");
        }
        if (b instanceof Long n && n > 1 << 20) {
            Budget.reserve(n / 8);
        }
        Object shifted = IntMath.shiftLeft(a, b);
        if (shifted == null) {
            throw b instanceof Long ? Raise.memoryError("") : overflowError("too many digits in integer");
        }
        return shifted;
    }

    public static Object __rshift__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (IntMath.signum(b) < 0) {
            throw valueError("negative shift count");
        }
        return IntMath.shiftRight(a, b);
    }

    public static Object __and__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        return a == null || b == null ? NOT_IMPLEMENTED : IntMath.and(a, b);
    }

    public static Object __or__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        return a == null || b == null ? NOT_IMPLEMENTED : IntMath.or(a, b);
    }

    public static Object __xor__(Object left, Object right) {
        Object a = valueOrNull(left);
        Object b = valueOrNull(right);
        return a == null || b == null ? NOT_IMPLEMENTED : IntMath.xor(a, b);
    }

    public static Object __neg__(Object self) {
        return IntMath.negate(value(self));
    }

    public static Object __pos__(Object self) {
        return value(self);
    }

    public static Object __abs__(Object self) {
        return IntMath.abs(value(self));
    }

    public static Object __invert__(Object self) {
        return IntMath.invert(value(self));
    }

    public static Object __index__(Object self) {
        return value(self);
    }

    public static Object __int__(Object self) {
        return value(self);
    }

    public static Object __float__(Object self) {
        return toDouble(value(self));
    }

    // Methods

    @Method("conjugate(self, /)")
    static Object conjugate(Object self) {
        return value(self);
    }

    @Method("bit_length(self, /)")
    static long bitLength(Object self) {
        return IntMath.bitLength(value(self));
    }

    @Method("bit_count(self, /)")
    static long bitCount(Object self) {
        return IntMath.bitCount(value(self));
    }

    @Method("to_bytes(self, /, length, byteorder, *, signed=False)")
    static Object toBytes(Object self, long length, String byteorder, boolean signed) {
        boolean little = isLittle(byteorder);
        if (length < 0) {
            throw valueError("length argument must be non-negative");
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError("");
        }
        Object value = value(self);
        if (!signed && IntMath.signum(value) < 0) {
            throw overflowError("can't convert negative int to unsigned");
        }
        byte[] bytes = IntMath.toBytes(value, (int) length, little, signed);
        if (bytes == null) {
            throw overflowError("int too big to convert");
        }
        return PyBytes.of(bytes);
    }

    private static boolean isLittle(String order) {
        if (!order.equals("little") && !order.equals("big")) {
            throw valueError("byteorder must be either 'little' or 'big'");
        }
        return order.equals("little");
    }

    @ClassMethod("from_bytes(cls, /, bytes, byteorder, *, signed=False)")
    static Object fromBytes(PyType cls, Object bytes, String byteorder, boolean signed) {
        boolean little = isLittle(byteorder);
        byte[] raw = PyBytes.fromObject(bytes).array();
        Object value = IntMath.fromBytes(raw, 0, raw.length, little, signed);
        return cls == TYPE ? value : Calls.call(cls, value);
    }

    @Method("as_integer_ratio(self, /)")
    static Object asIntegerRatio(Object self) {
        return PyTuple.of(value(self), 1L);
    }

    @Method("__trunc__(self, /)")
    static Object trunc(Object self) {
        return value(self);
    }

    @Method("__floor__(self, /)")
    static Object floor(Object self) {
        return value(self);
    }

    @Method("__ceil__(self, /)")
    static Object ceil(Object self) {
        return value(self);
    }

    /// CPython: int___round___impl
    @Method("__round__(self, ndigits=NULL, /)")
    static Object round(Object self, Object ndigits) {
        Object value = value(self);
        if (ndigits == null) {
            return value;
        }
        Object digits = Conversion.index(ndigits);
        if (IntMath.signum(digits) >= 0) {
            return value;
        }
        return digits instanceof Long n && n > Integer.MIN_VALUE + 1 ? IntMath.roundToPowerOfTen(value, (int) -n) : 0L;
    }

    @Method("__getnewargs__(self, /)")
    static Object getNewArgs(Object self) {
        return PyTuple.of(value(self));
    }

    /// The size that CPython's 30-bit digits take.
    @Method("__sizeof__(self, /)")
    static long sizeOf(Object self) {
        return 24 + 4 * ((IntMath.bitLength(value(self)) + 29) / 30);
    }

    @Getter("real")
    static Object real(Object self) {
        return value(self);
    }

    @Getter("imag")
    static Object imag(Object self) {
        return 0L;
    }

    @Getter("numerator")
    static Object numerator(Object self) {
        return value(self);
    }

    @Getter("denominator")
    static Object denominator(Object self) {
        return 1L;
    }
}
