package taipan.modules.multibytecodec;

import java.nio.charset.Charset;
import taipan.text.ByteBuilder;
import taipan.text.TextBuilder;

/// EUC-KR, in which syllables that the standard leaves out are spelled by their letters, in eight bytes.
/// CPython: Modules/cjkcodecs/_codecs_kr.c (euc_kr)
final class EucKrCoder extends CharsetCoder {
    private static final int ROW = 0xA4;
    private static final int FILLER = 0xD4;
    private static final int SYLLABLES = 0xAC00;
    private static final int SYLLABLE_COUNT = 11172;

    /// The second bytes of the letters that can begin and end a syllable; those between are consecutive.
    private static final String INITIALS =
            "\u00a1\u00a2\u00a4\u00a7\u00a8\u00a9\u00b1\u00b2\u00b3\u00b5\u00b6\u00b7\u00b8\u00b9\u00ba\u00bb\u00bc\u00bd\u00be";

    private static final int FIRST_VOWEL = 0xBF;
    private static final int VOWELS = 21;
    private static final String FINALS = "\u00d4\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae\u00af"
            + "\u00b0\u00b1\u00b2\u00b4\u00b5\u00b6\u00b7\u00b8\u00ba\u00bb\u00bc\u00bd\u00be";

    EucKrCoder(Charset charset) {
        super(charset);
    }

    @Override
    public int decode(byte[] input, int at, TextBuilder out) {
        int end = at;
        while (end < input.length && !isSpelled(input, end)) {
            end += input[end] >= 0 ? 1 : 2;
        }
        if (end > at) {
            // Up to the next spelled syllable Java does it.
            return super.decode(end >= input.length ? input : java.util.Arrays.copyOf(input, end), at, out);
        }
        if (at + 8 > input.length) {
            return 0;
        }
        boolean letters = (input[at + 2] & 0xFF) == ROW && (input[at + 4] & 0xFF) == ROW && (input[at + 6] & 0xFF) == ROW;
        int initial = INITIALS.indexOf(input[at + 3] & 0xFF);
        int vowel = (input[at + 5] & 0xFF) - FIRST_VOWEL;
        int last = FINALS.indexOf(input[at + 7] & 0xFF);
        if (!letters || initial < 0 || vowel < 0 || vowel >= VOWELS || last < 0) {
            return -1;
        }
        out.append(SYLLABLES + (initial * VOWELS + vowel) * FINALS.length() + last);
        return 8;
    }

    private static boolean isSpelled(byte[] input, int at) {
        return (input[at] & 0xFF) == ROW && at + 1 < input.length && (input[at + 1] & 0xFF) == FILLER;
    }

    @Override
    public boolean encode(int cp, ByteBuilder out) {
        if (super.encode(cp, out)) {
            return true;
        }
        int n = cp - SYLLABLES;
        if (n < 0 || n >= SYLLABLE_COUNT) {
            return false;
        }
        int count = FINALS.length();
        out.append(ROW).append(FILLER).append(ROW).append(INITIALS.charAt(n / (VOWELS * count)));
        out.append(ROW).append(FIRST_VOWEL + n / count % VOWELS).append(ROW).append(FINALS.charAt(n % count));
        return true;
    }
}
