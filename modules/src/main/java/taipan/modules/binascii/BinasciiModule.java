package taipan.modules.binascii;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Sequences;
import taipan.objects.Warnings;
import taipan.text.Text;

/// The `binascii` module.
/// CPython: Modules/binascii.c
@PyModule("binascii")
public final class BinasciiModule {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final PyType error;
    private final PyType incomplete;

    public BinasciiModule(InterpreterState interpreter) {
        error = ModuleExceptions.define("binascii", "Error", PyExc.ValueError);
        incomplete = ModuleExceptions.define("binascii", "Incomplete", PyExc.Exception);
    }

    void init(PyModuleObject module) {
        module.add("Error", error);
        module.add("Incomplete", incomplete);
    }

    private Raised error(String message) {
        return ModuleExceptions.raise(error, message);
    }

    /// The bytes of a bytes-like object or of an ASCII str.
    /// CPython: ascii_buffer_converter
    private static byte[] ascii(Object data) {
        Object text = PyStr.valueOrNull(data);
        if (text != null) {
            if (!Text.isAscii(text)) {
                throw valueError("string argument should contain only ASCII characters");
            }
            return ((String) text).getBytes(StandardCharsets.ISO_8859_1);
        }
        if (!Buffer.isBuffer(data)) {
            throw typeError("argument should be bytes, buffer or ASCII string, not '%T'", data);
        }
        return Buffer.bytesOf(data);
    }

    private static PyBytes bytes(byte[] array, int length) {
        return PyBytes.of(length == array.length ? array : Arrays.copyOf(array, length));
    }

    // uuencode

