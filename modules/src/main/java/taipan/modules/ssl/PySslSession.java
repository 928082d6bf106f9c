package taipan.modules.ssl;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;

import javax.net.ssl.SSLSession;
import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.objects.Comparison;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyType;

/// `_ssl.SSLSession`.
/// CPython: Modules/_ssl.c (PySSLSession)
@PyClass(name = "_ssl.SSLSession")
public final class PySslSession extends PyObject {
    public static final PyType TYPE = PySslSessionBindings.newType();

    final SSLSession session;
    final PySslContext context;
    /// Under which port the platform remembers the session.
    final int port;

    PySslSession(SSLSession session, PySslContext context, int port) {
        super(TYPE);
        this.session = session;
        this.context = context;
        this.port = port;
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PySslSession that) || op != Comparison.EQ && op != Comparison.NE) {
            return NOT_IMPLEMENTED;
        }
        boolean same = session == that.session || java.util.Arrays.equals(session.getId(), that.session.getId());
        return same == (op == Comparison.EQ);
    }

    public long __hash__() {
        return java.util.Arrays.hashCode(session.getId());
    }

    @Getter("id")
    Object id() {
        return PyBytes.of(session.getId());
    }

    @Getter("time")
    long time() {
        return session.getCreationTime() / 1000;
    }

    @Getter("timeout")
    long timeout() {
        return session.getSessionContext() == null ? 0 : session.getSessionContext().getSessionTimeout();
    }

    @Getter("ticket_lifetime_hint")
    long ticketLifetimeHint() {
        return timeout();
    }

    @Getter("has_ticket")
    boolean hasTicket() {
        return true;
    }
}
