package taipan.modules.decimal;

import java.math.BigInteger;

/// Exponential, logarithms and powers.
/// CPython: Modules/_decimal/libmpdec/mpdecimal.c (mpd_qexp, mpd_qln, mpd_qlog10, mpd_qpow)
final class Transcendental {
    private static final double BITS_PER_DIGIT = 3.3219280948873626;

    /// The digits of the longest exponent.
    private static final int EXPONENT_DIGITS = 19;

    private Transcendental() {}

    private static int bits(long digits) {
        if (digits > PowersOfTen.MOST_DIGITS) {
            throw PowersOfTen.tooLong();
        }
        return (int) (digits * BITS_PER_DIGIT) + 16;
    }

    private static Dec finishHalfEven(Dec x, DecContext c) {
        Rounding rounding = c.rounding;
        c.rounding = Rounding.ROUND_HALF_EVEN;
        try {
            return c.finish(x);
        } finally {
            c.rounding = rounding;
        }
    }

    /// Whether the precision is beyond what these functions take.
    private static boolean refuses(DecContext c) {
        return c.prec > PowersOfTen.MOST_DIGITS || c.emax > PowersOfTen.MOST_DIGITS * 10 && c.prec > 999_999;
    }

    /// Whether the digits beyond the precision decide the rounding although the last few of them are not certain.
    private static boolean decides(BigInteger coefficient, long prec) {
        long beyond = PowersOfTen.digits(coefficient) - prec;
        if (beyond <= 0) {
            return false;
        }
        BigInteger half = PowersOfTen.big(beyond - 1).multiply(BigInteger.valueOf(5));
        int rest = coefficient.mod(half).min(half.subtract(coefficient.mod(half))).bitLength();
        return rest > 4;
    }

    // The exponential

    static Dec exp(Dec x, DecContext c) {
        if (x.isSpecial()) {
            Dec nan = c.nans(x, null);
            if (nan != null) {
                return nan;
            }
            return x.negative ? Dec.ZERO : x;
        }
        if (x.isZero()) {
            return Dec.ONE;
        }
        if (refuses(c)) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        return finishHalfEven(expDigits(x, c.prec, c), c);
    }

    /// The exponential with so many digits and some more, which show how to round.
    private static Dec expDigits(Dec x, long prec, DecContext c) {
        long adjusted = x.adjusted();
        if (adjusted > EXPONENT_DIGITS) {
            return Dec.of(false, 1, x.negative ? c.etiny() - 1 : c.emax + 1);
        }
        if (adjusted < -prec - 1) {
            // One and a bit, or one less a bit.
            BigInteger one = PowersOfTen.big(prec + 1);
            return x.negative
                    ? Dec.of(false, one.subtract(BigInteger.ONE), -prec - 1)
                    : Dec.of(false, one.add(BigInteger.ONE), -prec - 1);
        }
        for (long extra = 4; ; extra += extra) {
            long digits = prec + extra;
            int bits = bits(digits + Math.max(0, adjusted + 1) + 4);
            BigInteger value = fixed(x, bits);
            BigInteger ln10 = FixedPoint.ln10(bits);
            BigInteger[] parts = value.divideAndRemainder(ln10);
            BigInteger rest = parts[1];
            BigInteger tens = parts[0];
            if (rest.signum() < 0) {
                rest = rest.add(ln10);
                tens = tens.subtract(BigInteger.ONE);
            }
            if (tens.bitLength() > 62) {
                return Dec.of(false, 1, x.negative ? c.etiny() - 1 : c.emax + 1);
            }
            long power = tens.longValue();
            if (power > c.emax + 1 || power < c.etiny() - 2) {
                return Dec.of(false, 1, x.negative ? c.etiny() - 1 : c.emax + 1);
            }
            BigInteger coefficient =
                    FixedPoint.exp(rest, bits).multiply(PowersOfTen.big(digits)).shiftRight(bits);
            if (decides(coefficient, prec)) {
                return Dec.of(false, coefficient, power - digits);
            }
        }
    }

    private static BigInteger fixed(Dec x, int bits) {
        BigInteger c = x.negative ? x.coefficient().negate() : x.coefficient();
        return x.exponent >= 0
                ? c.multiply(PowersOfTen.big(x.exponent)).shiftLeft(bits)
                : c.shiftLeft(bits).divide(PowersOfTen.big(-x.exponent));
    }

    // Logarithms

    static Dec ln(Dec x, DecContext c) {
        return logarithm(x, c, false);
    }

    static Dec log10(Dec x, DecContext c) {
        return logarithm(x, c, true);
    }

