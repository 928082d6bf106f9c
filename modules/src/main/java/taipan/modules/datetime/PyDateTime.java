package taipan.modules.datetime;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constant;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.ParseTuple;
import taipan.bindings.PyClass;
import taipan.modules.FieldArguments;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Hashing;
import taipan.objects.Imports;
import taipan.objects.PyBytes;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ThreadState;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// The Python `datetime.datetime` type.
/// CPython: Modules/_datetimemodule.c (PyDateTime_DateTimeType)
@PyClass(name = "datetime.datetime", base = PyDate.class, subclassable = true)
public final class PyDateTime extends PyDate {
    public static final PyType TYPE = PyDateTimeBindings.newType();

    private static final String[] NAMES = {
        "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"
    };
    private static final int STATE_SIZE = 10;

    @Constant("min")
    static final PyDateTime MIN = new PyDateTime(TYPE, new int[] {1, 1, 1, 0, 0, 0, 0}, PyNone.NONE, 0);

    @Constant("max")
    static final PyDateTime MAX = new PyDateTime(TYPE, new int[] {9999, 12, 31, 23, 59, 59, 999999}, PyNone.NONE, 0);

    @Constant("resolution")
    static final PyTimeDelta RESOLUTION = PyTimeDelta.RESOLUTION;

    private static final PyDateTime EPOCH =
            new PyDateTime(TYPE, new int[] {1970, 1, 1, 0, 0, 0, 0}, PyTimeZone.UTC, 0);

    final int hour;
    final int minute;
    final int second;
    final int microsecond;

    /// Set once more after a subclass has made the object; constant from then on.
    int fold;

    Object tzinfo;

    /// `f` has the fields from the year to the microsecond.
    private PyDateTime(PyType type, int[] f, Object tzinfo, int fold) {
        super(type, f[0], f[1], f[2]);
        this.hour = f[3];
        this.minute = f[4];
        this.second = f[5];
        this.microsecond = f[6];
        this.tzinfo = tzinfo;
        this.fold = fold;
    }

    // Construction

    @Constructor("datetime(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, Object[] kwnames) {
        if ((args.length == 1 || args.length == 2) && kwnames == null) {
            byte[] state = state(args[0], STATE_SIZE, 2, "datetime");
            if (state != null) {
                return ofState(cls, state, args.length == 2 ? args[1] : PyNone.NONE);
            }
        }
        Object[] given = FieldArguments.bind(NAMES, 3, 8, 7, args, kwnames);
        int[] f = new int[7];
        for (int i = 0; i < f.length; i++) {
            f[i] = PyTime.field(given[i], 0);
        }
        return of(cls, f, given[7] == null ? PyNone.NONE : given[7], PyTime.field(given[8], 0));
    }

    private static PyDateTime ofState(PyType cls, byte[] s, Object tzinfo) {
        if (tzinfo != PyNone.NONE && !(tzinfo instanceof PyTzInfo)) {
            throw typeError("bad tzinfo state arg");
        }
        int us = (s[7] & 0xFF) << 16 | (s[8] & 0xFF) << 8 | s[9] & 0xFF;
        int[] f = {(s[0] & 0xFF) << 8 | s[1] & 0xFF, s[2] & 0x7F, s[3], s[4], s[5], s[6], us};
        return new PyDateTime(cls, f, tzinfo, s[2] < 0 ? 1 : 0);
    }

    /// A datetime of that very type.
    static PyDateTime of(PyType type, int[] f, Object tzinfo, int fold) {
        Gregorian.check(f[0], f[1], f[2]);
        Gregorian.check(f[3], f[4], f[5], f[6], fold);
        return new PyDateTime(type, f, PyTzInfo.checked(tzinfo), fold);
    }

    /// A datetime made by calling a subclass. CPython: new_datetime_subclass_fold_ex
    private static Object make(PyType cls, int[] f, Object tzinfo, int fold) {
        if (cls == TYPE) {
            return of(cls, f, tzinfo, fold);
        }
        Object[] args = new Object[8];
        for (int i = 0; i < f.length; i++) {
            args[i] = (long) f[i];
        }
        args[7] = tzinfo;
        Object made = Calls.call(ThreadState.current(), cls, args, null);
        if (made instanceof PyDateTime moment) {
            moment.fold = fold;
        }
        return made;
    }

