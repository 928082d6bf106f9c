package taipan.modules.decimal;

import java.math.BigInteger;

/// The four operations, division with remainder, and what is made of them.
/// CPython: Modules/_decimal/libmpdec/mpdecimal.c
final class Arithmetic {
    private Arithmetic() {}

    /// The coefficient with zeros behind it.
    static BigInteger padded(Dec x, long zeros) {
        return zeros == 0 || x.isZero() ? x.coefficient() : x.coefficient().multiply(PowersOfTen.big(zeros));
    }

    /// The integer value of a number without digits behind the point, but for zeros.
    static BigInteger shifted(Dec x, long exponent) {
        return exponent >= 0 ? padded(x, exponent) : x.coefficient().divide(PowersOfTen.big(Math.min(-exponent, x.digits())));
    }

    // Addition

    static Dec add(Dec a, Dec b, DecContext c) {
        return add(a, b, b.negative, c);
    }

    static Dec subtract(Dec a, Dec b, DecContext c) {
        return add(a, b, !b.negative, c);
    }

    private static Dec add(Dec a, Dec b, boolean negativeB, DecContext c) {
        if (a.isSpecial() || b.isSpecial()) {
            Dec nan = c.nans(a, b);
            if (nan != null) {
                return nan;
            }
            if (a.isInfinite()) {
                return b.isInfinite() && a.negative != negativeB ? c.invalid(DecContext.INVALID_OPERATION) : a;
            }
            return Dec.infinity(negativeB);
        }
        return c.finish(exactSum(a, b, negativeB, c));
    }

    /// The sum of finite numbers, exact but for digits far below the precision.
    private static Dec exactSum(Dec a, Dec b, boolean negativeB, DecContext c) {
        if (a.exponent == b.exponent && a.isSmall() && b.isSmall()) {
            long x = a.small();
            long y = b.small();
            if (a.negative == negativeB) {
                long sum = x + y;
                if (sum >= 0) {
                    return Dec.of(signOfSum(a, negativeB, sum == 0, c), sum, a.exponent);
                }
            } else {
                long difference = x - y;
                boolean negative = difference == 0 ? signOfSum(a, negativeB, true, c) : difference > 0 ? a.negative : negativeB;
                return Dec.of(negative, Math.abs(difference), a.exponent);
            }
        }
        Dec high = a.exponent >= b.exponent ? a : b;
        Dec low = high == a ? b : a;
        boolean highNegative = high == a ? a.negative : negativeB;
        boolean lowNegative = high == a ? negativeB : a.negative;
        if (high.isZero() || low.isZero()) {
            return sumWithZero(high, highNegative, low, lowNegative, c);
        }
        // Digits that cannot matter are replaced by one that says they are there.
        long least = high.exponent + Math.min(-1, high.digits() - c.prec - 2);
        if (low.adjusted() < least) {
            low = Dec.of(lowNegative, 1, least);
        } else {
            low = shortened(low, high, c.prec);
        }
        BigInteger x = padded(high, high.exponent - low.exponent);
        BigInteger y = low.coefficient();
        if (highNegative == lowNegative) {
            return Dec.of(highNegative, x.add(y), low.exponent);
        }
        BigInteger difference = x.subtract(y);
        boolean negative = difference.signum() == 0
                ? c.rounding == Rounding.ROUND_FLOOR
                : difference.signum() > 0 ? highNegative : lowNegative;
        return Dec.of(negative, difference.abs(), low.exponent);
    }

    /// The lower operand without the digits that only say whether the sum is exact; one digit says that.
    private static Dec shortened(Dec low, Dec high, long prec) {
        long least = high.adjusted() - prec - 4;
        if (low.exponent >= least - 1 || high.exponent < least || high.adjusted() <= low.adjusted() + 1) {
            return low;
        }
        DecContext.Cut cut = DecContext.cutOff(low, least - low.exponent);
        BigInteger kept = cut.big() != null ? cut.big() : BigInteger.valueOf(cut.small());
        return cut.exact()
                ? Dec.of(low.negative, kept, least)
                : Dec.of(low.negative, kept.multiply(BigInteger.TEN).add(BigInteger.ONE), least - 1);
    }

    private static boolean signOfSum(Dec a, boolean negativeB, boolean zero, DecContext c) {
        return zero && a.negative != negativeB ? c.rounding == Rounding.ROUND_FLOOR : a.negative;
    }

