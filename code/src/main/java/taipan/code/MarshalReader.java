package taipan.code;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads marshal streams of all versions up to 4. This class makes the constant values of code objects; a subclass
/// that overrides the `make...` methods reads Python objects of the runtime.
///
/// Every length is checked against what is left of the data before anything is allocated, and nesting is bounded.
/// CPython: Python/marshal.c (r_object)
public class MarshalReader {
    /// CPython: MAX_MARSHAL_STACK_DEPTH
    protected static final int MAX_DEPTH = 2000;

    private static final int FIRST_ROOM = 256;
    private static final int MAX_DIGITS = Integer.MAX_VALUE / 16;
    private static final Object NULL = new Object();
    private static final Object UNFINISHED = new Object();

    private final byte[] data;
    private int at;
    private final int end;
    private final List<Object> references = new ArrayList<>();
    private int depth;

    public MarshalReader(byte[] data, int from, int to) {
        this.data = data;
        this.at = from;
        this.end = to;
    }

    /// The code object that the data begins with. Throws MarshalProblem.
    public static CodeObject readCode(byte[] data) {
        if (new MarshalReader(data, 0, data.length).read() instanceof CodeObject code) {
            return code;
        }
        throw value("bad marshal data (unknown type code)");
    }

    /// How far reading has come.
    public int position() {
        return at;
    }

    /// The next value. Throws MarshalProblem.
    public Object read() {
        Object value = object();
        if (value == NULL) {
            throw type("NULL object in marshal data for object");
        }
        return value;
    }

    // What values are made of

    protected Object makeNone() {
        return Singleton.NONE;
    }

    protected Object makeEllipsis() {
        return Singleton.ELLIPSIS;
    }

    protected Object makeStopIteration() {
        throw unsupported();
    }

    protected Object makeComplex(double real, double imag) {
        return new ComplexConstant(real, imag);
    }

    protected Object makeBytes(byte[] bytes) {
        return new BytesConstant(bytes);
    }

    protected Object makeTuple(Object[] elements) {
        return new TupleConstant(elements);
    }

    protected Object makeFrozenSet(Object[] elements) {
        return new FrozenSetConstant(elements);
    }

    protected Object makeSet(Object[] elements) {
        throw unsupported();
    }

    /// An empty list, which `append` fills: it may contain itself.
    protected Object makeList() {
        throw unsupported();
    }

    protected void append(Object list, Object element) {
        throw unsupported();
    }

    protected Object makeDict() {
        throw unsupported();
    }

    protected void put(Object dict, Object key, Object value) {
        throw unsupported();
    }

    protected Object makeCode(CodeObject code) {
        return code;
    }

    /// The contents of a bytes object, null for anything else.
    protected byte[] bytesOrNull(Object value) {
        return value instanceof BytesConstant bytes ? bytes.bytes() : null;
    }

    /// The elements of a tuple, null for anything else.
    protected Object[] elementsOrNull(Object value) {
        return value instanceof TupleConstant tuple ? tuple.elements() : null;
    }

    // The format

    private static MarshalProblem value(String message) {
        return new MarshalProblem(MarshalProblem.Kind.VALUE_ERROR, message);
    }

    private static MarshalProblem type(String message) {
        return new MarshalProblem(MarshalProblem.Kind.TYPE_ERROR, message);
    }

    private static MarshalProblem unsupported() {
        return value("bad marshal data (unknown type code)");
    }

    private int take(int count) {
        if (count > end - at) {
            throw new MarshalProblem(MarshalProblem.Kind.EOF_ERROR, "marshal data too short");
        }
        int from = at;
        at += count;
        return from;
    }

    private int readByte() {
        if (at >= end) {
            throw new MarshalProblem(MarshalProblem.Kind.EOF_ERROR, "EOF read where not expected");
        }
        return data[at++] & 0xFF;
    }

    private int readShort() {
        int from = take(2);
        return (short) (data[from] & 0xFF | (data[from + 1] & 0xFF) << 8);
    }

    private int readInt() {
        int from = take(4);
        return data[from] & 0xFF | (data[from + 1] & 0xFF) << 8 | (data[from + 2] & 0xFF) << 16 | data[from + 3] << 24;
    }

    private long readLong() {
        long low = readInt() & 0xFFFFFFFFL;
        return low | (long) readInt() << 32;
    }

    private int size(String what) {
        int size = readInt();
        if (size < 0) {
            throw value("bad marshal data (" + what + " size out of range)");
        }
        return size;
    }

