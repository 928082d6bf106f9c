package taipan.text;

import java.nio.charset.StandardCharsets;
import taipan.code.WideStr;

/// UTF-8, in which surrogates are errors.
/// CPython: PyUnicode_DecodeUTF8Stateful, stringlib/codecs.h
public final class Utf8 {
    private static final String NAME = "utf-8";

    private Utf8() {}

    /// Decodes all bytes.
    public static Object decode(byte[] input, CodecErrors errors) {
        return decode(input, 0, input.length, errors, true).text();
    }

    /// Decodes `input[from:to]`; unless this is the `last` piece of it, an incomplete sequence at the end is left over.
    public static Decoded decode(byte[] input, int from, int to, CodecErrors errors, boolean last) {
        int i = from;
        while (i < to && input[i] >= 0) {
            i++;
        }
        if (i == to) {
            return new Decoded(new String(input, from, to - from, StandardCharsets.ISO_8859_1), to - from);
        }
        // Most text stays within the basic plane and is well formed.
        char[] chars = new char[to - from];
        for (int j = from; j < i; j++) {
            chars[j - from] = (char) input[j];
        }
        int count = i - from;
        while (i < to) {
            int b = input[i];
            if (b >= 0) {
                chars[count++] = (char) b;
                i++;
            } else if (b >= (byte) 0xC2 && b < (byte) 0xE0 && i + 1 < to && input[i + 1] < (byte) 0xC0) {
                chars[count++] = (char) ((b & 0x1F) << 6 | input[i + 1] & 0x3F);
                i += 2;
            } else if (b >= (byte) 0xE0
                    && b < (byte) 0xF0
                    && i + 2 < to
                    && input[i + 1] < (byte) 0xC0
                    && input[i + 2] < (byte) 0xC0) {
                char c = (char) ((b & 0x0F) << 12 | (input[i + 1] & 0x3F) << 6 | input[i + 2] & 0x3F);
                if (c < 0x800 || Character.isSurrogate(c)) {
                    break;
                }
                chars[count++] = c;
                i += 3;
            } else {
                break;
            }
        }
        String head = new String(chars, 0, count);
        if (i == to) {
            return new Decoded(head, to - from);
        }
        return decodeSlowly(input, from, i, to, head, errors, last);
    }

    private static Decoded decodeSlowly(
            byte[] input, int from, int at, int to, String head, CodecErrors errors, boolean last) {
        var out = new TextBuilder(head.length() + to - at);
        out.append(head);
        int i = at;
        while (i < to) {
            int b = input[i];
            if (b >= 0) {
                out.append(b);
                i++;
                continue;
            }
            int length = sequenceLength(b & 0xFF);
            int good = length == 0 ? 0 : goodBytes(input, i, Math.min(to, i + length));
            if (length != 0 && good == length) {
                out.append(codePoint(input, i, length));
                i += length;
                continue;
            }
            boolean cut = length != 0 && i + good == to;
            if (!last && (cut || isCutSurrogate(input, i, to))) {
                break;
            }
            String reason = length == 0
                    ? "invalid start byte"
                    : cut ? "unexpected end of data" : "invalid continuation byte";
            var replacement = errors.decoding(NAME, input, i, i + Math.max(good, 1), reason);
            if (replacement.input() != null) {
                input = replacement.input();
                to = input.length;
            }
            out.append(replacement.value());
            i = replacement.position();
        }
        return new Decoded(out.toStr(), i - from);
    }

    /// The length that a first byte announces, 0 when it cannot be first.
    private static int sequenceLength(int b) {
        return b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
    }

    /// How many bytes from the first on may belong to one sequence; overlong forms and surrogates fail at the second.
    private static int goodBytes(byte[] input, int start, int end) {
        int i = start + 1;
        if (i < end) {
            int first = input[start] & 0xFF;
            int second = input[i] & 0xFF;
            int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
            int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
            if (second < least || second > most) {
                return 1;
            }
            i++;
        }
        while (i < end && (input[i] & 0xC0) == 0x80) {
            i++;
        }
        return i - start;
    }