    /// CPython: datetime_from_timet_and_us
    private static Object ofStamp(PyType cls, LocalTime.Stamp stamp, Object tzinfo) {
        int[] f = LocalTime.fields(stamp.seconds(), tzinfo != PyNone.NONE);
        return made(cls, f, stamp.microseconds(), tzinfo);
    }

    private static Object made(PyType cls, int[] f, int microseconds, Object tzinfo) {
        return make(cls, new int[] {f[0], f[1], f[2], f[3], f[4], f[5], microseconds}, tzinfo, f[6]);
    }

    private static Object inZone(Object moment, Object tzinfo) {
        return tzinfo == PyNone.NONE ? moment : Calls.method(tzinfo, "fromutc", moment);
    }

    @ClassMethod("now(cls, /, tz=None)")
    static Object now(PyType cls, Object tz) {
        PyTzInfo.checked(tz);
        return inZone(ofStamp(cls, LocalTime.now(), tz), tz);
    }

    @ClassMethod("utcnow(cls)")
    static Object utcNow(PyType cls) {
        LocalTime.Stamp stamp = LocalTime.now();
        return made(cls, LocalTime.fields(stamp.seconds(), true), stamp.microseconds(), PyNone.NONE);
    }

    @ClassMethod("fromtimestamp(cls, timestamp, tz=NULL)")
    static Object fromTimestamp(PyType cls, Object timestamp, Object tz) {
        Object tzinfo = tz == null ? PyNone.NONE : PyTzInfo.checked(tz);
        return inZone(ofStamp(cls, LocalTime.stamp(timestamp), tzinfo), tzinfo);
    }

    @ClassMethod("utcfromtimestamp(cls, timestamp, /)")
    static Object utcFromTimestamp(PyType cls, Object timestamp) {
        LocalTime.Stamp stamp = LocalTime.stamp(timestamp);
        return made(cls, LocalTime.fields(stamp.seconds(), true), stamp.microseconds(), PyNone.NONE);
    }

    @ClassMethod("strptime(cls, date_string, format, /)")
    @ParseTuple
    static Object strptime(PyType cls, Object text, Object format) {
        IsoText.requireStr(text, "strptime", 1);
        IsoText.requireStr(format, "strptime", 2);
        return Calls.call(Imports.attribute("_strptime", "_strptime_datetime"), cls, text, format);
    }

    @ClassMethod("combine(cls, date, time, tzinfo=NULL)")
    static Object combine(PyType cls, Object date, Object time, Object tzinfo) {
        if (!(date instanceof PyDate d)) {
            throw typeError("combine() argument 1 must be datetime.date, not %T", date);
        }
        if (!(time instanceof PyTime t)) {
            throw typeError("combine() argument 2 must be datetime.time, not %T", time);
        }
        int[] f = {d.year, d.month, d.day, t.hour, t.minute, t.second, t.microsecond};
        return make(cls, f, tzinfo == null ? t.tzinfo : tzinfo, t.fold);
    }

    @ClassMethod("fromisoformat(cls, date_string, /)")
    static Object fromIsoFormat(PyType cls, Object text) {
        String readable = IsoText.readable(text);
        int[] date = readable.length() >= 10 ? IsoText.parseDate(readable) : null;
        if (date == null) {
            throw IsoText.invalid(text);
        }
        int[] f = Arrays.copyOf(date, 7);
        Object tzinfo = PyNone.NONE;
        if (readable.length() > 10) {
            // The separator can be any one letter.
            int from = Character.isHighSurrogate(readable.charAt(10)) && text instanceof taipan.code.WideStr ? 12 : 11;
            IsoText.Time time = from < readable.length() ? IsoText.parseTime(readable.substring(from)) : null;
            if (time == null) {
                throw IsoText.invalid(text);
            }
            System.arraycopy(time.fields(), 0, f, 3, 4);
            tzinfo = time.tzinfo();
        }
        return make(cls, f, tzinfo, 0);
    }

    // Fields

    private int[] fields() {
        return new int[] {year, month, day, hour, minute, second, microsecond};
    }

    @Getter("hour")
    long hour() {
        return hour;
    }

    @Getter("minute")
    long minute() {
        return minute;
    }

