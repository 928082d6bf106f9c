package taipan.modules.decimal;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.nio.charset.StandardCharsets;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Imports;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raised;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// Decimals in the format mini-language.
/// CPython: Modules/_decimal/libmpdec/io.c (mpd_parse_fmt_str, mpd_qformat_spec)
final class DecimalFormat {
    private static final long MOST_PLACES = 999_999_999;

    private int fill = ' ';
    private char align;
    private char sign = '-';
    private boolean zeros;
    private long width;
    private long precision = -1;
    private char kind;
    private String point = ".";
    private String mark = "";
    private int[] groups = {3};
    private boolean grouped;

    private DecimalFormat() {}

    private static Raised invalid() {
        return valueError("invalid format string");
    }

    static Object format(Dec value, Object spec, Object override, PyDecimalContext context) {
        DecimalFormat format = new DecimalFormat();
        format.parse(spec, context.capitals);
        if (override != PyNone.NONE) {
            if (!(override instanceof PyDict dict)) {
                throw typeError("optional argument must be a dict");
            }
            format.override(dict);
        }
        return format.apply(value, context);
    }

    // The specification

    private void parse(Object spec, boolean capitals) {
        int length = Text.length(spec);
        int i = 0;
        if (length > 1 && isAlign(Text.at(spec, 1))) {
            fill = Text.at(spec, 0);
            align = (char) Text.at(spec, 1);
            i = 2;
        } else if (length > 0 && isAlign(Text.at(spec, 0))) {
            align = (char) Text.at(spec, 0);
            i = 1;
        }
        if (i < length && "+- ".indexOf(Text.at(spec, i)) >= 0) {
            sign = (char) Text.at(spec, i++);
        }
        if (i < length && Text.at(spec, i) == '0') {
            if (align != 0) {
                throw invalid();
            }
            zeros = true;
            fill = '0';
            align = 'z';
            i++;
        }
        int from = i;
        while (i < length && isDigit(Text.at(spec, i))) {
            i++;
        }
        width = i > from ? number(spec, from, i) : 0;
        if (i < length && Text.at(spec, i) == ',') {
            grouped = true;
            mark = ",";
            i++;
        }
        if (i < length && Text.at(spec, i) == '.') {
            from = ++i;
            while (i < length && isDigit(Text.at(spec, i))) {
                i++;
            }
            if (i == from) {
                throw invalid();
            }
            precision = number(spec, from, i);
        }
        kind = capitals ? 'G' : 'g';
        if (i < length) {
            int c = Text.at(spec, i++);
            if (c == 'n' || c == 'N') {
                if (grouped) {
                    throw invalid();
                }
                kind = (char) (c == 'n' ? 'g' : 'G');
                override(Calls.call(Imports.attribute("_locale", "localeconv")));
            } else if ("eEfFgG%".indexOf(c) >= 0) {
                kind = (char) c;
            } else {
                throw invalid();
            }
        }
        if (i != length) {
            throw invalid();
        }
    }

