package taipan.code;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// Writes marshal streams. This class knows the constant values of code objects; a subclass writes Python objects of the
/// runtime through `writeOther`.
///
/// A string or an object met again is written as a reference. CPython marks only what is referred to more than once
/// when it writes; here every possible target is marked, which readers accept alike.
/// CPython: Python/marshal.c (w_object)
public class MarshalWriter {
    /// The version of the format that CPython 3.10 writes.
    public static final int VERSION = 4;

    private static final int FLAG_REF = 0x80;

    private final int version;
    private byte[] out = new byte[256];
    private int size;
    private int depth;
    private int references;
    private final Map<String, Integer> strings = new HashMap<>();
    private final Map<Object, Integer> objects = new IdentityHashMap<>();

    public MarshalWriter(int version) {
        this.version = version;
    }

    /// A code object as bytes, in the current version.
    public static byte[] writeCode(CodeObject code) {
        MarshalWriter writer = new MarshalWriter(VERSION);
        writer.write(code);
        return writer.toByteArray();
    }

    /// What has been written.
    public byte[] toByteArray() {
        return Arrays.copyOf(out, size);
    }

    /// Writes a value; ValueError problem for one that has no form.
    public void write(Object value) {
        if (++depth > MarshalReader.MAX_DEPTH) {
            depth--;
            throw new MarshalProblem(MarshalProblem.Kind.VALUE_ERROR, "object too deeply nested to marshal");
        }
        try {
            object(value);
        } finally {
            depth--;
        }
    }

    private void object(Object value) {
        switch (value) {
            case Singleton s -> putByte(s == Singleton.NONE ? 'N' : '.');
            case Boolean b -> putByte(b ? 'T' : 'F');
            case Long n -> writeInt(n);
            case BigInteger n -> writeBig(n);
            case Double d -> {
                if (version > 1) {
                    putByte('g');
                    putLong(Double.doubleToRawLongBits(d));
                } else {
                    putByte('f');
                    putFloatText(d);
                }
            }
            case String s -> writeString(s);
            case WideStr s -> {
                if (!reference('u', s)) {
                    putUtf8(s);
                }
            }
            case ComplexConstant c -> writeComplex(c.real(), c.imag());
            case BytesConstant b -> writeBytes(b, b.bytes());
            case TupleConstant t -> writeTuple(t, t.elements());
            case FrozenSetConstant s -> writeElements('>', s, s.elements());
            case CodeObject c -> writeCodeObject(c);
            default -> writeOther(value);
        }
    }

    /// Writes a value that is no constant.
    protected void writeOther(Object value) {
        throw new MarshalProblem(MarshalProblem.Kind.VALUE_ERROR, "unmarshallable object");
    }

    /// The type byte, with the mark of a possible target of references; or, when the object was written before, the
    /// reference to it, and true.
    protected final boolean reference(int typeByte, Object identity) {
        if (version < 3) {
            putByte(typeByte);
            return false;
        }
        Integer known = objects.get(identity);
        if (known != null) {
            putByte('r');
            putInt(known);
            return true;
        }
        objects.put(identity, references++);
        putByte(typeByte | FLAG_REF);
        return false;
    }