    private static Dec sumWithZero(Dec high, boolean highNegative, Dec low, boolean lowNegative, DecContext c) {
        if (high.isZero() && low.isZero()) {
            boolean negative = highNegative == lowNegative ? highNegative : c.rounding == Rounding.ROUND_FLOOR;
            return Dec.zero(negative, low.exponent);
        }
        if (high.isZero()) {
            return low.withSign(lowNegative);
        }
        // The exponent goes down to that of the zero as far as there is room.
        long exponent = Math.max(low.exponent, high.exponent - c.prec - 1);
        return Dec.of(highNegative, padded(high, high.exponent - exponent), exponent);
    }

    // Multiplication

    static Dec multiply(Dec a, Dec b, DecContext c) {
        if (a.isSpecial() || b.isSpecial()) {
            Dec nan = c.nans(a, b);
            if (nan != null) {
                return nan;
            }
            if (a.isZero() || b.isZero()) {
                return c.invalid(DecContext.INVALID_OPERATION);
            }
            return Dec.infinity(a.negative != b.negative);
        }
        return c.finish(product(a, b));
    }

    private static Dec product(Dec a, Dec b) {
        boolean negative = a.negative != b.negative;
        long exponent = a.exponent + b.exponent;
        if (a.isSmall() && b.isSmall()) {
            long x = a.small();
            long y = b.small();
            long low = x * y;
            if (low >= 0 && Math.multiplyHigh(x, y) == 0) {
                return Dec.of(negative, low, exponent);
            }
        }
        if (a.digits() + b.digits() > PowersOfTen.MOST_DIGITS) {
            throw PowersOfTen.tooLong();
        }
        return Dec.of(negative, a.coefficient().multiply(b.coefficient()), exponent);
    }

    /// a * b + d with one rounding.
    static Dec fma(Dec a, Dec b, Dec d, DecContext c) {
        if (a.isSpecial() || b.isSpecial()) {
            Dec nan = c.nans(a, b);
            if (nan != null) {
                return nan;
            }
            if (a.isZero() || b.isZero()) {
                return d.isSignaling() ? c.nans(d, null) : c.invalid(DecContext.INVALID_OPERATION);
            }
            return add(Dec.infinity(a.negative != b.negative), d, c);
        }
        return d.isNan() ? c.nans(d, null) : add(product(a, b), d, c);
    }

    // Division

    static Dec divide(Dec a, Dec b, DecContext c) {
        if (a.isSpecial() || b.isSpecial()) {
            Dec nan = c.nans(a, b);
            if (nan != null) {
                return nan;
            }
            boolean negative = a.negative != b.negative;
            if (a.isInfinite()) {
                return b.isInfinite() ? c.invalid(DecContext.INVALID_OPERATION) : Dec.infinity(negative);
            }
            c.raise(DecContext.CLAMPED);
            return Dec.zero(negative, c.etiny());
        }
        boolean negative = a.negative != b.negative;
        if (b.isZero()) {
            if (a.isZero()) {
                return c.invalid(DecContext.DIVISION_UNDEFINED);
            }
            c.raise(DecContext.DIVISION_BY_ZERO);
            return Dec.infinity(negative);
        }
        long ideal = a.exponent - b.exponent;
        if (a.isZero()) {
            return c.finish(Dec.zero(negative, ideal));
        }
        if (a.isSmall() && b.isSmall() && a.small() % b.small() == 0) {
            return c.finish(Dec.of(negative, a.small() / b.small(), ideal));
        }
        long prec = c.prec;
        boolean mustBeExact = prec > PowersOfTen.MOST_DIGITS;
        if (mustBeExact) {
            // No quotient of that many digits can be had; a short exact one can.
            prec = Math.min(prec, a.digits() + 4 * b.digits() + 10);
        }
        long shift = b.digits() - a.digits() + prec + 1;
        long exponent = ideal - shift;
        BigInteger[] parts = shift >= 0
                ? padded(a, shift).divideAndRemainder(b.coefficient())
                : a.coefficient().divideAndRemainder(padded(b, -shift));
        BigInteger quotient = parts[0];
        if (parts[1].signum() != 0) {
            if (mustBeExact) {
                throw PowersOfTen.tooLong();
            }
            // A last digit that rounds the right way.
            if (quotient.mod(BigInteger.valueOf(5)).signum() == 0) {
                quotient = quotient.add(BigInteger.ONE);
            }
            return c.finish(Dec.of(negative, quotient, exponent));
        }
        return c.finish(withoutZeros(Dec.of(negative, quotient, exponent), ideal));
    }

