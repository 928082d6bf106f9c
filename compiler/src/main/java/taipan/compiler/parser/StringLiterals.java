package taipan.compiler.parser;

import java.util.Arrays;
import taipan.code.BytesConstant;
import taipan.code.WideStr;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.tokens.TokenList;

/// Makes the expression of adjacent string literals: a constant, or a `JoinedStr` when an f-string is among them.
///
/// It works for the quick parser and for the diagnosis alike, which differ in how they say that something is wrong
/// and in how they parse the expression of a replacement field.
///
/// CPython: Parser/string_parser.c
final class StringLiterals {
    /// The parser that wants a string.
    interface Host {
        TokenList tokens();

        byte[] bytes();

        ParserOptions options();

        /// An exception for a problem at the last token that was read.
        RuntimeException problem(String message);

        /// An exception for a problem at token `index`.
        RuntimeException problemAt(int index, String message);

        /// Parses the expression `bytes[from, to)` of a replacement field of the f-string token `token`.
        Expr replacementField(int token, int from, int to, int startingLineno, int startingColumn);

        /// A warning about line `lineno`; the answer says whether it is to be an error.
        boolean warn(String message, int lineno);
    }

    private static final int MAX_LEVEL = 200;

    private final Host host;
    private final byte[] bytes;
    private final TokenList tokens;

    private int token;
    private Span span;
    private String kind;
    private boolean formatted;

    /// Where reading of an f-string has got to.
    private int at;

    private final StringBuilder literal = new StringBuilder();

    /// What `literal` is continued in once it has a character above U+FFFF.
    private int[] wide;

    private int wideLength;
    private Object[] parts = new Object[8];
    private int partCount;

    StringLiterals(Host host) {
        this.host = host;
        this.bytes = host.bytes();
        this.tokens = host.tokens();
    }

    /// The expression of the STRING tokens `[from, to)`.
    ///
    /// CPython: _PyPegen_concatenate_strings
    Expr concatenate(int from, int to, Span at) {
        span = at;
        formatted = false;
        literal.setLength(0);
        partCount = 0;
        kind = bytes[tokens.start(from)] == 'u' ? "u" : null;
        boolean bytesMode = false;
        byte[] collected = null;
        for (int i = from; i < to; i++) {
            token = i;
            int start = tokens.start(i);
            int end = tokens.end(i);
            boolean isBytes = false;
            boolean isRaw = false;
            boolean isFormatted = false;
            int quote = bytes[start];
            while (quote != '\'' && quote != '"') {
                switch (quote) {
                    case 'b', 'B' -> isBytes = true;
                    case 'r', 'R' -> isRaw = true;
                    case 'f', 'F' -> isFormatted = true;
                    default -> {}
                }
                quote = bytes[++start];
            }
            if (isFormatted && host.options().featureVersion() < 6) {
                throw host.problem("Format strings are only supported in Python 3.6 and greater");
            }
            start++;
            end--;
            if (end - start >= 4 && bytes[start] == quote && bytes[start + 1] == quote) {
                start += 2;
                end -= 2;
            }
            Object value = null;
            if (!isFormatted) {
                value = isBytes ? bytesValue(start, end, isRaw) : plain(start, end, isRaw, false);
            }
            if (i != from && bytesMode != isBytes) {
                throw host.problem("cannot mix bytes and nonbytes literals");
            }
            bytesMode = isBytes;
            if (isFormatted) {
                formatted = true;
                this.at = start;
                format(end, isRaw, 0);
            } else if (isBytes) {
                byte[] more = (byte[]) value;
                if (collected == null) {
                    collected = more;
                } else {
                    int length = collected.length;
                    collected = Arrays.copyOf(collected, length + more.length);
                    System.arraycopy(more, 0, collected, length, more.length);
                }
            } else if (to - from == 1) {
                return new Expr.Constant(value, kind, span);
            } else {
                append(value);
            }
        }
        if (bytesMode) {
            return new Expr.Constant(new BytesConstant(collected), null, span);
        }
        if (!formatted) {
            return constant(span, kind);
        }
        return joined(0, span, kind);
    }

    private void append(Object value) {
        if (value instanceof String text && wide == null) {
            literal.append(text);
            return;
        }
        // From the first character above U+FFFF on, code points: two lone surrogates must not become a pair.
        if (wide == null) {
            wide = literal.chars().toArray();
            wideLength = wide.length;
        }
        int[] more = value instanceof WideStr str ? str.codePoints() : ((String) value).chars().toArray();
        wide = Arrays.copyOf(wide, wideLength + more.length);
        System.arraycopy(more, 0, wide, wideLength, more.length);
        wideLength += more.length;
    }

    private boolean hasLiteral() {
        return wide != null || !literal.isEmpty();
    }

    private Expr constant(Span span, String kind) {
        Object value = wide == null ? literal.toString() : WideStr.of(wide, 0, wideLength);
        literal.setLength(0);
        wide = null;
        return new Expr.Constant(value, kind, span);
    }

