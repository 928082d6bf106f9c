package taipan.modules.sre;

import java.util.Arrays;

/// One subject being matched: where the search stands, what the groups caught, and the machine that
/// runs a `Program` over it.
///
/// The subject is a `String` whose chars are code points, an array of bytes, or an array of code
/// points. The machine keeps its backtracking points on a stack of ints on the heap: every entry is
/// a few words with its kind on top, and an entry that fails undoes what its instruction did. Each
/// instruction saves and restores exactly what CPython's does, because what CPython forgets to
/// restore can be seen from outside.
/// CPython: Modules/sre_lib.h
final class Matcher {
    /// Entries of the stack, named by the instruction; the words below the kind are in comments.
    private static final int E_BRANCH = 0; // marks... their-number ptr lastMark lastIndex next

    private static final int E_REPEAT = 1; // count lastPtr previous pc
    private static final int E_COUNT = 2; // repeat count
    private static final int E_MAX_BODY = 3; // marks... number lastMark lastIndex ptr repeat count lastPtr until
    private static final int E_MAX_TAIL = 4; // repeat
    private static final int E_MIN_TAIL = 5; // lastMark lastIndex ptr repeat count until
    private static final int E_MIN_BODY = 6; // repeat count lastPtr
    private static final int E_ONE = 7; // pc ptr least lastMark lastIndex
    private static final int E_MIN_ONE = 8; // pc ptr most lastMark lastIndex
    private static final int E_ASSERT = 9; // after ptr barrier repeat
    private static final int E_ASSERT_NOT = 10; // after ptr barrier repeat

    /// Room that any push needs, not counting marks.
    private static final int ROOM = 12;

    private static final int STEPS_PER_WATCH = 8192;
    private static final int WINDOW = 512;
    private static final int[] NO_STACK = {};

    private final Program program;
    private final MatchWatch watch;

    private final String text;
    private final byte[] bytes;
    private final int[] points;

    /// Where the match begins; set by a search.
    int start;

    /// Where the match ends.
    int ptr;

    /// The end of what may be looked at.
    final int end;

    /// Must the match that is looked for at `start` be longer than nothing?
    boolean mustAdvance;

    int lastIndex = -1;
    private int lastMark = -1;
    private final int[] marks;

    private boolean matchAll;
    private int[] stack = NO_STACK;
    private int repeat;
    private int budget = STEPS_PER_WATCH;

    private Matcher(
            Program program, MatchWatch watch, String text, byte[] bytes, int[] points, int start, int end) {
        this.program = program;
        this.watch = watch;
        this.text = text;
        this.bytes = bytes;
        this.points = points;
        this.start = start;
        this.end = end;
        this.marks = program.marks == 0 ? NO_STACK : new int[program.marks];
    }

    /// A matcher for a string without code points above U+FFFF.
    static Matcher of(Program program, String text, int start, int end, MatchWatch watch) {
        return new Matcher(program, watch, text, null, null, start, end);
    }

    static Matcher of(Program program, byte[] bytes, int start, int end, MatchWatch watch) {
        return new Matcher(program, watch, null, bytes, null, start, end);
    }

    static Matcher of(Program program, int[] points, int start, int end, MatchWatch watch) {
        return new Matcher(program, watch, null, null, points, start, end);
    }

    /// The place a mark was set at, or -1.
    int mark(int index) {
        return index <= lastMark ? marks[index] : -1;
    }

    /// Has the group with this number (from 0) caught something?
    boolean caught(int group) {
        int mark = 2 * group;
        return mark + 1 <= lastMark && marks[mark] >= 0 && marks[mark + 1] >= 0;
    }

    /// Does the whole pattern match at `start`?
    boolean match() {
        reset();
        matchAll = false;
        return hasRoom() && run(0, start, true);
    }

    /// Does it match from `start` to `end` exactly?
    boolean fullMatch() {
        reset();
        matchAll = true;
        return hasRoom() && run(0, start, true);
    }

    /// A match that begins behind the end of its window is tried all the same, as in CPython.
    private boolean hasRoom() {
        int room = end - start;
        return room < 0 || room >= program.minimum;
    }

