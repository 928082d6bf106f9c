package taipan.compiler.tokens;

import static taipan.compiler.tokens.TokenType.ERRORTOKEN;

import taipan.compiler.SyntaxProblem;
import taipan.compiler.WarningSink;

/// A source and a place in it: what a tokenizer reads characters from, line by line.
///
/// CPython: Parser/tokenizer.c (tok_nextc)
abstract class SourceCursor {
    static final int EOF = -1;

    /// Bits of [#CLASS], which says what a character may be part of.
    static final byte IDENTIFIER_START = 1;

    static final byte IDENTIFIER_PART = 2;
    static final byte DIGIT = 4;
    static final byte HEX = 8;
    static final byte STRING_PREFIX = 16;
    static final byte[] CLASS = classes();

    final Source source;
    final byte[] bytes;
    final int length;
    final TokenizerOptions options;
    final WarningSink warnings;

    /// The next character, the end of the last line that was read, and where the first line that matters begins.
    int cur;

    int inp;
    int buf;

    /// The line of the last character that was read: its start and its number.
    int lineStart;

    int lineno;

    /// Where the token that is being read starts, -1 between tokens.
    int tokenStart = -1;

    /// The last token.
    int start;

    int end;
    boolean interactive;
    Tokenizer.End done = Tokenizer.End.NONE;
    SyntaxProblem problem;

    SourceCursor(Source source, TokenizerOptions options, WarningSink warnings) {
        this.source = source;
        this.bytes = source.bytes;
        this.length = source.length;
        this.options = options;
        this.warnings = warnings;
        this.lineno = options.startingLineno();
    }

    static byte[] classes() {
        byte[] table = new byte[256];
        for (int c = 0; c < 256; c++) {
            byte kind = 0;
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128) {
                kind |= IDENTIFIER_START | IDENTIFIER_PART;
            }
            if (c >= '0' && c <= '9') {
                kind |= IDENTIFIER_PART | DIGIT | HEX;
            }
            if (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
                kind |= HEX;
            }
            if ("bBuUrRfF".indexOf(c) >= 0) {
                kind |= STRING_PREFIX;
            }
            table[c] = kind;
        }
        return table;
    }

    static boolean is(int c, byte kind) {
        return c >= 0 && (CLASS[c] & kind) != 0;
    }

    int next() {
        if (cur != inp) {
            return bytes[cur++] & 0xFF;
        }
        return underflow() ? bytes[cur++] & 0xFF : EOF;
    }

    boolean underflow() {
        if (done != Tokenizer.End.NONE) {
            return false;
        }
        int to = inp;
        while (to < length && bytes[to] != '\n') {
            to++;
        }
        if (to == length) {
            if (to == inp) {
                if (interactive) {
                    throw Tokenizer.NeedsLine.SIGNAL;
                }
                done = Tokenizer.End.EOF;
                return false;
            }
        } else {
            to++;
        }
        if (tokenStart < 0) {
            buf = cur;
        }
        lineStart = cur;
        lineno++;
        inp = to;
        return true;
    }

    /// Notices the end of a source whose last line has no end, as looking at the next character does in CPython.
    void noticeEnd() {
        if (cur == inp) {
            underflow();
        }
    }

    void backup(int c) {
        if (c != EOF) {
            cur--;
        }
    }

    /// Ends a token of `type` before the next character.
    int finish(int type) {
        start = tokenStart;
        end = cur;
        return type;
    }

    /// A problem at the next character; the answer is the type of an error token.
    int error(String message) {
        return error(message, -1, -1);
    }

    int error(String message, int column, int endColumn) {
        int offset = column;
        if (column < 0) {
            String before = source.text(lineStart, cur);
            offset = before.codePointCount(0, before.length());
        }
        int to = lineStart;
        while (to < length && bytes[to] != '\n') {
            to++;
        }
        problem = new SyntaxProblem(
                SyntaxProblem.Kind.SYNTAX_ERROR,
                message,
                options.filename(),
                lineno,
                offset,
                lineno,
                endColumn < 0 ? offset : endColumn,
                source.text(lineStart, to));
        done = Tokenizer.End.PROBLEM;
        return ERRORTOKEN;
    }
}
