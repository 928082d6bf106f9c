package taipan.modules.sre;

import java.util.ArrayList;
import java.util.Arrays;

/// Checks a code array of `sre_compile` and translates it into a `Program`.
///
/// The array may come from anywhere, so nothing in it is believed: every skip must lead to the end
/// of the structure it belongs to. Nesting is kept on a stack of our own and may be of any depth.
/// Differs from CPython: the item of a single-character repeat must be a single-character test, as
/// it always is in compiled patterns, and all alternatives must jump to the end of their branch.
/// CPython: _validate_outer
final class Translator {
    /// Kinds of bodies that may be open around the place of translation.
    private static final int ALTERNATIVE = 0;

    private static final int THEN = 1;
    private static final int ELSE = 2;
    private static final int REPEATED = 3;
    private static final int ASSERTED = 4;

    /// Words of a frame: kind, end of the body around it, and three that depend on the kind.
    private static final int FRAME = 5;

    private final int[] in;
    private final long groups;
    private int pc;
    private int end;

    private int[] out;
    private int size;
    private int lastRun = -1;
    private final ArrayList<CharSet> sets = new ArrayList<>();
    private final ArrayList<String> strings = new ArrayList<>();

    private int[] frames = new int[4 * FRAME];
    private int depth;

    /// Pairs: where a test and its operand are to be written, and the address they are read from.
    private int[] peeks = new int[16];

    private int peekCount;

    /// Places of `JUMP`s to the end of the branch that is being translated; several branches nest.
    private int[] exits = new int[16];

    private int exitCount;

    private int marks;
    private boolean tidy = true;

    private int minimum;
    private String prefix;
    private boolean prefixIsAll;
    private int prefixSkip;
    private int prefixEnd = -1;
    private int afterPrefix;

    Translator(int[] code, long groups) {
        this.in = code;
        this.groups = groups == 0 ? 100 : groups;
        this.out = new int[code.length + 16];
    }

    Program program() {
        int length = in.length;
        if (groups < 0 || groups > Codes.MAXGROUPS / 4 || length == 0 || in[length - 1] != Codes.SUCCESS) {
            throw new InvalidCode();
        }
        end = length - 1;
        body();
        emit(Op.SUCCEED);
        int[] code = Arrays.copyOf(out, size + 1);
        CharSet[] allSets = sets.toArray(new CharSet[0]);
        String[] allStrings = strings.toArray(new String[0]);
        resolvePeeks(code, allSets, allStrings);
        boolean[] first = prefix != null ? null : FirstSet.of(code, allSets, allStrings);
        if (prefixSkip != 0 && afterPrefix == 0) {
            prefixSkip = 0;
        }
        return new Program(
                code, allSets, allStrings, marks, minimum, prefix, afterPrefix, prefixSkip, prefixIsAll,
                first, tidy);
    }

