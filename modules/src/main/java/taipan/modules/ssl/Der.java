package taipan.modules.ssl;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A value in the encoding of certificates: a tag and its content.
/// CPython: no counterpart; source: ITU-T X.690
record Der(int tag, byte[] bytes, int from, int to) {
    static final int INTEGER = 2;
    static final int BIT_STRING = 3;
    static final int OCTETS = 4;
    static final int OID = 6;
    static final int SEQUENCE = 0x30;

    /// The value that begins at a place.
    static Der at(byte[] bytes, int at) {
        int length = bytes[at + 1] & 0xFF;
        int from = at + 2;
        if (length > 0x80) {
            int n = length & 0x7F;
            length = 0;
            for (int i = 0; i < n; i++) {
                length = length << 8 | bytes[from++] & 0xFF;
            }
        }
        if (length < 0 || from + length > bytes.length) {
            throw new IllegalArgumentException("truncated");
        }
        return new Der(bytes[at] & 0xFF, bytes, from, from + length);
    }

    static Der of(byte[] bytes) {
        return at(bytes, 0);
    }

    byte[] content() {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    List<Der> children() {
        List<Der> children = new ArrayList<>();
        for (int i = from; i < to;) {
            Der child = at(bytes, i);
            children.add(child);
            i = child.to;
        }
        return children;
    }

    /// The numbers of an object identifier.
    String oid() {
        StringBuilder out = new StringBuilder();
        BigInteger value = BigInteger.ZERO;
        boolean first = true;
        for (int i = from; i < to; i++) {
            value = value.shiftLeft(7).or(BigInteger.valueOf(bytes[i] & 0x7F));
            if (bytes[i] >= 0) {
                if (first) {
                    int top = Math.min(2, value.intValue() / 40);
                    out.append(top).append('.').append(value.subtract(BigInteger.valueOf(40L * top)));
                    first = false;
                } else {
                    out.append('.').append(value);
                }
                value = BigInteger.ZERO;
            }
        }
        return out.toString();
    }

    /// The text of one of the string types.
    String text() {
        Charset charset = switch (tag & 0x1F) {
            case 12 -> StandardCharsets.UTF_8;
            case 30 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.ISO_8859_1;
        };
        return new String(bytes, from, to - from, charset);
    }

    // Writing

    static byte[] encode(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] head = length < 0x80 ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100 ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >>> 8), (byte) length};
        byte[] all = java.util.Arrays.copyOf(head, head.length + length);
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
