package taipan.modules.multibytecodec;

import java.nio.charset.Charset;
import taipan.text.ByteBuilder;
import taipan.text.TextBuilder;

/// Big5-HKSCS, four of whose codes are a letter with an accent of its own.
/// CPython: Modules/cjkcodecs/_codecs_hk.c
final class Big5HkscsCoder extends CharsetCoder {
    private static final int LEAD = 0x88;
    private static final int[] SECOND = {0x62, 0x64, 0xA3, 0xA5};
    private static final int[] LETTERS = {0xCA, 0xCA, 0xEA, 0xEA};
    private static final int[] ACCENTS = {0x304, 0x30C, 0x304, 0x30C};

    /// A letter that waits for its accent, or 0.
    private int pending;

    Big5HkscsCoder(Charset charset) {
        super(charset);
    }

    private static int pair(byte[] input, int at) {
        if ((input[at] & 0xFF) == LEAD && at + 1 < input.length) {
            for (int i = 0; i < SECOND.length; i++) {
                if ((input[at + 1] & 0xFF) == SECOND[i]) {
                    return i;
                }
            }
        }
        return -1;
    }

    @Override
    public int decode(byte[] input, int at, TextBuilder out) {
        int pair = pair(input, at);
        if (pair >= 0) {
            out.append(LETTERS[pair]).append(ACCENTS[pair]);
            return 2;
        }
        int end = at;
        while (end < input.length && pair(input, end) < 0) {
            end += input[end] >= 0 ? 1 : 2;
        }
        return super.decode(end >= input.length ? input : java.util.Arrays.copyOf(input, end), at, out);
    }

    @Override
    public boolean encode(int cp, ByteBuilder out) {
        if (pending != 0) {
            for (int i = 0; i < SECOND.length; i++) {
                if (LETTERS[i] == pending && ACCENTS[i] == cp) {
                    out.append(LEAD).append(SECOND[i]);
                    pending = 0;
                    return true;
                }
            }
            finish(out);
        }
        if (cp == LETTERS[0] || cp == LETTERS[2]) {
            pending = cp;
            return true;
        }
        return super.encode(cp, out);
    }

    @Override
    public void finish(ByteBuilder out) {
        if (pending != 0) {
            super.encode(pending, out);
            pending = 0;
        }
    }

    @Override
    public void reset() {
        super.reset();
        pending = 0;
    }

    @Override
    public int pending() {
        return pending;
    }

    @Override
    public void setPending(int cp) {
        pending = cp == LETTERS[0] || cp == LETTERS[2] ? cp : 0;
    }
}
