package taipan.objects;

import static taipan.objects.Raise.typeError;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import taipan.code.WideStr;
import taipan.host.Host;
import taipan.numbers.HashKey;
import taipan.numbers.NumberHash;

/// Python hash values; equal to CPython's for the same `PYTHONHASHSEED`.
/// CPython: Objects/object.c (PyObject_Hash), Python/pyhash.c
public final class Hashing {
    private Hashing() {}

    /// CPython: PyObject_Hash
    public static long hash(Object o) {
        if (o instanceof String s) {
            return ofStr(s);
        }
        if (o instanceof Long n) {
            return NumberHash.ofLong(n);
        }
        if (o instanceof PyObject p) {
            return p.type.slots.hash(p);
        }
        if (o instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (o instanceof Double d) {
            return ofDouble(d);
        }
        if (o instanceof BigInteger n) {
            return NumberHash.ofInt(n);
        }
        if (o instanceof WideStr w) {
            return ofStr(w);
        }
        return PyType.of(o).slots.hash(o);
    }

    /// The hash of a float; a NaN equals nothing but itself and hashes by identity.
    public static long ofDouble(Double d) {
        return d.isNaN() ? identity(d) : NumberHash.ofDouble(d);
    }

    public static long ofStr(String s) {
        return strings().hash(s);
    }

    public static long ofStr(WideStr s) {
        return strings().key.hash(s.codePoints());
    }

    public static long ofBytes(byte[] bytes, int from, int to) {
        return strings().key.hash(bytes, from, to);
    }

    private static Strings strings() {
        InterpreterState interpreter = ThreadState.current().interpreter();
        Strings strings = interpreter.stringHashes;
        if (strings == null) {
            strings = new Strings(key(interpreter.settings().hashSeed, interpreter.service(Host.class)));
            interpreter.stringHashes = strings;
        }
        return strings;
    }

    /// The key for `PYTHONHASHSEED`, a random one when that is negative. CPython: _Py_HashRandomization_Init
    private static HashKey key(long seed, Host host) {
        if (seed >= 0) {
            return HashKey.ofSeed(seed);
        }
        ByteBuffer random = ByteBuffer.allocate(16);
        host.randomBytes(random.array());
        return new HashKey(random.getLong(0), random.getLong(8));
    }

    /// The hash of an object that compares by identity. CPython: _Py_HashPointer
    public static long identity(Object o) {
        return System.identityHashCode(o);
    }

    /// The hash that a Python-level `__hash__` answered. CPython: slot_tp_hash
    public static long fromPython(Object result) {
        Object n = PyInt.valueOrNull(result);
        if (n == null) {
            throw typeError("__hash__ method should return an integer");
        }
        if (n instanceof Long l) {
            return l == -1 ? -2 : l;
        }
        return NumberHash.ofInt(n);
    }

    /// Whether the hash of an object is whatever Python code says, so that it may equal that of a str.
    static boolean isCustom(PyObject o) {
        PyType type = o.type;
        return type.hasFlag(PyType.HEAP) && type.special(Special.HASH) != null;
    }

    /// The key of an interpreter's string hashes, and the latest hashes made with it: Java's strings remember only
    /// their own kind of hash. A hash has two places in the table, which grows while it loses hashes all the time. A race
    /// costs a second computation.
    static final class Strings {
        private static final int SMALLEST = 1 << 11;
        private static final int LARGEST = 1 << 17;
        private static final int LONGEST_TEXT = 64;

        final HashKey key;
        private Entry[] recent = new Entry[SMALLEST];
        private int lost;

        private record Entry(String text, long hash) {}

        Strings(HashKey key) {
            this.key = key;
        }

        long hash(String s) {
            Entry[] known = recent;
            int place = place(s, known);
            Entry first = known[place];
            if (first != null && (first.text == s || first.text.equals(s))) {
                return first.hash;
            }
            Entry second = known[place ^ 1];
            if (second != null && (second.text == s || second.text.equals(s))) {
                return second.hash;
            }
            long hash = key.hash(s);
            if (s.length() <= LONGEST_TEXT) {
                known[place] = new Entry(s, hash);
                if (first != null) {
                    known[place ^ 1] = first;
                    if (second != null && ++lost > known.length && known.length < LARGEST) {
                        grow(known);
                    }
                }
            }
            return hash;
        }

        private static int place(String s, Entry[] table) {
            int h = s.hashCode() * 0x9E3779B9;
            return (h ^ h >>> 15) & table.length - 1;
        }

        private void grow(Entry[] known) {
            Entry[] larger = new Entry[4 * known.length];
            for (Entry e : known) {
                if (e != null) {
                    int place = place(e.text, larger);
                    larger[larger[place] == null ? place : place ^ 1] = e;
                }
            }
            lost = 0;
            recent = larger;
        }
    }
}
