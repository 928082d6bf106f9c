package taipan.modules.hashes;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Locale;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyMappingProxy;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Representation;

/// The `_hashlib` module, over the hashes of the Java platform and those of this package.
/// CPython: Modules/_hashopenssl.c
@PyModule("_hashlib")
public final class HashlibModule {
    private static final String[] CONSTRUCTORS = {
        "md5", "sha1", "sha224", "sha256", "sha384", "sha512",
        "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"
    };
    private static final String[] MORE = {"sha512_224", "sha512_256", "blake2b", "blake2s", "md5-sha1"};
    private static final int MEMORY = 32 << 20;

    private final PyType unsupported = ModuleExceptions.define("_hashlib", "UnsupportedDigestmodError", PyExc.ValueError);
    private final PyDict constructors = new PyDict();

    public HashlibModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyHash.TYPE, PyExtendableHash.TYPE, PyHmac.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("UnsupportedDigestmodError", unsupported);
        PyList names = new PyList();
        for (String name : CONSTRUCTORS) {
            constructors.put(module.dict().get("openssl_" + name), name);
            names.append(name);
        }
        for (String name : MORE) {
            names.append(name);
        }
        module.add("_constructors", new PyMappingProxy(constructors));
        module.add("openssl_md_meth_names", Calls.call(PyFrozenSet.TYPE, names));
        module.add("compare_digest", Attributes.get(Imports.module("_operator"), "_compare_digest"));
    }

    private static Hash named(String name) {
        Hash hash = Hash.of(name.toLowerCase(Locale.ROOT));
        if (hash == null) {
            throw valueError("unsupported hash type %s", name);
        }
        return hash;
    }

    private static Object hash(String name, Object data) {
        Hash hash = named(name);
        if (data != null) {
            hash.update(PyDigest.bytes(data));
        }
        return PyHash.of(hash);
    }

    @Function("new(name, string=NULL, *, usedforsecurity=True)")
    Object create(Object name, Object string, boolean usedForSecurity) {
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("name must be a string");
        }
        return hash(PyStr.toName(name), string);
    }

    @Function("openssl_md5(string=NULL, *, usedforsecurity=True)")
    Object md5(Object string, boolean usedForSecurity) {
        return hash("md5", string);
    }

    @Function("openssl_sha1(string=NULL, *, usedforsecurity=True)")
    Object sha1(Object string, boolean usedForSecurity) {
        return hash("sha1", string);
    }

    @Function("openssl_sha224(string=NULL, *, usedforsecurity=True)")
    Object sha224(Object string, boolean usedForSecurity) {
        return hash("sha224", string);
    }

    @Function("openssl_sha256(string=NULL, *, usedforsecurity=True)")
    Object sha256(Object string, boolean usedForSecurity) {
        return hash("sha256", string);
    }

    @Function("openssl_sha384(string=NULL, *, usedforsecurity=True)")
    Object sha384(Object string, boolean usedForSecurity) {
        return hash("sha384", string);
    }

    @Function("openssl_sha512(string=NULL, *, usedforsecurity=True)")
    Object sha512(Object string, boolean usedForSecurity) {
        return hash("sha512", string);
    }

    @Function("openssl_sha3_224(string=NULL, *, usedforsecurity=True)")
    Object sha3x224(Object string, boolean usedForSecurity) {
        return hash("sha3_224", string);
    }

    @Function("openssl_sha3_256(string=NULL, *, usedforsecurity=True)")
    Object sha3x256(Object string, boolean usedForSecurity) {
        return hash("sha3_256", string);
    }

    @Function("openssl_sha3_384(string=NULL, *, usedforsecurity=True)")
    Object sha3x384(Object string, boolean usedForSecurity) {
        return hash("sha3_384", string);
    }

    @Function("openssl_sha3_512(string=NULL, *, usedforsecurity=True)")
    Object sha3x512(Object string, boolean usedForSecurity) {
        return hash("sha3_512", string);
    }

    @Function("openssl_shake_128(string=NULL, *, usedforsecurity=True)")
    Object shakex128(Object string, boolean usedForSecurity) {
        return hash("shake_128", string);
    }

    @Function("openssl_shake_256(string=NULL, *, usedforsecurity=True)")
    Object shakex256(Object string, boolean usedForSecurity) {
        return hash("shake_256", string);
    }

    // Keyed hashes

    /// The hash that an argument `digestmod` means: a name or one of the constructors.
    private Hash digestOf(Object digest) {
        Object known = PyStr.valueOrNull(digest) != null ? digest : constructors.getOrNull(digest);
        if (known == null) {
            throw ModuleExceptions.raise(unsupported, PyStr.concat("Unsupported digestmod ", Representation.str(digest)));
        }
        String name = PyStr.toName(known);
        Hash hash = Hash.of(name.toLowerCase(Locale.ROOT));
        if (hash == null) {
            throw ModuleExceptions.raise(unsupported, "unsupported hash type " + name);
        }
        if (hash.isExtendable()) {
            throw ModuleExceptions.raise(PyExc.ValueError, "[digital envelope routines] invalid digest");
        }
        return hash;
    }

    @Function("hmac_new(key, msg=NULL, digestmod=None)")
    Object hmacNew(Object key, Object message, Object digest) {
        byte[] secret = Buffer.bytesOf(key);
        if (digest == PyNone.NONE) {
            throw typeError("Missing required parameter 'digestmod'.");
        }
        Hmac hmac = Hmac.of(digestOf(digest), secret);
        if (message != null && message != PyNone.NONE) {
            hmac.update(PyDigest.bytes(message));
        }
        return new PyHmac(hmac);
    }

    @Function("hmac_digest(key, msg, digest)")
    Object hmacDigest(Object key, Object message, Object digest) {
        byte[] secret = Buffer.bytesOf(key);
        byte[] text = Buffer.bytesOf(message);
        Hmac hmac = Hmac.of(digestOf(digest), secret);
        hmac.update(text);
        return PyBytes.of(hmac.digest());
    }

    // Keys from passwords

    @Function("pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)")
    Object pbkdf2(Object hashName, Object password, Object salt, long iterations, Object length) {
        if (PyStr.valueOrNull(hashName) == null) {
            throw typeError("pbkdf2_hmac() argument 'hash_name' must be str, not %T", hashName);
        }
        byte[] secret = Buffer.bytesOf(password);
        byte[] grains = Buffer.bytesOf(salt);
        Hash hash = named(PyStr.toName(hashName));
        if (iterations < 1) {
            throw valueError("iteration value must be greater than 0.");
        }
        if (iterations > Integer.MAX_VALUE) {
            throw overflowError("iteration value is too great.");
        }
        long size = length == PyNone.NONE ? hash.digestSize : Conversion.toLong(length);
        if (size < 1) {
            throw valueError("key length must be greater than 0.");
        }
        if (size > Integer.MAX_VALUE) {
            throw overflowError("key length is too great.");
        }
        return PyBytes.of(KeyDerivation.pbkdf2(hash, secret, grains, iterations, (int) size));
    }

    private static long unsigned(Object value, String name) {
        if (PyInt.valueOrNull(value) == null) {
            throw typeError("%s is required and must be an unsigned int", name);
        }
        return Conversion.toLong(value);
    }

    @Function("scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64)")
    Object scrypt(Object password, Object salt, Object n, Object r, Object p, long maxmem, long length) {
        byte[] secret = Buffer.bytesOf(password);
        if (salt == PyNone.NONE) {
            throw typeError("salt is required");
        }
        byte[] grains = Buffer.bytesOf(salt);
        long cost = unsigned(n, "n");
        if (cost < 2 || (cost & cost - 1) != 0) {
            throw valueError("n must be a power of 2.");
        }
        long block = unsigned(r, "r");
        long parallel = unsigned(p, "p");
        if (maxmem < 0 || maxmem > Integer.MAX_VALUE) {
            throw valueError("maxmem must be positive and smaller than %d", Integer.MAX_VALUE);
        }
        if (length < 1 || length > Integer.MAX_VALUE) {
            throw valueError("dklen must be greater than 0 and smaller than %d", Integer.MAX_VALUE);
        }
        long limit = maxmem == 0 ? MEMORY : maxmem;
        boolean fits = block >= 1 && parallel >= 1 && block < 1 << 24 && parallel < 1 << 24 && cost < 1 << 30
                && 128 * block * parallel + 128 * block * (cost + 2) <= limit;
        if (!fits) {
            throw valueError("Invalid parameter combination for n, r, p, maxmem.");
        }
        return PyBytes.of(KeyDerivation.scrypt(secret, grains, (int) cost, (int) block, (int) parallel, (int) length));
    }

    @Function("get_fips_mode()")
    long fipsMode() {
        return 0;
    }
}
