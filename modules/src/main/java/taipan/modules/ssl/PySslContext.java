package taipan.modules.ssl;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.host.Descriptors;
import taipan.host.FileSystem;
import taipan.host.HostError;
import taipan.modules.FileNames;
import taipan.modules.socket.PySocket;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Truth;
import taipan.text.Text;

/// `_ssl._SSLContext`: certificates, keys and rules for connections.
/// CPython: Modules/_ssl.c (PySSLContext)
@PyClass(name = "_ssl._SSLContext", subclassable = true, weakrefs = true)
public final class PySslContext extends PyExtensible {
    public static final PyType TYPE = PySslContextBindings.newType();

    private static final int LONGEST_PASSWORD = 1023;
    private static final String[] CURVES = {"prime256v1", "secp384r1", "secp521r1", "secp256r1", "X25519", "X448"};

    private final SslModule module;
    private final int protocol;
    private final Map<SSLEngine, PySslSocket> connections = Collections.synchronizedMap(new WeakHashMap<>());
    private final Set<X509Certificate> authorities = new LinkedHashSet<>();
    /// What is in the folders; it becomes an authority once it was needed.
    private final Set<X509Certificate> candidates = new LinkedHashSet<>();
    private final List<CRL> revocations = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private final List<Credentials.Identity> identities = new ArrayList<>();
    private SSLContext engines;
    private int ports;
    List<Ciphers.Suite> ciphers = Ciphers.defaults();
    String[] applicationProtocols = {};
    private BigInteger options = BigInteger.valueOf(SslModule.OPTIONS);
    private int minimum = SslModule.PROTO_TLSv1_2;
    private int maximum = SslModule.PROTO_MAXIMUM_SUPPORTED;
    private long tickets = 2;
    volatile int verifyMode;
    volatile long verifyFlags = SslModule.VERIFY_X509_TRUSTED_FIRST;
    volatile boolean checkHostname;
    volatile long hostFlags = 4;
    Object nameCallback;
    private Object messageCallback = PyNone.NONE;
    /// Connections, good connections, acceptances, good acceptances, sessions used again.
    final long[] statistics = new long[5];

    private PySslContext(PyType type, SslModule module, int protocol) {
        super(type);
        this.module = module;
        this.protocol = protocol;
        if (protocol == SslModule.PROTOCOL_TLS_CLIENT) {
            verifyMode = SslModule.CERT_REQUIRED;
            checkHostname = true;
        }
    }

    @Constructor("_SSLContext(cls, protocol, /)")
    static Object construct(PyType cls, int protocol) {
        boolean known = protocol == SslModule.PROTOCOL_TLS || protocol == SslModule.PROTOCOL_TLS_CLIENT
                || protocol == SslModule.PROTOCOL_TLS_SERVER || protocol >= SslModule.PROTOCOL_TLSv1 && protocol <= SslModule.PROTOCOL_TLSv1_2;
        if (!known) {
            throw valueError("invalid or unsupported protocol version");
        }
        PySslContext made = new PySslContext(cls, SslModule.current(), protocol);
        if (protocol <= SslModule.PROTOCOL_TLSv1_2 && protocol >= SslModule.PROTOCOL_TLSv1) {
            int version = SslModule.PROTO_TLSv1 + protocol - SslModule.PROTOCOL_TLSv1;
            made.minimum = version;
            made.maximum = version;
        }
        return made;
    }

    // For connections

    SslModule module() {
        return module;
    }

    PySslSocket connection(SSLEngine engine) {
        return connections.get(engine);
    }

    synchronized List<X509Certificate> authorities() {
        return new ArrayList<>(authorities);
    }

    /// The authorities and those that may become ones.
    synchronized List<X509Certificate> allAuthorities() {
        Set<X509Certificate> all = new LinkedHashSet<>(authorities);
        all.addAll(candidates);
        return new ArrayList<>(all);
    }

    /// Remembers which of the candidates were needed.
    synchronized void used(List<X509Certificate> path) {
        for (X509Certificate certificate : path) {
            if (candidates.contains(certificate)) {
                authorities.add(certificate);
            }
        }
    }

    synchronized List<CRL> revocations() {
        return new ArrayList<>(revocations);
    }

