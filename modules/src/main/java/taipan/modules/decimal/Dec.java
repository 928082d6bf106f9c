package taipan.modules.decimal;

import java.math.BigInteger;

/// A decimal number: sign, coefficient and exponent, or an infinity or NaN. The coefficient is a long when it fits.
/// CPython: Modules/_decimal/libmpdec/mpdecimal.h (mpd_t)
final class Dec {
    enum Kind { FINITE, INFINITE, QUIET_NAN, SIGNALING_NAN }

    static final Dec ZERO = new Dec(false, 0, null, 0, Kind.FINITE);
    static final Dec ONE = new Dec(false, 1, null, 0, Kind.FINITE);
    static final Dec TEN = new Dec(false, 10, null, 0, Kind.FINITE);
    static final Dec NAN = new Dec(false, 0, null, 0, Kind.QUIET_NAN);
    private static final Dec INFINITY = new Dec(false, 0, null, 0, Kind.INFINITE);
    private static final Dec MINUS_INFINITY = new Dec(true, 0, null, 0, Kind.INFINITE);

    final boolean negative;

    /// The coefficient (of a NaN: the payload) when `big` is null.
    private final long small;

    private final BigInteger big;
    final long exponent;
    final Kind kind;

    /// The number of digits, 0 until asked for.
    private long digits;

    private Dec(boolean negative, long small, BigInteger big, long exponent, Kind kind) {
        this.negative = negative;
        this.small = small;
        this.big = big;
        this.exponent = exponent;
        this.kind = kind;
    }

    static Dec of(boolean negative, long coefficient, long exponent) {
        return new Dec(negative, coefficient, null, exponent, Kind.FINITE);
    }

    static Dec of(boolean negative, BigInteger coefficient, long exponent) {
        return coefficient.bitLength() < 64
                ? new Dec(negative, coefficient.longValue(), null, exponent, Kind.FINITE)
                : new Dec(negative, 0, coefficient, exponent, Kind.FINITE);
    }

