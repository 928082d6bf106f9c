package taipan.text;

import java.util.Arrays;

/// Case and kinds of ASCII characters in bytes; values above 127 are of no kind.
/// CPython: Objects/bytes_methods.c
public final class ByteCase {
    private ByteCase() {}

    public static boolean isLower(int b) {
        return b >= 'a' && b <= 'z';
    }

    public static boolean isUpper(int b) {
        return b >= 'A' && b <= 'Z';
    }

    public static boolean isAlpha(int b) {
        return isLower(b) || isUpper(b);
    }

    public static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    public static boolean isSpace(int b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }

    public static byte lower(int b) {
        return (byte) (isUpper(b) ? b + 32 : b);
    }

    public static byte upper(int b) {
        return (byte) (isLower(b) ? b - 32 : b);
    }

    public static byte[] lower(byte[] bytes, int length) {
        byte[] out = Arrays.copyOf(bytes, length);
        for (int i = 0; i < length; i++) {
            out[i] = lower(out[i]);
        }
        return out;
    }

    public static byte[] upper(byte[] bytes, int length) {
        byte[] out = Arrays.copyOf(bytes, length);
        for (int i = 0; i < length; i++) {
            out[i] = upper(out[i]);
        }
        return out;
    }

    public static byte[] swap(byte[] bytes, int length) {
        byte[] out = Arrays.copyOf(bytes, length);
        for (int i = 0; i < length; i++) {
            out[i] = isUpper(out[i]) ? lower(out[i]) : upper(out[i]);
        }
        return out;
    }

    public static byte[] capitalize(byte[] bytes, int length) {
        byte[] out = lower(bytes, length);
        if (length > 0) {
            out[0] = upper(out[0]);
        }
        return out;
    }

    public static byte[] title(byte[] bytes, int length) {
        byte[] out = Arrays.copyOf(bytes, length);
        boolean inWord = false;
        for (int i = 0; i < length; i++) {
            boolean letter = isAlpha(out[i]);
            out[i] = inWord ? lower(out[i]) : upper(out[i]);
            inWord = letter;
        }
        return out;
    }

    /// Whether all bytes are of a kind and there is at least one.
    public static boolean all(byte[] bytes, int length, TextPredicates.Kind kind) {
        for (int i = 0; i < length; i++) {
            int b = bytes[i];
            boolean holds =
                    switch (kind) {
                        case ALPHA -> isAlpha(b);
                        case ALNUM -> isAlpha(b) || isDigit(b);
                        case SPACE -> isSpace(b);
                        default -> isDigit(b);
                    };
            if (!holds) {
                return false;
            }
        }
        return length > 0;
    }

    /// Whether there are letters, all of one case.
    public static boolean isAllCase(byte[] bytes, int length, boolean upper) {
        boolean cased = false;
        for (int i = 0; i < length; i++) {
            if (upper ? isLower(bytes[i]) : isUpper(bytes[i])) {
                return false;
            }
            cased |= isAlpha(bytes[i]);
        }
        return cased;
    }

    public static boolean isTitle(byte[] bytes, int length) {
        boolean cased = false;
        boolean inWord = false;
        for (int i = 0; i < length; i++) {
            int b = bytes[i];
            if (isUpper(b) ? inWord : isLower(b) && !inWord) {
                return false;
            }
            inWord = isAlpha(b);
            cased |= inWord;
        }
        return cased;
    }
}
