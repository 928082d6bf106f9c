package taipan.modules.datetime;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raised;

/// Dates and times as ISO 8601 writes them.
/// CPython: Modules/_datetimemodule.c (isoformat_date, parse_isoformat_time)
final class IsoText {
    private static final String[] SPECS = {"auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"};

    private IsoText() {}

    // Writing

    static StringBuilder digits(StringBuilder out, int value, int width) {
        String text = Integer.toString(value);
        for (int i = text.length(); i < width; i++) {
            out.append('0');
        }
        return out.append(text);
    }

    static StringBuilder date(StringBuilder out, PyDate date) {
        digits(out, date.year, 4).append('-');
        digits(out, date.month, 2).append('-');
        return digits(out, date.day, 2);
    }

    /// `timespec` null means auto.
    static StringBuilder time(StringBuilder out, int hour, int minute, int second, int microsecond, Object timespec) {
        int spec = 0;
        if (timespec != null) {
            String text = PyStr.toName(timespec);
            while (spec < SPECS.length && !SPECS[spec].equals(text)) {
                spec++;
            }
        }
        if (spec == 0) {
            spec = microsecond == 0 ? 3 : 5;
        }
        if (spec == SPECS.length) {
            throw valueError("Unknown timespec value");
        }
        digits(out, hour, 2);
        if (spec >= 2) {
            digits(out.append(':'), minute, 2);
        }
        if (spec >= 3) {
            digits(out.append(':'), second, 2);
        }
        if (spec == 4) {
            digits(out.append('.'), microsecond / 1000, 3);
        } else if (spec == 5) {
            digits(out.append('.'), microsecond, 6);
        }
        return out;
    }

    /// The offset of a time zone, with a sign, as short as it goes. CPython: format_utcoffset
    static void offset(StringBuilder out, PyTimeDelta offset, String separator) {
        PyTimeDelta magnitude = offset;
        out.append(offset.days < 0 ? '-' : '+');
        if (offset.days < 0) {
            magnitude = offset.negated();
        }
        digits(out, magnitude.seconds / 3600, 2).append(separator);
        digits(out, magnitude.seconds / 60 % 60, 2);
        if (magnitude.seconds % 60 != 0 || magnitude.microseconds != 0) {
            digits(out.append(separator), magnitude.seconds % 60, 2);
        }
        if (magnitude.microseconds != 0) {
            digits(out.append('.'), magnitude.microseconds, 6);
        }
    }

    static Object requireStr(Object value, String function, int position) {
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("%s() argument %d must be str, not %T", function, position, value);
        }
        return value;
    }

    // Reading

    /// The text to read, in which letters that are not ASCII cannot be meant. CPython: PyUnicode_AsUTF8AndSize
    static String readable(Object text) {
        Object str = PyStr.valueOrNull(text);
        if (str == null) {
            throw typeError("fromisoformat: argument must be str");
        }
        return str instanceof String s ? s : ((taipan.code.WideStr) str).toString();
    }

    static Raised invalid(Object text) {
        return valueError("Invalid isoformat string: %R", text);
    }

    private static int number(String text, int from, int count) {
        if (from + count > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /// The year, month and day in the first ten letters, or null.
    static int[] parseDate(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        return new int[] {year, month, day};
    }

    /// A time with its zone: hour, minute, second, microsecond; `tzinfo` is None without an offset.
    record Time(int[] fields, Object tzinfo) {}

    /// Null when the text is none.
    static Time parseTime(String text) {
        int zone = 0;
        while (zone < text.length() && text.charAt(zone) != '+' && text.charAt(zone) != '-') {
            zone++;
        }
        int[] fields = clock(text, 0, zone);
        if (fields == null) {
            return null;
        }
        if (zone == text.length()) {
            return new Time(fields, PyNone.NONE);
        }
        int[] offset = clock(text, zone + 1, text.length());
        if (offset == null || text.length() - zone < 6) {
            return null;
        }
        int sign = text.charAt(zone) == '-' ? -1 : 1;
        long seconds = sign * (offset[0] * 3600L + offset[1] * 60L + offset[2]);
        long microseconds = (long) sign * offset[3];
        return new Time(fields, PyTimeZone.of(PyTimeDelta.of(0, seconds, microseconds), null));
    }

    /// `HH[:MM[:SS[.fff[fff]]]]`, or null.
    private static int[] clock(String text, int from, int to) {
        int[] fields = new int[4];
        int at = from;
        for (int i = 0; i < 3; i++) {
            fields[i] = at + 2 <= to ? number(text, at, 2) : -1;
            if (fields[i] < 0) {
                return null;
            }
            at += 2;
            if (at == to) {
                return fields;
            }
            char c = text.charAt(at++);
            if (c == '.' && i == 2) {
                break;
            }
            if (c != ':' || i == 2) {
                return null;
            }
        }
        int places = to - at;
        if (places != 3 && places != 6) {
            return null;
        }
        int fraction = number(text, at, places);
        if (fraction < 0) {
            return null;
        }
        fields[3] = places == 3 ? fraction * 1000 : fraction;
        return fields;
    }
}