    /// Drops zeros at the end while the exponent stays at or below `highest`.
    static Dec withoutZeros(Dec x, long highest) {
        if (x.exponent >= highest || x.isZero()) {
            return x;
        }
        long count = Math.min(x.trailingZeros(), highest - x.exponent);
        return count == 0 ? x : Dec.of(x.negative, x.coefficient().divide(PowersOfTen.big(count)), x.exponent + count);
    }

    /// The integer quotient and the remainder of finite numbers, b not zero; null when the quotient is too long.
    static Dec[] divideWithRemainder(Dec a, Dec b, DecContext c) {
        boolean negative = a.negative != b.negative;
        long exponent = Math.min(a.exponent, b.exponent);
        if (a.isZero()) {
            return new Dec[] {Dec.zero(negative, 0), Dec.zero(a.negative, exponent)};
        }
        long gap = a.adjusted() - b.adjusted();
        if (gap < 0) {
            Dec rest = a;
            if (a.exponent > b.exponent) {
                rest = Dec.of(a.negative, padded(a, a.exponent - b.exponent), b.exponent);
            }
            return new Dec[] {Dec.zero(negative, 0), rest};
        }
        if (gap > c.prec) {
            return null;
        }
        BigInteger x = padded(a, a.exponent - exponent);
        BigInteger y = padded(b, b.exponent - exponent);
        BigInteger[] parts = x.divideAndRemainder(y);
        if (PowersOfTen.digits(parts[0]) > c.prec) {
            return null;
        }
        return new Dec[] {Dec.of(negative, parts[0], 0), Dec.of(a.negative, parts[1], exponent)};
    }

    static Dec divideInteger(Dec a, Dec b, DecContext c) {
        if (a.isSpecial() || b.isSpecial()) {
            Dec nan = c.nans(a, b);
            if (nan != null) {
                return nan;
            }
            boolean negative = a.negative != b.negative;
            if (a.isInfinite()) {
                return b.isInfinite() ? c.invalid(DecContext.INVALID_OPERATION) : Dec.infinity(negative);
            }
            return Dec.zero(negative, 0);
        }
        if (b.isZero()) {
            if (a.isZero()) {
                return c.invalid(DecContext.DIVISION_UNDEFINED);
            }
            c.raise(DecContext.DIVISION_BY_ZERO);
            return Dec.infinity(a.negative != b.negative);
        }
        Dec[] parts = divideWithRemainder(a, b, c);
        return parts == null ? c.invalid(DecContext.DIVISION_IMPOSSIBLE) : c.finish(parts[0]);
    }

    static Dec remainder(Dec a, Dec b, DecContext c) {
        if (a.isSpecial() || b.isSpecial()) {
            Dec nan = c.nans(a, b);
            if (nan != null) {
                return nan;
            }
            return a.isInfinite() ? c.invalid(DecContext.INVALID_OPERATION) : c.finish(a);
        }
        if (b.isZero()) {
            return c.invalid(a.isZero() ? DecContext.DIVISION_UNDEFINED : DecContext.INVALID_OPERATION);
        }
        Dec[] parts = divideWithRemainder(a, b, c);
        return parts == null ? c.invalid(DecContext.DIVISION_IMPOSSIBLE) : c.finish(parts[1]);
    }

    static Dec[] divmod(Dec a, Dec b, DecContext c) {
        if (a.isSpecial() || b.isSpecial()) {
            Dec nan = c.nans(a, b);
            if (nan != null) {
                return new Dec[] {nan, nan};
            }
            if (a.isInfinite()) {
                Dec quotient = b.isInfinite() ? Dec.NAN : Dec.infinity(a.negative != b.negative);
                return new Dec[] {quotient, c.invalid(DecContext.INVALID_OPERATION)};
            }
            return new Dec[] {Dec.zero(a.negative != b.negative, 0), c.finish(a)};
        }
        if (b.isZero()) {
            if (a.isZero()) {
                Dec nan = c.invalid(DecContext.DIVISION_UNDEFINED);
                return new Dec[] {nan, nan};
            }
            c.raise(DecContext.DIVISION_BY_ZERO | DecContext.INVALID_OPERATION);
            return new Dec[] {Dec.infinity(a.negative != b.negative), Dec.NAN};
        }
        Dec[] parts = divideWithRemainder(a, b, c);
        if (parts == null) {
            Dec nan = c.invalid(DecContext.DIVISION_IMPOSSIBLE);
            return new Dec[] {nan, nan};
        }
        return new Dec[] {c.finish(parts[0]), c.finish(parts[1])};
    }

