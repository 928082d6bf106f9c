package taipan.compiler.parser;

import taipan.code.WideStr;
import taipan.compiler.tokens.Utf8;

/// Decodes the text between the quotes of a string or bytes literal.
///
/// CPython: Parser/string_parser.c (decode_unicode_with_escapes), Objects/unicodeobject.c, Objects/bytesobject.c
final class EscapeDecoder {
    private final StringLiterals.Host host;
    private final byte[] bytes;
    private final int end;
    private int[] out;
    private int size;

    /// How much longer CPython's rewritten text is up to here: it spells every character outside ASCII `\UXXXXXXXX`
    /// before it decodes escapes, and error positions count in that text.
    private int growth;

    private int firstInvalid = -1;

    private EscapeDecoder(StringLiterals.Host host, int start, int end) {
        this.host = host;
        this.bytes = host.bytes();
        this.end = end;
        this.out = new int[end - start];
    }

    /// The str of `bytes[start, end)` of STRING token `token`. What is not UTF-8 is reported with its place in the text,
    /// or, with `inRuns`, in its run of bytes outside ASCII.
    static Object text(
            StringLiterals.Host host, int token, int start, int end, boolean escapes, boolean inRuns) {
        EscapeDecoder decoder = new EscapeDecoder(host, start, end);
        String invalid = inRuns
                ? firstErrorInRuns(host.bytes(), start, end)
                : Utf8.firstError(host.bytes(), start, end);
        if (invalid != null) {
            throw host.problem("(unicode error) " + invalid);
        }
        decoder.decodeText(start, escapes);
        if (decoder.firstInvalid >= 0) {
            warn(host, token, decoder.firstInvalid);
        }
        return WideStr.of(decoder.out, 0, decoder.size);
    }

    private static String firstErrorInRuns(byte[] bytes, int start, int end) {
        for (int at = start; at < end; at++) {
            int run = at;
            while (at < end && bytes[at] < 0) {
                at++;
            }
            String invalid = at > run ? Utf8.firstError(bytes, run, at) : null;
            if (invalid != null) {
                return invalid;
            }
        }
        return null;
    }

