package taipan.numbers;

import java.math.BigInteger;

/// Hexadecimal text of floats.
/// CPython: Objects/floatobject.c
public final class HexFloat {
    private HexFloat() {}

    /// How a text fails to be a hexadecimal float.
    public enum Problem {
        INVALID,
        TOO_LARGE
    }

    /// What `float.hex` gives.
    /// CPython: float_hex_impl
    public static String toHex(double x) {
        if (Double.isNaN(x)) {
            return "nan";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "inf" : "-inf";
        }
        long bits = Double.doubleToRawLongBits(x);
        String sign = bits < 0 ? "-" : "";
        if (x == 0) {
            return sign + "0x0.0p+0";
        }
        long fraction = bits & 0xFFFFFFFFFFFFFL;
        boolean subnormal = Math.getExponent(x) < Double.MIN_EXPONENT;
        int exponent = subnormal ? Double.MIN_EXPONENT : Math.getExponent(x);
        String digits = Long.toHexString(fraction | 1L << 52).substring(1);
        return sign + (subnormal ? "0x0." : "0x1.") + digits + "p" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /// The float of a hexadecimal text, or the `Problem` with it.
    /// CPython: float_fromhex
    public static Object parse(String text) {
        int i = 0;
        int end = text.length();
        while (i < end && IntText.isSpace(text.charAt(i))) {
            i++;
        }
        while (end > i && IntText.isSpace(text.charAt(end - 1))) {
            end--;
        }
        String body = text.substring(i, end);
        i = 0;
        end = body.length();
        boolean negative = false;
        if (i < end && (body.charAt(i) == '-' || body.charAt(i) == '+')) {
            negative = body.charAt(i) == '-';
            i++;
        }
        Double special = special(body.substring(i));
        if (special != null) {
            return negative ? -special : special;
        }
        if (i + 1 < end && body.charAt(i) == '0' && (body.charAt(i + 1) | 0x20) == 'x') {
            i += 2;
        }
        var digits = new StringBuilder();
        int point = -1;
        for (; i < end; i++) {
            char c = body.charAt(i);
            if (c == '.' && point < 0) {
                point = digits.length();
            } else if (c < 128 && Character.digit(c, 16) >= 0) {
                digits.append(c);
            } else {
                break;
            }
        }
        if (digits.isEmpty()) {
            return Problem.INVALID;
        }
        long exponent = 0;
        if (i < end && (body.charAt(i) | 0x20) == 'p') {
            Object parsed = exponent(body, i + 1);
            if (parsed == null) {
                return Problem.INVALID;
            }
            exponent = (Long) parsed;
        } else if (i < end) {
            return Problem.INVALID;
        }
        long scale = exponent - 4L * (point < 0 ? 0 : digits.length() - point);
        Double value = value(new BigInteger(digits.toString(), 16), scale);
        return value == null ? Problem.TOO_LARGE : negative ? (Object) (-value) : value;
    }

    private static Double special(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> null;
        };
    }

    /// The decimal exponent that fills the rest of the text, cut to a range that no float leaves; absent if malformed.
    private static Long exponent(String text, int from) {
        int i = from;
        boolean negative = false;
        if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            negative = text.charAt(i) == '-';
            i++;
        }
        if (i == text.length()) {
            return null;
        }
        long value = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            value = Math.min(value * 10 + c - '0', 1L << 50);
        }
        return negative ? -value : value;
    }

    private static Double value(BigInteger significand, long scale) {
        if (significand.signum() == 0) {
            return 0.0;
        }
        long top = significand.bitLength() + scale;
        if (top > 1024) {
            return null;
        }
        if (top < -1080) {
            return 0.0;
        }
        double value = IntMath.scaled(significand, (int) scale);
        return Double.isInfinite(value) ? null : (Double) value;
    }
}
