package taipan.numbers;

import java.math.BigInteger;

/// Arithmetic of Python ints, which are `Long` when they fit 64 bits and `BigInteger` otherwise.
///
/// Division by zero is the caller's business: no method here may be given a zero divisor.
/// CPython: Objects/longobject.c
public final class IntMath {
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);

    private IntMath() {}

    /// The canonical int of a big value.
    public static Object of(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    /// The canonical int of 64 unsigned bits.
    public static Object ofUnsigned(long bits) {
        return bits >= 0 ? (Object) bits : new BigInteger(1, bytesOf(bits));
    }

    private static byte[] bytesOf(long bits) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (bits >>> (56 - 8 * i));
        }
        return bytes;
    }

    /// Any int as `BigInteger`.
    public static BigInteger big(Object x) {
        return x instanceof Long small ? BigInteger.valueOf(small) : (BigInteger) x;
    }

    public static Object add(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? BigInteger.valueOf(a).add(BigInteger.valueOf(b)) : (Object) sum;
    }

    public static Object add(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? add((long) x, (long) y) : of(big(a).add(big(b)));
    }

    public static Object subtract(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0
                ? BigInteger.valueOf(a).subtract(BigInteger.valueOf(b))
                : (Object) difference;
    }

    public static Object subtract(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? subtract((long) x, (long) y) : of(big(a).subtract(big(b)));
    }

    public static Object multiply(long a, long b) {
        long low = a * b;
        return Math.multiplyHigh(a, b) == low >> 63
                ? (Object) low
                : BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    public static Object multiply(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? multiply((long) x, (long) y) : of(big(a).multiply(big(b)));
    }

    public static Object floorDivide(long a, long b) {
        return a == Long.MIN_VALUE && b == -1 ? MIN_LONG.negate() : (Object) Math.floorDiv(a, b);
    }

    public static Object floorDivide(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? floorDivide((long) x, (long) y)
                : floorDivideAndModulo(a, b)[0];
    }

    /// The remainder with the sign of the divisor.
    public static Object modulo(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Math.floorMod(x, y);
        }
        BigInteger divisor = big(b);
        BigInteger rest = big(a).remainder(divisor);
        return of(rest.signum() != 0 && rest.signum() != divisor.signum() ? rest.add(divisor) : rest);
    }

    /// Quotient and remainder of floor division.
    public static Object[] floorDivideAndModulo(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return new Object[] {floorDivide((long) x, (long) y), Math.floorMod(x, y)};
        }
        BigInteger divisor = big(b);
        BigInteger[] parts = big(a).divideAndRemainder(divisor);
        BigInteger rest = parts[1];
        if (rest.signum() != 0 && rest.signum() != divisor.signum()) {
            return new Object[] {of(parts[0].subtract(BigInteger.ONE)), of(rest.add(divisor))};
        }
        return new Object[] {of(parts[0]), of(rest)};
    }

    /// The quotient as the nearest double, infinite when it is too large for one.
    /// CPython: long_true_divide
    public static double trueDivide(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && isExactDouble(x) && isExactDouble(y)) {
            return (double) x / (double) y;
        }
        BigInteger numerator = big(a);
        BigInteger denominator = big(b);
        boolean negative = numerator.signum() < 0 != denominator.signum() < 0;
        numerator = numerator.abs();
        denominator = denominator.abs();
        // Scale so that the quotient has 66 or 67 bits: 53 to keep, the rest and a sticky bit for rounding.
        int scale = 66 - (numerator.bitLength() - denominator.bitLength());
        if (numerator.signum() == 0 || scale > 66 + 1100) {
            return negative ? -0.0 : 0.0;
        }
        if (scale < 66 - 1100) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        BigInteger[] parts =
                (scale >= 0 ? numerator.shiftLeft(scale) : numerator)
                        .divideAndRemainder(scale >= 0 ? denominator : denominator.shiftLeft(-scale));
        double quotient = scaled(parts[1].signum() == 0 ? parts[0] : parts[0].shiftLeft(1).setBit(0),
                parts[1].signum() == 0 ? -scale : -scale - 1);
        return negative ? -quotient : quotient;
    }

    /// The double nearest to `mantissa * 2**exponent`, for a positive mantissa; ties go to even.
    static double scaled(BigInteger mantissa, int exponent) {
        int bits = mantissa.bitLength();
        // The weight of the last bit that a double of this size has.
        int last = Math.max(bits + exponent - 53, -1074);
        int drop = last - exponent;
        if (drop <= 0) {
            return Math.scalb(mantissa.doubleValue(), exponent);
        }
        BigInteger kept = mantissa.shiftRight(drop);
        long significand = kept.longValue();
        if (mantissa.testBit(drop - 1)
                && ((significand & 1) != 0 || mantissa.getLowestSetBit() < drop - 1)) {
            significand++;
        }
        return Math.scalb((double) significand, last);
    }

    private static boolean isExactDouble(long x) {
        return x <= 1L << 53 && x >= -(1L << 53);
    }

    /// The nearest double, infinite when there is none.
    public static double toDouble(Object x) {
        return x instanceof Long small ? (double) (long) small : ((BigInteger) x).doubleValue();
    }

    /// The power with a non-negative exponent, or absent (null) when the result cannot be held in memory.
    public static Object power(Object a, Object exponent) {
        if (!(exponent instanceof Long e)) {
            return a instanceof Long x && x >= -1 && x <= 1
                    ? powerOfUnit(x, ((BigInteger) exponent).testBit(0))
                    : null;
        }
        if (a instanceof Long x) {
            if (x >= -1 && x <= 1) {
                return e == 0 ? (Object) 1L : powerOfUnit(x, (e & 1) != 0);
            }
            Object small = smallPower(x, e);
            if (small != null) {
                return small;
            }
        }
        BigInteger base = big(a);
        // A power of b bits to the e has at most b * e bits, and more than (b - 1) * e.
        if ((double) (base.abs().bitLength() - 1) * e > Integer.MAX_VALUE - 64.0) {
            return null;
        }
        return of(base.pow((int) (long) e));
    }

    private static Object powerOfUnit(long x, boolean odd) {
        return x == 0 ? (Object) 0L : x == 1 || !odd ? (Object) 1L : (Object) (-1L);
    }

    /// The power when it can be computed in 64 bits, else absent.
    private static Object smallPower(long x, long e) {
        if (e >= 64) {
            return null;
        }
        long result = 1;
        long square = x;
        while (true) {
            if ((e & 1) != 0) {
                if (Math.multiplyHigh(result, square) != result * square >> 63) {
                    return null;
                }
                result *= square;
            }
            e >>= 1;
            if (e == 0) {
                return result;
            }
            if (Math.multiplyHigh(square, square) != square * square >> 63) {
                return null;
            }
            square *= square;
        }
    }

    /// `pow(a, exponent, modulus)` for a modulus that is not zero; absent (null) when the exponent is negative and the
    /// base has no inverse.
    public static Object modularPower(Object a, Object exponent, Object modulus) {
        BigInteger signedModulus = big(modulus);
        BigInteger m = signedModulus.abs();
        if (m.equals(BigInteger.ONE)) {
            return 0L;
        }
        BigInteger base = big(a).mod(m);
        BigInteger e = big(exponent);
        if (e.signum() < 0) {
            if (!base.gcd(m).equals(BigInteger.ONE)) {
                return null;
            }
            base = base.modInverse(m);
            e = e.negate();
        }
        BigInteger result;
        if (m.bitLength() <= 31 && e.bitLength() < 64) {
            result = BigInteger.valueOf(smallModularPower(base.longValue(), e.longValue(), m.longValue()));
        } else {
            result = base.modPow(e, m);
        }
        return of(signedModulus.signum() < 0 && result.signum() != 0 ? result.add(signedModulus) : result);
    }

    private static long smallModularPower(long base, long e, long m) {
        long result = 1;
        for (long square = base; e > 0; e >>= 1) {
            if ((e & 1) != 0) {
                result = result * square % m;
            }
            square = square * square % m;
        }
        return result;
    }

    public static Object negate(Object x) {
        if (x instanceof Long small) {
            return small == Long.MIN_VALUE ? MIN_LONG.negate() : (Object) (-small);
        }
        return of(((BigInteger) x).negate());
    }

    public static Object abs(Object x) {
        return signum(x) < 0 ? negate(x) : x;
    }

    public static Object invert(Object x) {
        return x instanceof Long small ? (Object) (~small) : of(((BigInteger) x).not());
    }

    public static Object and(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x & y) : of(big(a).and(big(b)));
    }

    public static Object or(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x | y) : of(big(a).or(big(b)));
    }

    public static Object xor(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x ^ y) : of(big(a).xor(big(b)));
    }

    /// `a << count` for a count that is not negative, or absent (null) when the result cannot be held in memory.
    public static Object shiftLeft(Object a, Object count) {
        if (a instanceof Long x) {
            if (x == 0) {
                return a;
            }
            if (count instanceof Long n && n < 64) {
                long shifted = x << n;
                if (shifted >> n == x) {
                    return shifted;
                }
            }
        }
        BigInteger value = big(a);
        if (!(count instanceof Long n) || n > Integer.MAX_VALUE - 64L - value.bitLength()) {
            return null;
        }
        return of(value.shiftLeft((int) (long) n));
    }

    /// `a >> count` for a count that is not negative.
    public static Object shiftRight(Object a, Object count) {
        if (a instanceof Long x) {
            return count instanceof Long n && n < 64 ? (Object) (x >> n) : (Object) (x >> 63);
        }
        BigInteger value = (BigInteger) a;
        if (!(count instanceof Long n) || n > Integer.MAX_VALUE) {
            return value.signum() < 0 ? (Object) (-1L) : (Object) 0L;
        }
        return of(value.shiftRight((int) (long) n));
    }

    public static int signum(Object x) {
        return x instanceof Long small ? Long.signum(small) : ((BigInteger) x).signum();
    }

    public static int compare(Object a, Object b) {
        if (a instanceof Long x) {
            // A big int lies outside the range of the small ones, on the side that its sign tells.
            return b instanceof Long y ? Long.compare(x, y) : -((BigInteger) b).signum();
        }
        return b instanceof Long ? ((BigInteger) a).signum() : ((BigInteger) a).compareTo((BigInteger) b);
    }

    public static boolean equal(Object a, Object b) {
        return a instanceof Long x
                ? b instanceof Long y && (long) x == (long) y
                : b instanceof BigInteger && a.equals(b);
    }

    /// Compares an int with a float exactly; the float is not NaN.
    /// CPython: float_richcompare
    public static int compareWithDouble(Object a, double b) {
        if (a instanceof Long x) {
            if (isExactDouble(x)) {
                return Double.compare((double) x, b == 0 ? 0.0 : b);
            }
            if (b >= 0x1p63) {
                return -1;
            }
            if (b < -0x1p63) {
                return 1;
            }
            long whole = (long) b;
            return x != whole ? Long.compare(x, whole) : Double.compare((double) whole, b);
        }
        BigInteger big = (BigInteger) a;
        if (Double.isInfinite(b)) {
            return b > 0 ? -1 : 1;
        }
        if (Math.abs(b) < 0x1p63) {
            return big.signum();
        }
        return big.compareTo(big(ofDouble(b)));
    }

    /// The int that a finite float has when its fraction is cut off.
    /// CPython: PyLong_FromDouble
    public static Object ofDouble(double x) {
        if (x >= -0x1p63 && x < 0x1p63) {
            return (long) x;
        }
        long bits = Double.doubleToRawLongBits(x);
        int exponent = Math.getExponent(x) - 52;
        BigInteger value = BigInteger.valueOf(bits & 0xFFFFFFFFFFFFFL | 0x10000000000000L).shiftLeft(exponent);
        return of(bits < 0 ? value.negate() : value);
    }

    /// The number of bits of the absolute value.
    public static long bitLength(Object x) {
        if (x instanceof Long small) {
            return 64 - Long.numberOfLeadingZeros(Math.abs(small));
        }
        return ((BigInteger) x).abs().bitLength();
    }

    /// The number of ones in the absolute value.
    public static long bitCount(Object x) {
        return x instanceof Long small ? Long.bitCount(Math.abs(small)) : ((BigInteger) x).abs().bitCount();
    }

    public static Object greatestCommonDivisor(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y && x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
            long p = Math.abs(x);
            long q = Math.abs(y);
            while (q != 0) {
                long rest = p % q;
                p = q;
                q = rest;
            }
            return p;
        }
        return of(big(a).gcd(big(b)));
    }

    /// The largest int whose square is not above a non-negative `x`.
    public static Object squareRoot(Object x) {
        if (x instanceof Long small) {
            long root = (long) Math.sqrt((double) small);
            // The double may be off by one either way near 2**63.
            while (root > 3037000499L || root * root > small) {
                root--;
            }
            while (root < 3037000499L && (root + 1) * (root + 1) <= small) {
                root++;
            }
            return root;
        }
        return of(((BigInteger) x).sqrt());
    }

    /// `x` rounded to a multiple of `10**digits`, ties to even.
    /// CPython: int___round___impl
    public static Object roundToPowerOfTen(Object x, int digits) {
        // Beyond this many digits the answer is zero, whatever the unit.
        if (digits > bitLength(x) * 0.30103 + 2) {
            return 0L;
        }
        BigInteger unit = BigInteger.TEN.pow(digits);
        BigInteger value = big(x);
        BigInteger[] parts = value.abs().divideAndRemainder(unit);
        int half = parts[1].shiftLeft(1).compareTo(unit);
        BigInteger quotient = half > 0 || half == 0 && parts[0].testBit(0) ? parts[0].add(BigInteger.ONE) : parts[0];
        BigInteger rounded = quotient.multiply(unit);
        return of(value.signum() < 0 ? rounded.negate() : rounded);
    }

    /// The bytes of `x` in two's complement or unsigned, or absent (null) when they do not fit `length`.
    /// The caller has refused negative unsigned values.
    /// CPython: _PyLong_AsByteArray
    public static byte[] toBytes(Object x, int length, boolean littleEndian, boolean signed) {
        byte[] bytes = new byte[length];
        if (x instanceof Long small) {
            byte fill = (byte) (small >> 63);
            for (int i = 0; i < length; i++) {
                bytes[littleEndian ? i : length - 1 - i] = i < 8 ? (byte) (small >> (8 * i)) : fill;
            }
            if (length >= 8) {
                return bytes;
            }
            boolean fits = !signed
                    ? small >> (8 * length) == 0
                    : length == 0 ? small == fill : small >> (8 * length - 1) == fill;
            return fits ? bytes : null;
        }
        BigInteger big = (BigInteger) x;
        if (signed ? big.bitLength() >= 8L * length : big.bitLength() > 8L * length) {
            return null;
        }
        byte[] raw = big.toByteArray();
        byte fill = (byte) (big.signum() < 0 ? -1 : 0);
        for (int i = 0; i < length; i++) {
            bytes[littleEndian ? i : length - 1 - i] = i < raw.length ? raw[raw.length - 1 - i] : fill;
        }
        return bytes;
    }

    /// The int of `bytes[from, to)`.
    /// CPython: _PyLong_FromByteArray
    public static Object fromBytes(byte[] bytes, int from, int to, boolean littleEndian, boolean signed) {
        int length = to - from;
        if (length == 0) {
            return 0L;
        }
        if (length <= 8) {
            long value = signed && bytes[littleEndian ? to - 1 : from] < 0 ? -1 : 0;
            for (int i = 0; i < length; i++) {
                value = value << 8 | bytes[littleEndian ? to - 1 - i : from + i] & 0xFF;
            }
            return signed || length < 8 ? (Object) value : ofUnsigned(value);
        }
        byte[] big = new byte[length];
        for (int i = 0; i < length; i++) {
            big[i] = bytes[littleEndian ? to - 1 - i : from + i];
        }
        return of(signed ? new BigInteger(big) : new BigInteger(1, big));
    }
}
