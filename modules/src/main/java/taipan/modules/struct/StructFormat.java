package taipan.modules.struct;

import static taipan.objects.Raise.overflowError;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import taipan.modules.ModuleExceptions;
import taipan.numbers.IntMath;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Truth;

/// A format of the `struct` module, taken apart: how values lie in memory.
/// CPython: Modules/_struct.c
final class StructFormat {
    private static final VarHandle SHORT_LITTLE = handle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_BIG = handle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_LITTLE = handle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_BIG = handle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG_LITTLE = handle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BIG = handle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final String NATIVE_CODES = "xcbB?hHiIlLqQnNPefdsp";
    private static final String NATIVE_SIZES = "111112244888888824811";
    private static final String STANDARD_CODES = "xcbB?hHiIlLqQefdsp";
    private static final String STANDARD_SIZES = "111112244448824811";

    /// `count` values of one kind; for `s` and `p` one value of `count` bytes.
    private record Item(char code, int offset, int size, int count) {}

    final int size;

    /// How many values there are.
    final int length;

    private final Item[] items;
    private final boolean nativeSizes;
    private final boolean little;
    private final PyType error;

    private static VarHandle handle(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }

    /// CPython: prepare_s
    StructFormat(String format, PyType error) {
        this.error = error;
        char order = format.isEmpty() ? '@' : format.charAt(0);
        boolean marked = "@=<>!".indexOf(order) >= 0 && !format.isEmpty();
        this.nativeSizes = !marked || order == '@';
        this.little = !marked || order != '>' && order != '!';
        String codes = nativeSizes ? NATIVE_CODES : STANDARD_CODES;
        String sizes = nativeSizes ? NATIVE_SIZES : STANDARD_SIZES;
        ArrayList<Item> found = new ArrayList<>();
        long offset = 0;
        long values = 0;
        int at = marked ? 1 : 0;
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                continue;
            }
            long count = 1;
            if (c >= '0' && c <= '9') {
                count = c - '0';
                while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
                    if (count > (Long.MAX_VALUE - 9) / 10) {
                        throw tooLong();
                    }
                    count = count * 10 + format.charAt(at++) - '0';
                }
                if (at == format.length()) {
                    throw error("repeat count given without format specifier");
                }
                c = format.charAt(at++);
            }
            int kind = codes.indexOf(c);
            if (kind < 0) {
                throw error("bad char in struct format");
            }
            int itemSize = sizes.charAt(kind) - '0';
            if (nativeSizes) {
                offset = (offset + itemSize - 1) / itemSize * itemSize;
            }
            if (count > (Integer.MAX_VALUE - 16 - offset) / itemSize) {
                throw tooLong();
            }
            switch (c) {
                case 'x' -> {}
                case 's', 'p' -> {
                    found.add(new Item(c, (int) offset, (int) count, 1));
                    values++;
                }
                default -> {
                    if (count > 0) {
                        found.add(new Item(c, (int) offset, itemSize, (int) count));
                        values += count;
                    }
                }
            }
            offset += count * itemSize;
        }
        this.items = found.toArray(new Item[0]);
        this.size = (int) offset;
        this.length = (int) values;
    }

    private Raised tooLong() {
        return error("total struct size too long");
    }

    Raised error(String message) {
        return ModuleExceptions.raise(error, message);
    }

    // Packing

    /// Packs the values from index `from` on; the target is filled from `start` and zero where nothing is packed.
    void pack(Object[] values, int from, byte[] target, int start) {
        int next = from;
        for (Item item : items) {
            int at = start + item.offset;
            for (int i = 0; i < item.count; i++, at += item.size) {
                pack(item, values[next++], target, at);
            }
        }
    }

    private void pack(Item item, Object value, byte[] target, int at) {
        char code = item.code;
        switch (code) {
            case 'c' -> {
                if (!(value instanceof PyBytes b) || b.array().length != 1) {
                    throw error("char format requires a bytes object of length 1");
                }
                target[at] = b.array()[0];
            }
            case '?' -> target[at] = (byte) (Truth.of(value) ? 1 : 0);
            case 's', 'p' -> packBytes(item, value, target, at);
            case 'e', 'f', 'd' -> packFloat(code, floating(value), target, at);
            default -> write(target, at, item.size, integer(item, value));
        }
    }

    private void packBytes(Item item, Object value, byte[] target, int at) {
        if (!(value instanceof PyBytes) && !(value instanceof PyByteArray)) {
            throw error("argument for '" + item.code + "' must be a bytes object");
        }
        byte[] bytes = Buffer.bytesOf(value);
        if (item.code == 's') {
            System.arraycopy(bytes, 0, target, at, Math.min(bytes.length, item.size));
        } else if (item.size > 0) {
            int length = Math.min(bytes.length, item.size - 1);
            System.arraycopy(bytes, 0, target, at + 1, length);
            target[at] = (byte) Math.min(length, 255);
        }
    }

    private double floating(Object value) {
        if (value instanceof Double d) {
            return d;
        }
        try {
            return Conversion.toDouble(value);
        } catch (Raised _) {
            throw error("required argument is not a float");
        }
    }

    private void packFloat(char code, double x, byte[] target, int at) {
        switch (code) {
            case 'd' -> write(target, at, 8, Double.doubleToRawLongBits(x));
            case 'f' -> {
                float f = (float) x;
                if (!nativeSizes && Float.isInfinite(f) && !Double.isInfinite(x)) {
                    throw overflowError("float too large to pack with f format");
                }
                write(target, at, 4, Float.floatToRawIntBits(f));
            }
            default -> write(target, at, 2, half(x));
        }
    }

    /// A number in half precision, rounded once.
    /// CPython: PyFloat_Pack2
    private static int half(double x) {
        int sign = (int) (Double.doubleToRawLongBits(x) >>> 48 & 0x8000);
        double a = Math.abs(x);
        if (Double.isNaN(x)) {
            return sign | 0x7E00;
        }
        if (Double.isInfinite(x)) {
            return sign | 0x7C00;
        }
        int exponent = Math.max(Math.getExponent(a), -14);
        if (exponent >= 16) {
            throw overflowError("float too large to pack with e format");
        }
        // The fraction in units of the last place, the hidden bit included where there is one.
        int bits = (int) Math.rint(Math.scalb(a, 10 - exponent));
        int result = bits + (exponent + 14 << 10);
        if (result >= 0x7C00) {
            throw overflowError("float too large to pack with e format");
        }
        return sign | result;
    }

    private long integer(Item item, Object value) {
        Object n = value instanceof Long ? value : integer(value);
        char code = item.code;
        boolean signed = "bhilqn".indexOf(code) >= 0;
        // Small unsigned types are read as signed first, so that negative ones meet the range of their own.
        boolean readSigned = signed || code == 'B' || code == 'H';
        if (!(n instanceof Long small)) {
            BigInteger big = (BigInteger) n;
            if (code == 'P' ? fits(big, big.signum() >= 0) : !readSigned && item.size == 8 && fits(big, true)) {
                return big.longValue();
            }
            throw error(code == 'P' ? "int too large to convert" : "argument out of range");
        }
        if (code == 'P') {
            return small;
        }
        if (small < 0 && !readSigned) {
            throw error("argument out of range");
        }
        if (item.size < 8) {
            int bits = item.size * 8;
            long least = signed ? -1L << bits - 1 : 0;
            long most = signed ? ~least : (1L << bits) - 1;
            if (small < least || small > most) {
                throw outOfRange(code, least, most);
            }
        }
        return small;
    }

    private static boolean fits(BigInteger n, boolean unsigned) {
        return unsigned ? n.signum() >= 0 && n.bitLength() <= 64 : n.bitLength() <= 63;
    }

    private Object integer(Object value) {
        if (!Conversion.isIndex(value)) {
            throw error("required argument is not an integer");
        }
        return Conversion.index(value);
    }

    private Raised outOfRange(char code, long least, long most) {
        return error(
                switch (code) {
                    case 'b' -> "byte format requires -128 <= number <= 127";
                    case 'B' -> "ubyte format requires 0 <= number <= 255";
                    case 'h' -> "short format requires (-0x7fff - 1) <= number <= 0x7fff";
                    case 'H' -> "ushort format requires 0 <= number <= (0x7fff * 2 + 1)";
                    default -> "'" + code + "' format requires " + least + " <= number <= " + most;
                });
    }

    private void write(byte[] target, int at, int size, long bits) {
        switch (size) {
            case 1 -> target[at] = (byte) bits;
            case 2 -> (little ? SHORT_LITTLE : SHORT_BIG).set(target, at, (short) bits);
            case 4 -> (little ? INT_LITTLE : INT_BIG).set(target, at, (int) bits);
            default -> (little ? LONG_LITTLE : LONG_BIG).set(target, at, bits);
        }
    }

    // Unpacking

    /// The values that lie in memory from `start` on.
    PyTuple unpack(byte[] memory, int start) {
        Object[] values = new Object[length];
        int next = 0;
        for (Item item : items) {
            int at = start + item.offset;
            for (int i = 0; i < item.count; i++, at += item.size) {
                values[next++] = unpack(item, memory, at);
            }
        }
        return PyTuple.of(values);
    }

    private Object unpack(Item item, byte[] memory, int at) {
        int size = item.size;
        switch (item.code) {
            case 'c' -> {
                return PyBytes.of(new byte[] {memory[at]});
            }
            case '?' -> {
                return memory[at] != 0;
            }
            case 's' -> {
                return PyBytes.of(Arrays.copyOfRange(memory, at, at + size));
            }
            case 'p' -> {
                int length = size == 0 ? 0 : Math.min(memory[at] & 0xFF, size - 1);
                return PyBytes.of(size == 0 ? new byte[0] : Arrays.copyOfRange(memory, at + 1, at + 1 + length));
            }
            case 'e' -> {
                return (double) Float.float16ToFloat((short) read(memory, at, 2));
            }
            case 'f' -> {
                return (double) Float.intBitsToFloat((int) read(memory, at, 4));
            }
            case 'd' -> {
                return Double.longBitsToDouble(read(memory, at, 8));
            }
            default -> {
                long bits = read(memory, at, size);
                if (size == 8) {
                    return item.code == 'q' || item.code == 'l' || item.code == 'n' ? bits : IntMath.ofUnsigned(bits);
                }
                return item.code >= 'a' ? bits : bits & (1L << size * 8) - 1;
            }
        }
    }

    /// The number at a place, with its sign.
    private long read(byte[] memory, int at, int size) {
        return switch (size) {
            case 1 -> memory[at];
            case 2 -> (short) (little ? SHORT_LITTLE : SHORT_BIG).get(memory, at);
            case 4 -> (int) (little ? INT_LITTLE : INT_BIG).get(memory, at);
            default -> (long) (little ? LONG_LITTLE : LONG_BIG).get(memory, at);
        };
    }
}
