package taipan.text;

import taipan.numbers.FloatText;
import taipan.numbers.IntMath;
import taipan.numbers.IntText;

/// The `__format__` of str, int, float and complex.
///
/// Each method takes the specification as the slice `str[from:to]`, and the name of the value's type for its complaints.
/// CPython: Python/formatter_unicode.c
public final class Formats {
    private Formats() {}

    /// How a locale writes numbers: its point, the mark between groups, and the group sizes from the right, the last of
    /// which repeats unless it is 0.
    public record NumberLocale(String point, String mark, int[] groups) {
        public static final NumberLocale C = new NumberLocale(".", "", new int[0]);
        private static final NumberLocale COMMA = new NumberLocale(".", ",", new int[] {3});
        private static final NumberLocale UNDERSCORE = new NumberLocale(".", "_", new int[] {3});
        private static final NumberLocale UNDERSCORE_FOUR = new NumberLocale(".", "_", new int[] {4});

        private static NumberLocale of(FormatSpec spec, NumberLocale current) {
            return switch (spec.grouping()) {
                case ',' -> COMMA;
                case '_' -> spec.type() == 'd' || spec.type() == 0 || isFloatType(spec.type())
                        ? UNDERSCORE
                        : UNDERSCORE_FOUR;
                default -> spec.type() == 'n' ? current : C;
            };
        }
    }

    private static boolean isFloatType(int type) {
        return switch (type) {
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> true;
            default -> false;
        };
    }

