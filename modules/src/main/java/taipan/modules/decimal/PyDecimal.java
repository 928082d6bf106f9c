package taipan.modules.decimal;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.modules.FieldArguments;
import taipan.numbers.IntMath;
import taipan.numbers.NumberHash;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Hashing;
import taipan.objects.PyComplex;
import taipan.objects.PyExtensible;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// The Python `decimal.Decimal` type.
/// CPython: Modules/_decimal/_decimal.c (PyDec_Type)
@PyClass(name = "decimal.Decimal", subclassable = true)
public final class PyDecimal extends PyExtensible {
    public static final PyType TYPE = PyDecimalBindings.newType();

    private static final String[] NAMES = {"value", "context"};

    final Dec value;

    /// The hash once known, which is never -1.
    private long hash = -1;

    PyDecimal(PyType type, Dec value) {
        super(type);
        this.value = value;
    }

    /// The context of an operation: the one given or the current one.
    static PyDecimalContext context(ThreadState ts, Object given) {
        if (given == PyNone.NONE) {
            return DecimalModule.of(ts).current(ts);
        }
        if (given instanceof PyDecimalContext context) {
            return context;
        }
        throw typeError("optional argument must be a context");
    }

    private static PyDecimalContext current() {
        ThreadState ts = ThreadState.current();
        return DecimalModule.of(ts).current(ts);
    }

    private static Object plain(Dec value) {
        return new PyDecimal(TYPE, value);
    }

    // Construction

    @Constructor("Decimal(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, Object[] kwnames) {
        Object[] given = FieldArguments.bind(NAMES, 0, 2, 0, args, kwnames);
        PyDecimalContext context = context(ThreadState.current(), given[1] == null ? PyNone.NONE : given[1]);
        Object value = given[0];
        if (value == null) {
            return new PyDecimal(cls, Dec.ZERO);
        }
        if (value instanceof PyDecimal d && d.type() == TYPE && cls == TYPE) {
            return d;
        }
        return new PyDecimal(cls, exact(value, context));
    }

    /// CPython: PyDecType_FromObjectExact
    private static Dec exact(Object value, PyDecimalContext context) {
        Dec number = Conversions.operand(value);
        if (number != null) {
            return number;
        }
        Object text = PyStr.valueOrNull(value);
        if (text != null) {
            return Conversions.exact(text, context);
        }
        if (value instanceof PyTuple || value instanceof PyList) {
            return Conversions.exact(Conversions.ofTuple(value), context);
        }
        Object d = PyFloat.valueOrNull(value);
        if (d == null) {
            throw typeError("conversion from %T to Decimal is not supported", value);
        }
        context.signal(DecContext.FLOAT_OPERATION);
        return Conversions.ofDouble((Double) d);
    }

    /// The value rounded by a context. CPython: PyDecType_FromObject
    static Object rounded(Object value, PyDecimalContext context) {
        Object text = PyStr.valueOrNull(value);
        boolean sequence = value instanceof PyTuple || value instanceof PyList;
        DecContext c = context.begin();
        Dec number;
        if (text != null || sequence) {
            String ascii = sequence ? Conversions.ofTuple(value) : Conversions.plain(text, false, false);
            number = ascii == null ? null : Conversions.parse(ascii);
            long room = c.clamp ? c.prec - 1 : c.prec;
            if (number == null || number.isNan() && number.digits() > room && !number.coefficient().equals(BigInteger.ZERO)) {
                return context.end(c.invalid(DecContext.CONVERSION_SYNTAX));
            }
        } else if (PyFloat.valueOrNull(value) instanceof Double d) {
            c.raise(DecContext.FLOAT_OPERATION);
            number = Conversions.ofDouble(d);
        } else {
            number = Conversions.required(value);
            if (number.isNan()) {
                long room = c.clamp ? c.prec - 1 : c.prec;
                if (number.digits() > room && !number.coefficient().equals(BigInteger.ZERO)) {
                    return context.end(c.invalid(DecContext.CONVERSION_SYNTAX));
                }
            }
        }
        return context.end(c.finish(number));
    }

    static Dec ofFloatOrInt(Object f) {
        Object n = PyInt.valueOrNull(f);
        if (n != null) {
            return Dec.ofInt(n);
        }
        Object d = PyFloat.valueOrNull(f);
        if (d == null) {
            throw typeError("argument must be int or float");
        }
        return Conversions.ofDouble((Double) d);
    }

    @ClassMethod("from_float(cls, f, /)")
    static Object fromFloat(PyType cls, Object f) {
        Object made = plain(ofFloatOrInt(f));
        return cls == TYPE ? made : Calls.call(cls, made);
    }

    // Text

    public Object __str__() {
        return value.toText(false, current().capitals);
    }

    public Object __repr__() {
        return "Decimal('" + value.toText(false, current().capitals) + "')";
    }