    /// An int, exactly.
    static Dec ofInt(Object n) {
        if (n instanceof Long l && l != Long.MIN_VALUE) {
            return of(l < 0, Math.abs(l), 0);
        }
        BigInteger b = n instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) n;
        return of(b.signum() < 0, b.abs(), 0);
    }

    static Dec zero(boolean negative, long exponent) {
        return of(negative, 0, exponent);
    }

    static Dec infinity(boolean negative) {
        return negative ? MINUS_INFINITY : INFINITY;
    }

    static Dec nan(boolean negative, BigInteger payload, boolean signaling) {
        Kind kind = signaling ? Kind.SIGNALING_NAN : Kind.QUIET_NAN;
        return payload.bitLength() < 64
                ? new Dec(negative, payload.longValue(), null, 0, kind)
                : new Dec(negative, 0, payload, 0, kind);
    }

    // What it is

    boolean isFinite() {
        return kind == Kind.FINITE;
    }

    boolean isSpecial() {
        return kind != Kind.FINITE;
    }

    boolean isInfinite() {
        return kind == Kind.INFINITE;
    }

    boolean isNan() {
        return kind == Kind.QUIET_NAN || kind == Kind.SIGNALING_NAN;
    }

    boolean isSignaling() {
        return kind == Kind.SIGNALING_NAN;
    }

    boolean isZero() {
        return kind == Kind.FINITE && hasZeroCoefficient();
    }

    private boolean hasZeroCoefficient() {
        return big == null && small == 0;
    }

    boolean isSmall() {
        return big == null;
    }

    /// The coefficient when `isSmall`.
    long small() {
        return small;
    }

    BigInteger coefficient() {
        return big != null ? big : BigInteger.valueOf(small);
    }

    long digits() {
        long n = digits;
        if (n == 0) {
            n = big == null ? PowersOfTen.digits(small) : PowersOfTen.digits(big);
            digits = n;
        }
        return n;
    }

    /// The exponent of the first digit.
    long adjusted() {
        return exponent + digits() - 1;
    }

    boolean isInteger() {
        if (kind != Kind.FINITE) {
            return false;
        }
        return exponent >= 0 || hasZeroCoefficient() || trailingZeros() >= -exponent;
    }

    /// Whether it is an odd integer.
    boolean isOdd() {
        if (!isInteger() || exponent > 0 || hasZeroCoefficient()) {
            return false;
        }
        return exponent == 0 ? (big == null ? (small & 1) != 0 : big.testBit(0)) : Arithmetic.shifted(this, exponent).testBit(0);
    }

    /// How many zeros the coefficient, which is not zero, ends with.
    long trailingZeros() {
        if (big == null) {
            int n = 0;
            for (long c = small; c % 10 == 0; c /= 10) {
                n++;
            }
            return n;
        }
        long most = Math.min(big.getLowestSetBit(), digits() - 1);
        long found = 0;
        BigInteger rest = big;
        // Ever smaller powers, so that long coefficients are divided a few times only.
        for (long step = Long.highestOneBit(Math.max(most, 1)); step > 0; step >>= 1) {
            if (found + step <= most) {
                BigInteger[] parts = rest.divideAndRemainder(PowersOfTen.big(step));
                if (parts[1].signum() == 0) {
                    rest = parts[0];
                    found += step;
                }
            }
        }
        return found;
    }

    // Changed copies

    Dec withSign(boolean sign) {
        return sign == negative ? this : new Dec(sign, small, big, exponent, kind);
    }

    Dec negated() {
        return withSign(!negative);
    }

    Dec withExponent(long newExponent) {
        return newExponent == exponent ? this : new Dec(negative, small, big, newExponent, kind);
    }

    Dec quieted() {
        return kind == Kind.SIGNALING_NAN ? new Dec(negative, small, big, exponent, Kind.QUIET_NAN) : this;
    }

    // Order of finite numbers and infinities

    /// The sign of the value: -1, 0 or 1.
    int signum() {
        return isZero() ? 0 : negative ? -1 : 1;
    }

    static int compare(Dec a, Dec b) {
        int sign = a.signum();
        int other = b.signum();
        if (sign != other) {
            return Integer.compare(sign, other);
        }
        return sign == 0 ? 0 : sign * compareMagnitude(a, b);
    }

    static int compareMagnitude(Dec a, Dec b) {
        if (a.isInfinite() || b.isInfinite()) {
            return Boolean.compare(a.isInfinite(), b.isInfinite());
        }
        if (a.isZero() || b.isZero()) {
            return Boolean.compare(!a.isZero(), !b.isZero());
        }
        if (a.exponent == b.exponent) {
            return compareCoefficients(a, b);
        }
        int order = Long.compare(a.adjusted(), b.adjusted());
        if (order != 0) {
            return order;
        }
        return a.exponent > b.exponent
                ? Arithmetic.padded(a, a.exponent - b.exponent).compareTo(b.coefficient())
                : a.coefficient().compareTo(Arithmetic.padded(b, b.exponent - a.exponent));
    }

    static int compareCoefficients(Dec a, Dec b) {
        return a.big == null && b.big == null
                ? Long.compare(a.small, b.small)
                : a.coefficient().compareTo(b.coefficient());
    }

    // Text

    @Override
    public String toString() {
        return toText(false, true);
    }

    String digitText() {
        return big == null ? Long.toString(small) : big.toString();
    }

    /// To-scientific-string, or to-engineering-string. CPython: _mpd_to_string
    String toText(boolean engineering, boolean capitals) {
        StringBuilder out = new StringBuilder();
        if (negative) {
            out.append('-');
        }
        switch (kind) {
            case INFINITE -> {
                return out.append("Infinity").toString();
            }
            case QUIET_NAN, SIGNALING_NAN -> {
                out.append(kind == Kind.QUIET_NAN ? "NaN" : "sNaN");
                return hasZeroCoefficient() ? out.toString() : out.append(digitText()).toString();
            }
            default -> {}
        }
        String text = digitText();
        int length = text.length();
        long left = exponent + length;
        long point;
        if (exponent <= 0 && left > -6) {
            point = left;
        } else if (!engineering) {
            point = 1;
        } else if (hasZeroCoefficient()) {
            point = Math.floorMod(left + 1, 3L) - 1;
        } else {
            point = Math.floorMod(left - 1, 3L) + 1;
        }
        if (point <= 0) {
            out.append("0.");
            out.repeat('0', (int) -point).append(text);
        } else if (point >= length) {
            out.append(text).repeat('0', (int) (point - length));
        } else {
            out.append(text, 0, (int) point).append('.').append(text, (int) point, length);
        }
        if (left != point) {
            long e = left - point;
            out.append(capitals ? 'E' : 'e').append(e < 0 ? '-' : '+').append(Math.abs(e));
        }
        return out.toString();
    }
}
