package taipan.modules.datetime;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.valueError;

/// The proleptic Gregorian calendar: days counted from January 1 of year 1, which is day 1.
/// CPython: Modules/_datetimemodule.c (ymd_to_ord, ord_to_ymd, iso_week1_monday)
final class Gregorian {
    static final int MIN_YEAR = 1;
    static final int MAX_YEAR = 9999;
    static final int MAX_ORDINAL = 3652059;
    static final long SECONDS_PER_DAY = 24 * 3600;

    private static final int DAYS_IN_400_YEARS = 146097;
    private static final int DAYS_IN_100_YEARS = 36524;
    private static final int DAYS_IN_4_YEARS = 1461;
    private static final int[] DAYS_BEFORE_MONTH = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_IN_MONTH = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Gregorian() {}

    static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int daysInMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : DAYS_IN_MONTH[month];
    }

    static int daysBeforeYear(int year) {
        int y = year - 1;
        return y * 365 + y / 4 - y / 100 + y / 400;
    }

    static int dayOfYear(int year, int month, int day) {
        return DAYS_BEFORE_MONTH[month] + (month > 2 && isLeap(year) ? 1 : 0) + day;
    }

    static int toOrdinal(int year, int month, int day) {
        return daysBeforeYear(year) + dayOfYear(year, month, day);
    }

    /// The year, month and day of an ordinal, any positive int.
    static int[] fromOrdinal(int ordinal) {
        int n = ordinal - 1;
        int year = n / DAYS_IN_400_YEARS * 400 + 1;
        n %= DAYS_IN_400_YEARS;
        int centuries = n / DAYS_IN_100_YEARS;
        n %= DAYS_IN_100_YEARS;
        int fours = n / DAYS_IN_4_YEARS;
        n %= DAYS_IN_4_YEARS;
        int ones = n / 365;
        n %= 365;
        year += centuries * 100 + fours * 4 + ones;
        if (ones == 4 || centuries == 4) {
            return new int[] {year - 1, 12, 31};
        }
        int month = n + 50 >> 5;
        int before = DAYS_BEFORE_MONTH[month] + (month > 2 && isLeap(year) ? 1 : 0);
        if (before > n) {
            month--;
            before -= daysInMonth(year, month);
        }
        return new int[] {year, month, n - before + 1};
    }

    /// The year of any ordinal, even of one beyond the calendar.
    static long yearOf(long ordinal) {
        long cycle = Math.floorDiv(ordinal - 1, (long) DAYS_IN_400_YEARS);
        return cycle * 400 + fromOrdinal((int) Math.floorMod(ordinal - 1, (long) DAYS_IN_400_YEARS) + 1)[0];
    }

    /// The day of the week, Monday 0.
    static int weekday(int year, int month, int day) {
        return (toOrdinal(year, month, day) + 6) % 7;
    }

    /// The ordinal of the Monday that begins week 1 of a year.
    static int firstMonday(int year) {
        int first = toOrdinal(year, 1, 1);
        int weekday = (first + 6) % 7;
        int monday = first - weekday;
        return weekday > 3 ? monday + 7 : monday;
    }

    static void check(int year, int month, int day) {
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw valueError("year %d is out of range", year);
        }
        if (month < 1 || month > 12) {
            throw valueError("month must be in 1..12");
        }
        if (day < 1 || day > daysInMonth(year, month)) {
            throw valueError("day is out of range for month");
        }
    }

    static void check(int hour, int minute, int second, int microsecond, int fold) {
        if (hour < 0 || hour > 23) {
            throw valueError("hour must be in 0..23");
        }
        if (minute < 0 || minute > 59) {
            throw valueError("minute must be in 0..59");
        }
        if (second < 0 || second > 59) {
            throw valueError("second must be in 0..59");
        }
        if (microsecond < 0 || microsecond > 999999) {
            throw valueError("microsecond must be in 0..999999");
        }
        if (fold != 0 && fold != 1) {
            throw valueError("fold must be either 0 or 1");
        }
    }

    /// The year, month and day of an ordinal that arithmetic led to. CPython: normalize_date
    static int[] checkedFromOrdinal(long ordinal) {
        if (ordinal < 1 || ordinal > MAX_ORDINAL) {
            throw overflowError("date value out of range");
        }
        return fromOrdinal((int) ordinal);
    }

    /// Seconds from the beginning of year 1 (plus a day). CPython: utc_to_seconds
    static long toSeconds(int year, int month, int day, int hour, int minute, int second) {
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw valueError("year %d is out of range", year);
        }
        return ((toOrdinal(year, month, day) * 24L + hour) * 60 + minute) * 60 + second;
    }
}