    private void reset() {
        lastMark = -1;
        lastIndex = -1;
    }

    /// Makes the place after a match the start of the search for the next one.
    void advance() {
        mustAdvance = ptr == start;
        start = ptr;
    }

    /// Looks for the first match at or after `start`, and moves `start` to it.
    /// CPython: SRE(search)
    boolean search() {
        reset();
        matchAll = false;
        Program program = this.program;
        int at = start;
        int room = end - at;
        if (room < 0 || room < program.minimum) {
            return false;
        }
        if (program.prefix != null) {
            mustAdvance = false;
            return searchPrefix(at);
        }
        boolean[] first = program.first;
        if (first != null) {
            // No match is empty here, so `mustAdvance` asks for nothing.
            mustAdvance = false;
            while (true) {
                at = find(first, at);
                if (at < 0) {
                    return false;
                }
                start = at;
                if (run(0, at, false)) {
                    return true;
                }
                reset();
                at++;
            }
        }
        int last = end - Math.max(program.minimum - 1, 0);
        if (run(0, at, true)) {
            return true;
        }
        mustAdvance = false;
        while (at < last) {
            at++;
            reset();
            start = at;
            if (run(0, at, false)) {
                return true;
            }
        }
        return false;
    }

    private boolean searchPrefix(int from) {
        String prefix = program.prefix;
        int length = prefix.length();
        int at = from;
        while (true) {
            at = text != null ? findInText(prefix, at) : findElsewhere(prefix, at);
            if (at < 0) {
                return false;
            }
            start = at;
            if (program.prefixIsAll) {
                ptr = at + length;
                return true;
            }
            if (run(program.afterPrefix, at + program.prefixSkip, false)) {
                return true;
            }
            reset();
            at++;
        }
    }

    private int findInText(String prefix, int from) {
        if (from >= end) {
            return -1;
        }
        return prefix.length() == 1
                ? text.indexOf(prefix.charAt(0), from, end)
                : text.indexOf(prefix, from, end);
    }

    private int findElsewhere(String prefix, int from) {
        int length = prefix.length();
        int first = prefix.charAt(0);
        for (int at = from; at <= end - length; at++) {
            if (other(at) == first && hasStringAt(prefix, at)) {
                return at;
            }
        }
        return -1;
    }

    private int find(boolean[] first, int from) {
        int at = from;
        int end = this.end;
        String text = this.text;
        if (text != null) {
            for (; at < end; at++) {
                char c = text.charAt(at);
                if (c > 255 || first[c]) {
                    return at;
                }
            }
            return -1;
        }
        for (; at < end; at++) {
            int c = other(at);
            if (c > 255 || first[c]) {
                return at;
            }
        }
        return -1;
    }

    private int other(int i) {
        return bytes != null ? bytes[i] & 0xFF : points[i];
    }

    private static int at(String text, Matcher matcher, int i) {
        return text != null ? text.charAt(i) : matcher.other(i);
    }

