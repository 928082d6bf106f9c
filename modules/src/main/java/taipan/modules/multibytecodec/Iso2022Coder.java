package taipan.modules.multibytecodec;

import java.nio.charset.Charset;
import taipan.text.ByteBuilder;
import taipan.text.TextBuilder;

/// The encodings of ISO 2022, which switch between character sets by escape sequences.
/// CPython: Modules/cjkcodecs/_codecs_iso2022.c
final class Iso2022Coder implements MultibyteCoder {
    private static final int ESC = 0x1B;
    private static final int SO = 0x0E;
    private static final int SI = 0x0F;
    private static final int LONGEST_ESCAPE = 16;

    /// What a mark of a set of two bytes has in addition to the letter of its escape sequence.
    private static final int DOUBLE = 0x80;

    private static final int ASCII = 'B';
    private static final int JISX0208 = 'B' | DOUBLE;
    private static final int JISX0208_OLD = '@' | DOUBLE;
    private static final int JISX0212 = 'D' | DOUBLE;
    private static final int KSX1001 = 'C' | DOUBLE;
    private static final int GB2312 = 'A' | DOUBLE;
    private static final int JISX0213_FIRST = 'O' | DOUBLE;
    private static final int JISX0213_SECOND = 'P' | DOUBLE;
    private static final int JISX0213_REVISED = 'Q' | DOUBLE;
    private static final int JISX0201_ROMAN = 'J';
    private static final int JISX0201_KANA = 'I';
    private static final int ISO8859_1 = 'A';
    private static final int ISO8859_7 = 'F';

    /// The sets, in the order in which the encoder tries them.
    private final int[] sets;

    /// Whether SO and SI switch to the second set and back.
    private final boolean shifts;

    /// Whether single characters can come from a third set.
    private final boolean thirdSet;

    private CharsetCoder japanese;
    private CharsetCoder korean;
    private CharsetCoder chinese;
    private CharsetCoder greek;

    private final int[] designated = {ASCII, ASCII, ASCII};
    private boolean shifted;

    /// Whether an escape sequence that means nothing is passing through.
    private boolean passing;

    private Iso2022Coder(boolean shifts, boolean thirdSet, int... sets) {
        this.shifts = shifts;
        this.thirdSet = thirdSet;
        this.sets = sets;
    }

    static Iso2022Coder of(String name) {
        return switch (name) {
            case "iso2022_kr" -> new Iso2022Coder(true, false, KSX1001);
            case "iso2022_jp_1" -> new Iso2022Coder(false, false, JISX0208, JISX0212, JISX0201_ROMAN, JISX0208_OLD);
            case "iso2022_jp_2" -> new Iso2022Coder(
                    false, true, JISX0208, JISX0212, KSX1001, GB2312, JISX0201_ROMAN, JISX0208_OLD, ISO8859_1, ISO8859_7);
            case "iso2022_jp_ext" -> new Iso2022Coder(
                    false, false, JISX0208, JISX0212, JISX0201_ROMAN, JISX0201_KANA, JISX0208_OLD);
            case "iso2022_jp_3" -> new Iso2022Coder(false, false, JISX0208, JISX0213_FIRST, JISX0213_SECOND);
            case "iso2022_jp_2004" -> new Iso2022Coder(false, false, JISX0208, JISX0213_REVISED, JISX0213_SECOND);
            default -> new Iso2022Coder(false, false, JISX0208, JISX0201_ROMAN, JISX0208_OLD);
        };
    }

    // The sets

    private CharsetCoder table(int set) {
        switch (set) {
            case KSX1001 -> {
                return korean = korean != null ? korean : new CharsetCoder(Charset.forName("EUC-KR"));
            }
            case GB2312 -> {
                return chinese = chinese != null ? chinese : new CharsetCoder(Charset.forName("GB2312"));
            }
            case ISO8859_7 -> {
                return greek = greek != null ? greek : new CharsetCoder(Charset.forName("ISO-8859-7"));
            }
            default -> {
                return japanese = japanese != null ? japanese : new CharsetCoder(Charset.forName("EUC-JP"));
            }
        }
    }