    /// The number of elements of a container; each takes at least one byte, so a larger number is a lie.
    private int count(String what) {
        int count = size(what);
        if (count > end - at) {
            throw new MarshalProblem(MarshalProblem.Kind.EOF_ERROR, "marshal data too short");
        }
        return count;
    }

    private Object object() {
        int code = readByte();
        boolean keep = (code & 0x80) != 0;
        if (++depth > MAX_DEPTH) {
            depth--;
            throw value("recursion limit exceeded");
        }
        try {
            return object(code & 0x7F, keep);
        } finally {
            depth--;
        }
    }

    private Object keep(boolean keep, Object value) {
        if (keep) {
            references.add(value);
        }
        return value;
    }

    private int reserve(boolean keep) {
        if (keep) {
            references.add(UNFINISHED);
        }
        return references.size() - 1;
    }

    private Object finish(boolean keep, int index, Object value) {
        if (keep) {
            references.set(index, value);
        }
        return value;
    }

    private Object object(int code, boolean keep) {
        switch (code) {
            case '0':
                return NULL;
            case 'N':
                return makeNone();
            case 'S':
                return makeStopIteration();
            case '.':
                return makeEllipsis();
            case 'F':
                return Boolean.FALSE;
            case 'T':
                return Boolean.TRUE;
            case 'i':
                return keep(keep, (long) readInt());
            case 'I':
                return keep(keep, readLong());
            case 'l':
                return keep(keep, readBig());
            case 'f':
                return keep(keep, readFloatText());
            case 'g':
                return keep(keep, Double.longBitsToDouble(readLong()));
            case 'x': {
                double real = readFloatText();
                return keep(keep, makeComplex(real, readFloatText()));
            }
            case 'y': {
                double real = Double.longBitsToDouble(readLong());
                return keep(keep, makeComplex(real, Double.longBitsToDouble(readLong())));
            }
            case 's':
                return keep(keep, makeBytes(readBytes(size("bytes object"))));
            case 'a':
                return keep(keep, readLatin1(size("string")));
            case 'A':
                return keep(keep, readLatin1(size("string")).intern());
            case 'z':
                return keep(keep, readLatin1(readByte()));
            case 'Z':
                return keep(keep, readLatin1(readByte()).intern());
            case 't', 'u':
                return keep(keep, readUtf8(size("string")));
            case ')':
                return tuple(readByte(), keep);
            case '(':
                return tuple(count("tuple"), keep);
            case '[':
                return list(count("list"), keep);
            case '{':
                return dict(keep);
            case '<':
                return set(count("set"), keep);
            case '>': {
                int index = reserve(keep);
                return finish(keep, index, makeFrozenSet(elements(count("set"), "set")));
            }
            case 'c':
                return code(keep);
            case 'r':
                return reference();
            default:
                throw unsupported();
        }
    }

    private Object reference() {
        int index = readInt();
        if (index < 0 || index >= references.size()) {
            throw value("bad marshal data (invalid reference)");
        }
        Object value = references.get(index);
        if (value == UNFINISHED) {
            throw value("bad marshal data (invalid reference)");
        }
        return value;
    }

    private Object[] elements(int count, String what) {
        // Nested containers may all claim the rest of the data, so room is made as elements come.
        Object[] elements = new Object[Math.min(count, FIRST_ROOM)];
        for (int i = 0; i < count; i++) {
            if (i == elements.length) {
                elements = Arrays.copyOf(elements, (int) Math.min(count, 2L * i));
            }
            elements[i] = element(what);
        }
        return elements;
    }

    private Object element(String what) {
        Object value = object();
        if (value == NULL) {
            throw type("NULL object in marshal data for " + what);
        }
        return value;
    }

    private Object tuple(int count, boolean keep) {
        if (count > end - at) {
            throw new MarshalProblem(MarshalProblem.Kind.EOF_ERROR, "marshal data too short");
        }
        int index = reserve(keep);
        return finish(keep, index, makeTuple(elements(count, "tuple")));
    }

    private Object list(int count, boolean keep) {
        Object list = keep(keep, makeList());
        for (int i = 0; i < count; i++) {
            append(list, element("list"));
        }
        return list;
    }

    private Object dict(boolean keep) {
        Object dict = keep(keep, makeDict());
        while (true) {
            Object key = object();
            if (key == NULL) {
                return dict;
            }
            Object value = object();
            if (value == NULL) {
                return dict;
            }
            put(dict, key, value);
        }
    }

    private Object set(int count, boolean keep) {
        int index = reserve(keep);
        return finish(keep, index, makeSet(elements(count, "set")));
    }