    @Getter("second")
    long second() {
        return second;
    }

    @Getter("microsecond")
    long microsecond() {
        return microsecond;
    }

    @Getter("tzinfo")
    Object tzinfo() {
        return tzinfo;
    }

    @Getter("fold")
    long fold() {
        return fold;
    }

    @Method("date(self, /)")
    Object date() {
        return PyDate.of(PyDate.TYPE, year, month, day);
    }

    @Method("time(self, /)")
    Object time() {
        return PyTime.of(PyTime.TYPE, hour, minute, second, microsecond, PyNone.NONE, fold);
    }

    @Method("timetz(self, /)")
    Object timeTz() {
        return PyTime.of(PyTime.TYPE, hour, minute, second, microsecond, tzinfo, fold);
    }

    @Method("replace(self, year=NULL, month=NULL, day=NULL, hour=NULL, minute=NULL, second=NULL, microsecond=NULL, tzinfo=NULL,"
            + " *, fold=NULL)")
    Object replace(
            Object newYear,
            Object newMonth,
            Object newDay,
            Object newHour,
            Object newMinute,
            Object newSecond,
            Object newMicrosecond,
            Object newTzinfo,
            Object newFold) {
        Object[] given = {newYear, newMonth, newDay, newHour, newMinute, newSecond, newMicrosecond};
        int[] f = fields();
        for (int i = 0; i < f.length; i++) {
            f[i] = PyTime.field(given[i], f[i]);
        }
        return of(type(), f, newTzinfo == null ? tzinfo : newTzinfo, PyTime.field(newFold, fold));
    }

    // Zones

    PyTimeDelta offset() {
        return PyTzInfo.offset(tzinfo, "utcoffset", this);
    }

    private PyDateTime withFold(int newFold) {
        return fold == newFold ? this : new PyDateTime(type(), fields(), tzinfo, newFold);
    }

    @Method("utcoffset(self, /)")
    Object utcoffset() {
        return PyTzInfo.orNone(offset());
    }

    @Method("tzname(self, /)")
    Object tzname() {
        return PyTzInfo.name(tzinfo, this);
    }

    @Method("dst(self, /)")
    Object dst() {
        return PyTzInfo.orNone(PyTzInfo.offset(tzinfo, "dst", this));
    }

    /// The local time in seconds of the calendar.
    private long shownSeconds() {
        return Gregorian.toSeconds(year, month, day, hour, minute, second);
    }

    private PyTimeZone localZone() {
        return LocalTime.zoneAt(LocalTime.toMoment(shownSeconds(), fold) - LocalTime.EPOCH);
    }

    @Method("astimezone(self, tz=NULL)")
    Object asTimeZone(Object tz) {
        Object target = tz == null ? PyNone.NONE : PyTzInfo.checked(tz);
        Object own = tzinfo == PyNone.NONE ? localZone() : tzinfo;
        if (own == target) {
            return this;
        }
        PyTimeDelta offset;
        if (own instanceof PyTimeZone zone) {
            offset = zone.offset;
        } else {
            Object answer = Calls.method(own, "utcoffset", this);
            if (answer == PyNone.NONE) {
                offset = localZone().offset;
            } else if (answer instanceof PyTimeDelta delta) {
                offset = delta;
            } else {
                throw typeError("utcoffset() returned %T, expected timedelta or None", answer);
            }
        }
        PyDateTime utc = plus(offset, -1);
        utc.tzinfo = PyTimeZone.UTC;
        if (target == PyNone.NONE) {
            target = LocalTime.zoneAt(utc.minus(EPOCH).toSeconds());
        }
        utc.tzinfo = target;
        return target instanceof PyTimeZone zone ? zone.fromUtc(utc) : Calls.method(target, "fromutc", utc);
    }

    @Method("timestamp(self, /)")
    Object timestamp() {
        if (tzinfo != PyNone.NONE) {
            Object delta = __sub__(this, EPOCH);
            return ((PyTimeDelta) delta).totalSeconds();
        }
        long seconds = LocalTime.toMoment(shownSeconds(), fold);
        return seconds - LocalTime.EPOCH + microsecond / 1e6;
    }