    /// The bytes of `bytes[start, end)` of STRING token `token`, which holds escapes.
    static byte[] bytes(StringLiterals.Host host, int token, int start, int end) {
        EscapeDecoder decoder = new EscapeDecoder(host, start, end);
        decoder.decodeBytes(start);
        if (decoder.firstInvalid >= 0) {
            warn(host, token, decoder.firstInvalid);
        }
        byte[] result = new byte[decoder.size];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) decoder.out[i];
        }
        return result;
    }

    static void warn(StringLiterals.Host host, int token, int c) {
        String message = "invalid escape sequence '\\" + (char) c + "'";
        if (host.warn(message, host.tokens().lineno(token))) {
            throw host.problemAt(token, message);
        }
    }

    private void decodeText(int start, boolean escapes) {
        int at = start;
        while (at < end) {
            int b = bytes[at];
            if (b < 0) {
                int codePoint = Utf8.codePointAt(bytes, at);
                int length = Utf8.length(codePoint);
                at += length;
                growth += 10 - length;
                out[size++] = codePoint;
            } else if (b != '\\' || !escapes) {
                out[size++] = b;
                at++;
            } else {
                at = escape(start, at);
            }
        }
    }

    private int escape(int start, int backslash) {
        int at = backslash + 1;
        if (at >= end || bytes[at] < 0) {
            // CPython rewrites such a backslash as its own escape; it stands for itself.
            growth += 5;
            out[size++] = '\\';
            return at;
        }
        int c = bytes[at++];
        switch (c) {
            case '\n' -> {
                return at;
            }
            case '\\', '\'', '"' -> out[size++] = c;
            case 'b' -> out[size++] = '\b';
            case 'f' -> out[size++] = '\f';
            case 't' -> out[size++] = '\t';
            case 'n' -> out[size++] = '\n';
            case 'r' -> out[size++] = '\r';
            case 'v' -> out[size++] = 0x0B;
            case 'a' -> out[size++] = 0x07;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return octal(at, c);
            }
            case 'x' -> {
                return hex(start, backslash, at, 2, "truncated \\xXX escape");
            }
            case 'u' -> {
                return hex(start, backslash, at, 4, "truncated \\uXXXX escape");
            }
            case 'U' -> {
                return hex(start, backslash, at, 8, "truncated \\UXXXXXXXX escape");
            }
            case 'N' -> {
                return named(start, backslash, at);
            }
            default -> {
                if (firstInvalid < 0) {
                    firstInvalid = c;
                }
                out[size++] = '\\';
                // The character itself is read as text.
                return at - 1;
            }
        }
        return at;
    }

    private int octal(int at, int first) {
        int value = first - '0';
        for (int i = 0; i < 2 && at < end && bytes[at] >= '0' && bytes[at] <= '7'; i++) {
            value = value * 8 + bytes[at++] - '0';
        }
        out[size++] = value;
        return at;
    }

    private int hex(int start, int backslash, int at, int count, String problem) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = at < end ? Character.digit(bytes[at], 16) : -1;
            if (digit < 0) {
                throw unicodeError(start, backslash, at, problem);
            }
            value = value << 4 | digit;
            at++;
        }
        if (value < 0 || value > Character.MAX_CODE_POINT) {
            throw unicodeError(start, backslash, at, "illegal Unicode character");
        }
        out[size++] = value;
        return at;
    }

    private int named(int start, int backslash, int at) {
        if (at >= end || bytes[at] != '{') {
            throw unicodeError(start, backslash, at, "malformed \\N character escape");
        }
        int nameStart = at + 1;
        int nameEnd = nameStart;
        int inName = 0;
        while (nameEnd < end && bytes[nameEnd] != '}') {
            if (bytes[nameEnd] < 0) {
                int length = Utf8.length(Utf8.codePointAt(bytes, nameEnd));
                inName += 10 - length;
                nameEnd += length;
            } else {
                nameEnd++;
            }
        }
        if (nameEnd == nameStart || nameEnd >= end) {
            throw unicodeErrorTo(start, backslash, nameEnd + inName, "malformed \\N character escape");
        }
        String name = new String(
                bytes, nameStart, nameEnd - nameStart, java.nio.charset.StandardCharsets.UTF_8);
        int codePoint = inName > 0 ? -1 : host.options().environment().characterNamed(name);
        if (codePoint < 0) {
            throw unicodeErrorTo(start, backslash, nameEnd + 1 + inName, "unknown Unicode character name");
        }
        out[size++] = codePoint;
        return nameEnd + 1;
    }

    private RuntimeException unicodeError(int start, int backslash, int to, String why) {
        return unicodeErrorTo(start, backslash, to, why);
    }

    private RuntimeException unicodeErrorTo(int start, int backslash, int to, String why) {
        int first = backslash - start + growth;
        int last = to - start + growth - 1;
        String what = first == last
                ? "byte 0x5c in position " + first
                : "bytes in position " + first + "-" + last;
        return host.problem("(unicode error) 'unicodeescape' codec can't decode " + what + ": " + why);
    }

    private void decodeBytes(int start) {
        int at = start;
        while (at < end) {
            int b = bytes[at++];
            if (b != '\\') {
                out[size++] = b;
                continue;
            }
            int c = bytes[at++];
            switch (c) {
                case '\n' -> {}
                case '\\', '\'', '"' -> out[size++] = c;
                case 'b' -> out[size++] = '\b';
                case 'f' -> out[size++] = '\f';
                case 't' -> out[size++] = '\t';
                case 'n' -> out[size++] = '\n';
                case 'r' -> out[size++] = '\r';
                case 'v' -> out[size++] = 0x0B;
                case 'a' -> out[size++] = 0x07;
                case '0', '1', '2', '3', '4', '5', '6', '7' -> at = octal(at, c);
                case 'x' -> {
                    int high = at < end ? Character.digit(bytes[at], 16) : -1;
                    int low = at + 1 < end ? Character.digit(bytes[at + 1], 16) : -1;
                    if (high < 0 || low < 0) {
                        throw host.problem("(value error) invalid \\x escape at position " + (at - 2 - start));
                    }
                    out[size++] = high << 4 | low;
                    at += 2;
                }
                default -> {
                    if (firstInvalid < 0) {
                        firstInvalid = c;
                    }
                    out[size++] = '\\';
                    at--;
                }
            }
        }
    }
}
