package taipan.modules.zlib;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A stream being decompressed, over the platform's inflate. Input comes in pieces of any size.
/// CPython: Modules/zlibmodule.c (decompobject)
final class Inflating {
    /// Compressed data that is not what it should be; the message is zlib's.
    static final class Corrupt extends Exception {
        private static final long serialVersionUID = 1;

        Corrupt(String message) {
            super(message);
        }
    }

    private static final byte[] NOTHING = {};
    private static final int TRAILER = 8;

    private Framing framing;
    private final byte[] dictionary;
    private Inflater inflater;
    private final byte[] buffer = new byte[16384];
    /// Input that was not used yet: an incomplete header or trailer.
    private byte[] held = NOTHING;
    private byte[] unused = NOTHING;
    private byte[] unconsumed = NOTHING;
    private boolean inTrailer;
    private boolean ended;
    private int crc;

    Inflating(Framing framing, byte[] dictionary) {
        this.framing = framing;
        this.dictionary = dictionary;
    }

    boolean isAtEnd() {
        return ended;
    }

    /// What follows the end of the stream.
    byte[] unused() {
        return unused;
    }

    /// Input that was left over because the output reached its limit.
    byte[] unconsumed() {
        return unconsumed;
    }

    /// Decompresses; `limit` is the most bytes to give, -1 for no limit.
    byte[] decompress(byte[] data, int limit) throws Corrupt {
        if (ended) {
            unused = join(unused, data);
            return NOTHING;
        }
        byte[] input = held.length == 0 ? data : join(held, data);
        held = NOTHING;
        unconsumed = NOTHING;
        if (inflater == null) {
            int start = header(input);
            if (start < 0) {
                held = input;
                return NOTHING;
            }
            input = start == 0 ? input : Arrays.copyOfRange(input, start, input.length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!inTrailer) {
            input = inflate(input, out, limit);
        }
        if (inTrailer) {
            trailer(input);
        }
        return out.toByteArray();
    }

    /// Inflates into `out` and answers the input behind the deflated data.
    private byte[] inflate(byte[] input, ByteArrayOutputStream out, int limit) throws Corrupt {
        inflater.setInput(input);
        try {
            while (true) {
                int room = limit < 0 ? buffer.length : Math.min(buffer.length, limit - out.size());
                if (room == 0 && limit >= 0 && !inflater.finished()) {
                    break;
                }
                int n = inflater.inflate(buffer, 0, room);
                out.write(buffer, 0, n);
                if (framing == Framing.GZIP) {
                    crc = Checksums.crc32(buffer, 0, n, crc);
                }
                if (inflater.needsDictionary()) {
                    if (dictionary == null) {
                        throw new Corrupt("Error 2 while decompressing data");
                    }
                    inflater.setDictionary(dictionary);
                } else if (inflater.finished() || n == 0 && inflater.needsInput()) {
                    break;
                }
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new Corrupt("Error -3 while decompressing data" + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
        int left = inflater.getRemaining();
        byte[] rest = Arrays.copyOfRange(input, input.length - left, input.length);
        if (inflater.finished()) {
            inTrailer = true;
        } else {
            unconsumed = rest;
        }
        return rest;
    }

    private void trailer(byte[] input) throws Corrupt {
        int length = framing == Framing.GZIP ? TRAILER : 0;
        if (input.length < length) {
            held = input;
            return;
        }
        if (length > 0 && word(input, 0) != crc) {
            throw new Corrupt("Error -3 while decompressing data: incorrect data check");
        }
        if (length > 0 && word(input, 4) != (int) inflater.getBytesWritten()) {
            throw new Corrupt("Error -3 while decompressing data: incorrect length check");
        }
        inflater.end();
        ended = true;
        unused = Arrays.copyOfRange(input, length, input.length);
    }

    /// Looks at the header and makes the inflater; the answer is where the inflater's input begins, -1 while more is needed.
    private int header(byte[] input) throws Corrupt {
        if (framing == Framing.AUTO) {
            if (input.length < 2) {
                return -1;
            }
            framing = input[0] == 0x1F && input[1] == (byte) 0x8B ? Framing.GZIP : Framing.ZLIB;
        }
        int start = 0;
        if (framing == Framing.GZIP) {
            start = gzipHeader(input);
            if (start < 0) {
                return -1;
            }
        } else if (framing == Framing.RAW && input.length == 0) {
            return -1;
        }
        inflater = new Inflater(framing != Framing.ZLIB);
        if (framing == Framing.RAW && dictionary != null) {
            inflater.setDictionary(dictionary);
        }
        return start;
    }

    private static int gzipHeader(byte[] input) throws Corrupt {
        for (int i = 0; i < Math.min(2, input.length); i++) {
            if (input[i] != (i == 0 ? 0x1F : (byte) 0x8B)) {
                throw new Corrupt("Error -3 while decompressing data: incorrect header check");
            }
        }
        if (input.length < 10) {
            return -1;
        }
        if (input[2] != 8) {
            throw new Corrupt("Error -3 while decompressing data: unknown compression method");
        }
        int flags = input[3];
        int at = 10;
        if ((flags & 4) != 0) {
            if (at + 2 > input.length) {
                return -1;
            }
            at += 2 + (input[at] & 0xFF | (input[at + 1] & 0xFF) << 8);
        }
        for (int flag = 8; flag <= 16; flag <<= 1) {
            if ((flags & flag) != 0) {
                while (at < input.length && input[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        if ((flags & 2) != 0) {
            at += 2;
        }
        return at > input.length ? -1 : at;
    }

    private static int word(byte[] b, int at) {
        return b[at] & 0xFF | (b[at + 1] & 0xFF) << 8 | (b[at + 2] & 0xFF) << 16 | b[at + 3] << 24;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
