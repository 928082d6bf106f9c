package taipan.modules.ssl;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Comparison;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_ssl.Certificate`.
/// CPython: Modules/_ssl/cert.c
@PyClass(name = "_ssl.Certificate")
public final class PyCertificate extends PyObject {
    public static final PyType TYPE = PyCertificateBindings.newType();

    private static final int LINE = 64;

    private final X509Certificate certificate;

    PyCertificate(X509Certificate certificate) {
        super(TYPE);
        this.certificate = certificate;
    }

    public Object __repr__() {
        return PyStr.fromName("<_ssl.Certificate '" + certificate.getSubjectX500Principal().getName() + "'>");
    }

    public long __hash__() {
        return certificate.hashCode();
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyCertificate that) || op != Comparison.EQ && op != Comparison.NE) {
            return NOT_IMPLEMENTED;
        }
        return certificate.equals(that.certificate) == (op == Comparison.EQ);
    }

    @Method("public_bytes(self, /, format=1)")
    Object publicBytes(int format) {
        byte[] der;
        try {
            der = certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw SslModule.current().errors.library(String.valueOf(e.getMessage()));
        }
        return switch (format) {
            case 1 -> "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
            case 2 -> PyBytes.of(der);
            default -> throw Raise.valueError("Unsupported format");
        };
    }

    @Method("get_info(self, /)")
    Object getInfo() {
        return Certificates.decode(certificate);
    }
}