    @Override
    @Method("timetuple(self, /)")
    Object timetuple() {
        PyTimeDelta dst = PyTzInfo.offset(tzinfo, "dst", this);
        return LocalTime.structTime(new int[] {year, month, day}, hour, minute, second, dst == null ? -1 : dst.isZero() ? 0 : 1);
    }

    @Method("utctimetuple(self, /)")
    Object utcTimetuple() {
        PyTimeDelta offset = offset();
        PyDateTime utc = offset == null ? this : of(TYPE, shifted(offset, -1), PyNone.NONE, 0);
        return LocalTime.structTime(new int[] {utc.year, utc.month, utc.day}, utc.hour, utc.minute, utc.second, 0);
    }

    // Text

    @Override
    @Method("ctime(self, /)")
    Object ctime() {
        return TimeText.ctime(this, hour, minute, second);
    }

    @Override
    @Method("strftime(self, format)")
    Object strftime(Object format) {
        IsoText.requireStr(format, "strftime", 1);
        return TimeText.format(PyStr.valueOrNull(format), Calls.method(this, "timetuple"), tzinfo, this, microsecond);
    }

    @Method("isoformat(self, sep='T', timespec=NULL)")
    Object isoFormat(Object sep, Object timespec) {
        Object separator = PyStr.valueOrNull(sep);
        if (separator == null || Text.length(separator) != 1) {
            throw typeError("isoformat() argument 1 must be a unicode character, not %T", sep);
        }
        if (timespec != null) {
            IsoText.requireStr(timespec, "isoformat", 2);
        }
        StringBuilder time = new StringBuilder();
        IsoText.time(time, hour, minute, second, microsecond, timespec);
        PyTimeDelta offset = offset();
        if (offset != null) {
            IsoText.offset(time, offset, ":");
        }
        return new TextBuilder()
                .append(IsoText.date(new StringBuilder(), this).toString())
                .append(separator)
                .append(time.toString())
                .toStr();
    }

    @Override
    public Object __repr__() {
        TextBuilder out = new TextBuilder().append(type().fullName()).append('(');
        out.append(year + ", " + month + ", " + day + ", " + hour + ", " + minute);
        if (second != 0 || microsecond != 0) {
            out.append(", " + second);
        }
        if (microsecond != 0) {
            out.append(", " + microsecond);
        }
        PyTime.appendZone(out, tzinfo, fold);
        return out.append(')').toStr();
    }

    @Override
    public Object __str__() {
        return Calls.method(this, "isoformat", " ");
    }

    // Comparison

    private byte[] momentBytes() {
        return new byte[] {
            (byte) (year >> 8), (byte) year, (byte) month, (byte) day, (byte) hour, (byte) minute, (byte) second,
            (byte) (microsecond >> 16), (byte) (microsecond >> 8), (byte) microsecond
        };
    }

    private int daySeconds() {
        return (hour * 60 + minute) * 60 + second;
    }

    @Override
    public long __hash__() {
        if (hash == -1) {
            PyTimeDelta offset = withFold(0).offset();
            if (offset == null) {
                byte[] bytes = momentBytes();
                hash = Hashing.ofBytes(bytes, 0, bytes.length);
            } else {
                hash = PyTimeDelta.of(ordinal(), daySeconds(), microsecond).minus(offset).__hash__();
            }
        }
        return hash;
    }

    private int compareShown(PyDateTime other) {
        int sign = compareDate(other);
        if (sign == 0) {
            sign = Integer.compare(daySeconds(), other.daySeconds());
        }
        return sign != 0 ? sign : Integer.compare(microsecond, other.microsecond);
    }

    /// Whether the moment is one of those that repeat or are left out, which equal no moment of another zone.
    /// CPython: pep495_eq_exception
    private boolean dependsOnFold(PyTimeDelta offset) {
        PyTimeDelta flipped = withFold(1 - fold).offset();
        return flipped != offset && (flipped == null || offset == null || flipped.compareTo(offset) != 0);
    }