    /// CPython: format_string_internal
    public static Object ofStr(Object value, Object str, int from, int to, String typeName) {
        FormatSpec spec = FormatSpec.parse(str, from, to, 's', '<');
        if (spec.type() != 's') {
            throw spec.unknownType(typeName);
        }
        if (spec.sign() != 0) {
            throw FormatProblem.value(
                    (spec.sign() == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
        }
        if (spec.alternate()) {
            throw FormatProblem.value("Alternate form (#) not allowed in string format specifier");
        }
        if (spec.align() == '=') {
            throw FormatProblem.value("'=' alignment not allowed in string format specifier");
        }
        if (spec.precision() >= 0 && Text.length(value) > spec.precision()) {
            value = Text.slice(value, 0, spec.precision());
        }
        return padded(value, spec.width(), spec.align(), spec.fill());
    }

    private static Object padded(Object text, int width, char align, int fill) {
        int margin = width - Text.length(text);
        if (margin <= 0) {
            return text;
        }
        checkSize(width);
        int left = align == '>' || align == '=' ? margin : align == '^' ? margin / 2 : 0;
        return TextLayout.pad(text, left, margin - left, fill);
    }

    private static void checkSize(long size) {
        if (size >= Integer.MAX_VALUE - 16) {
            throw new FormatProblem(FormatProblem.Kind.MEMORY_ERROR, "");
        }
    }

    /// CPython: _PyLong_FormatAdvancedWriter
    public static Object ofInt(
            Object value, Object str, int from, int to, String typeName, NumberLocale locale, int digitLimit) {
        if (from == to) {
            return IntText.decimal(value, digitLimit);
        }
        FormatSpec spec = FormatSpec.parse(str, from, to, 'd', '>');
        switch (spec.type()) {
            case 'b', 'c', 'd', 'o', 'x', 'X', 'n' -> {
                return integer(value, spec, NumberLocale.of(spec, locale), digitLimit);
            }
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> {
                double converted = IntMath.toDouble(value);
                if (Double.isInfinite(converted)) {
                    throw new FormatProblem(FormatProblem.Kind.OVERFLOW_ERROR, "int too large to convert to float");
                }
                return number(converted, spec, NumberLocale.of(spec, locale));
            }
            default -> throw spec.unknownType(typeName);
        }
    }

    private static Object integer(Object value, FormatSpec spec, NumberLocale locale, int digitLimit) {
        if (spec.precision() >= 0) {
            throw FormatProblem.value("Precision not allowed in integer format specifier");
        }
        int type = spec.type();
        if (type == 'c') {
            return character(value, spec);
        }
        String digits = switch (type) {
            case 'b' -> IntText.binary(value, 2);
            case 'o' -> IntText.binary(value, 8);
            case 'x', 'X' -> IntText.binary(value, 16);
            default -> IntText.decimal(value, digitLimit);
        };
        if (type == 'X') {
            digits = digits.toUpperCase(java.util.Locale.ROOT);
        }
        boolean negative = digits.charAt(0) == '-';
        String prefix = !spec.alternate() || type == 'd' || type == 'n' ? "" : type == 'b' ? "0b" : type == 'o' ? "0o"
                : type == 'x' ? "0x" : "0X";
        return laid(spec, locale, negative, prefix, digits, negative ? 1 : 0, digits.length(), digits.length());
    }

    private static Object character(Object value, FormatSpec spec) {
        if (spec.sign() != 0) {
            throw FormatProblem.value("Sign not allowed with integer format specifier 'c'");
        }
        if (spec.alternate()) {
            throw FormatProblem.value("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        if (!(value instanceof Long cp)) {
            throw new FormatProblem(
                    FormatProblem.Kind.OVERFLOW_ERROR, "Python int too large to convert to C long");
        }
        if (cp < 0 || cp > Unicode.MAX) {
            throw new FormatProblem(FormatProblem.Kind.OVERFLOW_ERROR, "%c arg not in range(0x110000)");
        }
        return padded(Text.of((int) (long) cp), spec.width(), spec.align(), spec.fill());
    }

    /// CPython: _PyFloat_FormatAdvancedWriter
    public static Object ofFloat(double value, Object str, int from, int to, String typeName, NumberLocale locale) {
        if (from == to) {
            return FloatText.repr(value);
        }
        FormatSpec spec = FormatSpec.parse(str, from, to, '\0', '>');
        if (spec.type() != 0 && spec.type() != 'n' && !isFloatType(spec.type())) {
            throw spec.unknownType(typeName);
        }
        return number(value, spec, NumberLocale.of(spec, locale));
    }

    /// CPython: format_float_internal
    private static Object number(double value, FormatSpec spec, NumberLocale locale) {
        String text = digits(value, spec, true);
        return laidNumber(spec, locale, text, 0, text.length());
    }

    /// The text of a float as the type and the precision of the specification want it. Without a type a float looks
    /// like one; a part of a complex number need not.
    private static String digits(double value, FormatSpec spec, boolean pointZero) {
        if (spec.precision() > Integer.MAX_VALUE - 1) {
            throw FormatProblem.value("precision too big");
        }
        int precision = spec.precision();
        switch (spec.type()) {
            case 0 -> {
                return precision < 0
                        ? FloatText.shortest(value, pointZero, spec.alternate())
                        : FloatText.format(value, 'g', precision, pointZero, spec.alternate());
            }
            case '%' -> {
                return FloatText.format(value * 100, 'f', precision < 0 ? 6 : precision, false, spec.alternate()) + "%";
            }
            default -> {
                char conversion = spec.type() == 'n' ? 'g' : (char) spec.type();
                return FloatText.format(value, conversion, precision < 0 ? 6 : precision, false, spec.alternate());
            }
        }
    }

    private static Object laidNumber(FormatSpec spec, NumberLocale locale, String text, int from, int to) {
        boolean negative = text.charAt(from) == '-';
        int first = negative ? from + 1 : from;
        int whole = first;
        while (whole < to && text.charAt(whole) >= '0' && text.charAt(whole) <= '9') {
            whole++;
        }
        return laid(spec, locale, negative, "", text, first, whole, to);
    }

    /// Places sign, prefix, the grouped digits `text[first:whole]` and the rest `text[whole:to]` in the width.
    /// CPython: calc_number_widths, fill_number
    private static Object laid(
            FormatSpec spec,
            NumberLocale locale,
            boolean negative,
            String prefix,
            String text,
            int first,
            int whole,
            int to) {
        String sign = negative ? "-" : spec.sign() == '+' ? "+" : spec.sign() == ' ' ? " " : "";
        String rest = text.substring(whole, to);
        if (!rest.isEmpty() && rest.charAt(0) == '.' && !locale.point.equals(".")) {
            rest = locale.point + rest.substring(1);
        }
        int around = sign.length() + prefix.length() + rest.length();
        checkSize(spec.width());
        // Zeros that fill the width are digits: they are grouped too.
        int minimum = spec.fill() == '0' && spec.align() == '=' ? Math.max(spec.width() - around, 0) : 0;
        String digits = first == whole ? "" : grouped(text, first, whole, locale, minimum);
        int margin = spec.width() - around - digits.length();
        if (margin <= 0) {
            return sign.isEmpty() && around == 0 ? digits : sign + prefix + digits + rest;
        }
        int left = switch (spec.align()) {
            case '>' -> margin;
            case '^' -> margin / 2;
            default -> 0;
        };
        int inner = spec.align() == '=' ? margin : 0;
        return new TextBuilder(spec.width())
                .repeat(spec.fill(), left)
                .append(sign)
                .append(prefix)
                .repeat(spec.fill(), inner)
                .append(digits)
                .append(rest)
                .repeat(spec.fill(), margin - left - inner)
                .toStr();
    }

    /// The digits with marks between the groups, filled with zeros up to a minimum width.
    /// CPython: _PyUnicode_InsertThousandsGrouping
    private static String grouped(String text, int first, int whole, NumberLocale locale, int minimum) {
        int count = whole - first;
        if (locale.groups.length == 0) {
            if (count >= minimum) {
                return text.substring(first, whole);
            }
            return new StringBuilder(minimum)
                    .repeat('0', minimum - count)
                    .append(text, first, whole)
                    .toString();
        }
        // Built from the right, each group reversed, and turned round at the end.
        var reversed = new StringBuilder(Math.max(count + count / 2, minimum) + 4);
        int left = count;
        int group = 0;
        int size = locale.groups[0];
        int end = whole;
        int missing = minimum;
        while (true) {
            int length = size <= 0 ? Math.max(Math.max(left, missing), 1) : Math.min(size, Math.max(Math.max(left, missing), 1));
            int zeros = Math.max(0, length - left);
            int taken = Math.max(0, Math.min(left, length));
            for (int i = 1; i <= taken; i++) {
                reversed.append(text.charAt(end - i));
            }
            reversed.repeat('0', zeros);
            end -= taken;
            left -= taken;
            missing -= length;
            if (left <= 0 && missing <= 0) {
                break;
            }
            for (int i = locale.mark.length() - 1; i >= 0; i--) {
                reversed.append(locale.mark.charAt(i));
            }
            missing -= locale.mark.length();
            if (group + 1 < locale.groups.length) {
                size = locale.groups[++group];
            }
        }
        return reversed.reverse().toString();
    }

    /// CPython: format_complex_internal
    public static Object ofComplex(
            double real, double imaginary, Object str, int from, int to, String typeName, NumberLocale locale) {
        FormatSpec spec = FormatSpec.parse(str, from, to, '\0', '>');
        if (spec.type() != 0 && spec.type() != 'n' && (!isFloatType(spec.type()) || spec.type() == '%')) {
            throw spec.unknownType(typeName);
        }
        if (spec.fill() == '0') {
            throw FormatProblem.value("Zero padding is not allowed in complex format specifier");
        }
        if (spec.align() == '=') {
            throw FormatProblem.value("'=' alignment flag is not allowed in complex format specifier");
        }
        NumberLocale style = NumberLocale.of(spec, locale);
        boolean plain = spec.type() == 0;
        boolean onlyImaginary = plain && real == 0 && 1 / real > 0;
        boolean parentheses = plain && !onlyImaginary;
        var out = new TextBuilder();
        if (parentheses) {
            out.append('(');
        }
        if (!onlyImaginary) {
            out.append(part(real, spec, style, spec.sign()));
        }
        out.append(part(imaginary, spec, style, onlyImaginary ? spec.sign() : '+')).append('j');
        if (parentheses) {
            out.append(')');
        }
        return padded(out.toStr(), spec.width(), spec.align(), spec.fill());
    }

    private static Object part(double value, FormatSpec spec, NumberLocale locale, char sign) {
        String text = digits(value, spec, false);
        var unpadded = new FormatSpec(' ', '>', spec.alternate(), sign, -1, spec.grouping(), -1, spec.type());
        return laidNumber(unpadded, locale, text, 0, text.length());
    }
}
