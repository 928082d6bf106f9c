package taipan.modules;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import taipan.bindings.Function;
import taipan.bindings.ParseTuple;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.Host;
import taipan.interpreter.Attention;
import taipan.modules.posix.PosixModule;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNamespace;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyStructSequence;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.StructSequence;
import taipan.objects.ThreadState;

/// The `time` module.
/// CPython: Modules/timemodule.c
@PyModule("time")
public final class TimeModule {
    private static final StructSequence STRUCT_TIME = new StructSequence("time.struct_time", 9, "tm_year", "tm_mon", "tm_mday", "tm_hour",
            "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff");
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    private static final long SLICE = 20_000_000;
    private static final long GREATEST = 67_767_976_233_532_799L;

    private final InterpreterState interpreter;
    private final Host.Clock clock;
    private PyModuleObject module;
    private ZoneId zone;

    public TimeModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
        this.clock = Descriptors.hostOf(interpreter).clock();
        interpreter.setService(TimeModule.class, this);
    }

    PyType[] types() {
        return new PyType[] {STRUCT_TIME.type()};
    }

    void init(PyModuleObject target) {
        module = target;
        StatModule.addConstants(target, "CLOCK_REALTIME=0 CLOCK_MONOTONIC=1 CLOCK_PROCESS_CPUTIME_ID=2 CLOCK_THREAD_CPUTIME_ID=3"
                + " CLOCK_MONOTONIC_RAW=4 CLOCK_BOOTTIME=7 CLOCK_TAI=11 _STRUCT_TM_ITEMS=11");
        addZone();
    }

    // Clocks

    @Function("time()")
    double time() {
        return clock.realTime() / 1e9;
    }

    @Function("time_ns()")
    long timeNs() {
        return clock.realTime();
    }

    @Function("monotonic()")
    double monotonic() {
        return clock.monotonic() / 1e9;
    }

    @Function("monotonic_ns()")
    long monotonicNs() {
        return clock.monotonic();
    }

    @Function("perf_counter()")
    double perfCounter() {
        return clock.monotonic() / 1e9;
    }

    @Function("perf_counter_ns()")
    long perfCounterNs() {
        return clock.monotonic();
    }

    @Function("process_time()")
    double processTime() {
        return clock.processTime() / 1e9;
    }

    @Function("process_time_ns()")
    long processTimeNs() {
        return clock.processTime();
    }

    @Function("thread_time()")
    double threadTime() {
        return clock.threadTime() / 1e9;
    }

    @Function("thread_time_ns()")
    long threadTimeNs() {
        return clock.threadTime();
    }

    @Function("clock_gettime(clk_id, /)")
    double clockGettime(int id) {
        return clockGettimeNs(id) / 1e9;
    }

    @Function("clock_gettime_ns(clk_id, /)")
    long clockGettimeNs(int id) {
        return switch (id) {
            case 0, 11 -> clock.realTime();
            case 1, 4, 7 -> clock.monotonic();
            case 2 -> clock.processTime();
            case 3 -> clock.threadTime();
            default -> throw Raise.osError(Errno.EINVAL, null);
        };
    }

    @Function("clock_getres(clk_id, /)")
    double clockGetres(int id) {
        clockGettimeNs(id);
        return 1e-9;
    }

    @Function("get_clock_info(name, /)")
    Object clockInfo(String name) {
        boolean real = name.equals("time");
        String source = switch (name) {
            case "time" -> "CLOCK_REALTIME";
            case "monotonic", "perf_counter" -> "CLOCK_MONOTONIC";
            case "process_time" -> "CLOCK_PROCESS_CPUTIME_ID";
            case "thread_time" -> "CLOCK_THREAD_CPUTIME_ID";
            default -> throw valueError("unknown clock");
        };
        PyDict d = new PyDict();
        d.put("implementation", "clock_gettime(" + source + ")");
        d.put("monotonic", (Object) !real);
        d.put("adjustable", (Object) real);
        d.put("resolution", 1e-9);
        return new PyNamespace(d);
    }

    /// CPython: pysleep
    @Function("sleep(seconds, /)")
    void sleep(Object seconds, ThreadState ts) {
        double wanted = seconds instanceof Double d ? d : Conversion.isIndex(seconds) ? ((Number) Conversion.index(seconds)).doubleValue()
                : notANumber(seconds);
        if (Double.isNaN(wanted)) {
            throw valueError("Invalid value NaN (not a number)");
        }
        if (wanted < 0) {
            throw valueError("sleep length must be non-negative");
        }
        if (wanted > 9.2e9) {
            throw overflowError("timestamp too large to convert to C _PyTime_t");
        }
        long end = System.nanoTime() + (long) Math.ceil(wanted * 1e9);
        do {
            long left = end - System.nanoTime();
            clock.sleep(Math.max(0, Math.min(left, SLICE)));
            if (ts.attention) {
                Attention.handle(ts);
            }
        } while (System.nanoTime() < end);
    }

    private static double notANumber(Object o) {
        if (taipan.objects.PyFloat.valueOrNull(o) != null) {
            return Conversion.toDouble(o);
        }
        throw typeError("'%T' object cannot be interpreted as an integer", o);
    }

    // Zones

    /// The time zone of an interpreter.
    public static ZoneId zoneOf(InterpreterState interpreter) {
        TimeModule module = interpreter.serviceOrNull(TimeModule.class);
        if (module == null) {
            Imports.module("time");
            module = interpreter.service(TimeModule.class);
        }
        return module.zone();
    }

    private ZoneId zone() {
        if (zone == null) {
            zone = readZone();
        }
        return zone;
    }

    private ZoneId readZone() {
        PosixModule posix = interpreter.serviceOrNull(PosixModule.class);
        Map<String, String> environment = posix != null ? posix.environment() : interpreter.settings().environment;
        String name = environment.get("TZ");
        if (name == null) {
            return ZoneId.systemDefault();
        }
        try {
            String text = name.startsWith(":") ? name.substring(1) : name;
            return text.isEmpty() ? ZoneOffset.UTC : PosixZone.parse(text);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private void addZone() {
        ZoneId z = zone();
        int year = LocalDateTime.now(z).getYear();
        ZonedDateTime january = ZonedDateTime.of(year, 1, 1, 0, 0, 0, 0, z);
        ZonedDateTime july = ZonedDateTime.of(year, 7, 1, 0, 0, 0, 0, z);
        int winter = -january.getOffset().getTotalSeconds();
        int summer = -july.getOffset().getTotalSeconds();
        boolean south = winter < summer;
        String first = zoneName(south ? july : january);
        String second = zoneName(south ? january : july);
        module.add("timezone", (long) Math.max(winter, summer));
        module.add("altzone", (long) Math.min(winter, summer));
        module.add("daylight", winter == summer ? 0L : 1L);
        module.add("tzname", PyTuple.of(first, second));
    }

    /// What the zone is called at a moment.
    public static String zoneName(ZonedDateTime t) {
        // Not to be left to the formatter, which loads the texts of a language.
        String id = t.getZone().getId();
        if (t.getZone() instanceof ZoneOffset o && o.getTotalSeconds() == 0 || id.equals("UTC") || id.equals("Etc/UTC")) {
            return "UTC";
        }
        String posix = PosixZone.name(t);
        if (posix != null) {
            return posix;
        }
        return java.time.format.DateTimeFormatter.ofPattern("zzz", java.util.Locale.ENGLISH).format(t);
    }

    @Function("tzset()")
    void tzset() {
        zone = null;
        addZone();
    }

    // Broken-down time

    private static long seconds(Object when, Host.Clock clock) {
        if (when == null || when == PyNone.NONE) {
            return Math.floorDiv(clock.realTime(), 1_000_000_000);
        }
        if (when instanceof Double d) {
            if (Double.isNaN(d)) {
                throw valueError("Invalid value NaN (not a number)");
            }
            if (Math.abs(d) > 9.2e18) {
                throw overflowError("timestamp out of range for platform time_t");
            }
            return (long) Math.floor(d);
        }
        if (taipan.objects.PyFloat.valueOrNull(when) != null) {
            return seconds(taipan.objects.PyFloat.valueOrNull(when), clock);
        }
        if (!Conversion.isIndex(when)) {
            throw typeError("'%T' object cannot be interpreted as an integer", when);
        }
        if (Conversion.index(when) instanceof Long n) {
            return n;
        }
        throw overflowError("timestamp out of range for platform time_t");
    }

    private static Object broken(long seconds, ZoneId zone, boolean utc) {
        if (seconds > GREATEST || seconds < -GREATEST) {
            throw Raise.osError(Errno.EOVERFLOW, null);
        }
        ZonedDateTime t;
        try {
            t = Instant.ofEpochSecond(seconds).atZone(zone);
        } catch (DateTimeException e) {
            throw Raise.of(taipan.objects.PyExc.OSError, "Value too large for defined data type");
        }
        boolean summer = !utc && zone.getRules().isDaylightSavings(t.toInstant());
        return STRUCT_TIME.of((long) t.getYear(), (long) t.getMonthValue(), (long) t.getDayOfMonth(), (long) t.getHour(),
                (long) t.getMinute(), (long) t.getSecond(), (long) t.getDayOfWeek().getValue() - 1, (long) t.getDayOfYear(),
                summer ? 1L : 0L, utc ? "GMT" : zoneName(t), (long) t.getOffset().getTotalSeconds());
    }

    @Function("gmtime(seconds=None, /)")
    @ParseTuple
    Object gmtime(Object when) {
        return broken(seconds(when, clock), ZoneOffset.UTC, true);
    }

    @Function("localtime(seconds=None, /)")
    @ParseTuple
    Object localtime(Object when) {
        return broken(seconds(when, clock), zone(), false);
    }

    /// A time tuple as numbers: year, month (from 1), day, hour, minute, second, week day (from Monday 0), day of the year
    /// (from 1), summer time. CPython: gettmarg
    private static long[] fields(Object tuple, String function) {
        if (!(tuple instanceof PyTuple t)) {
            throw typeError("Tuple or struct_time argument required");
        }
        if (t.size() != 9 && !(t instanceof PyStructSequence)) {
            throw typeError("%s(): illegal time tuple argument", function);
        }
        long[] f = new long[9];
        for (int i = 0; i < 9; i++) {
            f[i] = taipan.objects.Convert.toInt(t.at(i));
        }
        if (f[0] < Integer.MIN_VALUE + 1900) {
            throw overflowError("year out of range");
        }
        return f;
    }

    /// CPython: checktm
    private static void check(long[] f) {
        range(f, 1, 0, 12, "month out of range");
        range(f, 2, 0, 31, "day of month out of range");
        range(f, 3, 0, 23, "hour out of range");
        range(f, 4, 0, 59, "minute out of range");
        range(f, 5, 0, 61, "seconds out of range");
        if (f[6] < -1) {
            throw valueError("day of week out of range");
        }
        range(f, 7, 0, 366, "day of year out of range");
        f[1] = Math.max(f[1], 1);
        f[2] = Math.max(f[2], 1);
        f[7] = Math.max(f[7], 1);
        f[6] = Math.floorMod(f[6], 7);
    }

    private static void range(long[] f, int i, long least, long most, String message) {
        if (f[i] < least || f[i] > most) {
            throw valueError(message);
        }
    }

    @Function("asctime(tuple=NULL, /)")
    Object asctime(Object tuple) {
        long[] f = fields(tuple == null ? localtime(PyNone.NONE) : tuple, "asctime");
        check(f);
        return ascii(f);
    }

    private static String ascii(long[] f) {
        return DAYS[(int) f[6]] + " " + MONTHS[(int) f[1] - 1] + pad(f[2], 3, ' ') + " " + pad(f[3], 2, '0') + ":" + pad(f[4], 2, '0') + ":"
                + pad(f[5], 2, '0') + " " + f[0];
    }

    private static String pad(long n, int width, char with) {
        String text = Long.toString(Math.abs(n));
        return (n < 0 ? "-" : "") + String.valueOf(with).repeat(Math.max(0, width - text.length() - (n < 0 ? 1 : 0))) + text;
    }

    @Function("ctime(seconds=None, /)")
    @ParseTuple
    Object ctime(Object when) {
        return ascii(fields(localtime(when), "ctime"));
    }

    @Function("mktime(tuple, /)")
    double mktime(Object tuple) {
        long[] f = fields(tuple, "mktime");
        try {
            LocalDateTime t = LocalDateTime.of((int) f[0], 1, 1, 0, 0, 0).plusMonths(f[1] - 1).plusDays(f[2] - 1).plusHours(f[3])
                    .plusMinutes(f[4]).plusSeconds(f[5]);
            ZonedDateTime z = ZonedDateTime.of(t, zone());
            if (f[8] == 0) {
                z = z.withLaterOffsetAtOverlap();
            } else if (f[8] > 0) {
                z = z.withEarlierOffsetAtOverlap();
            }
            return z.toEpochSecond();
        } catch (DateTimeException | ArithmeticException e) {
            throw overflowError("mktime argument out of range");
        }
    }

    /// CPython: time_strftime
    @Function("strftime(format, tuple=NULL, /)")
    Object strftime(Object format, Object tuple) {
        if (PyStr.valueOrNull(format) == null) {
            throw typeError("strftime() argument 1 must be str, not %T", format);
        }
        if (PyStr.toName(format).indexOf('\0') >= 0) {
            throw valueError("embedded null character");
        }
        Object source = tuple == null ? localtime(PyNone.NONE) : tuple;
        long[] f = fields(source, "strftime");
        check(f);
        String zoneName = null;
        long offset = 0;
        if (source instanceof PyStructSequence s && s.field(9) != PyNone.NONE) {
            zoneName = PyStr.toName(s.field(9));
            offset = s.field(10) == PyNone.NONE ? 0 : Conversion.toLong(s.field(10));
        } else {
            // Java counts fewer years than C; the zone of another year does as well.
            int year = Math.abs(f[0]) > 999_999_990 ? 1970 : (int) f[0];
            LocalDateTime t = LocalDateTime.of(year, 1, 1, 0, 0).plusDays(f[7] - 1);
            ZonedDateTime z = ZonedDateTime.of(t, zone());
            zoneName = zoneName(z);
            offset = z.getOffset().getTotalSeconds();
        }
        return PyStr.fromName(new TimeFormat(f, zoneName, offset).format(PyStr.toName(format)));
    }

    @Function("strptime(string, format='%a %b %d %H:%M:%S %Y', /)")
    Object strptime(Object string, Object format) {
        return Calls.call(Imports.attribute("_strptime", "_strptime_time"), string, format);
    }
}
