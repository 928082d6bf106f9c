package taipan.modules.expat;

import java.util.Arrays;

/// The characters of an entity as far as they are known, the place where the parser reads, and the count of bytes, lines and
/// columns up to there. Scanning beyond the known characters throws `Partial`; wrong characters throw a `Problem` after
/// `event` was set to their place.
/// CPython: Modules/expat/xmltok_impl.c
final class Source {
    /// More characters are needed.
    static final class Partial extends Exception {
        private static final long serialVersionUID = 1;

        static final Partial PARTIAL = new Partial();

        private Partial() {
            super(null, null, false, false);
        }
    }

    /// Stands for bytes that are no character; XML forbids the character itself.
    static final char BAD = '\uFFFF';

    char[] chars;
    int pos;
    int end;
    /// Where the token being looked at begins, or the wrong character.
    int event;
    /// Nothing will follow.
    boolean last;
    /// Whether a colon in a name is special.
    final boolean namespaces;
    /// The bytes of a character: 1 or 2, or 0 for UTF-8.
    int unit;

    private int counted;
    private long bytes;
    private long line = 1;
    private long column;
    private boolean afterReturn;

    Source(boolean namespaces) {
        this.namespaces = namespaces;
        this.chars = new char[0];
    }

    /// The text of an internal entity.
    static Source of(String text, boolean namespaces) {
        Source source = new Source(namespaces);
        source.chars = text.toCharArray();
        source.end = source.chars.length;
        source.last = true;
        return source;
    }

    /// Makes room for more characters at the end, forgetting those before the current token.
    void reserve(int more) {
        if (end + more <= chars.length) {
            return;
        }
        int keep = Math.min(event, pos);
        count(keep);
        int left = end - keep;
        char[] target = left + more <= chars.length ? chars : new char[Math.max(2 * left, left + more)];
        System.arraycopy(chars, keep, target, 0, left);
        chars = target;
        end = left;
        pos -= keep;
        event -= keep;
        counted -= keep;
    }

