package taipan.modules.hashes;

import java.util.HexFormat;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyBytes;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_hashlib.HASHXOF`: a hash whose digest has any length.
/// CPython: Modules/_hashopenssl.c (EVPXOFtype)
@PyClass(name = "_hashlib.HASHXOF")
public final class PyExtendableHash extends PyHash {
    public static final PyType TYPE = PyType.builtin("_hashlib.HASHXOF", PyHash.TYPE, PyExtendableHash.class, new PyExtendableHashSlots(),
            new PyExtendableHashBindings(-1), 0);

    PyExtendableHash(Hash hash) {
        super(TYPE, hash);
    }

    public Object __repr__() {
        return super.__repr__();
    }

    private synchronized byte[] squeeze(long length) {
        if (length < 0) {
            throw Raise.valueError("value must be positive");
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError("");
        }
        return hash.digest((int) length);
    }

    @Method("digest(self, /, length)")
    Object digest(long length) {
        return PyBytes.of(squeeze(length));
    }

    @Method("hexdigest(self, /, length)")
    String hexDigest(long length) {
        return HexFormat.of().formatHex(squeeze(length));
    }
}