    @Override
    public Object __richcompare__(Object other, int op) {
        boolean equality = op == Comparison.EQ || op == Comparison.NE;
        if (!(other instanceof PyDateTime that)) {
            if (!(other instanceof PyDate)) {
                return NOT_IMPLEMENTED;
            }
            if (equality) {
                return op == Comparison.NE;
            }
            throw notComparable(this, other);
        }
        if (tzinfo == that.tzinfo) {
            return Comparison.holds(op, compareShown(that));
        }
        PyTimeDelta a = offset();
        PyTimeDelta b = that.offset();
        int sign;
        if (a == b || a != null && b != null && a.compareTo(b) == 0) {
            sign = compareShown(that);
        } else if (a != null && b != null) {
            sign = minus(that, a, b).compareTo(PyTimeDelta.ZERO);
        } else if (equality) {
            return op == Comparison.NE;
        } else {
            throw typeError("can't compare offset-naive and offset-aware datetimes");
        }
        if (equality && sign == 0 && (dependsOnFold(a) || that.dependsOnFold(b))) {
            sign = 1;
        }
        return Comparison.holds(op, sign);
    }

    // Arithmetic

    /// The difference, each less its offset unless both are null.
    private PyTimeDelta minus(PyDateTime other, PyTimeDelta offset, PyTimeDelta otherOffset) {
        PyTimeDelta difference = PyTimeDelta.of(
                ordinal() - other.ordinal(), daySeconds() - other.daySeconds(), microsecond - other.microsecond);
        return offset == null || otherOffset == null ? difference : difference.minus(offset.minus(otherOffset));
    }

    private PyTimeDelta minus(PyDateTime other) {
        return minus(other, null, null);
    }

    private int[] shifted(PyTimeDelta delta, int sign) {
        long us = microsecond + (long) sign * delta.microseconds;
        long seconds = daySeconds() + (long) sign * delta.seconds + Math.floorDiv(us, 1_000_000L);
        long days = ordinal() + (long) sign * delta.days + Math.floorDiv(seconds, Gregorian.SECONDS_PER_DAY);
        int[] date = Gregorian.checkedFromOrdinal(days);
        int rest = (int) Math.floorMod(seconds, Gregorian.SECONDS_PER_DAY);
        return new int[] {
            date[0], date[1], date[2], rest / 3600, rest / 60 % 60, rest % 60, (int) Math.floorMod(us, 1_000_000L)
        };
    }

    /// CPython: add_datetime_timedelta
    PyDateTime plus(PyTimeDelta delta, int sign) {
        Object made = make(type(), shifted(delta, sign), tzinfo, 0);
        if (!(made instanceof PyDateTime moment)) {
            throw typeError("%s() must return a datetime, not %T", type().fullName(), made);
        }
        return moment;
    }

    private Object shiftedAs(PyTimeDelta delta, int sign) {
        return make(type(), shifted(delta, sign), tzinfo, 0);
    }

    public static Object __add__(Object left, Object right) {
        if (left instanceof PyDateTime moment && right instanceof PyTimeDelta delta) {
            return moment.shiftedAs(delta, 1);
        }
        return left instanceof PyTimeDelta delta && right instanceof PyDateTime moment
                ? moment.shiftedAs(delta, 1)
                : NOT_IMPLEMENTED;
    }

    public static Object __sub__(Object left, Object right) {
        if (!(left instanceof PyDateTime a)) {
            return NOT_IMPLEMENTED;
        }
        if (right instanceof PyDateTime b) {
            if (a.tzinfo == b.tzinfo) {
                return a.minus(b);
            }
            PyTimeDelta offset = a.offset();
            PyTimeDelta other = b.offset();
            if ((offset == null) != (other == null)) {
                throw typeError("can't subtract offset-naive and offset-aware datetimes");
            }
            return a.minus(b, offset, other);
        }
        return right instanceof PyTimeDelta delta ? a.shiftedAs(delta, -1) : NOT_IMPLEMENTED;
    }

    // Pickling

    private Object reduced(long protocol) {
        byte[] state = momentBytes();
        if (fold != 0 && protocol > 3) {
            state[2] |= (byte) 0x80;
        }
        Object bytes = PyBytes.of(state);
        return PyTuple.of(type(), tzinfo == PyNone.NONE ? PyTuple.of(bytes) : PyTuple.of(bytes, tzinfo));
    }

    @Method("__reduce_ex__(self, protocol, /)")
    @ParseTuple
    Object reduceEx(int protocol) {
        return reduced(protocol);
    }

    @Override
    @Method("__reduce__(self, /)")
    Object reduce() {
        return reduced(2);
    }
}