    synchronized List<Credentials.Identity> identities() {
        return new ArrayList<>(identities);
    }

    /// Makes the engine of a connection; the port tells apart what sessions the platform may use again.
    synchronized SSLEngine engine(PySslSocket connection, int port) {
        try {
            if (engines == null) {
                engines = SSLContext.getInstance("TLS");
                engines.init(new KeyManager[] {new Credentials(this)}, new TrustManager[] {new Verifier(this)}, null);
            }
            SSLEngine engine = port < 0 ? engines.createSSLEngine() : engines.createSSLEngine("peer", port);
            connections.put(engine, connection);
            return engine;
        } catch (GeneralSecurityException e) {
            throw module.errors.library(String.valueOf(e.getMessage()));
        }
    }

    /// A port that no connection has had; sessions are remembered by it.
    synchronized int nextPort() {
        return ports = ports + 1 & 0xFFFF;
    }

    /// The versions that are allowed, in Java's names.
    String[] protocols() {
        List<String> names = new ArrayList<>();
        long set = options.longValue();
        int most = maximum == SslModule.PROTO_MAXIMUM_SUPPORTED ? SslModule.PROTO_TLSv1_3 : maximum;
        int least = minimum == SslModule.PROTO_MINIMUM_SUPPORTED ? SslModule.PROTO_TLSv1_2 : minimum;
        if (maximum == SslModule.PROTO_MINIMUM_SUPPORTED) {
            most = SslModule.PROTO_TLSv1_2;
        }
        if (minimum == SslModule.PROTO_MAXIMUM_SUPPORTED) {
            least = SslModule.PROTO_TLSv1_3;
        }
        if (least <= SslModule.PROTO_TLSv1_3 && most >= SslModule.PROTO_TLSv1_3 && (set & SslModule.OP_NO_TLSv1_3) == 0) {
            names.add("TLSv1.3");
        }
        if (least <= SslModule.PROTO_TLSv1_2 && most >= SslModule.PROTO_TLSv1_2 && (set & SslModule.OP_NO_TLSv1_2) == 0) {
            names.add("TLSv1.2");
        }
        return names.toArray(new String[0]);
    }

    boolean prefersOwnCiphers() {
        return (options.longValue() & SslModule.OP_CIPHER_SERVER_PREFERENCE) != 0;
    }

    @Method("_wrap_socket(self, /, sock, server_side, server_hostname=None, *, owner=None, session=None)")
    Object wrapSocket(Object socket, boolean server, Object hostname, Object owner, Object session) {
        if (!(socket instanceof PySocket own)) {
            throw typeError("_wrap_socket() argument 'sock' must be _socket.socket, not %T", socket);
        }
        return new PySslSocket(this, own, null, null, server, hostname, owner, session);
    }

    @Method("_wrap_bio(self, /, incoming, outgoing, server_side, server_hostname=None, *, owner=None, session=None)")
    Object wrapBio(PyMemoryBio incoming, PyMemoryBio outgoing, boolean server, Object hostname, Object owner, Object session) {
        return new PySslSocket(this, null, incoming, outgoing, server, hostname, owner, session);
    }

    // Certificates

    /// The passwords that were asked for: at most one.
    private char[] password(Object given) {
        Object answer = given;
        boolean called = Calls.isCallable(given);
        if (called) {
            answer = Calls.call(given);
        }
        byte[] bytes;
        if (PyStr.valueOrNull(answer) != null) {
            bytes = Text.toUtf16(PyStr.valueOrNull(answer)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } else if (answer instanceof PyBytes || answer instanceof PyByteArray) {
            bytes = Buffer.bytesOf(answer);
        } else {
            throw typeError(called ? "password callback must return a string" : "password should be a string or callable");
        }
        if (bytes.length > LONGEST_PASSWORD) {
            throw valueError("password cannot be longer than %d bytes", LONGEST_PASSWORD);
        }
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).toCharArray();
    }

