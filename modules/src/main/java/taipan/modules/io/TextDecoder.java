package taipan.modules.io;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.Raised;
import taipan.text.ByteBuilder;
import taipan.text.Charsets;
import taipan.text.CodecErrors;
import taipan.text.Decoded;
import taipan.text.Utf8;

/// Turns bytes into text piece by piece. UTF-8, ASCII and Latin-1 are decoded here, everything else by the codec's
/// incremental decoder; line ends are translated on top when wanted.
/// CPython: Modules/_io/textio.c (the decoder of TextIOWrapper)
final class TextDecoder {
    enum Kind { UTF_8, ASCII, LATIN_1, CODEC }

    /// Where a decoder is: bytes taken but not decoded yet, and a number.
    record State(byte[] buffered, Object flags) {}

    private static final byte[] NOTHING = {};

    private final Kind kind;
    private final String encoding;
    private final String errorsName;
    private final CodecErrors errors;
    /// The codec's decoder when the kind is CODEC.
    private final Object codec;
    private final NewlineTranslator newlines;
    private byte[] buffered = NOTHING;

    TextDecoder(Kind kind, String encoding, String errors, Object codec, NewlineTranslator newlines) {
        this.kind = kind;
        this.encoding = encoding;
        this.errorsName = errors;
        this.errors = Codecs.errors(errors);
        this.codec = codec;
        this.newlines = newlines;
    }

    /// The kind of an encoding that is decoded here, else CODEC.
    static Kind kind(String encoding) {
        return switch (encoding.toLowerCase(java.util.Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8" -> Kind.UTF_8;
            case "ascii", "us-ascii" -> Kind.ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> Kind.LATIN_1;
            default -> Kind.CODEC;
        };
    }

    /// Takes over the bytes.
    Object decode(byte[] bytes, boolean last) {
        Object text;
        try {
            text = decodeText(bytes, last);
        } catch (Raised e) {
            if (kind == Kind.CODEC) {
                throw e;
            }
            // Again by the codec's own decoder, so that the traceback has its lines.
            Object decoder = Calls.call(Attributes.get(Codecs.current().lookup(encoding), "incrementaldecoder"), errorsName);
            Calls.method(decoder, "setstate", PyTuple.of(PyBytes.of(buffered), 0L));
            text = PyStr.valueOrNull(Calls.method(decoder, "decode", PyBytes.of(bytes), last));
        }
        return newlines == null ? text : newlines.feed(text, last);
    }

    private Object decodeText(byte[] bytes, boolean last) {
        return switch (kind) {
            case LATIN_1 -> Charsets.decodeLatin1(bytes, 0, bytes.length);
            case ASCII -> Charsets.decodeAscii(bytes, 0, bytes.length, errors);
            case UTF_8 -> {
                byte[] input = buffered.length == 0 ? bytes
                        : new ByteBuilder(buffered.length + bytes.length).append(buffered).append(bytes).toBytes();
                Decoded done = Utf8.decode(input, 0, input.length, errors, last);
                buffered = done.consumed() == input.length ? NOTHING : Arrays.copyOfRange(input, done.consumed(), input.length);
                yield done.text();
            }
            case CODEC -> {
                Object result = Calls.method(codec, "decode", PyBytes.of(bytes), last);
                if (PyStr.valueOrNull(result) == null) {
                    throw typeError("decoder should return a string result, not '%T'", result);
                }
                yield PyStr.valueOrNull(result);
            }
        };
    }

    State state() {
        byte[] bytes = buffered;
        Object flags = 0L;
        if (kind == Kind.CODEC) {
            Object state = Calls.method(codec, "getstate");
            if (!(state instanceof PyTuple pair) || pair.size() != 2) {
                throw typeError("illegal decoder state");
            }
            if (!(pair.at(0) instanceof PyBytes b)) {
                throw typeError("illegal decoder state: the first item should be a bytes object, not '%T'", pair.at(0));
            }
            bytes = b.array();
            flags = Conversion.index(pair.at(1));
        }
        if (newlines != null) {
            flags = (Long) flags << 1 | (newlines.pendingCr ? 1 : 0);
        }
        return new State(bytes, flags);
    }

    void setState(State state) {
        long flags = (Long) state.flags;
        if (newlines != null) {
            newlines.pendingCr = (flags & 1) != 0;
            flags >>= 1;
        }
        if (kind == Kind.CODEC) {
            Calls.method(codec, "setstate", PyTuple.of(PyBytes.of(state.buffered), flags));
        } else {
            buffered = state.buffered;
        }
    }

    void reset() {
        if (newlines != null) {
            newlines.reset();
        }
        if (kind == Kind.CODEC) {
            Calls.method(codec, "reset");
        }
        buffered = NOTHING;
    }

    Object newlines() {
        return newlines != null ? newlines.newlines() : kind == Kind.CODEC ? Attributes.lookup(codec, "newlines") : null;
    }
}