    private void addPart(Object part) {
        if (partCount == parts.length) {
            parts = Arrays.copyOf(parts, partCount * 2);
        }
        parts[partCount++] = part;
    }

    private Expr joined(int firstPart, Span span, String kind) {
        if (hasLiteral()) {
            addPart(constant(span, kind));
        }
        Seq<Expr> values = Seq.copyOfRange(parts, firstPart, partCount);
        partCount = firstPart;
        return new Expr.JoinedStr(values, span);
    }

    // ------------------------------------------------------------------ values

    private Object plain(int start, int end, boolean raw, boolean inFormat) {
        int all = 0;
        boolean escapes = false;
        for (int i = start; i < end; i++) {
            all |= bytes[i];
            escapes |= bytes[i] == '\\';
        }
        if (all >= 0 && (raw || !escapes)) {
            return new String(bytes, start, end - start, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        return EscapeDecoder.text(host, token, start, end, !raw && escapes, !raw && (escapes || inFormat));
    }

    private byte[] bytesValue(int start, int end, boolean raw) {
        boolean escapes = false;
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0) {
                throw host.problem("bytes can only contain ASCII literal characters");
            }
            escapes |= bytes[i] == '\\';
        }
        if (raw || !escapes) {
            return Arrays.copyOfRange(bytes, start, end);
        }
        return EscapeDecoder.bytes(host, token, start, end);
    }

    // ------------------------------------------------------------------ f-strings

    /// Reads literals and replacement fields up to `end`, or to the `}` that ends a format spec.
    ///
    /// CPython: _PyPegen_FstringParser_ConcatFstring
    private void format(int end, boolean raw, int depth) {
        while (true) {
            if (literalPart(end, raw, depth)) {
                continue;
            }
            if (at >= end || bytes[at] == '}') {
                break;
            }
            replacementField(end, raw, depth);
        }
        if (depth == 0 && at < end - 1) {
            throw host.problem("f-string: unexpected end of string");
        }
        if (depth != 0 && bytes[at] != '}') {
            throw host.problem("f-string: expecting '}'");
        }
    }

    /// Reads a literal; true when it ended at a doubled brace, so that another one follows.
    ///
    /// CPython: fstring_find_literal
    private boolean literalPart(int end, boolean raw, int depth) {
        int start = at;
        int s = start;
        int literalEnd = -1;
        while (s < end) {
            byte ch = bytes[s++];
            if (!raw && ch == '\\' && s < end) {
                ch = bytes[s++];
                if (ch == 'N') {
                    // The braces of \N{...} are not those of a replacement field.
                    if (s < end && bytes[s++] == '{') {
                        while (s < end && bytes[s++] != '}') {}
                        continue;
                    }
                    continue;
                }
                if (ch == '{') {
                    warnInvalidEscape(s - 1);
                }
            }
            if (ch == '{' || ch == '}') {
                if (depth == 0) {
                    if (s < end && bytes[s] == ch) {
                        at = s + 1;
                        literalEnd = s;
                        break;
                    }
                    if (ch == '}') {
                        at = s - 1;
                        throw host.problem("f-string: single '}' is not allowed");
                    }
                }
                s--;
                break;
            }
        }
        boolean doubled = literalEnd >= 0;
        if (!doubled) {
            at = s;
            literalEnd = s;
        }
        if (literalEnd > start) {
            append(plain(start, literalEnd, raw, true));
        }
        return doubled;
    }

    private void warnInvalidEscape(int escaped) {
        EscapeDecoder.warn(host, token, bytes[escaped] & 0xFF);
    }

    /// Reads `{expression=!conversion:spec}`, and adds its parts.
    ///
    /// CPython: fstring_find_expr
    private void replacementField(int end, boolean raw, int depth) {
        if (depth >= 2) {
            throw host.problem("f-string: expressions nested too deeply");
        }
        int exprStart = at + 1;
        int exprEnd = expressionEnd(exprStart, end);
        at = exprEnd;
        if (exprEnd >= end) {
            throw host.problem("f-string: expecting '}'");
        }
        Expr value = compile(exprStart, exprEnd);
        boolean shown = false;
        if (bytes[at] == '=') {
            if (host.options().featureVersion() < 8) {
                throw host.problem(
                        "f-string: self documenting expressions are only supported in Python 3.8 and greater");
            }
            at++;
            while (isSpace(bytes[at])) {
                at++;
            }
            if (at >= end) {
                throw host.problem("f-string: expecting '}'");
            }
            shown = true;
            if (at > exprStart) {
                append(EscapeDecoder.text(host, token, exprStart, at, false, false));
            }
        }
        int conversion = -1;
        if (bytes[at] == '!') {
            at++;
            if (at >= end) {
                throw host.problem("f-string: expecting '}'");
            }
            conversion = bytes[at++];
            if (conversion != 's' && conversion != 'r' && conversion != 'a') {
                throw host.problem("f-string: invalid conversion character: expected 's', 'r', or 'a'");
            }
            if (at >= end) {
                throw host.problem("f-string: expecting '}'");
            }
        }
        // What precedes this field is a part before the format spec's own parts begin.
        int mark = partCount;
        if (hasLiteral()) {
            addPart(constant(span, kind));
            mark = partCount;
        }
        Expr spec = null;
        if (bytes[at] == ':') {
            at++;
            if (at >= end) {
                throw host.problem("f-string: expecting '}'");
            }
            format(end, raw, depth + 1);
            // A format spec and its last literal span the token that they are in, not all tokens of the string.
            Span inToken = new Span(
                    tokens.lineno(token), tokens.column(token), tokens.endLineno(token), tokens.endColumn(token));
            spec = joined(mark, inToken, null);
        }
        if (at >= end || bytes[at] != '}') {
            throw host.problem("f-string: expecting '}'");
        }
        at++;
        if (shown && spec == null && conversion == -1) {
            conversion = 'r';
        }
        addPart(new Expr.FormattedValue(value, conversion, spec, span));
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }

