package taipan.text;

/// The `is...` methods of str.
/// CPython: Objects/unicodeobject.c
public final class TextPredicates {
    private TextPredicates() {}

    /// What every character of a non-empty str may be asked to be.
    public enum Kind {
        ALPHA,
        ALNUM,
        DECIMAL,
        DIGIT,
        NUMERIC,
        SPACE
    }

    public static boolean all(Object str, Kind kind) {
        int length = Text.length(str);
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            boolean holds =
                    switch (kind) {
                        case ALPHA -> Unicode.isAlpha(cp);
                        case ALNUM -> Unicode.isAlnum(cp);
                        case DECIMAL -> Unicode.isDecimal(cp);
                        case DIGIT -> Unicode.isDigit(cp);
                        case NUMERIC -> Unicode.isNumeric(cp);
                        case SPACE -> Unicode.isSpace(cp);
                    };
            if (!holds) {
                return false;
            }
        }
        return length > 0;
    }

    public static boolean isLower(Object str) {
        boolean cased = false;
        for (int i = 0, length = Text.length(str); i < length; i++) {
            int cp = Text.at(str, i);
            if (Unicode.isUpper(cp) || Unicode.isTitle(cp)) {
                return false;
            }
            cased |= Unicode.isLower(cp);
        }
        return cased;
    }

    public static boolean isUpper(Object str) {
        boolean cased = false;
        for (int i = 0, length = Text.length(str); i < length; i++) {
            int cp = Text.at(str, i);
            if (Unicode.isLower(cp) || Unicode.isTitle(cp)) {
                return false;
            }
            cased |= Unicode.isUpper(cp);
        }
        return cased;
    }

    public static boolean isTitle(Object str) {
        boolean cased = false;
        boolean inWord = false;
        for (int i = 0, length = Text.length(str); i < length; i++) {
            int cp = Text.at(str, i);
            if (Unicode.isUpper(cp) || Unicode.isTitle(cp)) {
                if (inWord) {
                    return false;
                }
                inWord = true;
                cased = true;
            } else if (Unicode.isLower(cp)) {
                if (!inWord) {
                    return false;
                }
                cased = true;
            } else {
                inWord = false;
            }
        }
        return cased;
    }

    public static boolean isPrintable(Object str) {
        for (int i = 0, length = Text.length(str); i < length; i++) {
            if (!Unicode.isPrintable(Text.at(str, i))) {
                return false;
            }
        }
        return true;
    }

    public static boolean isIdentifier(Object str) {
        int length = Text.length(str);
        if (length == 0 || !Unicode.isXidStart(Text.at(str, 0))) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (!Unicode.isXidContinue(Text.at(str, i))) {
                return false;
            }
        }
        return true;
    }
}
