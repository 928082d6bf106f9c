package taipan.text;

import java.util.Locale;

/// Case conversions of str values, with the full mappings of Unicode.
/// CPython: Objects/unicodeobject.c
public final class TextCase {
    private static final int CAPITAL_SIGMA = 0x3A3;
    private static final int SMALL_SIGMA = 0x3C3;
    private static final int FINAL_SIGMA = 0x3C2;

    private TextCase() {}

    /// For Latin-1 text Java's conversions are Python's.
    private static String latin1(Object str) {
        return Text.maximum(str) < 0x100 ? (String) str : null;
    }

    public static Object lower(Object str) {
        String latin1 = latin1(str);
        if (latin1 != null) {
            return latin1.toLowerCase(Locale.ROOT);
        }
        int length = Text.length(str);
        var out = new TextBuilder(length);
        for (int i = 0; i < length; i++) {
            appendLower(out, str, i);
        }
        return out.toStr();
    }

    public static Object upper(Object str) {
        String latin1 = latin1(str);
        return latin1 != null ? latin1.toUpperCase(Locale.ROOT) : mapped(str, Unicode.Case.UPPER);
    }

    public static Object casefold(Object str) {
        return Text.isAscii(str) ? ((String) str).toLowerCase(Locale.ROOT) : mapped(str, Unicode.Case.FOLD);
    }

    private static Object mapped(Object str, Unicode.Case form) {
        int length = Text.length(str);
        var out = new TextBuilder(length);
        for (int i = 0; i < length; i++) {
            Unicode.appendMapped(out, Text.at(str, i), form);
        }
        return out.toStr();
    }

    private static void appendLower(TextBuilder out, Object str, int index) {
        int cp = Text.at(str, index);
        if (cp == CAPITAL_SIGMA) {
            out.append(isFinalSigma(str, index) ? FINAL_SIGMA : SMALL_SIGMA);
        } else {
            Unicode.appendMapped(out, cp, Unicode.Case.LOWER);
        }
    }

    /// A sigma is final after a cased letter and not before one, case-ignorable characters aside.
    /// CPython: handle_capital_sigma
    private static boolean isFinalSigma(Object str, int index) {
        int before = index - 1;
        while (before >= 0 && Unicode.isCaseIgnorable(Text.at(str, before))) {
            before--;
        }
        if (before < 0 || !Unicode.isCased(Text.at(str, before))) {
            return false;
        }
        int length = Text.length(str);
        int after = index + 1;
        while (after < length && Unicode.isCaseIgnorable(Text.at(str, after))) {
            after++;
        }
        return after == length || !Unicode.isCased(Text.at(str, after));
    }

    public static Object capitalize(Object str) {
        int length = Text.length(str);
        if (length == 0) {
            return str;
        }
        var out = new TextBuilder(length);
        Unicode.appendMapped(out, Text.at(str, 0), Unicode.Case.TITLE);
        for (int i = 1; i < length; i++) {
            appendLower(out, str, i);
        }
        return out.toStr();
    }

    public static Object swapcase(Object str) {
        int length = Text.length(str);
        var out = new TextBuilder(length);
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            if (Unicode.isUpper(cp)) {
                appendLower(out, str, i);
            } else if (Unicode.isLower(cp)) {
                Unicode.appendMapped(out, cp, Unicode.Case.UPPER);
            } else {
                out.append(cp);
            }
        }
        return out.toStr();
    }

    public static Object title(Object str) {
        int length = Text.length(str);
        var out = new TextBuilder(length);
        boolean inWord = false;
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            if (inWord) {
                appendLower(out, str, i);
            } else {
                Unicode.appendMapped(out, cp, Unicode.Case.TITLE);
            }
            inWord = Unicode.isLower(cp) || Unicode.isUpper(cp) || Unicode.isTitle(cp);
        }
        return out.toStr();
    }
}
