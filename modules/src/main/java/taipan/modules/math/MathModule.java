package taipan.modules.math;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.util.Arrays;
import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.numbers.IntMath;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.Numbers;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.Raised;

/// The `math` module.
/// CPython: Modules/mathmodule.c
@PyModule("math")
public final class MathModule {
    private static final Long ZERO = 0L;
    private static final double LN2 = 0.6931471805599453;

    @Constant static final double pi = Math.PI;
    @Constant static final double e = Math.E;
    @Constant static final double tau = 2 * Math.PI;
    @Constant static final double inf = Double.POSITIVE_INFINITY;
    @Constant static final double nan = Double.NaN;

    public MathModule(InterpreterState interpreter) {}

    private static Raised domainError() {
        return valueError("math domain error");
    }

    private static Raised rangeError() {
        return overflowError("math range error");
    }

    /// The rule for most functions: NaN that was not put in is a domain error, and an infinity from a finite argument
    /// is an overflow where the function can overflow, else a pole and so a domain error too.
    /// CPython: math_1
    private static double checked(double x, double result, boolean canOverflow) {
        if (Double.isNaN(result) && !Double.isNaN(x)) {
            throw domainError();
        }
        if (Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isNaN(x)) {
            throw canOverflow ? rangeError() : domainError();
        }
        return result;
    }

    @Function("acos(x, /)")
    double acos(double x) {
        return checked(x, Elementary.acos(x), false);
    }

    @Function("acosh(x, /)")
    double acosh(double x) {
        return checked(x, Elementary.acosh(x), false);
    }

    @Function("asin(x, /)")
    double asin(double x) {
        return checked(x, Elementary.asin(x), false);
    }

    @Function("asinh(x, /)")
    double asinh(double x) {
        return checked(x, Elementary.asinh(x), false);
    }

    @Function("atan(x, /)")
    double atan(double x) {
        return Elementary.atan(x);
    }

    @Function("atan2(y, x, /)")
    double atan2(double y, double x) {
        return Elementary.atan2(y, x);
    }

    @Function("atanh(x, /)")
    double atanh(double x) {
        return checked(x, Elementary.atanh(x), false);
    }

    @Function("ceil(x, /)")
    Object ceil(Object x) {
        return x instanceof Double d ? integer(Math.ceil(d)) : rounded(x, "__ceil__", true);
    }

    @Function("copysign(x, y, /)")
    double copysign(double x, double y) {
        return Math.copySign(x, y);
    }

    @Function("cos(x, /)")
    double cos(double x) {
        return checked(x, Math.cos(x), false);
    }

    @Function("cosh(x, /)")
    double cosh(double x) {
        return checked(x, Elementary.cosh(x), true);
    }

    @Function("degrees(x, /)")
    double degrees(double x) {
        return x * (180.0 / Math.PI);
    }

