package taipan.modules.json;

import static taipan.objects.Raise.valueError;

import taipan.objects.Calls;
import taipan.objects.Imports;
import taipan.objects.PyBaseException;
import taipan.objects.Raised;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// JSON's string literals, both ways.
/// CPython: Modules/_json.c
final class JsonStrings {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /// Where the literal that was scanned last ends: the index behind its closing quote.
    int end;

    private final Object source;
    private final String narrow;
    private final int length;

    /// `source` is a `String` or `WideStr`.
    JsonStrings(Object source) {
        this.source = source;
        this.narrow = source instanceof String s ? s : null;
        this.length = Text.length(source);
    }

    int length() {
        return length;
    }

    int at(int index) {
        return narrow != null ? narrow.charAt(index) : Text.at(source, index);
    }

    Object slice(int from, int to) {
        return narrow != null ? narrow.substring(from, to) : Text.slice(source, from, to);
    }

    /// `JSONDecodeError(message, source, position)`.
    Raised error(String message, int position) {
        Object type = Imports.attribute("json.decoder", "JSONDecodeError");
        return new Raised((PyBaseException) Calls.call(type, message, source, (Object) (long) position));
    }

    /// Reads the literal whose opening quote is just before `from`.
    /// CPython: scanstring_unicode
    Object scan(long from, boolean strict) {
        if (from < 0 || from > length) {
            throw valueError("end is out of bounds");
        }
        int begin = (int) from - 1;
        int start = (int) from;
        int stop = plainEnd(start, strict, begin);
        if (at(stop) == '"') {
            end = stop + 1;
            return slice(start, stop);
        }
        TextBuilder out = new TextBuilder(2 * (stop - start) + 16);
        while (true) {
            out.append(source, start, stop);
            if (at(stop) == '"') {
                end = stop + 1;
                return out.toStr();
            }
            if (stop + 1 == length) {
                throw error("Unterminated string starting at", begin);
            }
            start = escape(out, stop + 1);
            stop = plainEnd(start, strict, begin);
        }
    }

    /// The index of the next quote or backslash.
    private int plainEnd(int from, boolean strict, int begin) {
        for (int i = from; i < length; i++) {
            int c = at(i);
            if (c == '"' || c == '\\') {
                return i;
            }
            if (c <= 0x1F && strict) {
                throw error("Invalid control character at", i);
            }
        }
        throw error("Unterminated string starting at", begin);
    }

    /// Appends what the escape with its letter at `at` stands for, and answers the index behind it.
    private int escape(TextBuilder out, int at) {
        int c = at(at);
        switch (c) {
            case '"', '\\', '/' -> out.append(c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                int unit = fourDigits(at + 1);
                int next = at + 5;
                if (unit >>> 10 == 0xD800 >>> 10 && next + 6 < length && at(next) == '\\' && at(next + 1) == 'u') {
                    int low = fourDigits(next + 2);
                    if (low >>> 10 == 0xDC00 >>> 10) {
                        out.append(Character.toCodePoint((char) unit, (char) low));
                        return next + 6;
                    }
                }
                out.append(unit);
                return next;
            }
            default -> throw error("Invalid \\escape", at - 1);
        }
        return at + 1;
    }

    private int fourDigits(int from) {
        if (from + 4 >= length) {
            throw error("Invalid \\uXXXX escape", from - 1);
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int c = at(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw error("Invalid \\uXXXX escape", from - 1);
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /// Appends a str as a literal; with `ascii`, everything outside of printable ASCII as escapes.
    /// CPython: ascii_escape_unicode, escape_unicode
    static void appendLiteral(TextBuilder out, Object str, boolean ascii) {
        out.append('"');
        int length = Text.length(str);
        int start = 0;
        for (int i = 0; i < length; i++) {
            int c = Text.at(str, i);
            if (c >= ' ' && c != '"' && c != '\\' && (!ascii || c <= '~')) {
                continue;
            }
            out.append(str, start, i);
            start = i + 1;
            appendEscape(out, c);
        }
        out.append(str, start, length);
        out.append('"');
    }

    private static void appendEscape(TextBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c > 0xFFFF) {
                    appendUnit(out, Character.highSurrogate(c));
                    appendUnit(out, Character.lowSurrogate(c));
                } else {
                    appendUnit(out, c);
                }
            }
        }
    }

    private static void appendUnit(TextBuilder out, int unit) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX[unit >>> shift & 15]);
        }
    }
}
