package taipan.builtins;

import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import taipan.code.CodeObject;
import taipan.code.WideStr;
import taipan.objects.Iteration;
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
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Representation;

/// Writes Python values as marshal data.
/// CPython: Python/marshal.c (w_object)
final class MarshalWriter {
    private static final int REFERABLE = 0x80;
    private static final int MAX_DEPTH = 2000;
    private static final int DIGIT_BITS = 15;

    private final int version;
    private byte[] out = new byte[256];
    private int length;
    private int depth;
    private int references;
    private final Map<Object, Integer> texts = new HashMap<>();
    private final Map<Object, Integer> objects = new IdentityHashMap<>();

    MarshalWriter(int version) {
        this.version = version;
    }

    byte[] write(Object value) {
        object(value);
        return Arrays.copyOf(out, length);
    }

    private void put(int b) {
        if (length == out.length) {
            out = Arrays.copyOf(out, 2 * length);
        }
        out[length++] = (byte) b;
    }

    private void put(byte[] bytes) {
        for (byte b : bytes) {
            put(b);
        }
    }

    private void word(int n) {
        put(n);
        put(n >> 8);
        put(n >> 16);
        put(n >> 24);
    }

    private void doubleWord(long n) {
        word((int) n);
        word((int) (n >>> 32));
    }

    /// Writes the type code, or a reference to the value when it was written before; true when nothing else is to be done.
    private boolean reference(Map<Object, Integer> known, Object value, int code) {
        if (version < 3) {
            put(code);
            return false;
        }
        Integer n = known.get(value);
        if (n != null) {
            put('r');
            word(n);
            return true;
        }
        known.put(value, references++);
        put(code | REFERABLE);
        return false;
    }

    private void object(Object value) {
        if (++depth > MAX_DEPTH) {
            throw valueError("object too deeply nested to marshal");
        }
        if (value == PyNone.NONE) {
            put('N');
        } else if (value == PyEllipsis.ELLIPSIS) {
            put('.');
        } else if (value == PyExc.StopIteration) {
            put('S');
        } else if (value instanceof Boolean b) {
            put(b ? 'T' : 'F');
        } else if (value instanceof Long n) {
            if ((int) (long) n == n) {
                put('i');
                word((int) (long) n);
            } else {
                digits(BigInteger.valueOf(n));
            }
        } else if (value instanceof BigInteger n) {
            digits(n);
        } else if (value instanceof Double d) {
            put(version > 1 ? 'g' : 'f');
            real(d);
        } else if (value instanceof String || value instanceof WideStr) {
            text(value, false);
        } else {
            container(value);
        }
        depth--;
    }

    private void real(double d) {
        if (version > 1) {
            doubleWord(Double.doubleToRawLongBits(d));
        } else {
            String text = PyStr.toName(Representation.repr(d));
            put(text.length());
            put(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    private void digits(BigInteger n) {
        put('l');
        BigInteger rest = n.abs();
        int count = (rest.bitLength() + DIGIT_BITS - 1) / DIGIT_BITS;
        word(n.signum() < 0 ? -count : count);
        for (int i = 0; i < count; i++) {
            int digit = rest.intValue() & (1 << DIGIT_BITS) - 1;
            put(digit);
            put(digit >> 8);
            rest = rest.shiftRight(DIGIT_BITS);
        }
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private void text(Object text, boolean interned) {
        if (version >= 4 && text instanceof String s && isAscii(s)) {
            boolean isShort = s.length() < 256;
            if (reference(texts, text, isShort ? interned ? 'Z' : 'z' : interned ? 'A' : 'a')) {
                return;
            }
            if (isShort) {
                put(s.length());
            } else {
                word(s.length());
            }
            for (int i = 0; i < s.length(); i++) {
                put(s.charAt(i));
            }
            return;
        }
        if (reference(texts, text, interned && version >= 1 ? 't' : 'u')) {
            return;
        }
        int at = length;
        word(0);
        int size = text instanceof String s ? s.length() : ((WideStr) text).length();
        for (int i = 0; i < size; i++) {
            utf8(text instanceof String s ? s.charAt(i) : ((WideStr) text).codePointAt(i));
        }
        int end = length;
        length = at;
        word(end - at - 4);
        length = end;
    }

    private void utf8(int cp) {
        if (cp < 0x80) {
            put(cp);
        } else if (cp < 0x800) {
            put(0xC0 | cp >> 6);
            put(0x80 | cp & 0x3F);
        } else if (cp < 0x10000) {
            put(0xE0 | cp >> 12);
            put(0x80 | cp >> 6 & 0x3F);
            put(0x80 | cp & 0x3F);
        } else {
            put(0xF0 | cp >> 18);
            put(0x80 | cp >> 12 & 0x3F);
            put(0x80 | cp >> 6 & 0x3F);
            put(0x80 | cp & 0x3F);
        }
    }

    private void container(Object value) {
        PyType type = PyType.of(value);
        if (value instanceof PyTuple t && type == PyTuple.TYPE) {
            tuple(t);
        } else if (value instanceof PyCode c) {
            code(c);
        } else if (type == PyComplex.TYPE) {
            PyComplex c = (PyComplex) value;
            put(version > 1 ? 'y' : 'x');
            real(c.real());
            real(c.imag());
        } else if (type == PyList.TYPE) {
            if (!reference(objects, value, '[')) {
                items(((PyList) value).toArray());
            }
        } else if (type == PyDict.TYPE) {
            if (!reference(objects, value, '{')) {
                PyDict dict = (PyDict) value;
                for (Object key : dict.keys()) {
                    object(key);
                    object(dict.getOrNull(key));
                }
                put('0');
            }
        } else if (value instanceof PySet || value instanceof PyFrozenSet) {
            if (!reference(objects, value, value instanceof PySet ? '<' : '>')) {
                items(Iteration.toArray(value));
            }
        } else {
            byte[] bytes = Source.bytesOrNull(value);
            if (bytes == null) {
                throw valueError("unmarshallable object");
            }
            if (!reference(objects, value, 's')) {
                word(bytes.length);
                put(bytes);
            }
        }
    }

    private void items(Object[] items) {
        word(items.length);
        for (Object item : items) {
            object(item);
        }
    }

    private void tuple(PyTuple t) {
        boolean small = version >= 4 && t.size() < 256;
        if (reference(objects, t, small ? ')' : '(')) {
            return;
        }
        if (small) {
            put(t.size());
        } else {
            word(t.size());
        }
        for (int i = 0; i < t.size(); i++) {
            object(t.get(i));
        }
    }

    private void names(String[] names) {
        put(version >= 4 && names.length < 256 ? ')' : '(');
        if (version >= 4 && names.length < 256) {
            put(names.length);
        } else {
            word(names.length);
        }
        for (String name : names) {
            text(PyStr.fromName(name), true);
        }
    }

    private void bytes(byte[] bytes) {
        put('s');
        word(bytes.length);
        put(bytes);
    }

    private void code(PyCode code) {
        if (reference(objects, code, 'c')) {
            return;
        }
        CodeObject c = code.source();
        word(c.argcount);
        word(c.posonlyargcount);
        word(c.kwonlyargcount);
        word(c.nlocals);
        word(c.stacksize);
        word(c.flags);
        bytes(c.code);
        put('(');
        items(code.consts);
        names(c.names);
        names(c.varnames);
        names(c.freevars);
        names(c.cellvars);
        text(PyStr.fromName(c.filename), false);
        text(PyStr.fromName(c.name), true);
        word(c.firstlineno);
        bytes(c.linetable);
    }
}
