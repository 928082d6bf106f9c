package taipan.objects;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import taipan.numbers.IntMath;

/// Single elements of a buffer in a native format of one letter, as memoryviews read and write them (little-endian,
/// sizes of 64-bit Linux).
/// CPython: Objects/memoryobject.c (unpack_single, pack_single)
final class NativeFormat {
    private NativeFormat() {}

    /// The letter of a format that may begin with `@`; 0 when it is not of that kind.
    static char letter(String format) {
        int at = format.startsWith("@") ? 1 : 0;
        if (format.length() != at + 1) {
            return 0;
        }
        char c = format.charAt(at);
        return size(c) > 0 ? c : 0;
    }

    /// The size of an element; 0 for an unknown letter.
    static int size(char letter) {
        return switch (letter) {
            case 'b', 'B', 'c', '?' -> 1;
            case 'h', 'H' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P' -> 8;
            default -> 0;
        };
    }

    static long bits(byte[] memory, int at, int size) {
        long bits = 0;
        for (int i = size - 1; i >= 0; i--) {
            bits = bits << 8 | memory[at + i] & 0xFF;
        }
        return bits;
    }

    static Object read(byte[] memory, int at, String format) {
        char letter = letter(format);
        return switch (letter) {
            case 'B' -> memory[at] & 0xFFL;
            case 'b' -> (long) memory[at];
            case 'c' -> PyBytes.of(new byte[] {memory[at]});
            case '?' -> memory[at] != 0;
            case 'h' -> (long) (short) bits(memory, at, 2);
            case 'H' -> bits(memory, at, 2);
            case 'i' -> (long) (int) bits(memory, at, 4);
            case 'I' -> bits(memory, at, 4);
            case 'l', 'q', 'n' -> bits(memory, at, 8);
            case 'L', 'Q', 'N', 'P' -> IntMath.ofUnsigned(bits(memory, at, 8));
            case 'f' -> (double) Float.intBitsToFloat((int) bits(memory, at, 4));
            case 'd' -> Double.longBitsToDouble(bits(memory, at, 8));
            default -> throw Raise.notImplementedError("memoryview: format %s not supported", format);
        };
    }

    static void write(byte[] memory, int at, String format, Object value) {
        char letter = letter(format);
        switch (letter) {
            case 0 -> throw Raise.notImplementedError("memoryview: format %s not supported", format);
            case '?' -> memory[at] = (byte) (Truth.of(value) ? 1 : 0);
            case 'c' -> {
                if (!(value instanceof PyBytes b)) {
                    throw invalidType(format);
                }
                if (b.size() != 1) {
                    throw invalidValue(format);
                }
                memory[at] = b.byteAt(0);
            }
            case 'f', 'd' -> {
                double x;
                try {
                    x = Conversion.toDouble(value);
                } catch (Raised e) {
                    throw e.matches(PyExc.TypeError) ? invalidType(format) : e;
                }
                store(memory, at, letter == 'd' ? Double.doubleToRawLongBits(x) : Float.floatToRawIntBits((float) x),
                        letter == 'd' ? 8 : 4);
            }
            default -> {
                if (!Conversion.isIndex(value)) {
                    throw invalidType(format);
                }
                Object n = Conversion.index(value);
                int size = size(letter);
                if (!fits(n, size, isSigned(letter))) {
                    throw invalidValue(format);
                }
                store(memory, at, n instanceof Long small ? small : ((BigInteger) n).longValue(), size);
            }
        }
    }

    private static boolean isSigned(char letter) {
        return letter >= 'a';
    }

    private static boolean fits(Object n, int size, boolean signed) {
        if (!(n instanceof Long small)) {
            return !signed && size == 8 && ((BigInteger) n).signum() > 0 && ((BigInteger) n).bitLength() <= 64;
        }
        if (!signed) {
            return small >= 0 && (size == 8 || small < 1L << 8 * size);
        }
        return size == 8 || small >= -(1L << 8 * size - 1) && small < 1L << 8 * size - 1;
    }

    static void store(byte[] memory, int at, long bits, int size) {
        for (int i = 0; i < size; i++) {
            memory[at + i] = (byte) (bits >> 8 * i);
        }
    }

    private static Raised invalidType(String format) {
        return typeError("memoryview: invalid type for format '%s'", format);
    }

    private static Raised invalidValue(String format) {
        return valueError("memoryview: invalid value for format '%s'", format);
    }
}
