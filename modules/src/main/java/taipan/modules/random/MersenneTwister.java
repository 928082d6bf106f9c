package taipan.modules.random;

/// The MT19937 generator of Matsumoto and Nishimura: 624 words of state, a period of 2**19937 - 1.
/// CPython: Modules/_randommodule.c
final class MersenneTwister {
    static final int WORDS = 624;
    private static final int SHIFT = 397;
    private static final int MATRIX = 0x9908B0DF;

    private final int[] state = new int[WORDS];
    private int index = WORDS;

    /// CPython: init_genrand
    private void seed(int seed) {
        state[0] = seed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
        index = WORDS;
    }

    /// CPython: init_by_array
    synchronized void seed(int[] key) {
        seed(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(WORDS, key.length); k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1664525) + key[j] + j;
            if (++i == WORDS) {
                state[0] = state[WORDS - 1];
                i = 1;
            }
            j = j + 1 == key.length ? 0 : j + 1;
        }
        for (int k = WORDS - 1; k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1566083941) - i;
            if (++i == WORDS) {
                state[0] = state[WORDS - 1];
                i = 1;
            }
        }
        state[0] = 0x80000000;
    }

    /// The next 32 bits.
    private int next() {
        if (index == WORDS) {
            refill();
        }
        int y = state[index++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9D2C5680;
        y ^= y << 15 & 0xEFC60000;
        return y ^ y >>> 18;
    }

    private void refill() {
        int[] s = state;
        for (int i = 0; i < WORDS; i++) {
            int y = s[i] & 0x80000000 | s[i + 1 == WORDS ? 0 : i + 1] & 0x7FFFFFFF;
            int from = i + SHIFT < WORDS ? i + SHIFT : i + SHIFT - WORDS;
            s[i] = s[from] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : MATRIX);
        }
        index = 0;
    }

    synchronized int nextInt() {
        return next();
    }

    /// A number in [0, 1) with 53 bits.
    synchronized double nextDouble() {
        int a = next() >>> 5;
        int b = next() >>> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    /// The words of the state, and behind them the index.
    synchronized int[] save() {
        int[] saved = java.util.Arrays.copyOf(state, WORDS + 1);
        saved[WORDS] = index;
        return saved;
    }

    synchronized void restore(int[] saved) {
        System.arraycopy(saved, 0, state, 0, WORDS);
        index = saved[WORDS];
    }
}
