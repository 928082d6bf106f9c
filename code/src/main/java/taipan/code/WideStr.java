package taipan.code;

import java.util.Arrays;

/// A Python str that holds at least one code point above U+FFFF; every other str is a `java.lang.String`.
///
/// The form is canonical: a str has exactly one of the two, so that length and indexing take constant time and equality
/// is that of the Java objects. In the `String` form each char is one code point, lone surrogates included: two
/// adjacent surrogate chars there are two code points, not one.
public final class WideStr {
    private final int[] codePoints;
    private int hash;

    private WideStr(int[] codePoints) {
        this.codePoints = codePoints;
    }

    /// The canonical str of the code points in `cps[from, to)`.
    public static Object of(int[] cps, int from, int to) {
        for (int i = from; i < to; i++) {
            if (cps[i] > 0xFFFF) {
                return new WideStr(Arrays.copyOfRange(cps, from, to));
            }
        }
        char[] chars = new char[to - from];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) cps[from + i];
        }
        return new String(chars);
    }

    /// The canonical str of UTF-16 text: a surrogate pair means one code point.
    public static Object fromUtf16(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            if (Character.isHighSurrogate(text.charAt(i)) && Character.isLowSurrogate(text.charAt(i + 1))) {
                return new WideStr(text.codePoints().toArray());
            }
        }
        return text;
    }

    public int length() {
        return codePoints.length;
    }

    public int codePointAt(int index) {
        return codePoints[index];
    }

    /// The code points themselves, not a copy: not to be changed.
    public int[] codePoints() {
        return codePoints;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WideStr that && Arrays.equals(codePoints, that.codePoints);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(codePoints);
        }
        return hash;
    }

    /// The text in UTF-16.
    @Override
    public String toString() {
        return new String(codePoints, 0, codePoints.length);
    }
}
