package taipan.text;

import java.util.Arrays;

/// What the str methods ask about a code point, after Unicode 13.0. ASCII is answered without loading a table.
/// CPython: Objects/unicodectype.c
public final class Unicode {
    public static final int MAX = 0x10FFFF;

    private static final int ALPHA = 1;
    private static final int DECIMAL = 1 << 1;
    private static final int DIGIT = 1 << 2;
    private static final int NUMERIC = 1 << 3;
    private static final int LOWER = 1 << 4;
    private static final int UPPER = 1 << 5;
    private static final int TITLE = 1 << 6;
    private static final int PRINTABLE = 1 << 7;
    private static final int XID_START = 1 << 8;
    private static final int XID_CONTINUE = 1 << 9;
    private static final int CASED = 1 << 10;
    private static final int IGNORABLE = 1 << 11;
    private static final int EXTENDED = 1 << 12;

    private Unicode() {}

    /// The tables, loaded when the first code point above ASCII is asked about.
    private static final class Properties {
        static final UnicodeResource.Table IDS;
        static final short[] FLAGS;
        static final byte[] DECIMALS;
        static final byte[] DIGITS;
        static final int[] LOWER_DELTAS;
        static final int[] UPPER_DELTAS;
        static final int[] TITLE_DELTAS;
        static final int[] EXTENDED_KEYS;
        static final int[][][] EXTENDED_MAPPINGS;

        static {
            UnicodeResource in = UnicodeResource.open("properties.bin");
            int count = in.u16();
            FLAGS = new short[count];
            DECIMALS = new byte[count];
            DIGITS = new byte[count];
            LOWER_DELTAS = new int[count];
            UPPER_DELTAS = new int[count];
            TITLE_DELTAS = new int[count];
            for (int i = 0; i < count; i++) {
                FLAGS[i] = (short) in.u16();
                DECIMALS[i] = (byte) in.s8();
                DIGITS[i] = (byte) in.s8();
                LOWER_DELTAS[i] = in.s32();
                UPPER_DELTAS[i] = in.s32();
                TITLE_DELTAS[i] = in.s32();
            }
            IDS = in.table();
            int extended = in.u16();
            EXTENDED_KEYS = new int[extended];
            EXTENDED_MAPPINGS = new int[extended][4][];
            for (int i = 0; i < extended; i++) {
                EXTENDED_KEYS[i] = in.s32();
                for (int form = 0; form < 4; form++) {
                    int[] mapping = new int[in.u8()];
                    for (int j = 0; j < mapping.length; j++) {
                        mapping[j] = in.s32();
                    }
                    EXTENDED_MAPPINGS[i][form] = mapping;
                }
            }
        }

        private Properties() {}

        static int flags(int cp) {
            return FLAGS[IDS.id(cp)];
        }
    }

    /// Loads the tables now, for a start-up that wants them in its snapshot.
    public static void load() {
        Properties.flags(0x100);
    }

    private static boolean isAsciiLetter(int cp) {
        int letter = cp | 0x20;
        return letter >= 'a' && letter <= 'z';
    }

    private static boolean isAsciiDigit(int cp) {
        return cp >= '0' && cp <= '9';
    }

    public static boolean isAlpha(int cp) {
        return cp < 128 ? isAsciiLetter(cp) : (Properties.flags(cp) & ALPHA) != 0;
    }

    public static boolean isDecimal(int cp) {
        return cp < 128 ? isAsciiDigit(cp) : (Properties.flags(cp) & DECIMAL) != 0;
    }

    public static boolean isDigit(int cp) {
        return cp < 128 ? isAsciiDigit(cp) : (Properties.flags(cp) & DIGIT) != 0;
    }

    public static boolean isNumeric(int cp) {
        return cp < 128 ? isAsciiDigit(cp) : (Properties.flags(cp) & NUMERIC) != 0;
    }

    public static boolean isAlnum(int cp) {
        return cp < 128
                ? isAsciiLetter(cp) || isAsciiDigit(cp)
                : (Properties.flags(cp) & (ALPHA | DECIMAL | DIGIT | NUMERIC)) != 0;
    }