    private void writeString(String s) {
        boolean ascii = isAscii(s);
        boolean interned = isNameLike(s);
        if (version >= 3) {
            Integer known = strings.get(s);
            if (known != null) {
                putByte('r');
                putInt(known);
                return;
            }
            strings.put(s, references++);
        }
        int flag = version >= 3 ? FLAG_REF : 0;
        if (version >= 4 && ascii) {
            boolean isShort = s.length() < 256;
            putByte((interned ? isShort ? 'Z' : 'A' : isShort ? 'z' : 'a') | flag);
            if (isShort) {
                putByte(s.length());
            } else {
                putInt(s.length());
            }
            putBytes(s.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            putByte((version >= 3 && interned ? 't' : 'u') | flag);
            putUtf8(s);
        }
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameLike(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    protected final void writeComplex(double real, double imag) {
        if (version > 1) {
            putByte('y');
            putLong(Double.doubleToRawLongBits(real));
            putLong(Double.doubleToRawLongBits(imag));
        } else {
            putByte('x');
            putFloatText(real);
            putFloatText(imag);
        }
    }

    protected final void writeBytes(Object identity, byte[] bytes) {
        if (!reference('s', identity)) {
            putInt(bytes.length);
            putBytes(bytes);
        }
    }

    protected final void writeTuple(Object identity, Object[] elements) {
        if (version >= 4 && elements.length < 256) {
            if (reference(')', identity)) {
                return;
            }
            putByte(elements.length);
        } else {
            if (reference('(', identity)) {
                return;
            }
            putInt(elements.length);
        }
        for (Object element : elements) {
            write(element);
        }
    }

    /// A container whose elements follow its number of elements.
    protected final void writeElements(int typeByte, Object identity, Object[] elements) {
        if (reference(typeByte, identity)) {
            return;
        }
        putInt(elements.length);
        for (Object element : elements) {
            write(element);
        }
    }

    private void writeInt(long n) {
        if ((int) n == n) {
            putByte('i');
            putInt((int) n);
        } else {
            writeBig(BigInteger.valueOf(n));
        }
    }

    private void writeBig(BigInteger n) {
        putByte('l');
        BigInteger magnitude = n.abs();
        int digits = (magnitude.bitLength() + 14) / 15;
        putInt(n.signum() < 0 ? -digits : digits);
        byte[] bytes = magnitude.toByteArray();
        for (int i = 0; i < digits; i++) {
            int digit = 0;
            for (int bit = i * 15 + 14; bit >= i * 15; bit--) {
                int index = bytes.length - 1 - (bit >> 3);
                digit = digit << 1 | (index < 0 ? 0 : bytes[index] >> (bit & 7) & 1);
            }
            putByte(digit & 0xFF);
            putByte(digit >> 8);
        }
    }

    private void writeCodeObject(CodeObject c) {
        if (reference('c', c)) {
            return;
        }
        putInt(c.argcount);
        putInt(c.posonlyargcount);
        putInt(c.kwonlyargcount);
        putInt(c.nlocals);
        putInt(c.stacksize);
        putInt(c.flags);
        writeBytes(c.code, c.code);
        writeTuple(c.consts, c.consts);
        writeNames(c.names);
        writeNames(c.varnames);
        writeNames(c.freevars);
        writeNames(c.cellvars);
        writeName(c.filename);
        writeName(c.name);
        putInt(c.firstlineno);
        writeBytes(c.linetable, c.linetable);
    }

    private void writeNames(String[] names) {
        Object[] values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = isAscii(names[i]) ? names[i] : WideStr.fromUtf16(names[i]);
        }
        writeTuple(names, values);
    }

    private void writeName(String name) {
        write(isAscii(name) ? name : WideStr.fromUtf16(name));
    }

    // Bytes

    public final void putByte(int b) {
        if (size == out.length) {
            out = Arrays.copyOf(out, size * 2);
        }
        out[size++] = (byte) b;
    }

    public final void putInt(int n) {
        putByte(n);
        putByte(n >> 8);
        putByte(n >> 16);
        putByte(n >> 24);
    }

    private void putLong(long n) {
        putInt((int) n);
        putInt((int) (n >> 32));
    }

    private void putBytes(byte[] bytes) {
        if (bytes.length > out.length - size) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + bytes.length));
        }
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
    }

    private void putFloatText(double d) {
        byte[] text = ConstantText.repr(d).getBytes(StandardCharsets.ISO_8859_1);
        putByte(text.length);
        putBytes(text);
    }

    /// UTF-8 in which surrogates stand for themselves.
    private void putUtf8(Object str) {
        int start = size;
        putInt(0);
        if (str instanceof String s) {
            for (int i = 0; i < s.length(); i++) {
                putCodePoint(s.charAt(i));
            }
        } else {
            WideStr w = (WideStr) str;
            for (int i = 0; i < w.length(); i++) {
                putCodePoint(w.codePointAt(i));
            }
        }
        int length = size - start - 4;
        out[start] = (byte) length;
        out[start + 1] = (byte) (length >> 8);
        out[start + 2] = (byte) (length >> 16);
        out[start + 3] = (byte) (length >> 24);
    }

    private void putCodePoint(int cp) {
        if (cp < 0x80) {
            putByte(cp);
        } else if (cp < 0x800) {
            putByte(0xC0 | cp >> 6);
            putByte(0x80 | cp & 0x3F);
        } else if (cp < 0x10000) {
            putByte(0xE0 | cp >> 12);
            putByte(0x80 | cp >> 6 & 0x3F);
            putByte(0x80 | cp & 0x3F);
        } else {
            putByte(0xF0 | cp >> 18);
            putByte(0x80 | cp >> 12 & 0x3F);
            putByte(0x80 | cp >> 6 & 0x3F);
            putByte(0x80 | cp & 0x3F);
        }
    }
}
