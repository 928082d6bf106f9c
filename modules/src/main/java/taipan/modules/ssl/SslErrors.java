package taipan.modules.ssl;

import java.util.Locale;
import javax.net.ssl.SSLException;
import taipan.modules.ModuleExceptions;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.NativeCode;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyOSError;
import taipan.objects.PyOSErrorSlots;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;

/// The exceptions of `ssl`, and how errors of the Java platform become them.
/// CPython: Modules/_ssl.c (fill_and_set_sslerror), Modules/_ssl_data.h
final class SslErrors {
    /// The place in CPython's source that messages end with.
    private static final String PLACE = " (_ssl.c:997)";

    /// `str()` of an SSLError: its words without the number.
    private static final class ErrorSlots extends PyOSErrorSlots {
        @Override
        public Object str(Object self) {
            Object words = Attributes.get(self, "strerror");
            return PyStr.valueOrNull(words) != null ? words : Representation.str(Attributes.get(self, "args"));
        }
    }

    private record ErrorContents() implements NativeCode {
        @Override
        public Object invoke(ThreadState ts, Object self, Object[] bound) {
            throw new IllegalStateException();
        }

        @Override
        public void install(PyType type) {
            type.addSpecial("__str__");
        }
    }

    private static final PyType ERROR =
            PyType.builtin("ssl.SSLError", PyExc.OSError, PyOSError.class, new ErrorSlots(), new ErrorContents(), PyType.SUBCLASSABLE);

    final PyType error;
    private final PyType zeroReturn;
    private final PyType wantRead;
    private final PyType wantWrite;
    private final PyType syscall;
    private final PyType eof;
    private final PyType verification;

    SslErrors() {
        error = ERROR;
        zeroReturn = ModuleExceptions.define("ssl", "SSLZeroReturnError", error);
        wantRead = ModuleExceptions.define("ssl", "SSLWantReadError", error);
        wantWrite = ModuleExceptions.define("ssl", "SSLWantWriteError", error);
        syscall = ModuleExceptions.define("ssl", "SSLSyscallError", error);
        eof = ModuleExceptions.define("ssl", "SSLEOFError", error);
        PyDict namespace = new PyDict();
        namespace.put("__module__", "ssl");
        verification = (PyType) Calls.call(PyType.TYPE, "SSLCertVerificationError", PyTuple.of(error, PyExc.ValueError), namespace);
    }

    void addTo(PyModuleObject module) {
        for (PyType type : new PyType[] {error, zeroReturn, wantRead, wantWrite, syscall, eof, verification}) {
            module.add(type.name(), type);
        }
    }

    private Raised make(PyType type, long number, String words, Object library, Object reason) {
        Raised raised = ModuleExceptions.raise(type, number, PyStr.fromName(words));
        Attributes.set(raised.value(), "library", library);
        Attributes.set(raised.value(), "reason", reason);
        return raised;
    }

    /// An SSLError that has words alone.
    Raised plain(String words) {
        Raised raised = ModuleExceptions.raise(error, words);
        Attributes.set(raised.value(), "library", PyNone.NONE);
        Attributes.set(raised.value(), "reason", PyNone.NONE);
        return raised;
    }

    /// `[SSL: REASON] reason`
    Raised reason(String library, String reason) {
        String words = reason.toLowerCase(Locale.ROOT).replace('_', ' ');
        return make(error, 1, "[" + library + ": " + reason + "] " + words + PLACE, library, reason);
    }

    /// `[SSL] words`, without a reason.
    Raised library(String words) {
        return make(error, 9, "[SSL] " + words + PLACE, "SSL", PyNone.NONE);
    }

    Raised wantRead() {
        return make(wantRead, 2, "The operation did not complete (read)" + PLACE, PyNone.NONE, PyNone.NONE);
    }

    Raised wantWrite() {
        return make(wantWrite, 3, "The operation did not complete (write)" + PLACE, PyNone.NONE, PyNone.NONE);
    }

    Raised zeroReturn() {
        return make(zeroReturn, 6, "TLS/SSL connection has been closed (EOF)" + PLACE, PyNone.NONE, PyNone.NONE);
    }

    Raised unexpectedEnd() {
        return make(eof, 8, "EOF occurred in violation of protocol" + PLACE, PyNone.NONE, PyNone.NONE);
    }

    Raised verification(int code, String message) {
        Raised raised = make(verification, 1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: " + message + PLACE, "SSL",
                "CERTIFICATE_VERIFY_FAILED");
        Attributes.set(raised.value(), "verify_code", (long) code);
        Attributes.set(raised.value(), "verify_message", PyStr.fromName(message));
        return raised;
    }

    /// What the engine's exception means.
    Raised of(SSLException e) {
        String text = String.valueOf(e.getMessage());
        String alert = "Received fatal alert: ";
        if (text.contains(alert)) {
            return reason("SSL", Alert.reason(text.substring(text.indexOf(alert) + alert.length()).trim()));
        }
        if (text.contains("Tag mismatch") || text.contains("bad record MAC") || text.contains("AEAD") || text.contains("padding")) {
            return reason("SSL", "DECRYPTION_FAILED_OR_BAD_RECORD_MAC");
        }
        if (text.contains("plaintext connection")) {
            return reason("SSL", "HTTP_REQUEST");
        }
        if (text.contains("Unsupported or unrecognized SSL message") || text.contains("Unsupported record version")
                || text.contains("Invalid SSL") || text.contains("record header")) {
            return reason("SSL", "WRONG_VERSION_NUMBER");
        }
        if (text.contains("no cipher suites in common") || text.contains("No available authentication scheme")
                || text.contains("no negotiable cipher suite")) {
            return reason("SSL", "NO_SHARED_CIPHER");
        }
        if (text.contains("Empty client certificate chain") || text.contains("Empty server certificate chain")) {
            return reason("SSL", "PEER_DID_NOT_RETURN_A_CERTIFICATE");
        }
        if (text.contains("is not enabled or supported") || text.contains("protocol version") || text.contains("not accepted by")
                || text.contains("is not enabled or not supported")) {
            return reason("SSL", "UNSUPPORTED_PROTOCOL");
        }
        if (text.contains("No appropriate protocol")) {
            return reason("SSL", "NO_PROTOCOLS_AVAILABLE");
        }
        if (text.contains("unexpected handshake message") || text.contains("Unexpected handshake message")) {
            return reason("SSL", "UNEXPECTED_MESSAGE");
        }
        return make(error, 1, "[SSL] " + text + PLACE, "SSL", PyNone.NONE);
    }
}
