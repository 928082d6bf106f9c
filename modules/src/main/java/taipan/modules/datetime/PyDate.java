package taipan.modules.datetime;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.nio.charset.StandardCharsets;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constant;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.modules.FieldArguments;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Hashing;
import taipan.objects.Imports;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.text.Text;

/// The Python `datetime.date` type.
/// CPython: Modules/_datetimemodule.c (PyDateTime_DateType)
@PyClass(name = "datetime.date", subclassable = true)
public class PyDate extends PyExtensible {
    public static final PyType TYPE = PyDateBindings.newType();

    private static final String[] NAMES = {"year", "month", "day"};
    private static final int STATE_SIZE = 4;

    @Constant("min")
    static final PyDate MIN = new PyDate(TYPE, 1, 1, 1);

    @Constant("max")
    static final PyDate MAX = new PyDate(TYPE, 9999, 12, 31);

    @Constant("resolution")
    static final PyTimeDelta RESOLUTION = PyTimeDelta.ONE_DAY;

    final int year;
    final int month;
    final int day;

    /// The hash once known, which is never -1.
    long hash = -1;

    PyDate(PyType type, int year, int month, int day) {
        super(type);
        this.year = year;
        this.month = month;
        this.day = day;
    }

    // Construction

    @Constructor("date(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, Object[] kwnames) {
        if (args.length == 1 && kwnames == null) {
            byte[] state = state(args[0], STATE_SIZE, 2, "date");
            if (state != null) {
                return new PyDate(cls, (state[0] & 0xFF) << 8 | state[1] & 0xFF, state[2], state[3]);
            }
        }
        Object[] f = FieldArguments.bind(NAMES, 3, 3, 3, args, kwnames);
        return of(cls, Conversion.toInt(f[0]), Conversion.toInt(f[1]), Conversion.toInt(f[2]));
    }

    /// A date of that very type.
    static PyDate of(PyType type, int year, int month, int day) {
        Gregorian.check(year, month, day);
        return new PyDate(type, year, month, day);
    }

    /// A date made by calling a subclass. CPython: new_date_subclass_ex
    static Object make(PyType cls, int year, int month, int day) {
        if (cls == TYPE) {
            return of(cls, year, month, day);
        }
        if (cls == PyDateTime.TYPE) {
            return PyDateTime.of(cls, new int[] {year, month, day, 0, 0, 0, 0}, PyNone.NONE, 0);
        }
        return Calls.call(cls, (long) year, (long) month, (Object) (long) day);
    }

    /// The bytes of a pickled state, which Python 2 pickled as text; null when the argument is none. The byte at `place`
    /// is a month or, at 0, an hour; its highest bit can be the fold.
    static byte[] state(Object argument, int size, int place, String what) {
        byte[] bytes = null;
        if (argument instanceof PyBytes given) {
            bytes = given.array();
        } else if (PyStr.valueOrNull(argument) instanceof String text
                && text.length() == size
                && plausible(text.charAt(place), place)) {
            if (Text.maximum(text) > 255) {
                throw valueError("Failed to encode latin1 string when unpickling a " + what
                        + " object. pickle.load(data, encoding='latin1') is assumed.");
            }
            bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        }
        return bytes != null && bytes.length == size && plausible(bytes[place] & (size == STATE_SIZE ? 0xFF : 0x7F), place)
                ? bytes
                : null;
    }

    private static boolean plausible(int value, int place) {
        int plain = value & 0x7F;
        return place == 2 ? plain >= 1 && plain <= 12 : plain < 24;
    }

    @ClassMethod("fromtimestamp(cls, timestamp, /)")
    static Object fromTimestamp(PyType cls, Object timestamp) {
        int[] f = LocalTime.fields(LocalTime.floorSeconds(timestamp), false);
        return make(cls, f[0], f[1], f[2]);
    }

    @ClassMethod("today(cls)")
    static Object today(PyType cls) {
        return Calls.method(cls, "fromtimestamp", Calls.call(Imports.attribute("time", "time")));
    }

    @ClassMethod("fromordinal(cls, ordinal, /)")
    static Object fromOrdinal(PyType cls, int ordinal) {
        if (ordinal < 1) {
            throw valueError("ordinal must be >= 1");
        }
        int[] f = Gregorian.fromOrdinal(ordinal);
        return make(cls, f[0], f[1], f[2]);
    }

    @ClassMethod("fromisoformat(cls, date_string, /)")
    static Object fromIsoFormat(PyType cls, Object text) {
        String readable = IsoText.readable(text);
        int[] f = readable.length() == 10 ? IsoText.parseDate(readable) : null;
        if (f == null) {
            throw IsoText.invalid(text);
        }
        return make(cls, f[0], f[1], f[2]);
    }