    @Method("load_cert_chain(self, /, certfile, keyfile=None, password=None)")
    void loadCertChain(Object certFile, Object keyFile, Object password) {
        if (certFile == PyNone.NONE || !(PyStr.valueOrNull(certFile) != null || Buffer.isBuffer(certFile) || isPath(certFile))) {
            throw typeError("certfile should be a valid filesystem path");
        }
        if (keyFile != PyNone.NONE && !(PyStr.valueOrNull(keyFile) != null || Buffer.isBuffer(keyFile) || isPath(keyFile))) {
            throw typeError("keyfile should be a valid filesystem path");
        }
        if (password != PyNone.NONE && !Calls.isCallable(password) && PyStr.valueOrNull(password) == null && !(password instanceof PyBytes)
                && !(password instanceof PyByteArray)) {
            throw typeError("password should be a string or callable");
        }
        if (password != PyNone.NONE && !Calls.isCallable(password)) {
            password(password);
        }
        byte[] certificates = module.read(certFile, "load_cert_chain");
        byte[] keys = keyFile == PyNone.NONE ? certificates : module.read(keyFile, "load_cert_chain");
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (Pem.Block block : Pem.blocks(certificates)) {
                if (Pem.isCertificate(block)) {
                    chain.add(Pem.certificate(block.content()));
                }
            }
            PrivateKey key = Pem.key(Pem.blocks(keys), () -> {
                if (password == PyNone.NONE) {
                    throw module.errors.library("PEM lib");
                }
                return password(password);
            });
            if (chain.isEmpty() || key == null) {
                throw module.errors.library("PEM lib");
            }
            if (!isPair(chain.getFirst(), key)) {
                throw module.errors.reason("X509", "KEY_VALUES_MISMATCH");
            }
            synchronized (this) {
                // A newer identity of the same kind takes the place of the older one.
                identities.removeIf(old -> old.key().getAlgorithm().equals(key.getAlgorithm()));
                identities.add(new Credentials.Identity(chain.toArray(new X509Certificate[0]), key));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw module.errors.library("PEM lib");
        }
    }

    private static boolean isPath(Object o) {
        return taipan.objects.Attributes.special(o, "__fspath__") != null;
    }

