package taipan.text;

import taipan.code.WideStr;

/// Searching and replacing in str values. Bounds are those of a slice, already clipped to the length.
/// CPython: Objects/stringlib/find.h, count.h, replace.h
public final class TextSearch {
    private TextSearch() {}

    /// The first index of `part` within `str[from:to]`, or -1.
    public static int find(Object str, Object part, int from, int to) {
        if (to - from < Text.length(part)) {
            return -1;
        }
        if (str instanceof String s) {
            return part instanceof String p ? s.indexOf(p, from, to) : -1;
        }
        return find(((WideStr) str).codePoints(), Text.codePoints(part), from, to);
    }

    private static int find(int[] all, int[] part, int from, int to) {
        if (part.length == 0) {
            return from;
        }
        int first = part[0];
        for (int i = from, last = to - part.length; i <= last; i++) {
            if (all[i] == first && matches(all, part, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(int[] all, int[] part, int at) {
        for (int j = 0; j < part.length; j++) {
            if (all[at + j] != part[j]) {
                return false;
            }
        }
        return true;
    }

    /// The last index of `part` within `str[from:to]`, or -1.
    public static int findLast(Object str, Object part, int from, int to) {
        int length = Text.length(part);
        if (to - from < length) {
            return -1;
        }
        if (str instanceof String s) {
            if (!(part instanceof String p)) {
                return -1;
            }
            int at = s.lastIndexOf(p, to - length);
            return at >= from ? at : -1;
        }
        int[] all = ((WideStr) str).codePoints();
        int[] cps = Text.codePoints(part);
        for (int i = to - length; i >= from; i--) {
            if (matches(all, cps, i)) {
                return i;
            }
        }
        return -1;
    }

    public static boolean contains(Object str, Object part) {
        if (str instanceof String s) {
            return part instanceof String p && s.contains(p);
        }
        return find(str, part, 0, Text.length(str)) >= 0;
    }

    /// How often `part` occurs in `str[from:to]` without overlapping.
    public static int count(Object str, Object part, int from, int to) {
        int length = Text.length(part);
        if (to < from) {
            return 0;
        }
        if (length == 0) {
            return to - from + 1;
        }
        int count = 0;
        for (int at = find(str, part, from, to); at >= 0; at = find(str, part, at + length, to)) {
            count++;
        }
        return count;
    }

    /// Whether `str[from:to]` starts with `part`.
    public static boolean startsWith(Object str, Object part, int from, int to) {
        return to - from >= Text.length(part) && matches(str, part, from);
    }

    /// Whether `str[from:to]` ends with `part`.
    public static boolean endsWith(Object str, Object part, int from, int to) {
        int at = to - Text.length(part);
        return at >= from && matches(str, part, at);
    }

    private static boolean matches(Object str, Object part, int at) {
        if (str instanceof String s) {
            return part instanceof String p && s.startsWith(p, at);
        }
        return matches(((WideStr) str).codePoints(), Text.codePoints(part), at);
    }

    /// Replaces at most `limit` occurrences, all when it is negative. The result has the length that the caller sees
    /// overflow by an `ArithmeticException`.
    public static Object replace(Object str, Object old, Object with, int limit) {
        int length = Text.length(str);
        if (limit == 0 || length < Text.length(old)) {
            return str;
        }
        if (limit < 0) {
            if (str instanceof String s && old instanceof String o && with instanceof String w) {
                return s.replace(o, w);
            }
            limit = Integer.MAX_VALUE;
        }
        int oldLength = Text.length(old);
        if (oldLength == 0) {
            return interleave(str, with, limit);
        }
        int at = find(str, old, 0, length);
        if (at < 0) {
            return str;
        }
        var out = new TextBuilder(length);
        int done = 0;
        for (; at >= 0 && limit > 0; at = find(str, old, done, length), limit--) {
            out.append(str, done, at).append(with);
            done = at + oldLength;
        }
        return out.append(str, done, length).toStr();
    }

    private static Object interleave(Object str, Object with, int limit) {
        int length = Text.length(str);
        var out = new TextBuilder(length * 2);
        for (int i = 0; i < length; i++) {
            if (limit > 0) {
                out.append(with);
                limit--;
            }
            out.append(Text.at(str, i));
        }
        return (limit > 0 ? out.append(with) : out).toStr();
    }
}
