package taipan.modules;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// The values of the environment variable `TZ`: a name of the zone database, or a rule such as
/// `EST+05EDT,M4.1.0,M10.5.0`, which is mapped to the zone of the database that has the same offsets and rules.
/// CPython: Modules/timemodule.c (init_timezone)
final class PosixZone {
    private PosixZone() {}

    /// The zone; DateTimeException when the text is neither.
    static ZoneId parse(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            return ofRule(text);
        }
    }

    private static ZoneId ofRule(String text) {
        int at = letters(text, 0);
        if (at < 3 || at == text.length()) {
            throw new DateTimeException(text);
        }
        int end = at;
        while (end < text.length() && "+-:0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        ZoneOffset standard = ZoneOffset.ofTotalSeconds(-seconds(text.substring(at, end)));
        int summerEnd = letters(text, end);
        if (summerEnd == end) {
            return standard;
        }
        // A rule with summer time: look for the zone that changes in the given months.
        int comma = text.indexOf(",M");
        Month start = comma < 0 ? Month.MARCH : Month.of(Integer.parseInt(text.substring(comma + 2, text.indexOf('.', comma))));
        boolean south = start.getValue() > 6;
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            ZonedDateTime winter = ZonedDateTime.of(LocalDateTime.of(2020, south ? 7 : 1, 15, 12, 0), zone);
            ZonedDateTime summer = ZonedDateTime.of(LocalDateTime.of(2020, south ? 1 : 7, 15, 12, 0), zone);
            if (winter.getOffset().equals(standard) && summer.getOffset().getTotalSeconds() == standard.getTotalSeconds() + 3600
                    && changesIn(zone, start) && sameNames(winter, summer, text.substring(0, at), text.substring(end, summerEnd))) {
                return zone;
            }
        }
        return standard;
    }

    private static boolean sameNames(ZonedDateTime winter, ZonedDateTime summer, String first, String second) {
        java.time.format.DateTimeFormatter names = java.time.format.DateTimeFormatter.ofPattern("zzz", java.util.Locale.ENGLISH);
        return names.format(winter).equals(first) && names.format(summer).equals(second);
    }

    private static boolean changesIn(ZoneId zone, Month month) {
        ZonedDateTime before = ZonedDateTime.of(LocalDateTime.of(2020, month, 1, 0, 0), zone);
        return !before.getOffset().equals(before.plusMonths(1).getOffset());
    }

    private static int letters(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int seconds(String text) {
        int sign = text.startsWith("-") ? -1 : 1;
        String[] parts = (text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text).split(":");
        int total = Integer.parseInt(parts[0]) * 3600;
        if (parts.length > 1) {
            total += Integer.parseInt(parts[1]) * 60;
        }
        return sign * total;
    }
}
