package taipan.modules.decimal;

import java.math.BigInteger;

/// What arithmetic goes by: precision, range of exponents, rounding; and the conditions that came up.
/// CPython: Modules/_decimal/libmpdec/context.c, mpdecimal.c (mpd_qfinalize)
final class DecContext {
    static final long MAX_PREC = 999_999_999_999_999_999L;
    static final long MAX_EMAX = 999_999_999_999_999_999L;
    static final long MIN_EMIN = -999_999_999_999_999_999L;
    static final long MIN_ETINY = MIN_EMIN - (MAX_PREC - 1);

    static final int CLAMPED = 0x1;
    static final int CONVERSION_SYNTAX = 0x2;
    static final int DIVISION_BY_ZERO = 0x4;
    static final int DIVISION_IMPOSSIBLE = 0x8;
    static final int DIVISION_UNDEFINED = 0x10;
    static final int INEXACT = 0x40;
    static final int INVALID_CONTEXT = 0x80;
    static final int INVALID_OPERATION = 0x100;
    static final int FLOAT_OPERATION = 0x400;
    static final int OVERFLOW = 0x800;
    static final int ROUNDED = 0x1000;
    static final int SUBNORMAL = 0x2000;
    static final int UNDERFLOW = 0x4000;

    /// Everything that shows as InvalidOperation.
    static final int INVALID =
            CONVERSION_SYNTAX | DIVISION_IMPOSSIBLE | DIVISION_UNDEFINED | INVALID_CONTEXT | INVALID_OPERATION | 0x20 | 0x200;

    static final int ERRORS = INVALID | DIVISION_BY_ZERO;

    long prec;
    long emax;
    long emin;
    Rounding rounding;
    boolean clamp;

    /// The conditions since the last reset.
    int status;

    DecContext(long prec, long emax, long emin, Rounding rounding, boolean clamp) {
        this.prec = prec;
        this.emax = emax;
        this.emin = emin;
        this.rounding = rounding;
        this.clamp = clamp;
    }

    /// The widest range, for exact work.
    static DecContext largest() {
        return new DecContext(MAX_PREC, MAX_EMAX, MIN_EMIN, Rounding.ROUND_HALF_EVEN, false);
    }

    /// For work with more digits than the result gets.
    static DecContext working(long prec) {
        return new DecContext(prec, MAX_EMAX, MIN_EMIN, Rounding.ROUND_HALF_EVEN, false);
    }

    DecContext copy() {
        return new DecContext(prec, emax, emin, rounding, clamp);
    }

    long etiny() {
        return emin - (prec - 1);
    }

    long etop() {
        return emax - (prec - 1);
    }

    void raise(int condition) {
        status |= condition;
    }

    Dec invalid(int condition) {
        status |= condition;
        return Dec.NAN;
    }

    // Fitting a result

    /// The number as the context can hold it.
    Dec finish(Dec x) {
        if (x.isSpecial()) {
            return x.isNan() ? fitPayload(x) : x;
        }
        if (x.isZero()) {
            return finishZero(x);
        }
        long digits = x.digits();
        long adjusted = x.exponent + digits - 1;
        if (digits <= prec && adjusted >= emin && adjusted <= emax) {
            return clamp && x.exponent > etop() ? foldDown(x) : x;
        }
        if (adjusted > emax) {
            return overflow(x.negative);
        }
        boolean subnormal = adjusted < emin;
        long cut = subnormal ? etiny() - x.exponent : digits - prec;
        Dec result = x;
        if (subnormal) {
            status |= SUBNORMAL;
        }
        if (cut > 0) {
            result = cut(x, cut, subnormal);
            if (result.isZero()) {
                status |= CLAMPED;
                return result;
            }
            if (!subnormal && result.digits() > prec) {
                // 9.99 became 10.0
                result = Dec.of(result.negative, PowersOfTen.big(prec - 1), result.exponent + 1);
            }
            if (result.adjusted() > emax) {
                return overflow(x.negative);
            }
        }
        return clamp && result.exponent > etop() ? foldDown(result) : result;
    }

    private Dec cut(Dec x, long cut, boolean subnormal) {
        status |= ROUNDED;
        Cut parts = cutOff(x, cut);
        if (!parts.exact) {
            status |= subnormal ? INEXACT | UNDERFLOW : INEXACT;
        }
        return parts.rounded(x.negative, rounding, x.exponent + cut);
    }

    /// A coefficient without its last digits, and how those compare with half a unit of the last one left.
    record Cut(BigInteger big, long small, int half, boolean exact) {
        Dec rounded(boolean negative, Rounding rounding, long exponent) {
            if (big == null) {
                boolean up = !exact && rounding.awayFromZero(negative, half, (int) (small % 10));
                return Dec.of(negative, up ? small + 1 : small, exponent);
            }
            boolean up = !exact && rounding.awayFromZero(negative, half, big.mod(BigInteger.TEN).intValue());
            return Dec.of(negative, up ? big.add(BigInteger.ONE) : big, exponent);
        }
    }

    static Cut cutOff(Dec x, long count) {
        if (count > x.digits()) {
            return new Cut(null, 0, -1, x.isZero());
        }
        if (x.isSmall() && count <= PowersOfTen.LONG_DIGITS) {
            long unit = PowersOfTen.small((int) count);
            long rest = x.small() % unit;
            return new Cut(null, x.small() / unit, Long.compare(rest, unit - rest), rest == 0);
        }
        BigInteger unit = PowersOfTen.big(count);
        BigInteger[] parts = x.coefficient().divideAndRemainder(unit);
        return new Cut(parts[0], 0, parts[1].shiftLeft(1).compareTo(unit), parts[1].signum() == 0);
    }

    private Dec finishZero(Dec x) {
        long highest = clamp ? etop() : emax;
        long exponent = Math.max(Math.min(x.exponent, highest), etiny());
        if (exponent != x.exponent) {
            status |= CLAMPED;
        }
        return x.withExponent(exponent);
    }

    private Dec foldDown(Dec x) {
        status |= CLAMPED;
        long exponent = etop();
        return Dec.of(x.negative, Arithmetic.padded(x, x.exponent - exponent), exponent);
    }

    Dec overflow(boolean negative) {
        status |= OVERFLOW | INEXACT | ROUNDED;
        return rounding.overflowsToInfinity(negative) ? Dec.infinity(negative) : largest(negative);
    }

    /// The largest finite number.
    Dec largest(boolean negative) {
        return Dec.of(negative, PowersOfTen.big(prec).subtract(BigInteger.ONE), etop());
    }

    private Dec fitPayload(Dec nan) {
        long room = clamp ? prec - 1 : prec;
        if (nan.digits() <= room) {
            return nan;
        }
        BigInteger payload = room == 0 ? BigInteger.ZERO : nan.coefficient().mod(PowersOfTen.big(room));
        return Dec.nan(nan.negative, payload, nan.isSignaling());
    }

    /// What an operation on a NaN gives, or null when none is one. `b` may be null. CPython: mpd_qcheck_nans
    Dec nans(Dec a, Dec b) {
        boolean second = b != null && b.isNan();
        if (!a.isNan() && !second) {
            return null;
        }
        boolean first = a.isSignaling() || a.isNan() && !(second && b.isSignaling());
        Dec chosen = first ? a : b;
        if (chosen.isSignaling()) {
            status |= INVALID_OPERATION;
        }
        return fitPayload(chosen.quieted());
    }
}
