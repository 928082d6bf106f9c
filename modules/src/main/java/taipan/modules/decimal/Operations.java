package taipan.modules.decimal;

import java.math.BigInteger;

/// Rounding to given digits, comparison, neighbours, digit-wise logic.
/// CPython: Modules/_decimal/libmpdec/mpdecimal.c
final class Operations {
    private Operations() {}

    // Signs

    static Dec plus(Dec x, DecContext c) {
        return signed(x, x.negative, c);
    }

    static Dec minus(Dec x, DecContext c) {
        return signed(x, !x.negative, c);
    }

    static Dec abs(Dec x, DecContext c) {
        return signed(x, false, c);
    }

    private static Dec signed(Dec x, boolean negative, DecContext c) {
        if (x.isNan()) {
            return c.nans(x, null);
        }
        boolean sign = negative && !(x.isZero() && c.rounding != Rounding.ROUND_FLOOR);
        return c.finish(x.withSign(sign));
    }

    // Rounding

    static Dec quantize(Dec x, Dec pattern, DecContext c) {
        if (x.isSpecial() || pattern.isSpecial()) {
            Dec nan = c.nans(x, pattern);
            if (nan != null) {
                return nan;
            }
            return x.isInfinite() && pattern.isInfinite() ? x : c.invalid(DecContext.INVALID_OPERATION);
        }
        long exponent = pattern.exponent;
        if (exponent > c.emax || exponent < c.etiny()) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        if (x.isZero()) {
            return c.finish(Dec.zero(x.negative, exponent));
        }
        long shift = x.exponent - exponent;
        if (x.digits() + shift > c.prec) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        Dec result = x;
        int flags = 0;
        if (shift > 0) {
            result = Dec.of(x.negative, Arithmetic.padded(x, shift), exponent);
        } else if (shift < 0) {
            DecContext.Cut cut = DecContext.cutOff(x, -shift);
            result = cut.rounded(x.negative, c.rounding, exponent);
            flags = cut.exact() ? DecContext.ROUNDED : DecContext.ROUNDED | DecContext.INEXACT;
        }
        if (!result.isZero() && (result.adjusted() > c.emax || result.digits() > c.prec)) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        c.raise(flags);
        if (result.isZero()) {
            return c.finish(result);
        }
        int before = c.status;
        Dec fitted = c.finish(result);
        if (fitted.isSpecial()) {
            c.status = before;
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        return fitted;
    }

    /// Rounds to an integer; `signals` says whether Inexact and Rounded come up.
    static Dec toIntegral(Dec x, boolean signals, DecContext c) {
        if (x.isSpecial()) {
            Dec nan = c.nans(x, null);
            return nan != null ? nan : x;
        }
        if (x.exponent >= 0) {
            return x;
        }
        if (x.isZero()) {
            return Dec.zero(x.negative, 0);
        }
        DecContext.Cut cut = DecContext.cutOff(x, -x.exponent);
        if (signals) {
            c.raise(cut.exact() ? DecContext.ROUNDED : DecContext.ROUNDED | DecContext.INEXACT);
        }
        return cut.rounded(x.negative, c.rounding, 0);
    }

    static Dec normalize(Dec x, DecContext c) {
        if (x.isSpecial()) {
            Dec nan = c.nans(x, null);
            return nan != null ? nan : x;
        }
        Dec fitted = c.finish(x);
        if (fitted.isSpecial()) {
            return fitted;
        }
        if (fitted.isZero()) {
            return Dec.zero(fitted.negative, 0);
        }
        return Arithmetic.withoutZeros(fitted, c.clamp ? c.etop() : c.emax);
    }

    // Comparison

    /// -1, 0 or 1, or a NaN. `signals` says whether quiet NaNs are invalid too.
    static Dec compare(Dec a, Dec b, boolean signals, DecContext c) {
        if (a.isNan() || b.isNan()) {
            if (signals) {
                c.raise(DecContext.INVALID_OPERATION);
            }
            return c.nans(a, b);
        }
        return Dec.ofInt((long) Dec.compare(a, b));
    }

    /// The order in which all representations differ. CPython: mpd_cmp_total
    static int compareTotal(Dec a, Dec b) {
        if (a.negative != b.negative) {
            return a.negative ? -1 : 1;
        }
        int order = compareTotalMagnitude(a, b);
        return a.negative ? -order : order;
    }

    static int compareTotalMagnitude(Dec a, Dec b) {
        int rank = rank(a);
        int other = rank(b);
        if (rank != other) {
            return Integer.compare(rank, other);
        }
        if (a.isNan()) {
            return Integer.signum(Dec.compareCoefficients(a, b));
        }
        int order = Dec.compareMagnitude(a, b);
        return order != 0 ? Integer.signum(order) : Long.compare(a.exponent, b.exponent);
    }

    private static int rank(Dec x) {
        return switch (x.kind) {
            case FINITE -> 0;
            case INFINITE -> 1;
            case SIGNALING_NAN -> 2;
            case QUIET_NAN -> 3;
        };
    }

    /// `max`, `min` and those that look at magnitudes. A quiet NaN gives way to a number.
    static Dec extreme(Dec a, Dec b, boolean greater, boolean magnitude, DecContext c) {
        if (a.isNan() || b.isNan()) {
            if (a.kind == Dec.Kind.QUIET_NAN && !b.isNan()) {
                return c.finish(b);
            }
            if (b.kind == Dec.Kind.QUIET_NAN && !a.isNan()) {
                return c.finish(a);
            }
            return c.nans(a, b);
        }
        int order = magnitude ? Dec.compareMagnitude(a, b) : 0;
        if (order == 0) {
            order = Dec.compare(a, b);
        }
        if (order == 0) {
            order = compareTotal(a, b);
        }
        return c.finish(order >= 0 == greater ? a : b);
    }

    // Neighbours

    static Dec nextMinus(Dec x, DecContext c) {
        return next(x, true, c);
    }

    static Dec nextPlus(Dec x, DecContext c) {
        return next(x, false, c);
    }

    private static Dec next(Dec x, boolean down, DecContext c) {
        if (x.isNan()) {
            return c.nans(x, null);
        }
        if (x.isInfinite()) {
            return x.negative == down ? x : c.largest(x.negative);
        }
        DecContext work = c.copy();
        work.rounding = down ? Rounding.ROUND_FLOOR : Rounding.ROUND_CEILING;
        Dec fitted = work.finish(x);
        if ((work.status & DecContext.INEXACT) != 0) {
            return fitted;
        }
        return Arithmetic.add(fitted, Dec.of(down, 1, c.etiny() - 1), work);
    }

    static Dec nextToward(Dec a, Dec b, DecContext c) {
        if (a.isNan() || b.isNan()) {
            return c.nans(a, b);
        }
        int order = Dec.compare(a, b);
        if (order == 0) {
            return a.withSign(b.negative);
        }
        Dec result = next(a, order > 0, c);
        if (result.isInfinite()) {
            if (!a.isInfinite()) {
                c.raise(DecContext.OVERFLOW | DecContext.ROUNDED | DecContext.INEXACT);
            }
        } else if (!result.isZero() && result.adjusted() < c.emin || result.isZero()) {
            c.raise(DecContext.UNDERFLOW | DecContext.SUBNORMAL | DecContext.ROUNDED | DecContext.INEXACT);
            if (result.isZero()) {
                c.raise(DecContext.CLAMPED);
            }
        }
        return result;
    }

    // Exponents and digits

    static Dec logb(Dec x, DecContext c) {
        if (x.isNan()) {
            return c.nans(x, null);
        }
        if (x.isInfinite()) {
            return Dec.infinity(false);
        }
        if (x.isZero()) {
            c.raise(DecContext.DIVISION_BY_ZERO);
            return Dec.infinity(true);
        }
        return c.finish(Dec.ofInt(x.adjusted()));
    }

    /// The value of an integer operand without an exponent when it is at most `limit` in magnitude, or null.
    private static Long count(Dec x, long limit) {
        if (!x.isInteger() || x.exponent != 0 && !x.isZero() || !x.isSmall() || x.small() > limit) {
            return null;
        }
        return x.exponent != 0 ? null : (Long) (x.negative ? -x.small() : x.small());
    }

    static Dec scaleb(Dec x, Dec by, DecContext c) {
        if (x.isNan() || by.isNan()) {
            return c.nans(x, by);
        }
        Long n = by.exponent == 0 ? count(by, 2 * (c.emax + c.prec)) : null;
        if (n == null) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        if (x.isInfinite()) {
            return x;
        }
        return c.finish(x.withExponent(x.exponent + n));
    }

    static Dec shift(Dec x, Dec by, DecContext c) {
        if (x.isNan() || by.isNan()) {
            return c.nans(x, by);
        }
        Long n = count(by, c.prec);
        if (n == null) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        if (x.isInfinite() || n == 0) {
            return c.finish(x);
        }
        BigInteger digits = lowest(x.coefficient(), c.prec);
        BigInteger moved = n > 0
                ? lowest(digits.multiply(PowersOfTen.big(n)), c.prec)
                : digits.divide(PowersOfTen.big(Math.min(-n, PowersOfTen.digits(digits))));
        return Dec.of(x.negative, moved, x.exponent);
    }

    private static BigInteger lowest(BigInteger digits, long count) {
        return PowersOfTen.digits(digits) <= count ? digits : digits.mod(PowersOfTen.big(count));
    }

    static Dec rotate(Dec x, Dec by, DecContext c) {
        if (x.isNan() || by.isNan()) {
            return c.nans(x, by);
        }
        Long n = count(by, c.prec);
        if (n == null) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        if (x.isInfinite()) {
            return x;
        }
        long left = n >= 0 ? n : c.prec + n;
        BigInteger digits = lowest(x.coefficient(), c.prec);
        BigInteger[] parts = digits.divideAndRemainder(PowersOfTen.big(c.prec - left));
        return Dec.of(x.negative, parts[1].multiply(PowersOfTen.big(left)).add(parts[0]), x.exponent);
    }

    // Logic on digits 0 and 1

    /// The digits as a text of zeros and ones, or null when the number is no such operand.
    private static String bits(Dec x) {
        if (x.isSpecial() || x.negative || x.exponent != 0) {
            return null;
        }
        String text = x.digitText();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '1') {
                return null;
            }
        }
        return text;
    }

    static Dec logical(Dec a, Dec b, char operator, DecContext c) {
        String x = bits(a);
        String y = bits(b);
        if (x == null || y == null) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        int length = (int) Math.min(Math.max(x.length(), y.length()), c.prec);
        StringBuilder out = new StringBuilder(length);
        for (int i = length; i > 0; i--) {
            boolean p = i <= x.length() && x.charAt(x.length() - i) == '1';
            boolean q = i <= y.length() && y.charAt(y.length() - i) == '1';
            boolean bit = operator == '&' ? p && q : operator == '|' ? p || q : p != q;
            out.append(bit ? '1' : '0');
        }
        return Dec.of(false, PowersOfTen.parse(out.toString()), 0);
    }

    static Dec invert(Dec x, DecContext c) {
        String bits = bits(x);
        if (bits == null) {
            return c.invalid(DecContext.INVALID_OPERATION);
        }
        if (c.prec > PowersOfTen.MOST_DIGITS) {
            throw PowersOfTen.tooLong();
        }
        int length = (int) c.prec;
        StringBuilder out = new StringBuilder(length);
        for (int i = length; i > 0; i--) {
            out.append(i <= bits.length() && bits.charAt(bits.length() - i) == '1' ? '0' : '1');
        }
        return Dec.of(false, PowersOfTen.parse(out.toString()), 0);
    }

    // Classes

    static boolean isSubnormal(Dec x, DecContext c) {
        return x.isFinite() && !x.isZero() && x.adjusted() < c.emin;
    }

    static boolean isNormal(Dec x, DecContext c) {
        return x.isFinite() && !x.isZero() && x.adjusted() >= c.emin;
    }

    static String numberClass(Dec x, DecContext c) {
        if (x.isNan()) {
            return x.isSignaling() ? "sNaN" : "NaN";
        }
        String name = x.isInfinite() ? "Infinity" : x.isZero() ? "Zero" : isSubnormal(x, c) ? "Subnormal" : "Normal";
        return (x.negative ? "-" : "+") + name;
    }
}
