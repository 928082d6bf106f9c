package taipan.modules.multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import taipan.code.WideStr;
import taipan.text.ByteBuilder;
import taipan.text.TextBuilder;

/// An encoding without states, done by a charset of Java.
/// CPython: Modules/cjkcodecs (the codecs of single characters)
class CharsetCoder implements MultibyteCoder {
    private static final int RUN = 4096;

    private final CharsetEncoder encoder;
    private final CharsetDecoder decoder;

    /// Means nothing, but is kept for who asks.
    private long state;

    CharsetCoder(Charset charset) {
        encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int decode(byte[] input, int at, TextBuilder out) {
        ByteBuffer bytes = ByteBuffer.wrap(input, at, input.length - at);
        CharBuffer chars = CharBuffer.allocate(Math.min(RUN, 2 * (input.length - at) + 4));
        decoder.reset();
        CoderResult result = decoder.decode(bytes, chars, false);
        int taken = bytes.position() - at;
        if (taken > 0) {
            chars.flip();
            out.append(WideStr.fromUtf16(chars.toString()));
            return taken;
        }
        // One byte is wrong, whatever Java says.
        return result.isError() ? -1 : 0;
    }

    @Override
    public boolean encode(int cp, ByteBuilder out) {
        byte[] bytes = bytes(cp);
        if (bytes == null) {
            return false;
        }
        out.append(bytes);
        return true;
    }

    /// The bytes of a code point, or null.
    final byte[] bytes(int cp) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        CharBuffer chars = CharBuffer.wrap(Character.toChars(cp));
        encoder.reset();
        CoderResult result = encoder.encode(chars, bytes, true);
        return result.isError() || chars.hasRemaining() ? null : java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// The one code point that some bytes mean, or -1.
    final int codePoint(byte... sequence) {
        CharBuffer chars = CharBuffer.allocate(8);
        decoder.reset();
        CoderResult result = decoder.decode(ByteBuffer.wrap(sequence), chars, true);
        chars.flip();
        if (result.isError() || !chars.hasRemaining()) {
            return -1;
        }
        String text = chars.toString();
        return text.codePointCount(0, text.length()) == 1 ? text.codePointAt(0) : -1;
    }

    @Override
    public void finish(ByteBuilder out) {}

    @Override
    public void reset() {
        state = 0;
    }

    @Override
    public long state() {
        return state;
    }

    @Override
    public void setState(long state) {
        this.state = state;
    }
}
