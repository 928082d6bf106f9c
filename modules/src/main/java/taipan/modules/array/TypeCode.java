package taipan.modules.array;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import taipan.code.WideStr;
import taipan.numbers.IntMath;
import taipan.objects.Conversion;
import taipan.objects.PyStr;

/// What an array holds: the machine type behind a type code, and how its values become Python objects and back.
/// CPython: Modules/arraymodule.c (arraydescr)
enum TypeCode {
    SIGNED_CHAR('b', 1, 1),
    UNSIGNED_CHAR('B', 1, 0),
    WIDE_CHAR('u', 4, 20),
    SHORT('h', 2, 4),
    UNSIGNED_SHORT('H', 2, 2),
    INT('i', 4, 8),
    UNSIGNED_INT('I', 4, 6),
    LONG('l', 8, 12),
    UNSIGNED_LONG('L', 8, 10),
    LONG_LONG('q', 8, 12),
    UNSIGNED_LONG_LONG('Q', 8, 10),
    FLOAT('f', 4, 14),
    DOUBLE('d', 8, 16);

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    final char code;
    final int size;
    /// The number pickles know the machine format by.
    final int machineFormat;

    TypeCode(char code, int size, int machineFormat) {
        this.code = code;
        this.size = size;
        this.machineFormat = machineFormat;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// The type of a code, or null.
    static TypeCode of(int code) {
        for (TypeCode t : values()) {
            if (t.code == code) {
                return t;
            }
        }
        return null;
    }

    boolean isInteger() {
        return this != FLOAT && this != DOUBLE && this != WIDE_CHAR;
    }

    boolean isSigned() {
        return this == SIGNED_CHAR || this == SHORT || this == INT || this == LONG || this == LONG_LONG;
    }

    /// The value at a byte offset.
    Object get(byte[] memory, int at) {
        return switch (this) {
            case SIGNED_CHAR -> (long) memory[at];
            case UNSIGNED_CHAR -> memory[at] & 0xFFL;
            case SHORT -> (long) (short) SHORTS.get(memory, at);
            case UNSIGNED_SHORT -> (short) SHORTS.get(memory, at) & 0xFFFFL;
            case INT -> (long) (int) INTS.get(memory, at);
            case UNSIGNED_INT -> (int) INTS.get(memory, at) & 0xFFFFFFFFL;
            case LONG, LONG_LONG -> (long) LONGS.get(memory, at);
            case UNSIGNED_LONG, UNSIGNED_LONG_LONG -> IntMath.ofUnsigned((long) LONGS.get(memory, at));
            case FLOAT -> (double) (float) FLOATS.get(memory, at);
            case DOUBLE -> (double) DOUBLES.get(memory, at);
            case WIDE_CHAR -> character((int) INTS.get(memory, at));
        };
    }

    private static Object character(int cp) {
        if (cp < 0 || cp > 0x10FFFF) {
            throw valueError("character U+%s is not in range [U+0000; U+10ffff]", Integer.toHexString(cp));
        }
        return WideStr.of(new int[] {cp}, 0, 1);
    }

    /// The code point of an item of a `u` array.
    static int codePoint(byte[] memory, int at) {
        int cp = (int) INTS.get(memory, at);
        if (cp < 0 || cp > 0x10FFFF) {
            character(cp);
        }
        return cp;
    }

    /// The bits of a Python value as this type holds them; the caller stores them once it knows that there is room.
    long bits(Object value) {
        return switch (this) {
            case SIGNED_CHAR -> ranged(value, -128, 127, "signed char");
            case UNSIGNED_CHAR -> ranged(value, 0, 255, "unsigned byte integer");
            case SHORT -> ranged(value, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
            case UNSIGNED_SHORT -> ranged(value, 0, 0xFFFF, "unsigned short");
            case INT -> ranged(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
            case UNSIGNED_INT -> unsignedInt(value);
            case LONG -> Conversion.toLong(value);
            case UNSIGNED_LONG -> unsignedLong(value);
            case LONG_LONG -> longLong(value);
            case UNSIGNED_LONG_LONG -> unsignedLongLong(value);
            case FLOAT -> Float.floatToRawIntBits((float) Conversion.toDouble(value));
            case DOUBLE -> Double.doubleToRawLongBits(Conversion.toDouble(value));
            case WIDE_CHAR -> wideChar(value);
        };
    }

    private static long ranged(Object value, long least, long most, String what) {
        long n = Conversion.toLong(value);
        if (n < least) {
            throw overflowError("%s is less than minimum", what);
        }
        if (n > most) {
            throw overflowError("%s is greater than maximum", what);
        }
        return n;
    }

    private static Object unsigned(Object value, String tooLarge) {
        Object n = Conversion.index(value);
        if (IntMath.signum(n) < 0) {
            throw overflowError("can't convert negative value to unsigned int");
        }
        if (IntMath.bitLength(n) > 64) {
            throw overflowError(tooLarge);
        }
        return n;
    }

    private static long unsignedInt(Object value) {
        Object n = unsigned(value, "Python int too large to convert to C unsigned long");
        if (IntMath.bitLength(n) > 32) {
            throw overflowError("unsigned int is greater than maximum");
        }
        return (Long) n;
    }

    private static long unsignedLong(Object value) {
        return low(unsigned(value, "Python int too large to convert to C unsigned long"));
    }

    private static long longLong(Object value) {
        if (Conversion.index(value) instanceof Long n) {
            return n;
        }
        throw overflowError("int too big to convert");
    }

    private static long unsignedLongLong(Object value) {
        Object n = Conversion.index(value);
        if (IntMath.signum(n) < 0) {
            throw overflowError("can't convert negative int to unsigned");
        }
        if (IntMath.bitLength(n) > 64) {
            throw overflowError("int too big to convert");
        }
        return low(n);
    }

    private static long low(Object n) {
        return n instanceof Long l ? l : ((BigInteger) n).longValue();
    }

    private static long wideChar(Object value) {
        Object text = PyStr.valueOrNull(value);
        if (text instanceof String s && s.length() == 1) {
            return s.charAt(0);
        }
        if (text instanceof WideStr w && w.length() == 1) {
            return w.codePointAt(0);
        }
        throw typeError("array item must be unicode character");
    }

    void set(byte[] memory, int at, long bits) {
        switch (size) {
            case 1 -> memory[at] = (byte) bits;
            case 2 -> SHORTS.set(memory, at, (short) bits);
            case 4 -> INTS.set(memory, at, (int) bits);
            default -> LONGS.set(memory, at, bits);
        }
    }
}
