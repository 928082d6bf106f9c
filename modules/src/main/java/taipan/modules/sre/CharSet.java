package taipan.modules.sre;

/// A set of code points: every test of one character that is more than a comparison.
///
/// The first 256 members stand in a table; the rest is decided by walking the charset code, after
/// folding the character's case where the opcode asks for it.
/// CPython: Modules/sre_lib.h
final class CharSet {
    static final int EXACT = 0;
    static final int ASCII = 1;
    static final int LOCALE = 2;
    static final int UNICODE = 3;

    /// Membership of the characters below 256.
    final boolean[] latin;

    /// May a character above 255 be a member? If not, `above` need not be asked.
    final boolean wide;

    private final int[] code;
    private final int at;
    private final int folding;
    private final boolean inverted;

    /// A set from the charset code that begins at index `at` and ends with `FAILURE`. `inverted`
    /// turns the answer round after folding.
    CharSet(int[] code, int at, int folding, boolean inverted) {
        this.code = code;
        this.at = at;
        this.folding = folding;
        this.inverted = inverted;
        this.latin = table();
        this.wide = mayHoldWide();
    }

    /// The set of one folded literal, or of everything else.
    static CharSet literal(int c, int folding, boolean inverted) {
        return new CharSet(new int[] {Codes.LITERAL, c, Codes.FAILURE}, 0, folding, inverted);
    }

    boolean has(int c) {
        return c < 256 ? latin[c] : above(c);
    }

    boolean above(int c) {
        return wide && member(folding == UNICODE ? Letters.lowerUnicode(c) : c) != inverted;
    }

    /// Have the two sets no member in common, as far as can be told quickly?
    boolean isDisjointFrom(CharSet other) {
        if (wide && other.wide) {
            return false;
        }
        for (int c = 0; c < 256; c++) {
            if (latin[c] && other.latin[c]) {
                return false;
            }
        }
        return true;
    }

    private boolean[] table() {
        boolean[] exact = new boolean[256];
        boolean[] open = new boolean[256];
        java.util.Arrays.fill(open, true);
        boolean ok = true;
        int[] code = this.code;
        int i = at;
        // Items are tried in turn and the first that fits decides: `open` holds the undecided.
        while (true) {
            int op = code[i++];
            switch (op) {
                case Codes.FAILURE -> {
                    for (int c = 0; c < 256; c++) {
                        exact[c] |= open[c] & !ok;
                    }
                    return fold(exact);
                }
                case Codes.NEGATE -> ok = !ok;
                case Codes.LITERAL -> {
                    int c = code[i++];
                    if (c >= 0 && c < 256) {
                        decide(exact, open, c, ok);
                    }
                }
                case Codes.RANGE -> {
                    long last = Math.min(code[i + 1] & 0xFFFF_FFFFL, 255);
                    for (long c = code[i] & 0xFFFF_FFFFL; c <= last; c++) {
                        decide(exact, open, (int) c, ok);
                    }
                    i += 2;
                }
                case Codes.RANGE_UNI_IGNORE -> {
                    for (int c = 0; c < 256; c++) {
                        if (inRange(code, i, c) || inRange(code, i, Letters.upperUnicode(c))) {
                            decide(exact, open, c, ok);
                        }
                    }
                    i += 2;
                }
                case Codes.CATEGORY -> {
                    int category = code[i++];
                    for (int c = 0; c < 256; c++) {
                        if (Letters.inCategory(category, c)) {
                            decide(exact, open, c, ok);
                        }
                    }
                }
                case Codes.CHARSET -> {
                    bitmap(exact, open, i, ok);
                    i += 8;
                }
                case Codes.BIGCHARSET -> {
                    bitmap(exact, open, i + 65 + 8 * (code[i + 1] & 0xFF), ok);
                    i += 65 + 8 * code[i];
                }
                default -> throw new InvalidCode();
            }
        }
    }

