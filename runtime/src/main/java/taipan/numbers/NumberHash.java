package taipan.numbers;

import java.math.BigInteger;

/// Hash values of numbers: equal numbers of different types hash alike, as residues modulo the prime 2**61 - 1.
/// CPython: Python/pyhash.c
public final class NumberHash {
    /// The modulus.
    public static final long PRIME = (1L << 61) - 1;

    public static final long INFINITY = 314159;
    private static final long IMAGINARY = 1000003;
    private static final int BITS = 61;
    private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);

    private NumberHash() {}

    public static long ofInt(Object x) {
        return x instanceof Long small ? ofLong(small) : ofBig((BigInteger) x);
    }

    public static long ofLong(long x) {
        // The remainder of Long.MIN_VALUE is negative already, so that its absolute value is never needed.
        long hash = x < PRIME && x > -PRIME ? x : x % PRIME;
        return hash == -1 ? -2 : hash;
    }

    private static long ofBig(BigInteger x) {
        long hash = x.remainder(BIG_PRIME).longValue();
        return hash == -1 ? -2 : hash;
    }

    /// The hash of a float; NaN is the caller's business, for it hashes by identity.
    /// CPython: _Py_HashDouble
    public static long ofDouble(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 0x1p60) {
            return ofLong((long) x);
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? INFINITY : -INFINITY;
        }
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) & 0x7FF;
        long significand = bits & 0xFFFFFFFFFFFFFL;
        if (exponent == 0) {
            exponent = 1;
        } else {
            significand |= 1L << 52;
        }
        // Multiplying by a power of two is a rotation of the 61 bits.
        int shift = Math.floorMod(exponent - 1075, BITS);
        long hash = significand << shift & PRIME | significand >>> (BITS - shift);
        if (bits < 0) {
            hash = -hash;
        }
        return hash == -1 ? -2 : hash;
    }

    /// The hash of a complex number, from those of its parts.
    /// CPython: complex_hash
    public static long ofComplex(long realHash, long imaginaryHash) {
        long hash = realHash + IMAGINARY * imaginaryHash;
        return hash == -1 ? -2 : hash;
    }

    /// The hash of the fraction `numerator / denominator`, as `fractions` and `decimal` define it.
    public static long ofRatio(BigInteger numerator, BigInteger denominator) {
        BigInteger rest = denominator.mod(BIG_PRIME);
        long hash;
        if (rest.signum() == 0) {
            hash = INFINITY;
        } else {
            hash = numerator.abs().multiply(rest.modInverse(BIG_PRIME)).mod(BIG_PRIME).longValue();
        }
        if (numerator.signum() < 0) {
            hash = -hash;
        }
        return hash == -1 ? -2 : hash;
    }
}
