package taipan.modules.io;

import java.math.BigInteger;
import taipan.objects.Conversion;
import taipan.objects.PyExc;
import taipan.objects.Raise;
import taipan.text.Text;

/// A position in a text stream: a place in the bytes, and how to get from there to a character within what a decoder
/// makes of them. Programs see it as one int.
/// CPython: Modules/_io/textio.c (cookie_type)
record TextPosition(long start, int decoderFlags, int bytesToFeed, int charsToSkip, boolean needEof) {

    static boolean isNegative(Object n) {
        return n instanceof Long l ? l < 0 : ((BigInteger) n).signum() < 0;
    }

    static TextPosition parse(Object cookie) {
        Object n = Conversion.index(cookie);
        if (n instanceof Long l) {
            return new TextPosition(l, 0, 0, 0, false);
        }
        BigInteger big = (BigInteger) n;
        if (big.bitLength() > 21 * 8) {
            throw Raise.overflowError("int too big to convert");
        }
        return new TextPosition(big.longValue(), big.shiftRight(64).intValue(), big.shiftRight(96).intValue(),
                big.shiftRight(128).intValue(), big.testBit(160));
    }

    /// The int that stands for the position.
    Object cookie() {
        if (decoderFlags == 0 && bytesToFeed == 0 && charsToSkip == 0 && !needEof) {
            return start;
        }
        BigInteger n = BigInteger.valueOf(needEof ? 1 : 0);
        n = n.shiftLeft(32).or(BigInteger.valueOf(charsToSkip & 0xFFFFFFFFL));
        n = n.shiftLeft(32).or(BigInteger.valueOf(bytesToFeed & 0xFFFFFFFFL));
        n = n.shiftLeft(32).or(BigInteger.valueOf(decoderFlags & 0xFFFFFFFFL));
        n = n.shiftLeft(64).or(BigInteger.valueOf(start));
        return n.bitLength() < 64 ? (Object) n.longValue() : n;
    }

    /// Finds the place in the bytes nearest before the current character at which the decoder's state is simple.
    /// CPython: _io_TextIOWrapper_tell_impl
    static Object tell(PyTextIoWrapper stream, Object bytePosition) {
        if (stream.decoder == null || stream.snapshotInput == null) {
            return bytePosition;
        }
        byte[] input = stream.snapshotInput;
        long start = Conversion.toLong(bytePosition) - input.length;
        int flags = (int) (long) (Long) stream.snapshotState.flags();
        int toSkip = stream.used;
        if (toSkip == 0) {
            return new TextPosition(start, flags, 0, 0, false).cookie();
        }
        TextDecoder decoder = stream.decoder;
        TextDecoder.State saved = decoder.state();
        try {
            return search(decoder, input, start, flags, toSkip);
        } finally {
            decoder.setState(saved);
        }
    }

    private static Object search(TextDecoder decoder, byte[] input, long start, int flags, int toSkip) {
        // The number of bytes that give at most `toSkip` characters and leave nothing in the decoder: grow a safe
        // prefix by halves, then byte by byte.
        int safeBytes = 0;
        int safeChars = 0;
        int safeFlags = flags;
        int low = 0;
        int step = Math.min(input.length, toSkip);
        while (step > 0) {
            int tried = Math.min(input.length, low + step);
            Probe p = probe(decoder, input, tried, start, flags);
            if (p.chars <= toSkip) {
                if (p.buffered == 0) {
                    safeBytes = tried;
                    safeChars = p.chars;
                    safeFlags = p.flags;
                    if (p.chars == toSkip) {
                        break;
                    }
                    low = tried;
                    if (tried == input.length) {
                        step = 0;
                        continue;
                    }
                    step = Math.max(1, step / 2);
                    continue;
                }
                step--;
                continue;
            }
            step /= 2;
        }
        TextPosition position = new TextPosition(start + safeBytes, safeFlags, 0, 0, false);
        int left = toSkip - safeChars;
        if (left == 0) {
            return position.cookie();
        }
        rewind(decoder, start + safeBytes, safeFlags);
        int chars = 0;
        int fed = 0;
        long base = start + safeBytes;
        int baseFlags = safeFlags;
        for (int i = safeBytes; i < input.length; i++) {
            chars += Text.length(decoder.decode(new byte[] {input[i]}, false));
            fed++;
            TextDecoder.State state = decoder.state();
            if (state.buffered().length == 0 && chars <= left) {
                base += fed;
                left -= chars;
                baseFlags = (int) (long) (Long) state.flags();
                fed = 0;
                chars = 0;
            }
            if (chars >= left) {
                return new TextPosition(base, baseFlags, fed, left, false).cookie();
            }
        }
        chars += Text.length(decoder.decode(new byte[0], true));
        if (chars < left) {
            throw Raise.of(PyExc.OSError, "can't reconstruct logical file position");
        }
        return new TextPosition(base, baseFlags, fed, left, true).cookie();
    }

    /// Puts the decoder in the state it has at a place; at the start of the file it also forgets the line ends seen.
    /// CPython: _textiowrapper_decoder_setstate
    private static void rewind(TextDecoder decoder, long start, int flags) {
        if (start == 0 && flags == 0) {
            decoder.reset();
        } else {
            decoder.setState(new TextDecoder.State(new byte[0], (long) flags));
        }
    }

    private record Probe(int chars, int buffered, int flags) {}

    private static Probe probe(TextDecoder decoder, byte[] input, int length, long start, int flags) {
        rewind(decoder, start, flags);
        int chars = Text.length(decoder.decode(java.util.Arrays.copyOf(input, length), false));
        TextDecoder.State state = decoder.state();
        return new Probe(chars, state.buffered().length, (int) (long) (Long) state.flags());
    }
}
