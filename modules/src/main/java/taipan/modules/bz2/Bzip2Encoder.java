package taipan.modules.bz2;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import taipan.modules.Patience;

/// Compresses to a bzip2 stream.
/// CPython: Modules/_bz2module.c (BZ2_bzCompress)
final class Bzip2Encoder {
    static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int c = i << 24;
            for (int k = 0; k < 8; k++) {
                c = c < 0 ? c << 1 ^ 0x04C11DB7 : c << 1;
            }
            CRC[i] = c;
        }
    }

    private static final int GROUP = 50;
    private static final int LONGEST_CODE = 17;
    private static final int LONGEST_RUN = 255;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int level;
    private final byte[] block;
    private int length;
    private final boolean[] seen = new boolean[256];
    private int runByte = -1;
    private int runLength;
    private int crc = -1;
    private int streamCrc;
    private long bits;
    private int bitCount;
    private boolean started;

    Bzip2Encoder(int level) {
        this.level = level;
        this.block = new byte[level * 100_000 - 19];
    }

    /// What is compressed so far and was not taken yet.
    byte[] take() {
        byte[] ready = out.toByteArray();
        out.reset();
        return ready;
    }

    void compress(byte[] data, int from, int to) {
        start();
        for (int i = from; i < to; i++) {
            int c = data[i] & 0xFF;
            if (c == runByte && runLength < LONGEST_RUN) {
                runLength++;
            } else {
                endRun();
                runByte = c;
                runLength = 1;
            }
        }
    }

    /// Ends the stream.
    void finish() {
        start();
        endRun();
        endBlock();
        put(24, 0x177245);
        put(24, 0x385090);
        put(16, streamCrc >>> 16);
        put(16, streamCrc & 0xFFFF);
        if (bitCount > 0) {
            put(8 - bitCount % 8 & 7, 0);
        }
    }

    private void start() {
        if (!started) {
            started = true;
            put(24, 0x425A68);
            put(8, '0' + level);
        }
    }

    private void put(int n, int value) {
        bits = bits << n | value & 0xFFFFFFFFL;
        bitCount += n;
        while (bitCount >= 8) {
            bitCount -= 8;
            out.write((int) (bits >>> bitCount));
        }
    }

    private void endRun() {
        if (runLength == 0) {
            return;
        }
        if (length + 5 > block.length) {
            endBlock();
        }
        int c = runByte;
        seen[c] = true;
        for (int i = 0; i < runLength; i++) {
            crc = crc << 8 ^ CRC[(crc >>> 24 ^ c) & 0xFF];
        }
        int plain = Math.min(runLength, 4);
        for (int i = 0; i < plain; i++) {
            block[length++] = (byte) c;
        }
        if (runLength >= 4) {
            block[length++] = (byte) (runLength - 4);
            seen[runLength - 4] = true;
        }
        runLength = 0;
        runByte = -1;
    }

    private void endBlock() {
        if (length == 0) {
            return;
        }
        Patience.breathe();
        int blockCrc = ~crc;
        streamCrc = Integer.rotateLeft(streamCrc, 1) ^ blockCrc;
        put(24, 0x314159);
        put(24, 0x265359);
        put(16, blockCrc >>> 16);
        put(16, blockCrc & 0xFFFF);
        put(1, 0);
        // Rotations sort as the suffixes of the text written twice.
        int[] order = SuffixArray.rotations(block, length);
        int origin = 0;
        byte[] transformed = new byte[length];
        for (int i = 0; i < length; i++) {
            int at = order[i];
            if (at == 0) {
                origin = i;
            }
            transformed[i] = block[at == 0 ? length - 1 : at - 1];
        }
        put(24, origin);
        encode(transformed);
        length = 0;
        crc = -1;
        Arrays.fill(seen, false);
    }

    private void encode(byte[] text) {
        int groups = 0;
        int usedCount = 0;
        byte[] front = new byte[256];
        for (int c = 0; c < 256; c++) {
            if (seen[c]) {
                groups |= 0x8000 >>> c / 16;
                front[usedCount++] = (byte) c;
            }
        }
        put(16, groups);
        for (int g = 0; g < 16; g++) {
            if ((groups & 0x8000 >>> g) != 0) {
                int map = 0;
                for (int k = 0; k < 16; k++) {
                    map |= seen[g * 16 + k] ? 0x8000 >>> k : 0;
                }
                put(16, map);
            }
        }
        char[] symbols = new char[text.length + 2];
        int n = moveToFront(text, front, symbols);
        int end = usedCount + 1;
        symbols[n++] = (char) end;
        codes(symbols, n, end + 1);
    }

    /// Turns bytes to their places among the recent ones, and runs of the place 0 to digits.
    private static int moveToFront(byte[] text, byte[] front, char[] symbols) {
        int n = 0;
        int zeros = 0;
        for (byte c : text) {
            if (front[0] == c) {
                zeros++;
                continue;
            }
            n = zeros(zeros, symbols, n);
            zeros = 0;
            int i = 1;
            while (front[i] != c) {
                i++;
            }
            System.arraycopy(front, 0, front, 1, i);
            front[0] = c;
            symbols[n++] = (char) (i + 1);
        }
        return zeros(zeros, symbols, n);
    }

    private static int zeros(int count, char[] symbols, int at) {
        int n = at;
        for (int left = count; left > 0; left = left - 1 >>> 1) {
            symbols[n++] = (char) (left - 1 & 1);
        }
        return n;
    }

    /// Chooses codes for groups of symbols, and writes all.
    private void codes(char[] symbols, int n, int alphabet) {
        int tables = n < 200 ? 2 : n < 600 ? 3 : n < 1200 ? 4 : n < 2400 ? 5 : 6;
        byte[][] lengths = first(symbols, n, alphabet, tables);
        int groups = (n + GROUP - 1) / GROUP;
        byte[] selectors = new byte[groups];
        for (int round = 0; round < 4; round++) {
            int[][] counts = new int[tables][alphabet];
            for (int g = 0; g < groups; g++) {
                int from = g * GROUP;
                int to = Math.min(from + GROUP, n);
                int best = 0;
                int least = Integer.MAX_VALUE;
                for (int t = 0; t < tables; t++) {
                    int cost = 0;
                    for (int i = from; i < to; i++) {
                        cost += lengths[t][symbols[i]];
                    }
                    if (cost < least) {
                        least = cost;
                        best = t;
                    }
                }
                selectors[g] = (byte) best;
                for (int i = from; i < to; i++) {
                    counts[best][symbols[i]]++;
                }
            }
            for (int t = 0; t < tables; t++) {
                lengths[t] = lengths(counts[t]);
            }
        }
        put(3, tables);
        put(15, groups);
        byte[] recent = {0, 1, 2, 3, 4, 5};
        for (byte selector : selectors) {
            int i = 0;
            while (recent[i] != selector) {
                put(1, 1);
                i++;
            }
            put(1, 0);
            System.arraycopy(recent, 0, recent, 1, i);
            recent[0] = selector;
        }
        int[][] code = new int[tables][];
        for (int t = 0; t < tables; t++) {
            writeLengths(lengths[t]);
            code[t] = assign(lengths[t]);
        }
        for (int i = 0; i < n; i++) {
            int t = selectors[i / GROUP];
            put(lengths[t][symbols[i]], code[t][symbols[i]]);
        }
    }

    /// The first guess: each table is good for a part of the alphabet.
    private static byte[][] first(char[] symbols, int n, int alphabet, int tables) {
        int[] count = new int[alphabet];
        for (int i = 0; i < n; i++) {
            count[symbols[i]]++;
        }
        byte[][] lengths = new byte[tables][alphabet];
        int left = n;
        int from = 0;
        for (int t = 0; t < tables; t++) {
            int wanted = left / (tables - t);
            int sum = 0;
            int to = from;
            while (to < alphabet && (sum < wanted || t == tables - 1)) {
                sum += count[to++];
            }
            for (int i = 0; i < alphabet; i++) {
                lengths[t][i] = (byte) (i >= from && i < to ? 0 : 15);
            }
            from = to;
            left -= sum;
        }
        return lengths;
    }

    private void writeLengths(byte[] lengths) {
        int current = lengths[0];
        put(5, current);
        for (byte length : lengths) {
            while (current < length) {
                put(2, 2);
                current++;
            }
            while (current > length) {
                put(2, 3);
                current--;
            }
            put(1, 0);
        }
    }

    private static int[] assign(byte[] lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int l = 1; l <= LONGEST_CODE; l++) {
            for (int i = 0; i < lengths.length; i++) {
                if (lengths[i] == l) {
                    codes[i] = code++;
                }
            }
            code <<= 1;
        }
        return codes;
    }

    /// The lengths of Huffman codes, none longer than allowed: counts are flattened until that is so.
    private static byte[] lengths(int[] counts) {
        int n = counts.length;
        long[] weights = new long[n];
        for (int i = 0; i < n; i++) {
            weights[i] = Math.max(1, counts[i]);
        }
        byte[] lengths = new byte[n];
        while (true) {
            int[] parent = new int[2 * n];
            java.util.PriorityQueue<long[]> queue = new java.util.PriorityQueue<>(n, Bzip2Encoder::compareNodes);
            for (int i = 0; i < n; i++) {
                queue.add(new long[] {weights[i], i});
            }
            int next = n;
            while (queue.size() > 1) {
                long[] a = queue.remove();
                long[] b = queue.remove();
                parent[(int) a[1]] = next;
                parent[(int) b[1]] = next;
                queue.add(new long[] {a[0] + b[0], next++});
            }
            int[] depth = new int[2 * n];
            int longest = 0;
            for (int i = next - 2; i >= 0; i--) {
                depth[i] = depth[parent[i]] + 1;
                if (i < n) {
                    longest = Math.max(longest, depth[i]);
                }
            }
            if (longest <= LONGEST_CODE) {
                for (int i = 0; i < n; i++) {
                    lengths[i] = (byte) depth[i];
                }
                return lengths;
            }
            for (int i = 0; i < n; i++) {
                weights[i] = weights[i] / 2 + 1;
            }
        }
    }

    private static int compareNodes(long[] a, long[] b) {
        return a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]);
    }
}
