package taipan.modules.ssl;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Decides whether the certificate of the other side is good, with OpenSSL's numbers and words for what is wrong.
/// CPython: Modules/_ssl.c (_ssl_configure_hostname); source: the manual page X509_STORE_CTX_get_error(3) of OpenSSL
final class Verifier extends X509ExtendedTrustManager {
    private final PySslContext owner;

    Verifier(PySslContext owner) {
        this.owner = owner;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(chain, owner.connection(engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(chain, owner.connection(engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw new CertificateException("engines only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw new CertificateException("engines only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("engines only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("engines only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException failed(PySslSocket connection, int code, String message, Throwable cause) {
        connection.verifyCode = code;
        connection.verifyMessage = message;
        return new CertificateException(message, cause);
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private void check(X509Certificate[] chain, PySslSocket connection) throws CertificateException {
        PySslContext context = connection.context;
        if (context.verifyMode == SslModule.CERT_NONE) {
            return;
        }
        context.loadFolders();
        List<X509Certificate> known = context.allAuthorities();
        try {
            if (!(isSelfSigned(chain[0]) && known.contains(chain[0]))) {
                connection.verifiedChain = build(chain, known, context);
                context.used(connection.verifiedChain);
            } else {
                chain[0].checkValidity();
                connection.verifiedChain = List.of(chain[0]);
            }
        } catch (GeneralSecurityException e) {
            throw failure(chain, e, connection);
        }
        if ((context.verifyFlags & SslModule.VERIFY_CRL_CHECK_LEAF) != 0) {
            checkRevoked(chain[0], context, connection);
        }
        String host = connection.hostname;
        if (context.checkHostname && host != null) {
            byte[] address = connection.hostAddress;
            boolean neverSubject = (context.hostFlags & SslModule.HOSTFLAG_NEVER_CHECK_SUBJECT) != 0;
            if (!Certificates.matches(chain[0], host, address, neverSubject)) {
                String what = address != null ? "IP address" : "Hostname";
                throw failed(connection, address != null ? 64 : 62, what + " mismatch, certificate is not valid for '" + host + "'.", null);
            }
        }
    }

    private static List<X509Certificate> build(X509Certificate[] chain, List<X509Certificate> known, PySslContext context) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        List<Certificate> others = new ArrayList<>(List.of(chain));
        boolean partial = (context.verifyFlags & SslModule.VERIFY_X509_PARTIAL_CHAIN) != 0;
        for (X509Certificate certificate : known) {
            if (partial || isSelfSigned(certificate)) {
                anchors.add(new TrustAnchor(certificate, null));
            } else {
                others.add(certificate);
            }
        }
        if (anchors.isEmpty()) {
            throw new CertPathBuilderException("no authorities");
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(chain[0]);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        List<X509Certificate> path = new ArrayList<>();
        for (Certificate certificate : result.getCertPath().getCertificates()) {
            path.add((X509Certificate) certificate);
        }
        path.add(result.getTrustAnchor().getTrustedCert());
        return path;
    }

    private static CertificateException failure(X509Certificate[] chain, GeneralSecurityException problem, PySslSocket connection) {
        for (Throwable e = problem; e != null; e = e.getCause()) {
            boolean expired = e instanceof java.security.cert.CertificateExpiredException
                    || e instanceof CertPathValidatorException v && v.getReason() == CertPathValidatorException.BasicReason.EXPIRED;
            boolean early = e instanceof java.security.cert.CertificateNotYetValidException
                    || e instanceof CertPathValidatorException w && w.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID;
            if (expired || early) {
                return failed(connection, expired ? 10 : 9, expired ? "certificate has expired" : "certificate is not yet valid", e);
            }
        }
        // The platform tells the other side by the reason that its authority is unknown.
        CertPathValidatorException unknown = new CertPathValidatorException("unknown authority", null, null, -1, PKIXReason.NO_TRUST_ANCHOR);
        if (isSelfSigned(chain[0])) {
            return failed(connection, 18, "self-signed certificate", unknown);
        }
        for (X509Certificate certificate : chain) {
            if (isSelfSigned(certificate)) {
                return failed(connection, 19, "self-signed certificate in certificate chain", unknown);
            }
        }
        return failed(connection, 20, "unable to get local issuer certificate", unknown);
    }

    private static void checkRevoked(X509Certificate leaf, PySslContext context, PySslSocket connection) throws CertificateException {
        for (CRL list : context.revocations()) {
            if (list instanceof X509CRL crl && crl.getIssuerX500Principal().equals(leaf.getIssuerX500Principal())) {
                if (crl.isRevoked(leaf)) {
                    throw failed(connection, 23, "certificate revoked", null);
                }
                return;
            }
        }
        throw failed(connection, 3, "unable to get certificate CRL", null);
    }
}
