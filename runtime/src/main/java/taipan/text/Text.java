package taipan.text;

import taipan.code.WideStr;

/// The elementary operations on str values: length, access, slices, joining, comparison.
/// CPython: Objects/unicodeobject.c
public final class Text {
    private static final String[] LATIN1 = new String[256];

    static {
        for (int i = 0; i < 256; i++) {
            LATIN1[i] = String.valueOf((char) i);
        }
    }

    private Text() {}

    public static boolean isStr(Object x) {
        return x instanceof String || x instanceof WideStr;
    }

    public static int length(Object str) {
        return str instanceof String s ? s.length() : ((WideStr) str).length();
    }

    /// The code point at an index.
    public static int at(Object str, int index) {
        return str instanceof String s ? s.charAt(index) : ((WideStr) str).codePointAt(index);
    }

    /// The str of one code point.
    public static Object of(int cp) {
        if (cp < 256) {
            return LATIN1[cp];
        }
        return cp <= 0xFFFF ? String.valueOf((char) cp) : WideStr.of(new int[] {cp}, 0, 1);
    }

    /// The code points in an array of their own, or the str's array itself: not to be changed.
    public static int[] codePoints(Object str) {
        if (str instanceof WideStr wide) {
            return wide.codePoints();
        }
        String s = (String) str;
        int[] cps = new int[s.length()];
        for (int i = 0; i < cps.length; i++) {
            cps[i] = s.charAt(i);
        }
        return cps;
    }

    public static Object slice(Object str, int from, int to) {
        return str instanceof String s ? s.substring(from, to) : WideStr.of(((WideStr) str).codePoints(), from, to);
    }

    /// `count` code points from `start` on, `step` apart.
    public static Object slice(Object str, int start, int step, int count) {
        if (step == 1) {
            return slice(str, start, start + count);
        }
        if (str instanceof String s) {
            char[] chars = new char[count];
            for (int i = 0, at = start; i < count; i++, at += step) {
                chars[i] = s.charAt(at);
            }
            return new String(chars);
        }
        int[] all = ((WideStr) str).codePoints();
        int[] cps = new int[count];
        for (int i = 0, at = start; i < count; i++, at += step) {
            cps[i] = all[at];
        }
        return WideStr.of(cps, 0, count);
    }

    public static Object concat(Object a, Object b) {
        if (a instanceof String s && b instanceof String t) {
            return s.concat(t);
        }
        if (length(a) == 0) {
            return b;
        }
        if (length(b) == 0) {
            return a;
        }
        return new TextBuilder(length(a) + length(b)).append(a).append(b).toStr();
    }

    /// The str `count` times over; the caller has checked that the length fits.
    public static Object repeat(Object str, int count) {
        if (str instanceof String s) {
            return s.repeat(Math.max(count, 0));
        }
        if (count <= 0) {
            return "";
        }
        int[] cps = ((WideStr) str).codePoints();
        int[] all = new int[cps.length * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(cps, 0, all, i * cps.length, cps.length);
        }
        return WideStr.of(all, 0, all.length);
    }

    /// Orders by code points, for each form holds them as such.
    public static int compare(Object a, Object b) {
        if (a instanceof String s && b instanceof String t) {
            return s.compareTo(t);
        }
        int n = Math.min(length(a), length(b));
        for (int i = 0; i < n; i++) {
            int difference = at(a, i) - at(b, i);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(length(a), length(b));
    }

    /// The largest code point, or one not below it that needs as many bytes; 0 for the empty str.
    public static int maximum(Object str) {
        int all = 0;
        if (str instanceof String s) {
            for (int i = 0; i < s.length(); i++) {
                all |= s.charAt(i);
            }
            return all;
        }
        for (int cp : ((WideStr) str).codePoints()) {
            all |= cp;
        }
        return Math.min(all, Unicode.MAX);
    }

    public static boolean isAscii(Object str) {
        if (!(str instanceof String s)) {
            return false;
        }
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /// UTF-16 text, astral code points as surrogate pairs: what Java and its libraries understand.
    public static String toUtf16(Object str) {
        return str.toString();
    }

    /// The text that `int` and `float` read: digits of all scripts and white space as ASCII; any other character above
    /// ASCII as `?`.
    /// CPython: _PyUnicode_TransformDecimalAndSpaceToASCII
    public static String toAsciiNumeral(Object str) {
        if (isAscii(str)) {
            return (String) str;
        }
        int length = length(str);
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int cp = at(str, i);
            if (cp < 127) {
                text.append((char) cp);
            } else if (Unicode.isSpace(cp)) {
                text.append(' ');
            } else {
                int decimal = Unicode.decimal(cp);
                if (decimal < 0) {
                    // Nothing after an invalid character matters.
                    return text.append('?').toString();
                }
                text.append((char) ('0' + decimal));
            }
        }
        return text.toString();
    }
}
