package taipan.modules.decimal;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicReference;
import taipan.interpreter.Attention;
import taipan.objects.ThreadState;

/// Exponential and logarithm of binary fixed-point numbers, right but for the last few bits.
/// CPython: no counterpart
final class FixedPoint {
    /// The logarithm of ten as often as it was wanted; replaced by a longer one when needed.
    private static final AtomicReference<Constant> LN_10 = new AtomicReference<>(new Constant(BigInteger.ZERO, 0));

    private record Constant(BigInteger value, int bits) {}

    private FixedPoint() {}

    private static void allowInterrupt() {
        ThreadState ts = ThreadState.current();
        if (ts.attention) {
            Attention.handle(ts);
        }
    }

    /// The natural logarithm of ten, times 2 to the `bits`.
    static BigInteger ln10(int bits) {
        Constant known = LN_10.get();
        if (known.bits < bits) {
            int guarded = bits + 64;
            BigInteger value = inverseAtanh(31, guarded)
                    .multiply(BigInteger.valueOf(46))
                    .add(inverseAtanh(49, guarded).multiply(BigInteger.valueOf(34)))
                    .add(inverseAtanh(161, guarded).multiply(BigInteger.valueOf(20)));
            known = new Constant(value, guarded);
            LN_10.set(known);
        }
        return known.value.shiftRight(known.bits - bits);
    }

    /// The inverse hyperbolic tangent of 1/n.
    private static BigInteger inverseAtanh(long n, int bits) {
        int guard = 32;
        BigInteger square = BigInteger.valueOf(n * n);
        BigInteger power = BigInteger.ONE.shiftLeft(bits + guard).divide(BigInteger.valueOf(n));
        BigInteger sum = power;
        for (long k = 3; power.signum() != 0; k += 2) {
            power = power.divide(square);
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
            allowInterrupt();
        }
        return sum.shiftRight(guard);
    }

    /// e to the x for |x| below 4.
    static BigInteger exp(BigInteger x, int bits) {
        int halvings = (int) Math.sqrt(bits) / 2 + 4;
        int work = bits + 2 * halvings + 24;
        // x / 2^halvings, then the series, then as many squarings.
        BigInteger r = x.shiftLeft(work - bits).shiftRight(halvings);
        BigInteger sum = BigInteger.ONE.shiftLeft(work);
        BigInteger term = sum;
        for (long k = 1; ; k++) {
            term = term.multiply(r).shiftRight(work).divide(BigInteger.valueOf(k));
            if (term.signum() == 0) {
                break;
            }
            sum = sum.add(term);
            allowInterrupt();
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(work);
            allowInterrupt();
        }
        return sum.shiftRight(work - bits);
    }

    /// The natural logarithm of x between 1/4 and 4: Newton's iteration on the exponential, the precision tripling each time.
    static BigInteger ln(BigInteger x, int bits) {
        int most = bits + 16;
        BigInteger y = BigInteger.valueOf((long) (Math.log(toDouble(x, bits)) * 0x1p50)); // 50 bits behind the point
        int have = 50;
        int good = 40;
        while (good < most) {
            good = Math.min(3 * good - 8, most);
            int next = good + 16;
            y = next >= have ? y.shiftLeft(next - have) : y.shiftRight(have - next);
            have = next;
            BigInteger target = next >= bits ? x.shiftLeft(next - bits) : x.shiftRight(bits - next);
            BigInteger power = exp(y, next);
            y = y.add(target.subtract(power).shiftLeft(next + 1).divide(target.add(power)));
        }
        return y.shiftRight(have - bits);
    }

    private static double toDouble(BigInteger x, int bits) {
        int excess = Math.max(0, x.bitLength() - 62);
        return Math.scalb((double) x.shiftRight(excess).longValue(), excess - bits);
    }
}
