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

/// `_hashlib.HASH`, what `hashlib.new` returns.
/// CPython: Modules/_hashopenssl.c (EVPobject)
@PyClass(name = "_hashlib.HASH")
public sealed class PyHash extends PyObject permits PyExtendableHash {
    public static final PyType TYPE = PyHashBindings.newType();

    final Hash hash;

    PyHash(PyType type, Hash hash) {
        super(type);
        this.hash = hash;
    }

    static PyHash of(Hash hash) {
        return hash.isExtendable() ? new PyExtendableHash(hash) : new PyHash(TYPE, hash);
    }

    @Constructor("HASH(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        throw Raise.typeError("cannot create '%s' instances", cls.fullName());
    }

    public Object __repr__() {
        return "<" + hash.name + " " + type().fullName() + " object @ " + Identity.address(this) + ">";
    }

    @Method("update(self, obj, /)")
    synchronized void update(Object data) {
        hash.update(PyDigest.bytes(data));
    }

    @Method("digest(self, /)")
    synchronized Object digest() {
        return PyBytes.of(hash.digest());
    }

    @Method("hexdigest(self, /)")
    synchronized String hexDigest() {
        return HexFormat.of().formatHex(hash.digest());
    }

    @Method("copy(self, /)")
    synchronized Object copy() {
        return of(hash.copy());
    }

    @Getter("name")
    String name() {
        return hash.name;
    }

    @Getter("digest_size")
    long digestSize() {
        return hash.digestSize;
    }

    @Getter("block_size")
    long blockSize() {
        return hash.blockSize;
    }
}
