package taipan.modules.zlib;

import java.util.zip.Adler32;
import java.util.zip.CRC32;

/// CRC-32 and Adler-32 that go on from a value. The platform's classes are used from the initial value on, which is the
/// usual case; going on from another one is computed here.
/// CPython: Modules/zlibmodule.c (zlib_crc32, zlib_adler32)
public final class Checksums {
    private static final int[] TABLE = new int[256];

    static {
        for (int n = 0; n < 256; n++) {
            int c = n;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? 0xEDB88320 ^ c >>> 1 : c >>> 1;
            }
            TABLE[n] = c;
        }
    }

    private static final int ADLER_BASE = 65521;

    private Checksums() {}

    /// The checksum of `bytes[from, to)`, going on from `value`.
    public static int crc32(byte[] bytes, int from, int to, int value) {
        if (value == 0) {
            CRC32 crc = new CRC32();
            crc.update(bytes, from, to - from);
            return (int) crc.getValue();
        }
        int c = ~value;
        for (int i = from; i < to; i++) {
            c = TABLE[(c ^ bytes[i]) & 0xFF] ^ c >>> 8;
        }
        return ~c;
    }

    static int adler32(byte[] bytes, int value) {
        if (value == 1) {
            Adler32 adler = new Adler32();
            adler.update(bytes);
            return (int) adler.getValue();
        }
        int low = (value & 0xFFFF) % ADLER_BASE;
        int high = (value >>> 16) % ADLER_BASE;
        for (byte b : bytes) {
            low = (low + (b & 0xFF)) % ADLER_BASE;
            high = (high + low) % ADLER_BASE;
        }
        return high << 16 | low;
    }
}
