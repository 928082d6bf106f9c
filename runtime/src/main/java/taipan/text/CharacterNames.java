package taipan.text;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import taipan.code.WideStr;

/// Names of characters, and characters by name: what `unicodedata.name`, `lookup` and `\N{...}` use.
/// CPython: Modules/unicodedata.c
public final class CharacterNames {
    private static final String[] LEADS = {
        "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"
    };
    private static final String[] VOWELS = {
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
        "YI", "I"
    };
    private static final String[] TAILS = {
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
        "SS", "NG", "J", "C", "K", "T", "P", "H"
    };
    private static final String SYLLABLE = "HANGUL SYLLABLE ";
    private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";

    private CharacterNames() {}

    /// Everything that has a name of its own, found by code point or through a hash table of upper-case names.
    private static final class Names {
        static final int[] IDEOGRAPHS;
        static final int[] CODES;
        static final String[] NAMES;
        static final int ALIASES;
        static final String[] EXTRA_NAMES;
        static final int[][] EXTRA_CODES;
        /// Slots hold an index into NAMES plus 1, or minus an index into EXTRA_NAMES minus 1, or 0.
        static final int[] SLOTS;

        static {
            UnicodeResource in = inflated();
            IDEOGRAPHS = in.varints(2 * in.varint());
            int aliases = in.varint();
            String[] extraNames = new String[aliases];
            int[][] extraCodes = new int[aliases][];
            for (int i = 0; i < aliases; i++) {
                extraNames[i] = in.text();
                extraCodes[i] = in.varints(in.varint());
            }
            ALIASES = aliases;
            int sequences = in.varint();
            EXTRA_NAMES = Arrays.copyOf(extraNames, aliases + sequences);
            EXTRA_CODES = Arrays.copyOf(extraCodes, aliases + sequences);
            for (int i = aliases; i < EXTRA_NAMES.length; i++) {
                EXTRA_NAMES[i] = in.text();
                EXTRA_CODES[i] = in.varints(in.varint());
            }
            CODES = in.varints(in.varint());
            NAMES = new String[CODES.length];
            int cp = 0;
            for (int i = 0; i < CODES.length; i++) {
                cp += CODES[i];
                CODES[i] = cp;
                NAMES[i] = in.text();
            }
            SLOTS = new int[1 << 17];
            for (int i = 0; i < NAMES.length; i++) {
                insert(NAMES[i], i + 1);
            }
            for (int i = 0; i < EXTRA_NAMES.length; i++) {
                insert(EXTRA_NAMES[i], -i - 1);
            }
        }

        private Names() {}

        private static UnicodeResource inflated() {
            UnicodeResource packed = UnicodeResource.open("names.bin");
            byte[] plain = new byte[packed.s32()];
            var inflater = new Inflater();
            try {
                inflater.setInput(packed.rest());
                inflater.inflate(plain);
            } catch (DataFormatException e) {
                throw new IllegalStateException(e);
            } finally {
                inflater.end();
            }
            return new UnicodeResource(plain);
        }

        private static void insert(String name, int value) {
            int slot = slot(name);
            while (SLOTS[slot] != 0) {
                slot = slot + 1 & SLOTS.length - 1;
            }
            SLOTS[slot] = value;
        }

        private static int slot(String name) {
            int hash = name.hashCode() * 0x9E3779B1;
            return hash >>> 15;
        }

        static int find(String name) {
            for (int slot = slot(name); SLOTS[slot] != 0; slot = slot + 1 & SLOTS.length - 1) {
                int value = SLOTS[slot];
                if (name.equals(value > 0 ? NAMES[value - 1] : EXTRA_NAMES[-value - 1])) {
                    return value;
                }
            }
            return 0;
        }
    }

    /// The name of a character, or absent (null).
    public static String name(int cp, boolean legacy) {
        if (legacy && !UnicodeDatabase.legacy().isAssigned(cp)) {
            return null;
        }
        int syllable = cp - 0xAC00;
        if (syllable >= 0 && syllable < 11172) {
            return SYLLABLE + LEADS[syllable / 588] + VOWELS[syllable % 588 / 28] + TAILS[syllable % 28];
        }
        if (isIdeograph(cp)) {
            return IDEOGRAPH + Integer.toHexString(cp).toUpperCase(java.util.Locale.ROOT);
        }
        int at = Arrays.binarySearch(Names.CODES, cp);
        return at >= 0 ? Names.NAMES[at] : null;
    }

    private static boolean isIdeograph(int cp) {
        int[] ranges = Names.IDEOGRAPHS;
        for (int i = 0; i < ranges.length; i += 2) {
            if (cp >= ranges[i] && cp <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /// The str of that name, which is one character or, if asked for, a named sequence; absent (null) when unknown.
    public static Object lookup(String name, boolean legacy, boolean sequences) {
        int cp = name.startsWith(SYLLABLE)
                ? syllable(name)
                : name.startsWith(IDEOGRAPH) ? ideograph(name) : -1;
        if (cp < 0) {
            int found = Names.find(asciiUpper(name));
            if (found < 0) {
                int extra = -found - 1;
                if (legacy || !sequences && extra >= Names.ALIASES) {
                    return null;
                }
                int[] codes = Names.EXTRA_CODES[extra];
                return WideStr.of(codes, 0, codes.length);
            }
            if (found == 0) {
                return null;
            }
            cp = Names.CODES[found - 1];
        }
        if (legacy && !UnicodeDatabase.legacy().isAssigned(cp)) {
            return null;
        }
        return Text.of(cp);
    }

    /// The code point of that name or alias, or -1: what `\N{...}` in a literal means.
    public static int codePoint(String name) {
        Object found = lookup(name, false, false);
        return found == null ? -1 : Text.at(found, 0);
    }

    private static String asciiUpper(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z') {
                char[] chars = name.toCharArray();
                for (int j = i; j < chars.length; j++) {
                    chars[j] = (char) (chars[j] >= 'a' && chars[j] <= 'z' ? chars[j] - 32 : chars[j]);
                }
                return new String(chars);
            }
        }
        return name;
    }

    /// Each part is the longest that fits, as in the names themselves.
    private static int syllable(String name) {
        int at = SYLLABLE.length();
        int lead = longest(LEADS, name, at);
        at += lead < 0 ? 0 : LEADS[lead].length();
        int vowel = longest(VOWELS, name, at);
        at += vowel < 0 ? 0 : VOWELS[vowel].length();
        int tail = longest(TAILS, name, at);
        at += tail < 0 ? 0 : TAILS[tail].length();
        return lead >= 0 && vowel >= 0 && tail >= 0 && at == name.length() ? 0xAC00 + (lead * 21 + vowel) * 28 + tail : -1;
    }

    private static int longest(String[] parts, String name, int at) {
        int best = -1;
        for (int i = 0; i < parts.length; i++) {
            if (name.startsWith(parts[i], at) && (best < 0 || parts[i].length() > parts[best].length())) {
                best = i;
            }
        }
        return best;
    }

    private static int ideograph(String name) {
        int digits = name.length() - IDEOGRAPH.length();
        if (digits != 4 && digits != 5) {
            return -1;
        }
        int cp = 0;
        for (int i = IDEOGRAPH.length(); i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= '0' && c <= '9') {
                cp = cp * 16 + c - '0';
            } else if (c >= 'A' && c <= 'F') {
                cp = cp * 16 + c - 'A' + 10;
            } else {
                return -1;
            }
        }
        return isIdeograph(cp) ? cp : -1;
    }
}
