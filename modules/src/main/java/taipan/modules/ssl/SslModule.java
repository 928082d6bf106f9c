package taipan.modules.ssl;

import static taipan.objects.Raise.valueError;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.FileSystem;
import taipan.host.Host;
import taipan.host.HostError;
import taipan.modules.FileNames;
import taipan.modules.Patience;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyModuleObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// The `_ssl` module, over the TLS engine of the Java platform.
/// CPython: Modules/_ssl.c
@PyModule("_ssl")
public final class SslModule {
    @Constant static final String _DEFAULT_CIPHERS = "DEFAULT";
    @Constant static final int CERT_NONE = 0;
    @Constant static final int CERT_OPTIONAL = 1;
    @Constant static final int CERT_REQUIRED = 2;
    @Constant static final int PROTOCOL_SSLv23 = 2;
    @Constant static final int PROTOCOL_TLS = 2;
    @Constant static final int PROTOCOL_TLS_CLIENT = 16;
    @Constant static final int PROTOCOL_TLS_SERVER = 17;
    @Constant static final int PROTOCOL_TLSv1 = 3;
    @Constant static final int PROTOCOL_TLSv1_1 = 4;
    @Constant static final int PROTOCOL_TLSv1_2 = 5;
    @Constant static final int PROTO_MINIMUM_SUPPORTED = -2;
    @Constant static final int PROTO_MAXIMUM_SUPPORTED = -1;
    @Constant static final int PROTO_SSLv3 = 768;
    @Constant static final int PROTO_TLSv1 = 769;
    @Constant static final int PROTO_TLSv1_1 = 770;
    @Constant static final int PROTO_TLSv1_2 = 771;
    @Constant static final int PROTO_TLSv1_3 = 772;
    @Constant static final int VERIFY_CRL_CHECK_LEAF = 4;
    @Constant static final int VERIFY_X509_PARTIAL_CHAIN = 524288;
    @Constant static final int VERIFY_X509_TRUSTED_FIRST = 32768;
    @Constant static final int OP_NO_TLSv1_2 = 134217728;
    @Constant static final int OP_NO_TLSv1_3 = 536870912;
    @Constant static final int OP_CIPHER_SERVER_PREFERENCE = 4194304;
    @Constant static final int HOSTFLAG_NEVER_CHECK_SUBJECT = 32;
    @Constant static final boolean HAS_SNI = true;
    @Constant static final boolean HAS_TLS_UNIQUE = false;
    @Constant static final boolean HAS_ECDH = true;
    @Constant static final boolean HAS_NPN = false;
    @Constant static final boolean HAS_ALPN = true;
    @Constant static final boolean HAS_SSLv2 = false;
    @Constant static final boolean HAS_SSLv3 = false;
    @Constant static final boolean HAS_TLSv1 = false;
    @Constant static final boolean HAS_TLSv1_1 = false;
    @Constant static final boolean HAS_TLSv1_2 = true;
    @Constant static final boolean HAS_TLSv1_3 = true;
    /// As programs compare it with those of OpenSSL, it is the one whose behaviour is followed.
    @Constant static final long OPENSSL_VERSION_NUMBER = 0x30000050L;
    @Constant static final String OPENSSL_VERSION = "OpenSSL 3.0.5 (as the Java platform's JSSE answers)";

    /// Options of a new context: OP_ALL, no SSLv3, no compression, the server's choice, middleboxes, unexpected ends.
    static final long OPTIONS = 2186412240L;

    private static final Object[][] MORE = {
        {"VERIFY_DEFAULT", 0L}, {"VERIFY_CRL_CHECK_CHAIN", 12L}, {"VERIFY_X509_STRICT", 32L}, {"VERIFY_ALLOW_PROXY_CERTS", 64L},
        {"OP_ALL", 2147483728L}, {"OP_NO_SSLv2", 0L}, {"OP_NO_SSLv3", 33554432L}, {"OP_NO_TLSv1", 67108864L},
        {"OP_NO_TLSv1_1", 268435456L}, {"OP_SINGLE_DH_USE", 0L}, {"OP_NO_TICKET", 16384L}, {"OP_SINGLE_ECDH_USE", 0L},
        {"OP_NO_COMPRESSION", 131072L}, {"OP_ENABLE_MIDDLEBOX_COMPAT", 1048576L}, {"OP_NO_RENEGOTIATION", 1073741824L},
        {"OP_IGNORE_UNEXPECTED_EOF", 128L}, {"HOSTFLAG_ALWAYS_CHECK_SUBJECT", 1L}, {"HOSTFLAG_NO_WILDCARDS", 2L},
        {"HOSTFLAG_NO_PARTIAL_WILDCARDS", 4L}, {"HOSTFLAG_MULTI_LABEL_WILDCARDS", 8L}, {"HOSTFLAG_SINGLE_LABEL_SUBDOMAINS", 16L},
        {"ENCODING_PEM", 1L}, {"ENCODING_DER", 2L}, {"SSL_ERROR_SSL", 1L}, {"SSL_ERROR_WANT_READ", 2L}, {"SSL_ERROR_WANT_WRITE", 3L},
        {"SSL_ERROR_WANT_X509_LOOKUP", 4L}, {"SSL_ERROR_SYSCALL", 5L}, {"SSL_ERROR_ZERO_RETURN", 6L}, {"SSL_ERROR_WANT_CONNECT", 7L},
        {"SSL_ERROR_EOF", 8L}, {"SSL_ERROR_INVALID_ERROR_CODE", 10L},
    };

