package taipan.modules.ssl;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.modules.socket.PySocket;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.objects.Unraisable;

/// `_ssl._SSLSocket`: a connection over a socket or over two memory buffers.
/// CPython: Modules/_ssl.c (PySSLSocket)
@PyClass(name = "_ssl._SSLSocket")
public final class PySslSocket extends PyObject {
    public static final PyType TYPE = PySslSocketBindings.newType();

    /// What a step of the engine came to.
    private enum Outcome {
        DONE,
        WANT_READ,
        WANT_WRITE,
        /// The other side closed without saying so.
        END,
        /// The other side said that it closes.
        CLOSED
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int PIECE = 16384;
    private static final int HEADER = 5;

    volatile PySslContext context;
    final String hostname;
    /// The address that the host name is, null when it is a name.
    final byte[] hostAddress;
    volatile int verifyCode;
    volatile String verifyMessage;
    /// From the certificate of the other side to the authority, once it was found good.
    volatile List<X509Certificate> verifiedChain = List.of();

    private final PySslContext first;
    private final SslErrors errors;
    private final PySocket socket;
    private final PyMemoryBio incoming;
    private final PyMemoryBio outgoing;
    private final boolean server;
    private Object owner;
    private final SSLEngine engine;
    private final int port;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    /// Encrypted bytes that have come, to be read from.
    private ByteBuffer received = ByteBuffer.allocate(PIECE * 2).flip();
    /// Encrypted bytes to be sent, to be read from.
    private ByteBuffer toSend = ByteBuffer.allocate(PIECE * 2).flip();
    /// Decrypted bytes that nobody has asked for yet.
    private ByteBuffer text = ByteBuffer.allocate(0);
    private boolean begun;
    /// The engine has all it needs; what is left are tickets for later sessions.
    private boolean agreed;
    private boolean tickets;
    private boolean finished;
    private boolean closing;
    private long started;
    private boolean nameAsked;
    private Alert refusal;
    private PySslSession given;

    PySslSocket(PySslContext context, PySocket socket, PyMemoryBio incoming, PyMemoryBio outgoing, boolean server, Object hostname,
            Object owner, Object session) {
        super(TYPE);
        this.context = context;
        this.first = context;
        this.errors = context.module().errors;
        this.socket = socket;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.server = server;
        this.owner = owner;
        if (context.protocol() == SslModule.PROTOCOL_TLS_CLIENT && server) {
            throw errors.plain("Cannot create a server socket with a PROTOCOL_TLS_CLIENT context");
        }
        if (context.protocol() == SslModule.PROTOCOL_TLS_SERVER && !server) {
            throw errors.plain("Cannot create a client socket with a PROTOCOL_TLS_SERVER context");
        }
        this.hostname = hostname(hostname);
        this.hostAddress = this.hostname == null ? null : address(this.hostname);
        if (session != PyNone.NONE) {
            setSession(session);
        }
        this.port = server ? -1 : given != null ? given.port : context.nextPort();
        this.engine = context.engine(this, port);
    }

    private static String hostname(Object given) {
        if (given == PyNone.NONE) {
            return null;
        }
        String name;
        if (given instanceof PyBytes bytes) {
            name = new String(bytes.array(), java.nio.charset.StandardCharsets.ISO_8859_1);
        } else if (PyStr.valueOrNull(given) != null) {
            name = PyStr.toName(given);
        } else {
            throw typeError("_wrap_socket() argument 'server_hostname' must be str, bytes or bytearray, not %T", given);
        }
        if (name.isEmpty() || name.charAt(0) == '.') {
            throw valueError("server_hostname cannot be an empty string or start with a leading dot.");
        }
        if (name.indexOf('\0') >= 0) {
            throw typeError("argument must be encoded string without null bytes, not str");
        }
        return name;
    }

