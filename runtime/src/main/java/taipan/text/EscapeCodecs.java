package taipan.text;

import java.nio.charset.StandardCharsets;

/// The encodings `unicode_escape` and `raw_unicode_escape`, and the escapes of bytes literals.
/// CPython: _PyUnicode_DecodeUnicodeEscapeInternal, PyUnicode_DecodeRawUnicodeEscape, _PyBytes_DecodeEscape
public final class EscapeCodecs {
    private static final String HEX = "0123456789abcdef";

    private EscapeCodecs() {}

    /// A decoded text with the position of the first escape that means nothing, -1 when there is none.
    public record Unescaped(Object text, int consumed, int invalidEscape) {}

    public static Unescaped decodeUnicodeEscape(byte[] input, int from, int to, CodecErrors errors, boolean last) {
        var out = new TextBuilder(to - from);
        int firstInvalid = -1;
        int i = from;
        while (i < to) {
            if (input[i] != '\\') {
                out.append(input[i++] & 0xFF);
                continue;
            }
            int start = i++;
            if (i >= to) {
                if (!last) {
                    return new Unescaped(out.toStr(), start - from, firstInvalid);
                }
                var replacement = errors.decoding("unicodeescape", input, start, i, "\\ at end of string");
                out.append(replacement.value());
                i = replacement.position();
                if (replacement.input() != null) {
                    input = replacement.input();
                    to = input.length;
                }
                continue;
            }
            int c = input[i++] & 0xFF;
            int simple = simpleEscape(c);
            if (simple >= 0) {
                out.append(simple);
                continue;
            }
            if (c == '\n') {
                continue;
            }
            if (c >= '0' && c <= '7') {
                int value = c - '0';
                for (int digits = 1; digits < 3 && i < to && input[i] >= '0' && input[i] <= '7'; digits++) {
                    value = value * 8 + input[i++] - '0';
                }
                out.append(value);
                continue;
            }
            int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
            String reason;
            if (digits > 0) {
                long value = 0;
                int missing = digits;
                while (missing > 0 && i < to && hexDigit(input[i]) >= 0) {
                    value = value << 4 | hexDigit(input[i++]);
                    missing--;
                }
                if (missing == 0 && value <= Unicode.MAX) {
                    out.append((int) value);
                    continue;
                }
                if (missing > 0 && i >= to && !last) {
                    return new Unescaped(out.toStr(), start - from, firstInvalid);
                }
                reason = missing == 0
                        ? "illegal Unicode character"
                        : "truncated \\" + (char) c + (c == 'x' ? "XX" : c == 'u' ? "XXXX" : "XXXXXXXX") + " escape";
            } else if (c == 'N') {
                reason = "malformed \\N character escape";
                int end = i < to && input[i] == '{' ? indexOf(input, '}', i, to) : i;
                if (i >= to || end >= to) {
                    i = to;
                    if (!last) {
                        return new Unescaped(out.toStr(), start - from, firstInvalid);
                    }
                } else if (end > i) {
                    String name = new String(input, i + 1, end - i - 1, StandardCharsets.ISO_8859_1);
                    i = end;
                    if (!name.isEmpty()) {
                        i++;
                        int cp = CharacterNames.codePoint(name);
                        if (cp >= 0) {
                            out.append(cp);
                            continue;
                        }
                        reason = "unknown Unicode character name";
                    }
                }
            } else {
                if (firstInvalid < 0) {
                    firstInvalid = i - 1;
                }
                out.append('\\').append(c);
                continue;
            }
            var replacement = errors.decoding("unicodeescape", input, start, i, reason);
            out.append(replacement.value());
            i = replacement.position();
            if (replacement.input() != null) {
                input = replacement.input();
                to = input.length;
            }
        }
        return new Unescaped(out.toStr(), i - from, firstInvalid);
    }

    private static int indexOf(byte[] input, char wanted, int from, int to) {
        int i = from;
        while (i < to && input[i] != wanted) {
            i++;
        }
        return i;
    }

