package taipan.modules;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// The values of the environment variable `TZ`: a name of the zone database, or a rule such as
/// `EST+05EDT,M4.1.0,M10.5.0`, which becomes a zone of its own.
/// CPython: Modules/timemodule.c (init_timezone)
final class PosixZone {
    /// What the ids of zones made of rules begin with; the names of the zone follow, between slashes.
    private static final String PREFIX = "Posix/";

    private static final String DEFAULT_RULE = ",M3.2.0,M11.1.0";
    private static final int HOUR = 3600;

    private final String text;
    private int at;

    private PosixZone(String text) {
        this.text = text;
    }

    /// The zone; DateTimeException when the text is neither.
    static ZoneId parse(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            return new PosixZone(text).zone();
        }
    }

    /// What a zone made of a rule is called at a moment; null for other zones.
    static String name(ZonedDateTime t) {
        String id = t.getZone().getId();
        if (!id.startsWith(PREFIX)) {
            return null;
        }
        String[] parts = id.split("/");
        return parts[t.getZone().getRules().isDaylightSavings(t.toInstant()) ? 2 : 1];
    }

    private ZoneId zone() {
        String winterName = name();
        ZoneOffset winter = ZoneOffset.ofTotalSeconds(-seconds());
        if (at == text.length()) {
            return registered(winterName, "none", ZoneRules.of(winter));
        }
        String summerName = name();
        ZoneOffset summer = ZoneOffset.ofTotalSeconds(winter.getTotalSeconds() + HOUR);
        if (at < text.length() && text.charAt(at) != ',') {
            summer = ZoneOffset.ofTotalSeconds(-seconds());
        }
        PosixZone rules = at < text.length() ? this : new PosixZone(DEFAULT_RULE);
        ZoneOffsetTransitionRule start = rules.rule(winter, winter, summer);
        ZoneOffsetTransitionRule end = rules.rule(winter, summer, winter);
        // In the south the year begins in summer.
        List<ZoneOffsetTransitionRule> inOrder =
                start.createTransition(1).compareTo(end.createTransition(1)) < 0 ? List.of(start, end) : List.of(end, start);
        List<ZoneOffsetTransition> firstYear = List.of(inOrder.get(0).createTransition(1), inOrder.get(1).createTransition(1));
        ZoneRules made = ZoneRules.of(winter, firstYear.get(0).getOffsetBefore(), List.of(), firstYear, inOrder);
        return registered(winterName, summerName, made);
    }

    private DateTimeException malformed() {
        return new DateTimeException(text);
    }

    private String name() {
        int from = at;
        String name;
        if (at < text.length() && text.charAt(at) == '<') {
            int end = text.indexOf('>', at);
            if (end < 0) {
                throw malformed();
            }
            at = end + 1;
            name = text.substring(from + 1, end);
        } else {
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            name = text.substring(from, at);
        }
        if (name.length() < 3) {
            throw malformed();
        }
        return name;
    }

    private int number() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (from == at || at - from > 4) {
            throw malformed();
        }
        return Integer.parseInt(text.substring(from, at));
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /// `[+-]hh[:mm[:ss]]`
    private int seconds() {
        int sign = skip('-') ? -1 : 1;
        if (sign > 0) {
            skip('+');
        }
        int total = number() * HOUR;
        if (skip(':')) {
            total += number() * 60;
            if (skip(':')) {
                total += number();
            }
        }
        return sign * total;
    }

    /// `,Mm.w.d`, `,Jn` or `,n`, each with `/time`.
    private ZoneOffsetTransitionRule rule(ZoneOffset standard, ZoneOffset before, ZoneOffset after) {
        if (!skip(',')) {
            throw malformed();
        }
        LocalDate date;
        DayOfWeek weekday = null;
        int day;
        if (skip('M')) {
            int month = number();
            int week = skip('.') ? number() : 0;
            int dayOfWeek = skip('.') ? number() : -1;
            if (week < 1 || week > 5 || dayOfWeek < 0 || dayOfWeek > 6) {
                throw malformed();
            }
            date = LocalDate.of(2001, month, 1);
            weekday = DayOfWeek.of(dayOfWeek == 0 ? 7 : dayOfWeek);
            day = week == 5 ? -1 : 7 * (week - 1) + 1;
        } else {
            // Leap days are not counted; a rule that counts them is off by one after February of such years.
            int ofYear = skip('J') ? number() : number() + 1;
            date = LocalDate.ofYearDay(2001, ofYear);
            day = date.getDayOfMonth();
        }
        int time = skip('/') ? seconds() : 2 * HOUR;
        if (time < 0 || time > 24 * HOUR) {
            throw malformed();
        }
        boolean endOfDay = time == 24 * HOUR;
        return ZoneOffsetTransitionRule.of(
                date.getMonth(), day, weekday, LocalTime.ofSecondOfDay(endOfDay ? 0 : time), endOfDay, TimeDefinition.WALL, standard,
                before, after);
    }

    private ZoneId registered(String winterName, String summerName, ZoneRules rules) {
        String id = PREFIX + winterName + "/" + summerName + "/" + Integer.toHexString(text.hashCode());
        synchronized (PosixZone.class) {
            if (!ZoneRulesProvider.getAvailableZoneIds().contains(id)) {
                ZoneRulesProvider.registerProvider(new Provider(id, rules));
            }
        }
        return ZoneId.of(id);
    }

    /// How Java learns of one more zone.
    private static final class Provider extends ZoneRulesProvider {
        private final String id;
        private final ZoneRules rules;

        Provider(String id, ZoneRules rules) {
            this.id = id;
            this.rules = rules;
        }

        @Override
        protected Set<String> provideZoneIds() {
            return Set.of(id);
        }

        @Override
        protected ZoneRules provideRules(String zoneId, boolean forCaching) {
            return rules;
        }

        @Override
        protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
            NavigableMap<String, ZoneRules> versions = new TreeMap<>();
            versions.put("1", rules);
            return versions;
        }
    }
}