    private void count(int upTo) {
        for (; counted < upTo; counted++) {
            char c = chars[counted];
            bytes += unit != 0 ? unit : c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
            if (c == '\n') {
                if (!afterReturn) {
                    line++;
                }
                column = 0;
            } else if (c == '\r') {
                line++;
                column = 0;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
            afterReturn = c == '\r';
        }
    }

    /// Bytes that are no characters were before everything.
    void skipBytes(int n) {
        bytes += n;
    }

    long byteIndex() {
        count(event);
        return bytes;
    }

    long line() {
        count(event);
        return line;
    }

    long column() {
        count(event);
        return column;
    }

    String text(int from, int to) {
        return new String(chars, from, to - from);
    }

    /// The text with every line end as a newline.
    String lines(int from, int to) {
        int i = from;
        while (i < to && chars[i] != '\r') {
            i++;
        }
        if (i == to) {
            return text(from, to);
        }
        char[] copy = Arrays.copyOfRange(chars, from, to);
        int n = 0;
        for (i = from; i < to; i++) {
            char c = chars[i];
            if (c != '\n' || i == from || chars[i - 1] != '\r') {
                copy[n++] = c == '\r' ? '\n' : c;
            }
        }
        return new String(copy, 0, n);
    }

    // Scanning

    Problem invalid(int at) {
        event = at;
        return new Problem(Problem.INVALID_TOKEN);
    }

    char at(int i) throws Partial {
        if (i >= end) {
            throw Partial.PARTIAL;
        }
        return chars[i];
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    static boolean isNameStart(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':';
        }
        return Character.isLetter(c) && c != '\u00AA' && c != '\u00BA' && c != '\u00B5';
    }

    static boolean isName(char c) {
        if (c < 0x80) {
            return isNameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.';
        }
        return c == '\u00B7' || isNameStart(c) || Character.isDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /// Whether XML allows the character at a place; a pair counts as one.
    boolean isCharacter(int i) {
        char c = chars[i];
        return c >= 0x20 && c < 0xFFFE || c == '\t' || c == '\n' || c == '\r';
    }

    /// The end of the name that must begin here.
    int name(int from) throws Partial, Problem {
        char c = at(from);
        if (!isNameStart(c) || namespaces && c == ':') {
            throw invalid(from);
        }
        boolean colon = false;
        int i = from + 1;
        while (isName(c = at(i))) {
            if (c == ':' && namespaces) {
                if (colon || !isNameStart(at(i + 1)) || at(i + 1) == ':') {
                    throw invalid(colon ? i : i + 1);
                }
                colon = true;
            }
            i++;
        }
        return i;
    }

    int token(int from) throws Partial, Problem {
        int i = from;
        while (isName(at(i))) {
            i++;
        }
        if (i == from) {
            throw invalid(from);
        }
        return i;
    }

    int spaces(int from) throws Partial {
        int i = from;
        while (isSpace(at(i))) {
            i++;
        }
        return i;
    }

    /// White space that must be there.
    int space(int from) throws Partial, Problem {
        if (!isSpace(at(from))) {
            throw invalid(from);
        }
        return spaces(from);
    }

    boolean startsWith(int from, String text) throws Partial {
        for (int i = 0; i < text.length(); i++) {
            if (at(from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The place of the quote that ends the literal whose opening quote is here.
    int literal(int from) throws Partial, Problem {
        char quote = at(from);
        int i = from + 1;
        while (at(i) != quote) {
            if (!isCharacter(i)) {
                throw invalid(i);
            }
            i++;
        }
        return i;
    }

    /// The place behind a reference that begins here, whose form alone is looked at.
    int reference(int from) throws Partial, Problem {
        int i = from + 1;
        if (at(i) != '#') {
            i = name(i);
            if (chars[i] != ';') {
                throw invalid(i);
            }
            return i + 1;
        }
        boolean hexadecimal = at(++i) == 'x';
        if (hexadecimal) {
            i++;
        }
        int first = i;
        while (Character.digit(at(i), hexadecimal ? 16 : 10) >= 0 && chars[i] < 0x80) {
            i++;
        }
        if (i == first || chars[i] != ';') {
            throw invalid(i);
        }
        return i + 1;
    }

    /// The character of the reference `&#...;` in `[from, to)`, -1 when there is none.
    int character(int from, int to) {
        boolean hexadecimal = chars[from + 2] == 'x';
        int value = 0;
        for (int i = from + (hexadecimal ? 3 : 2); i < to - 1; i++) {
            value = value * (hexadecimal ? 16 : 10) + Character.digit(chars[i], 16);
            if (value > 0x10FFFF) {
                return -1;
            }
        }
        boolean allowed = value >= 0x20 || value == '\t' || value == '\n' || value == '\r';
        return allowed && (value < 0xD800 || value > 0xDFFF) && value != 0xFFFE && value != 0xFFFF ? value : -1;
    }

    /// The place of `-->` of the comment that begins here.
    int comment(int from) throws Partial, Problem {
        for (int i = from + 4;; i++) {
            if (at(i) == '-') {
                if (at(i + 1) == '-') {
                    if (at(i + 2) != '>') {
                        throw invalid(i + 2);
                    }
                    return i;
                }
            } else if (!isCharacter(i)) {
                throw invalid(i);
            }
        }
    }

    /// The place of `?>` of the processing instruction that begins here and whose target ends at `target`.
    int instruction(int from, int target) throws Partial, Problem {
        if (at(target) == '?') {
            if (at(target + 1) != '>') {
                throw invalid(target + 1);
            }
            return target;
        }
        if (!isSpace(chars[target])) {
            throw invalid(target);
        }
        for (int i = target;; i++) {
            if (at(i) == '?') {
                if (at(i + 1) == '>') {
                    return i;
                }
            } else if (!isCharacter(i)) {
                throw invalid(i);
            }
        }
    }

    /// The end of the target of a processing instruction; `xml` in any case is refused unless it is exact.
    int target(int from) throws Partial, Problem {
        int to = name(from + 2);
        if (to == from + 5 && (chars[from + 2] | 0x20) == 'x' && (chars[from + 3] | 0x20) == 'm' && (chars[from + 4] | 0x20) == 'l'
                && !isXmlDeclaration(from, to)) {
            throw invalid(to);
        }
        return to;
    }

    boolean isXmlDeclaration(int from, int to) {
        return to == from + 5 && chars[from + 2] == 'x' && chars[from + 3] == 'm' && chars[from + 4] == 'l';
    }
}