    private static int simpleEscape(int c) {
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            default -> -1;
        };
    }

    private static int hexDigit(byte b) {
        return b < 0 ? -1 : Character.digit(b, 16);
    }

    /// CPython: PyUnicode_AsUnicodeEscapeString
    public static byte[] encodeUnicodeEscape(Object str) {
        int length = Text.length(str);
        var out = new ByteBuilder(length + 16);
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            switch (cp) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (cp >= ' ' && cp < 127) {
                        out.append(cp);
                    } else {
                        appendEscape(out, cp);
                    }
                }
            }
        }
        return out.toBytes();
    }

    private static void appendEscape(ByteBuilder out, int cp) {
        int digits = cp < 0x100 ? 2 : cp < 0x10000 ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt(cp >> shift & 15));
        }
    }

    public static Decoded decodeRawUnicodeEscape(byte[] input, int from, int to, CodecErrors errors, boolean last) {
        var out = new TextBuilder(to - from);
        int i = from;
        while (i < to) {
            int c = input[i++] & 0xFF;
            if (c != '\\' || i >= to) {
                if (c == '\\' && !last) {
                    i--;
                    break;
                }
                out.append(c);
                continue;
            }
            int start = i - 1;
            int kind = input[i++] & 0xFF;
            if (kind != 'u' && kind != 'U') {
                out.append('\\').append(kind);
                continue;
            }
            long value = 0;
            int missing = kind == 'u' ? 4 : 8;
            while (missing > 0 && i < to && hexDigit(input[i]) >= 0) {
                value = value << 4 | hexDigit(input[i++]);
                missing--;
            }
            if (missing == 0 && value <= Unicode.MAX) {
                out.append((int) value);
                continue;
            }
            if (missing > 0 && i >= to && !last) {
                i = start;
                break;
            }
            String reason = missing == 0
                    ? "\\Uxxxxxxxx out of range"
                    : kind == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
            var replacement = errors.decoding("rawunicodeescape", input, start, i, reason);
            out.append(replacement.value());
            i = replacement.position();
            if (replacement.input() != null) {
                input = replacement.input();
                to = input.length;
            }
        }
        return new Decoded(out.toStr(), i - from);
    }

    public static byte[] encodeRawUnicodeEscape(Object str) {
        int length = Text.length(str);
        var out = new ByteBuilder(length + 16);
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            if (cp < 0x100) {
                out.append(cp);
            } else {
                appendEscape(out, cp);
            }
        }
        return out.toBytes();
    }

    /// The bytes that a bytes literal's body means, with the position of the first escape that means nothing.
    /// Throws `FormatProblem` when it is malformed and `errors` is neither `ignore` nor `replace`.
    public static UnescapedBytes decodeBytesEscape(byte[] input, String errors) {
        var out = new ByteBuilder(input.length);
        int firstInvalid = -1;
        int i = 0;
        while (i < input.length) {
            if (input[i] != '\\') {
                out.append(input[i++]);
                continue;
            }
            int start = i++;
            if (i >= input.length) {
                throw FormatProblem.value("Trailing \\ in string");
            }
            int c = input[i++] & 0xFF;
            int simple = simpleEscape(c);
            if (simple >= 0) {
                out.append(simple);
            } else if (c >= '0' && c <= '7') {
                int value = c - '0';
                for (int digits = 1; digits < 3 && i < input.length && input[i] >= '0' && input[i] <= '7'; digits++) {
                    value = value * 8 + input[i++] - '0';
                }
                out.append(value);
            } else if (c == 'x') {
                if (i + 1 < input.length && hexDigit(input[i]) >= 0 && hexDigit(input[i + 1]) >= 0) {
                    out.append(hexDigit(input[i]) << 4 | hexDigit(input[i + 1]));
                    i += 2;
                    continue;
                }
                // Skips one digit, if that is what there is.
                if (i < input.length && hexDigit(input[i]) >= 0) {
                    i++;
                }
                switch (errors) {
                    case "strict" -> throw FormatProblem.value("invalid \\x escape at position " + start);
                    case "replace" -> out.append('?');
                    case "ignore" -> {}
                    default -> throw FormatProblem.value(
                            "decoding error; unknown error handling code: " + errors);
                }
            } else if (c != '\n') {
                if (firstInvalid < 0) {
                    firstInvalid = i - 1;
                }
                out.append('\\').append(c);
            }
        }
        return new UnescapedBytes(out.toBytes(), firstInvalid);
    }

    /// Decoded bytes with the position of the first escape that means nothing, -1 when there is none.
    public record UnescapedBytes(byte[] bytes, int invalidEscape) {}
}
