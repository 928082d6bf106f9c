package taipan.modules.hashes;

import java.util.HexFormat;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Identity;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_hashlib.HMAC`.
/// CPython: Modules/_hashopenssl.c (HMACobject)
@PyClass(name = "_hashlib.HMAC")
public final class PyHmac extends PyObject {
    public static final PyType TYPE = PyHmacBindings.newType();

    private final Hmac hmac;

    PyHmac(Hmac hmac) {
        super(TYPE);
        this.hmac = hmac;
    }

    @Constructor("HMAC(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        throw Raise.typeError("cannot create '%s' instances", cls.fullName());
    }

    public Object __repr__() {
        return "<" + hmac.name() + " HMAC object @ " + Identity.address(this) + ">";
    }

    @Method("update(self, /, msg)")
    synchronized void update(Object message) {
        hmac.update(PyDigest.bytes(message));
    }

    @Method("digest(self, /)")
    synchronized Object digest() {
        return PyBytes.of(hmac.digest());
    }

    @Method("hexdigest(self, /)")
    synchronized String hexDigest() {
        return HexFormat.of().formatHex(hmac.digest());
    }

    @Method("copy(self, /)")
    synchronized Object copy() {
        return new PyHmac(hmac.copy());
    }

    @Getter("name")
    String name() {
        return "hmac-" + hmac.name();
    }

    @Getter("digest_size")
    long digestSize() {
        return hmac.digestSize();
    }

    @Getter("block_size")
    long blockSize() {
        return hmac.blockSize();
    }
}