    @Function("a2b_uu(data, /)")
    Object a2bUu(Object data) {
        byte[] in = ascii(data);
        int at = 0;
        // The first character tells the length; what is missing of the line counts as blanks.
        byte[] out = new byte[in.length == 0 ? 32 : in[at++] - ' ' & 0x3F];
        int bits = 0;
        int held = 0;
        int size = 0;
        while (size < out.length) {
            int six = 0;
            if (at < in.length && in[at] != '\n' && in[at] != '\r') {
                int c = in[at++] & 0xFF;
                if (c < ' ' || c > ' ' + 64) {
                    throw error("Illegal char");
                }
                six = c - ' ' & 0x3F;
            }
            held = held << 6 | six;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[size++] = (byte) (held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        for (; at < in.length; at++) {
            int c = in[at];
            if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
                throw error("Trailing garbage");
            }
        }
        return PyBytes.of(out);
    }

    @Function("b2a_uu(data, /, *, backtick=False)")
    Object b2aUu(Object data, boolean backtick) {
        byte[] in = Buffer.bytesOf(data);
        if (in.length > 45) {
            throw error("At most 45 bytes at once");
        }
        byte[] out = new byte[2 + (in.length + 2) / 3 * 4];
        int size = 0;
        out[size++] = (byte) (backtick && in.length == 0 ? '`' : ' ' + in.length);
        for (int at = 0; at < in.length; at += 3) {
            int word = (in[at] & 0xFF) << 16
                    | (at + 1 < in.length ? in[at + 1] & 0xFF : 0) << 8
                    | (at + 2 < in.length ? in[at + 2] & 0xFF : 0);
            for (int shift = 18; shift >= 0; shift -= 6) {
                int six = word >> shift & 0x3F;
                out[size++] = (byte) (backtick && six == 0 ? '`' : ' ' + six);
            }
        }
        out[size++] = '\n';
        return bytes(out, size);
    }

    // base64

    @Function("a2b_base64(data, /)")
    Object a2bBase64(Object data) {
        byte[] in = ascii(data);
        byte[] out = new byte[(in.length + 3) / 4 * 3];
        int size = 0;
        int quad = 0;
        int left = 0;
        int pads = 0;
        for (byte b : in) {
            if (b == '=') {
                if (quad >= 2 && quad + ++pads >= 4) {
                    return bytes(out, size);
                }
                continue;
            }
            int six = Base64.value(b);
            if (six < 0) {
                continue;
            }
            pads = 0;
            switch (quad) {
                case 0 -> left = six;
                case 1 -> {
                    out[size++] = (byte) (left << 2 | six >> 4);
                    left = six & 0x0F;
                }
                case 2 -> {
                    out[size++] = (byte) (left << 4 | six >> 2);
                    left = six & 0x03;
                }
                default -> out[size++] = (byte) (left << 6 | six);
            }
            quad = quad + 1 & 3;
        }
        if (quad == 1) {
            throw error("Invalid base64-encoded string: number of data characters (" + (size / 3 * 4 + 1)
                    + ") cannot be 1 more than a multiple of 4");
        }
        if (quad != 0) {
            throw error("Incorrect padding");
        }
        return bytes(out, size);
    }

    @Function("b2a_base64(data, /, *, newline=True)")
    Object b2aBase64(Object data, boolean newline) {
        byte[] encoded = java.util.Base64.getEncoder().encode(Buffer.bytesOf(data));
        if (newline) {
            encoded = Arrays.copyOf(encoded, encoded.length + 1);
            encoded[encoded.length - 1] = '\n';
        }
        return PyBytes.of(encoded);
    }

    /// The values of base64 digits.
    private static final class Base64 {
        private Base64() {}

        static int value(byte b) {
            if (b >= 'A' && b <= 'Z') {
                return b - 'A';
            }
            if (b >= 'a' && b <= 'z') {
                return b - 'a' + 26;
            }
            if (b >= '0' && b <= '9') {
                return b - '0' + 52;
            }
            return b == '+' ? 62 : b == '/' ? 63 : -1;
        }
    }

    // binhex

    @Function("rlecode_hqx(data, /)")
    Object rlecodeHqx(Object data) {
        deprecated("rlecode_hqx");
        return PyBytes.of(BinHex.compress(Buffer.bytesOf(data)));
    }

    @Function("rledecode_hqx(data, /)")
    Object rledecodeHqx(Object data) {
        deprecated("rledecode_hqx");
        byte[] out = BinHex.expand(Buffer.bytesOf(data));
        if (out == null) {
            throw ModuleExceptions.raise(incomplete);
        }
        return PyBytes.of(out);
    }

    @Function("b2a_hqx(data, /)")
    Object b2aHqx(Object data) {
        deprecated("b2a_hqx");
        return PyBytes.of(BinHex.encode(Buffer.bytesOf(data)));
    }

    @Function("a2b_hqx(data, /)")
    Object a2bHqx(Object data) {
        deprecated("a2b_hqx");
        BinHex.Decoded decoded = BinHex.decode(ascii(data));
        if (decoded.illegal()) {
            throw error("Illegal char");
        }
        if (decoded.incomplete()) {
            throw ModuleExceptions.raise(incomplete, "String has incomplete number of bytes");
        }
        return PyTuple.of(PyBytes.of(decoded.bytes()), (Object) (decoded.done() ? 1L : 0L));
    }

    private static void deprecated(String name) {
        Warnings.warn(PyExc.DeprecationWarning, "binascii." + name + "() is deprecated", 1);
    }

    // Hexadecimal

    @Function("a2b_hex(hexstr, /)")
    Object a2bHex(Object hexstr) {
        byte[] in = ascii(hexstr);
        if (in.length % 2 != 0) {
            throw error("Odd-length string");
        }
        byte[] out = new byte[in.length / 2];
        for (int i = 0; i < out.length; i++) {
            int high = digit(in[2 * i]);
            int low = digit(in[2 * i + 1]);
            if (high < 0 || low < 0) {
                throw error("Non-hexadecimal digit found");
            }
            out[i] = (byte) (high << 4 | low);
        }
        return PyBytes.of(out);
    }

    private static int digit(byte b) {
        return b < 0 ? -1 : Character.digit(b, 16);
    }

    @Function("unhexlify(hexstr, /)")
    Object unhexlify(Object hexstr) {
        return a2bHex(hexstr);
    }

    @Function("b2a_hex(data, sep=NULL, bytes_per_sep=1)")
    Object b2aHex(Object data, Object separator, int group) {
        byte[] in = Buffer.bytesOf(data);
        int mark = separator == null ? -1 : separator(separator);
        if (mark < 0 || group == 0 || in.length == 0) {
            byte[] out = new byte[2 * in.length];
            for (int i = 0; i < in.length; i++) {
                out[2 * i] = HEX[in[i] >> 4 & 15];
                out[2 * i + 1] = HEX[in[i] & 15];
            }
            return PyBytes.of(out);
        }
        int width = Math.abs(group);
        byte[] out = new byte[2 * in.length + (in.length - 1) / width];
        int size = 0;
        for (int i = 0; i < in.length; i++) {
            // Groups are counted from the right, or from the left when the number is negative.
            int place = group > 0 ? in.length - i : i;
            if (i > 0 && place % width == 0) {
                out[size++] = (byte) mark;
            }
            out[size++] = HEX[in[i] >> 4 & 15];
            out[size++] = HEX[in[i] & 15];
        }
        return PyBytes.of(out);
    }

    private static int separator(Object separator) {
        if (Sequences.length(separator) != 1) {
            throw valueError("sep must be length 1.");
        }
        Object text = PyStr.valueOrNull(separator);
        if (text != null) {
            int c = Text.at(text, 0);
            if (c > 255) {
                throw valueError("sep must be ASCII.");
            }
            return c;
        }
        if (!(separator instanceof PyBytes b)) {
            throw typeError("sep must be str or bytes.");
        }
        return b.array()[0] & 0xFF;
    }

    @Function("hexlify(data, sep=NULL, bytes_per_sep=1)")
    Object hexlify(Object data, Object separator, int group) {
        return b2aHex(data, separator, group);
    }

    // Checksums

    @Function("crc_hqx(data, crc, /)")
    long crcHqx(Object data, Object crc) {
        int sum = (int) bits(crc) & 0xFFFF;
        for (byte b : Buffer.bytesOf(data)) {
            sum ^= (b & 0xFF) << 8;
            for (int i = 0; i < 8; i++) {
                sum = (sum & 0x8000) != 0 ? sum << 1 ^ 0x1021 : sum << 1;
            }
            sum &= 0xFFFF;
        }
        return sum;
    }

    @Function("crc32(data, crc=0, /)")
    long crc32(Object data, Object crc) {
        int start = (int) bits(crc);
        byte[] in = Buffer.bytesOf(data);
        if (start == 0) {
            java.util.zip.CRC32 sum = new java.util.zip.CRC32();
            sum.update(in);
            return sum.getValue();
        }
        int sum = ~start;
        for (byte b : in) {
            sum ^= b & 0xFF;
            for (int i = 0; i < 8; i++) {
                sum = (sum & 1) != 0 ? sum >>> 1 ^ 0xEDB88320 : sum >>> 1;
            }
        }
        return ~sum & 0xFFFF_FFFFL;
    }

    /// The low bits of an int of any size.
    private static long bits(Object value) {
        Object n = Conversion.index(value);
        return n instanceof Long small ? small : ((java.math.BigInteger) n).longValue();
    }

    // Quoted-printable

    @Function("a2b_qp(data, header=False)")
    Object a2bQp(Object data, boolean header) {
        return PyBytes.of(QuotedPrintable.decode(ascii(data), header));
    }

    @Function("b2a_qp(data, quotetabs=False, istext=True, header=False)")
    Object b2aQp(Object data, boolean quoteTabs, boolean isText, boolean header) {
        return PyBytes.of(QuotedPrintable.encode(Buffer.bytesOf(data), quoteTabs, isText, header));
    }
}