    /// The bytes of a numeric address, null for a name.
    private static byte[] address(String name) {
        boolean numeric = name.indexOf(':') >= 0;
        if (!numeric) {
            int dots = 0;
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                dots += c == '.' ? 1 : 0;
                if (c != '.' && (c < '0' || c > '9')) {
                    return null;
                }
            }
            numeric = dots == 3;
        }
        try {
            return numeric ? java.net.InetAddress.ofLiteral(name).getAddress() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    // The name that a client asks for

    /// Asks the callback of the context whether the name is accepted, once.
    boolean acceptsName(String name) {
        if (nameAsked || first.nameCallback == null) {
            return refusal == null;
        }
        nameAsked = true;
        Object who = owner != PyNone.NONE ? owner : socket != null ? socket : this;
        try {
            Object answer = Calls.call(first.nameCallback, who, name == null ? PyNone.NONE : name, first);
            if (answer != PyNone.NONE) {
                if (PyInt.valueOrNull(answer) == null) {
                    refusal = Alert.INTERNAL_ERROR;
                    throw typeError("servername callback must return None or an integer, not '%T'", answer);
                }
                int code = Conversion.toInt(answer);
                refusal = Alert.INTERNAL_ERROR;
                for (Alert alert : Alert.values()) {
                    refusal = alert.code == code ? alert : refusal;
                }
            }
        } catch (Raised e) {
            refusal = refusal == null ? Alert.HANDSHAKE_FAILURE : refusal;
            Unraisable.report(e, null, first.nameCallback);
        }
        return refusal == null;
    }

    private final class NameMatcher extends SNIMatcher {
        NameMatcher() {
            super(0);
        }

        @Override
        public boolean matches(SNIServerName name) {
            return acceptsName(new String(name.getEncoded(), java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    // The engine

    private void begin() throws SSLException {
        begun = true;
        started = System.currentTimeMillis();
        first.statistics[server ? 2 : 0]++;
        String[] protocols = first.protocols();
        if (protocols.length == 0) {
            throw errors.reason("SSL", "NO_PROTOCOLS_AVAILABLE");
        }
        engine.setUseClientMode(!server);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(protocols);
        List<String> suites = new ArrayList<>();
        for (Ciphers.Suite suite : first.ciphers) {
            suites.add(suite.java());
        }
        suites.retainAll(List.of(engine.getSupportedCipherSuites()));
        parameters.setCipherSuites(suites.toArray(new String[0]));
        if (server) {
            parameters.setUseCipherSuitesOrder(first.prefersOwnCiphers());
            parameters.setSNIMatchers(List.of(new NameMatcher()));
            parameters.setNeedClientAuth(first.verifyMode == SslModule.CERT_REQUIRED);
            if (first.verifyMode == SslModule.CERT_OPTIONAL) {
                parameters.setWantClientAuth(true);
            }
        } else {
            parameters.setServerNames(List.of());
            if (hostname != null && hostAddress == null) {
                try {
                    parameters.setServerNames(List.of(new SNIHostName(hostname)));
                } catch (IllegalArgumentException e) {
                    // A name that cannot be sent is not sent, and is compared all the same.
                }
            }
            if (first.applicationProtocols.length > 0) {
                parameters.setApplicationProtocols(first.applicationProtocols);
            }
        }
        engine.setSSLParameters(parameters);
        if (server && first.applicationProtocols.length > 0) {
            engine.setHandshakeApplicationProtocolSelector((e, offered) -> {
                for (String own : context.applicationProtocols) {
                    if (offered.contains(own)) {
                        return own;
                    }
                }
                return "";
            });
        }
        engine.beginHandshake();
    }

    private static ByteBuffer room(ByteBuffer buffer, int more) {
        // In: to be read from. Out: to be written to, what was there first.
        buffer.compact();
        if (buffer.remaining() >= more) {
            return buffer;
        }
        return ByteBuffer.allocate(buffer.position() + more).put(buffer.flip());
    }

    /// How many bytes the current record lacks. No more than that is received: what is beyond must stay visible to `select`.
    private int lacking() {
        int have = received.remaining();
        if (have < HEADER) {
            return HEADER - have;
        }
        int at = received.position();
        int length = (received.get(at + 3) & 0xFF) << 8 | received.get(at + 4) & 0xFF;
        return Math.max(1, HEADER + length - have);
    }

    /// Receives encrypted bytes.
    private Outcome fill() {
        int wanted = lacking();
        received = room(received, wanted);
        try {
            byte[] array = received.array();
            int n = socket != null ? socket.receiveNow(array, received.position(), wanted)
                    : incoming.take(array, received.position(), wanted);
            if (n > 0) {
                received.position(received.position() + n);
            }
            return n > 0 ? Outcome.DONE : n == 0 ? Outcome.END : Outcome.WANT_READ;
        } finally {
            received.flip();
        }
    }

    /// Sends what waits to be sent.
    private Outcome flush() {
        writing.lock();
        try {
            while (toSend.hasRemaining()) {
                int n = toSend.remaining();
                if (socket != null) {
                    n = socket.sendNow(toSend.array(), toSend.position(), n);
                    if (n < 0) {
                        return Outcome.WANT_WRITE;
                    }
                } else {
                    outgoing.put(toSend.array(), toSend.position(), n);
                }
                toSend.position(toSend.position() + n);
            }
            return Outcome.DONE;
        } finally {
            writing.unlock();
        }
    }

    private SSLEngineResult wrap(ByteBuffer source) throws SSLException {
        writing.lock();
        try {
            toSend = room(toSend, engine.getSession().getPacketBufferSize());
            try {
                return engine.wrap(source, toSend);
            } finally {
                toSend.flip();
            }
        } finally {
            writing.unlock();
        }
    }

    private SSLEngineResult unwrap() throws SSLException {
        ByteBuffer target = room(text, engine.getSession().getApplicationBufferSize());
        try {
            return engine.unwrap(received, target);
        } finally {
            text = target.flip();
        }
    }

    private void runTasks() {
        Runnable task;
        while ((task = engine.getDelegatedTask()) != null) {
            task.run();
        }
    }

    /// Looks whether the other side said why it closed the connection; throws that.
    private void lastWords() throws SSLException {
        try {
            for (int i = 0; i < 8 && unwrap().getStatus() != Status.CLOSED && fill() == Outcome.DONE; i++) {
                runTasks();
            }
        } catch (Raised again) {
            // It said nothing.
        }
    }

    /// Sends what is left of a handshake. Tickets go out with the first text: a client that closes without having read them
    /// would reset the connection.
    private Outcome sendTickets() {
        return tickets && server && socket != null ? Outcome.DONE : flush();
    }

    /// Goes on with a handshake until it is done or has to wait.
    private Outcome handshake() throws SSLException {
        while (true) {
            if (agreed && engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) {
                return sendTickets();
            }
            try {
                if (!agreed && flush() == Outcome.WANT_WRITE) {
                    return Outcome.WANT_WRITE;
                }
            } catch (Raised broken) {
                lastWords();
                throw broken;
            }
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    // In TLS 1.2 tickets come before the end, and the end is not put off.
                    tickets = agreed || server && engine.getHandshakeSession() == null
                            && engine.getSession().getProtocol().equals("TLSv1.3");
                    SSLEngineResult result = wrap(NOTHING);
                    if (result.getStatus() == Status.CLOSED) {
                        flush();
                        return Outcome.CLOSED;
                    }
                    agreed |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    SSLEngineResult result = unwrap();
                    if (result.getStatus() == Status.CLOSED) {
                        return Outcome.CLOSED;
                    }
                    agreed |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
                    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                        Outcome outcome = fill();
                        if (outcome != Outcome.DONE) {
                            return outcome;
                        }
                    }
                }
                default -> {
                    return flush();
                }
            }
        }
    }

    /// Decrypts until there is text or it has to wait.
    private Outcome decrypt() throws SSLException {
        while (!text.hasRemaining()) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                runTasks();
                continue;
            }
            if (status == HandshakeStatus.NEED_WRAP && !engine.isInboundDone()) {
                wrap(NOTHING);
                flush();
                continue;
            }
            if (engine.isInboundDone()) {
                return Outcome.CLOSED;
            }
            SSLEngineResult result = unwrap();
            if (result.getStatus() == Status.CLOSED) {
                return text.hasRemaining() ? Outcome.DONE : Outcome.CLOSED;
            }
            if (result.getStatus() == Status.BUFFER_UNDERFLOW && !text.hasRemaining()) {
                Outcome outcome = fill();
                if (outcome != Outcome.DONE) {
                    return outcome;
                }
            }
        }
        return Outcome.DONE;
    }

