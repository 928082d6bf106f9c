package taipan.text;

import java.util.Arrays;
import taipan.code.WideStr;

/// The four normalization forms of Unicode.
/// CPython: Modules/unicodedata.c
public enum Normalization {
    NFC,
    NFKC,
    NFD,
    NFKD;

    private static final int S_BASE = 0xAC00;
    private static final int L_BASE = 0x1100;
    private static final int V_BASE = 0x1161;
    private static final int T_BASE = 0x11A7;
    private static final int L_COUNT = 19;
    private static final int V_COUNT = 21;
    private static final int T_COUNT = 28;
    private static final int S_COUNT = L_COUNT * V_COUNT * T_COUNT;

    /// Decompositions and compositions, loaded on first use.
    private static final class Decompositions {
        static final String[] TAGS;
        static final int[] KEYS;
        static final byte[] KINDS;
        static final int[][] MAPPINGS;
        static final long[] PAIRS;
        static final int[] COMPOSED;
        static final int[] CORRECTIONS;

        static {
            UnicodeResource in = UnicodeResource.open("decompositions.bin");
            TAGS = new String[in.varint()];
            for (int i = 0; i < TAGS.length; i++) {
                TAGS[i] = in.text();
            }
            int count = in.varint();
            KEYS = new int[count];
            KINDS = new byte[count];
            MAPPINGS = new int[count][];
            int cp = 0;
            for (int i = 0; i < count; i++) {
                cp += in.varint();
                KEYS[i] = cp;
                KINDS[i] = (byte) in.varint();
                MAPPINGS[i] = in.varints(in.varint());
            }
            int pairs = in.varint();
            PAIRS = new long[pairs];
            COMPOSED = new int[pairs];
            for (int i = 0; i < pairs; i++) {
                long first = in.varint();
                PAIRS[i] = first << 32 | in.varint();
                COMPOSED[i] = in.varint();
            }
            CORRECTIONS = in.varints(2 * in.varint());
        }

        private Decompositions() {}
    }

    /// The form of that name, or absent (null).
    public static Normalization named(String name) {
        return switch (name) {
            case "NFC" -> NFC;
            case "NFKC" -> NFKC;
            case "NFD" -> NFD;
            case "NFKD" -> NFKD;
            default -> null;
        };
    }

