package taipan.modules.multibytecodec;

import java.nio.charset.Charset;
import java.util.Arrays;
import taipan.objects.Raised;
import taipan.text.ByteBuilder;
import taipan.text.CodecErrors;
import taipan.text.Decoded;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// An East Asian encoding with Python's error handling. The rules `hz` and those that begin with `iso2022` are our own,
/// everything else is Java's charset of the name `java`.
/// CPython: Modules/cjkcodecs/multibytecodec.c
record MultibyteCharset(String name, String java) {
    private static final String ILLEGAL = "illegal multibyte sequence";
    private static final String INCOMPLETE = "incomplete multibyte sequence";

    MultibyteCoder newCoder() {
        if (name.equals("hz")) {
            return new HzCoder();
        }
        if (name.startsWith("iso2022")) {
            return Iso2022Coder.of(name);
        }
        if (java.isEmpty()) {
            return new Jisx0213Coder(name.startsWith("shift"));
        }
        Charset charset = Charset.forName(java);
        return switch (name) {
            case "euc_kr" -> new EucKrCoder(charset);
            case "big5hkscs" -> new Big5HkscsCoder(charset);
            default -> new CharsetCoder(charset);
        };
    }

    /// Encodes with a coder that remembers its shift state; at the `last` text it returns to the initial one.
    byte[] encode(Object str, MultibyteCoder coder, CodecErrors errors, boolean last) {
        int pending = coder.pending();
        try {
            return encoded(str, coder, errors, last);
        } catch (Raised e) {
            // What was waiting waits on.
            coder.setPending(pending);
            throw e;
        }
    }

    private byte[] encoded(Object str, MultibyteCoder coder, CodecErrors errors, boolean last) {
        var out = new ByteBuilder(2 * Text.length(str));
        int length = Text.length(str);
        int i = 0;
        while (i < length) {
            if (coder.encode(Text.at(str, i), out)) {
                i++;
                continue;
            }
            var replacement = errors.encoding(name, str, i, i + 1, ILLEGAL, false);
            if (replacement.value() instanceof byte[] bytes) {
                out.append(bytes);
            } else {
                Object text = replacement.value();
                for (int j = 0; j < Text.length(text); j++) {
                    if (!coder.encode(Text.at(text, j), out)) {
                        errors.encoding(name, str, i, i + 1, ILLEGAL, true);
                    }
                }
            }
            i = replacement.position();
        }
        if (last) {
            coder.finish(out);
        }
        return out.toBytes();
    }

    /// Decodes the bytes; unless they are the last, an incomplete sequence at the end is left over.
    Decoded decode(byte[] given, MultibyteCoder coder, CodecErrors errors, boolean last) {
        byte[] input = given;
        var out = new TextBuilder(input.length);
        int i = 0;
        while (i < input.length) {
            int taken = coder.decode(input, i, out);
            if (taken > 0) {
                i += taken;
                continue;
            }
            if (taken == 0 && !last) {
                return new Decoded(out.toStr(), i);
            }
            int end = taken == 0 ? input.length : Math.min(input.length, i - taken);
            var replacement = errors.decoding(name, input, i, end, taken == 0 ? INCOMPLETE : ILLEGAL);
            out.append(replacement.value());
            if (replacement.input() != null) {
                input = replacement.input();
            }
            i = replacement.position();
        }
        return new Decoded(out.toStr(), i);
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