    @Method("__format__(self, format_spec, override=None, /)")
    Object format(ThreadState ts, Object spec, Object override) {
        if (PyStr.valueOrNull(spec) == null) {
            throw typeError("format arg must be str");
        }
        return DecimalFormat.format(value, PyStr.valueOrNull(spec), override, context(ts, PyNone.NONE));
    }

    // Comparison and hash

    public Object __richcompare__(Object other, int op) {
        if (other instanceof PyDecimal d && value.isFinite() && d.value.isFinite()) {
            return Comparison.holds(op, Dec.compare(value, d.value));
        }
        PyDecimalContext context = current();
        Conversions.Pair pair = Conversions.comparable(value, other, op, context);
        if (pair == null) {
            return NOT_IMPLEMENTED;
        }
        if (pair.left().isNan() || pair.right().isNan()) {
            boolean equality = op == Comparison.EQ || op == Comparison.NE;
            if (!equality || pair.left().isSignaling() || pair.right().isSignaling()) {
                context.signal(DecContext.INVALID_OPERATION);
            }
            return op == Comparison.NE;
        }
        return Comparison.holds(op, Dec.compare(pair.left(), pair.right()));
    }

    /// CPython: _dec_hash
    public long __hash__() {
        if (hash != -1) {
            return hash;
        }
        if (value.isSpecial()) {
            if (value.isSignaling()) {
                throw typeError("Cannot hash a signaling NaN value");
            }
            if (value.isNan()) {
                return Hashing.identity(this);
            }
            return value.negative ? -NumberHash.INFINITY : NumberHash.INFINITY;
        }
        long coefficient = value.isSmall()
                ? value.small() % NumberHash.PRIME
                : value.coefficient().mod(BigInteger.valueOf(NumberHash.PRIME)).longValue();
        long power = powerModulo(value.exponent < 0 ? INVERSE_OF_TEN : 10, Math.abs(value.exponent));
        long result = multiplyModulo(coefficient, power);
        if (value.negative) {
            result = -result;
        }
        hash = result == -1 ? -2 : result;
        return hash;
    }

    /// What times ten is one, modulo the prime of hashes.
    private static final long INVERSE_OF_TEN =
            BigInteger.TEN.modInverse(BigInteger.valueOf(NumberHash.PRIME)).longValue();

    private static long multiplyModulo(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        long sum = (low & NumberHash.PRIME) + (low >>> 61 | high << 3);
        sum = (sum & NumberHash.PRIME) + (sum >>> 61);
        return sum >= NumberHash.PRIME ? sum - NumberHash.PRIME : sum;
    }

    private static long powerModulo(long base, long exponent) {
        long result = 1;
        long square = base;
        for (long e = exponent; e > 0; e >>= 1) {
            if ((e & 1) != 0) {
                result = multiplyModulo(result, square);
            }
            square = multiplyModulo(square, square);
        }
        return result;
    }

    public boolean __bool__() {
        return !value.isZero();
    }

    // Arithmetic

    public static Object __add__(Object left, Object right) {
        Dec x = Conversions.operand(left);
        Dec y = Conversions.operand(right);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        PyDecimalContext context = current();
        return context.end(Arithmetic.add(x, y, context.begin()));
    }

    public static Object __sub__(Object left, Object right) {
        Dec x = Conversions.operand(left);
        Dec y = Conversions.operand(right);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        PyDecimalContext context = current();
        return context.end(Arithmetic.subtract(x, y, context.begin()));
    }

    public static Object __mul__(Object left, Object right) {
        Dec x = Conversions.operand(left);
        Dec y = Conversions.operand(right);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        PyDecimalContext context = current();
        return context.end(Arithmetic.multiply(x, y, context.begin()));
    }

    public static Object __truediv__(Object left, Object right) {
        Dec x = Conversions.operand(left);
        Dec y = Conversions.operand(right);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        PyDecimalContext context = current();
        return context.end(Arithmetic.divide(x, y, context.begin()));
    }

    public static Object __floordiv__(Object left, Object right) {
        Dec x = Conversions.operand(left);
        Dec y = Conversions.operand(right);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        PyDecimalContext context = current();
        return context.end(Arithmetic.divideInteger(x, y, context.begin()));
    }

    public static Object __mod__(Object left, Object right) {
        Dec x = Conversions.operand(left);
        Dec y = Conversions.operand(right);
        if (x == null || y == null) {
            return NOT_IMPLEMENTED;
        }
        PyDecimalContext context = current();
        return context.end(Arithmetic.remainder(x, y, context.begin()));
    }

    public static Object __divmod__(Object left, Object right) {
        Dec x = Conversions.operand(left);
        Dec y = Conversions.operand(right);
        return x == null || y == null ? NOT_IMPLEMENTED : ContextOperations.pair(current(), x, y);
    }

    public static Object __pow__(Object base, Object exponent, Object modulus) {
        Dec x = Conversions.operand(base);
        Dec y = Conversions.operand(exponent);
        Dec m = modulus == PyNone.NONE ? null : Conversions.operand(modulus);
        if (x == null || y == null || m == null && modulus != PyNone.NONE) {
            return NOT_IMPLEMENTED;
        }
        PyDecimalContext context = current();
        DecContext c = context.begin();
        return context.end(m == null ? Transcendental.power(x, y, c) : Transcendental.powerModulo(x, y, m, c));
    }

