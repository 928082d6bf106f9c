package taipan.modules.hashes;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.util.HexFormat;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.NativeCode;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// BLAKE2b and BLAKE2s; the two types share this Java class and differ in their sizes.
/// CPython: Modules/_blake2/blake2b_impl.c
@PyClass(name = "_blake2.blake2b")
public final class PyBlake2 extends PyObject {
    static final PyType BLAKE2B = type("_blake2.blake2b", 64, 16);
    static final PyType BLAKE2S = type("_blake2.blake2s", 32, 8);

    private final Blake2 hash;

    private PyBlake2(PyType type, Blake2 hash) {
        super(type);
        this.hash = hash;
    }

    /// The attributes of a type: those that the methods give, and its sizes.
    private record Contents(int size, int salt) implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException();
        }

        @Override
        public void install(PyType type) {
            new PyBlake2Bindings(-1).install(type);
            type.addConstant("SALT_SIZE", (long) salt);
            type.addConstant("PERSON_SIZE", (long) salt);
            type.addConstant("MAX_KEY_SIZE", (long) size);
            type.addConstant("MAX_DIGEST_SIZE", (long) size);
        }
    }

    private static PyType type(String name, int size, int salt) {
        return PyType.builtin(name, PyType.OBJECT, PyBlake2.class, new PyBlake2Slots(), new Contents(size, salt), 0);
    }

    @Constructor("blake2(cls, data=NULL, /, *, digest_size=NULL, key=NULL, salt=NULL, person=NULL, fanout=1, depth=1, leaf_size=0,"
            + " node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)")
    static Object construct(PyType cls, Object data, Object digestSize, Object key, Object salt, Object person, int fanout, int depth,
            Object leafSize, Object nodeOffset, int nodeDepth, int innerSize, boolean lastNode, boolean usedForSecurity) {
        boolean wide = cls == BLAKE2B;
        int max = wide ? 64 : 32;
        int word = wide ? 8 : 4;
        byte[] p = new byte[8 * word];
        long size = digestSize == null ? max : Conversion.toLong(digestSize);
        if (size <= 0 || size > max) {
            throw valueError("digest_size must be between 1 and %d bytes", max);
        }
        byte[] keyBytes = key == null ? new byte[0] : Buffer.bytesOf(key);
        byte[] saltBytes = salt == null ? new byte[0] : Buffer.bytesOf(salt);
        byte[] personBytes = person == null ? new byte[0] : Buffer.bytesOf(person);
        if (saltBytes.length > 2 * word) {
            throw valueError("maximum salt length is %d bytes", 2 * word);
        }
        if (personBytes.length > 2 * word) {
            throw valueError("maximum person length is %d bytes", 2 * word);
        }
        check(fanout, 0, 255, "fanout must be between 0 and 255");
        check(depth, 1, 255, "depth must be between 1 and 255");
        long leaf = unsigned(leafSize, 32, "leaf_size is too large");
        long offset = unsigned(nodeOffset, wide ? 64 : 48, "node_offset is too large");
        check(nodeDepth, 0, 255, "node_depth must be between 0 and 255");
        check(innerSize, 0, max, "inner_size must be between 0 and is " + max);
        if (keyBytes.length > max) {
            throw valueError("maximum key length is %d bytes", max);
        }
        p[0] = (byte) size;
        p[1] = (byte) keyBytes.length;
        p[2] = (byte) fanout;
        p[3] = (byte) depth;
        store(p, 4, leaf, 4);
        int offsetBytes = wide ? 8 : 6;
        store(p, 8, offset, offsetBytes);
        p[8 + offsetBytes] = (byte) nodeDepth;
        p[9 + offsetBytes] = (byte) innerSize;
        System.arraycopy(saltBytes, 0, p, 4 * word, saltBytes.length);
        System.arraycopy(personBytes, 0, p, 6 * word, personBytes.length);
        PyBlake2 made = new PyBlake2(cls, Blake2.of(wide, p, keyBytes, lastNode));
        if (data != null) {
            made.update(data);
        }
        return made;
    }

    private static void check(int value, int least, int most, String message) {
        if (value < least || value > most) {
            throw valueError("%s", message);
        }
    }

    private static long unsigned(Object value, int bits, String message) {
        Object n = Conversion.index(value);
        BigInteger number = n instanceof BigInteger b ? b : BigInteger.valueOf((Long) n);
        if (number.signum() < 0) {
            throw valueError("value must be positive");
        }
        if (number.bitLength() > 64) {
            throw overflowError("int too big to convert");
        }
        if (number.bitLength() > bits) {
            throw overflowError("%s", message);
        }
        return number.longValue();
    }

    private static void store(byte[] target, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            target[at + i] = (byte) (value >>> 8 * i);
        }
    }

    @Method("update(self, data, /)")
    synchronized void update(Object data) {
        hash.update(PyDigest.bytes(data));
    }

    private synchronized byte[] finish() {
        return hash.copy().finish();
    }

    @Method("digest(self, /)")
    Object digest() {
        return PyBytes.of(finish());
    }

    @Method("hexdigest(self, /)")
    String hexDigest() {
        return HexFormat.of().formatHex(finish());
    }

    @Method("copy(self, /)")
    synchronized PyBlake2 copy() {
        return new PyBlake2(type(), hash.copy());
    }

    @Getter("name")
    String name() {
        return type() == BLAKE2B ? "blake2b" : "blake2s";
    }

    @Getter("digest_size")
    long digestSize() {
        return hash.digestSize();
    }

    @Getter("block_size")
    long blockSize() {
        return hash.blockSize();
    }
}
