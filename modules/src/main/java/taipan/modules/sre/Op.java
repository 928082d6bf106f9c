package taipan.modules.sre;

/// Instructions of a `Program`, with their operands.
///
/// They are the opcodes of `sre_compile` after checking: jumps are absolute addresses, runs of
/// literals are strings, and every other test of one character is a `CharSet`.
/// CPython: Modules/sre_constants.h
final class Op {
    static final int FAIL = 0; //
    static final int SUCCEED = 1; //
    static final int CHAR = 2; // c
    static final int NOT_CHAR = 3; // c
    static final int ANY = 4; //
    static final int ANY_ALL = 5; //
    static final int SET = 6; // set
    static final int STRING = 7; // string
    static final int AT = 8; // place
    static final int MARK = 9; // mark
    static final int JUMP = 10; // target
    static final int BRANCH = 11; // then, for each alternative: next|-1 test operand body JUMP
    static final int REPEAT = 12; // until
    static final int MAX_UNTIL = 13; // min max body
    static final int MIN_UNTIL = 14; // min max body
    static final int REPEAT_ONE = 15; // item operand min max test operand distinct
    static final int MIN_REPEAT_ONE = 16; // item operand min max test operand distinct
    static final int ASSERT = 17; // back after
    static final int ASSERT_NOT = 18; // back after
    static final int GROUPREF = 19; // group folding
    static final int GROUPREF_EXISTS = 20; // group else

    static final int ONE_SIZE = 8;

    /// A test of one character is one of the instructions `CHAR` to `SET`, or this: always true.
    static final int NO_TEST = -1;

    private Op() {}
}
