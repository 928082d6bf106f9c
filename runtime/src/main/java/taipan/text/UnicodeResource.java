package taipan.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A reader of one of the packed tables that `tools/unicode_tables.py` writes.
final class UnicodeResource {
    private static final int BLOCK_SHIFT = 7;

    private final byte[] data;
    private int at;

    UnicodeResource(byte[] data) {
        this.data = data;
    }

    static UnicodeResource open(String name) {
        try (InputStream in = UnicodeResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the Unicode table " + name + " is missing");
            }
            return new UnicodeResource(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int u8() {
        return data[at++] & 0xFF;
    }

    int s8() {
        return data[at++];
    }

    int u16() {
        return u8() << 8 | u8();
    }

    int s32() {
        return u16() << 16 | u16();
    }

    double f64() {
        long high = s32();
        return Double.longBitsToDouble(high << 32 | s32() & 0xFFFFFFFFL);
    }

    int varint() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = data[at++];
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    int[] varints(int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = varint();
        }
        return values;
    }

    /// ASCII text, its length first.
    String text() {
        int length = varint();
        String text = new String(data, at, length, java.nio.charset.StandardCharsets.ISO_8859_1);
        at += length;
        return text;
    }

    byte[] rest() {
        return java.util.Arrays.copyOfRange(data, at, data.length);
    }

    /// The two-stage table that starts here, which stays in its packed form.
    Table table() {
        int blocks = u16();
        int index = at;
        int first = index + 2 * (0x110000 >> BLOCK_SHIFT);
        at = first + (blocks << BLOCK_SHIFT + 1);
        return new Table(data, index, first);
    }

    /// A number for every code point.
    record Table(byte[] data, int index, int blocks) {
        int id(int cp) {
            int block = at(index + (cp >> BLOCK_SHIFT << 1));
            return at(blocks + (block << BLOCK_SHIFT + 1) + ((cp & (1 << BLOCK_SHIFT) - 1) << 1));
        }

        private int at(int offset) {
            return (data[offset] & 0xFF) << 8 | data[offset + 1] & 0xFF;
        }
    }
}
