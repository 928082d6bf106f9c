package taipan.modules.sre;

/// Finds out which characters can begin a match, so that a search can skip the others.
/// CPython: Lib/sre_compile.py (_compile_info)
final class FirstSet {
    private static final int DEPTH_LIMIT = 40;

    private final int[] code;
    private final CharSet[] sets;
    private final String[] strings;
    private final boolean[] latin = new boolean[256];
    private int budget = 400;
    private boolean unknown;

    private FirstSet(int[] code, CharSet[] sets, String[] strings) {
        this.code = code;
        this.sets = sets;
        this.strings = strings;
    }

    /// A table of the characters below 256 that can begin a match (those above always may), or null
    /// if the match may be empty or nearly everything can begin it.
    static boolean[] of(int[] code, CharSet[] sets, String[] strings) {
        FirstSet set = new FirstSet(code, sets, strings);
        if (!set.collect(0, -1, 0) || set.unknown) {
            return null;
        }
        int size = 0;
        for (boolean in : set.latin) {
            size += in ? 1 : 0;
        }
        return size > 250 ? null : set.latin;
    }

    /// Adds what can come first from `pc` on; false if nothing need come before `stop`.
    private boolean collect(int pc, int stop, int depth) {
        while (pc != stop) {
            if (depth > DEPTH_LIMIT || --budget < 0) {
                unknown = true;
                return true;
            }
            switch (code[pc]) {
                case Op.CHAR, Op.NOT_CHAR, Op.ANY, Op.ANY_ALL, Op.SET -> {
                    add(code[pc], code[pc + 1]);
                    return true;
                }
                case Op.STRING -> {
                    add(Op.CHAR, strings[code[pc + 1]].charAt(0));
                    return true;
                }
                case Op.AT, Op.MARK -> pc += 2;
                case Op.JUMP -> pc = code[pc + 1];
                case Op.ASSERT, Op.ASSERT_NOT -> pc = code[pc + 2];
                case Op.REPEAT_ONE, Op.MIN_REPEAT_ONE -> {
                    add(code[pc + 1], code[pc + 2]);
                    if (code[pc + 3] > 0) {
                        return true;
                    }
                    pc += Op.ONE_SIZE;
                }
                case Op.REPEAT -> {
                    int until = code[pc + 1];
                    if (collect(code[until + 3], until, depth + 1) && code[until + 1] > 0) {
                        return true;
                    }
                    pc = until + 4;
                }
                case Op.BRANCH -> {
                    boolean consumes = true;
                    for (int alternative = pc + 1; alternative >= 0; alternative = code[alternative]) {
                        // The JUMP that ends an alternative leads on to what follows the branch.
                        consumes &= collect(alternative + 3, stop, depth + 1);
                    }
                    return consumes;
                }
                case Op.FAIL -> {
                    return true;
                }
                default -> {
                    unknown = true;
                    return true;
                }
            }
        }
        return false;
    }

    private void add(int test, int operand) {
        switch (test) {
            case Op.CHAR -> {
                if (operand >= 0 && operand < 256) {
                    latin[operand] = true;
                }
            }
            case Op.SET -> {
                boolean[] members = sets[operand].latin;
                for (int c = 0; c < 256; c++) {
                    latin[c] |= members[c];
                }
            }
            default -> {
                for (int c = 0; c < 256; c++) {
                    latin[c] |= test == Op.ANY_ALL || c != (test == Op.ANY ? '\n' : operand);
                }
            }
        }
    }
}
