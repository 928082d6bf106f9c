package taipan.text;

/// A parsed format specification: `[[fill]align][sign][#][0][width][grouping][.precision][type]`.
///
/// Width and precision are -1 when they are not given; `grouping` is 0, `','` or `'_'`; a sign is 0 when not given.
/// CPython: parse_internal_render_format_spec
public record FormatSpec(
        int fill, char align, boolean alternate, char sign, int width, char grouping, int precision, int type) {

    /// The specification in `str[from:to]`, for a value whose own type and alignment are the defaults.
    static FormatSpec parse(Object str, int from, int to, char defaultType, char defaultAlign) {
        int i = from;
        int fill = ' ';
        char align = defaultAlign;
        boolean fillGiven = false;
        boolean alignGiven = false;
        if (to - i >= 2 && isAlign(Text.at(str, i + 1))) {
            fill = Text.at(str, i);
            align = (char) Text.at(str, i + 1);
            fillGiven = true;
            alignGiven = true;
            i += 2;
        } else if (to - i >= 1 && isAlign(Text.at(str, i))) {
            align = (char) Text.at(str, i);
            alignGiven = true;
            i++;
        }
        char sign = 0;
        if (i < to && (Text.at(str, i) == '+' || Text.at(str, i) == '-' || Text.at(str, i) == ' ')) {
            sign = (char) Text.at(str, i++);
        }
        boolean alternate = false;
        if (i < to && Text.at(str, i) == '#') {
            alternate = true;
            i++;
        }
        if (!fillGiven && i < to && Text.at(str, i) == '0') {
            fill = '0';
            if (!alignGiven && defaultAlign == '>') {
                align = '=';
            }
            i++;
        }
        int digits = i;
        i = skipDigits(str, i, to);
        int width = i == digits ? -1 : number(str, digits, i);
        char grouping = 0;
        if (i < to && Text.at(str, i) == ',') {
            grouping = ',';
            i++;
        }
        if (i < to && Text.at(str, i) == '_') {
            if (grouping != 0) {
                throw FormatProblem.value("Cannot specify both ',' and '_'.");
            }
            grouping = '_';
            i++;
        }
        if (i < to && Text.at(str, i) == ',' && grouping == '_') {
            throw FormatProblem.value("Cannot specify both ',' and '_'.");
        }
        int precision = -1;
        if (i < to && Text.at(str, i) == '.') {
            digits = ++i;
            i = skipDigits(str, i, to);
            if (i == digits) {
                throw FormatProblem.value("Format specifier missing precision");
            }
            precision = number(str, digits, i);
        }
        if (to - i > 1) {
            throw FormatProblem.value("Invalid format specifier");
        }
        int type = i < to ? Text.at(str, i) : defaultType;
        if (grouping != 0) {
            grouping = checkedGrouping(grouping, type);
        }
        return new FormatSpec(fill, align, alternate, sign, width, grouping, precision, type);
    }

    private static boolean isAlign(int cp) {
        return cp == '<' || cp == '>' || cp == '=' || cp == '^';
    }

    private static int skipDigits(Object str, int i, int to) {
        while (i < to && Unicode.decimal(Text.at(str, i)) >= 0) {
            i++;
        }
        return i;
    }

    /// The number in `str[from:to]`; what CPython could still hold is `Integer.MAX_VALUE` when Java cannot.
    private static int number(Object str, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Unicode.decimal(Text.at(str, i));
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw FormatProblem.value("Too many decimal digits in format string");
            }
            value = value * 10 + digit;
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private static char checkedGrouping(char grouping, int type) {
        switch (type) {
            case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0 -> {
                return grouping;
            }
            case 'b', 'o', 'x', 'X' -> {
                if (grouping == '_') {
                    return grouping;
                }
            }
            default -> {}
        }
        throw FormatProblem.value("Cannot specify '" + grouping + "' with " + shown(type) + ".");
    }

    /// CPython: unknown_presentation_type
    FormatProblem unknownType(String typeName) {
        return FormatProblem.value("Unknown format code " + shown(type) + " for object of type '" + typeName + "'");
    }

    private static String shown(int type) {
        return type > 32 && type < 128 ? "'" + (char) type + "'" : "'\\x" + Integer.toHexString(type) + "'";
    }
}
