package taipan.text;

import taipan.text.CodecErrors.Replacement;

/// The built-in error handlers other than `strict`, as functions; absent (null) means that the handler declines and the
/// error is to be raised.
/// CPython: Python/codecs.c
public final class StandardErrors {
    private StandardErrors() {}

    public static Replacement ignore(int end) {
        return new Replacement("", end);
    }

    public static Replacement replaceDecoding(int end) {
        return new Replacement("\uFFFD", end);
    }

    public static Replacement replaceEncoding(int start, int end) {
        return new Replacement("?".repeat(end - start), end);
    }

    public static Replacement backslashDecoding(byte[] input, int start, int end) {
        var out = new TextBuilder(4 * (end - start));
        for (int i = start; i < end; i++) {
            TextLayout.appendEscape(out, input[i] & 0xFF);
        }
        return new Replacement(out.toStr(), end);
    }

    public static Replacement backslashEncoding(Object input, int start, int end) {
        var out = new TextBuilder(6 * (end - start));
        for (int i = start; i < end; i++) {
            TextLayout.appendEscape(out, Text.at(input, i));
        }
        return new Replacement(out.toStr(), end);
    }

    public static Replacement xmlReference(Object input, int start, int end) {
        var out = new StringBuilder(7 * (end - start));
        for (int i = start; i < end; i++) {
            out.append("&#").append(Text.at(input, i)).append(';');
        }
        return new Replacement(out.toString(), end);
    }

    public static Replacement nameEscape(Object input, int start, int end) {
        var out = new TextBuilder();
        for (int i = start; i < end; i++) {
            int cp = Text.at(input, i);
            String name = CharacterNames.name(cp, false);
            if (name != null) {
                out.append("\\N{").append(name).append('}');
            } else {
                TextLayout.appendEscape(out, cp);
            }
        }
        return new Replacement(out.toStr(), end);
    }

    /// Bytes above ASCII become lone surrogates, up to four at a time.
    public static Replacement escapeDecoding(byte[] input, int start, int end) {
        var out = new StringBuilder(4);
        int i = start;
        while (i < end && i < start + 4 && input[i] < 0) {
            out.append((char) (0xDC00 + (input[i++] & 0xFF)));
        }
        return i == start ? null : new Replacement(out.toString(), i);
    }

    public static Replacement escapeEncoding(Object input, int start, int end) {
        byte[] bytes = new byte[end - start];
        for (int i = start; i < end; i++) {
            int cp = Text.at(input, i);
            if (cp < 0xDC80 || cp > 0xDCFF) {
                return null;
            }
            bytes[i - start] = (byte) cp;
        }
        return new Replacement(bytes, end);
    }

    /// The UTF encodings in which `surrogatepass` writes surrogates like any other character.
    private enum Utf {
        UTF_8(3),
        UTF_16_LE(2),
        UTF_16_BE(2),
        UTF_32_LE(4),
        UTF_32_BE(4);

        private final int width;

        Utf(int width) {
            this.width = width;
        }

        private boolean isLittle() {
            return this == UTF_16_LE || this == UTF_32_LE;
        }

        /// CPython: get_standard_encoding
        static Utf named(String encoding) {
            String plain = encoding.toLowerCase(java.util.Locale.ROOT);
            if (plain.equals("cp_utf8")) {
                return UTF_8;
            }
            if (!plain.startsWith("utf")) {
                return null;
            }
            plain = plain.substring(3);
            if (!plain.isEmpty() && (plain.charAt(0) == '-' || plain.charAt(0) == '_')) {
                plain = plain.substring(1);
            }
            return switch (plain.replace('_', '-')) {
                case "8" -> UTF_8;
                case "16", "16-le", "16le" -> UTF_16_LE;
                case "16-be", "16be" -> UTF_16_BE;
                case "32", "32-le", "32le" -> UTF_32_LE;
                case "32-be", "32be" -> UTF_32_BE;
                default -> null;
            };
        }
    }

    public static Replacement passEncoding(String encoding, Object input, int start, int end) {
        Utf utf = Utf.named(encoding);
        if (utf == null) {
            return null;
        }
        var out = new ByteBuilder((end - start) * utf.width);
        for (int i = start; i < end; i++) {
            int cp = Text.at(input, i);
            if (cp < 0xD800 || cp > 0xDFFF) {
                return null;
            }
            if (utf == Utf.UTF_8) {
                out.append(0xE0 | cp >> 12).append(0x80 | cp >> 6 & 0x3F).append(0x80 | cp & 0x3F);
            } else {
                for (int j = 0; j < utf.width; j++) {
                    out.append(cp >> 8 * (utf.isLittle() ? j : utf.width - 1 - j));
                }
            }
        }
        return new Replacement(out.toBytes(), end);
    }

    public static Replacement passDecoding(String encoding, byte[] input, int start) {
        Utf utf = Utf.named(encoding);
        if (utf == null || input.length - start < utf.width) {
            return null;
        }
        int cp = 0;
        if (utf == Utf.UTF_8) {
            if ((input[start] & 0xF0) == 0xE0
                    && (input[start + 1] & 0xC0) == 0x80
                    && (input[start + 2] & 0xC0) == 0x80) {
                cp = (input[start] & 0x0F) << 12 | (input[start + 1] & 0x3F) << 6 | input[start + 2] & 0x3F;
            }
        } else {
            for (int j = 0; j < utf.width; j++) {
                cp |= (input[start + j] & 0xFF) << 8 * (utf.isLittle() ? j : utf.width - 1 - j);
            }
        }
        return cp < 0xD800 || cp > 0xDFFF ? null : new Replacement(String.valueOf((char) cp), start + utf.width);
    }
}