    /// Whether the input ends within a surrogate, which an error handler may want to see as a whole.
    private static boolean isCutSurrogate(byte[] input, int i, int to) {
        return to - i == 2 && input[i] == (byte) 0xED && (input[i + 1] & 0xE0) == 0xA0;
    }

    private static int codePoint(byte[] input, int i, int length) {
        int cp = input[i] & 0xFF >> length + 1;
        for (int j = 1; j < length; j++) {
            cp = cp << 6 | input[i + j] & 0x3F;
        }
        return cp;
    }

    /// The encoded length, or -1 when a surrogate cannot be encoded.
    public static long encodedLength(Object str) {
        long bytes = 0;
        for (int i = 0, length = Text.length(str); i < length; i++) {
            int cp = Text.at(str, i);
            if (cp >= 0xD800 && cp <= 0xDFFF) {
                return -1;
            }
            bytes += cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
        }
        return bytes;
    }

    public static byte[] encode(Object str, CodecErrors errors) {
        if (Text.isAscii(str)) {
            return ((String) str).getBytes(StandardCharsets.ISO_8859_1);
        }
        int length = Text.length(str);
        var out = new ByteBuilder(length + length / 2);
        int i = 0;
        while (i < length) {
            int cp = Text.at(str, i);
            if (cp >= 0xD800 && cp <= 0xDFFF) {
                int end = i + 1;
                while (end < length && Text.at(str, end) >= 0xD800 && Text.at(str, end) <= 0xDFFF) {
                    end++;
                }
                i = appendReplacement(out, str, i, end, errors);
            } else {
                append(out, cp);
                i++;
            }
        }
        return out.toBytes();
    }

    private static int appendReplacement(ByteBuilder out, Object str, int start, int end, CodecErrors errors) {
        String reason = "surrogates not allowed";
        var replacement = errors.encoding(NAME, str, start, end, reason, false);
        if (replacement.value() instanceof byte[] bytes) {
            out.append(bytes);
        } else if (Text.isAscii(replacement.value())) {
            out.append((String) replacement.value());
        } else {
            errors.encoding(NAME, str, start, end, reason, true);
        }
        return replacement.position();
    }

    /// Appends one code point that is no surrogate.
    static void append(ByteBuilder out, int cp) {
        if (cp < 0x80) {
            out.append(cp);
        } else if (cp < 0x800) {
            out.append(0xC0 | cp >> 6).append(0x80 | cp & 0x3F);
        } else if (cp < 0x10000) {
            out.append(0xE0 | cp >> 12).append(0x80 | cp >> 6 & 0x3F).append(0x80 | cp & 0x3F);
        } else {
            out.append(0xF0 | cp >> 18)
                    .append(0x80 | cp >> 12 & 0x3F)
                    .append(0x80 | cp >> 6 & 0x3F)
                    .append(0x80 | cp & 0x3F);
        }
    }

    /// UTF-8 in which surrogates are encoded like other characters, as `marshal` writes names.
    public static byte[] encodePassingSurrogates(Object str) {
        if (Text.isAscii(str)) {
            return ((String) str).getBytes(StandardCharsets.ISO_8859_1);
        }
        int length = Text.length(str);
        var out = new ByteBuilder(length + length / 2);
        for (int i = 0; i < length; i++) {
            append(out, Text.at(str, i));
        }
        return out.toBytes();
    }

    /// The str of UTF-8 in which surrogates are allowed; absent (null) when the bytes are malformed otherwise.
    public static Object decodePassingSurrogates(byte[] input) {
        int[] cps = new int[input.length];
        int count = 0;
        for (int i = 0; i < input.length; ) {
            int b = input[i] & 0xFF;
            int length = b < 0x80 ? 1 : sequenceLength(b);
            boolean surrogate = b == 0xED && i + 2 < input.length && (input[i + 1] & 0xE0) == 0xA0;
            if (length == 0 || i + length > input.length) {
                return null;
            }
            if (length > 1 && !surrogate && goodBytes(input, i, i + length) != length) {
                return null;
            }
            cps[count++] = length == 1 ? b : codePoint(input, i, length);
            i += length;
        }
        return WideStr.of(cps, 0, count);
    }
}
