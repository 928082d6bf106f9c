package taipan.modules.bz2;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import taipan.modules.Patience;

/// Decompresses a bzip2 stream that comes in pieces of any size. It stops wherever the input ends or the output is full, and
/// goes on from there: every step first looks whether the bits it needs are there.
/// CPython: Modules/_bz2module.c (BZ2_bzDecompress)
final class Bzip2Decoder {
    /// Data that is not bzip2.
    static final class Corrupt extends Exception {
        private static final long serialVersionUID = 1;

        Corrupt() {
            super(null, null, false, false);
        }
    }

    private enum Step {
        STREAM,
        BLOCK,
        SYMBOLS_USED,
        SELECTORS_COUNT,
        SELECTORS,
        TABLES,
        DATA,
        OUTPUT,
        END_CHECK,
        ENDED
    }

    private static final byte[] NOTHING = {};
    private static final int GROUP = 50;
    private static final int LONGEST_CODE = 20;
    private static final long BLOCK_MAGIC = 0x314159265359L;
    private static final long END_MAGIC = 0x177245385090L;

    private Step step = Step.STREAM;
    private byte[] input = NOTHING;
    private int at;
    private long bits;
    private int bitCount;

    private int level;
    private int streamCrc;
    private int blockCrc;
    private int crc;
    private int origin;
    /// The block before the last transformation: a byte and, above it, the place of the next one.
    private int[] block;
    private int blockLength;
    private final byte[] used = new byte[256];
    private int usedCount;
    private int usedGroups;
    private int usedGroup;
    private boolean crcRead;
    private byte[] selectors = NOTHING;
    private int selectorCount;
    private int done;
    private int ones;
    private final byte[] recent = new byte[6];
    private int tableCount;
    private int table;
    private int symbol;
    private int codeLength;
    private final byte[][] lengths = new byte[6][258];
    private final int[][] limits = new int[6][LONGEST_CODE + 2];
    private final int[][] bases = new int[6][LONGEST_CODE + 2];
    private final int[][] permutations = new int[6][258];
    private final int[] shortest = new int[6];
    private int groupLeft;
    private int runLength;
    private int runWeight;
    private final byte[] front = new byte[256];
    // Writing the block
    private int written;
    private int place;
    private int last;
    private int repeats;
    private int pending;
    private boolean runEnded;

    boolean isEnded() {
        return step == Step.ENDED;
    }

    /// The input behind the end of the stream.
    byte[] rest() {
        return Arrays.copyOfRange(input, at - bitCount / 8, input.length);
    }

    /// Adds input; what was not used yet comes first.
    void feed(byte[] data) {
        if (at == input.length) {
            input = data;
        } else {
            int left = input.length - at;
            byte[] all = new byte[left + data.length];
            System.arraycopy(input, at, all, 0, left);
            System.arraycopy(data, 0, all, left, data.length);
            input = all;
        }
        at = 0;
    }

    private boolean has(int n) {
        while (bitCount < n && at < input.length) {
            bits = bits << 8 | input[at++] & 0xFF;
            bitCount += 8;
        }
        return bitCount >= n;
    }

    private int take(int n) {
        bitCount -= n;
        return (int) (bits >>> bitCount) & (1 << n) - 1;
    }

    /// Decompresses until the input or the room is used up, or the stream ends. True when it stopped for lack of room.
    boolean decompress(ByteArrayOutputStream out, int room) throws Corrupt {
        int limit = room < 0 ? Integer.MAX_VALUE - 8 : room;
        while (true) {
            boolean goesOn = switch (step) {
                case STREAM -> stream();
                case BLOCK -> blockStart();
                case SYMBOLS_USED -> symbolsUsed();
                case SELECTORS_COUNT -> selectorsCount();
                case SELECTORS -> selectors();
                case TABLES -> tables();
                case DATA -> data();
                case OUTPUT -> {
                    if (!write(out, limit)) {
                        yield false;
                    }
                    blockEnd();
                    yield true;
                }
                case END_CHECK -> endCheck();
                case ENDED -> false;
            };
            if (!goesOn) {
                return step == Step.OUTPUT;
            }
        }
    }

