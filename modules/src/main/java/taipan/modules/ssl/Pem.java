package taipan.modules.ssl;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Certificates and keys between lines of dashes.
/// CPython: no counterpart; source: RFC 7468
final class Pem {
    /// Asks for the password of a key.
    interface Password {
        char[] ask();
    }

    /// What stands between two lines, and its name there.
    record Block(String label, byte[] content) {}

    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final byte[] RSA = {0x30, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 1, 5, 0};
    private static final byte[] EC = {6, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

    private Pem() {}

    static List<Block> blocks(byte[] data) throws GeneralSecurityException {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while ((at = text.indexOf("-----BEGIN ", at)) >= 0) {
            int nameEnd = text.indexOf("-----", at + 11);
            String label = nameEnd < 0 ? "" : text.substring(at + 11, nameEnd);
            int end = text.indexOf("-----END " + label + "-----", at);
            if (nameEnd < 0 || end < 0) {
                throw new GeneralSecurityException("bad end line");
            }
            try {
                blocks.add(new Block(label, Base64.getMimeDecoder().decode(text.substring(nameEnd + 5, end))));
            } catch (IllegalArgumentException e) {
                throw new GeneralSecurityException("bad base64 decode", e);
            }
            at = end + 9;
        }
        return blocks;
    }

    static boolean isCertificate(Block block) {
        return block.label.equals("CERTIFICATE") || block.label.equals("X509 CERTIFICATE") || block.label.equals("TRUSTED CERTIFICATE");
    }

    static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /// The first private key, null when there is none.
    static PrivateKey key(List<Block> blocks, Password password) throws GeneralSecurityException {
        for (Block block : blocks) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return key(block.content);
                }
                case "RSA PRIVATE KEY" -> {
                    return key(Der.encode(Der.SEQUENCE, VERSION_0, RSA, Der.encode(Der.OCTETS, block.content)));
                }
                case "EC PRIVATE KEY" -> {
                    byte[] curve = null;
                    for (Der child : Der.of(block.content).children()) {
                        if (child.tag() == 0xA0) {
                            curve = child.content();
                        }
                    }
                    if (curve == null) {
                        throw new GeneralSecurityException("no curve");
                    }
                    byte[] algorithm = Der.encode(Der.SEQUENCE, EC, curve);
                    return key(Der.encode(Der.SEQUENCE, VERSION_0, algorithm, Der.encode(Der.OCTETS, block.content)));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return decrypted(block.content, password.ask());
                }
                default -> {}
            }
        }
        return null;
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        GeneralSecurityException problem = null;
        for (String algorithm : new String[] {"RSA", "EC", "EdDSA", "DSA"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                problem = e;
            }
        }
        throw problem;
    }

    private static PrivateKey decrypted(byte[] der, char[] password) throws GeneralSecurityException {
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // The platform names the scheme PBES2 in the parameters only.
            String name = info.getAlgName();
            if (name.equals("PBES2") || name.equals("1.2.840.113549.1.5.13")) {
                name = info.getAlgParameters().toString();
            }
            SecretKeyFactory factory = SecretKeyFactory.getInstance(name);
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(Cipher.DECRYPT_MODE, factory.generateSecret(new PBEKeySpec(password)), info.getAlgParameters());
            return key(info.getKeySpec(cipher).getEncoded());
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
