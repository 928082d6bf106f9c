package taipan.modules.hashes;

import java.util.Arrays;

/// BLAKE2b and BLAKE2s with key, salt, personalisation and tree parameters. The words of BLAKE2s are the low halves of the
/// same arrays.
/// CPython: Modules/_blake2/impl/blake2b-ref.c; source: RFC 7693
final class Blake2 {
    private static final long[] IV_B = {
        0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L, 0x510e527fade682d1L, 0x9b05688c2b3e6c1fL,
        0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
    };

    private static final byte[][] SIGMA = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
        {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
        {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
        {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
        {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
    };

    private final boolean wide;
    private final int word;
    private final int block;
    private final long[] h = new long[8];
    private final byte[] buffer;
    private int filled;
    private long counter;
    private int digestSize;
    private boolean lastNode;

    private Blake2(boolean wide) {
        this.wide = wide;
        this.word = wide ? 8 : 4;
        this.block = 16 * word;
        this.buffer = new byte[block];
    }

    /// `parameters` is the parameter block of RFC 7693 with the tree fields of the BLAKE2 paper: 64 bytes for BLAKE2b, 32 for
    /// BLAKE2s, whose first byte is the digest size and second the key length.
    static Blake2 of(boolean wide, byte[] parameters, byte[] key, boolean lastNode) {
        Blake2 made = new Blake2(wide);
        made.digestSize = parameters[0];
        made.lastNode = lastNode;
        for (int i = 0; i < 8; i++) {
            made.h[i] = made.initial(i) ^ made.load(parameters, i * made.word);
        }
        if (key.length > 0) {
            made.update(Arrays.copyOf(key, made.block));
        }
        return made;
    }

    int blockSize() {
        return block;
    }

    int digestSize() {
        return digestSize;
    }

    private long initial(int i) {
        return wide ? IV_B[i] : IV_B[i] >>> 32;
    }

    private long load(byte[] b, int at) {
        long value = 0;
        for (int i = word - 1; i >= 0; i--) {
            value = value << 8 | b[at + i] & 0xFF;
        }
        return value;
    }

    Blake2 copy() {
        Blake2 made = new Blake2(wide);
        System.arraycopy(h, 0, made.h, 0, h.length);
        System.arraycopy(buffer, 0, made.buffer, 0, block);
        made.filled = filled;
        made.counter = counter;
        made.digestSize = digestSize;
        made.lastNode = lastNode;
        return made;
    }

    void update(byte[] data) {
        int at = 0;
        while (at < data.length) {
            if (filled == block) {
                counter += block;
                compress(false);
                filled = 0;
            }
            int n = Math.min(block - filled, data.length - at);
            System.arraycopy(data, at, buffer, filled, n);
            filled += n;
            at += n;
        }
    }

    /// Ends the hash; this is asked of a copy.
    byte[] finish() {
        counter += filled;
        Arrays.fill(buffer, filled, block, (byte) 0);
        compress(true);
        byte[] out = new byte[digestSize];
        for (int i = 0; i < digestSize; i++) {
            out[i] = (byte) (h[i / word] >>> 8 * (i % word));
        }
        return out;
    }

    private void compress(boolean last) {
        long[] m = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = load(buffer, i * word);
        }
        long[] v = new long[16];
        for (int i = 0; i < 8; i++) {
            v[i] = h[i];
            v[i + 8] = initial(i);
        }
        long mask = wide ? -1L : 0xFFFFFFFFL;
        v[12] ^= wide ? counter : counter & mask;
        v[13] ^= wide ? 0 : counter >>> 32;
        if (last) {
            v[14] ^= mask;
            if (lastNode) {
                v[15] ^= mask;
            }
        }
        int rounds = wide ? 12 : 10;
        for (int r = 0; r < rounds; r++) {
            byte[] s = SIGMA[r % 10];
            mix(v, 0, 4, 8, 12, m[s[0]], m[s[1]]);
            mix(v, 1, 5, 9, 13, m[s[2]], m[s[3]]);
            mix(v, 2, 6, 10, 14, m[s[4]], m[s[5]]);
            mix(v, 3, 7, 11, 15, m[s[6]], m[s[7]]);
            mix(v, 0, 5, 10, 15, m[s[8]], m[s[9]]);
            mix(v, 1, 6, 11, 12, m[s[10]], m[s[11]]);
            mix(v, 2, 7, 8, 13, m[s[12]], m[s[13]]);
            mix(v, 3, 4, 9, 14, m[s[14]], m[s[15]]);
        }
        for (int i = 0; i < 8; i++) {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }

    private void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        if (wide) {
            v[a] += v[b] + x;
            v[d] = Long.rotateRight(v[d] ^ v[a], 32);
            v[c] += v[d];
            v[b] = Long.rotateRight(v[b] ^ v[c], 24);
            v[a] += v[b] + y;
            v[d] = Long.rotateRight(v[d] ^ v[a], 16);
            v[c] += v[d];
            v[b] = Long.rotateRight(v[b] ^ v[c], 63);
        } else {
            v[a] = narrow(v[a] + v[b] + x);
            v[d] = rotate(v[d] ^ v[a], 16);
            v[c] = narrow(v[c] + v[d]);
            v[b] = rotate(v[b] ^ v[c], 12);
            v[a] = narrow(v[a] + v[b] + y);
            v[d] = rotate(v[d] ^ v[a], 8);
            v[c] = narrow(v[c] + v[d]);
            v[b] = rotate(v[b] ^ v[c], 7);
        }
    }

    private static long narrow(long value) {
        return value & 0xFFFFFFFFL;
    }

    private static long rotate(long value, int distance) {
        return Integer.toUnsignedLong(Integer.rotateRight((int) value, distance));
    }
}
