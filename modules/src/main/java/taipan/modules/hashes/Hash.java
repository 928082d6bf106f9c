package taipan.modules.hashes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A running hash of any algorithm that `hashlib.new` knows.
/// CPython: Modules/_hashopenssl.c (EVP_MD_CTX)
abstract class Hash {
    final String name;
    final int digestSize;
    final int blockSize;

    private Hash(String name, int digestSize, int blockSize) {
        this.name = name;
        this.digestSize = digestSize;
        this.blockSize = blockSize;
    }

    abstract void update(byte[] data);

    /// The digest of what was hashed; the hash itself can go on. The length counts for extendable hashes only.
    abstract byte[] digest(int length);

    final byte[] digest() {
        return digest(digestSize);
    }

    abstract Hash copy();

    boolean isExtendable() {
        return digestSize == 0;
    }

    /// The hash with a name in lower case, null for an unknown one.
    static Hash of(String name) {
        return switch (name) {
            case "md5" -> new Platform(name, "MD5", 16, 64);
            case "sha1", "sha-1" -> new Platform("sha1", "SHA-1", 20, 64);
            case "sha224", "sha-224", "sha2-224" -> new Platform("sha224", "SHA-224", 28, 64);
            case "sha256", "sha-256", "sha2-256" -> new Platform("sha256", "SHA-256", 32, 64);
            case "sha384", "sha-384", "sha2-384" -> new Platform("sha384", "SHA-384", 48, 128);
            case "sha512", "sha-512", "sha2-512" -> new Platform("sha512", "SHA-512", 64, 128);
            case "sha512_224", "sha512-224", "sha-512/224" -> new Platform("sha512_224", "SHA-512/224", 28, 128);
            case "sha512_256", "sha512-256", "sha-512/256" -> new Platform("sha512_256", "SHA-512/256", 32, 128);
            case "sha3_224", "sha3-224" -> new Sponge("sha3_224", 28, 144, PySha3.SUFFIX);
            case "sha3_256", "sha3-256" -> new Sponge("sha3_256", 32, 136, PySha3.SUFFIX);
            case "sha3_384", "sha3-384" -> new Sponge("sha3_384", 48, 104, PySha3.SUFFIX);
            case "sha3_512", "sha3-512" -> new Sponge("sha3_512", 64, 72, PySha3.SUFFIX);
            case "shake_128", "shake128" -> new Sponge("shake_128", 0, 168, PyShake.SUFFIX);
            case "shake_256", "shake256" -> new Sponge("shake_256", 0, 136, PyShake.SUFFIX);
            case "blake2b", "blake2b512" -> new Blake("blake2b", true);
            case "blake2s", "blake2s256" -> new Blake("blake2s", false);
            case "md5-sha1" -> new Both();
            default -> null;
        };
    }

    private static final class Platform extends Hash {
        private final MessageDigest digest;

        Platform(String name, String javaName, int digestSize, int blockSize) {
            super(name, digestSize, blockSize);
            try {
                digest = MessageDigest.getInstance(javaName);
            } catch (NoSuchAlgorithmException e) {
                throw taipan.objects.Raise.valueError("unsupported hash type %s", name);
            }
        }

        private Platform(Platform other) {
            super(other.name, other.digestSize, other.blockSize);
            digest = other.cloned();
        }

        private MessageDigest cloned() {
            try {
                return (MessageDigest) digest.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        void update(byte[] data) {
            digest.update(data);
        }

        @Override
        byte[] digest(int length) {
            return cloned().digest();
        }

        @Override
        Hash copy() {
            return new Platform(this);
        }
    }

    private static final class Sponge extends Hash {
        private final Keccak keccak;

        Sponge(String name, int digestSize, int rate, int suffix) {
            this(name, digestSize, new Keccak(rate, suffix));
        }

        private Sponge(String name, int digestSize, Keccak keccak) {
            super(name, digestSize, keccak.rate());
            this.keccak = keccak;
        }

        @Override
        void update(byte[] data) {
            keccak.update(data);
        }

        @Override
        byte[] digest(int length) {
            return keccak.copy().squeeze(length);
        }

        @Override
        Hash copy() {
            return new Sponge(name, digestSize, keccak.copy());
        }
    }

    private static final class Blake extends Hash {
        private final Blake2 blake;

        Blake(String name, boolean wide) {
            this(name, Blake2.of(wide, parameters(wide), new byte[0], false));
        }

        private Blake(String name, Blake2 blake) {
            super(name, blake.digestSize(), blake.blockSize());
            this.blake = blake;
        }

        private static byte[] parameters(boolean wide) {
            byte[] p = new byte[wide ? 64 : 32];
            p[0] = (byte) p.length;
            p[2] = 1;
            p[3] = 1;
            return p;
        }

        @Override
        void update(byte[] data) {
            blake.update(data);
        }

        @Override
        byte[] digest(int length) {
            return blake.copy().finish();
        }

        @Override
        Hash copy() {
            return new Blake(name, blake.copy());
        }
    }

    /// What old TLS signed with: an MD5 and a SHA-1 one after the other.
    private static final class Both extends Hash {
        private final Hash md5;
        private final Hash sha1;

        Both() {
            this(of("md5"), of("sha1"));
        }

        private Both(Hash md5, Hash sha1) {
            super("md5-sha1", 36, 64);
            this.md5 = md5;
            this.sha1 = sha1;
        }

        @Override
        void update(byte[] data) {
            md5.update(data);
            sha1.update(data);
        }

        @Override
        byte[] digest(int length) {
            byte[] all = java.util.Arrays.copyOf(md5.digest(), 36);
            System.arraycopy(sha1.digest(), 0, all, 16, 20);
            return all;
        }

        @Override
        Hash copy() {
            return new Both(md5.copy(), sha1.copy());
        }
    }
}
