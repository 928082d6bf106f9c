package taipan.code;

import java.math.BigDecimal;
import java.math.MathContext;

/// What Python's `repr` says of constants.
/// CPython: Objects/unicodeobject.c (unicode_repr), Objects/floatobject.c (float_repr)
public final class ConstantText {
    private ConstantText() {}

    /// The `repr` of a constant.
    public static String repr(Object value) {
        var out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        switch (value) {
            case Singleton singleton -> out.append(singleton == Singleton.NONE ? "None" : "Ellipsis");
            case Boolean truth -> out.append(truth ? "True" : "False");
            case Double number -> out.append(floatRepr(number));
            case ComplexConstant(double real, double imag) -> complex(out, real, imag);
            case String text -> {
                int[] codePoints = new int[text.length()];
                for (int i = 0; i < codePoints.length; i++) codePoints[i] = text.charAt(i);
                quote(out, codePoints);
            }
            case WideStr text -> quote(out, text.codePoints());
            case BytesConstant bytes -> quote(out, bytes.bytes());
            case TupleConstant tuple -> {
                out.append('(');
                items(out, tuple.elements());
                out.append(tuple.size() == 1 ? ",)" : ")");
            }
            case FrozenSetConstant set -> {
                out.append("frozenset(");
                if (set.size() > 0) {
                    out.append('{');
                    items(out, set.elements());
                    out.append('}');
                }
                out.append(')');
            }
            default -> out.append(value);
        }
    }

    private static void items(StringBuilder out, Object[] elements) {
        for (int i = 0; i < elements.length; i++) {
            if (i > 0) out.append(", ");
            append(out, elements[i]);
        }
    }

    /// The shortest decimal digits that give the number back, written in Python's way.
    public static String floatRepr(double number) {
        if (Double.isNaN(number)) return "nan";
        if (Double.isInfinite(number)) return number > 0 ? "inf" : "-inf";
        if (number == 0) return 1 / number < 0 ? "-0.0" : "0.0";
        var decimal = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
        if (decimal.precision() == 2) {
            // Java writes two digits even of the smallest numbers, of which one may be enough.
            var shorter = decimal.round(new MathContext(1));
            if (shorter.doubleValue() == Math.abs(number)) decimal = shorter;
        }
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale();
        var out = new StringBuilder();
        if (number < 0) out.append('-');
        if (-4 < point && point <= 16) {
            if (point <= 0) {
                out.append("0.").repeat('0', -point).append(digits);
            } else if (point >= digits.length()) {
                out.append(digits).repeat('0', point - digits.length()).append(".0");
            } else {
                out.append(digits, 0, point).append('.').append(digits, point, digits.length());
            }
            return out.toString();
        }
        out.append(digits.charAt(0));
        if (digits.length() > 1) out.append('.').append(digits, 1, digits.length());
        int exponent = point - 1;
        out.append('e').append(exponent < 0 ? '-' : '+');
        if (Math.abs(exponent) < 10) out.append('0');
        return out.append(Math.abs(exponent)).toString();
    }

    private static void complex(StringBuilder out, double real, double imag) {
        String imaginary = withoutPoint(floatRepr(imag));
        if (real == 0 && 1 / real > 0) {
            out.append(imaginary).append('j');
            return;
        }
        out.append('(').append(withoutPoint(floatRepr(real)));
        if (!imaginary.startsWith("-")) out.append('+');
        out.append(imaginary).append("j)");
    }

    private static String withoutPoint(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private static void quote(StringBuilder out, int[] text) {
        boolean single = false;
        boolean twice = false;
        for (int c : text) {
            single |= c == '\'';
            twice |= c == '"';
        }
        char mark = single && !twice ? '"' : '\'';
        out.append(mark);
        for (int c : text) {
            if (c == mark || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7F) {
                out.append((char) c);
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (Printable.test(c)) {
                out.appendCodePoint(c);
            } else if (c < 0x100) {
                hex(out.append("\\x"), c, 2);
            } else if (c < 0x10000) {
                hex(out.append("\\u"), c, 4);
            } else {
                hex(out.append("\\U"), c, 8);
            }
        }
        out.append(mark);
    }

    private static void quote(StringBuilder out, byte[] bytes) {
        boolean single = false;
        boolean twice = false;
        for (byte c : bytes) {
            single |= c == '\'';
            twice |= c == '"';
        }
        char mark = single && !twice ? '"' : '\'';
        out.append('b').append(mark);
        for (byte c : bytes) {
            if (c == mark || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c >= ' ' && c < 0x7F) {
                out.append((char) c);
            } else {
                hex(out.append("\\x"), c & 0xFF, 2);
            }
        }
        out.append(mark);
    }

    private static void hex(StringBuilder out, int number, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(Character.forDigit(number >> shift & 0xF, 16));
        }
    }
}