    private static boolean isAlign(int c) {
        return c == '<' || c == '>' || c == '=' || c == '^';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static long number(Object spec, int from, int to) {
        if (to - from > 18) {
            throw invalid();
        }
        long n = 0;
        for (int i = from; i < to; i++) {
            n = 10 * n + Text.at(spec, i) - '0';
        }
        return n;
    }

    private void override(Object conventions) {
        Object value = Calls.method(conventions, "get", "decimal_point");
        if (value != PyNone.NONE) {
            point = PyStr.toName(required(value));
        }
        value = Calls.method(conventions, "get", "thousands_sep");
        if (value != PyNone.NONE) {
            mark = PyStr.toName(required(value));
        }
        value = Calls.method(conventions, "get", "grouping");
        if (value != PyNone.NONE) {
            if (value instanceof PyList list) {
                groups = new int[list.size()];
                for (int i = 0; i < groups.length; i++) {
                    groups[i] = (int) Conversion.toSize(list.get(i));
                }
            } else {
                String letters = PyStr.toName(required(value));
                groups = new int[letters.length()];
                for (int i = 0; i < groups.length; i++) {
                    groups[i] = letters.charAt(i);
                }
            }
        }
        grouped = !mark.isEmpty() && groups.length > 0;
        boolean valid = !point.isEmpty() && bytes(point) <= 4 && bytes(mark) <= 4;
        for (int size : groups) {
            valid &= size <= 127;
        }
        if (!valid) {
            throw valueError("invalid override dict");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Object required(Object value) {
        if (PyStr.valueOrNull(value) == null) {
            throw valueError("invalid override dict");
        }
        return value;
    }

    // The text

    private Object apply(Dec given, PyDecimalContext context) {
        if (width > MOST_PLACES || precision > MOST_PLACES) {
            throw valueError("format specification exceeds internal limits of _decimal");
        }
        Dec value = given;
        String signText = value.negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
        String whole;
        String rest = "";
        boolean numeric = value.isFinite();
        if (!numeric) {
            whole = value.withSign(false).toString();
            if (kind == '%') {
                rest = "%";
            }
            if (zeros) {
                fill = ' ';
                align = '>';
                zeros = false;
            }
        } else {
            String[] parts = digits(value, context);
            whole = parts[0];
            rest = parts[1];
        }
        if (numeric && grouped) {
            whole = withMarks(whole, signText.length() + Text.length(PyStr.fromName(rest)));
        }
        return padded(signText, whole, rest);
    }

    /// The digits before the point, and everything from the point on.
    private String[] digits(Dec given, PyDecimalContext context) {
        char plainKind = Character.toLowerCase(kind);
        Dec value = given;
        DecContext work = DecContext.largest();
        work.rounding = context.settings.rounding;
        if (plainKind == '%') {
            value = value.withExponent(value.exponent + 2);
        }
        if (precision >= 0) {
            switch (plainKind) {
                case 'e' -> value = value.isZero() ? value : rescaled(roundedTo(value, precision + 1, work), precision + 1);
                case 'f', '%' -> value = rescaled(value, -precision, work);
                default -> value = roundedTo(value, Math.max(precision, 1), work);
            }
        }
        if (value.isZero() && value.exponent > 0 && (plainKind == 'f' || plainKind == '%')) {
            value = Dec.zero(value.negative, 0);
        }
        String text = value.digitText();
        long left = value.exponent + text.length();
        long dot;
        if (plainKind == 'e') {
            dot = value.isZero() && precision >= 0 ? 1 - precision : 1;
        } else if (plainKind == 'f' || plainKind == '%') {
            dot = left;
        } else {
            dot = value.exponent <= 0 && left > -6 ? left : 1;
        }
        StringBuilder whole = new StringBuilder();
        StringBuilder fraction = new StringBuilder();
        if (Math.abs(dot) > PowersOfTen.MOST_DIGITS) {
            throw PowersOfTen.tooLong();
        }
        if (dot < 0) {
            whole.append('0');
            fraction.repeat('0', (int) -dot).append(text);
        } else if (dot > text.length()) {
            whole.append(text).repeat('0', (int) (dot - text.length()));
        } else {
            whole.append(dot == 0 ? "0" : text.substring(0, (int) dot));
            fraction.append(text, (int) dot, text.length());
        }
        StringBuilder rest = new StringBuilder();
        if (!fraction.isEmpty()) {
            rest.append(point).append(fraction);
        }
        long exponent = left - dot;
        if (exponent != 0 || plainKind == 'e') {
            rest.append(Character.isUpperCase(kind) ? 'E' : 'e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
        }
        if (kind == '%') {
            rest.append('%');
        }
        return new String[] {whole.toString(), rest.toString()};
    }

    private static Dec roundedTo(Dec value, long digits, DecContext work) {
        if (value.isZero() || value.digits() <= digits) {
            return value;
        }
        work.prec = digits;
        return work.finish(value);
    }

    /// A number with zeros behind it up to so many digits.
    private static Dec rescaled(Dec value, long digits) {
        long missing = digits - value.digits();
        return missing <= 0 ? value : Dec.of(value.negative, Arithmetic.padded(value, missing), value.exponent - missing);
    }

    private static Dec rescaled(Dec value, long exponent, DecContext work) {
        if (value.isZero()) {
            return Dec.zero(value.negative, exponent);
        }
        if (value.exponent >= exponent) {
            return Dec.of(value.negative, Arithmetic.padded(value, value.exponent - exponent), exponent);
        }
        return DecContext.cutOff(value, exponent - value.exponent).rounded(value.negative, work.rounding, exponent);
    }

    /// Puts marks between the groups of digits, and zeros in front up to the width.
    private String withMarks(String digits, int others) {
        long least = zeros ? width - others : 0;
        StringBuilder reversed = new StringBuilder();
        int at = digits.length();
        int group = 0;
        int size = groups[0];
        while (true) {
            // 127 ends the grouping.
            int take = size == 127 || size <= 0 ? (int) Math.max(at, Math.max(least, 1)) : size;
            int room = (int) Math.min(take, Math.max(at, Math.max(least, 1)));
            for (int i = 0; i < room; i++) {
                reversed.append(at > 0 ? digits.charAt(--at) : '0');
            }
            least -= room;
            if (at == 0 && least <= 0) {
                break;
            }
            least -= mark.length();
            reversed.append(new StringBuilder(mark).reverse());
            if (group + 1 < groups.length && groups[group + 1] != 0) {
                group++;
            }
            size = groups[group];
        }
        return reversed.reverse().toString();
    }

    private Object padded(String signText, String whole, String rest) {
        TextBuilder out = new TextBuilder();
        int length = signText.length() + whole.length() + rest.length();
        int missing = (int) Math.max(0, width - length);
        int before = switch (align) {
            case '<' -> 0;
            case '^' -> missing / 2;
            case '=', 'z' -> 0;
            default -> missing;
        };
        out.repeat(fill, before).append(signText);
        int inside = align == '=' || align == 'z' ? missing : 0;
        out.repeat(fill, inside).append(whole).append(rest);
        return out.repeat(fill, missing - before - inside).toStr();
    }
}
