package taipan.modules.hashes;

import java.util.HexFormat;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// SHAKE128 and SHAKE256, whose output has the length one asks for; the two types share this Java class.
/// CPython: Modules/_sha3/sha3module.c
@PyClass(name = "_sha3.shake_128")
public final class PyShake extends PyObject {
    static final PyType SHAKE_128 = PyShakeBindings.newType();
    static final PyType SHAKE_256 =
            PyType.builtin("_sha3.shake_256", PyType.OBJECT, PyShake.class, new PyShakeSlots(), new PyShakeBindings(-1), 0);

    static final int SUFFIX = 0x1F;
    private static final long LONGEST = 1L << 29;

    private final Keccak sponge;

    private PyShake(PyType type, Keccak sponge) {
        super(type);
        this.sponge = sponge;
    }

    @Constructor("shake(cls, data=NULL, /, *, usedforsecurity=True)")
    static Object construct(PyType cls, Object data, boolean usedForSecurity) {
        PyShake made = new PyShake(cls, new Keccak(cls == SHAKE_128 ? 168 : 136, SUFFIX));
        if (data != null) {
            made.update(data);
        }
        return made;
    }

    @Method("update(self, data, /)")
    synchronized void update(Object data) {
        sponge.update(PyDigest.bytes(data));
    }

    private synchronized byte[] finish(long length) {
        if (length < 0) {
            throw Raise.valueError("value must be positive");
        }
        if (length >= LONGEST) {
            throw Raise.valueError("length is too large");
        }
        return sponge.copy().squeeze((int) length);
    }

    @Method("digest(self, length, /)")
    Object digest(long length) {
        return PyBytes.of(finish(length));
    }

    @Method("hexdigest(self, length, /)")
    String hexDigest(long length) {
        return HexFormat.of().formatHex(finish(length));
    }

    @Method("copy(self, /)")
    synchronized PyShake copy() {
        return new PyShake(type(), sponge.copy());
    }

    @Getter("name")
    String name() {
        return type().name();
    }

    @Getter("digest_size")
    long digestSize() {
        return 0;
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
