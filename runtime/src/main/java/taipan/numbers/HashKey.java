package taipan.numbers;

/// The 128-bit key of an interpreter's str and bytes hashes, and the SipHash-2-4 that it keys.
/// CPython: Python/pyhash.c, Python/bootstrap_hash.c
public record HashKey(long k0, long k1) {
    /// The key of `PYTHONHASHSEED`: zero for seed 0, else the first bytes of a linear congruential generator.
    /// CPython: lcg_urandom
    public static HashKey ofSeed(long seed) {
        if (seed == 0) {
            return new HashKey(0, 0);
        }
        int state = (int) seed;
        long[] words = new long[2];
        for (int i = 0; i < 16; i++) {
            state = state * 214013 + 2531011;
            words[i >> 3] |= (state >>> 16 & 0xFFL) << (8 * (i & 7));
        }
        return new HashKey(words[0], words[1]);
    }

    /// The hash of a str whose chars are its code points. Each code point counts as one byte when all are below
    /// U+0100, else as two.
    public long hash(String text) {
        int length = text.length();
        if (length == 0) {
            return 0;
        }
        int wide = 0;
        for (int i = 0; i < length && wide < 0x100; i++) {
            wide |= text.charAt(i);
        }
        return wide < 0x100 ? hashNarrow(text, length) : hashMedium(text, length);
    }

    private long hashNarrow(String text, int length) {
        var state = new State(k0, k1);
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            long word = text.charAt(i)
                    | (long) text.charAt(i + 1) << 8
                    | (long) text.charAt(i + 2) << 16
                    | (long) text.charAt(i + 3) << 24
                    | (long) text.charAt(i + 4) << 32
                    | (long) text.charAt(i + 5) << 40
                    | (long) text.charAt(i + 6) << 48
                    | (long) text.charAt(i + 7) << 56;
            state.absorb(word);
        }
        long last = 0;
        for (int shift = 0; i < length; i++, shift += 8) {
            last |= (long) text.charAt(i) << shift;
        }
        return state.finish(last, length);
    }

    private long hashMedium(String text, int length) {
        var state = new State(k0, k1);
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            state.absorb(text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48);
        }
        long last = 0;
        for (int shift = 0; i < length; i++, shift += 16) {
            last |= (long) text.charAt(i) << shift;
        }
        return state.finish(last, 2L * length);
    }

    /// The hash of a str that has code points above U+FFFF: four bytes each.
    public long hash(int[] codePoints) {
        var state = new State(k0, k1);
        int length = codePoints.length;
        int i = 0;
        for (; i + 2 <= length; i += 2) {
            state.absorb(codePoints[i] | (long) codePoints[i + 1] << 32);
        }
        return state.finish(i < length ? codePoints[i] : 0, 4L * length);
    }

    public long hash(byte[] bytes) {
        return hash(bytes, 0, bytes.length);
    }

    public long hash(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        var state = new State(k0, k1);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            state.absorb(word(bytes, i, i + 8));
        }
        return state.finish(word(bytes, i, to), to - from);
    }

    private static long word(byte[] bytes, int from, int to) {
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << 8 | bytes[i] & 0xFF;
        }
        return word;
    }

    /// The four words of SipHash; short-lived enough for the compiler to keep them in registers.
    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long k0, long k1) {
            v0 = k0 ^ 0x736f6d6570736575L;
            v1 = k1 ^ 0x646f72616e646f6dL;
            v2 = k0 ^ 0x6c7967656e657261L;
            v3 = k1 ^ 0x7465646279746573L;
        }

        private void round() {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }

        void absorb(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long finish(long rest, long byteLength) {
            absorb(rest | byteLength << 56);
            v2 ^= 0xFF;
            round();
            round();
            round();
            round();
            long hash = v0 ^ v1 ^ v2 ^ v3;
            return hash == -1 ? -2 : hash;
        }
    }
}
