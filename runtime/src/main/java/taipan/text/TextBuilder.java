package taipan.text;

import java.util.Arrays;
import taipan.code.WideStr;

/// Collects code points and makes a canonical str of them: chars until the first code point above U+FFFF.
/// CPython: _PyUnicodeWriter
public final class TextBuilder {
    private final StringBuilder narrow;
    private int[] wide;
    private int length;

    public TextBuilder() {
        this(16);
    }

    public TextBuilder(int capacity) {
        narrow = new StringBuilder(capacity);
    }

    public int length() {
        return wide == null ? narrow.length() : length;
    }

    public TextBuilder append(int cp) {
        if (wide == null) {
            if (cp <= 0xFFFF) {
                narrow.append((char) cp);
                return this;
            }
            widen(1);
        }
        reserve(1);
        wide[length++] = cp;
        return this;
    }

    public TextBuilder append(char c) {
        return append((int) c);
    }

    public TextBuilder append(String text) {
        if (wide == null) {
            narrow.append(text);
            return this;
        }
        return appendChars(text, 0, text.length());
    }

    /// Appends a str of either form.
    public TextBuilder append(Object str) {
        return str instanceof String s ? append(s) : append(str, 0, ((WideStr) str).length());
    }

    public TextBuilder append(Object str, int from, int to) {
        if (str instanceof String s) {
            if (wide == null) {
                narrow.append(s, from, to);
                return this;
            }
            return appendChars(s, from, to);
        }
        int[] cps = ((WideStr) str).codePoints();
        if (wide == null) {
            int i = from;
            while (i < to && cps[i] <= 0xFFFF) {
                narrow.append((char) cps[i++]);
            }
            if (i == to) {
                return this;
            }
            widen(to - i);
            from = i;
        }
        reserve(to - from);
        System.arraycopy(cps, from, wide, length, to - from);
        length += to - from;
        return this;
    }

    public TextBuilder repeat(int cp, int count) {
        if (wide == null && cp <= 0xFFFF) {
            narrow.repeat((char) cp, Math.max(count, 0));
            return this;
        }
        for (int i = 0; i < count; i++) {
            append(cp);
        }
        return this;
    }

    private TextBuilder appendChars(String text, int from, int to) {
        reserve(to - from);
        for (int i = from; i < to; i++) {
            wide[length++] = text.charAt(i);
        }
        return this;
    }

    private void widen(int more) {
        length = narrow.length();
        wide = new int[Math.max(16, length + Math.max(more, length / 2))];
        for (int i = 0; i < length; i++) {
            wide[i] = narrow.charAt(i);
        }
    }

    private void reserve(int more) {
        if (length + more > wide.length) {
            wide = Arrays.copyOf(wide, Math.max(length + more, length + (length >> 1)));
        }
    }

    /// The str collected so far.
    public Object toStr() {
        return wide == null ? narrow.toString() : WideStr.of(wide, 0, length);
    }
}
