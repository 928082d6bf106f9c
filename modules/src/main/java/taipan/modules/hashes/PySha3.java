package taipan.modules.hashes;

import java.util.HexFormat;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyType;

/// The SHA-3 hashes of fixed length; the four types share this Java class.
/// CPython: Modules/_sha3/sha3module.c
@PyClass(name = "_sha3.sha3_224")
public final class PySha3 extends PyObject {
    static final PyType SHA3_224 = PySha3Bindings.newType();
    static final PyType SHA3_256 = type("_sha3.sha3_256");
    static final PyType SHA3_384 = type("_sha3.sha3_384");
    static final PyType SHA3_512 = type("_sha3.sha3_512");

    static final int SUFFIX = 0x06;

    private final int size;
    private final Keccak sponge;

    private PySha3(PyType type, int size, Keccak sponge) {
        super(type);
        this.size = size;
        this.sponge = sponge;
    }

    private static PyType type(String name) {
        return PyType.builtin(name, PyType.OBJECT, PySha3.class, new PySha3Slots(), new PySha3Bindings(-1), 0);
    }

    @Constructor("sha3(cls, data=NULL, /, *, usedforsecurity=True)")
    static Object construct(PyType cls, Object data, boolean usedForSecurity) {
        int size = Integer.parseInt(cls.name().substring(cls.name().indexOf('_') + 1)) / 8;
        PySha3 made = new PySha3(cls, size, new Keccak(200 - 2 * size, SUFFIX));
        if (data != null) {
            made.update(data);
        }
        return made;
    }

    @Method("update(self, data, /)")
    synchronized void update(Object data) {
        sponge.update(PyDigest.bytes(data));
    }

    private synchronized byte[] finish() {
        return sponge.copy().squeeze(size);
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
    synchronized PySha3 copy() {
        return new PySha3(type(), size, sponge.copy());
    }

    @Getter("name")
    String name() {
        return type().name();
    }

    @Getter("digest_size")
    long digestSize() {
        return size;
    }

    @Getter("block_size")
    long blockSize() {
        return sponge.rate();
    }

    @Getter("_capacity_bits")
    long capacityBits() {
        return 1600 - sponge.rate() * 8L;
    }

    @Getter("_rate_bits")
    long rateBits() {
        return sponge.rate() * 8L;
    }

    @Getter("_suffix")
    Object suffix() {
        return PyBytes.of(new byte[] {(byte) sponge.suffix()});
    }
}
