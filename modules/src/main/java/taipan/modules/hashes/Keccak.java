package taipan.modules.hashes;

/// The sponge behind SHA-3 and SHAKE, which the Java platform offers with fixed output lengths only.
/// CPython: Modules/_sha3/kcp/KeccakSponge.c; source: FIPS 202
final class Keccak {
    private static final long[] ROUND_CONSTANTS = new long[24];
    private static final int[] ROTATIONS = new int[25];

    static {
        // The constants come out of a linear feedback shift register (FIPS 202, algorithm 5).
        int register = 1;
        for (int round = 0; round < 24; round++) {
            for (int j = 0; j < 7; j++) {
                if ((register & 1) != 0) {
                    ROUND_CONSTANTS[round] |= 1L << (1 << j) - 1;
                }
                register = register << 1 ^ (register >> 7) * 0x171;
            }
        }
        int x = 1;
        int y = 0;
        for (int t = 0; t < 24; t++) {
            ROTATIONS[x + 5 * y] = (t + 1) * (t + 2) / 2 % 64;
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
        }
    }

    private final long[] state = new long[25];
    private final int rate;
    private final int suffix;
    private int position;

    /// `rate` is the block size in bytes, `suffix` the bits that separate the functions (0x06 for SHA-3, 0x1F for SHAKE).
    Keccak(int rate, int suffix) {
        this.rate = rate;
        this.suffix = suffix;
    }

    int rate() {
        return rate;
    }

    int suffix() {
        return suffix;
    }

    Keccak copy() {
        Keccak made = new Keccak(rate, suffix);
        System.arraycopy(state, 0, made.state, 0, state.length);
        made.position = position;
        return made;
    }

    private void xorByte(int at, int b) {
        state[at >> 3] ^= (b & 0xFFL) << 8 * (at & 7);
    }

    void update(byte[] data) {
        for (byte b : data) {
            xorByte(position++, b);
            if (position == rate) {
                permute();
                position = 0;
            }
        }
    }

    /// The next `length` bytes of output; nothing may be added afterwards, so this is asked of a copy.
    byte[] squeeze(int length) {
        xorByte(position, suffix);
        xorByte(rate - 1, 0x80);
        byte[] out = new byte[length];
        int done = 0;
        while (done < length) {
            permute();
            for (int i = 0; i < rate && done < length; i++) {
                out[done++] = (byte) (state[i >> 3] >>> 8 * (i & 7));
            }
        }
        return out;
    }

    private void permute() {
        long[] a = state;
        long[] b = new long[25];
        long[] c = new long[5];
        for (int round = 0; round < 24; round++) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5) {
                    a[x + y] ^= d;
                }
            }
            for (int x = 0; x < 5; x++) {
                for (int y = 0; y < 5; y++) {
                    b[y + 5 * ((2 * x + 3 * y) % 5)] = Long.rotateLeft(a[x + 5 * y], ROTATIONS[x + 5 * y]);
                }
            }
            for (int y = 0; y < 25; y += 5) {
                for (int x = 0; x < 5; x++) {
                    a[x + y] = b[x + y] ^ ~b[(x + 1) % 5 + y] & b[(x + 2) % 5 + y];
                }
            }
            a[0] ^= ROUND_CONSTANTS[round];
        }
    }
}