    private static boolean isDouble(int set) {
        return (set & DOUBLE) != 0;
    }

    /// The code point of one or two bytes of a set, or -1.
    private int decoded(int set, int first, int second) {
        byte high = (byte) (first | 0x80);
        byte low = (byte) (second | 0x80);
        return switch (set) {
            case JISX0201_ROMAN -> first == '\\' ? 0xA5 : first == '~' ? 0x203E : first;
            case JISX0201_KANA -> first >= 0x21 && first <= 0x5F ? 0xFF61 + first - 0x21 : -1;
            case ISO8859_1 -> first | 0x80;
            case ISO8859_7 -> table(set).codePoint(high);
            case JISX0213_FIRST, JISX0213_REVISED -> single(1 << 16 | first << 8 | second);
            case JISX0213_SECOND -> single(2 << 16 | first << 8 | second);
            case JISX0212 -> table(set).codePoint((byte) 0x8F, high, low);
            default -> table(set).codePoint(high, low);
        };
    }

    private static int single(int place) {
        int[] text = Jisx0213Table.table().characters(place);
        return text == null || text.length != 1 ? -1 : text[0];
    }

    /// The bytes of a code point in a set, the first one in the upper half of the answer when there are two; -1 when it
    /// is not in the set.
    private int encoded(int set, int cp) {
        switch (set) {
            case JISX0201_ROMAN -> {
                return cp == 0xA5 ? '\\' : cp == 0x203E ? '~' : -1;
            }
            case JISX0201_KANA -> {
                return cp >= 0xFF61 && cp <= 0xFF9F ? cp - 0xFF61 + 0x21 : -1;
            }
            case JISX0213_FIRST, JISX0213_REVISED, JISX0213_SECOND -> {
                int place = Jisx0213Table.table().place(cp);
                return place >> 16 == (set == JISX0213_SECOND ? 2 : 1) ? place & 0xFFFF : -1;
            }
            case ISO8859_1, ISO8859_7 -> {
                // Read, but never written.
                return -1;
            }
            default -> {
                byte[] bytes = table(set).bytes(cp);
                int length = set == JISX0212 ? 3 : 2;
                if (bytes == null || bytes.length != length || bytes[0] >= 0) {
                    return -1;
                }
                boolean ofSet = length == 3 ? bytes[0] == (byte) 0x8F : bytes[0] != (byte) 0x8E && bytes[0] != (byte) 0x8F;
                return ofSet ? (bytes[length - 2] & 0x7F) << 8 | bytes[length - 1] & 0x7F : -1;
            }
        }
    }

    // Decoding

    @Override
    public int decode(byte[] input, int at, TextBuilder out) {
        int c = input[at] & 0xFF;
        if (passing) {
            passing = !endsEscape(c);
            out.append(c);
            return 1;
        }
        if (c == ESC) {
            return escape(input, at, out);
        }
        if (shifts && (c == SI || c == SO)) {
            shifted = c == SO;
            return 1;
        }
        if (c == '\n') {
            shifted = false;
        }
        if (c >= 0x80) {
            return -1;
        }
        int set = designated[shifted ? 1 : 0];
        if (c < 0x20 || set == ASCII) {
            out.append(c);
            return 1;
        }
        int width = isDouble(set) ? 2 : 1;
        if (at + width > input.length) {
            return 0;
        }
        int cp = decoded(set, c, input[at + width - 1]);
        if (cp < 0) {
            return -width;
        }
        out.append(cp);
        return width;
    }

    private static boolean endsEscape(int c) {
        return c >= '@' && c <= 'Z';
    }

