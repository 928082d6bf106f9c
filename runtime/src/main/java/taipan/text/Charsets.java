package taipan.text;

import java.nio.charset.StandardCharsets;

/// Encodings of one byte per character: ASCII, Latin-1 and those of a character map.
/// CPython: Objects/unicodeobject.c
public final class Charsets {
    private Charsets() {}

    public static Object decodeLatin1(byte[] input, int from, int to) {
        return new String(input, from, to - from, StandardCharsets.ISO_8859_1);
    }

    public static Object decodeAscii(byte[] input, int from, int to, CodecErrors errors) {
        int i = from;
        while (i < to && input[i] >= 0) {
            i++;
        }
        if (i == to) {
            return decodeLatin1(input, from, to);
        }
        var out = new TextBuilder(to - from);
        out.append(decodeLatin1(input, from, i));
        while (i < to) {
            if (input[i] >= 0) {
                out.append((int) input[i++]);
                continue;
            }
            var replacement = errors.decoding("ascii", input, i, i + 1, "ordinal not in range(128)");
            if (replacement.input() != null) {
                input = replacement.input();
                to = input.length;
            }
            out.append(replacement.value());
            i = replacement.position();
        }
        return out.toStr();
    }

    public static byte[] encodeLatin1(Object str, CodecErrors errors) {
        return encode(str, errors, 256, "latin-1");
    }

    public static byte[] encodeAscii(Object str, CodecErrors errors) {
        return encode(str, errors, 128, "ascii");
    }

    /// CPython: unicode_encode_ucs1
    private static byte[] encode(Object str, CodecErrors errors, int limit, String name) {
        int length = Text.length(str);
        if (Text.maximum(str) < limit) {
            return ((String) str).getBytes(StandardCharsets.ISO_8859_1);
        }
        String reason = limit == 256 ? "ordinal not in range(256)" : "ordinal not in range(128)";
        var out = new ByteBuilder(length);
        int i = 0;
        while (i < length) {
            int cp = Text.at(str, i);
            if (cp < limit) {
                out.append(cp);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < length && Text.at(str, end) >= limit) {
                end++;
            }
            var replacement = errors.encoding(name, str, i, end, reason, false);
            if (replacement.value() instanceof byte[] bytes) {
                out.append(bytes);
            } else {
                Object text = replacement.value();
                if (Text.maximum(text) >= limit) {
                    errors.encoding(name, str, i, end, reason, true);
                }
                out.append((String) text);
            }
            i = replacement.position();
        }
        return out.toBytes();
    }

    /// What a decoding map says of a byte: a str, or absent (null) for undefined.
    public interface DecodingMap {
        Object text(int b);
    }

    /// What an encoding map says of a character: a `Long` below 256, a `byte[]`, or absent (null) for undefined.
    public interface EncodingMap {
        Object bytes(int cp);
    }

    private static final String UNDEFINED = "character maps to <undefined>";

    /// Decodes by a str of which each byte is an index, U+FFFE meaning undefined.
    /// CPython: charmap_decode_string
    public static Object decodeByTable(byte[] input, Object table, CodecErrors errors) {
        int size = Text.length(table);
        var out = new TextBuilder(input.length);
        int i = 0;
        while (i < input.length) {
            int b = input[i] & 0xFF;
            int cp = b < size ? Text.at(table, b) : 0xFFFE;
            if (cp != 0xFFFE) {
                out.append(cp);
                i++;
                continue;
            }
            var replacement = errors.decoding("charmap", input, i, i + 1, UNDEFINED);
            if (replacement.input() != null) {
                input = replacement.input();
            }
            out.append(replacement.value());
            i = replacement.position();
        }
        return out.toStr();
    }

    /// CPython: charmap_decode_mapping
    public static Object decodeByMap(byte[] input, DecodingMap map, CodecErrors errors) {
        var out = new TextBuilder(input.length);
        int i = 0;
        while (i < input.length) {
            Object text = map.text(input[i] & 0xFF);
            if (text != null) {
                out.append(text);
                i++;
                continue;
            }
            var replacement = errors.decoding("charmap", input, i, i + 1, UNDEFINED);
            if (replacement.input() != null) {
                input = replacement.input();
            }
            out.append(replacement.value());
            i = replacement.position();
        }
        return out.toStr();
    }

    /// CPython: _PyUnicode_EncodeCharmap
    public static byte[] encodeByMap(Object str, EncodingMap map, CodecErrors errors) {
        int length = Text.length(str);
        var out = new ByteBuilder(length);
        int i = 0;
        while (i < length) {
            if (appendMapped(out, map, Text.at(str, i))) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < length && map.bytes(Text.at(str, end)) == null) {
                end++;
            }
            var replacement = errors.encoding("charmap", str, i, end, UNDEFINED, false);
            if (replacement.value() instanceof byte[] bytes) {
                out.append(bytes);
            } else {
                Object text = replacement.value();
                for (int j = 0; j < Text.length(text); j++) {
                    if (!appendMapped(out, map, Text.at(text, j))) {
                        errors.encoding("charmap", str, i, end, UNDEFINED, true);
                    }
                }
            }
            i = replacement.position();
        }
        return out.toBytes();
    }

    private static boolean appendMapped(ByteBuilder out, EncodingMap map, int cp) {
        Object mapped = map.bytes(cp);
        if (mapped instanceof Long b) {
            out.append((int) (long) b);
        } else if (mapped != null) {
            out.append((byte[]) mapped);
        }
        return mapped != null;
    }
}
