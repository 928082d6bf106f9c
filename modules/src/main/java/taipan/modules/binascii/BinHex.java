package taipan.modules.binascii;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The encoding of BinHex 4.0 files: six bits to a character after run-length compression.
/// CPython: Modules/binascii.c
final class BinHex {
    private static final int RUN = 0x90;
    private static final byte[] DIGITS =
            "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr".getBytes(StandardCharsets.ISO_8859_1);

    private BinHex() {}

    /// What decoding found; `done` when the closing colon was met.
    record Decoded(byte[] bytes, boolean done, boolean illegal, boolean incomplete) {}

    static byte[] compress(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length + 16);
        for (int at = 0; at < in.length; at++) {
            int b = in[at] & 0xFF;
            if (b == RUN) {
                out.write(RUN);
                out.write(0);
                continue;
            }
            int end = at + 1;
            while (end < in.length && in[end] == in[at] && end < at + 255) {
                end++;
            }
            out.write(b);
            if (end - at > 3) {
                out.write(RUN);
                out.write(end - at);
                at = end - 1;
            }
        }
        return out.toByteArray();
    }

    /// Null when the data ends within a run or begins with one.
    static byte[] expand(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * in.length);
        int last = -1;
        for (int at = 0; at < in.length; at++) {
            int b = in[at] & 0xFF;
            if (b != RUN) {
                out.write(b);
                last = b;
                continue;
            }
            if (++at == in.length) {
                return null;
            }
            int count = in[at] & 0xFF;
            if (count == 0) {
                out.write(RUN);
                last = RUN;
            } else if (last < 0) {
                return null;
            } else {
                for (int i = 1; i < count; i++) {
                    out.write(last);
                }
            }
        }
        return out.toByteArray();
    }

    static byte[] encode(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length * 4 / 3 + 4);
        int held = 0;
        int bits = 0;
        for (byte b : in) {
            held = held << 8 | b & 0xFF;
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                out.write(DIGITS[held >> bits & 0x3F]);
            }
        }
        if (bits > 0) {
            out.write(DIGITS[held << 6 - bits & 0x3F]);
        }
        return out.toByteArray();
    }

    static Decoded decode(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        int held = 0;
        int bits = 0;
        boolean done = false;
        for (byte b : in) {
            if (b == '\n' || b == '\r') {
                continue;
            }
            if (b == ':') {
                done = true;
                break;
            }
            int six = 0;
            while (six < 64 && DIGITS[six] != b) {
                six++;
            }
            if (six == 64) {
                return new Decoded(null, false, true, false);
            }
            held = held << 6 | six;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits);
            }
        }
        return new Decoded(out.toByteArray(), done, false, bits != 0 && !done);
    }
}