    @Function("dist(p, q, /)")
    double dist(Object p, Object q) {
        Object[] a = p instanceof PyTuple t ? t.items() : Iteration.toArray(p);
        Object[] b = q instanceof PyTuple t ? t.items() : Iteration.toArray(q);
        if (a.length != b.length) {
            throw valueError("both points must have the same number of dimensions");
        }
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = Conversion.toDouble(a[i]) - Conversion.toDouble(b[i]);
        }
        return norm(differences);
    }

    @Function("erf(x, /)")
    double erf(double x) {
        return SpecialFunctions.erf(x);
    }

    @Function("erfc(x, /)")
    double erfc(double x) {
        return SpecialFunctions.erfc(x);
    }

    @Function("exp(x, /)")
    double exp(double x) {
        return checked(x, Math.exp(x), true);
    }

    @Function("expm1(x, /)")
    double expm1(double x) {
        return checked(x, StrictMath.expm1(x), true);
    }

    @Function("fabs(x, /)")
    double fabs(double x) {
        return Math.abs(x);
    }

    @Function("factorial(x, /)")
    Object factorial(Object x) {
        Object n = Conversion.index(x);
        if (IntMath.signum(n) < 0) {
            throw valueError("factorial() not defined for negative values");
        }
        if (!(n instanceof Long small)) {
            throw overflowError("factorial() argument should not exceed 9223372036854775807");
        }
        if (small > 1 << 26) {
            throw taipan.objects.Raise.with(PyExc.MemoryError);
        }
        return IntMath.of(product(2, small));
    }

    /// The product of the integers of a range, both ends in, by halves.
    private static BigInteger product(long first, long last) {
        if (last - first < 16) {
            BigInteger result = BigInteger.ONE;
            long part = 1;
            for (long i = first; i <= last; i++) {
                if (Math.multiplyHigh(part, i) != 0 || part * i < 0) {
                    result = result.multiply(BigInteger.valueOf(part));
                    part = 1;
                }
                part *= i;
            }
            return result.multiply(BigInteger.valueOf(part));
        }
        long middle = (first + last) / 2;
        return product(first, middle).multiply(product(middle + 1, last));
    }

    @Function("floor(x, /)")
    Object floor(Object x) {
        return x instanceof Double d ? integer(Math.floor(d)) : rounded(x, "__floor__", false);
    }

    private static Object rounded(Object x, String name, boolean up) {
        if (x instanceof Long) {
            return x;
        }
        Object method = Attributes.special(x, name);
        if (method != null) {
            return Calls.call(method);
        }
        double d = Conversion.toDouble(x);
        return integer(up ? Math.ceil(d) : Math.floor(d));
    }

    private static Object integer(double whole) {
        if (whole >= -0x1p63 && whole < 0x1p63) {
            return (long) whole;
        }
        if (Double.isNaN(whole)) {
            throw valueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(whole)) {
            throw overflowError("cannot convert float infinity to integer");
        }
        return IntMath.ofDouble(whole);
    }

    @Function("fmod(x, y, /)")
    double fmod(double x, double y) {
        if (Double.isInfinite(y) && !Double.isInfinite(x) && !Double.isNaN(x)) {
            return x;
        }
        double r = x % y;
        if (Double.isNaN(r) && !Double.isNaN(x) && !Double.isNaN(y)) {
            throw domainError();
        }
        return r;
    }

    @Function("frexp(x, /)")
    Object frexp(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return PyTuple.of((Object) x, (Object) ZERO);
        }
        int exponent = exponent(x);
        return PyTuple.of((Object) scaled(x, -exponent), (Object) (long) exponent);
    }

    /// The exponent that leaves a fraction between one half and one.
    private static int exponent(double x) {
        int exponent = Math.getExponent(x);
        return exponent < Double.MIN_EXPONENT ? Math.getExponent(x * 0x1p54) - 53 : exponent + 1;
    }

    private static double scaled(double x, int exponent) {
        // In two steps, for a factor can be out of range where the result is not.
        int half = exponent / 2;
        return Math.scalb(Math.scalb(x, half), exponent - half);
    }

    /// Adds without losing anything: keeps partial sums that do not overlap.
    /// CPython: math_fsum
    @Function("fsum(seq, /)")
    double fsum(Object sequence) {
        Object iterator = Iteration.iter(sequence);
        double[] partials = new double[32];
        int n = 0;
        double specialSum = 0;
        double infinitySum = 0;
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            double x = Conversion.toDouble(item);
            double given = x;
            int kept = 0;
            for (int j = 0; j < n; j++) {
                double y = partials[j];
                if (Math.abs(x) < Math.abs(y)) {
                    double swap = x;
                    x = y;
                    y = swap;
                }
                double hi = x + y;
                double lo = y - (hi - x);
                if (lo != 0) {
                    partials[kept++] = lo;
                }
                x = hi;
            }
            n = kept;
            if (x != 0) {
                if (Double.isNaN(x) || Double.isInfinite(x)) {
                    if (!Double.isNaN(given) && !Double.isInfinite(given)) {
                        throw overflowError("intermediate overflow in fsum");
                    }
                    if (Double.isInfinite(given)) {
                        infinitySum += given;
                    }
                    specialSum += given;
                    n = 0;
                } else {
                    if (n == partials.length) {
                        partials = Arrays.copyOf(partials, 2 * n);
                    }
                    partials[n++] = x;
                }
            }
        }
        if (specialSum != 0) {
            if (Double.isNaN(infinitySum)) {
                throw valueError("-inf + inf in fsum");
            }
            return specialSum;
        }
        return total(partials, n);
    }

    private static double total(double[] partials, int count) {
        int n = count;
        if (n == 0) {
            return 0;
        }
        double hi = partials[--n];
        double lo = 0;
        while (n > 0) {
            double x = hi;
            double y = partials[--n];
            hi = x + y;
            lo = y - (hi - x);
            if (lo != 0) {
                break;
            }
        }
        // Rounds half to even across the partials that are left.
        if (n > 0 && (lo < 0 && partials[n - 1] < 0 || lo > 0 && partials[n - 1] > 0)) {
            double y = lo * 2;
            double x = hi + y;
            if (y == x - hi) {
                hi = x;
            }
        }
        return hi;
    }

    @Function("gamma(x, /)")
    double gamma(double x) {
        double result = SpecialFunctions.gamma(x);
        if (x == 0 || Double.isNaN(result) && !Double.isNaN(x)) {
            throw domainError();
        }
        if (Double.isInfinite(result) && !Double.isInfinite(x)) {
            throw rangeError();
        }
        return result;
    }

    @Function("gcd(*integers)")
    Object gcd(Object[] integers) {
        Object result = ZERO;
        for (Object integer : integers) {
            result = IntMath.greatestCommonDivisor(result, Conversion.index(integer));
        }
        return result;
    }

    @Function("hypot(*coordinates)")
    double hypot(Object[] coordinates) {
        double[] values = new double[coordinates.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Conversion.toDouble(coordinates[i]);
        }
        return norm(values);
    }

    /// The Euclidean norm, correct to the last place nearly always: squares are split in two halves and their rounding
    /// errors added up apart, and the root is corrected by what is missing.
    /// CPython: vector_norm
    static double norm(double[] values) {
        double max = 0;
        boolean foundNan = false;
        for (int i = 0; i < values.length; i++) {
            double x = Math.abs(values[i]);
            values[i] = x;
            foundNan |= Double.isNaN(x);
            if (x > max) {
                max = x;
            }
        }
        if (Double.isInfinite(max)) {
            return max;
        }
        if (foundNan) {
            return Double.NaN;
        }
        if (max == 0 || values.length <= 1) {
            return max;
        }
        Errors sum = new Errors();
        int exponent = exponent(max);
        if (exponent < -1023) {
            for (double x : values) {
                double ratio = x / max;
                sum.frac1 += sum.add(ratio * ratio);
            }
            return max * Math.sqrt(sum.sum - 1.0 + sum.frac1);
        }
        double scale = Math.scalb(1.0, -exponent);
        for (double x : values) {
            sum.addSquare(x * scale, 1);
        }
        double h = Math.sqrt(sum.total());
        sum.addSquare(h, -1);
        return (h + sum.total() / (2.0 * h)) / scale;
    }

    /// A running sum that begins at 1, and the rounding errors made on the way.
    private static final class Errors {
        double sum = 1.0;
        double frac1;
        double frac2;
        double frac3;

        double add(double x) {
            double old = sum;
            sum += x;
            return old - sum + x;
        }

        void addSquare(double x, double sign) {
            double t = x * 134217729.0;
            double hi = t - (t - x);
            double lo = x - hi;
            frac1 += add(sign * hi * hi);
            frac2 += add(sign * 2.0 * hi * lo);
            if (sign > 0) {
                frac3 += lo * lo;
            } else {
                frac3 += add(-lo * lo);
            }
        }

        double total() {
            return sum - 1.0 + (frac1 + frac2 + frac3);
        }
    }

    @Function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")
    boolean isclose(double a, double b, double relative, double absolute) {
        if (relative < 0 || absolute < 0) {
            throw valueError("tolerances must be non-negative");
        }
        if (a == b) {
            return true;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return false;
        }
        double difference = Math.abs(b - a);
        return difference <= Math.abs(relative * b)
                || difference <= Math.abs(relative * a)
                || difference <= absolute;
    }

    @Function("isfinite(x, /)")
    boolean isfinite(double x) {
        return Math.abs(x) <= Double.MAX_VALUE;
    }

    @Function("isinf(x, /)")
    boolean isinf(double x) {
        return Double.isInfinite(x);
    }

    @Function("isnan(x, /)")
    boolean isnan(double x) {
        return Double.isNaN(x);
    }

    @Function("isqrt(n, /)")
    Object isqrt(Object n) {
        Object value = Conversion.index(n);
        if (IntMath.signum(value) < 0) {
            throw valueError("isqrt() argument must be nonnegative");
        }
        return IntMath.squareRoot(value);
    }

    @Function("lcm(*integers)")
    Object lcm(Object[] integers) {
        Object result = (Long) 1L;
        for (Object integer : integers) {
            Object value = Conversion.index(integer);
            if (IntMath.signum(value) == 0 || IntMath.signum(result) == 0) {
                result = ZERO;
                continue;
            }
            Object divisor = IntMath.greatestCommonDivisor(result, value);
            result = IntMath.abs(IntMath.multiply(IntMath.floorDivide(result, divisor), value));
        }
        return result;
    }

    @Function("ldexp(x, i, /)")
    double ldexp(double x, Object i) {
        Object exponent = PyInt.valueOrNull(i);
        if (exponent == null) {
            throw typeError("Expected an int as second argument to ldexp.");
        }
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        long power = exponent instanceof Long n ? n : IntMath.signum(exponent) < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        if (power < -2200) {
            return Math.copySign(0, x);
        }
        double result = power > 2200 ? Double.POSITIVE_INFINITY : ldexp(x, (int) power);
        if (Double.isInfinite(result)) {
            throw rangeError();
        }
        return result;
    }

    /// Scales with one rounding at most, also where the result is subnormal.
    private static double ldexp(double x, int power) {
        int exponent = exponent(x);
        double fraction = scaled(x, -exponent);
        return Math.scalb(fraction, exponent + power);
    }

    @Function("lgamma(x, /)")
    double lgamma(double x) {
        double result = SpecialFunctions.logGamma(x);
        if (Double.isInfinite(result) && !Double.isInfinite(x)) {
            throw x <= 0 && x == Math.floor(x) ? domainError() : rangeError();
        }
        return result;
    }

    @Function("log(x, base=NULL, /)")
    Object log(Object x, Object base) {
        double numerator = logarithm(x, 0);
        if (base == null) {
            return numerator;
        }
        double denominator = logarithm(base, 0);
        if (denominator == 0) {
            throw taipan.objects.Raise.zeroDivisionError("float division by zero");
        }
        return numerator / denominator;
    }

    @Function("log1p(x, /)")
    double log1p(double x) {
        return checked(x, StrictMath.log1p(x), false);
    }

    @Function("log10(x, /)")
    double log10(Object x) {
        return logarithm(x, 10);
    }

    @Function("log2(x, /)")
    double log2(Object x) {
        return logarithm(x, 2);
    }

    /// A logarithm of a number of any size; base 0 is natural.
    /// CPython: loghelper
    private static double logarithm(Object x, int base) {
        Object n = PyInt.valueOrNull(x);
        if (n == null) {
            double d = Conversion.toDouble(x);
            if (d <= 0) {
                throw domainError();
            }
            return logarithm(d, base);
        }
        if (IntMath.signum(n) <= 0) {
            throw domainError();
        }
        double d = IntMath.toDouble(n);
        if (!Double.isInfinite(d)) {
            return logarithm(d, base);
        }
        BigInteger big = (BigInteger) n;
        int shift = big.bitLength() - 64;
        double fraction = IntMath.toDouble(IntMath.of(big.shiftRight(shift))) * 0x1p-64;
        int power = shift + 64;
        return logarithm(fraction, base) + power * (base == 0 ? LN2 : base == 2 ? 1 : 0.30102999566398119521);
    }

    private static double logarithm(double d, int base) {
        return base == 0 ? Math.log(d) : base == 2 ? Elementary.log2(d) : Elementary.log10(d);
    }

    @Function("modf(x, /)")
    Object modf(double x) {
        if (Double.isInfinite(x)) {
            return PyTuple.of((Object) Math.copySign(0.0, x), (Object) x);
        }
        if (Double.isNaN(x)) {
            return PyTuple.of((Object) x, (Object) x);
        }
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        return PyTuple.of((Object) Math.copySign(x - whole, x), (Object) Math.copySign(whole, x));
    }

    @Function("pow(x, y, /)")
    double pow(double x, double y) {
        if (x == 0 && y == Double.NEGATIVE_INFINITY) {
            throw domainError();
        }
        double r = Elementary.pow(x, y);
        boolean finite = Math.abs(x) <= Double.MAX_VALUE && Math.abs(y) <= Double.MAX_VALUE;
        if (finite && Double.isNaN(r)) {
            throw domainError();
        }
        if (finite && Double.isInfinite(r)) {
            throw x == 0 ? domainError() : rangeError();
        }
        return r;
    }

    @Function("radians(x, /)")
    double radians(double x) {
        return x * (Math.PI / 180.0);
    }

    @Function("remainder(x, y, /)")
    double remainder(double x, double y) {
        if (Double.isInfinite(x) && !Double.isNaN(y) || y == 0 && !Double.isNaN(x)) {
            throw domainError();
        }
        return Math.IEEEremainder(x, y);
    }

    @Function("sin(x, /)")
    double sin(double x) {
        return checked(x, Math.sin(x), false);
    }

    @Function("sinh(x, /)")
    double sinh(double x) {
        return checked(x, Elementary.sinh(x), true);
    }

    @Function("sqrt(x, /)")
    double sqrt(double x) {
        return checked(x, Math.sqrt(x), false);
    }

    @Function("tan(x, /)")
    double tan(double x) {
        return checked(x, Math.tan(x), false);
    }

    @Function("tanh(x, /)")
    double tanh(double x) {
        return StrictMath.tanh(x);
    }

    @Function("trunc(x, /)")
    Object trunc(Object x) {
        if (x instanceof Double d) {
            return integer(d < 0 ? Math.ceil(d) : Math.floor(d));
        }
        Object method = Attributes.special(x, "__trunc__");
        if (method == null) {
            throw typeError("type %T doesn't define __trunc__ method", x);
        }
        return Calls.call(method);
    }

    @Function("prod(iterable, /, *, start=1)")
    Object prod(Object iterable, Object start) {
        Object iterator = Iteration.iter(iterable);
        Object result = start;
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            result = Numbers.multiply(result, item);
        }
        return result;
    }

    @Function("perm(n, k=None, /)")
    Object perm(Object n, Object k) {
        if (k == PyNone.NONE) {
            return factorial(n);
        }
        Object total = Conversion.index(n);
        Object chosen = Conversion.index(k);
        requireNonNegative(total, chosen);
        if (IntMath.compare(total, chosen) < 0) {
            return ZERO;
        }
        if (!(chosen instanceof Long count)) {
            throw overflowError("k must not exceed 9223372036854775807");
        }
        return falling(total, count);
    }

    @Function("comb(n, k, /)")
    Object comb(Object n, Object k) {
        Object total = Conversion.index(n);
        Object chosen = Conversion.index(k);
        requireNonNegative(total, chosen);
        Object others = IntMath.subtract(total, chosen);
        if (IntMath.signum(others) < 0) {
            return ZERO;
        }
        Object smaller = IntMath.compare(others, chosen) < 0 ? others : chosen;
        if (!(smaller instanceof Long count)) {
            throw overflowError("min(n - k, k) must not exceed 9223372036854775807");
        }
        return IntMath.floorDivide(falling(total, count), IntMath.of(product(2, count)));
    }

    private static void requireNonNegative(Object n, Object k) {
        if (IntMath.signum(n) < 0) {
            throw valueError("n must be a non-negative integer");
        }
        if (IntMath.signum(k) < 0) {
            throw valueError("k must be a non-negative integer");
        }
    }

    /// The product of `count` factors from `n` down.
    private static Object falling(Object n, long count) {
        if (n instanceof Long total) {
            return IntMath.of(product(total - count + 1, total));
        }
        BigInteger result = BigInteger.ONE;
        BigInteger factor = IntMath.big(n);
        for (long i = 0; i < count; i++) {
            result = result.multiply(factor);
            factor = factor.subtract(BigInteger.ONE);
        }
        return IntMath.of(result);
    }

    @Function("nextafter(x, y, /)")
    double nextafter(double x, double y) {
        return Math.nextAfter(x, y);
    }

    @Function("ulp(x, /)")
    double ulp(double x) {
        return Double.isNaN(x) ? x : Math.ulp(x);
    }
}
