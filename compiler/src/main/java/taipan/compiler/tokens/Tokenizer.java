package taipan.compiler.tokens;

import static taipan.compiler.tokens.TokenType.*;

import java.util.ArrayList;
import java.util.List;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.WarningSink;

/// Cuts a source into tokens, one at a time.
///
/// It reads UTF-8 bytes, so that columns are byte offsets as in CPython and ASCII costs nothing. Lines become visible
/// one after the other (`inp` is the end of the last one), because where CPython has got to in its buffer shows in
/// the positions of some errors.
///
/// CPython: Parser/tokenizer.c (tok_get)
public final class Tokenizer extends NumberScanner {
    /// Why there are no more tokens.
    public enum End {
        /// There are more.
        NONE,
        /// The source is at its end.
        EOF,
        /// A problem with a position of its own is in [#problem].
        PROBLEM,
        /// The bytes of an identifier are not UTF-8; [#problem] says how.
        DECODE,
        DEDENT,
        TAB_SPACE,
        TOO_DEEP,
        LINE_CONTINUATION,
        /// An unterminated string; also in [#problem].
        STRING
    }

    private static final int TAB_SIZE = 8;
    private static final int MAX_INDENT = 100;
    private static final int MAX_LEVEL = 200;

    /// Types of single characters, and of what `=` after them makes.
    private static final byte[] ONE = new byte[128];

    private static final byte[] WITH_EQUAL = new byte[128];

    static {
        java.util.Arrays.fill(ONE, (byte) OP);
        String characters = "()[]:,;+-*/|&<>=.%{}~^@";
        for (int i = 0; i < characters.length(); i++) {
            ONE[characters.charAt(i)] = (byte) TokenType.ofSpelling(characters.substring(i, i + 1));
        }
        characters = ":+-*/|&<>=%^@!";
        for (int i = 0; i < characters.length(); i++) {
            WITH_EQUAL[characters.charAt(i)] = (byte) TokenType.ofSpelling(String.valueOf(characters.charAt(i)).concat("="));
        }
    }

    private final Names names;

    private int nameId;
    private int firstLineno;
    private int multiLineStart;
    private boolean atLineStart = true;
    private int pending;
    private int indent;
    private final int[] indents = new int[MAX_INDENT];
    private final int[] alternateIndents = new int[MAX_INDENT];
    private int level;
    private byte[] openings = new byte[16];
    private int[] openingLines = new int[16];
    private int[] openingColumns = new int[16];
    private boolean parsingStarted;
    private boolean asyncDef;
    private boolean asyncDefNewline;
    private int asyncDefIndent;
    private List<TypeIgnoreComment> typeIgnores;

    /// A `# type: ignore` comment: its line and its tag.
    public record TypeIgnoreComment(int lineno, String tag) {}

    public Tokenizer(Source source, Names names, TokenizerOptions options, WarningSink warnings) {
        super(source, options, warnings);
        this.names = names;
    }

    /// Thrown at the end of interactive input: the statement goes on in a line that was not typed yet.
    public static final class NeedsLine extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final NeedsLine SIGNAL = new NeedsLine();