    private static Dec logarithm(Dec x, DecContext c, boolean ten) {
        if (x.isNan()) {
            return c.nans(x, null);
        }
        if (x.isZero()) {
            return Dec.infinity(true);
        }
        if (x.negative) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        if (x.isInfinite()) {
            return x;
        }
        long power = x.adjusted();
        boolean powerOfTen = x.trailingZeros() == x.digits() - 1 && x.coefficient().equals(PowersOfTen.big(x.digits() - 1));
        if (powerOfTen && (ten || power == 0)) {
            return finishHalfEven(ten ? Dec.ofInt(power) : Dec.ZERO, c);
        }
        if (refuses(c)) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        return finishHalfEven(logarithmDigits(x, power, ten, c.prec), c);
    }

    private static Dec logarithmDigits(Dec x, long power, boolean ten, long prec) {
        // x is m * 10^tens with m near one.
        Dec mantissa = x.withExponent(x.exponent - power);
        long tens = power;
        if (Dec.compareMagnitude(mantissa, Dec.of(false, 3, 0)) > 0) {
            mantissa = mantissa.withExponent(mantissa.exponent - 1);
            tens++;
        }
        long lost = 0;
        if (tens == 0) {
            // The nearer to one, the smaller the logarithm.
            Dec difference = Arithmetic.subtract(mantissa, Dec.ONE, DecContext.largest());
            lost = Math.max(0, -difference.adjusted() + 1);
        }
        for (long extra = 6; ; extra += extra) {
            long digits = prec + extra;
            int bits = bits(digits + lost + EXPONENT_DIGITS + 2);
            BigInteger ln10 = FixedPoint.ln10(bits);
            BigInteger value = FixedPoint.ln(fixed(mantissa, bits), bits).add(ln10.multiply(BigInteger.valueOf(tens)));
            if (ten) {
                value = value.shiftLeft(bits).divide(ln10);
            }
            boolean negative = value.signum() < 0;
            long scale = digits + lost;
            BigInteger coefficient = value.abs().multiply(PowersOfTen.big(scale)).shiftRight(bits);
            if (decides(coefficient, prec)) {
                return Dec.of(negative, coefficient, -scale);
            }
        }
    }

    // Powers

    /// CPython: mpd_qpow
    static Dec power(Dec base, Dec exponent, DecContext c) {
        if (base.isNan() || exponent.isNan()) {
            return c.nans(base, exponent);
        }
        boolean integer = exponent.isInteger();
        boolean negative = base.negative && exponent.isFinite() && integer && exponent.isOdd();
        if (base.isZero()) {
            if (exponent.isZero()) {
                return c.invalid(DecContext.INVALID_OPERATION);
            }
            return exponent.negative ? Dec.infinity(negative) : Dec.zero(negative, 0);
        }
        if (base.negative && (!integer || exponent.isInfinite())) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        if (exponent.isInfinite()) {
            int order = Dec.compareMagnitude(base, Dec.ONE);
            if (order == 0) {
                return paddedOne(negative, c);
            }
            return order > 0 != exponent.negative ? Dec.infinity(negative) : Dec.zero(negative, 0);
        }
        if (base.isInfinite()) {
            return exponent.isZero() ? Dec.ONE : exponent.negative ? Dec.zero(negative, 0) : Dec.infinity(negative);
        }
        if (exponent.isZero()) {
            return Dec.of(negative, 1, 0);
        }
        if (Dec.compareMagnitude(base, Dec.ONE) == 0) {
            return powerOfOne(base, exponent, integer, negative, c);
        }
        Dec bounded = outOfBounds(base, exponent, negative, c);
        if (bounded != null) {
            return c.finish(bounded);
        }
        return integer ? integerPower(base, exponent, negative, c) : realPower(base, exponent, c);
    }

    private static Dec paddedOne(boolean negative, DecContext c) {
        c.raise(DecContext.INEXACT | DecContext.ROUNDED);
        return Dec.of(negative, PowersOfTen.big(c.prec - 1), -(c.prec - 1));
    }

    private static Dec powerOfOne(Dec base, Dec exponent, boolean integer, boolean negative, DecContext c) {
        if (!integer) {
            return paddedOne(negative, c);
        }
        if (exponent.negative) {
            return Dec.of(negative, 1, 0);
        }
        Dec ideal = Arithmetic.multiply(exponent, Dec.ofInt(-base.exponent), DecContext.largest());
        long zeros = c.prec - 1;
        if (Dec.compare(ideal, Dec.ofInt(zeros)) > 0) {
            c.raise(DecContext.ROUNDED);
        } else {
            zeros = Math.max(0, Arithmetic.shifted(ideal, ideal.exponent).longValue());
        }
        return Dec.of(negative, PowersOfTen.big(zeros), -zeros);
    }

