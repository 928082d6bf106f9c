package taipan.modules.multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import taipan.text.ByteBuilder;
import taipan.text.CodecErrors;
import taipan.text.Decoded;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// An East Asian encoding, done by Java's charset and with Python's error handling.
/// CPython: Modules/cjkcodecs/multibytecodec.c
record MultibyteCharset(String name, Charset charset) {
    private static final String ILLEGAL = "illegal multibyte sequence";
    private static final String INCOMPLETE = "incomplete multibyte sequence";

    CharsetEncoder newEncoder() {
        return charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// Encodes with an encoder that remembers its shift state; at the `last` text it returns to the initial one.
    byte[] encode(Object str, CharsetEncoder encoder, CodecErrors errors, boolean last) {
        var out = new ByteBuilder(2 * Text.length(str));
        int length = Text.length(str);
        int i = 0;
        while (i < length) {
            if (appendEncoded(out, Text.at(str, i), encoder)) {
                i++;
                continue;
            }
            var replacement = errors.encoding(name, str, i, i + 1, ILLEGAL, false);
            if (replacement.value() instanceof byte[] bytes) {
                out.append(bytes);
            } else {
                Object text = replacement.value();
                for (int j = 0; j < Text.length(text); j++) {
                    if (!appendEncoded(out, Text.at(text, j), encoder)) {
                        errors.encoding(name, str, i, i + 1, ILLEGAL, true);
                    }
                }
            }
            i = replacement.position();
        }
        if (last) {
            ByteBuffer rest = ByteBuffer.allocate(16);
            encoder.encode(CharBuffer.allocate(0), rest, true);
            encoder.flush(rest);
            encoder.reset();
            out.append(rest.array(), 0, rest.position());
        }
        return out.toBytes();
    }

    private static boolean appendEncoded(ByteBuilder out, int cp, CharsetEncoder encoder) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        CharBuffer chars = CharBuffer.wrap(Character.toChars(cp));
        CoderResult result = encoder.encode(chars, bytes, false);
        if (result.isError() || chars.hasRemaining()) {
            return false;
        }
        out.append(bytes.array(), 0, bytes.position());
        return true;
    }

    /// Decodes the bytes; unless they are the last, an incomplete sequence at the end is left over.
    Decoded decode(byte[] input, CodecErrors errors, boolean last) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = new TextBuilder(input.length);
        ByteBuffer bytes = ByteBuffer.wrap(input);
        CharBuffer chars = CharBuffer.allocate(Math.max(16, 2 * input.length));
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, false);
            chars.flip();
            out.append(taipan.code.WideStr.fromUtf16(chars.toString()));
            chars.clear();
            if (result.isOverflow()) {
                continue;
            }
            int start = bytes.position();
            int end;
            if (result.isUnderflow()) {
                if (start == input.length || !last) {
                    return new Decoded(out.toStr(), start);
                }
                end = input.length;
            } else {
                end = start + result.length();
            }
            var replacement = errors.decoding(name, input, start, end, result.isUnderflow() ? INCOMPLETE : ILLEGAL);
            out.append(replacement.value());
            if (replacement.input() != null) {
                input = replacement.input();
                bytes = ByteBuffer.wrap(input);
            }
            bytes.position(replacement.position());
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        if (first.length == 0) {
            return second;
        }
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