    /// Tells the other side why, and makes the Python exception.
    private Raised failed(SSLException e) {
        try {
            if (refusal != null) {
                writing.lock();
                try {
                    toSend = ByteBuffer.wrap(new byte[] {21, 3, 3, 0, 2, 2, (byte) refusal.code});
                } finally {
                    writing.unlock();
                }
            } else {
                for (int i = 0; i < 4 && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP; i++) {
                    wrap(NOTHING);
                }
            }
            flush();
        } catch (SSLException | Raised again) {
            // There is nobody left to tell.
        }
        if (verifyMessage != null && verifyCode != 0) {
            return errors.verification(verifyCode, verifyMessage);
        }
        return refusal != null ? errors.reason("SSL", "CALLBACK_FAILED") : errors.of(e);
    }

    // Waiting

    private interface Step {
        Outcome run() throws SSLException;
    }

    private long deadline() {
        long timeout = socket == null ? 0 : socket.timeoutNanos();
        return timeout < 0 ? Long.MAX_VALUE : System.nanoTime() + timeout;
    }

    /// Repeats a step until it need not wait any more; raises what Python expects when it must not wait.
    private Outcome perform(Step step, String what, ThreadState ts) {
        long deadline = deadline();
        while (true) {
            Outcome outcome;
            try {
                outcome = step.run();
            } catch (SSLException e) {
                throw failed(e);
            }
            if (outcome != Outcome.WANT_READ && outcome != Outcome.WANT_WRITE) {
                return outcome;
            }
            boolean write = outcome == Outcome.WANT_WRITE;
            if (socket == null || socket.timeoutNanos() == 0) {
                throw write ? errors.wantWrite() : errors.wantRead();
            }
            if (!socket.awaitReady(write, deadline, ts)) {
                throw Raise.with(PyExc.TimeoutError, what);
            }
        }
    }