    /// Translates the whole code, going into bodies and out of them by way of the frames.
    /// CPython: _validate_inner
    private void body() {
        while (true) {
            if (pc == prefixEnd && depth == 0) {
                afterPrefix = size;
                prefixEnd = -1;
                lastRun = -1;
            }
            if (pc >= end) {
                if (pc > end) {
                    throw new InvalidCode();
                }
                if (depth == 0) {
                    return;
                }
                close();
                continue;
            }
            int op = in[pc];
            switch (op) {
                case Codes.LITERAL -> literal();
                case Codes.ANY,
                        Codes.ANY_ALL,
                        Codes.NOT_LITERAL,
                        Codes.LITERAL_IGNORE,
                        Codes.NOT_LITERAL_IGNORE,
                        Codes.LITERAL_LOC_IGNORE,
                        Codes.NOT_LITERAL_LOC_IGNORE,
                        Codes.LITERAL_UNI_IGNORE,
                        Codes.NOT_LITERAL_UNI_IGNORE,
                        Codes.IN,
                        Codes.IN_IGNORE,
                        Codes.IN_LOC_IGNORE,
                        Codes.IN_UNI_IGNORE -> {
                    int at = size;
                    emit(0);
                    emit(0);
                    item(at);
                    // ANY and ANY_ALL have an unused operand so that all tests have one shape.
                }
                case Codes.MARK -> {
                    pc++;
                    long mark = word();
                    if (mark > 2 * groups + 1) {
                        throw new InvalidCode();
                    }
                    marks = Math.max(marks, (int) mark + 1);
                    emit(Op.MARK);
                    emit((int) mark);
                }
                case Codes.SUCCESS -> {
                    pc++;
                    emit(Op.SUCCEED);
                }
                case Codes.FAILURE -> {
                    pc++;
                    emit(Op.FAIL);
                }
                case Codes.AT -> {
                    pc++;
                    long place = word();
                    if (place > Codes.AT_UNI_NON_BOUNDARY) {
                        throw new InvalidCode();
                    }
                    emit(Op.AT);
                    emit((int) place);
                }
                case Codes.INFO -> info();
                case Codes.BRANCH -> {
                    pc++;
                    emit(Op.BRANCH);
                    push(ALTERNATIVE, exitCount, -1, -1);
                    alternative();
                }
                case Codes.REPEAT_ONE, Codes.MIN_REPEAT_ONE -> repeatOne(op);
                case Codes.REPEAT -> repeat();
                case Codes.GROUPREF -> groupReference(CharSet.EXACT);
                case Codes.GROUPREF_IGNORE -> groupReference(CharSet.ASCII);
                case Codes.GROUPREF_LOC_IGNORE -> groupReference(CharSet.LOCALE);
                case Codes.GROUPREF_UNI_IGNORE -> groupReference(CharSet.UNICODE);
                case Codes.GROUPREF_EXISTS -> groupExists();
                case Codes.JUMP -> elsePart();
                case Codes.ASSERT, Codes.ASSERT_NOT -> assertion(op);
                default -> throw new InvalidCode();
            }
        }
    }

    /// Ends the innermost body, at its very end.
    private void close() {
        int frame = (depth - 1) * FRAME;
        int outerEnd = frames[frame + 1];
        switch (frames[frame]) {
            case ALTERNATIVE -> {
                // The end of the body is its JUMP, for which `end` leaves two words.
                end = outerEnd;
                if (op() != Codes.JUMP) {
                    throw new InvalidCode();
                }
                int target = pc + skip(0);
                if (frames[frame + 3] >= 0 && frames[frame + 3] != target) {
                    throw new InvalidCode();
                }
                frames[frame + 3] = target;
                emit(Op.JUMP);
                if (exitCount == exits.length) {
                    exits = Arrays.copyOf(exits, 2 * exitCount);
                }
                exits[exitCount++] = size;
                emit(0);
                alternative();
            }
            case THEN, ELSE -> {
                pop();
                out[frames[frame + 2]] = size;
                lastRun = -1;
            }
            case REPEATED -> {
                end = outerEnd;
                pop();
                int until = op();
                if (until != Codes.MAX_UNTIL && until != Codes.MIN_UNTIL) {
                    throw new InvalidCode();
                }
                tidy &= until == Codes.MAX_UNTIL;
                int repeat = frames[frame + 2];
                out[repeat + 1] = size;
                emit(until == Codes.MAX_UNTIL ? Op.MAX_UNTIL : Op.MIN_UNTIL);
                emit(frames[frame + 3]);
                emit(frames[frame + 4]);
                emit(repeat + 2);
            }
            case ASSERTED -> {
                end = outerEnd;
                pop();
                if (op() != Codes.SUCCESS) {
                    throw new InvalidCode();
                }
                emit(Op.SUCCEED);
                out[frames[frame + 2] + 2] = size;
                lastRun = -1;
            }
            default -> throw new AssertionError();
        }
    }

    /// Begins the next alternative of the innermost branch, or ends the branch.
    private void alternative() {
        int frame = (depth - 1) * FRAME;
        int skip = skip(0);
        int previous = frames[frame + 4];
        if (skip == 0) {
            int target = frames[frame + 3];
            if (target >= 0 && target != pc) {
                throw new InvalidCode();
            }
            if (previous < 0) {
                out[size - 1] = Op.FAIL;
            }
            while (exitCount > frames[frame + 2]) {
                out[exits[--exitCount]] = size;
            }
            lastRun = -1;
            pop();
            return;
        }
        if (skip < 3) {
            throw new InvalidCode();
        }
        if (previous >= 0) {
            out[previous] = size;
        }
        frames[frame + 4] = size;
        emit(-1);
        emit(0);
        emit(0);
        peek(size - 2, size);
        end = pc + skip - 3;
    }