    public Object __neg__() {
        PyDecimalContext context = current();
        return context.end(Operations.minus(value, context.begin()));
    }

    public Object __pos__() {
        PyDecimalContext context = current();
        return context.end(Operations.plus(value, context.begin()));
    }

    public Object __abs__() {
        PyDecimalContext context = current();
        return context.end(Operations.abs(value, context.begin()));
    }

    // Conversion

    public Object __int__() {
        return Conversions.toInt(value, Rounding.ROUND_DOWN);
    }

    public Object __float__() {
        return Conversions.toDouble(value);
    }

    @Method("__trunc__(self, /)")
    Object trunc() {
        return Conversions.toInt(value, Rounding.ROUND_DOWN);
    }

    @Method("__floor__(self, /)")
    Object floor() {
        return Conversions.toInt(value, Rounding.ROUND_FLOOR);
    }

    @Method("__ceil__(self, /)")
    Object ceil() {
        return Conversions.toInt(value, Rounding.ROUND_CEILING);
    }

    @Method("__round__(self, ndigits=NULL, /)")
    Object round(ThreadState ts, Object ndigits) {
        if (ndigits == null) {
            return Conversions.toInt(value, Rounding.ROUND_HALF_EVEN);
        }
        if (PyInt.valueOrNull(ndigits) == null) {
            throw typeError("optional arg must be an integer");
        }
        long places = Conversion.toSize(ndigits);
        PyDecimalContext context = context(ts, PyNone.NONE);
        return context.end(Operations.quantize(value, Dec.of(false, 1, -places), context.begin()));
    }

    @Method("__complex__(self, /)")
    Object complex() {
        return PyComplex.of(Conversions.toDouble(value), 0);
    }

    @Method("as_tuple(self, /)")
    Object asTuple(ThreadState ts) {
        Object exponent;
        Object digits;
        if (value.isInfinite()) {
            exponent = "F";
            digits = PyTuple.of((Object) 0L);
        } else {
            exponent = value.isNan() ? (Object) (value.isSignaling() ? "N" : "n") : (Object) value.exponent;
            digits = value.isNan() && value.coefficient().signum() == 0 ? PyTuple.EMPTY : digits();
        }
        return Calls.call(DecimalModule.of(ts).decimalTuple, value.negative ? 1L : 0L, digits, exponent);
    }

    private PyTuple digits() {
        String text = value.digitText();
        Object[] digits = new Object[text.length()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (long) (text.charAt(i) - '0');
        }
        return PyTuple.of(digits);
    }

    @Method("as_integer_ratio(self, /)")
    Object asIntegerRatio() {
        if (value.isSpecial()) {
            if (value.isNan()) {
                throw valueError("cannot convert NaN to integer ratio");
            }
            throw overflowError("cannot convert Infinity to integer ratio");
        }
        if (value.isZero()) {
            return PyTuple.of((Object) 0L, 1L);
        }
        BigInteger numerator = Arithmetic.shifted(value, Math.max(value.exponent, 0));
        BigInteger denominator = PowersOfTen.big(Math.max(-value.exponent, 0));
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        return PyTuple.of(IntMath.of(value.negative ? numerator.negate() : numerator), IntMath.of(denominator.divide(common)));
    }

    @Method("adjusted(self, /)")
    long adjusted() {
        return value.isSpecial() ? 0 : value.adjusted();
    }

    @Method("canonical(self, /)")
    Object canonical() {
        return this;
    }

    @Method("conjugate(self, /)")
    Object conjugate() {
        return this;
    }

    @Method("radix(self, /)")
    Object radix() {
        return plain(Dec.TEN);
    }

    @Method("copy_abs(self, /)")
    Object copyAbs() {
        return plain(value.withSign(false));
    }

    @Method("copy_negate(self, /)")
    Object copyNegate() {
        return plain(value.negated());
    }

    @Method("__copy__(self, /)")
    Object copy() {
        return this;
    }

    @Method("__deepcopy__(self, memo, /)")
    Object deepcopy(Object memo) {
        return this;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(type(), PyTuple.of(__str__()));
    }

    @Method("__sizeof__(self, /)")
    long sizeOf() {
        return 104 + (value.digits() > 76 ? 8 * (value.digits() / 19 + 1) : 0);
    }

    @Getter("real")
    Object real() {
        return this;
    }

    @Getter("imag")
    Object imag() {
        return plain(Dec.ZERO);
    }

    /// CPython: mpd_same_quantum
    static boolean sameQuantum(Dec a, Dec b) {
        if (a.isSpecial() || b.isSpecial()) {
            return a.isNan() && b.isNan() || a.isInfinite() && b.isInfinite();
        }
        return a.exponent == b.exponent;
    }
}
