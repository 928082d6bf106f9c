package taipan.modules.datetime;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

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
import taipan.objects.Conversion;
import taipan.objects.Hashing;
import taipan.objects.PyBytes;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.text.TextBuilder;

/// The Python `datetime.time` type.
/// CPython: Modules/_datetimemodule.c (PyDateTime_TimeType)
@PyClass(name = "datetime.time", subclassable = true)
public final class PyTime extends PyExtensible {
    public static final PyType TYPE = PyTimeBindings.newType();

    private static final String[] NAMES = {"hour", "minute", "second", "microsecond", "tzinfo", "fold"};
    private static final int STATE_SIZE = 6;

    @Constant("min")
    static final PyTime MIN = new PyTime(TYPE, 0, 0, 0, 0, PyNone.NONE, 0);

    @Constant("max")
    static final PyTime MAX = new PyTime(TYPE, 23, 59, 59, 999999, PyNone.NONE, 0);

    @Constant("resolution")
    static final PyTimeDelta RESOLUTION = PyTimeDelta.RESOLUTION;

    final int hour;
    final int minute;
    final int second;
    final int microsecond;
    final int fold;
    final Object tzinfo;
    private long hash = -1;

    private PyTime(PyType type, int hour, int minute, int second, int microsecond, Object tzinfo, int fold) {
        super(type);
        this.hour = hour;
        this.minute = minute;
        this.second = second;
        this.microsecond = microsecond;
        this.tzinfo = tzinfo;
        this.fold = fold;
    }

    // Construction

    @Constructor("time(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, Object[] kwnames) {
        if ((args.length == 1 || args.length == 2) && kwnames == null) {
            byte[] state = PyDate.state(args[0], STATE_SIZE, 0, "time");
            if (state != null) {
                return ofState(cls, state, args.length == 2 ? args[1] : PyNone.NONE);
            }
        }
        Object[] f = FieldArguments.bind(NAMES, 0, 5, 4, args, kwnames);
        Object tzinfo = f[4] == null ? PyNone.NONE : f[4];
        return of(cls, field(f[0], 0), field(f[1], 0), field(f[2], 0), field(f[3], 0), tzinfo, field(f[5], 0));
    }

    static int field(Object given, int otherwise) {
        return given == null ? otherwise : Conversion.toInt(given);
    }

    private static PyTime ofState(PyType cls, byte[] state, Object tzinfo) {
        if (tzinfo != PyNone.NONE && !(tzinfo instanceof PyTzInfo)) {
            throw typeError("bad tzinfo state arg");
        }
        int us = (state[3] & 0xFF) << 16 | (state[4] & 0xFF) << 8 | state[5] & 0xFF;
        return new PyTime(cls, state[0] & 0x7F, state[1], state[2], us, tzinfo, state[0] < 0 ? 1 : 0);
    }

    static PyTime of(PyType type, int hour, int minute, int second, int microsecond, Object tzinfo, int fold) {
        Gregorian.check(hour, minute, second, microsecond, fold);
        return new PyTime(type, hour, minute, second, microsecond, PyTzInfo.checked(tzinfo), fold);
    }

    @ClassMethod("fromisoformat(cls, time_string, /)")
    static Object fromIsoFormat(PyType cls, Object text) {
        IsoText.Time time = IsoText.parseTime(IsoText.readable(text));
        if (time == null) {
            throw IsoText.invalid(text);
        }
        int[] f = time.fields();
        if (cls == TYPE) {
            return of(cls, f[0], f[1], f[2], f[3], time.tzinfo(), 0);
        }
        Object[] args = {(long) f[0], (long) f[1], (long) f[2], (long) f[3], time.tzinfo()};
        return Calls.call(ThreadState.current(), cls, args, null);
    }

    // Fields

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

    @Method("replace(self, hour=NULL, minute=NULL, second=NULL, microsecond=NULL, tzinfo=NULL, *, fold=NULL)")
    Object replace(Object newHour, Object newMinute, Object newSecond, Object newMicrosecond, Object newTzinfo, Object newFold) {
        return of(
                type(),
                field(newHour, hour),
                field(newMinute, minute),
                field(newSecond, second),
                field(newMicrosecond, microsecond),
                newTzinfo == null ? tzinfo : newTzinfo,
                field(newFold, fold));
    }

    private PyTimeDelta offset() {
        return PyTzInfo.offset(tzinfo, "utcoffset", PyNone.NONE);
    }

    @Method("utcoffset(self, /)")
    Object utcoffset() {
        return PyTzInfo.orNone(offset());
    }