    public static boolean isLower(int cp) {
        return cp < 128 ? cp >= 'a' && cp <= 'z' : (Properties.flags(cp) & LOWER) != 0;
    }

    public static boolean isUpper(int cp) {
        return cp < 128 ? cp >= 'A' && cp <= 'Z' : (Properties.flags(cp) & UPPER) != 0;
    }

    /// Whether the category is that of title case letters.
    public static boolean isTitle(int cp) {
        return cp >= 128 && (Properties.flags(cp) & TITLE) != 0;
    }

    public static boolean isPrintable(int cp) {
        return cp < 127 ? cp >= ' ' : cp != 127 && (Properties.flags(cp) & PRINTABLE) != 0;
    }

    public static boolean isXidStart(int cp) {
        return cp < 128 ? isAsciiLetter(cp) || cp == '_' : (Properties.flags(cp) & XID_START) != 0;
    }

    public static boolean isXidContinue(int cp) {
        return cp < 128
                ? isAsciiLetter(cp) || isAsciiDigit(cp) || cp == '_'
                : (Properties.flags(cp) & XID_CONTINUE) != 0;
    }

    /// Lower, upper or title case, and not also case-ignorable.
    static boolean isCased(int cp) {
        return cp < 128 ? isAsciiLetter(cp) : (Properties.flags(cp) & CASED) != 0;
    }

    static boolean isCaseIgnorable(int cp) {
        return (Properties.flags(cp) & IGNORABLE) != 0;
    }

    public static boolean isSpace(int cp) {
        if (cp <= ' ') {
            return cp == ' ' || cp >= '\t' && cp <= '\r' || cp >= 0x1C;
        }
        if (cp < 0x1680) {
            return cp == 0x85 || cp == 0xA0;
        }
        return cp == 0x1680
                || cp >= 0x2000 && (cp <= 0x200A || cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F)
                || cp == 0x3000;
    }

    public static boolean isLineBreak(int cp) {
        return cp < 0x80
                ? cp >= '\n' && cp <= '\r' || cp >= 0x1C && cp <= 0x1E
                : cp == 0x85 || cp == 0x2028 || cp == 0x2029;
    }

    /// The value of a decimal digit, else -1.
    public static int decimal(int cp) {
        return cp < 128 ? (isAsciiDigit(cp) ? cp - '0' : -1) : Properties.DECIMALS[Properties.IDS.id(cp)];
    }

    /// The value of a digit of any kind, such as a superscript, else -1.
    public static int digit(int cp) {
        return cp < 128 ? (isAsciiDigit(cp) ? cp - '0' : -1) : Properties.DIGITS[Properties.IDS.id(cp)];
    }

    /// The one-to-one lower case mapping.
    public static int toLower(int cp) {
        if (cp < 128) {
            return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
        }
        return cp + Properties.LOWER_DELTAS[Properties.IDS.id(cp)];
    }

    /// The one-to-one upper case mapping.
    public static int toUpper(int cp) {
        if (cp < 128) {
            return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
        }
        return cp + Properties.UPPER_DELTAS[Properties.IDS.id(cp)];
    }

    /// The one-to-one title case mapping.
    public static int toTitle(int cp) {
        return cp < 128 ? toUpper(cp) : cp + Properties.TITLE_DELTAS[Properties.IDS.id(cp)];
    }

    /// The four full case mappings, each of one to three code points.
    enum Case {
        LOWER,
        UPPER,
        TITLE,
        FOLD
    }

    /// Appends the full mapping of a code point.
    static void appendMapped(TextBuilder out, int cp, Case form) {
        if (cp >= 128 && (Properties.flags(cp) & EXTENDED) != 0) {
            int at = Arrays.binarySearch(Properties.EXTENDED_KEYS, cp);
            for (int mapped : Properties.EXTENDED_MAPPINGS[at][form.ordinal()]) {
                out.append(mapped);
            }
            return;
        }
        out.append(
                switch (form) {
                    case LOWER, FOLD -> toLower(cp);
                    case UPPER -> toUpper(cp);
                    case TITLE -> toTitle(cp);
                });
    }
}