    private boolean stream() throws Corrupt {
        if (!has(32)) {
            // What is wrong at once is refused at once.
            if (bitCount >= 8 && (bits >>> bitCount - 8 & 0xFF) != 'B' || bitCount >= 16 && (bits >>> bitCount - 16 & 0xFFFF) != 0x425A) {
                throw new Corrupt();
            }
            return false;
        }
        int magic = take(24);
        level = take(8) - '0';
        if (magic != 0x425A68 || level < 1 || level > 9) {
            throw new Corrupt();
        }
        block = new int[level * 100_000];
        step = Step.BLOCK;
        return true;
    }

    private boolean blockStart() throws Corrupt {
        if (!has(48)) {
            return false;
        }
        long magic = (long) take(24) << 24 | take(24);
        if (magic == END_MAGIC) {
            step = Step.END_CHECK;
            return true;
        }
        if (magic != BLOCK_MAGIC) {
            throw new Corrupt();
        }
        step = Step.SYMBOLS_USED;
        usedGroups = -1;
        return true;
    }

    private boolean symbolsUsed() throws Corrupt {
        if (usedGroups < 0) {
            // Four fields of the block at once: checksum, one flag, origin, map of the map.
            if (!crcRead) {
                if (!has(32)) {
                    return false;
                }
                blockCrc = take(16) << 16 | take(16);
                crcRead = true;
            }
            if (!has(41)) {
                return false;
            }
            if (take(1) != 0) {
                // Blocks made by versions before 0.9.5.
                throw new Corrupt();
            }
            origin = take(24);
            usedGroups = take(16);
            usedGroup = 0;
            usedCount = 0;
            crcRead = false;
        }
        while (usedGroup < 16) {
            if ((usedGroups & 0x8000 >>> usedGroup) != 0) {
                if (!has(16)) {
                    return false;
                }
                int map = take(16);
                for (int i = 0; i < 16; i++) {
                    if ((map & 0x8000 >>> i) != 0) {
                        used[usedCount++] = (byte) (usedGroup * 16 + i);
                    }
                }
            }
            usedGroup++;
        }
        if (usedCount == 0) {
            throw new Corrupt();
        }
        step = Step.SELECTORS_COUNT;
        return true;
    }

    private boolean selectorsCount() throws Corrupt {
        if (!has(18)) {
            return false;
        }
        tableCount = take(3);
        selectorCount = take(15);
        if (tableCount < 2 || tableCount > 6 || selectorCount < 1) {
            throw new Corrupt();
        }
        selectors = new byte[selectorCount];
        done = 0;
        ones = 0;
        for (int i = 0; i < tableCount; i++) {
            recent[i] = (byte) i;
        }
        step = Step.SELECTORS;
        return true;
    }

    private boolean selectors() throws Corrupt {
        while (done < selectorCount) {
            if (!has(1)) {
                return false;
            }
            if (take(1) != 0) {
                if (++ones >= tableCount) {
                    throw new Corrupt();
                }
                continue;
            }
            byte value = recent[ones];
            System.arraycopy(recent, 0, recent, 1, ones);
            recent[0] = value;
            selectors[done++] = value;
            ones = 0;
        }
        table = 0;
        symbol = -1;
        step = Step.TABLES;
        return true;
    }

    private boolean tables() throws Corrupt {
        int alphabet = usedCount + 2;
        while (table < tableCount) {
            if (symbol < 0) {
                if (!has(5)) {
                    return false;
                }
                codeLength = take(5);
                symbol = 0;
            }
            while (symbol < alphabet) {
                if (codeLength < 1 || codeLength > LONGEST_CODE) {
                    throw new Corrupt();
                }
                if (!has(2)) {
                    // The one bit that ends may be the last one there is; a code follows in any case.
                    return false;
                }
                if (take(1) == 0) {
                    lengths[table][symbol++] = (byte) codeLength;
                } else {
                    codeLength += take(1) == 0 ? 1 : -1;
                }
            }
            prepare(table, alphabet);
            table++;
            symbol = -1;
        }
        begin();
        step = Step.DATA;
        return true;
    }

    private void prepare(int t, int alphabet) {
        byte[] length = lengths[t];
        int least = LONGEST_CODE;
        int most = 1;
        int[] count = new int[LONGEST_CODE + 2];
        for (int i = 0; i < alphabet; i++) {
            least = Math.min(least, length[i]);
            most = Math.max(most, length[i]);
            count[length[i]]++;
        }
        int n = 0;
        for (int l = least; l <= most; l++) {
            for (int i = 0; i < alphabet; i++) {
                if (length[i] == l) {
                    permutations[t][n++] = i;
                }
            }
        }
        Arrays.fill(limits[t], -1);
        int code = 0;
        int first = 0;
        for (int l = least; l <= LONGEST_CODE; l++) {
            bases[t][l] = first - code;
            code += count[l];
            first += count[l];
            limits[t][l] = l <= most ? code - 1 : -1;
            code <<= 1;
        }
        shortest[t] = least;
    }

