package taipan.modules.decimal;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import taipan.numbers.IntMath;
import taipan.objects.Attributes;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Inheritance;
import taipan.objects.PyComplex;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.text.Text;
import taipan.text.Unicode;

/// Decimals made of other Python values, and other values made of decimals.
/// CPython: Modules/_decimal/_decimal.c (PyDecType_FromObjectExact, convert_op_cmp)
final class Conversions {
    private Conversions() {}

    // From text

    /// The number a text says, whatever its length, or null.
    static Dec parse(String text) {
        int i = 0;
        int length = text.length();
        boolean negative = false;
        if (i < length && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            negative = text.charAt(i++) == '-';
        }
        if (i == length) {
            return null;
        }
        char first = Character.toLowerCase(text.charAt(i));
        if (first == 'i' || first == 'n' || first == 's') {
            return parseSpecial(text.substring(i), negative);
        }
        int point = -1;
        StringBuilder digits = new StringBuilder(length - i);
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = digits.length();
            } else if (c >= '0' && c <= '9') {
                digits.append(c);
            } else {
                break;
            }
        }
        if (digits.isEmpty()) {
            return null;
        }
        long exponent = 0;
        if (i < length) {
            if (text.charAt(i) != 'e' && text.charAt(i) != 'E') {
                return null;
            }
            Long parsed = parseExponent(text, i + 1);
            if (parsed == null) {
                return null;
            }
            exponent = parsed;
        }
        if (point >= 0) {
            exponent -= digits.length() - point;
        }
        String all = digits.toString();
        return all.length() <= PowersOfTen.LONG_DIGITS
                ? Dec.of(negative, Long.parseLong(all), exponent)
                : Dec.of(negative, PowersOfTen.parse(all), exponent);
    }

    /// An exponent, one that is too long as one that is out of every range.
    private static Long parseExponent(String text, int from) {
        int i = from;
        boolean negative = false;
        if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            negative = text.charAt(i++) == '-';
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
            value = Math.min(10 * value + c - '0', 400_000_000_000_000_000L * 10);
        }
        return negative ? -value : value;
    }

    private static Dec parseSpecial(String text, boolean negative) {
        if (text.equalsIgnoreCase("inf") || text.equalsIgnoreCase("infinity")) {
            return Dec.infinity(negative);
        }
        boolean signaling = text.regionMatches(true, 0, "snan", 0, 4);
        if (!signaling && !text.regionMatches(true, 0, "nan", 0, 3)) {
            return null;
        }
        String payload = text.substring(signaling ? 4 : 3);
        for (int i = 0; i < payload.length(); i++) {
            if (payload.charAt(i) < '0' || payload.charAt(i) > '9') {
                return null;
            }
        }
        return Dec.nan(negative, payload.isEmpty() ? BigInteger.ZERO : PowersOfTen.parse(payload), signaling);
    }

    /// The text of a numeral with plain digits, or null when there is another letter. CPython: numeric_as_ascii
    static String plain(Object str, boolean strip, boolean underscores) {
        int from = 0;
        int to = Text.length(str);
        if (strip) {
            while (from < to && Unicode.isSpace(Text.at(str, from))) {
                from++;
            }
            while (to > from && Unicode.isSpace(Text.at(str, to - 1))) {
                to--;
            }
        }
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            int c = Text.at(str, i);
            if (underscores && c == '_') {
                continue;
            }
            if (c > 0 && c < 128) {
                out.append((char) c);
                continue;
            }
            int digit = c == 0 ? -1 : Unicode.decimal(c);
            if (digit < 0) {
                return null;
            }
            out.append((char) ('0' + digit));
        }
        return out.toString();
    }

    /// A text exactly; what no context can hold is invalid.
    static Dec exact(Object str, PyDecimalContext context) {
        String text = plain(str, true, true);
        Dec value = text == null ? null : parse(text);
        if (value == null) {
            return context.signaled(DecContext.CONVERSION_SYNTAX, Dec.NAN);
        }
        return inRange(value, context);
    }

    static Dec inRange(Dec value, PyDecimalContext context) {
        if (value.isFinite()) {
            boolean fits = value.isZero()
                    ? value.exponent <= DecContext.MAX_EMAX && value.exponent >= DecContext.MIN_ETINY
                    : value.adjusted() <= DecContext.MAX_EMAX && value.exponent >= DecContext.MIN_ETINY;
            if (!fits) {
                return context.signaled(DecContext.INVALID_OPERATION, Dec.NAN);
            }
        }
        return value;
    }

    // From numbers

    static Dec ofDouble(double d) {
        if (Double.isNaN(d)) {
            return Dec.NAN.withSign(Double.doubleToRawLongBits(d) < 0);
        }
        if (Double.isInfinite(d)) {
            return Dec.infinity(d < 0);
        }
        boolean negative = Double.doubleToRawLongBits(d) < 0;
        if (d == 0) {
            return Dec.zero(negative, 0);
        }
        int exponent = Math.getExponent(d);
        long bits = Double.doubleToRawLongBits(d) & (1L << 52) - 1;
        if (exponent >= Double.MIN_EXPONENT) {
            bits |= 1L << 52;
        } else {
            exponent = Double.MIN_EXPONENT;
        }
        int shift = exponent - 52;
        int zeros = Long.numberOfTrailingZeros(bits);
        bits >>= zeros;
        shift += zeros;
        BigInteger mantissa = BigInteger.valueOf(bits);
        return shift >= 0
                ? Dec.of(negative, mantissa.shiftLeft(shift), 0)
                : Dec.of(negative, mantissa.multiply(BigInteger.valueOf(5).pow(-shift)), shift);
    }

    /// The value of a decimal or an int, or null.
    static Dec operand(Object o) {
        if (o instanceof PyDecimal d) {
            return d.value;
        }
        Object n = PyInt.valueOrNull(o);
        return n == null ? null : Dec.ofInt(n);
    }

    static Dec required(Object o) {
        Dec value = operand(o);
        if (value == null) {
            throw typeError("conversion from %T to Decimal is not supported", o);
        }
        return value;
    }

    /// The digits of a triple as text. CPython: dectuple_as_str
    static String ofTuple(Object sequence) {
        Object[] items = items(sequence);
        if (items.length != 3) {
            throw valueError("argument must be a sequence of length 3");
        }
        Object sign = PyInt.valueOrNull(items[0]);
        if (!(sign instanceof Long s) || s != 0 && s != 1) {
            throw valueError("sign must be an integer with the value 0 or 1");
        }
        StringBuilder out = new StringBuilder(s == 1 ? "-" : "");
        Object kind = PyStr.valueOrNull(items[2]);
        Long exponent = null;
        if (kind != null) {
            switch (kind.toString()) {
                case "F" -> {
                    return out.append("Inf").toString();
                }
                case "n" -> out.append("NaN");
                case "N" -> out.append("sNaN");
                default -> throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
            }
        } else {
            if (PyInt.valueOrNull(items[2]) == null) {
                throw valueError("exponent must be an integer");
            }
            exponent = Conversion.toSize(items[2]);
        }
        Object[] digits = items[1] instanceof PyTuple || items[1] instanceof PyList ? items(items[1]) : null;
        if (digits == null) {
            throw valueError("coefficient must be a tuple of digits");
        }
        if (digits.length == 0 && exponent != null) {
            out.append('0');
        }
        for (Object digit : digits) {
            if (!(PyInt.valueOrNull(digit) instanceof Long n) || n < 0 || n > 9) {
                throw valueError("coefficient must be a tuple of digits");
            }
            out.append((char) ('0' + n));
        }
        return exponent == null ? out.toString() : out.append('E').append(exponent).toString();
    }

    private static Object[] items(Object sequence) {
        return sequence instanceof PyTuple tuple ? tuple.items() : ((PyList) sequence).toArray();
    }

    // To numbers

    /// The integer nearest in the given direction. CPython: dec_as_long
    static Object toInt(Dec x, Rounding rounding) {
        if (x.isSpecial()) {
            if (x.isNan()) {
                throw valueError("cannot convert NaN to integer");
            }
            throw overflowError("cannot convert Infinity to integer");
        }
        DecContext work = DecContext.largest();
        work.rounding = rounding;
        Dec whole = Operations.toIntegral(x, false, work);
        BigInteger magnitude = Arithmetic.shifted(whole, whole.exponent);
        return IntMath.of(whole.negative ? magnitude.negate() : magnitude);
    }

    static double toDouble(Dec x) {
        if (x.isNan()) {
            if (x.isSignaling()) {
                throw valueError("cannot convert signaling NaN to float");
            }
            return Double.longBitsToDouble(x.negative ? 0xFFF8_0000_0000_0000L : 0x7FF8_0000_0000_0000L);
        }
        return Double.parseDouble(x.toString());
    }

    // Comparison with other numbers

    /// Two numbers to compare.
    record Pair(Dec left, Dec right) {}

    /// The values to compare a decimal with something else by, or null when that cannot be compared. CPython: convert_op_cmp
    static Pair comparable(Dec x, Object other, int op, PyDecimalContext context) {
        Dec plain = operand(other);
        if (plain != null) {
            return new Pair(x, plain);
        }
        boolean equality = op == Comparison.EQ || op == Comparison.NE;
        if (other instanceof PyComplex && equality) {
            if (Conversion.toDouble(Attributes.get(other, "imag")) != 0) {
                return null;
            }
            context.flags |= DecContext.FLOAT_OPERATION;
            return new Pair(x, ofDouble(Conversion.toDouble(Attributes.get(other, "real"))));
        }
        Object d = PyFloat.valueOrNull(other);
        if (d != null) {
            if (equality) {
                context.flags |= DecContext.FLOAT_OPERATION;
            } else {
                context.signal(DecContext.FLOAT_OPERATION);
            }
            return new Pair(x, ofDouble((Double) d));
        }
        if (!Inheritance.isInstance(other, context.module.rational)) {
            return null;
        }
        Object denominator = PyInt.valueOrNull(Attributes.get(other, "denominator"));
        Object numerator = PyInt.valueOrNull(Attributes.get(other, "numerator"));
        if (denominator == null || numerator == null) {
            throw typeError("argument must be int or float");
        }
        Dec scaled = x.isSpecial() ? x : Arithmetic.multiply(x, Dec.ofInt(denominator), DecContext.largest());
        return new Pair(scaled, Dec.ofInt(numerator));
    }
}
