package taipan.modules;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/// `strftime` in the C locale.
/// CPython: Modules/timemodule.c (time_strftime)
final class TimeFormat {
    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
    };

    private final long[] f;
    private final String zone;
    private final long offset;

    /// `fields` are those of a time tuple; the week day counts from Monday 0.
    TimeFormat(long[] fields, String zone, long offset) {
        this.f = fields;
        this.zone = zone;
        this.offset = offset;
    }

    String format(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                out.append(c);
                continue;
            }
            int start = i;
            c = pattern.charAt(++i);
            char flag = 0;
            while ("_-0^#".indexOf(c) >= 0 && i + 1 < pattern.length()) {
                flag = c;
                c = pattern.charAt(++i);
            }
            int width = -1;
            while (Character.isDigit(c) && i + 1 < pattern.length()) {
                width = Math.max(width, 0) * 10 + (c - '0');
                c = pattern.charAt(++i);
            }
            if ((c == 'E' || c == 'O') && i + 1 < pattern.length()) {
                c = pattern.charAt(++i);
            }
            if (!field(out, c, flag, width)) {
                out.append(pattern, start, i + 1);
            }
        }
        return out.toString();
    }

    private boolean field(StringBuilder out, char code, char flag, int width) {
        int weekDay = (int) (f[6] + 1) % 7;
        switch (code) {
            case 'a' -> text(out, DAYS[(int) f[6]].substring(0, 3), flag, width);
            case 'A' -> text(out, DAYS[(int) f[6]], flag, width);
            case 'b', 'h' -> text(out, MONTHS[(int) f[1] - 1].substring(0, 3), flag, width);
            case 'B' -> text(out, MONTHS[(int) f[1] - 1], flag, width);
            case 'c' -> text(out, format("%a %b %e %H:%M:%S %Y"), flag, width);
            case 'C' -> number(out, Math.floorDiv(f[0], 100), 2, '0', flag, width);
            case 'd' -> number(out, f[2], 2, '0', flag, width);
            case 'D', 'x' -> text(out, format("%m/%d/%y"), flag, width);
            case 'e' -> number(out, f[2], 2, ' ', flag, width);
            case 'F' -> text(out, format("%Y-%m-%d"), flag, width);
            case 'g' -> number(out, Math.floorMod(isoYear(), 100), 2, '0', flag, width);
            case 'G' -> number(out, isoYear(), 1, '0', flag, width);
            case 'H' -> number(out, f[3], 2, '0', flag, width);
            case 'I' -> number(out, (f[3] + 11) % 12 + 1, 2, '0', flag, width);
            case 'j' -> number(out, f[7], 3, '0', flag, width);
            case 'k' -> number(out, f[3], 2, ' ', flag, width);
            case 'l' -> number(out, (f[3] + 11) % 12 + 1, 2, ' ', flag, width);
            case 'm' -> number(out, f[1], 2, '0', flag, width);
            case 'M' -> number(out, f[4], 2, '0', flag, width);
            case 'n' -> out.append('\n');
            case 'p' -> text(out, f[3] < 12 ? "AM" : "PM", flag == '#' ? 'l' : flag, width);
            case 'P' -> text(out, f[3] < 12 ? "am" : "pm", flag, width);
            case 'r' -> text(out, format("%I:%M:%S %p"), flag, width);
            case 'R' -> text(out, format("%H:%M"), flag, width);
            case 's' -> number(out, date().toEpochDay() * 86400 + f[3] * 3600 + f[4] * 60 + f[5] - offset, 1, '0', flag, width);
            case 'S' -> number(out, f[5], 2, '0', flag, width);
            case 't' -> out.append('\t');
            case 'T', 'X' -> text(out, format("%H:%M:%S"), flag, width);
            case 'u' -> number(out, f[6] + 1, 1, '0', flag, width);
            case 'U' -> number(out, (f[7] - 1 + 7 - weekDay) / 7, 2, '0', flag, width);
            case 'V' -> number(out, date().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag, width);
            case 'w' -> number(out, weekDay, 1, '0', flag, width);
            case 'W' -> number(out, (f[7] - 1 + 7 - f[6]) / 7, 2, '0', flag, width);
            case 'y' -> number(out, Math.floorMod(f[0], 100), 2, '0', flag, width);
            case 'Y' -> number(out, f[0], 1, '0', flag, width);
            case 'z' -> {
                long minutes = Math.abs(offset) / 60;
                out.append(offset < 0 ? '-' : '+');
                number(out, minutes / 60 * 100 + minutes % 60, 4, '0', (char) 0, width);
            }
            case 'Z' -> text(out, zone, flag == '#' ? 'l' : flag, width);
            case '%' -> out.append('%');
            default -> {
                return false;
            }
        }
        return true;
    }

    private LocalDate date() {
        return LocalDate.of((int) f[0], (int) f[1], 1).plusDays(f[2] - 1);
    }

    private long isoYear() {
        return date().get(IsoFields.WEEK_BASED_YEAR);
    }

    private static void text(StringBuilder out, String text, char flag, int width) {
        String shown = flag == '^' || flag == '#' ? text.toUpperCase(java.util.Locale.ROOT)
                : flag == 'l' ? text.toLowerCase(java.util.Locale.ROOT) : text;
        out.append((flag == '0' ? "0" : " ").repeat(Math.max(0, width - shown.length()))).append(shown);
    }

    private static void number(StringBuilder out, long n, int digits, char fill, char flag, int width) {
        int wanted = width >= 0 ? width : digits;
        char with = flag == '_' ? ' ' : flag == '0' ? '0' : fill;
        String text = Long.toString(Math.abs(n));
        if (n < 0) {
            out.append('-');
            wanted--;
        }
        if (flag != '-') {
            for (int i = text.length(); i < wanted; i++) {
                out.append(with);
            }
        }
        out.append(text);
    }
}
