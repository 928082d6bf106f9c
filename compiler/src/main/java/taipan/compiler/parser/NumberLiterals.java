package taipan.compiler.parser;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import taipan.code.ComplexConstant;

/// The values of number literals.
///
/// CPython: Parser/pegen.c (parsenumber)
final class NumberLiterals {
    private NumberLiterals() {}

    /// The value of the literal `bytes[from, to)`: a `Long`, `BigInteger`, `Double` or `ComplexConstant`; `null` for
    /// a decimal literal with more digits than `maxDigits`, if that is not 0.
    static Object value(byte[] bytes, int from, int to, int maxDigits) {
        if (to - from <= 18) {
            long value = 0;
            int at = from;
            while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
                value = value * 10 + bytes[at++] - '0';
            }
            if (at == to) {
                return value;
            }
        }
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (text.indexOf('_') >= 0) {
            text = text.replace("_", "");
        }
        char last = text.charAt(text.length() - 1);
        if (text.length() > 2 && text.charAt(0) == '0') {
            switch (text.charAt(1)) {
                case 'x', 'X' -> {
                    return integer(text.substring(2), 16);
                }
                case 'o', 'O' -> {
                    return integer(text.substring(2), 8);
                }
                case 'b', 'B' -> {
                    return integer(text.substring(2), 2);
                }
                default -> {}
            }
        }
        if (last == 'j' || last == 'J') {
            return new ComplexConstant(0.0, Double.parseDouble(text.substring(0, text.length() - 1)));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return Double.parseDouble(text);
            }
        }
        if (maxDigits != 0 && text.length() > maxDigits) {
            return null;
        }
        return integer(text, 10);
    }

    private static Object integer(String digits, int radix) {
        if (digits.length() <= (radix == 16 ? 15 : radix == 10 ? 18 : radix == 8 ? 20 : 62)) {
            return Long.parseLong(digits, radix);
        }
        BigInteger value = new BigInteger(digits, radix);
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }
}
