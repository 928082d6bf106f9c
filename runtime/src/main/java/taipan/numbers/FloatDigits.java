package taipan.numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Decimal digits of a finite float that is not negative: `0.d1d2d3... * 10**point`, without trailing zeros.
/// CPython: Python/dtoa.c
record FloatDigits(String digits, int point) {
    private static final FloatDigits ZERO = new FloatDigits("0", 1);

    static double powerOfTen(int exponent) {
        return (double) longPowerOfTen(exponent);
    }

    private static long longPowerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /// The fewest digits that read back as the same float, the nearest such when there are several.
    static FloatDigits shortest(double x) {
        if (x == 0) {
            return ZERO;
        }
        String text = Double.toString(x);
        int exponent = 0;
        int end = text.length();
        int mark = text.indexOf('E');
        if (mark >= 0) {
            exponent = Integer.parseInt(text, mark + 1, end, 10);
            end = mark;
        }
        int dot = text.indexOf('.');
        int point = dot + exponent;
        var digits = new StringBuilder(end).append(text, 0, dot).append(text, dot + 1, end);
        int zeros = 0;
        while (digits.charAt(zeros) == '0') {
            zeros++;
        }
        int length = digits.length();
        while (digits.charAt(length - 1) == '0') {
            length--;
        }
        String kept = digits.substring(zeros, length);
        point -= zeros;
        // Java writes two digits even where one is enough; among the subnormals that shows.
        if (kept.length() == 2 && x < 1e-321) {
            return oneDigit(x, kept, point);
        }
        return new FloatDigits(kept, point);
    }

    private static FloatDigits oneDigit(double x, String two, int point) {
        int first = two.charAt(0) - '0';
        boolean up = two.charAt(1) >= '5';
        for (int attempt = 0; attempt < 2; attempt++) {
            int digit = first + (up ? 1 : 0);
            if (digit > 0 && Double.parseDouble(digit + "e" + (point - 1)) == x) {
                return digit == 10 ? new FloatDigits("1", point + 1) : new FloatDigits("" + digit, point);
            }
            up = !up;
        }
        return new FloatDigits(two, point);
    }

    /// At most `count` digits, correctly rounded.
    static FloatDigits significant(double x, int count) {
        if (x == 0) {
            return ZERO;
        }
        if (count <= 17) {
            // A first guess of the decimal exponent tells how to scale; the digits of the answer tell if it was right.
            int places = count - 1 - (int) Math.floor(Math.log10(x));
            if (places >= 0) {
                long scaled = scaledByPowerOfTen(x, places);
                if (scaled >= 0) {
                    String text = Long.toString(scaled);
                    if (text.length() == count) {
                        return trimmed(text, count - places);
                    }
                }
            }
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(count, RoundingMode.HALF_EVEN));
        String text = rounded.unscaledValue().toString();
        return trimmed(text, text.length() - rounded.scale());
    }

    /// The digits up to the given number of places after the decimal point, correctly rounded.
    static FloatDigits fixed(double x, int places) {
        if (x == 0) {
            return ZERO;
        }
        long scaled = scaledByPowerOfTen(x, places);
        if (scaled >= 0) {
            if (scaled == 0) {
                return new FloatDigits("", -places);
            }
            String text = Long.toString(scaled);
            return trimmed(text, text.length() - places);
        }
        BigDecimal exact = new BigDecimal(x);
        if (exact.scale() > places) {
            exact = exact.setScale(places, RoundingMode.HALF_EVEN);
        }
        if (exact.signum() == 0) {
            return new FloatDigits("", -places);
        }
        String text = exact.unscaledValue().toString();
        return trimmed(text, text.length() - exact.scale());
    }

    private static FloatDigits trimmed(String text, int point) {
        int length = text.length();
        while (length > 1 && text.charAt(length - 1) == '0') {
            length--;
        }
        return new FloatDigits(text.substring(0, length), point);
    }

    /// `x * 10**places` rounded half to even, or -1 when it does not fit the 128-bit arithmetic used here.
    static long scaledByPowerOfTen(double x, int places) {
        if (places > 18) {
            return -1;
        }
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1075;
        if (exponent < -1074 || exponent > 0) {
            // Integers up to 2**53 have an exponent of zero or less; larger ones are left to the exact way.
            return -1;
        }
        long significand = bits & 0xFFFFFFFFFFFFFL | 0x10000000000000L;
        long power = longPowerOfTen(places);
        long high = Math.multiplyHigh(significand, power);
        long low = significand * power;
        int shift = -exponent;
        if (shift >= 127) {
            return 0;
        }
        long quotient;
        long restHigh;
        long restLow;
        if (shift == 0) {
            return high == 0 && low >= 0 ? low : -1;
        } else if (shift < 64) {
            if (high >>> shift != 0) {
                return -1;
            }
            quotient = high << (64 - shift) | low >>> shift;
            restHigh = 0;
            restLow = low & (1L << shift) - 1;
        } else if (shift == 64) {
            quotient = high;
            restHigh = 0;
            restLow = low;
        } else {
            quotient = high >>> (shift - 64);
            restHigh = high & (1L << (shift - 64)) - 1;
            restLow = low;
        }
        if (quotient < 0) {
            return -1;
        }
        long halfHigh = shift > 64 ? 1L << (shift - 65) : 0;
        long halfLow = shift > 64 ? 0 : 1L << (shift - 1);
        int order = restHigh != halfHigh
                ? Long.compareUnsigned(restHigh, halfHigh)
                : Long.compareUnsigned(restLow, halfLow);
        if (order > 0 || order == 0 && (quotient & 1) != 0) {
            quotient++;
        }
        return quotient;
    }
}