    /// Runs the program from an address and a place; true with `ptr` at the end of the match.
    /// CPython: SRE(match)
    private boolean run(int address, int place, boolean toplevel) {
        final int[] code = program.code;
        final CharSet[] sets = program.sets;
        final String text = this.text;
        final int end = this.end;
        int[] st = this.stack;
        int sp = 0;
        int barrier = -1;
        int pc = address;
        int ptr = place;
        int steps = this.budget;
        this.repeat = -1;

        machine:
        while (true) {
            if (--steps < 0) {
                watch.steps(STEPS_PER_WATCH);
                steps = STEPS_PER_WATCH;
            }
            // Leaving the switch by `break` means failure; success goes on with the next instruction.
            switch (code[pc]) {
                case Op.CHAR:
                    if (ptr >= end || at(text, this, ptr) != code[pc + 1]) {
                        break;
                    }
                    ptr++;
                    pc += 2;
                    continue machine;

                case Op.STRING:
                    String run = program.strings[code[pc + 1]];
                    if (end - ptr < run.length()
                            || !(text != null ? text.startsWith(run, ptr) : hasStringAt(run, ptr))) {
                        break;
                    }
                    ptr += run.length();
                    pc += 2;
                    continue machine;

                case Op.SET:
                    if (ptr >= end) {
                        break;
                    }
                    CharSet set = sets[code[pc + 1]];
                    int c = at(text, this, ptr);
                    if (c < 256 ? !set.latin[c] : !set.above(c)) {
                        break;
                    }
                    ptr++;
                    pc += 2;
                    continue machine;

                case Op.NOT_CHAR:
                    if (ptr >= end || at(text, this, ptr) == code[pc + 1]) {
                        break;
                    }
                    ptr++;
                    pc += 2;
                    continue machine;

                case Op.ANY:
                    if (ptr >= end || at(text, this, ptr) == '\n') {
                        break;
                    }
                    ptr++;
                    pc += 2;
                    continue machine;

                case Op.ANY_ALL:
                    if (ptr >= end) {
                        break;
                    }
                    ptr++;
                    pc += 2;
                    continue machine;

                case Op.AT:
                    if (!isAt(code[pc + 1], ptr)) {
                        break;
                    }
                    pc += 2;
                    continue machine;

                case Op.MARK:
                    setMark(code[pc + 1], ptr);
                    pc += 2;
                    continue machine;

                case Op.JUMP:
                    pc = code[pc + 1];
                    continue machine;

                case Op.SUCCEED:
                    if (barrier >= 0) {
                        // The end of an assertion: forget every backtracking point inside it.
                        sp = barrier;
                        boolean negative = st[sp + 4] == E_ASSERT_NOT;
                        barrier = st[sp + 2];
                        this.repeat = st[sp + 3];
                        if (negative) {
                            break;
                        }
                        pc = st[sp];
                        ptr = st[sp + 1];
                        continue machine;
                    }
                    if (toplevel && (matchAll && ptr != end || mustAdvance && ptr == start)) {
                        break;
                    }
                    this.ptr = ptr;
                    this.stack = st;
                    this.budget = steps;
                    return true;

                case Op.BRANCH:
                    {
                        int next = alternative(pc + 1, ptr);
                        if (next < 0) {
                            break;
                        }
                        pc = next + 3;
                        next = code[next];
                        if (next < 0 && program.tidy && this.repeat < 0) {
                            continue machine;
                        }
                        int saved = this.repeat >= 0 && lastMark > 0 ? lastMark + 1 : 0;
                        if (sp + saved + ROOM > st.length) {
                            st = grow(st, sp + saved + ROOM);
                        }
                        System.arraycopy(marks, 0, st, sp, saved);
                        sp += saved;
                        st[sp] = saved;
                        st[sp + 1] = ptr;
                        st[sp + 2] = lastMark;
                        st[sp + 3] = lastIndex;
                        st[sp + 4] = next;
                        st[sp + 5] = E_BRANCH;
                        sp += 6;
                        continue machine;
                    }

                case Op.REPEAT_ONE:
                    {
                        int least = code[pc + 3];
                        if (least > end - ptr) {
                            break;
                        }
                        int stop = count(code[pc + 1], code[pc + 2], ptr, code[pc + 4]);
                        steps -= stop - ptr >> 5;
                        least += ptr;
                        if (stop < least) {
                            break;
                        }
                        ptr = stop;
                        int test = code[pc + 5];
                        if (test >= 0) {
                            int operand = code[pc + 6];
                            if (code[pc + 7] != 0) {
                                if (!test(test, operand, ptr)) {
                                    break;
                                }
                                pc += Op.ONE_SIZE;
                                continue machine;
                            }
                            while (ptr >= least && !test(test, operand, ptr)) {
                                ptr--;
                            }
                            steps -= stop - ptr >> 5;
                            if (ptr < least) {
                                break;
                            }
                        }
                        pc += Op.ONE_SIZE;
                        if (ptr == least && program.tidy) {
                            continue machine;
                        }
                        if (sp + ROOM > st.length) {
                            st = grow(st, sp + ROOM);
                        }
                        st[sp] = pc;
                        st[sp + 1] = ptr;
                        st[sp + 2] = least;
                        st[sp + 3] = lastMark;
                        st[sp + 4] = lastIndex;
                        st[sp + 5] = E_ONE;
                        sp += 6;
                        continue machine;
                    }

                case Op.MIN_REPEAT_ONE:
                    {
                        int least = code[pc + 3];
                        if (least > end - ptr) {
                            break;
                        }
                        int most = code[pc + 4] > end - ptr ? end : ptr + code[pc + 4];
                        if (least > 0) {
                            int stop = count(code[pc + 1], code[pc + 2], ptr, least);
                            if (stop - ptr < least) {
                                break;
                            }
                            ptr = stop;
                        }
                        if (sp + ROOM > st.length) {
                            st = grow(st, sp + ROOM);
                        }
                        int test = code[pc + 5];
                        if (test >= 0 && !test(test, code[pc + 6], ptr)) {
                            ptr = advance(pc, ptr, most);
                            if (ptr < 0) {
                                break;
                            }
                        }
                        st[sp] = pc;
                        st[sp + 1] = ptr;
                        st[sp + 2] = most;
                        st[sp + 3] = lastMark;
                        st[sp + 4] = lastIndex;
                        st[sp + 5] = E_MIN_ONE;
                        sp += 6;
                        pc += Op.ONE_SIZE;
                        continue machine;
                    }

                case Op.REPEAT:
                    if (sp + ROOM > st.length) {
                        st = grow(st, sp + ROOM);
                    }
                    st[sp] = -1;
                    st[sp + 1] = -1;
                    st[sp + 2] = this.repeat;
                    st[sp + 3] = pc;
                    st[sp + 4] = E_REPEAT;
                    this.repeat = sp;
                    sp += 5;
                    pc = code[pc + 1];
                    continue machine;

                case Op.MAX_UNTIL:
                    {
                        int rep = this.repeat;
                        int count = st[rep] + 1;
                        int saved = lastMark > 0 ? lastMark + 1 : 0;
                        if (sp + saved + ROOM > st.length) {
                            st = grow(st, sp + saved + ROOM);
                        }
                        if (count < code[pc + 1]) {
                            st[rep] = count;
                            sp = pushCount(st, sp, rep, count);
                            pc = code[pc + 3];
                            continue machine;
                        }
                        if ((count < code[pc + 2] || code[pc + 2] == Integer.MAX_VALUE) && ptr != st[rep + 1]) {
                            st[rep] = count;
                            System.arraycopy(marks, 0, st, sp, saved);
                            sp += saved;
                            st[sp] = saved;
                            st[sp + 1] = lastMark;
                            st[sp + 2] = lastIndex;
                            st[sp + 3] = ptr;
                            st[sp + 4] = rep;
                            st[sp + 5] = count;
                            st[sp + 6] = st[rep + 1];
                            st[sp + 7] = pc;
                            st[sp + 8] = E_MAX_BODY;
                            sp += 9;
                            st[rep + 1] = ptr;
                            pc = code[pc + 3];
                            continue machine;
                        }
                        this.repeat = st[rep + 2];
                        st[sp] = rep;
                        st[sp + 1] = E_MAX_TAIL;
                        sp += 2;
                        pc += 4;
                        continue machine;
                    }

                case Op.MIN_UNTIL:
                    {
                        int rep = this.repeat;
                        int count = st[rep] + 1;
                        if (sp + ROOM > st.length) {
                            st = grow(st, sp + ROOM);
                        }
                        if (count < code[pc + 1]) {
                            st[rep] = count;
                            sp = pushCount(st, sp, rep, count);
                            pc = code[pc + 3];
                            continue machine;
                        }
                        this.repeat = st[rep + 2];
                        st[sp] = lastMark;
                        st[sp + 1] = lastIndex;
                        st[sp + 2] = ptr;
                        st[sp + 3] = rep;
                        st[sp + 4] = count;
                        st[sp + 5] = pc;
                        st[sp + 6] = E_MIN_TAIL;
                        sp += 7;
                        pc += 4;
                        continue machine;
                    }

                case Op.ASSERT:
                case Op.ASSERT_NOT:
                    {
                        int back = code[pc + 1];
                        boolean negative = code[pc] == Op.ASSERT_NOT;
                        if (ptr < back) {
                            if (!negative) {
                                break;
                            }
                            pc = code[pc + 2];
                            continue machine;
                        }
                        if (sp + ROOM > st.length) {
                            st = grow(st, sp + ROOM);
                        }
                        st[sp] = code[pc + 2];
                        st[sp + 1] = ptr;
                        st[sp + 2] = barrier;
                        st[sp + 3] = this.repeat;
                        st[sp + 4] = negative ? E_ASSERT_NOT : E_ASSERT;
                        barrier = sp;
                        sp += 5;
                        ptr -= back;
                        pc += 3;
                        continue machine;
                    }

                case Op.GROUPREF:
                    ptr = afterGroup(code[pc + 1], code[pc + 2], ptr);
                    if (ptr < 0) {
                        break;
                    }
                    pc += 3;
                    continue machine;

                case Op.GROUPREF_EXISTS:
                    pc = isSet(code[pc + 1]) ? pc + 3 : code[pc + 2];
                    continue machine;

                default:
                    break;
            }

            // Failure: take back entries until one has something left to try.
            while (sp > 0) {
                switch (st[sp - 1]) {
                    case E_BRANCH:
                        {
                            int saved = st[sp - 6];
                            System.arraycopy(st, sp - 6 - saved, marks, 0, saved);
                            ptr = st[sp - 5];
                            lastMark = st[sp - 4];
                            lastIndex = st[sp - 3];
                            int next = st[sp - 2];
                            if (next >= 0) {
                                next = alternative(next, ptr);
                            }
                            if (next < 0) {
                                sp -= 6 + saved;
                                continue;
                            }
                            pc = next + 3;
                            next = code[next];
                            st[sp - 2] = next;
                            if (next < 0 && program.tidy && saved == 0 && this.repeat < 0) {
                                sp -= 6;
                            }
                            continue machine;
                        }

                    case E_ONE:
                        {
                            lastMark = st[sp - 3];
                            lastIndex = st[sp - 2];
                            pc = st[sp - 6];
                            int least = st[sp - 4];
                            int from = st[sp - 5];
                            ptr = from - 1;
                            int test = code[pc - 3];
                            if (test >= 0) {
                                int operand = code[pc - 2];
                                while (ptr >= least && !test(test, operand, ptr)) {
                                    ptr--;
                                }
                                steps -= from - ptr >> 5;
                            }
                            if (ptr < least) {
                                sp -= 6;
                                continue;
                            }
                            if (ptr == least && program.tidy) {
                                sp -= 6;
                            } else {
                                st[sp - 5] = ptr;
                            }
                            continue machine;
                        }

                    case E_MIN_ONE:
                        {
                            pc = st[sp - 6];
                            int from = st[sp - 5];
                            ptr = advance(pc, from, st[sp - 4]);
                            if (ptr < 0) {
                                sp -= 6;
                                continue;
                            }
                            steps -= ptr - from >> 5;
                            lastMark = st[sp - 3];
                            lastIndex = st[sp - 2];
                            st[sp - 5] = ptr;
                            pc += Op.ONE_SIZE;
                            continue machine;
                        }

                    case E_REPEAT:
                        this.repeat = st[sp - 3];
                        sp -= 5;
                        continue;

                    case E_COUNT:
                        st[st[sp - 3]] = st[sp - 2] - 1;
                        sp -= 3;
                        continue;

                    case E_MAX_BODY:
                        {
                            int saved = st[sp - 9];
                            lastMark = st[sp - 8];
                            lastIndex = st[sp - 7];
                            ptr = st[sp - 6];
                            int rep = st[sp - 5];
                            st[rep] = st[sp - 4] - 1;
                            st[rep + 1] = st[sp - 3];
                            pc = st[sp - 2] + 4;
                            sp -= 9 + saved;
                            System.arraycopy(st, sp, marks, 0, saved);
                            this.repeat = st[rep + 2];
                            st[sp] = rep;
                            st[sp + 1] = E_MAX_TAIL;
                            sp += 2;
                            continue machine;
                        }

                    case E_MAX_TAIL:
                        this.repeat = st[sp - 2];
                        sp -= 2;
                        continue;

                    case E_MIN_TAIL:
                        {
                            lastMark = st[sp - 7];
                            lastIndex = st[sp - 6];
                            ptr = st[sp - 5];
                            int rep = st[sp - 4];
                            int count = st[sp - 3];
                            pc = st[sp - 2];
                            sp -= 7;
                            this.repeat = rep;
                            int most = code[pc + 2];
                            if (count >= most && most != Integer.MAX_VALUE || ptr == st[rep + 1]) {
                                continue;
                            }
                            st[rep] = count;
                            st[sp] = rep;
                            st[sp + 1] = count;
                            st[sp + 2] = st[rep + 1];
                            st[sp + 3] = E_MIN_BODY;
                            sp += 4;
                            st[rep + 1] = ptr;
                            pc = code[pc + 3];
                            continue machine;
                        }

                    case E_MIN_BODY:
                        {
                            int rep = st[sp - 4];
                            st[rep] = st[sp - 3] - 1;
                            st[rep + 1] = st[sp - 2];
                            sp -= 4;
                            continue;
                        }

                    case E_ASSERT:
                        barrier = st[sp - 3];
                        sp -= 5;
                        continue;

                    case E_ASSERT_NOT:
                        barrier = st[sp - 3];
                        ptr = st[sp - 4];
                        pc = st[sp - 5];
                        sp -= 5;
                        continue machine;

                    default:
                        throw new AssertionError(st[sp - 1]);
                }
            }
            this.stack = st;
            this.budget = steps;
            return false;
        }
    }