    private Outcome handshakeStep() throws SSLException {
        reading.lock();
        try {
            if (!begun) {
                begin();
            }
            return handshake();
        } finally {
            reading.unlock();
        }
    }

    @Method("do_handshake(self, /)")
    void doHandshake(ThreadState ts) {
        checkSocket();
        Outcome outcome = perform(this::handshakeStep, "_ssl.c:990: The handshake operation timed out", ts);
        if (outcome == Outcome.END || outcome == Outcome.CLOSED) {
            throw outcome == Outcome.END ? errors.unexpectedEnd() : errors.zeroReturn();
        }
        if (!finished) {
            finished = true;
            first.statistics[server ? 3 : 1]++;
            if (isReused()) {
                first.statistics[4]++;
            }
        }
    }

    private void checkSocket() {
        if (socket != null && socket.fileno() < 0) {
            throw Raise.with(first.module().errors.error, "Underlying socket has been closed.");
        }
    }

    private void finish(ThreadState ts) {
        if (!finished) {
            doHandshake(ts);
        }
    }

    // Reading and writing

    @Method("read(self, *args)")
    Object read(Object[] args, ThreadState ts) {
        if (args.length < 1 || args.length > 2) {
            throw typeError("_ssl._SSLSocket.read requires 1 to 2 arguments");
        }
        long size = Conversion.toInt(args[0]);
        if (args.length == 1 && size < 0) {
            throw valueError("size should not be negative");
        }
        checkSocket();
        if (args.length == 1) {
            if (size == 0) {
                return PyBytes.EMPTY;
            }
            byte[] target = new byte[(int) Math.min(size, 1 << 18)];
            int n = read(target, 0, target.length, ts);
            return PyBytes.of(n == target.length ? target : java.util.Arrays.copyOf(target, n));
        }
        Buffer buffer = Buffer.of(args[1], Buffer.WRITABLE);
        try {
            int length = size <= 0 || size > buffer.length() ? buffer.length() : (int) size;
            return (long) (length == 0 ? 0 : read(buffer.memory(), buffer.offset(), length, ts));
        } finally {
            buffer.release();
        }
    }

