package taipan.numbers;

/// Text of Python floats: shortest representation, a given precision, and parsing.
/// CPython: Python/pystrtod.c
public final class FloatText {
    private FloatText() {}

    /// What `repr` and `str` give.
    public static String repr(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 1e7) {
            // Small whole numbers are by far the most frequent floats.
            long whole = (long) x;
            return whole == 0 && 1 / x < 0 ? "-0.0" : whole + ".0";
        }
        return shortest(x, true, false);
    }

    /// The shortest text, with `.0` where it would look like an int if so wished, or with a point in any case.
    public static String shortest(double x, boolean addPointZero, boolean alternate) {
        String special = special(x);
        if (special != null) {
            return special;
        }
        FloatDigits digits = FloatDigits.shortest(Math.abs(x));
        boolean scientific = digits.point() <= -4 || digits.point() > 16;
        return layout(x, digits, scientific, 0, addPointZero, alternate, 'e');
    }

    /// The text that the conversion `e`, `f` or `g` (or their capitals) makes, without padding.
    /// CPython: PyOS_double_to_string
    public static String format(double x, char conversion, int precision, boolean addPointZero, boolean alternate) {
        String special = special(x);
        boolean upper = conversion <= 'Z';
        if (special != null) {
            return upper ? special.toUpperCase(java.util.Locale.ROOT) : special;
        }
        double size = Math.abs(x);
        switch (conversion) {
            case 'e', 'E' -> {
                FloatDigits digits = FloatDigits.significant(size, precision + 1);
                return layout(x, digits, true, precision + 1, addPointZero, alternate, upper ? 'E' : 'e');
            }
            case 'f', 'F' -> {
                FloatDigits digits = FloatDigits.fixed(size, precision);
                return layout(x, digits, false, digits.point() + precision, addPointZero, alternate, 'e');
            }
            default -> {
                int significant = Math.max(precision, 1);
                FloatDigits digits = FloatDigits.significant(size, significant);
                boolean scientific =
                        digits.point() <= -4 || digits.point() > significant - (addPointZero ? 1 : 0);
                return layout(
                        x, digits, scientific, alternate ? significant : 0, addPointZero, alternate, upper ? 'E' : 'e');
            }
        }
    }

    private static String special(double x) {
        if (Double.isNaN(x)) {
            return "nan";
        }
        return Double.isInfinite(x) ? x > 0 ? "inf" : "-inf" : null;
    }

    /// Places the digits, the point and the zeros up to position `end` of the digits, and the exponent.
    /// CPython: format_float_short
    private static String layout(
            double x,
            FloatDigits number,
            boolean scientific,
            int end,
            boolean addPointZero,
            boolean alternate,
            char exponentMark) {
        String digits = number.digits();
        int point = scientific ? 1 : number.point();
        int count = digits.length();
        int last = Math.max(end, point + (!scientific && addPointZero ? 1 : 0));
        var text = new StringBuilder(Math.max(last, count) + 10);
        if (Double.doubleToRawLongBits(x) < 0) {
            text.append('-');
        }
        if (point <= 0) {
            text.append('0');
        } else {
            text.append(digits, 0, Math.min(point, count));
            zeros(text, point - count);
        }
        last = Math.max(last, count);
        if (last > point || alternate) {
            text.append('.');
            if (point < 0) {
                zeros(text, Math.min(-point, last - point));
            }
            if (count > point) {
                text.append(digits, Math.max(point, 0), count);
            }
            zeros(text, last - Math.max(count, point));
        }
        if (scientific) {
            int exponent = number.point() - 1;
            text.append(exponentMark).append(exponent < 0 ? '-' : '+');
            int size = Math.abs(exponent);
            if (size < 10) {
                text.append('0');
            }
            text.append(size);
        }
        return text.toString();
    }

    private static void zeros(StringBuilder text, int count) {
        for (int i = 0; i < count; i++) {
            text.append('0');
        }
    }

    /// The float written in `text`, whose digits and white space are ASCII; absent (null) when it is no float.
    /// Surrounding white space and single underscores between digits are allowed.
    /// CPython: _Py_string_to_number_with_underscores
    public static Double parse(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && IntText.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && IntText.isSpace(text.charAt(to - 1))) {
            to--;
        }
        String trimmed = text.substring(from, to);
        if (trimmed.indexOf('_') >= 0) {
            trimmed = withoutUnderscores(trimmed);
        }
        return trimmed == null ? null : parsePlain(trimmed);
    }

    private static String withoutUnderscores(String text) {
        var kept = new StringBuilder(text.length());
        char previous = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                if (!isDigit(previous)) {
                    return null;
                }
            } else {
                if (previous == '_' && !isDigit(c)) {
                    return null;
                }
                kept.append(c);
            }
            previous = c;
        }
        return previous == '_' ? null : kept.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Double parsePlain(String text) {
        int end = prefixLength(text, 0);
        return end == text.length() && end > 0 ? (Double) value(text) : null;
    }

    /// Where the float that starts at `from` ends; `from` when there is none.
    public static int prefixLength(String text, int from) {
        int length = text.length();
        int i = from;
        if (i < length && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        int digits = i;
        while (i < length && isDigit(text.charAt(i))) {
            i++;
        }
        int count = i - digits;
        if (i < length && text.charAt(i) == '.') {
            i++;
            int fraction = i;
            while (i < length && isDigit(text.charAt(i))) {
                i++;
            }
            count += i - fraction;
        }
        if (count == 0) {
            if (text.regionMatches(true, digits, "infinity", 0, 8)) {
                return digits + 8;
            }
            if (text.regionMatches(true, digits, "inf", 0, 3) || text.regionMatches(true, digits, "nan", 0, 3)) {
                return isAsciiLetters(text, digits) ? digits + 3 : from;
            }
            return from;
        }
        if (i < length && (text.charAt(i) | 0x20) == 'e') {
            int exponent = i + 1;
            if (exponent < length && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            if (exponent < length && isDigit(text.charAt(exponent))) {
                i = exponent;
                while (i < length && isDigit(text.charAt(i))) {
                    i++;
                }
            }
        }
        return i;
    }

    /// Case-insensitive comparison also equates a few letters outside ASCII, such as the dotless i.
    private static boolean isAsciiLetters(String text, int from) {
        return text.charAt(from) < 128 && text.charAt(from + 1) < 128 && text.charAt(from + 2) < 128;
    }

    /// The value of a complete literal, as `prefixLength` delimits it.
    public static double value(String text) {
        char last = text.charAt(text.length() - 1);
        if (isDigit(last) || last == '.') {
            return Double.parseDouble(text);
        }
        boolean negative = text.charAt(0) == '-';
        if ((last | 0x20) == 'n') {
            return negative ? Double.longBitsToDouble(0xFFF8000000000000L) : Double.NaN;
        }
        return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