    private static int pushCount(int[] st, int sp, int rep, int count) {
        st[sp] = rep;
        st[sp + 1] = count;
        st[sp + 2] = E_COUNT;
        return sp + 3;
    }

    private int[] grow(int[] st, int needed) {
        if (needed < 0) {
            throw new MatchMemoryException();
        }
        int size = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(64L, needed + (long) (needed >> 1)));
        if (size > 1 << 16) {
            watch.memory(4L * size);
        }
        try {
            return Arrays.copyOf(st, size);
        } catch (OutOfMemoryError _) {
            throw new MatchMemoryException();
        }
    }

    private void setMark(int mark, int place) {
        if ((mark & 1) != 0) {
            lastIndex = mark / 2 + 1;
        }
        if (mark > lastMark) {
            for (int skipped = lastMark + 1; skipped < mark; skipped++) {
                marks[skipped] = -1;
            }
            lastMark = mark;
        }
        marks[mark] = place;
    }

    /// The first alternative, from this one on, that the next character does not rule out; or -1.
    private int alternative(int from, int place) {
        int[] code = program.code;
        int at = from;
        while (at >= 0 && !test(code[at + 1], code[at + 2], place)) {
            at = code[at];
        }
        return at;
    }

    /// Does the character at a place pass the test? Nothing passes at the end, except `NO_TEST`.
    private boolean test(int test, int operand, int place) {
        if (test == Op.NO_TEST) {
            return true;
        }
        if (place >= end) {
            return false;
        }
        int c = at(text, this, place);
        return switch (test) {
            case Op.CHAR -> c == operand;
            case Op.NOT_CHAR -> c != operand;
            case Op.ANY -> c != '\n';
            case Op.SET -> program.sets[operand].has(c);
            default -> true;
        };
    }

    /// The place up to which characters pass the test, at most `most` of them.
    /// CPython: SRE(count)
    private int count(int test, int operand, int from, int most) {
        int limit = most < end - from ? from + most : end;
        int at = from;
        String text = this.text;
        switch (test) {
            case Op.SET -> {
                CharSet set = program.sets[operand];
                boolean[] latin = set.latin;
                if (text != null) {
                    while (at < limit) {
                        char c = text.charAt(at);
                        if (c < 256 ? !latin[c] : !set.above(c)) {
                            break;
                        }
                        at++;
                    }
                } else {
                    while (at < limit && set.has(other(at))) {
                        at++;
                    }
                }
                return at;
            }
            case Op.ANY_ALL -> {
                return limit;
            }
            case Op.ANY, Op.NOT_CHAR -> {
                int stop = test == Op.ANY ? '\n' : operand;
                if (text != null) {
                    if (stop >>> 16 != 0) {
                        return limit;
                    }
                    int found = at < limit ? text.indexOf(stop, at, limit) : -1;
                    return found < 0 ? limit : found;
                }
                while (at < limit && other(at) != stop) {
                    at++;
                }
                return at;
            }
            default -> {
                while (at < limit && at(text, this, at) == operand) {
                    at++;
                }
                return at;
            }
        }
    }

    /// For a minimal repeat whose tail failed at `from`: the next place, one item on or more, where
    /// the tail has a chance; -1 if there is none.
    private int advance(int pc, int from, int most) {
        int[] code = program.code;
        int item = code[pc + 1];
        int itemOperand = code[pc + 2];
        int tail = code[pc + 5];
        int tailOperand = code[pc + 6];
        int at = from;
        if (tail == Op.CHAR && text != null && (item == Op.ANY || item == Op.ANY_ALL) && tailOperand >>> 16 == 0) {
            return advanceInText(tailOperand, at, most, item == Op.ANY);
        }
        do {
            if (at >= most || !test(item, itemOperand, at)) {
                return -1;
            }
            at++;
        } while (tail >= 0 && !test(tail, tailOperand, at));
        return at;
    }

    private int advanceInText(int tail, int from, int most, boolean withinLine) {
        int at = from;
        while (at < most) {
            // The tail may stand just behind the last item. Windows keep a far newline or tail from being
            // looked for again and again.
            int window = Math.min(Math.min(most + 1, end), at + WINDOW);
            int found = text.indexOf(tail, at + 1, Math.max(window, at + 1));
            if (withinLine) {
                int line = text.indexOf('\n', at, found < 0 ? Math.max(window - 1, at) : found);
                if (line >= 0) {
                    return -1;
                }
            }
            if (found >= 0) {
                return found;
            }
            if (window == end) {
                return -1;
            }
            at = window - 1;
        }
        return -1;
    }

    private boolean hasStringAt(String run, int place) {
        for (int i = 0; i < run.length(); i++) {
            if (other(place + i) != run.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSet(int group) {
        int mark = 2 * group;
        return mark < lastMark && marks[mark] >= 0 && marks[mark + 1] >= marks[mark];
    }

    /// The place after a repetition of what a group caught, or -1 if it is not repeated here.
    private int afterGroup(int group, int folding, int place) {
        if (!isSet(group)) {
            return -1;
        }
        int from = marks[2 * group];
        int to = marks[2 * group + 1];
        int at = place;
        for (int i = from; i < to; i++, at++) {
            if (at >= end) {
                return -1;
            }
            int a = at(text, this, at);
            int b = at(text, this, i);
            if (a != b && (folding == CharSet.EXACT || fold(a, folding) != fold(b, folding))) {
                return -1;
            }
        }
        return at;
    }

    private static int fold(int c, int folding) {
        return folding == CharSet.UNICODE ? Letters.lowerUnicode(c) : Letters.lowerAscii(c);
    }

    /// CPython: SRE(at)
    private boolean isAt(int code, int place) {
        switch (code) {
            case Codes.AT_BEGINNING, Codes.AT_BEGINNING_STRING:
                return place == 0;
            case Codes.AT_BEGINNING_LINE:
                return place == 0 || at(text, this, place - 1) == '\n';
            case Codes.AT_END:
                return place == end || end - place == 1 && at(text, this, place) == '\n';
            case Codes.AT_END_LINE:
                return place == end || place < end && at(text, this, place) == '\n';
            case Codes.AT_END_STRING:
                return place == end;
            default:
                if (end == 0) {
                    return false;
                }
                boolean unicode = code >= Codes.AT_UNI_BOUNDARY;
                boolean before = place > 0 && isWord(unicode, at(text, this, place - 1));
                boolean after = place < end && isWord(unicode, at(text, this, place));
                boolean boundary =
                        code == Codes.AT_BOUNDARY
                                || code == Codes.AT_LOC_BOUNDARY
                                || code == Codes.AT_UNI_BOUNDARY;
                return (before != after) == boundary;
        }
    }

    private static boolean isWord(boolean unicode, int c) {
        return unicode ? Letters.isUnicodeWord(c) : Letters.isWord(c);
    }
}