    private int read(byte[] target, int offset, int length, ThreadState ts) {
        finish(ts);
        int[] count = new int[1];
        Outcome outcome = perform(() -> {
            reading.lock();
            try {
                Outcome result = decrypt();
                count[0] = Math.min(length, text.remaining());
                text.get(target, offset, count[0]);
                return result;
            } finally {
                reading.unlock();
            }
        }, "The read operation timed out", ts);
        if (outcome == Outcome.END && count[0] == 0) {
            throw errors.unexpectedEnd();
        }
        return count[0];
    }

    @Method("write(self, b, /)")
    long write(Buffer data, ThreadState ts) {
        checkSocket();
        finish(ts);
        int length = data.length();
        int done = 0;
        ByteBuffer source = ByteBuffer.wrap(data.memory(), data.offset(), length);
        perform(this::flush, "The write operation timed out", ts);
        while (done < length) {
            source.limit(data.offset() + Math.min(length, done + PIECE));
            Outcome outcome = perform(() -> {
                SSLEngineResult result = wrap(source);
                if (result.getStatus() == Status.CLOSED) {
                    return Outcome.CLOSED;
                }
                return Outcome.DONE;
            }, "The write operation timed out", ts);
            if (outcome == Outcome.CLOSED) {
                throw errors.reason("SSL", "PROTOCOL_IS_SHUTDOWN");
            }
            done = source.position() - data.offset();
            if (socket != null && socket.timeoutNanos() == 0) {
                if (flush() == Outcome.WANT_WRITE) {
                    // What is encrypted counts as written; it is sent with the next call.
                    break;
                }
            } else {
                perform(this::flush, "The write operation timed out", ts);
            }
        }
        return done;
    }

    @Method("pending(self, /)")
    long pending() {
        return text.remaining();
    }

    @Method("shutdown(self, /)")
    Object shutdown(ThreadState ts) {
        checkSocket();
        if (!finished) {
            throw errors.reason("SSL", "SHUTDOWN_WHILE_IN_INIT");
        }
        perform(() -> {
            reading.lock();
            try {
                if (!closing) {
                    closing = true;
                    engine.closeOutbound();
                    while (!engine.isOutboundDone() && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                        wrap(NOTHING);
                    }
                }
                if (flush() == Outcome.WANT_WRITE) {
                    return Outcome.WANT_WRITE;
                }
                text.position(text.limit());
                Outcome outcome = decrypt();
                while (outcome == Outcome.DONE) {
                    // What comes now was sent before the other side knew.
                    text.position(text.limit());
                    outcome = decrypt();
                }
                return outcome;
            } finally {
                reading.unlock();
            }
        }, "The read operation timed out", ts);
        return socket == null ? PyNone.NONE : socket;
    }

    // What is known about the connection

