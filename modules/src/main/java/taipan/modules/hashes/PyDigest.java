package taipan.modules.hashes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// A running hash of one of the algorithms that the Java platform brings. All the types (`_md5.md5`, `_sha256.sha256`,
/// ...) share this Java class.
/// CPython: Modules/md5module.c, Modules/sha1module.c, Modules/sha256module.c, Modules/sha512module.c
@PyClass(name = "_md5.md5")
public final class PyDigest extends PyObject {
    /// An algorithm: its Python and Java names, the bytes of a block.
    enum Algorithm {
        MD5("_md5.md5", "md5", "MD5", 64),
        SHA1("_sha1.sha1", "sha1", "SHA-1", 64),
        SHA224("_sha256.sha224", "sha224", "SHA-224", 64),
        SHA256("_sha256.sha256", "sha256", "SHA-256", 64),
        SHA384("_sha512.sha384", "sha384", "SHA-384", 128),
        SHA512("_sha512.sha512", "sha512", "SHA-512", 128);

        final String pythonName;
        final PyType type;
        private final String javaName;
        private final int blockSize;

        Algorithm(String typeName, String pythonName, String javaName, int blockSize) {
            this.pythonName = pythonName;
            this.javaName = javaName;
            this.blockSize = blockSize;
            this.type = PyType.builtin(typeName, PyType.OBJECT, PyDigest.class, new PyDigestSlots(), new PyDigestBindings(-1), 0);
        }
    }

    private final Algorithm algorithm;
    private final MessageDigest digest;

    private PyDigest(Algorithm algorithm, MessageDigest digest) {
        super(algorithm.type);
        this.algorithm = algorithm;
        this.digest = digest;
    }

    /// A hash that has seen `data` (bytes-like, null for nothing).
    static PyDigest of(Algorithm algorithm, Object data) {
        try {
            PyDigest made = new PyDigest(algorithm, MessageDigest.getInstance(algorithm.javaName));
            if (data != null) {
                made.update(data);
            }
            return made;
        } catch (NoSuchAlgorithmException e) {
            throw Raise.valueError("unsupported hash type %s", algorithm.pythonName);
        }
    }

    /// The bytes of an argument to hash.
    static byte[] bytes(Object data) {
        if (PyStr.valueOrNull(data) != null) {
            throw Raise.typeError("Strings must be encoded before hashing");
        }
        if (!Buffer.isBuffer(data)) {
            throw Raise.typeError("object supporting the buffer API required");
        }
        return Buffer.bytesOf(data);
    }

    private static MessageDigest clone(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Method("update(self, obj, /)")
    synchronized void update(Object data) {
        digest.update(bytes(data));
    }

    private synchronized byte[] finish() {
        return clone(digest).digest();
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
    synchronized PyDigest copy() {
        return new PyDigest(algorithm, clone(digest));
    }

    @Getter("name")
    String name() {
        return algorithm.pythonName;
    }

    @Getter("digest_size")
    long digestSize() {
        return digest.getDigestLength();
    }

    @Getter("block_size")
    long blockSize() {
        return algorithm.blockSize;
    }
}