    private byte[] readBytes(int count) {
        int from = take(count);
        byte[] bytes = new byte[count];
        System.arraycopy(data, from, bytes, 0, count);
        return bytes;
    }

    private String readLatin1(int count) {
        return new String(data, take(count), count, StandardCharsets.ISO_8859_1);
    }

    /// UTF-8 in which surrogates stand for themselves.
    private Object readUtf8(int count) {
        int from = take(count);
        int to = from + count;
        int[] points = new int[count];
        int n = 0;
        for (int i = from; i < to; ) {
            int b = data[i++];
            int more = b >= 0 ? 0 : (b & 0xE0) == 0xC0 ? 1 : (b & 0xF0) == 0xE0 ? 2 : (b & 0xF8) == 0xF0 ? 3 : -1;
            if (more < 0 || i + more > to) {
                throw value("bad marshal data (invalid string)");
            }
            int point = more == 0 ? b : b & 0x3F >> more;
            for (int k = 0; k < more; k++) {
                int next = data[i++];
                if ((next & 0xC0) != 0x80) {
                    throw value("bad marshal data (invalid string)");
                }
                point = point << 6 | next & 0x3F;
            }
            if (point > 0x10FFFF) {
                throw value("bad marshal data (invalid string)");
            }
            points[n++] = point;
        }
        return WideStr.of(points, 0, n);
    }

    private double readFloatText() {
        String text = readLatin1(readByte());
        try {
            return switch (text) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan", "-nan" -> Double.NaN;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw value("could not convert string to float: '" + text + "'");
        }
    }

    /// An int in digits of 15 bits. CPython: r_PyLong
    private Object readBig() {
        int n = readInt();
        if (n == 0) {
            return 0L;
        }
        if (n == Integer.MIN_VALUE || Math.abs(n) > MAX_DIGITS) {
            throw value("bad marshal data (long size out of range)");
        }
        int digits = Math.abs(n);
        if (digits > (end - at) / 2) {
            throw new MarshalProblem(MarshalProblem.Kind.EOF_ERROR, "marshal data too short");
        }
        // Most significant first, two bytes for each digit, packed into a magnitude.
        int bits = digits * 15;
        byte[] magnitude = new byte[(bits + 7) / 8 + 1];
        int digit = 0;
        for (int i = 0; i < digits; i++) {
            digit = readShort();
            if (digit < 0) {
                throw value("bad marshal data (digit out of range in long)");
            }
            int bit = i * 15;
            long shifted = (long) digit << (bit & 7);
            for (int k = 0; shifted != 0; k++, shifted >>>= 8) {
                magnitude[magnitude.length - 1 - (bit >> 3) - k] |= (byte) shifted;
            }
        }
        if (digit == 0) {
            throw value("bad marshal data (unnormalized long data)");
        }
        BigInteger result = new BigInteger(n < 0 ? -1 : 1, magnitude);
        return result.bitLength() < 64 ? (Object) result.longValue() : result;
    }

    private Object code(boolean keep) {
        int index = reserve(keep);
        int argcount = readInt();
        int posonlyargcount = readInt();
        int kwonlyargcount = readInt();
        int nlocals = readInt();
        int stacksize = readInt();
        int flags = readInt();
        byte[] bytes = bytes("code");
        Object[] consts = tuple(element("code"));
        String[] names = names();
        String[] varnames = names();
        String[] freevars = names();
        String[] cellvars = names();
        String filename = text();
        String name = text();
        int firstlineno = readInt();
        byte[] linetable = bytes("code");
        CodeObject code = new CodeObject(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, bytes, consts, names,
                varnames, freevars, cellvars, filename, name, firstlineno, linetable);
        return finish(keep, index, makeCode(code));
    }

    private byte[] bytes(String what) {
        byte[] bytes = bytesOrNull(element(what));
        if (bytes == null) {
            throw type("code: a bytes object was expected");
        }
        return bytes;
    }

    private Object[] tuple(Object value) {
        Object[] elements = elementsOrNull(value);
        if (elements == null) {
            throw type("code: a tuple was expected");
        }
        return elements;
    }

    private String[] names() {
        Object[] values = tuple(element("code"));
        String[] names = new String[values.length];
        for (int i = 0; i < names.length; i++) {
            if (!(values[i] instanceof String) && !(values[i] instanceof WideStr)) {
                throw type("name tuples must contain only strings, not '" + values[i].getClass().getSimpleName() + "'");
            }
            names[i] = values[i].toString();
        }
        return names;
    }

    private String text() {
        Object value = element("code");
        if (value instanceof String || value instanceof WideStr) {
            return value.toString();
        }
        throw type("code: a string was expected");
    }
}