    /// Where the expression that starts at `from` ends; a problem when it cannot be told.
    private int expressionEnd(int from, int end) {
        byte quote = 0;
        boolean triple = false;
        int depth = 0;
        byte[] openings = null;
        int i = from;
        for (; i < end; i++) {
            byte ch = bytes[i];
            if (ch == '\\') {
                throw host.problem("f-string expression part cannot include a backslash");
            }
            if (quote != 0) {
                if (ch == quote) {
                    if (!triple) {
                        quote = 0;
                    } else if (i + 2 < end && bytes[i + 1] == ch && bytes[i + 2] == ch) {
                        i += 2;
                        quote = 0;
                        triple = false;
                    }
                }
                continue;
            }
            switch (ch) {
                case '\'', '"' -> {
                    if (i + 2 < end && bytes[i + 1] == ch && bytes[i + 2] == ch) {
                        triple = true;
                        i += 2;
                    }
                    quote = ch;
                    continue;
                }
                case '[', '{', '(' -> {
                    if (depth >= MAX_LEVEL) {
                        throw host.problem("f-string: too many nested parenthesis");
                    }
                    if (openings == null) {
                        openings = new byte[MAX_LEVEL];
                    }
                    openings[depth++] = ch;
                    continue;
                }
                case '#' -> throw host.problem("f-string expression part cannot include '#'");
                default -> {}
            }
            if (depth == 0 && (ch == '!' || ch == ':' || ch == '}' || ch == '=' || ch == '>' || ch == '<')) {
                if (i + 1 < end) {
                    byte next = bytes[i + 1];
                    if (next == '=' && (ch == '!' || ch == '=' || ch == '<' || ch == '>')) {
                        i++;
                        continue;
                    }
                }
                if (ch == '>' || ch == '<') {
                    continue;
                }
                break;
            }
            if (ch == ']' || ch == '}' || ch == ')') {
                if (depth == 0) {
                    throw host.problem("f-string: unmatched '" + (char) ch + "'");
                }
                byte opening = openings[--depth];
                if (opening + (opening == '(' ? 1 : 2) != ch) {
                    throw host.problem("f-string: closing parenthesis '" + (char) ch
                            + "' does not match opening parenthesis '" + (char) opening + "'");
                }
            }
        }
        if (quote != 0) {
            throw host.problem("f-string: unterminated string");
        }
        if (depth > 0) {
            throw host.problem("f-string: unmatched '" + (char) openings[depth - 1] + "'");
        }
        return i;
    }

    /// CPython: fstring_compile_expr
    private Expr compile(int from, int to) {
        boolean blank = true;
        for (int i = from; i < to && blank; i++) {
            byte b = bytes[i];
            blank = b == ' ' || b == '\t' || b == '\n' || b == '\f' || b == '\r';
        }
        if (blank) {
            throw host.problem("f-string: empty expression not allowed");
        }
        int tokenStart = tokens.start(token);
        int brace = from - 1;
        int lines = 0;
        for (int i = tokenStart; i < brace; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        boolean newlineAfterBrace = true;
        for (int i = from; bytes[i] != '}' && bytes[i] != '\n'; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\f') {
                newlineAfterBrace = false;
                break;
            }
        }
        int startingColumn = lines == 0 ? tokens.column(token) : 0;
        if (!newlineAfterBrace) {
            int start = brace;
            while (start > tokenStart && bytes[start - 1] != '\n') {
                start--;
            }
            startingColumn += brace - start;
        }
        // The parser of the field is another one, but this one's state must survive nested strings.
        try {
            return host.replacementField(token, from, to, tokens.lineno(token) + lines - 1, startingColumn);
        } catch (SyntaxProblem problem) {
            if (problem.kind() == SyntaxProblem.Kind.UNICODE_DECODE_ERROR) {
                throw host.problem("(unicode error) " + problem.getMessage());
            }
            throw problem;
        }
    }
}