    @ClassMethod("fromisocalendar(cls, year, week, day)")
    static Object fromIsoCalendar(PyType cls, Object yearGiven, Object weekGiven, Object dayGiven) {
        int year;
        int week;
        int weekday;
        try {
            year = Conversion.toInt(yearGiven);
            week = Conversion.toInt(weekGiven);
            weekday = Conversion.toInt(dayGiven);
        } catch (Raised e) {
            if (e.matches(PyExc.OverflowError)) {
                throw valueError("ISO calendar component out of range");
            }
            throw e;
        }
        if (year < Gregorian.MIN_YEAR || year > Gregorian.MAX_YEAR) {
            throw valueError("Year is out of range: %d", year);
        }
        int firstWeekday = Gregorian.weekday(year, 1, 1);
        boolean longYear = firstWeekday == 3 || firstWeekday == 2 && Gregorian.isLeap(year);
        if (week < 1 || week > 53 || week == 53 && !longYear) {
            throw valueError("Invalid week: %d", week);
        }
        if (weekday < 1 || weekday > 7) {
            throw valueError("Invalid day: %d (range is [1, 7])", weekday);
        }
        int ordinal = Gregorian.firstMonday(year) + (week - 1) * 7 + weekday - 1;
        int[] f = ordinal < 1 ? new int[] {0, 1, 1} : Gregorian.fromOrdinal(ordinal);
        return make(cls, f[0], f[1], f[2]);
    }

    // Fields

    @Getter("year")
    long year() {
        return year;
    }

    @Getter("month")
    long month() {
        return month;
    }

    @Getter("day")
    long day() {
        return day;
    }

    int ordinal() {
        return Gregorian.toOrdinal(year, month, day);
    }

    @Method("toordinal(self, /)")
    long toOrdinal() {
        return ordinal();
    }

    @Method("weekday(self, /)")
    long weekday() {
        return Gregorian.weekday(year, month, day);
    }

    @Method("isoweekday(self, /)")
    long isoWeekday() {
        return weekday() + 1;
    }

    @Method("isocalendar(self, /)")
    Object isoCalendar() {
        int isoYear = year;
        int today = ordinal();
        int monday = Gregorian.firstMonday(isoYear);
        int week = Math.floorDiv(today - monday, 7);
        if (week < 0) {
            monday = Gregorian.firstMonday(--isoYear);
            week = Math.floorDiv(today - monday, 7);
        } else if (week >= 52 && today >= Gregorian.firstMonday(isoYear + 1)) {
            isoYear++;
            week = 0;
        }
        return PyIsoCalendarDate.of(isoYear, week + 1, Math.floorMod(today - monday, 7) + 1);
    }

    @Method("replace(self, year=NULL, month=NULL, day=NULL)")
    Object replace(Object newYear, Object newMonth, Object newDay) {
        return of(
                type(),
                newYear == null ? year : Conversion.toInt(newYear),
                newMonth == null ? month : Conversion.toInt(newMonth),
                newDay == null ? day : Conversion.toInt(newDay));
    }

    // Text

    @Method("ctime(self, /)")
    Object ctime() {
        return TimeText.ctime(this, 0, 0, 0);
    }

    @Method("strftime(self, format)")
    Object strftime(Object format) {
        IsoText.requireStr(format, "strftime", 1);
        return TimeText.format(PyStr.valueOrNull(format), Calls.method(this, "timetuple"), PyNone.NONE, this, 0);
    }

    @Method("__format__(self, spec, /)")
    Object format(Object spec) {
        return TimeText.formatted(this, spec);
    }

    @Method("isoformat(self, /)")
    Object isoFormat() {
        return IsoText.date(new StringBuilder(), this).toString();
    }

    @Method("timetuple(self, /)")
    Object timetuple() {
        return LocalTime.structTime(new int[] {year, month, day}, 0, 0, 0, -1);
    }

    public Object __repr__() {
        return type().fullName() + "(" + year + ", " + month + ", " + day + ")";
    }

    public Object __str__() {
        return Calls.method(this, "isoformat");
    }

    // Comparison and arithmetic

    byte[] stateBytes() {
        return new byte[] {(byte) (year >> 8), (byte) year, (byte) month, (byte) day};
    }

    public long __hash__() {
        if (hash == -1) {
            byte[] bytes = stateBytes();
            hash = Hashing.ofBytes(bytes, 0, bytes.length);
        }
        return hash;
    }

    int compareDate(PyDate other) {
        if (year != other.year) {
            return Integer.compare(year, other.year);
        }
        return month != other.month ? Integer.compare(month, other.month) : Integer.compare(day, other.day);
    }

    static Raised notComparable(Object a, Object b) {
        return typeError("can't compare %T to %T", a, b);
    }

    public Object __richcompare__(Object other, int op) {
        return other instanceof PyDate that ? (Object) Comparison.holds(op, compareDate(that)) : NOT_IMPLEMENTED;
    }

    private Object shifted(long days) {
        int[] f = Gregorian.checkedFromOrdinal(ordinal() + days);
        return make(type(), f[0], f[1], f[2]);
    }

    public static Object __add__(Object left, Object right) {
        if (left instanceof PyDateTime || right instanceof PyDateTime) {
            return NOT_IMPLEMENTED;
        }
        if (left instanceof PyDate date && right instanceof PyTimeDelta delta) {
            return date.shifted(delta.days);
        }
        return left instanceof PyTimeDelta delta && right instanceof PyDate date ? date.shifted(delta.days) : NOT_IMPLEMENTED;
    }

    public static Object __sub__(Object left, Object right) {
        if (!(left instanceof PyDate date) || left instanceof PyDateTime || right instanceof PyDateTime) {
            return NOT_IMPLEMENTED;
        }
        if (right instanceof PyDate other) {
            return PyTimeDelta.of(date.ordinal() - other.ordinal(), 0, 0);
        }
        return right instanceof PyTimeDelta delta ? date.shifted(-delta.days) : NOT_IMPLEMENTED;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(type(), PyTuple.of((Object) PyBytes.of(stateBytes())));
    }
}