    private X509Certificate peer() {
        try {
            Certificate[] chain = engine.getSession().getPeerCertificates();
            return (X509Certificate) chain[0];
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    @Method("getpeercert(self, der=False, /)")
    Object getPeerCert(boolean binary) {
        if (!finished) {
            throw valueError("handshake not done yet");
        }
        X509Certificate certificate = peer();
        if (certificate == null) {
            return PyNone.NONE;
        }
        try {
            if (binary) {
                return PyBytes.of(certificate.getEncoded());
            }
        } catch (CertificateEncodingException e) {
            throw errors.library(String.valueOf(e.getMessage()));
        }
        return context.verifyMode == SslModule.CERT_NONE ? new PyDict() : Certificates.decode(certificate);
    }

    @Method("get_verified_chain(self, /)")
    Object getVerifiedChain() {
        PyList list = new PyList();
        for (X509Certificate certificate : verifiedChain) {
            list.append(new PyCertificate(certificate));
        }
        return list.size() == 0 ? PyNone.NONE : list;
    }

    @Method("get_unverified_chain(self, /)")
    Object getUnverifiedChain() {
        PyList list = new PyList();
        try {
            for (Certificate certificate : engine.getSession().getPeerCertificates()) {
                list.append(new PyCertificate((X509Certificate) certificate));
            }
        } catch (SSLPeerUnverifiedException e) {
            return PyNone.NONE;
        }
        return list;
    }

    private Ciphers.Suite suite() {
        return finished ? Ciphers.ofJava(engine.getSession().getCipherSuite()) : null;
    }

    private Object describe(Ciphers.Suite suite) {
        return PyTuple.of(suite.name(), suite.protocol(), (long) suite.bits());
    }

    @Method("cipher(self, /)")
    Object cipher() {
        Ciphers.Suite suite = suite();
        return suite == null ? PyNone.NONE : describe(suite);
    }

    @Method("shared_ciphers(self, /)")
    Object sharedCiphers() {
        PyList list = new PyList();
        for (Ciphers.Suite suite : first.ciphers) {
            list.append(describe(suite));
        }
        return list;
    }

    @Method("version(self, /)")
    Object version() {
        return finished ? engine.getSession().getProtocol() : PyNone.NONE;
    }

    @Method("selected_alpn_protocol(self, /)")
    Object selectedAlpnProtocol() {
        String name = engine.getApplicationProtocol();
        return name == null || name.isEmpty() ? PyNone.NONE : name;
    }

    @Method("compression(self, /)")
    Object compression() {
        return PyNone.NONE;
    }

    @Method("get_channel_binding(self, /, cb_type='tls-unique')")
    Object getChannelBinding(String kind) {
        throw valueError("'%s' channel binding type not implemented", kind);
    }

    @Method("verify_client_post_handshake(self, /)")
    void verifyClientPostHandshake() {
        throw Raise.notImplementedError("Post-handshake auth is not supported by the Java platform.");
    }

    private boolean isReused() {
        return finished && engine.getSession().getCreationTime() < started;
    }

    @Getter("session_reused")
    boolean sessionReused() {
        return isReused();
    }

    @Getter("session")
    Object session() {
        return finished ? new PySslSession(engine.getSession(), first, port) : PyNone.NONE;
    }

    @Setter("session")
    void setSession(Object value) {
        if (!(value instanceof PySslSession session)) {
            throw typeError("Value is not a SSLSession.");
        }
        if (session.context != first) {
            throw valueError("Session refers to a different SSLContext.");
        }
        if (server) {
            throw valueError("Cannot set session for server-side SSLSocket.");
        }
        if (finished) {
            throw valueError("Cannot set session after handshake.");
        }
        given = session;
    }

    @Getter("context")
    Object context() {
        return context;
    }

    @Setter("context")
    void setContext(Object value) {
        if (!(value instanceof PySslContext other)) {
            throw typeError("The value must be a SSLContext");
        }
        context = other;
    }

    @Getter("server_side")
    boolean serverSide() {
        return server;
    }

    @Getter("server_hostname")
    Object serverHostname() {
        return hostname == null ? PyNone.NONE : PyStr.fromName(hostname);
    }

    @Getter("owner")
    Object owner() {
        return owner;
    }

    @Setter("owner")
    void setOwner(Object value) {
        owner = value;
    }
}
