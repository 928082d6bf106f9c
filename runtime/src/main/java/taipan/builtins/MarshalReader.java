package taipan.builtins;

import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import taipan.code.WideStr;
import taipan.numbers.IntMath;
import taipan.objects.PyBytes;
import taipan.objects.PyCode;
import taipan.objects.PyComplex;
import taipan.objects.PyDict;
import taipan.objects.PyEllipsis;
import taipan.objects.PyExc;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PySet;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// Reads Python values from marshal data.
/// CPython: Python/marshal.c (r_object)
final class MarshalReader {
    private static final int REFERABLE = 0x80;
    private static final int MAX_DEPTH = 2000;
    private static final int DIGIT_BITS = 15;

    private final byte[] data;
    private int at;
    private int depth;
    private final List<Object> references = new ArrayList<>();

    MarshalReader(byte[] data) {
        this(data, 0);
    }

    MarshalReader(byte[] data, int from) {
        this.data = data;
        this.at = from;
    }

    /// How many bytes have been used.
    int position() {
        return at;
    }

    Object read() {
        Object value = object();
        if (value == null) {
            throw Raise.typeError("NULL object in marshal data for object");
        }
        return value;
    }

    private int unsignedByte() {
        if (at >= data.length) {
            throw tooShort();
        }
        return data[at++] & 0xFF;
    }

    private static Raised tooShort() {
        return Raise.eofError("marshal data too short");
    }