    private int escape(byte[] input, int at, TextBuilder out) {
        if (at + 1 == input.length) {
            return 0;
        }
        int next = input[at + 1];
        if (thirdSet && next == 'N') {
            if (at + 2 == input.length) {
                return 0;
            }
            int set = designated[2];
            int cp = set == ASCII ? input[at + 2] : decoded(set, input[at + 2] & 0x7F, 0);
            if (input[at + 2] < 0 || cp < 0) {
                return -3;
            }
            out.append(cp);
            return 3;
        }
        if ("()$.&".indexOf(next) < 0) {
            out.append(ESC);
            passing = true;
            return 1;
        }
        int length = 0;
        for (int i = 1; i < LONGEST_ESCAPE && length == 0; i++) {
            if (at + i >= input.length) {
                return 0;
            }
            if (next == '&' && i == 1 && at + 2 < input.length && input[at + 2] == '@') {
                // The revised JIS X 0208: ESC & @ stands before its usual sequence.
                i += 2;
            }
            if (at + i < input.length && endsEscape(input[at + i])) {
                length = i + 1;
            }
        }
        return length == 0 ? -1 : designate(input, at, length);
    }

    private int designate(byte[] input, int at, int length) {
        int place;
        int set;
        switch (length) {
            case 3 -> {
                set = input[at + 2];
                place = "().".indexOf(input[at + 1]);
                if (input[at + 1] == '$') {
                    set |= DOUBLE;
                    place = 0;
                }
            }
            case 4 -> {
                set = input[at + 3] | DOUBLE;
                place = input[at + 1] == '$' ? "()".indexOf(input[at + 2]) : -1;
            }
            case 6 -> {
                set = JISX0208;
                place = input[at + 3] == ESC && input[at + 4] == '$' && input[at + 5] == 'B' ? 0 : -1;
            }
            default -> {
                return -length;
            }
        }
        if (place < 0 || place == 2 && !thirdSet || !isKnown(set)) {
            return -length;
        }
        designated[place] = set;
        return length;
    }

    private boolean isKnown(int set) {
        boolean known = set == ASCII;
        for (int one : sets) {
            known |= one == set;
        }
        return known;
    }

    // Encoding

    @Override
    public boolean encode(int cp, ByteBuilder out) {
        if (cp < 0x80) {
            toAscii(out);
            out.append(cp);
            return true;
        }
        for (int set : sets) {
            int code = encoded(set, cp);
            if (code >= 0) {
                write(set, code, out);
                return true;
            }
        }
        return false;
    }

    private void toAscii(ByteBuilder out) {
        if (designated[0] != ASCII) {
            out.append(ESC).append("(B");
            designated[0] = ASCII;
        }
        if (shifted) {
            out.append(SI);
            shifted = false;
        }
    }

    private void write(int set, int code, ByteBuilder out) {
        int place = set == KSX1001 && shifts ? 1 : 0;
        if (designated[place] != set) {
            out.append(ESC);
            if (isDouble(set)) {
                out.append('$');
            }
            boolean brief = isDouble(set) && place == 0 && (set & 0x7F) <= 'B';
            if (!brief) {
                out.append("()".charAt(place));
            }
            out.append(set & 0x7F);
            designated[place] = set;
        }
        if (place == 1 && !shifted) {
            out.append(SO);
            shifted = true;
        }
        if (isDouble(set)) {
            out.append(code >> 8);
        }
        out.append(code & 0x7F);
    }

    @Override
    public void finish(ByteBuilder out) {
        if (shifted) {
            out.append(SI);
            shifted = false;
        }
        if (designated[0] != ASCII) {
            out.append(ESC).append("(B");
            designated[0] = ASCII;
        }
    }

    @Override
    public void reset() {
        setState(ASCII | ASCII << 8);
    }

    @Override
    public long state() {
        int third = designated[2] == ASCII ? 0 : designated[2];
        return designated[0] | designated[1] << 8 | third << 16 | (shifted ? 1L << 24 : 0) | (passing ? 1L << 25 : 0);
    }

    @Override
    public void setState(long state) {
        for (int i = 0; i < designated.length; i++) {
            int set = (int) (state >> 8 * i) & 0xFF;
            designated[i] = isKnown(set) ? set : ASCII;
        }
        shifted = (state & 1L << 24) != 0;
        passing = (state & 1L << 25) != 0;
    }
}
