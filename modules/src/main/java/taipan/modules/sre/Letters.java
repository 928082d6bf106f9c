package taipan.modules.sre;

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
    return c < 128 ? lowerAscii(c) : Character.toLowerCase(c);
  }

  /// The first code point of the upper-case form, which may be longer than one code point.
  static int upperUnicode(int c) {
    if (c < 128) {
      return upperAscii(c);
    }
    int simple = Character.toUpperCase(c);
    if (simple != c || !Character.isLowerCase(c) || c >= 0x10000) {
      return simple;
    }
    return String.valueOf((char) c).toUpperCase(java.util.Locale.ROOT).charAt(0);
  }

  static boolean isWord(int c) {
    return c < 128 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
  }

  static boolean isUnicodeWord(int c) {
    if (c < 128) {
      return isWord(c);
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUnicodeDigit(int c) {
    return c < 128 ? isDigit(c) : Character.isDigit(c);
  }

  static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  static boolean isUnicodeSpace(int c) {
    if (c < 0x1680) {
      return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F || c == 0x85 || c == 0xA0;
    }
    return c == 0x1680
        || c >= 0x2000 && c <= 0x200A
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  static boolean isUnicodeLineBreak(int c) {
    return c >= '\n' && c <= '\r' || c >= 0x1C && c <= 0x1E || c == 0x85 || c == 0x2028 || c == 0x2029;
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
      case Codes.CATEGORY_UNI_SPACE -> isUnicodeSpace(c);
      case Codes.CATEGORY_UNI_NOT_SPACE -> !isUnicodeSpace(c);
      case Codes.CATEGORY_UNI_WORD -> isUnicodeWord(c);
      case Codes.CATEGORY_UNI_NOT_WORD -> !isUnicodeWord(c);
      case Codes.CATEGORY_UNI_LINEBREAK -> isUnicodeLineBreak(c);
      case Codes.CATEGORY_UNI_NOT_LINEBREAK -> !isUnicodeLineBreak(c);
      default -> false;
    };
  }
}