    /// The decomposition as the database writes it, with its tag; empty when there is none.
    public static String decomposition(int cp, boolean legacy) {
        if (!UnicodeDatabase.current().hasDecomposition(cp) || legacy && !UnicodeDatabase.legacy().isAssigned(cp)) {
            return "";
        }
        int at = Arrays.binarySearch(Decompositions.KEYS, cp);
        var text = new StringBuilder(Decompositions.TAGS[Decompositions.KINDS[at]]);
        for (int mapped : Decompositions.MAPPINGS[at]) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            String hex = Integer.toHexString(mapped).toUpperCase(java.util.Locale.ROOT);
            text.repeat('0', Math.max(0, 4 - hex.length())).append(hex);
        }
        return text.toString();
    }

    private boolean isCompatible() {
        return this == NFKC || this == NFKD;
    }

    private boolean composes() {
        return this == NFC || this == NFKC;
    }

    /// The normalized str, by the current database or by that of Unicode 3.2.0.
    public Object apply(Object str, boolean legacy) {
        if (!legacy && isSurelyNormal(str)) {
            return str;
        }
        int[] buffer = decompose(str, legacy);
        int length = buffer[buffer.length - 1];
        sortMarks(buffer, length);
        if (composes()) {
            length = compose(buffer, length);
        }
        Object result = WideStr.of(buffer, 0, length);
        return result.equals(str) ? str : result;
    }

    public boolean isNormal(Object str, boolean legacy) {
        return !legacy && isSurelyNormal(str) || apply(str, legacy).equals(str);
    }

    /// True only if no character changes alone, none could combine with its left neighbour, and marks are in order.
    private boolean isSurelyNormal(Object str) {
        int length = Text.length(str);
        int previous = 0;
        UnicodeDatabase database = null;
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            if (cp < 0x80 || cp < 0x300 && this == NFC) {
                previous = 0;
                continue;
            }
            if (database == null) {
                database = UnicodeDatabase.current();
            }
            int combining = database.combining(cp);
            if (database.changes(cp, this) || combining != 0 && combining < previous) {
                return false;
            }
            if (composes() && (combining != 0 || mayFollow(cp))) {
                return false;
            }
            previous = combining;
        }
        return true;
    }

    /// Whether a starter may be absorbed by the starter before it.
    private static boolean mayFollow(int cp) {
        if (cp >= V_BASE && cp < T_BASE + T_COUNT) {
            return true;
        }
        if (cp < 0x900) {
            return false;
        }
        for (long pair : Decompositions.PAIRS) {
            if ((int) pair == cp) {
                return true;
            }
        }
        return false;
    }

    /// The full decomposition, in a buffer whose last element is its length.
    private int[] decompose(Object str, boolean legacy) {
        int length = Text.length(str);
        int[] out = new int[length + length / 4 + 16];
        int count = 0;
        int[] stack = new int[32];
        UnicodeDatabase database = UnicodeDatabase.current();
        for (int i = 0; i < length; i++) {
            int depth = 0;
            stack[depth++] = Text.at(str, i);
            while (depth > 0) {
                int cp = stack[--depth];
                if (count + 4 >= out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
                if (cp < 0x80) {
                    out[count++] = cp;
                    continue;
                }
                int syllable = cp - S_BASE;
                if (syllable >= 0 && syllable < S_COUNT) {
                    out[count++] = L_BASE + syllable / (V_COUNT * T_COUNT);
                    out[count++] = V_BASE + syllable % (V_COUNT * T_COUNT) / T_COUNT;
                    if (syllable % T_COUNT != 0) {
                        out[count++] = T_BASE + syllable % T_COUNT;
                    }
                    continue;
                }
                int corrected = legacy ? correction(cp) : -1;
                if (corrected >= 0) {
                    stack[depth++] = corrected;
                    continue;
                }
                int[] mapping = mapping(database, cp, legacy);
                if (mapping == null) {
                    out[count++] = cp;
                    continue;
                }
                for (int j = mapping.length - 1; j >= 0; j--) {
                    stack[depth++] = mapping[j];
                }
            }
        }
        out[out.length - 1] = count;
        return out;
    }

    private int[] mapping(UnicodeDatabase database, int cp, boolean legacy) {
        if (!database.hasDecomposition(cp) || legacy && !UnicodeDatabase.legacy().isAssigned(cp)) {
            return null;
        }
        int at = Arrays.binarySearch(Decompositions.KEYS, cp);
        return Decompositions.KINDS[at] == 0 || isCompatible() ? Decompositions.MAPPINGS[at] : null;
    }

    private static int correction(int cp) {
        int[] corrections = Decompositions.CORRECTIONS;
        for (int i = 0; i < corrections.length; i += 2) {
            if (corrections[i] == cp) {
                return corrections[i + 1];
            }
        }
        return -1;
    }

    /// Brings each run of combining marks into the order of their classes; a stable insertion sort.
    private static void sortMarks(int[] buffer, int length) {
        UnicodeDatabase database = UnicodeDatabase.current();
        int previous = 0;
        for (int i = 0; i < length; i++) {
            int cp = buffer[i];
            int combining = cp < 0x300 ? 0 : database.combining(cp);
            if (combining == 0 || combining >= previous) {
                previous = combining;
                continue;
            }
            int j = i;
            while (j > 0 && database.combining(buffer[j - 1]) > combining) {
                buffer[j] = buffer[j - 1];
                j--;
            }
            buffer[j] = cp;
        }
    }

    /// Composes in place and returns the new length.
    private static int compose(int[] buffer, int length) {
        UnicodeDatabase database = UnicodeDatabase.current();
        int out = 0;
        int starter = -1;
        int last = 0;
        for (int i = 0; i < length; i++) {
            int cp = buffer[i];
            int combining = cp < 0x300 ? 0 : database.combining(cp);
            if (starter >= 0 && (last < combining || last == 0 && starter == out - 1)) {
                int composed = composed(buffer[starter], cp);
                if (composed >= 0) {
                    buffer[starter] = composed;
                    continue;
                }
            }
            if (combining == 0) {
                starter = out;
            }
            last = combining;
            buffer[out++] = cp;
        }
        return out;
    }

    private static int composed(int first, int second) {
        int l = first - L_BASE;
        if (l >= 0 && l < L_COUNT && second >= V_BASE && second < V_BASE + V_COUNT) {
            return S_BASE + (l * V_COUNT + second - V_BASE) * T_COUNT;
        }
        int s = first - S_BASE;
        if (s >= 0 && s < S_COUNT && s % T_COUNT == 0 && second > T_BASE && second < T_BASE + T_COUNT) {
            return first + second - T_BASE;
        }
        int at = Arrays.binarySearch(Decompositions.PAIRS, (long) first << 32 | second);
        return at >= 0 ? Decompositions.COMPOSED[at] : -1;
    }
}