    static Dec remainderNear(Dec a, Dec b, DecContext c) {
        if (a.isSpecial() || b.isSpecial()) {
            Dec nan = c.nans(a, b);
            if (nan != null) {
                return nan;
            }
            return a.isInfinite() ? c.invalid(DecContext.INVALID_OPERATION) : c.finish(a);
        }
        if (b.isZero()) {
            return c.invalid(a.isZero() ? DecContext.DIVISION_UNDEFINED : DecContext.INVALID_OPERATION);
        }
        long exponent = Math.min(a.exponent, b.exponent);
        if (a.isZero()) {
            return c.finish(Dec.zero(a.negative, exponent));
        }
        long gap = a.adjusted() - b.adjusted();
        if (gap >= c.prec + 1) {
            return c.invalid(DecContext.DIVISION_IMPOSSIBLE);
        }
        if (gap <= -2) {
            Dec rest = a.exponent > b.exponent ? Dec.of(a.negative, padded(a, a.exponent - b.exponent), b.exponent) : a;
            return c.finish(rest);
        }
        BigInteger x = padded(a, a.exponent - exponent);
        BigInteger y = padded(b, b.exponent - exponent);
        BigInteger[] parts = x.divideAndRemainder(y);
        BigInteger quotient = parts[0];
        BigInteger rest = parts[1];
        boolean negative = a.negative;
        int half = rest.shiftLeft(1).compareTo(y);
        if (half > 0 || half == 0 && quotient.testBit(0)) {
            rest = y.subtract(rest);
            negative = !negative;
            quotient = quotient.add(BigInteger.ONE);
        }
        if (PowersOfTen.digits(quotient) > c.prec) {
            return c.invalid(DecContext.DIVISION_IMPOSSIBLE);
        }
        return c.finish(Dec.of(rest.signum() == 0 ? a.negative : negative, rest, exponent));
    }

    // Square root

    static Dec squareRoot(Dec a, DecContext c) {
        if (a.isSpecial()) {
            Dec nan = c.nans(a, null);
            if (nan != null) {
                return nan;
            }
            return a.negative ? c.invalid(DecContext.INVALID_OPERATION) : a;
        }
        long ideal = Math.floorDiv(a.exponent, 2L);
        if (a.isZero()) {
            return c.finish(Dec.zero(a.negative, ideal));
        }
        if (a.negative) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        boolean mustBeExact = c.prec > PowersOfTen.MOST_DIGITS;
        long prec = mustBeExact ? a.digits() + 2 : c.prec;
        prec++;
        // The coefficient is scaled so that its root has all the digits wanted.
        boolean odd = (a.exponent & 1) != 0;
        long length = odd ? (a.digits() >> 1) + 1 : a.digits() + 1 >> 1;
        BigInteger scaled = odd ? a.coefficient().multiply(BigInteger.TEN) : a.coefficient();
        long shift = prec - length;
        boolean exact = true;
        if (shift >= 0) {
            scaled = scaled.multiply(PowersOfTen.big(2 * shift));
        } else {
            BigInteger[] parts = scaled.divideAndRemainder(PowersOfTen.big(-2 * shift));
            scaled = parts[0];
            exact = parts[1].signum() == 0;
        }
        BigInteger root = scaled.sqrt();
        exact = exact && root.multiply(root).equals(scaled);
        Dec result;
        if (exact) {
            result = withoutZeros(Dec.of(false, root, ideal - shift), ideal);
            if (shift < 0 && result.exponent > ideal) {
                result = Dec.of(false, padded(result, result.exponent - ideal), ideal);
            }
        } else {
            if (mustBeExact) {
                throw PowersOfTen.tooLong();
            }
            if (root.mod(BigInteger.valueOf(5)).signum() == 0) {
                root = root.add(BigInteger.ONE);
            }
            result = Dec.of(false, root, ideal - shift);
        }
        Rounding rounding = c.rounding;
        c.rounding = Rounding.ROUND_HALF_EVEN;
        try {
            return c.finish(result);
        } finally {
            c.rounding = rounding;
        }
    }
}