    @Method("tzname(self, /)")
    Object tzname() {
        return PyTzInfo.name(tzinfo, PyNone.NONE);
    }

    @Method("dst(self, /)")
    Object dst() {
        return PyTzInfo.orNone(PyTzInfo.offset(tzinfo, "dst", PyNone.NONE));
    }

    // Text

    @Method("isoformat(self, timespec=NULL)")
    Object isoFormat(Object timespec) {
        if (timespec != null) {
            IsoText.requireStr(timespec, "isoformat", 1);
        }
        StringBuilder out = new StringBuilder();
        IsoText.time(out, hour, minute, second, microsecond, timespec);
        PyTimeDelta offset = offset();
        if (offset != null) {
            IsoText.offset(out, offset, ":");
        }
        return out.toString();
    }

    @Method("strftime(self, format)")
    Object strftime(Object format) {
        IsoText.requireStr(format, "strftime", 1);
        Object timetuple = PyTuple.of((Object) 1900L, 1L, 1L, (long) hour, (long) minute, (long) second, 0L, 1L, -1L);
        return TimeText.format(PyStr.valueOrNull(format), timetuple, tzinfo, PyNone.NONE, microsecond);
    }

    @Method("__format__(self, spec, /)")
    Object format(Object spec) {
        return TimeText.formatted(this, spec);
    }

    public Object __repr__() {
        TextBuilder out = new TextBuilder().append(type().fullName()).append('(');
        out.append(hour + ", " + minute);
        if (second != 0 || microsecond != 0) {
            out.append(", " + second);
        }
        if (microsecond != 0) {
            out.append(", " + microsecond);
        }
        appendZone(out, tzinfo, fold);
        return out.append(')').toStr();
    }

    /// CPython: append_keyword_tzinfo, append_keyword_fold
    static void appendZone(TextBuilder out, Object tzinfo, int fold) {
        if (tzinfo != PyNone.NONE) {
            out.append(", tzinfo=").append(Representation.repr(tzinfo));
        }
        if (fold != 0) {
            out.append(", fold=" + fold);
        }
    }

    public Object __str__() {
        return Calls.method(this, "isoformat");
    }

    // Comparison

    private byte[] stateBytes() {
        return new byte[] {
            (byte) hour, (byte) minute, (byte) second, (byte) (microsecond >> 16), (byte) (microsecond >> 8), (byte) microsecond
        };
    }

    private int seconds() {
        return (hour * 60 + minute) * 60 + second;
    }

    public long __hash__() {
        if (hash == -1) {
            PyTime first = fold == 0 ? this : new PyTime(TYPE, hour, minute, second, microsecond, tzinfo, 0);
            PyTimeDelta offset = first.offset();
            if (offset == null) {
                byte[] bytes = stateBytes();
                hash = Hashing.ofBytes(bytes, 0, bytes.length);
            } else {
                hash = PyTimeDelta.of(0, seconds(), microsecond).minus(offset).__hash__();
            }
        }
        return hash;
    }

    private int compareClock(PyTime other) {
        int sign = Integer.compare(seconds(), other.seconds());
        return sign != 0 ? sign : Integer.compare(microsecond, other.microsecond);
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyTime that)) {
            return NOT_IMPLEMENTED;
        }
        if (tzinfo == that.tzinfo) {
            return Comparison.holds(op, compareClock(that));
        }
        PyTimeDelta a = offset();
        PyTimeDelta b = that.offset();
        if (a == b || a != null && b != null && a.compareTo(b) == 0) {
            return Comparison.holds(op, compareClock(that));
        }
        if (a != null && b != null) {
            long mine = seconds() - a.toSeconds();
            long its = that.seconds() - b.toSeconds();
            return Comparison.holds(op, mine != its ? Long.compare(mine, its) : Integer.compare(microsecond, that.microsecond));
        }
        return switch (op) {
            case Comparison.EQ -> false;
            case Comparison.NE -> true;
            default -> throw typeError("can't compare offset-naive and offset-aware times");
        };
    }

    private Object reduced(long protocol) {
        byte[] state = stateBytes();
        if (fold != 0 && protocol > 3) {
            state[0] |= (byte) 0x80;
        }
        Object bytes = PyBytes.of(state);
        return PyTuple.of(type(), tzinfo == PyNone.NONE ? PyTuple.of(bytes) : PyTuple.of(bytes, tzinfo));
    }

    @Method("__reduce_ex__(self, protocol, /)")
    @ParseTuple
    Object reduceEx(int protocol) {
        return reduced(protocol);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return reduced(2);
    }
}