    private void repeatOne(int op) {
        pc++;
        int tail = pc + skip(0);
        long min = word();
        long max = word();
        if (min > max) {
            throw new InvalidCode();
        }
        emit(op == Codes.REPEAT_ONE ? Op.REPEAT_ONE : Op.MIN_REPEAT_ONE);
        int at = size;
        for (int i = 1; i < Op.ONE_SIZE; i++) {
            emit(0);
        }
        item(at);
        out[at + 2] = (int) Math.min(min, Integer.MAX_VALUE);
        out[at + 3] = (int) Math.min(max, Integer.MAX_VALUE);
        peek(at + 4, size);
        if (op() != Codes.SUCCESS || pc != tail) {
            throw new InvalidCode();
        }
    }

    private void repeat() {
        pc++;
        int until = pc + skip(0);
        long min = word();
        long max = word();
        if (min > max || until < pc) {
            throw new InvalidCode();
        }
        push(REPEATED, size, (int) Math.min(min, Integer.MAX_VALUE), (int) Math.min(max, Integer.MAX_VALUE));
        emit(Op.REPEAT);
        emit(0);
        end = until;
    }

    private void assertion(int op) {
        pc++;
        int tail = pc + skip(0);
        long back = word();
        if (back > Integer.MAX_VALUE || tail - 1 < pc) {
            throw new InvalidCode();
        }
        tidy &= op == Codes.ASSERT;
        push(ASSERTED, size, 0, 0);
        emit(op == Codes.ASSERT ? Op.ASSERT : Op.ASSERT_NOT);
        emit((int) back);
        emit(0);
        end = tail - 1;
    }

    private void groupReference(int folding) {
        pc++;
        emit(Op.GROUPREF);
        emit(group());
        emit(folding);
    }

    private void groupExists() {
        pc++;
        int group = group();
        // This skip counts from the group number before it.
        int target = pc - 1 + skip(1);
        if (target < pc) {
            throw new InvalidCode();
        }
        emit(Op.GROUPREF_EXISTS);
        emit(group);
        push(THEN, size, 0, 0);
        emit(0);
        end = target;
    }

    /// A `JUMP` between instructions can only be the one that skips the `else` part of a condition.
    private void elsePart() {
        int frame = (depth - 1) * FRAME;
        if (depth == 0 || frames[frame] != THEN || pc != end - 2) {
            throw new InvalidCode();
        }
        pc++;
        int place = frames[frame + 2];
        end = frames[frame + 1];
        int target = pc + skip(0);
        frames[frame] = ELSE;
        emit(Op.JUMP);
        frames[frame + 2] = size;
        emit(0);
        out[place] = size;
        lastRun = -1;
        end = target;
        if (target < pc) {
            throw new InvalidCode();
        }
    }

    /// The optimisation block at the front; one elsewhere is checked and left out.
    private void info() {
        boolean front = pc == 0;
        pc++;
        int tail = pc + skip(0);
        long flags = word();
        long least = word();
        word();
        boolean hasPrefix = (flags & Codes.INFO_PREFIX) != 0;
        boolean hasSet = (flags & Codes.INFO_CHARSET) != 0;
        boolean all = (flags & Codes.INFO_LITERAL) != 0;
        if (flags > 7 || hasPrefix && hasSet || all && !hasPrefix) {
            throw new InvalidCode();
        }
        if (front) {
            minimum = (int) Math.min(least, Integer.MAX_VALUE);
        }
        if (hasPrefix) {
            long length = word();
            long skip = word();
            if (2 * length > tail - pc) {
                throw new InvalidCode();
            }
            if (front) {
                prefix(pc, (int) length, skip, all, tail);
            }
            pc += (int) length;
            for (int i = 0; i < length; i++) {
                if ((in[pc] & 0xFFFF_FFFFL) >= length) {
                    throw new InvalidCode();
                }
                pc++;
            }
        }
        if (hasSet) {
            charset(pc, tail);
            pc = tail;
        }
        if (pc != tail) {
            throw new InvalidCode();
        }
    }