    private int word() {
        if (at + 4 > data.length) {
            at = data.length;
            throw tooShort();
        }
        int n = data[at] & 0xFF | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF) << 16 | data[at + 3] << 24;
        at += 4;
        return n;
    }

    private long doubleWord() {
        return word() & 0xFFFFFFFFL | (long) word() << 32;
    }

    private int size(String what) {
        int n = word();
        if (n < 0) {
            throw valueError("bad marshal data (%s size out of range)", what);
        }
        return n;
    }

    private int start(int length) {
        int start = at;
        if (length > data.length - at) {
            at = data.length;
            throw tooShort();
        }
        at += length;
        return start;
    }

    private int reserve(boolean referable) {
        if (!referable) {
            return -1;
        }
        references.add(null);
        return references.size() - 1;
    }

    private Object keep(Object value, int reference) {
        if (reference >= 0) {
            references.set(reference, value);
        }
        return value;
    }

    /// The next value, null for the marker of the end of a dict.
    private Object object() {
        int code = unsignedByte();
        boolean referable = (code & REFERABLE) != 0;
        if (++depth > MAX_DEPTH) {
            depth--;
            throw valueError("recursion limit exceeded");
        }
        try {
            return object(code & ~REFERABLE, referable);
        } finally {
            depth--;
        }
    }

    private Object object(int code, boolean referable) {
        switch (code) {
            case '0':
                return null;
            case 'N':
                return PyNone.NONE;
            case 'F':
                return false;
            case 'T':
                return true;
            case 'S':
                return PyExc.StopIteration;
            case '.':
                return PyEllipsis.ELLIPSIS;
            case 'r': {
                int n = word();
                if (n < 0 || n >= references.size() || references.get(n) == null) {
                    throw valueError("bad marshal data (invalid reference)");
                }
                return references.get(n);
            }
            case ')':
                return tuple(unsignedByte(), referable);
            case '(':
                return tuple(size("tuple"), referable);
            case '[':
                return list(size("list"), referable);
            case '{':
                return dict(referable);
            case '<':
                return set(size("set"), referable);
            case '>':
                return frozenSet(size("set"), referable);
            case 'c':
                return code(referable);
            default: {
                int reference = reserve(referable);
                return keep(leaf(code), reference);
            }
        }
    }

    private Object leaf(int code) {
        switch (code) {
            case 'i':
                return (long) word();
            case 'I':
                return doubleWord();
            case 'l':
                return digits();
            case 'f':
                return floatText();
            case 'g':
                return Double.longBitsToDouble(doubleWord());
            case 'x':
                return new PyComplex(floatText(), floatText());
            case 'y':
                return new PyComplex(Double.longBitsToDouble(doubleWord()), Double.longBitsToDouble(doubleWord()));
            case 's': {
                int n = size("bytes object");
                int from = start(n);
                return PyBytes.of(java.util.Arrays.copyOfRange(data, from, from + n));
            }
            case 'z':
                return ascii(unsignedByte());
            case 'Z':
                return ascii(unsignedByte()).intern();
            case 'a':
                return ascii(size("string"));
            case 'A':
                return ascii(size("string")).intern();
            case 'u':
            case 't': {
                Object text = text(size("string"));
                return code == 't' && text instanceof String s ? s.intern() : text;
            }
            default:
                throw valueError("bad marshal data (unknown type code)");
        }
    }

    private String ascii(int n) {
        return new String(data, start(n), n, StandardCharsets.ISO_8859_1);
    }

    /// UTF-8 that may hold lone surrogates.
    private Object text(int n) {
        int from = start(n);
        int[] cps = new int[n];
        int count = 0;
        for (int i = from; i < from + n; ) {
            int b = data[i++] & 0xFF;
            int more = b < 0x80 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            int cp = more == 0 ? b : b & 0x3F >> more;
            for (; more > 0 && i < from + n; more--) {
                cp = cp << 6 | data[i++] & 0x3F;
            }
            cps[count++] = cp;
        }
        return WideStr.of(cps, 0, count);
    }

    private double floatText() {
        return Double.parseDouble(ascii(unsignedByte()));
    }

    private Object digits() {
        int n = word();
        int count = Math.abs(n);
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            int digit = unsignedByte() | unsignedByte() << 8;
            if (digit >= 1 << DIGIT_BITS) {
                throw valueError("bad marshal data (digit out of range in long)");
            }
            if (digit == 0 && i == count - 1) {
                throw valueError("bad marshal data (unnormalized long data)");
            }
            value = value.or(BigInteger.valueOf(digit).shiftLeft(DIGIT_BITS * i));
        }
        return IntMath.of(n < 0 ? value.negate() : value);
    }

    private Object[] items(int n, String what) {
        if (n > data.length - at) {
            at = data.length;
            throw tooShort();
        }
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            items[i] = object();
            if (items[i] == null) {
                throw Raise.typeError("NULL object in marshal data for %s", what);
            }
        }
        return items;
    }

    private Object tuple(int n, boolean referable) {
        int reference = reserve(referable);
        return keep(n == 0 ? PyTuple.EMPTY : PyTuple.of(items(n, "tuple")), reference);
    }

    private Object list(int n, boolean referable) {
        PyList list = new PyList();
        keep(list, reserve(referable));
        for (Object item : items(n, "list")) {
            list.append(item);
        }
        return list;
    }

    private Object dict(boolean referable) {
        PyDict dict = new PyDict();
        keep(dict, reserve(referable));
        while (true) {
            Object key = object();
            if (key == null) {
                return dict;
            }
            Object value = object();
            if (value == null) {
                return dict;
            }
            dict.put(key, value);
        }
    }

    private Object set(int n, boolean referable) {
        PySet set = new PySet();
        keep(set, reserve(referable));
        for (Object item : items(n, "set")) {
            set.add(item);
        }
        return set;
    }

    private Object frozenSet(int n, boolean referable) {
        int reference = reserve(referable);
        return keep(PyFrozenSet.of(items(n, "set")), reference);
    }

    private Object code(boolean referable) {
        int reference = reserve(referable);
        int argcount = word();
        int posonlyargcount = word();
        int kwonlyargcount = word();
        int nlocals = word();
        int stacksize = word();
        int flags = word();
        PyBytes code = part(PyBytes.class);
        PyTuple consts = part(PyTuple.class);
        PyTuple names = part(PyTuple.class);
        PyTuple varnames = part(PyTuple.class);
        PyTuple freevars = part(PyTuple.class);
        PyTuple cellvars = part(PyTuple.class);
        Object filename = object();
        Object name = object();
        int firstlineno = word();
        PyBytes linetable = part(PyBytes.class);
        return keep(PyCode.of(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, code, consts, names, varnames,
                filename, name, firstlineno, linetable, freevars, cellvars), reference);
    }

    private <T> T part(Class<T> kind) {
        Object value = object();
        if (!kind.isInstance(value)) {
            throw valueError("bad marshal data (unknown type code)");
        }
        return kind.cast(value);
    }
}