        private NeedsLine() {
            super(null, null, false, false);
        }
    }

    /// Reads as from a prompt: totally empty lines end blocks, and the end of the source is the end of what was typed.
    public void beInteractive() {
        interactive = true;
    }

    public boolean isInteractive() {
        return interactive;
    }

    /// How many bytes of the source have been looked at, whole lines.
    public int linesRead() {
        return inp;
    }

    // ------------------------------------------------------------------ tokens

    /// Reads a token and adds it to `tokens`; the answer is its type.
    ///
    /// CPython: Parser/pegen.c (_PyPegen_fill_token)
    public int fill(TokenList tokens) {
        int type = token();
        while (type == TYPE_IGNORE) {
            if (typeIgnores == null) {
                typeIgnores = new ArrayList<>();
            }
            typeIgnores.add(new TypeIgnoreComment(lineno, source.text(start, end)));
            type = token();
        }
        if (options.single() && type == ENDMARKER && parsingStarted) {
            // The end of an interactive statement: close its line and its blocks.
            type = NEWLINE;
            parsingStarted = false;
            if (indent != 0 && !options.dontImplyDedent()) {
                pending = -indent;
                indent = 0;
            }
        } else {
            parsingStarted = true;
        }
        boolean string = type == STRING;
        int line = string ? firstLineno : lineno;
        int lineBegin = string ? multiLineStart : lineStart;
        int column = start >= 0 && start >= lineBegin ? start - lineBegin : -1;
        int endColumn = end >= 0 && end >= lineStart ? end - lineStart : -1;
        if (lineno == options.startingLineno() + 1) {
            column += options.startingColumn();
            endColumn += options.startingColumn();
        }
        int kind = type;
        if (type == NAME && nameId < TokenType.keywordCount()) {
            kind = FIRST_KEYWORD + nameId;
        }
        tokens.add(
                kind,
                Math.max(start, 0),
                Math.max(end, 0),
                line,
                column,
                lineno,
                endColumn,
                nameId);
        return kind;
    }

    /// Reads on, without keeping tokens, and answers the type of the next one.
    public int skip() {
        return token();
    }

    private int token() {
        start = -1;
        end = -1;
        boolean blankLine;
        while (true) {
            tokenStart = -1;
            blankLine = false;
            if (atLineStart) {
                int state = indentation();
                if (state < 0) {
                    return ERRORTOKEN;
                }
                blankLine = state == 1;
            }
            tokenStart = cur;
            if (pending != 0) {
                if (pending < 0) {
                    pending++;
                    return DEDENT;
                }
                pending--;
                return INDENT;
            }
            if (options.asyncHacks()) {
                closeAsyncFunction(blankLine);
            }
            int type = significant(blankLine);
            if (type != NEXT_LINE) {
                return type;
            }
        }
    }

    private static final int NEXT_LINE = -1;

    private void closeAsyncFunction(boolean blankLine) {
        int c = next();
        backup(c);
        // The line end behind a type comment comes before the indentation of the body.
        if (asyncDef && !blankLine && c != '\n' && level == 0 && asyncDefNewline && asyncDefIndent >= indent) {
            asyncDef = false;
            asyncDefIndent = 0;
            asyncDefNewline = false;
        }
    }

    /// Measures the indentation of a line: -1 after an error, 1 for a blank line, else 0.
    private int indentation() {
        int column = 0;
        int alternate = 0;
        int continued = 0;
        atLineStart = false;
        int c;
        while (true) {
            c = next();
            if (c == ' ') {
                column++;
                alternate++;
            } else if (c == '\t') {
                column = (column / TAB_SIZE + 1) * TAB_SIZE;
                alternate++;
            } else if (c == '\f') {
                column = 0;
                alternate = 0;
            } else if (c == '\\') {
                // The whitespace before the first backslash is the indentation of what follows.
                continued = continued != 0 ? continued : column;
                if (!continueLine()) {
                    return -1;
                }
            } else {
                break;
            }
        }
        backup(c);
        if (c == '#' || c == '\n') {
            if (!interactive || lineno > 1 && (column > 0 || c == '#')) {
                return 1;
            }
            // At the prompt an empty line ends a block, and a first line without code is a statement of its own.
            column = 0;
            alternate = 0;
        }
        if (level > 0) {
            return 0;
        }
        if (continued != 0) {
            column = continued;
            alternate = continued;
        }
        int current = indents[indent];
        if (column == current) {
            return alternate == alternateIndents[indent] ? 0 : tabError();
        }
        if (column > current) {
            if (indent + 1 >= MAX_INDENT) {
                done = End.TOO_DEEP;
                cur = inp;
                return -1;
            }
            if (alternate <= alternateIndents[indent]) {
                return tabError();
            }
            pending++;
            indents[++indent] = column;
            alternateIndents[indent] = alternate;
            return 0;
        }
        while (indent > 0 && column < indents[indent]) {
            pending--;
            indent--;
        }
        if (column != indents[indent]) {
            done = End.DEDENT;
            cur = inp;
            return -1;
        }
        return alternate == alternateIndents[indent] ? 0 : tabError();
    }

    private int tabError() {
        done = End.TAB_SPACE;
        cur = inp;
        return -1;
    }

    private boolean continueLine() {
        int c = next();
        if (c != '\n') {
            done = End.LINE_CONTINUATION;
            return false;
        }
        c = next();
        if (c == EOF) {
            done = End.EOF;
            cur = inp;
            return false;
        }
        backup(c);
        return true;
    }

    private int significant(boolean blankLine) {
        while (true) {
            tokenStart = -1;
            int c;
            do {
                c = next();
            } while (c == ' ' || c == '\t' || c == '\f');
            tokenStart = cur - 1;
            if (c == '#') {
                while (c != EOF && c != '\n') {
                    c = next();
                }
                if (options.typeComments()) {
                    int type = typeComment(c, blankLine);
                    if (type != 0) {
                        return type;
                    }
                }
            }
            if (c == EOF) {
                if (level > 0) {
                    return ERRORTOKEN;
                }
                return done == End.EOF ? ENDMARKER : ERRORTOKEN;
            }
            byte kind = CLASS[c];
            if ((kind & IDENTIFIER_START) != 0) {
                return (kind & STRING_PREFIX) != 0 ? prefixedString(c) : identifier();
            }
            if (c == '\n') {
                atLineStart = true;
                if (blankLine || level > 0) {
                    return NEXT_LINE;
                }
                start = tokenStart;
                end = cur - 1;
                if (asyncDef) {
                    asyncDefNewline = true;
                }
                return NEWLINE;
            }
            if (c == '.') {
                return dot();
            }
            if ((kind & DIGIT) != 0) {
                return number(c);
            }
            if (c == '\'' || c == '"') {
                return string(c);
            }
            if (c == '\\') {
                if (!continueLine()) {
                    return ERRORTOKEN;
                }
                continue;
            }
            return operator(c);
        }
    }

    private int typeComment(int c, boolean blankLine) {
        int p = tokenStart;
        String prefix = "# type: ";
        int matched = 0;
        while (matched < prefix.length() && p < cur) {
            char expected = prefix.charAt(matched);
            if (expected == ' ') {
                while (bytes[p] == ' ' || bytes[p] == '\t') {
                    p++;
                }
            } else if (expected == bytes[p]) {
                p++;
            } else {
                break;
            }
            matched++;
        }
        if (matched < prefix.length()) {
            return 0;
        }
        int ignoreEnd = p + 6;
        backup(c);
        boolean ignore = cur >= ignoreEnd
                && source.text(p, ignoreEnd).equals("ignore")
                && !(cur > ignoreEnd
                        && (bytes[ignoreEnd] < 0
                                || bytes[ignoreEnd] != '_' && is(bytes[ignoreEnd] & 0xFF, IDENTIFIER_PART)));
        end = cur;
        if (!ignore) {
            start = p;
            return TYPE_COMMENT;
        }
        start = ignoreEnd;
        if (blankLine) {
            next();
            atLineStart = true;
        }
        return TYPE_IGNORE;
    }

    // ------------------------------------------------------------------ names

    private int prefixedString(int c) {
        boolean sawB = false;
        boolean sawR = false;
        boolean sawU = false;
        boolean sawF = false;
        while (true) {
            if (!(sawB || sawU || sawF) && (c == 'b' || c == 'B')) {
                sawB = true;
            } else if (!(sawB || sawU || sawR || sawF) && (c == 'u' || c == 'U')) {
                sawU = true;
            } else if (!(sawR || sawU) && (c == 'r' || c == 'R')) {
                sawR = true;
            } else if (!(sawF || sawB || sawU) && (c == 'f' || c == 'F')) {
                sawF = true;
            } else {
                break;
            }
            c = next();
            if (c == '"' || c == '\'') {
                return string(c);
            }
        }
        backup(c);
        return identifier();
    }

    private int identifier() {
        // Identifiers do not cross lines, and the padding after the source ends the loop at its end.
        int at = tokenStart;
        int hash = 0;
        int all = 0;
        byte b;
        while ((CLASS[(b = bytes[at]) & 0xFF] & IDENTIFIER_PART) != 0) {
            hash = Names.hash(hash, b);
            all |= b;
            at++;
        }
        cur = at;
        noticeEnd();
        if (all < 0 && !verifyIdentifier()) {
            return ERRORTOKEN;
        }
        start = tokenStart;
        end = at;
        if (at - start == 5 && bytes[start] == 'a') {
            int type = asyncOrAwait();
            if (type != NAME) {
                return type;
            }
        }
        nameId = names.idOf(bytes, start, at, hash, all >= 0);
        return NAME;
    }

    private int asyncOrAwait() {
        boolean async = matches("async");
        if (!options.asyncHacks() || asyncDef) {
            return async ? ASYNC : matches("await") ? AWAIT : NAME;
        }
        if (async && followedByDef()) {
            asyncDefIndent = indent;
            asyncDef = true;
            return ASYNC;
        }
        return NAME;
    }

    private boolean matches(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean followedByDef() {
        int at = cur;
        while (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f') {
            at++;
        }
        return bytes[at] == 'd'
                && bytes[at + 1] == 'e'
                && bytes[at + 2] == 'f'
                && (CLASS[bytes[at + 3] & 0xFF] & IDENTIFIER_PART) == 0;
    }

    private boolean verifyIdentifier() {
        String invalid = Utf8.firstError(bytes, tokenStart, cur);
        if (invalid != null) {
            done = End.DECODE;
            problem = new SyntaxProblem(SyntaxProblem.Kind.UNICODE_DECODE_ERROR, invalid);
            return false;
        }
        int at = tokenStart;
        while (at < cur) {
            int codePoint = Utf8.codePointAt(bytes, at);
            int after = at + Utf8.length(codePoint);
            boolean valid = at == tokenStart
                    ? CharacterClasses.isIdentifierStart(codePoint)
                    : CharacterClasses.isIdentifierPart(codePoint);
            if (!valid) {
                cur = after;
                String hex = hex(codePoint);
                if (CharacterClasses.isPrintable(codePoint)) {
                    error("invalid character '" + Character.toString(codePoint) + "' (U+" + hex + ")");
                } else {
                    error("invalid non-printable character U+" + hex);
                }
                return false;
            }
            at = after;
        }
        return true;
    }

    private static String hex(int codePoint) {
        String digits = Integer.toHexString(codePoint).toUpperCase(java.util.Locale.ROOT);
        return "0000".substring(Math.min(4, digits.length())) + digits;
    }

    // ------------------------------------------------------------------ strings and operators

    private int string(int quote) {
        int quoteSize = 1;
        int closing = 0;
        firstLineno = lineno;
        multiLineStart = lineStart;
        int c = next();
        if (c == quote) {
            c = next();
            if (c == quote) {
                quoteSize = 3;
            } else {
                closing = 1;
            }
        }
        if (c != quote) {
            backup(c);
        }
        while (closing != quoteSize) {
            c = next();
            if (c == EOF || quoteSize == 1 && c == '\n') {
                return unterminatedString(quoteSize, c);
            }
            if (c == quote) {
                closing++;
            } else {
                closing = 0;
                if (c == '\\') {
                    next();
                }
            }
        }
        return finish(STRING);
    }

    private int unterminatedString(int quoteSize, int c) {
        cur = tokenStart + 1;
        lineStart = multiLineStart;
        int detected = lineno;
        lineno = firstLineno;
        String what = quoteSize == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal";
        error(what + " (detected at line " + detected + ")");
        if (c != '\n') {
            done = End.STRING;
        }
        return ERRORTOKEN;
    }

    private int operator(int c) {
        // Look-ahead stays within the line: a line end or the padding is no part of an operator.
        noticeEnd();
        int c2 = bytes[cur];
        if (c2 == '=' && WITH_EQUAL[c] != 0) {
            cur++;
            noticeEnd();
            return finish(WITH_EQUAL[c]);
        }
        switch (c) {
            case '*', '/', '<', '>' -> {
                if (c2 == c) {
                    cur++;
                    noticeEnd();
                    if (bytes[cur] == '=') {
                        cur++;
                        return finish(
                                switch (c) {
                                    case '*' -> DOUBLESTAREQUAL;
                                    case '/' -> DOUBLESLASHEQUAL;
                                    case '<' -> LEFTSHIFTEQUAL;
                                    default -> RIGHTSHIFTEQUAL;
                                });
                    }
                    return finish(
                            switch (c) {
                                case '*' -> DOUBLESTAR;
                                case '/' -> DOUBLESLASH;
                                case '<' -> LEFTSHIFT;
                                default -> RIGHTSHIFT;
                            });
                }
                if (c == '<' && c2 == '>') {
                    cur++;
                    noticeEnd();
                    return finish(NOTEQUAL);
                }
            }
            case '-' -> {
                if (c2 == '>') {
                    cur++;
                    noticeEnd();
                    return finish(RARROW);
                }
            }
            case '(', '[', '{' -> {
                if (level >= MAX_LEVEL) {
                    return error("too many nested parentheses");
                }
                open(c);
            }
            case ')', ']', '}' -> {
                if (level == 0) {
                    return error("unmatched '" + (char) c + "'");
                }
                level--;
                int opening = openings[level];
                if (opening + (opening == '(' ? 1 : 2) != c) {
                    String message = "closing parenthesis '" + (char) c + "' does not match opening parenthesis '"
                            + (char) opening + "'";
                    return error(openingLines[level] == lineno ? message : message + " on line " + openingLines[level]);
                }
            }
            default -> {}
        }
        return finish(ONE[c]);
    }

    private void open(int c) {
        if (level == openings.length) {
            openings = java.util.Arrays.copyOf(openings, level * 2);
            openingLines = java.util.Arrays.copyOf(openingLines, level * 2);
            openingColumns = java.util.Arrays.copyOf(openingColumns, level * 2);
        }
        openings[level] = (byte) c;
        openingLines[level] = lineno;
        openingColumns[level] = tokenStart - lineStart;
        level++;
    }

    // ------------------------------------------------------------------ problems

    /// Why the last token was an error or the end.
    public End done() {
        return done;
    }

    /// The problem that the tokenizer itself found, or `null`.
    public SyntaxProblem problem() {
        return problem;
    }

    public void clearProblem() {
        problem = null;
    }

    public Source source() {
        return source;
    }

    public int lineno() {
        return lineno;
    }

    /// How far the current character is from the start of its line.
    public int column() {
        return cur - lineStart;
    }

    /// How far the current character is from the start of the buffer, the line on which the current token began.
    public int bufferColumn() {
        return cur - buf;
    }

    /// Where the next character is.
    public int position() {
        return cur;
    }

    /// The start of the buffer, for error texts.
    public int bufferStart() {
        return buf;
    }

    /// The end of what has been read in whole lines.
    public int bufferEnd() {
        return inp;
    }

    /// How many parentheses are open.
    public int level() {
        return level;
    }

    /// The innermost open parenthesis.
    public char opening() {
        return (char) openings[level - 1];
    }

    public int openingLineno() {
        return openingLines[level - 1];
    }

    public int openingColumn() {
        return openingColumns[level - 1];
    }

    /// The `# type: ignore` comments so far.
    public List<TypeIgnoreComment> typeIgnores() {
        return typeIgnores == null ? List.of() : typeIgnores;
    }
}
