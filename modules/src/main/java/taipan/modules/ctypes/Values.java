package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import taipan.host.CMemory;
import taipan.host.Natives;
import taipan.objects.Conversion;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Truth;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// Values in memory: from Python to C and back, by the letter of a simple type or by class.
/// CPython: Modules/_ctypes/cfield.c
final class Values {
    private Values() {}

    static int size(char code) {
        return switch (code) {
            case 'c', 'b', 'B', '?' -> 1;
            case 'h', 'H', 'v' -> 2;
            case 'i', 'I', 'f', 'u' -> 4;
            case 'l', 'L', 'q', 'Q', 'd', 'P', 'z', 'Z', 'O', 'X' -> 8;
            case 'g' -> 16;
            default -> 0;
        };
    }

    // Reading

    static Object read(ByteBuffer bytes, int at, char code, boolean swapped) {
        ByteBuffer b = bytes;
        if (swapped) {
            b = bytes.duplicate().order(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        }
        return switch (code) {
            case 'c' -> PyBytes.of(new byte[] {b.get(at)});
            case 'b' -> (long) b.get(at);
            case 'B' -> (long) (b.get(at) & 0xFF);
            case '?' -> b.get(at) != 0;
            case 'h' -> (long) b.getShort(at);
            case 'v' -> b.getShort(at) != 0;
            case 'H' -> (long) (b.getShort(at) & 0xFFFF);
            case 'i' -> (long) b.getInt(at);
            case 'I' -> b.getInt(at) & 0xFFFFFFFFL;
            case 'l', 'q' -> b.getLong(at);
            case 'L', 'Q' -> unsigned(b.getLong(at));
            case 'f' -> (double) b.getFloat(at);
            case 'd' -> b.getDouble(at);
            case 'g' -> extended(b, at);
            case 'u' -> character(b.getInt(at));
            case 'P' -> b.getLong(at) == 0 ? PyNone.NONE : unsigned(b.getLong(at));
            case 'z' -> b.getLong(at) == 0 ? PyNone.NONE : PyBytes.of(string(b.getLong(at)));
            case 'Z' -> b.getLong(at) == 0 ? PyNone.NONE : wide(b.getLong(at), -1);
            case 'O' -> object(b.getLong(at));
            default -> throw Raise.runtimeError("unknown code %s", Character.toString(code));
        };
    }

    private static byte[] string(long address) {
        CData.check(address, 1);
        return natives().string(address);
    }

    private static Natives natives() {
        return CData.natives();
    }

    static Object unsigned(long bits) {
        return bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
    }

    private static Object character(int c) {
        if (c < 0 || c > 0x10FFFF) {
            throw Raise.valueError("character U+%s is not in range [U+0000; U+10ffff]", Integer.toHexString(c));
        }
        TextBuilder text = new TextBuilder();
        text.append(c);
        return text.toStr();
    }

    /// The wide characters at an address, up to a zero or so many.
    static Object wide(long address, int count) {
        if (count != 0) {
            CData.check(address, 4);
        }
        TextBuilder text = new TextBuilder();
        for (long at = address; count < 0 || at < address + 4L * count; at += 4) {
            int c = natives().memory(at, 4).getInt(0);
            if (count < 0 && c == 0) {
                break;
            }
            if (c < 0 || c > 0x10FFFF) {
                throw Raise.valueError("character U+%s is not in range [U+0000; U+10ffff]", Integer.toHexString(c));
            }
            text.append(c);
        }
        return text.toStr();
    }

    static CMemory wideString(Object str) {
        int length = Text.length(str);
        CMemory memory = CMemory.of(4 * (length + 1));
        for (int i = 0; i < length; i++) {
            memory.putInt(4 * i, Text.at(str, i));
        }
        return memory;
    }

    static long number(Object object) {
        return CtypesModule.current().numberOf(object);
    }

    static Object object(long number) {
        Object found = number == 0 ? null : CtypesModule.current().objectOf(number);
        if (found == null) {
            throw Raise.valueError("PyObject is NULL");
        }
        return found;
    }

    /// The 80 bits of x87.
    private static double extended(ByteBuffer b, int at) {
        long mantissa = b.getLong(at);
        int head = b.getShort(at + 8);
        int exponent = head & 0x7FFF;
        if (exponent == 0 && mantissa == 0) {
            return head < 0 ? -0.0 : 0.0;
        }
        double value = exponent == 0x7FFF ? mantissa << 1 == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : Math.scalb((mantissa >>> 11) + (mantissa >>> 10 & 1) * 0.5, exponent - 16383 - 52);
        return head < 0 ? -value : value;
    }

    private static void putExtended(ByteBuffer b, int at, double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52 & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFFL;
        int head = exponent == 0 && fraction == 0 ? 0 : exponent == 0x7FF ? 0x7FFF : exponent - 1023 + 16383;
        b.putLong(at, exponent == 0 && fraction == 0 ? 0 : fraction << 11 | Long.MIN_VALUE);
        b.putShort(at + 8, (short) (head | (bits < 0 ? 0x8000 : 0)));
    }

    // Writing

    private static long integer(Object value) {
        if (PyFloat.valueOrNull(value) != null) {
            throw typeError("int expected instead of float instance");
        }
        Object n = Conversion.index(value);
        return ((Number) n).longValue();
    }

    /// Stores a value and answers what must be kept alive for it, or null.
    static Object write(ByteBuffer bytes, int at, char code, boolean swapped, Object value) {
        ByteBuffer b = bytes;
        if (swapped) {
            b = bytes.duplicate().order(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        }
        switch (code) {
            case 'c' -> b.put(at, oneByte(value));
            case 'b', 'B' -> b.put(at, (byte) integer(value));
            case '?' -> b.put(at, (byte) (Truth.of(value) ? 1 : 0));
            case 'v' -> b.putShort(at, (short) (Truth.of(value) ? -1 : 0));
            case 'h', 'H' -> b.putShort(at, (short) integer(value));
            case 'i', 'I' -> b.putInt(at, (int) integer(value));
            case 'l', 'q', 'L', 'Q' -> b.putLong(at, integer(value));
            case 'f' -> b.putFloat(at, (float) Conversion.toDouble(value));
            case 'd' -> b.putDouble(at, Conversion.toDouble(value));
            case 'g' -> putExtended(b, at, Conversion.toDouble(value));
            case 'u' -> {
                if (PyStr.valueOrNull(value) == null) {
                    throw typeError("unicode string expected instead of %T instance", value);
                }
                Object text = PyStr.valueOrNull(value);
                if (Text.length(text) != 1) {
                    throw typeError("one character unicode string expected");
                }
                b.putInt(at, Text.at(text, 0));
            }
            case 'P' -> {
                if (value == PyNone.NONE) {
                    b.putLong(at, 0);
                } else if (PyInt.valueOrNull(value) != null) {
                    b.putLong(at, integer(value));
                } else {
                    throw typeError("cannot be converted to pointer");
                }
            }
            case 'z' -> {
                return string(b, at, value);
            }
            case 'Z' -> {
                return wideString(b, at, value);
            }
            case 'O' -> {
                b.putLong(at, number(value));
                return value;
            }
            default -> throw Raise.runtimeError("unknown code %s", Character.toString(code));
        }
        return null;
    }

    private static byte oneByte(Object value) {
        if (value instanceof PyBytes p && p.array().length == 1) {
            return p.array()[0];
        }
        if (value instanceof PyByteArray a && taipan.objects.Buffer.bytesOf(a).length == 1) {
            return taipan.objects.Buffer.bytesOf(a)[0];
        }
        if (PyInt.valueOrNull(value) instanceof Long n && n >= 0 && n < 256) {
            return (byte) (long) n;
        }
        throw typeError("one character bytes, bytearray or integer expected");
    }

    private static Object string(ByteBuffer b, int at, Object value) {
        if (value == PyNone.NONE) {
            b.putLong(at, 0);
            return null;
        }
        if (value instanceof PyBytes p) {
            CMemory copy = CMemory.string(p.array());
            b.putLong(at, copy.address());
            return new Kept(p, copy);
        }
        if (PyInt.valueOrNull(value) != null) {
            b.putLong(at, integer(value));
            return null;
        }
        throw typeError("bytes or integer address expected instead of %T instance", value);
    }

    private static Object wideString(ByteBuffer b, int at, Object value) {
        if (value == PyNone.NONE) {
            b.putLong(at, 0);
            return null;
        }
        if (PyInt.valueOrNull(value) != null) {
            b.putLong(at, integer(value));
            return null;
        }
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("unicode string or integer address expected instead of %T instance", value);
        }
        CMemory copy = wideString(PyStr.valueOrNull(value));
        b.putLong(at, copy.address());
        return new Kept(value, copy);
    }

    /// A Python object with the memory that shows it to C.
    static final class Kept extends taipan.objects.PyObject {
        final Object object;
        final CMemory memory;

        Kept(Object object, CMemory memory) {
            super(PyType.OBJECT);
            this.object = object;
            this.memory = memory;
        }
    }

    // By class

    /// A class made directly from `_SimpleCData`: its values are seen as plain Python values.
    static boolean isPlain(PyType type) {
        CType t = CType.of(type);
        return t != null && t.form == CType.Form.SIMPLE && type.base() == PySimpleData.TYPE;
    }

    /// CPython: PyCData_get
    static Object get(CData from, PyType type, int offset, int place) {
        CType t = CType.of(type);
        if (isPlain(type)) {
            return read(from.bytes, offset, t.code, t.swapped);
        }
        return from.part(type, offset, place);
    }

    /// CPython: PyCData_set
    static void set(CData to, PyType type, int offset, int place, Object value) {
        Object kept = store(to, type, offset, value);
        to.keep(place, kept);
    }

    private static Object store(CData to, PyType type, int offset, Object value) {
        CType t = CType.of(type);
        if (isPlain(type) && !(value instanceof CData d && d.type().isSubtype(type))) {
            return write(to.bytes, offset, t.code, t.swapped, value);
        }
        if (!(value instanceof CData data)) {
            if (t.form == CType.Form.SIMPLE) {
                return write(to.bytes, offset, t.code, t.swapped, value);
            }
            if (value instanceof PyTuple tuple) {
                Object made = taipan.objects.Calls.call(taipan.objects.ThreadState.current(), type, tuple.toArray(), null);
                return store(to, type, offset, made);
            }
            if (t.form == CType.Form.POINTER && value == PyNone.NONE) {
                to.bytes.putLong(offset, 0);
                return null;
            }
            throw typeError("expected %s instance, got %s", type.name(), PyType.of(value).name());
        }
        if (data.type().isSubtype(type)) {
            byte[] copy = new byte[Math.min(t.size, data.bytes.capacity())];
            data.bytes.get(0, copy);
            to.bytes.put(offset, copy);
            return data;
        }
        if (t.form == CType.Form.POINTER && data.layout().form == CType.Form.ARRAY && t.element != null
                && data.layout().element.isSubtype(t.element)) {
            to.bytes.putLong(offset, data.address());
            return data;
        }
        throw typeError("incompatible types, %s instance instead of %s instance", data.type().name(), type.name());
    }

    static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }
}
