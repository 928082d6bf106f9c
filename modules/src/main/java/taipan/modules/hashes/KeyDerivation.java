package taipan.modules.hashes;

import taipan.modules.Patience;

/// Keys made of passwords.
/// CPython: Modules/_hashopenssl.c (pbkdf2_hmac, scrypt); source: RFC 8018, RFC 7914
final class KeyDerivation {
    /// How many rounds go by between two looks at what other threads want.
    private static final int ROUNDS = 512;

    private KeyDerivation() {}

    static byte[] pbkdf2(Hash hash, byte[] password, byte[] salt, long iterations, int length) {
        Hmac keyed = Hmac.of(hash, password);
        byte[] key = new byte[length];
        int done = 0;
        for (int block = 1; done < length; block++) {
            Hmac first = keyed.copy();
            first.update(salt);
            first.update(new byte[] {(byte) (block >>> 24), (byte) (block >>> 16), (byte) (block >>> 8), (byte) block});
            byte[] u = first.digest();
            byte[] sum = u.clone();
            for (long i = 1; i < iterations; i++) {
                Hmac next = keyed.copy();
                next.update(u);
                u = next.digest();
                for (int k = 0; k < sum.length; k++) {
                    sum[k] ^= u[k];
                }
                if (i % ROUNDS == 0) {
                    Patience.breathe();
                }
            }
            int n = Math.min(sum.length, length - done);
            System.arraycopy(sum, 0, key, done, n);
            done += n;
        }
        return key;
    }

    static byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length) {
        Hash sha256 = Hash.of("sha256");
        int size = 128 * r;
        byte[] b = pbkdf2(sha256, password, salt, 1, p * size);
        int[] v = new int[32 * r * n];
        for (int i = 0; i < p; i++) {
            mix(b, i * size, r, n, v);
        }
        return pbkdf2(sha256, password, b, 1, length);
    }

    private static void mix(byte[] b, int at, int r, int n, int[] v) {
        int words = 32 * r;
        int[] x = new int[words];
        int[] y = new int[words];
        for (int i = 0; i < words; i++) {
            int k = at + 4 * i;
            x[i] = b[k] & 0xFF | (b[k + 1] & 0xFF) << 8 | (b[k + 2] & 0xFF) << 16 | b[k + 3] << 24;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, 0, v, i * words, words);
            blockMix(x, y, r);
            if (i % ROUNDS == 0) {
                Patience.breathe();
            }
        }
        for (int i = 0; i < n; i++) {
            int j = (x[words - 16] & n - 1) * words;
            for (int k = 0; k < words; k++) {
                x[k] ^= v[j + k];
            }
            blockMix(x, y, r);
            if (i % ROUNDS == 0) {
                Patience.breathe();
            }
        }
        for (int i = 0; i < words; i++) {
            for (int k = 0; k < 4; k++) {
                b[at + 4 * i + k] = (byte) (x[i] >>> 8 * k);
            }
        }
    }

    private static void blockMix(int[] b, int[] y, int r) {
        int[] x = new int[16];
        System.arraycopy(b, 16 * (2 * r - 1), x, 0, 16);
        for (int i = 0; i < 2 * r; i++) {
            for (int k = 0; k < 16; k++) {
                x[k] ^= b[16 * i + k];
            }
            salsa(x);
            System.arraycopy(x, 0, y, 16 * (i / 2 + (i & 1) * r), 16);
        }
        System.arraycopy(y, 0, b, 0, b.length);
    }

    private static void salsa(int[] b) {
        int[] x = b.clone();
        for (int round = 0; round < 4; round++) {
            for (int k = 0; k < 4; k++) {
                quarter(x, 5 * k, (5 * k + 4) % 16, (5 * k + 8) % 16, (5 * k + 12) % 16);
            }
            for (int k = 0; k < 4; k++) {
                quarter(x, 5 * k, 4 * k + (k + 1) % 4, 4 * k + (k + 2) % 4, 4 * k + (k + 3) % 4);
            }
        }
        for (int k = 0; k < 16; k++) {
            b[k] += x[k];
        }
    }

    private static void quarter(int[] x, int a, int b, int c, int d) {
        x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
        x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
        x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
        x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
    }
}
