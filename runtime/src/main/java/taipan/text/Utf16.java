package taipan.text;

/// UTF-16 and UTF-32 in both byte orders.
/// CPython: PyUnicode_DecodeUTF16Stateful, PyUnicode_DecodeUTF32Stateful
public final class Utf16 {
    /// Byte orders as the `_codecs` functions number them; with `NATIVE` a byte order mark is read or written.
    public static final int LITTLE = -1;

    public static final int NATIVE = 0;
    public static final int BIG = 1;

    private Utf16() {}

    /// A decoded text with the byte order that was found, `NATIVE` when there was no mark.
    public record DecodedInOrder(Object text, int consumed, int order) {}

    private static String name(int order, int bits) {
        return "utf-" + bits + (order < 0 ? "-le" : order > 0 ? "-be" : "");
    }

    private static int unit(byte[] input, int i, boolean big) {
        return big ? (input[i] & 0xFF) << 8 | input[i + 1] & 0xFF : (input[i + 1] & 0xFF) << 8 | input[i] & 0xFF;
    }

    public static DecodedInOrder decode16(byte[] input, int from, int to, CodecErrors errors, int order, boolean last) {
        int i = from;
        if (order == NATIVE && to - from >= 2) {
            int mark = unit(input, from, false);
            if (mark == 0xFEFF || mark == 0xFFFE) {
                i += 2;
                order = mark == 0xFEFF ? LITTLE : BIG;
            }
        }
        boolean big = order == BIG;
        String name = big ? "utf-16-be" : order == LITTLE ? "utf-16-le" : "utf-16";
        var out = new TextBuilder((to - i) / 2);
        while (i < to) {
            int end;
            String reason;
            if (i + 1 >= to) {
                if (!last) {
                    break;
                }
                reason = "truncated data";
                end = to;
            } else {
                int unit = unit(input, i, big);
                if (unit < 0xD800 || unit > 0xDFFF) {
                    out.append(unit);
                    i += 2;
                    continue;
                }
                if (unit >= 0xDC00) {
                    reason = "illegal encoding";
                    end = i + 2;
                } else if (i + 3 >= to) {
                    if (!last) {
                        break;
                    }
                    reason = "unexpected end of data";
                    end = to;
                } else {
                    int low = unit(input, i + 2, big);
                    if (low >= 0xDC00 && low <= 0xDFFF) {
                        out.append(0x10000 + ((unit & 0x3FF) << 10 | low & 0x3FF));
                        i += 4;
                        continue;
                    }
                    reason = "illegal UTF-16 surrogate";
                    end = i + 2;
                }
            }
            var replacement = errors.decoding(name, input, i, end, reason);
            if (replacement.input() != null) {
                input = replacement.input();
                to = input.length;
            }
            out.append(replacement.value());
            i = replacement.position();
        }
        return new DecodedInOrder(out.toStr(), i - from, order);
    }

    public static DecodedInOrder decode32(byte[] input, int from, int to, CodecErrors errors, int order, boolean last) {
        int i = from;
        if (order == NATIVE && to - from >= 4) {
            int mark = unit32(input, from, false);
            if (mark == 0xFEFF || mark == 0xFFFE0000) {
                i += 4;
                order = mark == 0xFEFF ? LITTLE : BIG;
            }
        }
        boolean big = order == BIG;
        String name = big ? "utf-32-be" : order == LITTLE ? "utf-32-le" : "utf-32";
        var out = new TextBuilder((to - i) / 4);
        while (i < to) {
            int end = i + 4;
            String reason;
            if (end > to) {
                if (!last) {
                    break;
                }
                reason = "truncated data";
                end = to;
            } else {
                int cp = unit32(input, i, big);
                if (cp >= 0xD800 && cp <= 0xDFFF) {
                    reason = "code point in surrogate code point range(0xd800, 0xe000)";
                } else if (cp < 0 || cp > Unicode.MAX) {
                    reason = "code point not in range(0x110000)";
                } else {
                    out.append(cp);
                    i = end;
                    continue;
                }
            }
            var replacement = errors.decoding(name, input, i, end, reason);
            if (replacement.input() != null) {
                input = replacement.input();
                to = input.length;
            }
            out.append(replacement.value());
            i = replacement.position();
        }
        return new DecodedInOrder(out.toStr(), i - from, order);
    }

    private static int unit32(byte[] input, int i, boolean big) {
        return big
                ? unit(input, i, true) << 16 | unit(input, i + 2, true)
                : unit(input, i + 2, false) << 16 | unit(input, i, false);
    }

    public static byte[] encode16(Object str, CodecErrors errors, int order) {
        return encode(str, errors, order, 2);
    }

    public static byte[] encode32(Object str, CodecErrors errors, int order) {
        return encode(str, errors, order, 4);
    }

    private static byte[] encode(Object str, CodecErrors errors, int order, int width) {
        int length = Text.length(str);
        boolean big = order == BIG;
        var out = new ByteBuilder((length + 1) * width);
        if (order == NATIVE) {
            append(out, 0xFEFF, width, big);
        }
        String name = name(order, width * 8);
        String reason = "surrogates not allowed";
        int i = 0;
        while (i < length) {
            int cp = Text.at(str, i);
            if (cp < 0xD800 || cp > 0xDFFF) {
                append(out, cp, width, big);
                i++;
                continue;
            }
            var replacement = errors.encoding(name, str, i, i + 1, reason, false);
            if (replacement.value() instanceof byte[] bytes) {
                if (bytes.length % width != 0) {
                    errors.encoding(name, str, i, i + 1, reason, true);
                }
                out.append(bytes);
            } else {
                Object text = replacement.value();
                if (!Text.isAscii(text)) {
                    errors.encoding(name, str, i, i + 1, reason, true);
                }
                for (int j = 0; j < Text.length(text); j++) {
                    append(out, Text.at(text, j), width, big);
                }
            }
            i = replacement.position();
        }
        return out.toBytes();
    }

    private static void append(ByteBuilder out, int cp, int width, boolean big) {
        if (width == 4) {
            append(out, big ? cp >>> 16 : cp & 0xFFFF, 2, big);
            append(out, big ? cp & 0xFFFF : cp >>> 16, 2, big);
        } else if (cp > 0xFFFF) {
            append(out, Character.highSurrogate(cp), 2, big);
            append(out, Character.lowSurrogate(cp), 2, big);
        } else if (big) {
            out.append(cp >> 8).append(cp);
        } else {
            out.append(cp).append(cp >> 8);
        }
    }
}