    final InterpreterState interpreter;
    final SslErrors errors;

    public SslModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
        this.errors = new SslErrors();
        interpreter.setService(SslModule.class, this);
    }

    static SslModule current() {
        return ThreadState.current().interpreter().service(SslModule.class);
    }

    PyType[] types() {
        return new PyType[] {PySslContext.TYPE, PySslSocket.TYPE, PyMemoryBio.TYPE, PySslSession.TYPE, PyCertificate.TYPE};
    }

    void init(PyModuleObject module) {
        for (Object[] constant : MORE) {
            module.add((String) constant[0], constant[1]);
        }
        for (Alert alert : Alert.values()) {
            module.add("ALERT_DESCRIPTION_" + alert.name(), (long) alert.code);
        }
        module.add("OPENSSL_VERSION_INFO", PyTuple.of(3L, 0L, 0L, 5L, 0L));
        module.add("_OPENSSL_API_VERSION", PyTuple.of(3L, 0L, 0L, 5L, 0L));
        errors.addTo(module);
    }

    /// The content of a file; an OSError when it cannot be read.
    byte[] read(Object path, String function) {
        FileNames.Name name = FileNames.of(path, function, "path");
        Descriptors table = Descriptors.of(interpreter);
        try {
            int fd = table.open(table.absolute(name.text()), FileSystem.READ_ONLY, 0);
            try {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                byte[] buffer = new byte[8192];
                int n;
                while ((n = Patience.read(table.get(fd), buffer, 0, buffer.length)) > 0) {
                    all.write(buffer, 0, n);
                }
                return all.toByteArray();
            } finally {
                table.close(fd);
            }
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    Host host() {
        return Descriptors.hostOf(interpreter);
    }

    private byte[] random(long n) {
        if (n < 0) {
            throw valueError("num must be positive");
        }
        byte[] bytes = new byte[(int) Math.min(n, Integer.MAX_VALUE - 8)];
        host().randomBytes(bytes);
        return bytes;
    }

    @Function("RAND_bytes(n, /)")
    Object randBytes(int n) {
        return PyBytes.of(random(n));
    }

    @Function("RAND_pseudo_bytes(n, /)")
    Object randPseudoBytes(int n) {
        return PyTuple.of(PyBytes.of(random(n)), true);
    }

    @Function("RAND_status()")
    boolean randStatus() {
        return true;
    }

    /// The platform's generator needs no seed.
    @Function("RAND_add(string, entropy, /)")
    void randAdd(Object string, double entropy) {}

    @Function("get_default_verify_paths()")
    Object defaultVerifyPaths() {
        return PyTuple.of("SSL_CERT_FILE", "/etc/ssl/cert.pem", "SSL_CERT_DIR", "/etc/ssl/certs");
    }

    private static Object object(ObjectNames.Known known) {
        return PyTuple.of((long) known.number(), known.shortName(), known.longName(), known.oid());
    }

    @Function("txt2obj(txt, name=False)")
    Object textToObject(String text, boolean name) {
        ObjectNames.Known known = ObjectNames.of(text, name);
        if (known == null) {
            throw valueError("unknown object '%s'", text.length() > 100 ? text.substring(0, 100) : text);
        }
        return object(known);
    }

    @Function("nid2obj(nid, /)")
    Object numberToObject(int number) {
        if (number < 0) {
            throw valueError("NID must be positive.");
        }
        ObjectNames.Known known = ObjectNames.of(number);
        if (known == null) {
            throw valueError("unknown NID %d", number);
        }
        return object(known);
    }

    @Function("_test_decode_cert(path, /)")
    Object testDecode(Object path) {
        try {
            for (Pem.Block block : Pem.blocks(read(path, "_test_decode_cert"))) {
                if (Pem.isCertificate(block)) {
                    return Certificates.decode(Pem.certificate(block.content()));
                }
            }
        } catch (GeneralSecurityException e) {
            // As when there is none.
        }
        throw errors.plain("Error decoding PEM-encoded file");
    }
}
