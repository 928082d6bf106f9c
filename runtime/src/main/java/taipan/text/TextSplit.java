package taipan.text;

import java.util.Arrays;

/// Taking str values apart: splitting, partitioning, stripping. Lists come as arrays of exactly their length.
/// CPython: Objects/stringlib/split.h, partition.h
public final class TextSplit {
    private TextSplit() {}

    /// A growing list of results.
    private static final class Parts {
        private Object[] items = new Object[8];
        private int count;

        void add(Object item) {
            if (count == items.length) {
                items = Arrays.copyOf(items, count * 2);
            }
            items[count++] = item;
        }

        Object[] toArray() {
            return Arrays.copyOf(items, count);
        }

        Object[] toArrayReversed() {
            Object[] reversed = new Object[count];
            for (int i = 0; i < count; i++) {
                reversed[i] = items[count - 1 - i];
            }
            return reversed;
        }
    }

    /// Splits at runs of white space, at most `limit` times unless that is negative.
    public static Object[] atSpace(Object str, int limit) {
        var parts = new Parts();
        int length = Text.length(str);
        int left = limit < 0 ? Integer.MAX_VALUE : limit;
        int i = 0;
        while (true) {
            while (i < length && Unicode.isSpace(Text.at(str, i))) {
                i++;
            }
            if (i == length) {
                break;
            }
            int start = i;
            if (left-- == 0) {
                // The remainder keeps its trailing white space.
                parts.add(Text.slice(str, start, length));
                break;
            }
            while (i < length && !Unicode.isSpace(Text.at(str, i))) {
                i++;
            }
            parts.add(Text.slice(str, start, i));
        }
        return parts.toArray();
    }

    /// As `atSpace`, counting the splits from the right.
    public static Object[] atSpaceFromRight(Object str, int limit) {
        var parts = new Parts();
        int left = limit < 0 ? Integer.MAX_VALUE : limit;
        int i = Text.length(str);
        while (true) {
            while (i > 0 && Unicode.isSpace(Text.at(str, i - 1))) {
                i--;
            }
            if (i == 0) {
                break;
            }
            int end = i;
            if (left-- == 0) {
                parts.add(Text.slice(str, 0, end));
                break;
            }
            while (i > 0 && !Unicode.isSpace(Text.at(str, i - 1))) {
                i--;
            }
            parts.add(Text.slice(str, i, end));
        }
        return parts.toArrayReversed();
    }

    /// Splits at each occurrence of a separator that is not empty.
    public static Object[] at(Object str, Object separator, int limit) {
        int length = Text.length(str);
        int width = Text.length(separator);
        int left = limit < 0 ? Integer.MAX_VALUE : limit;
        var parts = new Parts();
        int start = 0;
        while (left-- > 0) {
            int found = TextSearch.find(str, separator, start, length);
            if (found < 0) {
                break;
            }
            parts.add(Text.slice(str, start, found));
            start = found + width;
        }
        parts.add(start == 0 ? str : Text.slice(str, start, length));
        return parts.toArray();
    }

    /// As `at`, counting the splits from the right.
    public static Object[] atFromRight(Object str, Object separator, int limit) {
        int width = Text.length(separator);
        int left = limit < 0 ? Integer.MAX_VALUE : limit;
        var parts = new Parts();
        int end = Text.length(str);
        while (left-- > 0) {
            int found = TextSearch.findLast(str, separator, 0, end);
            if (found < 0) {
                break;
            }
            parts.add(Text.slice(str, found + width, end));
            end = found;
        }
        parts.add(Text.slice(str, 0, end));
        return parts.toArrayReversed();
    }

    /// The lines, with their ends if so wished.
    public static Object[] lines(Object str, boolean keepEnds) {
        var parts = new Parts();
        int length = Text.length(str);
        int i = 0;
        while (i < length) {
            int start = i;
            while (i < length && !Unicode.isLineBreak(Text.at(str, i))) {
                i++;
            }
            int end = i;
            if (i < length) {
                i += Text.at(str, i) == '\r' && i + 1 < length && Text.at(str, i + 1) == '\n' ? 2 : 1;
            }
            parts.add(Text.slice(str, start, keepEnds ? i : end));
        }
        return parts.toArray();
    }

    /// What precedes, matches and follows the first separator; the whole str and two empty ones when there is none.
    public static Object[] partition(Object str, Object separator) {
        int length = Text.length(str);
        int found = TextSearch.find(str, separator, 0, length);
        if (found < 0) {
            return new Object[] {str, "", ""};
        }
        return new Object[] {
            Text.slice(str, 0, found), separator, Text.slice(str, found + Text.length(separator), length)
        };
    }

    /// What precedes, matches and follows the last separator; two empty strs and the whole when there is none.
    public static Object[] partitionFromRight(Object str, Object separator) {
        int length = Text.length(str);
        int found = TextSearch.findLast(str, separator, 0, length);
        if (found < 0) {
            return new Object[] {"", "", str};
        }
        return new Object[] {
            Text.slice(str, 0, found), separator, Text.slice(str, found + Text.length(separator), length)
        };
    }

    /// Strips the characters in `chars`, or white space when that is absent (null), from either or both ends.
    public static Object strip(Object str, Object chars, boolean left, boolean right) {
        int length = Text.length(str);
        int from = 0;
        int to = length;
        if (left) {
            while (from < to && isStripped(Text.at(str, from), chars)) {
                from++;
            }
        }
        if (right) {
            while (to > from && isStripped(Text.at(str, to - 1), chars)) {
                to--;
            }
        }
        return from == 0 && to == length ? str : Text.slice(str, from, to);
    }

    private static boolean isStripped(int cp, Object chars) {
        if (chars == null) {
            return Unicode.isSpace(cp);
        }
        if (chars instanceof String s) {
            return cp <= 0xFFFF && s.indexOf((char) cp) >= 0;
        }
        for (int i = Text.length(chars) - 1; i >= 0; i--) {
            if (Text.at(chars, i) == cp) {
                return true;
            }
        }
        return false;
    }
}