    private void begin() {
        System.arraycopy(used, 0, front, 0, usedCount);
        blockLength = 0;
        done = 0;
        groupLeft = 0;
        runLength = 0;
        runWeight = 1;
    }

    private boolean data() throws Corrupt {
        while (true) {
            if (!has(LONGEST_CODE)) {
                // Behind every code there are at least 48 bits of a magic number.
                return false;
            }
            if (groupLeft == 0) {
                if (done == selectorCount) {
                    throw new Corrupt();
                }
                table = selectors[done++];
                groupLeft = GROUP;
                if ((done & 255) == 0) {
                    Patience.breathe();
                }
            }
            groupLeft--;
            int length = shortest[table];
            int code = take(length);
            while (code > limits[table][length]) {
                if (++length > LONGEST_CODE) {
                    throw new Corrupt();
                }
                code = code << 1 | take(1);
            }
            int index = code + bases[table][length];
            if (index < 0 || index >= usedCount + 2) {
                throw new Corrupt();
            }
            int value = permutations[table][index];
            if (value <= 1) {
                if (runWeight > block.length) {
                    throw new Corrupt();
                }
                runLength += runWeight << value;
                runWeight <<= 1;
                continue;
            }
            if (runLength > 0) {
                if (runLength > block.length - blockLength) {
                    throw new Corrupt();
                }
                Arrays.fill(block, blockLength, blockLength + runLength, front[0] & 0xFF);
                blockLength += runLength;
                runLength = 0;
                runWeight = 1;
            }
            if (value == usedCount + 1) {
                transform();
                step = Step.OUTPUT;
                return true;
            }
            if (blockLength == block.length) {
                throw new Corrupt();
            }
            byte c = front[value - 1];
            System.arraycopy(front, 0, front, 1, value - 1);
            front[0] = c;
            block[blockLength++] = c & 0xFF;
        }
    }

    /// Links each byte of the block with the next one of the text.
    private void transform() throws Corrupt {
        if (origin >= blockLength) {
            throw new Corrupt();
        }
        int[] start = new int[257];
        for (int i = 0; i < blockLength; i++) {
            start[(block[i] & 0xFF) + 1]++;
        }
        for (int i = 1; i <= 256; i++) {
            start[i] += start[i - 1];
        }
        for (int i = 0; i < blockLength; i++) {
            block[start[block[i] & 0xFF]++] |= i << 8;
        }
        place = block[origin] >>> 8;
        written = 0;
        last = -1;
        repeats = 0;
        pending = 0;
        crc = -1;
    }

    /// Writes the text of the block; false when there is no more room.
    private boolean write(ByteArrayOutputStream out, int limit) {
        while (true) {
            while (pending > 0) {
                if (out.size() >= limit) {
                    return false;
                }
                out.write(last);
                crc = crc << 8 ^ Bzip2Encoder.CRC[(crc >>> 24 ^ last) & 0xFF];
                pending--;
            }
            if (written == blockLength) {
                return true;
            }
            int entry = block[place];
            int c = entry & 0xFF;
            place = entry >>> 8;
            written++;
            if ((written & 0xFFFF) == 0) {
                Patience.breathe();
            }
            if (repeats == 4) {
                pending = c;
                repeats = 0;
                // A run ends here; the next byte begins a new one even when it is the same.
                runEnded = true;
                continue;
            }
            repeats = c == last && !runEnded ? repeats + 1 : 1;
            runEnded = false;
            last = c;
            pending = 1;
        }
    }

    private void blockEnd() throws Corrupt {
        if (~crc != blockCrc) {
            throw new Corrupt();
        }
        streamCrc = Integer.rotateLeft(streamCrc, 1) ^ blockCrc;
        runEnded = false;
        step = Step.BLOCK;
    }

    private boolean endCheck() throws Corrupt {
        if (!has(32)) {
            return false;
        }
        if ((take(16) << 16 | take(16)) != streamCrc) {
            throw new Corrupt();
        }
        // The stream ends with a whole byte.
        bitCount -= bitCount % 8;
        block = null;
        step = Step.ENDED;
        return true;
    }
}