    private void prefix(int from, int length, long skip, boolean all, int tail) {
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            int c = in[from + i];
            if (c >>> 16 != 0) {
                return;
            }
            chars[i] = (char) c;
        }
        if (length > 0 && skip <= length) {
            prefix = new String(chars);
            prefixIsAll = all;
            prefixSkip = (int) skip;
            prefixEnd = tail + 2 * prefixSkip;
        }
    }

    /// Emits a literal; literals in a row grow into a string.
    private void literal() {
        pc++;
        int c = (int) word();
        boolean basic = c >>> 16 == 0;
        if (basic && lastRun >= 0 && lastRun == size - 2) {
            if (out[lastRun] == Op.CHAR) {
                out[lastRun] = Op.STRING;
                strings.add(new String(new char[] {(char) out[lastRun + 1], (char) c}));
                out[lastRun + 1] = strings.size() - 1;
            } else {
                int last = strings.size() - 1;
                strings.set(last, strings.get(last).concat(String.valueOf((char) c)));
            }
            return;
        }
        lastRun = basic ? size : -1;
        emit(Op.CHAR);
        emit(c);
    }

    /// Reads the test of one character and writes it with its operand at `at`.
    private void item(int at) {
        int op = op();
        int test = Op.SET;
        int operand = 0;
        switch (op) {
            case Codes.ANY -> test = Op.ANY;
            case Codes.ANY_ALL -> test = Op.ANY_ALL;
            case Codes.LITERAL -> {
                test = Op.CHAR;
                operand = (int) word();
            }
            case Codes.NOT_LITERAL -> {
                test = Op.NOT_CHAR;
                operand = (int) word();
            }
            case Codes.LITERAL_IGNORE -> operand = folded(CharSet.ASCII, false);
            case Codes.NOT_LITERAL_IGNORE -> operand = folded(CharSet.ASCII, true);
            case Codes.LITERAL_LOC_IGNORE -> operand = folded(CharSet.LOCALE, false);
            case Codes.NOT_LITERAL_LOC_IGNORE -> operand = folded(CharSet.LOCALE, true);
            case Codes.LITERAL_UNI_IGNORE -> operand = folded(CharSet.UNICODE, false);
            case Codes.NOT_LITERAL_UNI_IGNORE -> operand = folded(CharSet.UNICODE, true);
            case Codes.IN -> operand = set(CharSet.EXACT);
            case Codes.IN_IGNORE -> operand = set(CharSet.ASCII);
            case Codes.IN_LOC_IGNORE -> operand = set(CharSet.LOCALE);
            case Codes.IN_UNI_IGNORE -> operand = set(CharSet.UNICODE);
            default -> throw new InvalidCode();
        }
        out[at] = test;
        out[at + 1] = operand;
    }

    private int folded(int folding, boolean inverted) {
        sets.add(CharSet.literal((int) word(), folding, inverted));
        return sets.size() - 1;
    }

    private int set(int folding) {
        int tail = pc + skip(0);
        charset(pc, tail);
        sets.add(new CharSet(in, pc, folding, false));
        pc = tail;
        return sets.size() - 1;
    }

    /// Checks charset code, which must end with `FAILURE` just before `tail`.
    /// CPython: _validate_charset
    private void charset(int from, int tail) {
        int i = from;
        int last = tail - 1;
        if (last < from || in[last] != Codes.FAILURE) {
            throw new InvalidCode();
        }
        while (i < last) {
            switch (in[i++]) {
                case Codes.NEGATE -> {}
                case Codes.LITERAL -> i++;
                case Codes.RANGE, Codes.RANGE_UNI_IGNORE -> i += 2;
                case Codes.CHARSET -> i += 8;
                case Codes.CATEGORY -> {
                    if (i >= last || Integer.compareUnsigned(in[i++], Codes.CATEGORY_UNI_NOT_LINEBREAK) > 0) {
                        throw new InvalidCode();
                    }
                }
                case Codes.BIGCHARSET -> {
                    if (last - i < 65 || Integer.compareUnsigned(in[i], (last - i - 65) / 8) > 0) {
                        throw new InvalidCode();
                    }
                    int blocks = in[i];
                    for (int b = 0; b < 256; b++) {
                        if ((in[i + 1 + (b >> 2)] >>> (b & 3) * 8 & 0xFF) >= blocks) {
                            throw new InvalidCode();
                        }
                    }
                    i += 65 + 8 * blocks;
                }
                default -> throw new InvalidCode();
            }
        }
        if (i != last) {
            throw new InvalidCode();
        }
    }

    /// Fills in the tests that stand before alternatives and after single-character repeats.
    private void resolvePeeks(int[] code, CharSet[] allSets, String[] allStrings) {
        for (int i = 0; i < peekCount; i += 2) {
            int place = peeks[i];
            int at = peeks[i + 1];
            while (code[at] == Op.JUMP || code[at] == Op.MARK && tidy) {
                at = code[at] == Op.JUMP ? code[at + 1] : at + 2;
            }
            int test = code[at];
            int operand = code[at + 1];
            if (test == Op.STRING) {
                test = Op.CHAR;
                operand = allStrings[operand].charAt(0);
            } else if ((test == Op.REPEAT_ONE || test == Op.MIN_REPEAT_ONE) && code[at + 3] > 0) {
                test = code[at + 1];
                operand = code[at + 2];
            } else if (test < Op.CHAR || test > Op.SET) {
                test = Op.NO_TEST;
                operand = 0;
            }
            code[place] = test;
            code[place + 1] = operand;
            int repeat = place - 5;
            if (repeat >= 0 && isRepeatPlace(code, place, i)) {
                code[place + 2] = distinct(allSets, code[repeat + 1], code[repeat + 2], test, operand) ? 1 : 0;
            }
        }
    }

    private boolean isRepeatPlace(int[] code, int place, int peek) {
        return peeks[peek + 1] == place + 3 && code[place - 5] == Op.REPEAT_ONE && tidy;
    }

    /// Can no character pass both tests? Then giving back characters of the repeat is of no use.
    private static boolean distinct(CharSet[] sets, int item, int operand, int test, int other) {
        if (test == Op.CHAR) {
            return switch (item) {
                case Op.CHAR -> operand != other;
                case Op.NOT_CHAR -> operand == other;
                case Op.ANY -> other == '\n';
                case Op.SET -> !sets[operand].has(other & 0x1FFFFF);
                default -> false;
            };
        }
        if (test == Op.SET) {
            return switch (item) {
                case Op.CHAR -> !sets[other].has(operand & 0x1FFFFF);
                case Op.SET -> sets[operand].isDisjointFrom(sets[other]);
                default -> false;
            };
        }
        return test == Op.NOT_CHAR && item == Op.CHAR && operand == other;
    }

    private int group() {
        long group = word();
        if (group >= groups) {
            throw new InvalidCode();
        }
        marks = Math.max(marks, 2 * (int) group + 2);
        return (int) group;
    }

    private int op() {
        if (pc >= end) {
            throw new InvalidCode();
        }
        return in[pc++];
    }

    private long word() {
        return op() & 0xFFFF_FFFFL;
    }

    /// Reads a skip, which must not lead out of the body; counted from its own place.
    private int skip(int adjustment) {
        int room = end - pc;
        int skip = op();
        if (Integer.compareUnsigned(skip - adjustment, room) > 0) {
            throw new InvalidCode();
        }
        return skip;
    }

    private void emit(int word) {
        if (size == out.length) {
            out = Arrays.copyOf(out, size * 3 / 2 + 16);
        }
        out[size++] = word;
    }

    private void peek(int place, int at) {
        if (peekCount == peeks.length) {
            peeks = Arrays.copyOf(peeks, 2 * peekCount);
        }
        peeks[peekCount++] = place;
        peeks[peekCount++] = at;
    }

    private void push(int kind, int a, int b, int c) {
        int frame = depth++ * FRAME;
        if (frame == frames.length) {
            frames = Arrays.copyOf(frames, 2 * frame);
        }
        frames[frame] = kind;
        frames[frame + 1] = end;
        frames[frame + 2] = a;
        frames[frame + 3] = b;
        frames[frame + 4] = c;
    }

    private void pop() {
        end = frames[--depth * FRAME + 1];
    }
}
