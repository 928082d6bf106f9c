package taipan.compiler.tokens;

import java.nio.charset.StandardCharsets;

/// UTF-8, decoded one character at a time, with the words of CPython's decoder for what is not UTF-8.
///
/// CPython: Objects/stringlib/codecs.h (utf8_decode)
public final class Utf8 {
    private Utf8() {}

    /// The character that starts at `at`, in valid UTF-8.
    public static int codePointAt(byte[] bytes, int at) {
        int b = bytes[at];
        if (b >= 0) {
            return b;
        }
        if ((b & 0xE0) == 0xC0) {
            return (b & 0x1F) << 6 | bytes[at + 1] & 0x3F;
        }
        if ((b & 0xF0) == 0xE0) {
            return (b & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F;
        }
        return (b & 0x07) << 18 | (bytes[at + 1] & 0x3F) << 12 | (bytes[at + 2] & 0x3F) << 6 | bytes[at + 3] & 0x3F;
    }

    /// How many bytes a character takes.
    public static int length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /// The text of `bytes[from, to)`, with U+FFFD for each part that CPython's decoder replaces.
    static String decode(byte[] bytes, int from, int to) {
        if (firstError(bytes, from, to) == null) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        int at = from;
        while (at < to) {
            int length = sequence(bytes, at, to);
            if (length > 0) {
                text.appendCodePoint(codePointAt(bytes, at));
                at += length;
            } else {
                text.append('\uFFFD');
                at -= length;
            }
        }
        return text.toString();
    }

    /// How many bytes the character at `at` takes; the negated length of the bad part when it is not UTF-8.
    private static int sequence(byte[] bytes, int at, int to) {
        int b = bytes[at] & 0xFF;
        if (b < 0x80) {
            return 1;
        }
        int needed = b < 0xC2 || b > 0xF4 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        int valid = 0;
        while (valid < needed && at + 1 + valid < to && continues(b, valid, bytes[at + 1 + valid] & 0xFF)) {
            valid++;
        }
        return needed > 0 && valid == needed ? needed + 1 : -1 - valid;
    }

    /// What CPython says about the first byte in `[from, to)` that is not UTF-8, or `null`.
    public static String firstError(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = sequence(bytes, at, to);
            if (length > 0) {
                at += length;
            } else {
                int b = bytes[at] & 0xFF;
                String why = b < 0xC2 || b > 0xF4
                        ? "invalid start byte"
                        : at - length >= to ? "unexpected end of data" : "invalid continuation byte";
                return message(bytes, from, at, -length, why);
            }
        }
        return null;
    }

    private static boolean continues(int lead, int index, int b) {
        if (index == 0) {
            switch (lead) {
                case 0xE0 -> {
                    return b >= 0xA0 && b <= 0xBF;
                }
                case 0xED -> {
                    return b >= 0x80 && b <= 0x9F;
                }
                case 0xF0 -> {
                    return b >= 0x90 && b <= 0xBF;
                }
                case 0xF4 -> {
                    return b >= 0x80 && b <= 0x8F;
                }
                default -> {}
            }
        }
        return b >= 0x80 && b <= 0xBF;
    }

    private static String message(byte[] bytes, int from, int at, int count, String why) {
        int position = at - from;
        String what = count == 1
                ? "byte 0x" + Integer.toHexString(bytes[at] & 0xFF) + " in position " + position
                : "bytes in position " + position + "-" + (position + count - 1);
        return "'utf-8' codec can't decode " + what + ": " + why;
    }
}
