package taipan.compiler.tokens;

import static taipan.compiler.tokens.TokenType.DOT;
import static taipan.compiler.tokens.TokenType.ELLIPSIS;
import static taipan.compiler.tokens.TokenType.ERRORTOKEN;
import static taipan.compiler.tokens.TokenType.NUMBER;

import taipan.compiler.WarningSink;

/// Reads numbers, and dots that may begin one.
///
/// CPython: Parser/tokenizer.c (tok_get, tok_decimal_tail, verify_end_of_number)
abstract class NumberScanner extends SourceCursor {
    NumberScanner(Source source, TokenizerOptions options, WarningSink warnings) {
        super(source, options, warnings);
    }

    final int dot() {
        int c = next();
        if (is(c, DIGIT)) {
            return fraction(c);
        }
        if (c == '.') {
            c = next();
            if (c == '.') {
                return finish(ELLIPSIS);
            }
            backup(c);
            cur--;
        } else {
            backup(c);
        }
        return finish(DOT);
    }

    final int number(int c) {
        if (c != '0') {
            c = decimalTail();
            return c == 0 ? ERRORTOKEN : afterDecimal(c);
        }
        c = next();
        switch (c) {
            case 'x', 'X' -> {
                return radix("hexadecimal", HEX, 16);
            }
            case 'o', 'O' -> {
                return radix("octal", DIGIT, 8);
            }
            case 'b', 'B' -> {
                return radix("binary", DIGIT, 2);
            }
            default -> {
                return zeros(c);
            }
        }
    }

    private int radix(String kind, byte digits, int radix) {
        int c = next();
        do {
            if (c == '_') {
                c = next();
            }
            if (!isDigit(c, digits, radix)) {
                if (radix != 16 && is(c, DIGIT)) {
                    return error("invalid digit '" + (char) c + "' in " + kind + " literal");
                }
                backup(c);
                return error("invalid " + kind + " literal");
            }
            do {
                c = next();
            } while (isDigit(c, digits, radix));
        } while (c == '_');
        if (radix != 16 && is(c, DIGIT)) {
            return error("invalid digit '" + (char) c + "' in " + kind + " literal");
        }
        return endNumber(c, kind);
    }

    private static boolean isDigit(int c, byte digits, int radix) {
        return is(c, digits) && (radix == 16 || c < '0' + radix);
    }

    private int zeros(int c) {
        boolean nonzero = false;
        while (true) {
            if (c == '_') {
                c = next();
                if (!is(c, DIGIT)) {
                    backup(c);
                    return error("invalid decimal literal");
                }
            }
            if (c != '0') {
                break;
            }
            c = next();
        }
        int zerosEnd = cur;
        if (is(c, DIGIT)) {
            nonzero = true;
            c = decimalTail();
            if (c == 0) {
                return ERRORTOKEN;
            }
        }
        if (c == '.') {
            return fraction(next());
        }
        if (c == 'e' || c == 'E') {
            return exponent(c);
        }
        if (c == 'j' || c == 'J') {
            return endNumber(next(), "imaginary");
        }
        if (nonzero) {
            backup(c);
            return error(
                    "leading zeros in decimal integer literals are not permitted; "
                            + "use an 0o prefix for octal integers",
                    tokenStart + 1 - lineStart,
                    zerosEnd - lineStart);
        }
        return endNumber(c, "decimal");
    }

    /// Reads digits and underscores; the answer is the character after them, or 0 after an error.
    private int decimalTail() {
        while (true) {
            int c;
            do {
                c = next();
            } while (is(c, DIGIT));
            if (c != '_') {
                return c;
            }
            c = next();
            if (!is(c, DIGIT)) {
                backup(c);
                error("invalid decimal literal");
                return 0;
            }
        }
    }

    private int afterDecimal(int c) {
        if (c == '.') {
            return fraction(next());
        }
        return afterFraction(c);
    }

    private int fraction(int c) {
        if (is(c, DIGIT)) {
            c = decimalTail();
            if (c == 0) {
                return ERRORTOKEN;
            }
        }
        return afterFraction(c);
    }

    private int afterFraction(int c) {
        if (c == 'e' || c == 'E') {
            return exponent(c);
        }
        return imaginaryOrEnd(c);
    }

    private int imaginaryOrEnd(int c) {
        if (c == 'j' || c == 'J') {
            return endNumber(next(), "imaginary");
        }
        return endNumber(c, "decimal");
    }

    private int exponent(int e) {
        int c = next();
        if (c == '+' || c == '-') {
            c = next();
            if (!is(c, DIGIT)) {
                backup(c);
                return error("invalid decimal literal");
            }
        } else if (!is(c, DIGIT)) {
            backup(c);
            if (!verifyEndOfNumber(e, "decimal")) {
                return ERRORTOKEN;
            }
            backup(e);
            return finish(NUMBER);
        }
        c = decimalTail();
        return c == 0 ? ERRORTOKEN : imaginaryOrEnd(c);
    }

    private int endNumber(int c, String kind) {
        if (!verifyEndOfNumber(c, kind)) {
            return ERRORTOKEN;
        }
        backup(c);
        return finish(NUMBER);
    }

    /// A keyword may follow a number directly, with a warning; any other letter may not.
    private boolean verifyEndOfNumber(int c, String kind) {
        if (!is(c, IDENTIFIER_PART)) {
            return true;
        }
        boolean keyword = switch (c) {
            case 'a' -> follows("nd");
            case 'e' -> follows("lse");
            case 'f' -> follows("or");
            case 'i' -> bytes[cur] == 'f' || bytes[cur] == 'n' || bytes[cur] == 's';
            case 'n' -> follows("ot");
            case 'o' -> follows("r");
            default -> false;
        };
        if (keyword) {
            cur--;
            if (warnings.warn(
                    WarningSink.Category.DEPRECATION_WARNING,
                    "invalid " + kind + " literal",
                    options.filename(),
                    lineno)) {
                error("invalid " + kind + " literal");
                return false;
            }
            cur++;
            return true;
        }
        cur--;
        error("invalid " + kind + " literal");
        return false;
    }

    /// Whether `rest` comes next and no identifier goes on after it.
    private boolean follows(String rest) {
        int at = cur;
        for (int i = 0; i < rest.length(); i++, at++) {
            if (bytes[at] != rest.charAt(i)) {
                return false;
            }
        }
        return (CLASS[bytes[at] & 0xFF] & IDENTIFIER_PART) == 0;
    }
}
