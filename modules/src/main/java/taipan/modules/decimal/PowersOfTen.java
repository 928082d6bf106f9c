package taipan.modules.decimal;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import taipan.objects.PyExc;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// Powers of ten and the number of digits of a coefficient.
/// CPython: Modules/_decimal/libmpdec/basearith.c, mpdecimal.c
final class PowersOfTen {
    /// Ten to this power is the greatest one in a long.
    static final int LONG_DIGITS = 18;

    /// More digits than this are more than can be worked on in any time; asking for them is a MemoryError.
    static final long MOST_DIGITS = 100_000_000;

    private static final double LOG10_OF_2 = 0.30102999566398119521;
    private static final long[] LONGS = new long[LONG_DIGITS + 1];
    /// Those asked for so far.
    private static final AtomicReferenceArray<BigInteger> KNOWN = new AtomicReferenceArray<>(4096);

    /// The greatest one asked for last: high precisions ask for the same again and again.
    private static final AtomicReference<Power> LAST = new AtomicReference<>(new Power(0, BigInteger.ONE));

    private record Power(long exponent, BigInteger value) {}


    static {
        LONGS[0] = 1;
        for (int i = 1; i < LONGS.length; i++) {
            LONGS[i] = 10 * LONGS[i - 1];
        }
    }

    private PowersOfTen() {}

    /// The error of a number with too many digits.
    static Raised tooLong() {
        return Raise.with(PyExc.MemoryError);
    }

    static long small(int n) {
        return LONGS[n];
    }

    static BigInteger big(long n) {
        if (n < KNOWN.length()) {
            BigInteger known = KNOWN.get((int) n);
            if (known == null) {
                known = BigInteger.TEN.pow((int) n);
                KNOWN.set((int) n, known);
            }
            return known;
        }
        if (n > MOST_DIGITS) {
            throw tooLong();
        }
        Power last = LAST.get();
        if (last.exponent != n) {
            last = new Power(n, BigInteger.TEN.pow((int) n));
            LAST.set(last);
        }
        return last.value;
    }

    static int digits(long coefficient) {
        int n = 1;
        while (n <= LONG_DIGITS && coefficient >= LONGS[n]) {
            n++;
        }
        return n;
    }

    static long digits(BigInteger coefficient) {
        int bits = coefficient.bitLength();
        if (bits < 64) {
            return digits(coefficient.longValue());
        }
        // The estimate is right or one too small.
        long low = (long) ((bits - 1) * LOG10_OF_2) + 1;
        if ((long) (bits * LOG10_OF_2) + 1 == low) {
            return low;
        }
        return coefficient.compareTo(big(low)) >= 0 ? low + 1 : low;
    }

    /// A number written in decimal. The usual way of Java takes quadratic time for long ones.
    static BigInteger parse(String digits) {
        return parse(digits, 0, digits.length());
    }

    private static BigInteger parse(String digits, int from, int to) {
        if (to - from <= 1000) {
            return new BigInteger(digits.substring(from, to));
        }
        int middle = (from + to) >>> 1;
        return parse(digits, from, middle).multiply(big(to - middle)).add(parse(digits, middle, to));
    }
}
