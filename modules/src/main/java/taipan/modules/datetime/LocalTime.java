package taipan.modules.datetime;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import taipan.host.Descriptors;
import taipan.modules.TimeModule;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.Imports;
import taipan.objects.PyFloat;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The clock and the time zone of the system.
/// CPython: Modules/_datetimemodule.c (local, local_to_seconds, datetime_from_timet_and_us), Python/pytime.c
final class LocalTime {
    /// Seconds from the beginning of the calendar to 1970.
    static final long EPOCH = 719163 * Gregorian.SECONDS_PER_DAY;

    private static final long MAX_FOLD = 24 * 3600;
    private static final long MICROS = 1_000_000;

    /// What a C `tm_year` can hold, in seconds.
    private static final long GREATEST = 67_768_036_191_676_799L;

    private LocalTime() {}

    /// A moment: seconds since 1970 and microseconds.
    record Stamp(long seconds, int microseconds) {}

    static Stamp now() {
        long nanos = Descriptors.hostOf(ThreadState.current().interpreter()).clock().realTime();
        return new Stamp(Math.floorDiv(nanos, 1_000_000_000L), (int) (Math.floorMod(nanos, 1_000_000_000L) / 1000));
    }

    private static ZoneId zone() {
        return TimeModule.zoneOf(ThreadState.current().interpreter());
    }

    private static Raised outOfRange() {
        return overflowError("timestamp out of range for platform time_t");
    }

    /// CPython: _PyTime_ObjectToTimeval with ROUND_HALF_EVEN
    static Stamp stamp(Object timestamp) {
        Object d = PyFloat.valueOrNull(timestamp);
        if (d == null) {
            return new Stamp(wholeSeconds(timestamp), 0);
        }
        double value = finite((Double) d);
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        double micros = Math.rint((value - whole) * 1e6);
        if (micros >= MICROS) {
            micros -= MICROS;
            whole++;
        } else if (micros < 0) {
            micros += MICROS;
            whole--;
        }
        if (!(Math.abs(whole) < 0x1p63)) {
            throw outOfRange();
        }
        return new Stamp((long) whole, (int) micros);
    }

    /// CPython: _PyTime_ObjectToTime_t with ROUND_FLOOR
    static long floorSeconds(Object timestamp) {
        Object d = PyFloat.valueOrNull(timestamp);
        if (d == null) {
            return wholeSeconds(timestamp);
        }
        double value = Math.floor(finite((Double) d));
        if (!(Math.abs(value) < 0x1p63)) {
            throw outOfRange();
        }
        return (long) value;
    }

    private static double finite(double value) {
        if (Double.isNaN(value)) {
            throw valueError("Invalid value NaN (not a number)");
        }
        return value;
    }

    private static long wholeSeconds(Object timestamp) {
        Object n = Conversion.index(timestamp);
        if (n instanceof BigInteger) {
            throw outOfRange();
        }
        return (Long) n;
    }

    /// The offset of the local zone at a moment, in seconds.
    private static int offsetAt(ZoneId zone, long seconds) {
        return zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    }

    /// The calendar seconds that the clock on the wall shows at a moment given in calendar seconds. CPython: local
    private static long local(ZoneId zone, long seconds) {
        long shown = seconds + offsetAt(zone, seconds - EPOCH);
        if (shown < Gregorian.SECONDS_PER_DAY) {
            throw valueError("year 0 is out of range");
        }
        if (shown >= (Gregorian.MAX_ORDINAL + 1L) * Gregorian.SECONDS_PER_DAY) {
            throw valueError("year %d is out of range", Gregorian.MAX_YEAR + 1);
        }
        return shown;
    }

    /// The moment at which the wall clock shows given calendar seconds; `fold` chooses between two. CPython: local_to_seconds
    static long toMoment(long shown, int fold) {
        ZoneId zone = zone();
        long first = local(zone, shown) - shown;
        long u1 = shown - first;
        long t1 = local(zone, u1);
        long second;
        if (t1 == shown) {
            // One solution; the other, if there is one, lies within a day.
            long u2 = fold != 0 ? u1 + MAX_FOLD : u1 - MAX_FOLD;
            second = local(zone, u2) - u2;
            if (first == second) {
                return u1;
            }
        } else {
            second = t1 - u1;
        }
        long u2 = shown - second;
        if (local(zone, u2) == shown) {
            return u2;
        }
        if (t1 == shown) {
            return u1;
        }
        return fold != 0 ? Math.min(u1, u2) : Math.max(u1, u2);
    }

    static void checkRange(long seconds) {
        if (seconds > GREATEST || seconds < -GREATEST) {
            throw Raise.osError(Errno.EOVERFLOW, null);
        }
    }

    /// The fields of a moment, in local time or UTC: year, month, day, hour, minute, second, fold.
    static int[] fields(long seconds, boolean utc) {
        checkRange(seconds);
        ZoneId zone = utc ? ZoneOffset.UTC : zone();
        long shown = seconds + EPOCH + (utc || Math.abs(seconds) > 1L << 50 ? 0 : offsetAt(zone, seconds));
        long ordinal = Math.floorDiv(shown, Gregorian.SECONDS_PER_DAY);
        if (ordinal < 1 || ordinal > Gregorian.MAX_ORDINAL) {
            throw valueError("year %d is out of range", Gregorian.yearOf(ordinal));
        }
        int[] date = Gregorian.fromOrdinal((int) ordinal);
        int rest = (int) Math.floorMod(shown, Gregorian.SECONDS_PER_DAY);
        int fold = 0;
        if (!utc && seconds > MAX_FOLD) {
            long before = local(zone, EPOCH + seconds - MAX_FOLD);
            long transition = shown - before - MAX_FOLD;
            if (transition < 0 && local(zone, EPOCH + seconds + transition) == shown) {
                fold = 1;
            }
        }
        return new int[] {date[0], date[1], date[2], rest / 3600, rest / 60 % 60, rest % 60, fold};
    }

    /// The local zone at a moment as a fixed one. CPython: local_timezone_from_timestamp
    static PyTimeZone zoneAt(long seconds) {
        ZoneId zone = zone();
        int offset = offsetAt(zone, seconds);
        String name = TimeModule.zoneName(Instant.ofEpochSecond(seconds).atZone(zone));
        return PyTimeZone.of(PyTimeDelta.of(0, offset, 0), name);
    }

    /// CPython: build_struct_time
    static Object structTime(int[] date, int hour, int minute, int second, int dst) {
        return Calls.call(
                Imports.attribute("time", "struct_time"),
                PyTuple.of(
                        (Object) (long) date[0], (long) date[1], (long) date[2], (long) hour, (long) minute, (long) second,
                        (long) Gregorian.weekday(date[0], date[1], date[2]),
                        (long) Gregorian.dayOfYear(date[0], date[1], date[2]), (long) dst));
    }
}
