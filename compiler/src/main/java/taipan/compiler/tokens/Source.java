package taipan.compiler.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import taipan.compiler.SourceEnvironment;
import taipan.compiler.SyntaxProblem;

/// A source text as the tokenizer reads it: UTF-8 with `\n` line ends, followed by a few zero bytes.
///
/// Bytes that claim to be UTF-8 are not checked here. As in CPython only identifiers and strings are decoded later, so
/// that a comment may hold anything.
///
/// CPython: Parser/tokenizer.c (decode_str, translate_newlines, check_coding_spec)
public final class Source {
    /// Zero bytes after the text, so that short look-aheads need no bounds check.
    static final int PADDING = 8;

    final byte[] bytes;
    final int length;

    /// Whether the encoding is known to be something: only then does CPython count error offsets in characters.
    private final boolean encodingKnown;

    private Source(byte[] bytes, int length, boolean encodingKnown) {
        this.bytes = bytes;
        this.length = length;
        this.encodingKnown = encodingKnown;
    }

    /// The source of a Python str. In the mode `exec` a missing newline at the end is added.
    public static Source of(String text, boolean exec) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        // Java writes a lone surrogate as '?', so the text is searched only when that makes the difference.
        rejectSurrogates(text);
        rejectNull(utf8);
        return translateNewlines(utf8, 0, utf8.length, exec, true);
    }

    /// The source of Python bytes: a byte order mark or a coding comment says in which encoding it is.
    public static Source of(byte[] input, boolean exec, String filename, SourceEnvironment environment) {
        rejectNull(input);
        boolean mark = startsWithMark(input);
        int from = mark ? 3 : 0;
        Source raw = translateNewlines(input, from, input.length, exec, mark);
        String encoding = declaredEncoding(raw.bytes, raw.length);
        if (encoding == null) {
            return raw;
        }
        if (mark) {
            if (!encoding.equals("utf-8")) {
                throw initial(filename, "encoding problem: " + encoding + " with BOM");
            }
            return raw;
        }
        if (encoding.equals("utf-8")) {
            return new Source(raw.bytes, raw.length, true);
        }
        String text;
        try {
            text = environment.decode(raw.bytes, raw.length, encoding);
        } catch (SyntaxProblem problem) {
            throw initial(filename, problem.getMessage());
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return new Source(Arrays.copyOf(utf8, utf8.length + PADDING), utf8.length, true);
    }

    /// The source of the expression `[from, to)` of a replacement field, in parentheses.
    public Source replacementField(int from, int to) {
        byte[] string = this.bytes;
        byte[] bytes = new byte[to - from + 3 + PADDING];
        bytes[0] = '(';
        System.arraycopy(string, from, bytes, 1, to - from);
        bytes[to - from + 1] = ')';
        bytes[to - from + 2] = '\n';
        return new Source(bytes, to - from + 3, false);
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public boolean encodingKnown() {
        return encodingKnown;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static void rejectNull(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                throw new SyntaxProblem(
                        SyntaxProblem.Kind.VALUE_ERROR, "source code string cannot contain null bytes");
            }
        }
    }

    private static void rejectSurrogates(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0xD800 || c > 0xDFFF) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            int position = text.codePointCount(0, i);
            int end = i + 1;
            while (end < length
                    && Character.isSurrogate(text.charAt(end))
                    && !(Character.isHighSurrogate(text.charAt(end))
                            && end + 1 < length
                            && Character.isLowSurrogate(text.charAt(end + 1)))) {
                end++;
            }
            String what = end - i == 1
                    ? "character '\\u" + Integer.toHexString(c) + "' in position " + position
                    : "characters in position " + position + "-" + (position + end - i - 1);
            throw new SyntaxProblem(
                    SyntaxProblem.Kind.UNICODE_ENCODE_ERROR,
                    "'utf-8' codec can't encode " + what + ": surrogates not allowed");
        }
    }

    private static Source translateNewlines(byte[] input, int from, int to, boolean exec, boolean encodingKnown) {
        byte[] bytes = new byte[to - from + 1 + PADDING];
        int n = 0;
        int run = from;
        for (int i = from; i < to; i++) {
            if (input[i] == '\r') {
                System.arraycopy(input, run, bytes, n, i - run);
                n += i - run;
                if (i + 1 < to && input[i + 1] == '\n') {
                    i++;
                }
                bytes[n++] = '\n';
                run = i + 1;
            }
        }
        System.arraycopy(input, run, bytes, n, to - run);
        n += to - run;
        // CPython takes a final "\r\n" for a line end that is missing.
        boolean crlf = to - from >= 2 && input[to - 1] == '\n' && input[to - 2] == '\r';
        if (exec && (n == 0 || bytes[n - 1] != '\n' || crlf)) {
            bytes[n++] = '\n';
        }
        return new Source(bytes, n, encodingKnown);
    }

    /// The normalised name in a coding comment on one of the first two lines (PEP 263), or `null`.
    private static String declaredEncoding(byte[] bytes, int length) {
        int lineStart = 0;
        for (int line = 0; line < 2; line++) {
            int lineEnd = lineStart;
            while (lineEnd < length && bytes[lineEnd] != '\n') {
                lineEnd++;
            }
            if (lineEnd == length) {
                // CPython looks at whole lines only.
                return null;
            }
            int i = lineStart;
            while (i < lineEnd && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\f')) {
                i++;
            }
            if (i < lineEnd && bytes[i] != '#') {
                return null;
            }
            String name = codingSpec(bytes, i, lineEnd);
            if (name != null) {
                return name;
            }
            lineStart = lineEnd + 1;
        }
        return null;
    }

    private static String codingSpec(byte[] bytes, int from, int to) {
        for (int i = from; i < to - 6; i++) {
            if (bytes[i] != 'c'
                    || bytes[i + 1] != 'o'
                    || bytes[i + 2] != 'd'
                    || bytes[i + 3] != 'i'
                    || bytes[i + 4] != 'n'
                    || bytes[i + 5] != 'g') {
                continue;
            }
            int at = i + 6;
            if (bytes[at] != ':' && bytes[at] != '=') {
                continue;
            }
            do {
                at++;
            } while (bytes[at] == ' ' || bytes[at] == '\t');
            int start = at;
            while (at < to && isEncodingCharacter(bytes[at])) {
                at++;
            }
            if (start < at) {
                return normalised(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
            }
        }
        return null;
    }

    private static boolean isEncodingCharacter(byte b) {
        return b >= '0' && b <= '9'
                || b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b == '-'
                || b == '_'
                || b == '.';
    }

    private static String normalised(String name) {
        String start = name.substring(0, Math.min(name.length(), 12)).toLowerCase(Locale.ROOT).replace('_', '-');
        if (start.equals("utf-8") || start.startsWith("utf-8-")) {
            return "utf-8";
        }
        for (String latin : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
            if (start.equals(latin) || start.startsWith(latin + "-")) {
                return "iso-8859-1";
            }
        }
        return name;
    }

    private static SyntaxProblem initial(String filename, String message) {
        return new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, message, filename, 0, -1, SyntaxProblem.NOWHERE, SyntaxProblem.NOWHERE, null);
    }

    /// The line `lineno` without its end, decoded; bytes that are not UTF-8 become U+FFFD.
    public String line(int lineno) {
        int from = 0;
        for (int line = 1; line < lineno; line++) {
            while (from < length && bytes[from] != '\n') {
                from++;
            }
            from++;
        }
        int to = Math.min(from, length);
        while (to < length && bytes[to] != '\n') {
            to++;
        }
        return text(Math.min(from, length), to);
    }

    /// The bytes `[from, to)`, decoded; what is not UTF-8 becomes U+FFFD.
    public String text(int from, int to) {
        return Utf8.decode(bytes, from, to);
    }
}
