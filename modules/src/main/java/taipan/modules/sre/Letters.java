package taipan.modules.sre;

import taipan.text.Text;
import taipan.text.TextCase;
import taipan.text.Unicode;

/// Questions about single code points that regular expressions ask.
///
/// The locale flavours answer as the C locale does: letters are those of ASCII, and case is theirs.
/// CPython: Modules/_sre.c
final class Letters {
    private Letters() {}

    static int lowerAscii(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    static int upperAscii(int c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }

    static int lowerUnicode(int c) {
        if (c < 256) {
            return c < 0xC0 ? lowerAscii(c) : c <= 0xDE && c != 0xD7 ? c + 32 : c;
        }
        return isCodePoint(c) ? Unicode.toLower(c) : c;
    }

    /// The first code point of the upper-case form, which may be longer than one code point.
    static int upperUnicode(int c) {
        if (c < 128) {
            return upperAscii(c);
        }
        if (!isCodePoint(c)) {
            return c;
        }
        return Unicode.isLower(c) || Unicode.isTitle(c)
                ? Text.at(TextCase.upper(Text.of(c)), 0)
                : Unicode.toUpper(c);
    }

    private static boolean isCodePoint(int c) {
        return c >= 0 && c <= Unicode.MAX;
    }

    static boolean isWord(int c) {
        return c < 128 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
    }

    static boolean isUnicodeWord(int c) {
        if (c < 256) {
            // Tables of characters below 256 are made for every set; they should not load Unicode's.
            return c < 128 ? isWord(c) : c >= 0xC0 ? c != 0xD7 && c != 0xF7 : isLatinWord(c);
        }
        return c <= Unicode.MAX && Unicode.isAlnum(c);
    }

    private static boolean isLatinWord(int c) {
        return switch (c) {
            case 0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE -> true;
            default -> false;
        };
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUnicodeDigit(int c) {
        return c < 256 ? isDigit(c) : c <= Unicode.MAX && Unicode.isDecimal(c);
    }

    static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static boolean isAsciiCased(int c) {
        return lowerAscii(c) != c || upperAscii(c) != c;
    }

    static boolean isUnicodeCased(int c) {
        return lowerUnicode(c) != c || upperUnicode(c) != c;
    }

    /// Is `c` of a `CATEGORY_*` number?
    /// CPython: sre_category
    static boolean inCategory(int category, int c) {
        return switch (category) {
            case Codes.CATEGORY_DIGIT -> isDigit(c);
            case Codes.CATEGORY_NOT_DIGIT -> !isDigit(c);
            case Codes.CATEGORY_SPACE -> isSpace(c);
            case Codes.CATEGORY_NOT_SPACE -> !isSpace(c);
            case Codes.CATEGORY_WORD, Codes.CATEGORY_LOC_WORD -> isWord(c);
            case Codes.CATEGORY_NOT_WORD, Codes.CATEGORY_LOC_NOT_WORD -> !isWord(c);
            case Codes.CATEGORY_LINEBREAK -> c == '\n';
            case Codes.CATEGORY_NOT_LINEBREAK -> c != '\n';
            case Codes.CATEGORY_UNI_DIGIT -> isUnicodeDigit(c);
            case Codes.CATEGORY_UNI_NOT_DIGIT -> !isUnicodeDigit(c);
            case Codes.CATEGORY_UNI_SPACE -> Unicode.isSpace(c);
            case Codes.CATEGORY_UNI_NOT_SPACE -> !Unicode.isSpace(c);
            case Codes.CATEGORY_UNI_WORD -> isUnicodeWord(c);
            case Codes.CATEGORY_UNI_NOT_WORD -> !isUnicodeWord(c);
            case Codes.CATEGORY_UNI_LINEBREAK -> Unicode.isLineBreak(c);
            case Codes.CATEGORY_UNI_NOT_LINEBREAK -> !Unicode.isLineBreak(c);
            default -> false;
        };
    }
}