    private static boolean isPair(X509Certificate certificate, PrivateKey key) {
        if (certificate.getPublicKey() instanceof RSAPublicKey open && key instanceof java.security.interfaces.RSAKey secret) {
            return open.getModulus().equals(secret.getModulus());
        }
        if (certificate.getPublicKey() instanceof ECPublicKey open && key instanceof java.security.interfaces.ECKey secret) {
            return open.getParams().getCurve().equals(secret.getParams().getCurve());
        }
        return certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm());
    }

    /// Adds certificates and lists of revoked ones; the answer is how many there were.
    private int addPem(byte[] data) throws GeneralSecurityException {
        return addPem(data, authorities);
    }

    private int addPem(byte[] data, Set<X509Certificate> target) throws GeneralSecurityException {
        int n = 0;
        for (Pem.Block block : Pem.blocks(data)) {
            if (Pem.isCertificate(block)) {
                X509Certificate certificate = Pem.certificate(block.content());
                synchronized (this) {
                    target.add(certificate);
                }
                n++;
            } else if (block.label().equals("X509 CRL")) {
                CRL list = CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(block.content()));
                synchronized (this) {
                    revocations.add(list);
                }
                n++;
            }
        }
        return n;
    }

    private synchronized void add(X509Certificate certificate) {
        authorities.add(certificate);
    }

    @Method("load_verify_locations(self, /, cafile=None, capath=None, cadata=None)")
    void loadVerifyLocations(Object file, Object folder, Object data) {
        if (file == PyNone.NONE && folder == PyNone.NONE && data == PyNone.NONE) {
            throw typeError("cafile, capath and cadata cannot be all omitted");
        }
        if (file != PyNone.NONE && PyStr.valueOrNull(file) == null && !Buffer.isBuffer(file) && !isPath(file)) {
            throw typeError("cafile should be a valid filesystem path");
        }
        if (folder != PyNone.NONE && PyStr.valueOrNull(folder) == null && !Buffer.isBuffer(folder) && !isPath(folder)) {
            throw typeError("capath should be a valid filesystem path");
        }
        try {
            if (data != PyNone.NONE) {
                addData(data);
            }
            if (file != PyNone.NONE && addPem(module.read(file, "load_verify_locations")) == 0) {
                throw module.errors.reason("X509", "NO_CERTIFICATE_OR_CRL_FOUND");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw module.errors.library("PEM lib");
        }
        if (folder != PyNone.NONE) {
            synchronized (this) {
                folders.add(FileNames.of(folder, "load_verify_locations", "capath").text());
            }
        }
    }

    private void addData(Object data) throws GeneralSecurityException {
        Object str = PyStr.valueOrNull(data);
        if (str != null) {
            if (!Text.isAscii(str)) {
                throw typeError("cadata should be an ASCII string or a bytes-like object");
            }
            if (Text.length(str) == 0) {
                throw valueError("Empty certificate data");
            }
            try {
                if (addPem(Text.toUtf16(str).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)) == 0) {
                    throw module.errors.plain("no start line: cadata does not contain a certificate");
                }
            } catch (GeneralSecurityException e) {
                throw module.errors.reason("PEM", "BAD_BASE64_DECODE");
            }
            return;
        }
        if (!Buffer.isBuffer(data)) {
            throw typeError("cadata should be an ASCII string or a bytes-like object");
        }
        byte[] bytes = Buffer.bytesOf(data);
        if (bytes.length == 0) {
            throw valueError("Empty certificate data");
        }
        int at = 0;
        while (at < bytes.length) {
            int end;
            try {
                end = Der.at(bytes, at).to();
                add(Pem.certificate(Arrays.copyOfRange(bytes, at, end)));
            } catch (GeneralSecurityException | RuntimeException e) {
                if (at == 0) {
                    throw module.errors.plain("not enough data: cadata does not contain a certificate");
                }
                throw module.errors.plain("[ASN1: NOT_ENOUGH_DATA] not enough data (_ssl.c:4159)");
            }
            at = end;
        }
    }

    /// Reads the folders of certificates, when there is first need of them.
    void loadFolders() {
        List<String> names;
        synchronized (this) {
            names = new ArrayList<>(folders);
            folders.clear();
        }
        Descriptors table = Descriptors.of(module.interpreter);
        for (String name : names) {
            try {
                for (FileSystem.Entry entry : module.host().files().list(table.absolute(name))) {
                    if (entry.name().matches("[0-9a-f]{8}\\.r?[0-9]+")) {
                        addPem(module.read(name + "/" + entry.name(), "capath"), candidates);
                    }
                }
            } catch (HostError | Raised | GeneralSecurityException e) {
                // A folder that cannot be read holds no certificates.
            }
        }
    }

    @Method("set_default_verify_paths(self, /)")
    void setDefaultVerifyPaths() {
        Map<String, String> changed = module.interpreter.environment;
        Map<String, String> environment = changed == null ? module.host().environment() : changed;
        String file = environment.get("SSL_CERT_FILE");
        String folder = environment.get("SSL_CERT_DIR");
        try {
            if (folder != null) {
                folders.add(folder);
            }
            if (file != null) {
                addPem(module.read(file, "set_default_verify_paths"));
                return;
            }
        } catch (Raised | GeneralSecurityException e) {
            return;
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager own) {
                    for (X509Certificate certificate : own.getAcceptedIssuers()) {
                        add(certificate);
                    }
                }
            }
        } catch (GeneralSecurityException e) {
            throw module.errors.library(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0 || certificate.getVersion() == 1
                && certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    @Method("cert_store_stats(self, /)")
    Object certStoreStats() {
        long issuers = 0;
        for (X509Certificate certificate : authorities()) {
            issuers += isAuthority(certificate) ? 1 : 0;
        }
        PyDict made = new PyDict();
        made.put("x509", (long) authorities.size());
        made.put("crl", (long) revocations.size());
        made.put("x509_ca", issuers);
        return made;
    }

    @Method("get_ca_certs(self, /, binary_form=False)")
    Object getCaCerts(boolean binary) {
        PyList found = new PyList();
        for (X509Certificate certificate : authorities()) {
            if (isAuthority(certificate)) {
                try {
                    found.append(binary ? PyBytes.of(certificate.getEncoded()) : Certificates.decode(certificate));
                } catch (GeneralSecurityException e) {
                    throw module.errors.library(String.valueOf(e.getMessage()));
                }
            }
        }
        return found;
    }

    @Method("load_dh_params(self, path, /)")
    void loadDhParams(Object path) {
        if (path == PyNone.NONE) {
            throw typeError("expected str, bytes or os.PathLike object, not NoneType");
        }
        byte[] data = module.read(path, "load_dh_params");
        try {
            for (Pem.Block block : Pem.blocks(data)) {
                if (block.label().equals("DH PARAMETERS")) {
                    // The platform chooses groups of its own.
                    return;
                }
            }
        } catch (GeneralSecurityException e) {
            throw module.errors.reason("PEM", "BAD_BASE64_DECODE");
        }
        throw module.errors.reason("PEM", "NO_START_LINE");
    }

    @Method("set_ecdh_curve(self, name, /)")
    void setEcdhCurve(Object name) {
        if (PyStr.valueOrNull(name) == null && !(name instanceof PyBytes)) {
            throw typeError("expected str, bytes or os.PathLike object, not %T", name);
        }
        String text = name instanceof PyBytes b ? new String(b.array(), java.nio.charset.StandardCharsets.ISO_8859_1) : PyStr.toName(name);
        if (!Arrays.asList(CURVES).contains(text)) {
            throw valueError("unknown elliptic curve name %s", PyStr.valueOrNull(name) != null ? "'" + text + "'" : "b'" + text + "'");
        }
    }

    // Ciphers and protocols

    @Method("set_ciphers(self, cipherlist, /)")
    void setCiphers(String words) {
        List<Ciphers.Suite> chosen = Ciphers.select(words);
        if (chosen == null) {
            throw module.errors.plain("No cipher can be selected.");
        }
        ciphers = chosen;
    }

    @Method("get_ciphers(self, /)")
    Object getCiphers() {
        PyList list = new PyList();
        for (Ciphers.Suite suite : ciphers) {
            list.append(suite.describe());
        }
        return list;
    }

    @Method("_set_alpn_protocols(self, protos, /)")
    void setAlpnProtocols(Object protocols) {
        byte[] bytes = Buffer.bytesOf(protocols);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < bytes.length;) {
            int length = bytes[i] & 0xFF;
            names.add(new String(bytes, i + 1, Math.min(length, bytes.length - i - 1), java.nio.charset.StandardCharsets.ISO_8859_1));
            i += 1 + length;
        }
        applicationProtocols = names.toArray(new String[0]);
    }

    @Method("session_stats(self, /)")
    Object sessionStats() {
        PyDict made = new PyDict();
        made.put("number", 0L);
        made.put("connect", statistics[0]);
        made.put("connect_good", statistics[1]);
        made.put("connect_renegotiate", 0L);
        made.put("accept", statistics[2]);
        made.put("accept_good", statistics[3]);
        made.put("accept_renegotiate", 0L);
        made.put("hits", statistics[4]);
        made.put("misses", 0L);
        made.put("timeouts", 0L);
        made.put("cache_full", 0L);
        return made;
    }

    // Attributes

    @Getter("protocol")
    long protocol() {
        return protocol;
    }

    @Getter("check_hostname")
    boolean checkHostname() {
        return checkHostname;
    }

    @Setter("check_hostname")
    void setCheckHostname(Object value) {
        boolean on = Truth.of(value);
        if (on && verifyMode == SslModule.CERT_NONE) {
            verifyMode = SslModule.CERT_REQUIRED;
        }
        checkHostname = on;
    }

    @Getter("_host_flags")
    long hostFlags() {
        return hostFlags;
    }

    @Setter("_host_flags")
    void setHostFlags(Object value) {
        hostFlags = Conversion.toInt(value);
    }

    @Getter("verify_mode")
    long verifyMode() {
        return verifyMode;
    }

    @Setter("verify_mode")
    void setVerifyMode(Object value) {
        int mode = Conversion.toInt(value);
        if (mode < SslModule.CERT_NONE || mode > SslModule.CERT_REQUIRED) {
            throw valueError("invalid value for verify_mode");
        }
        if (mode == SslModule.CERT_NONE && checkHostname) {
            throw valueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.");
        }
        verifyMode = mode;
    }

    @Getter("verify_flags")
    long verifyFlags() {
        return verifyFlags;
    }

    @Setter("verify_flags")
    void setVerifyFlags(Object value) {
        verifyFlags = Conversion.toLong(value);
    }

    @Getter("options")
    Object options() {
        return options.bitLength() < 64 ? (Object) options.longValue() : options;
    }

    @Setter("options")
    void setOptions(Object value) {
        Object number = Conversion.index(value);
        options = number instanceof BigInteger big ? big : BigInteger.valueOf((Long) number);
    }

    private void version(Object value, boolean least) {
        int version = Conversion.toInt(value);
        if (protocol >= SslModule.PROTOCOL_TLSv1 && protocol <= SslModule.PROTOCOL_TLSv1_2) {
            throw valueError("The context's protocol doesn't support modification of highest and lowest version.");
        }
        boolean known = version == SslModule.PROTO_MINIMUM_SUPPORTED || version == SslModule.PROTO_MAXIMUM_SUPPORTED
                || version >= SslModule.PROTO_SSLv3 && version <= SslModule.PROTO_TLSv1_3;
        if (!known) {
            throw valueError("Unsupported TLS/SSL version 0x%s", Integer.toHexString(version));
        }
        if (least) {
            minimum = version;
        } else {
            maximum = version;
        }
    }

    @Getter("minimum_version")
    long minimumVersion() {
        return minimum == SslModule.PROTO_MAXIMUM_SUPPORTED ? SslModule.PROTO_TLSv1_3 : minimum;
    }

    @Setter("minimum_version")
    void setMinimumVersion(Object value) {
        version(value, true);
    }

    @Getter("maximum_version")
    long maximumVersion() {
        return maximum;
    }

    @Setter("maximum_version")
    void setMaximumVersion(Object value) {
        version(value, false);
    }

    @Getter("num_tickets")
    long numTickets() {
        return tickets;
    }

    @Setter("num_tickets")
    void setNumTickets(Object value) {
        long number = Conversion.toLong(value);
        if (number < 0) {
            throw valueError("value must be non-negative");
        }
        if (protocol != SslModule.PROTOCOL_TLS_SERVER) {
            throw valueError("SSLContext is not a server context.");
        }
        tickets = number;
    }

    /// None says that there is no authentication after the handshake: the Java platform has none.
    @Getter("post_handshake_auth")
    Object postHandshakeAuth() {
        return PyNone.NONE;
    }

    @Setter("post_handshake_auth")
    void setPostHandshakeAuth(Object value) {
        if (Truth.of(value)) {
            throw Raise.notImplementedError("post_handshake_auth: the Java platform has none");
        }
    }

    @Getter("security_level")
    long securityLevel() {
        return 2;
    }

    @Getter("keylog_filename")
    Object keylogFilename() {
        return PyNone.NONE;
    }

    @Setter("keylog_filename")
    void setKeylogFilename(Object value) {
        if (value != PyNone.NONE) {
            throw Raise.notImplementedError("keylog_filename: the Java platform does not tell the keys of a connection");
        }
    }

    @Getter("_msg_callback")
    Object messageCallback() {
        return messageCallback;
    }

    @Setter("_msg_callback")
    void setMessageCallback(Object value) {
        if (value != PyNone.NONE && !Calls.isCallable(value)) {
            throw typeError("%R is not callable.", value);
        }
        if (value != PyNone.NONE) {
            throw Raise.notImplementedError("_msg_callback: the Java platform does not show the messages of a connection");
        }
        messageCallback = value;
    }

    @Getter("sni_callback")
    Object nameCallback() {
        return nameCallback == null ? PyNone.NONE : nameCallback;
    }

    @Setter(value = "sni_callback", deletable = true)
    void setNameCallback(Object value) {
        if (protocol == SslModule.PROTOCOL_TLS_CLIENT) {
            throw attributeError("sni_callback cannot be set on TLS_CLIENT context");
        }
        if (value == null || value == PyNone.NONE) {
            nameCallback = null;
        } else if (!Calls.isCallable(value)) {
            nameCallback = null;
            throw typeError("not a callable object");
        } else {
            nameCallback = value;
        }
    }
}