    /// What a power that is far too large or too small for any context becomes, or null. CPython: _qcheck_pow_bounds
    private static Dec outOfBounds(Dec base, Dec exponent, boolean negative, DecContext c) {
        long adjusted = base.adjusted();
        boolean above = adjusted >= 0;
        // |log10 base| is at least 10^-digits when the base is near one; how far from it decides.
        double magnitude;
        if (adjusted >= 1 || adjusted <= -2) {
            magnitude = above ? adjusted : -(adjusted + 1.0);
        } else {
            Dec difference = Arithmetic.subtract(base.withSign(false), Dec.ONE, DecContext.largest());
            above = !difference.negative;
            magnitude = Math.pow(10, Math.max(-300, difference.adjusted())) * 0.3;
        }
        double estimate = Math.log10(Math.max(magnitude, 1e-320)) + exponent.adjusted();
        if (estimate < 19) {
            return null;
        }
        boolean overflows = above != exponent.negative;
        return Dec.of(negative, 1, overflows ? c.emax + 1 : c.etiny() - 1);
    }

    /// CPython: _mpd_qpow_int
    private static Dec integerPower(Dec base, Dec exponent, boolean negative, DecContext c) {
        BigInteger n = Arithmetic.shifted(exponent, exponent.exponent);
        DecContext work = DecContext.working(Math.min(c.prec + exponent.adjusted() + 4, DecContext.MAX_PREC));
        Dec factor = base.withSign(false);
        if (exponent.negative) {
            work.prec = Math.min(work.prec + 1, DecContext.MAX_PREC);
            factor = Arithmetic.divide(Dec.ONE, factor, work);
        }
        Dec result = factor;
        for (int i = n.bitLength() - 2; i >= 0; i--) {
            result = Arithmetic.multiply(result, result, work);
            if (n.testBit(i)) {
                result = Arithmetic.multiply(result, factor, work);
            }
            if (result.isSpecial() || result.isZero()) {
                break;
            }
        }
        c.raise(work.status & (DecContext.INEXACT | DecContext.ROUNDED | DecContext.ERRORS));
        if (result.isInfinite()) {
            return c.finish(Dec.of(negative, 1, c.emax + 1));
        }
        if (result.isZero()) {
            return c.finish(Dec.of(negative, 1, c.etiny() - 1));
        }
        return c.finish(result.withSign(negative));
    }

    /// CPython: _mpd_qpow_real
    private static Dec realPower(Dec base, Dec exponent, DecContext c) {
        if (refuses(c)) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        DecContext work = DecContext.working(Math.max(base.digits(), c.prec) + 4 + EXPONENT_DIGITS);
        Dec product = Arithmetic.multiply(exponent, ln(base, work), work);
        c.raise(DecContext.INEXACT | DecContext.ROUNDED);
        if (product.isZero()) {
            return paddedOne(false, c);
        }
        DecContext wide = DecContext.working(c.prec + 4);
        wide.emax = c.emax + 2;
        wide.emin = c.emin - 2 - c.prec;
        Dec result = expDigits(product, c.prec + 4, wide);
        if (Dec.compare(result, Dec.ONE) == 0) {
            return paddedOne(false, c);
        }
        return c.finish(wide.finish(result));
    }

    /// base ** exponent % modulus, of integers. CPython: mpd_qpowmod
    static Dec powerModulo(Dec base, Dec exponent, Dec modulus, DecContext c) {
        if (base.isNan() || exponent.isNan() || modulus.isNan()) {
            if (base.isSignaling() || exponent.isSignaling() || modulus.isSignaling()) {
                Dec first = base.isSignaling() ? base : exponent.isSignaling() ? exponent : modulus;
                return c.nans(first, null);
            }
            return c.nans(base.isNan() ? base : exponent.isNan() ? exponent : modulus, null);
        }
        boolean possible = base.isInteger() && exponent.isInteger() && modulus.isInteger() && !modulus.isZero()
                && (!exponent.negative || exponent.isZero()) && modulus.adjusted() < c.prec
                && !(base.isZero() && exponent.isZero());
        if (!possible) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        boolean negative = base.negative && exponent.isOdd();
        BigInteger m = Arithmetic.shifted(modulus, modulus.exponent);
        BigInteger result;
        BigInteger b = Arithmetic.shifted(base.exponent > 0 ? base.withExponent(0) : base, Math.min(base.exponent, 0)).mod(m);
        if (base.exponent > 0) {
            b = b.multiply(BigInteger.TEN.modPow(BigInteger.valueOf(base.exponent), m)).mod(m);
        }
        if (exponent.exponent > 0 && !exponent.isZero()) {
            // b^(c * 10^e): the power of ten is applied by raising again and again.
            result = b.modPow(exponent.coefficient(), m);
            for (long i = 0; i < exponent.exponent; i++) {
                if (i > PowersOfTen.MOST_DIGITS) {
                    throw PowersOfTen.tooLong();
                }
                result = result.modPow(BigInteger.TEN, m);
            }
        } else {
            result = b.modPow(Arithmetic.shifted(exponent, exponent.exponent), m);
        }
        return c.finish(Dec.of(negative, result, 0));
    }
}
