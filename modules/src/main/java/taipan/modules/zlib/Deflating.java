package taipan.modules.zlib;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/// A stream being compressed, over the platform's deflate.
/// CPython: Modules/zlibmodule.c (compobject)
final class Deflating {
    private final Deflater deflater;
    private final Framing framing;
    private final byte[] buffer = new byte[16384];
    private boolean started;
    private boolean finished;
    private int crc;
    private long size;

    Deflating(int level, Framing framing, int strategy, byte[] dictionary) {
        this.framing = framing;
        this.deflater = new Deflater(level, framing != Framing.ZLIB);
        // The platform knows two of the strategies; the others only change the size of the output.
        deflater.setStrategy(strategy == Deflater.FILTERED || strategy == Deflater.HUFFMAN_ONLY ? strategy : Deflater.DEFAULT_STRATEGY);
        if (dictionary != null) {
            deflater.setDictionary(dictionary);
        }
    }

    boolean isFinished() {
        return finished;
    }

    /// Compresses more input; the answer is the output that is ready.
    byte[] compress(byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out);
        crc = Checksums.crc32(input, 0, input.length, crc);
        size += input.length;
        deflater.setInput(input);
        while (!deflater.needsInput()) {
            drain(out, Deflater.NO_FLUSH);
        }
        return out.toByteArray();
    }

    /// Ends a block (`Deflater.SYNC_FLUSH`, `FULL_FLUSH`).
    byte[] flush(int mode) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out);
        while (drain(out, mode) == buffer.length) {
            // A full buffer says that there is more.
        }
        return out.toByteArray();
    }

    /// Ends the stream.
    byte[] finish() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out);
        deflater.finish();
        while (!deflater.finished()) {
            drain(out, Deflater.NO_FLUSH);
        }
        deflater.end();
        finished = true;
        if (framing == Framing.GZIP) {
            word(out, crc);
            word(out, (int) size);
        }
        return out.toByteArray();
    }

    private int drain(ByteArrayOutputStream out, int mode) {
        int n = deflater.deflate(buffer, 0, buffer.length, mode);
        out.write(buffer, 0, n);
        return n;
    }

    private void header(ByteArrayOutputStream out) {
        if (!started && framing == Framing.GZIP) {
            out.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3});
        }
        started = true;
    }

    private static void word(ByteArrayOutputStream out, int word) {
        for (int i = 0; i < 4; i++) {
            out.write(word >>> 8 * i);
        }
    }
}
