package taipan.modules.datetime;

import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Imports;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// The `strftime` and `ctime` of dates and times.
/// CPython: Modules/_datetimemodule.c (wrap_strftime)
final class TimeText {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    private TimeText() {}

    static String ctime(PyDate date, int hour, int minute, int second) {
        StringBuilder out = new StringBuilder();
        out.append(DAYS[Gregorian.weekday(date.year, date.month, date.day)]).append(' ').append(MONTHS[date.month - 1]).append(' ');
        out.append(date.day < 10 ? " " : "").append(date.day).append(' ');
        IsoText.digits(out, hour, 2).append(':');
        IsoText.digits(out, minute, 2).append(':');
        IsoText.digits(out, second, 2).append(' ');
        return IsoText.digits(out, date.year, 4).toString();
    }

    /// Replaces what the C library knows nothing of (`%z`, `%Z`, `%f`) and lets `time.strftime` do the rest. `dt` is what
    /// the methods of the tzinfo get.
    static Object format(Object format, Object timetuple, Object tzinfo, Object dt, int microsecond) {
        requireEncodable(format);
        TextBuilder out = new TextBuilder();
        int length = Text.length(format);
        String offset = null;
        Object name = null;
        for (int i = 0; i < length; i++) {
            int c = Text.at(format, i);
            if (c != '%' || i + 1 == length) {
                out.append(c);
                continue;
            }
            switch (Text.at(format, ++i)) {
                case 'z' -> {
                    if (offset == null) {
                        offset = offset(tzinfo, dt);
                    }
                    out.append(offset);
                }
                case 'Z' -> {
                    if (name == null) {
                        name = name(tzinfo, dt);
                    }
                    out.append(name);
                }
                case 'f' -> out.append(IsoText.digits(new StringBuilder(), microsecond, 6).toString());
                default -> out.append('%').append(Text.at(format, i));
            }
        }
        return Calls.call(Imports.attribute("time", "strftime"), out.toStr(), timetuple);
    }

    private static String offset(Object tzinfo, Object dt) {
        PyTimeDelta offset = PyTzInfo.offset(tzinfo, "utcoffset", dt);
        if (offset == null) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        IsoText.offset(out, offset, "");
        return out.toString();
    }

    private static Object name(Object tzinfo, Object dt) {
        Object name = PyTzInfo.name(tzinfo, dt);
        if (name == PyNone.NONE) {
            return "";
        }
        Object escaped = Calls.method(name, "replace", "%", "%%");
        if (PyStr.valueOrNull(escaped) == null) {
            throw taipan.objects.Raise.typeError("tzname.replace() did not return a string");
        }
        requireEncodable(escaped);
        return escaped;
    }

    /// Text for the C library cannot have lone surrogates.
    private static void requireEncodable(Object text) {
        if (!Text.isAscii(text)) {
            Codecs.encodeToBytes(text, "utf-8", null);
        }
    }

    /// `__format__`: `strftime`, or `str` when there is no format.
    static Object formatted(Object self, Object spec) {
        Object text = PyStr.valueOrNull(IsoText.requireStr(spec, "__format__", 1));
        if (Text.length(text) == 0) {
            return taipan.objects.Representation.str(self);
        }
        return Calls.call(Attributes.get(self, "strftime"), spec);
    }
}