    private static void decide(boolean[] exact, boolean[] open, int c, boolean ok) {
        exact[c] |= open[c] & ok;
        open[c] = false;
    }

    private void bitmap(boolean[] exact, boolean[] open, int from, boolean ok) {
        for (int c = 0; c < 256; c++) {
            if ((code[from + (c >> 5)] >>> c & 1) != 0) {
                decide(exact, open, c, ok);
            }
        }
    }

    private boolean[] fold(boolean[] exact) {
        if (folding == EXACT) {
            return exact;
        }
        boolean[] folded = new boolean[256];
        for (int c = 0; c < 256; c++) {
            boolean in;
            if (folding == LOCALE) {
                in = exact[Letters.lowerAscii(c)] || exact[Letters.upperAscii(c)];
            } else {
                in = exact[folding == ASCII ? Letters.lowerAscii(c) : Letters.lowerUnicode(c)];
            }
            folded[c] = in != inverted;
        }
        return folded;
    }

    /// Looks only at what each item could reach; order and negation may make the answer too generous.
    private boolean mayHoldWide() {
        // Two characters above 255 have lower-case forms below it: the Kelvin and the Angstrom sign,
        // and the dotted capital I; so a folded set is never called narrow.
        if (folding == UNICODE || inverted) {
            return true;
        }
        int i = at;
        while (true) {
            int op = code[i++];
            switch (op) {
                case Codes.FAILURE -> {
                    return false;
                }
                case Codes.LITERAL -> {
                    if (code[i++] >>> 8 != 0) {
                        return true;
                    }
                }
                case Codes.RANGE -> {
                    if (code[i + 1] >>> 8 != 0) {
                        return true;
                    }
                    i += 2;
                }
                case Codes.CHARSET -> i += 8;
                case Codes.CATEGORY -> {
                    int category = code[i++];
                    if ((category & 1) != 0 || category >= Codes.CATEGORY_UNI_DIGIT) {
                        return true;
                    }
                }
                default -> {
                    return true;
                }
            }
        }
    }

    /// Is the already folded `c` a member?
    /// CPython: SRE(charset)
    private boolean member(int c) {
        int[] code = this.code;
        boolean ok = true;
        int i = at;
        while (true) {
            switch (code[i++]) {
                case Codes.FAILURE:
                    return !ok;
                case Codes.NEGATE:
                    ok = !ok;
                    break;
                case Codes.LITERAL:
                    if (code[i++] == c) {
                        return ok;
                    }
                    break;
                case Codes.RANGE:
                    if (inRange(code, i, c)) {
                        return ok;
                    }
                    i += 2;
                    break;
                case Codes.RANGE_UNI_IGNORE:
                    if (inRange(code, i, c) || inRange(code, i, Letters.upperUnicode(c))) {
                        return ok;
                    }
                    i += 2;
                    break;
                case Codes.CATEGORY:
                    if (Letters.inCategory(code[i++], c)) {
                        return ok;
                    }
                    break;
                case Codes.CHARSET:
                    if (c < 256 && (code[i + (c >> 5)] >>> c & 1) != 0) {
                        return ok;
                    }
                    i += 8;
                    break;
                case Codes.BIGCHARSET:
                    if (c < 0x10000) {
                        // The table of 256 block numbers is packed four to a word, lowest byte first.
                        int block = code[i + 1 + (c >> 10)] >>> (c >> 8 & 3) * 8 & 0xFF;
                        if ((code[i + 65 + block * 8 + (c >> 5 & 7)] >>> c & 1) != 0) {
                            return ok;
                        }
                    }
                    i += 65 + 8 * code[i];
                    break;
                default:
                    return false;
            }
        }
    }

    private static boolean inRange(int[] code, int i, int c) {
        return Integer.compareUnsigned(code[i], c) <= 0 && Integer.compareUnsigned(c, code[i + 1]) <= 0;
    }
}
