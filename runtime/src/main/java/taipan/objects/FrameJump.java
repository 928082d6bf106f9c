package taipan.objects;

import java.math.BigInteger;
import java.util.Arrays;
import taipan.code.LineTable;
import taipan.code.Op;

/// Assignment to `f_lineno` in a trace function: goes on at another line of the same frame.
///
/// The nesting of loops and blocks at each instruction is packed into a long, three bits a level, so that one nesting
/// encloses another exactly when it is a prefix of it.
/// CPython: Objects/frameobject.c (frame_setlineno)
final class FrameJump {
    private static final int WITH = 1;
    private static final int LOOP = 2;
    private static final int TRY = 3;
    private static final int EXCEPT = 4;
    private static final int BITS = 3;
    private static final long MASK = 7;
    private static final long UNREACHED = -1;

    private FrameJump() {}

    static void jump(PyFrame f, Object value) {
        if (value == null) {
            throw Raise.attributeError("cannot delete attribute");
        }
        Object number = value instanceof Long || value instanceof BigInteger ? value : null;
        if (number == null) {
            throw Raise.valueError("lineno must be an integer");
        }
        switch (f.state) {
            case PyFrame.CREATED -> throw Raise.valueError("can't jump from the 'call' trace event of a new frame");
            case PyFrame.EXECUTING, PyFrame.SUSPENDED -> {
                if (f.trace == null) {
                    throw Raise.valueError("f_lineno can only be set by a trace function");
                }
            }
            default -> throw Raise.valueError("can only jump from a 'line' trace event");
        }
        if (!(number instanceof Long n) || (int) (long) n != n) {
            throw Raise.valueError("lineno out of range");
        }
        if (f.lasti < 0) {
            throw Raise.valueError("can't jump from the 'call' trace event of a new frame");
        }
        int requested = (int) (long) n;
        if (requested < f.code.source().firstlineno) {
            throw Raise.valueError("line %d comes before the current code block", requested);
        }
        int[] lines = lines(f.code);
        int line = firstNotBefore(lines, requested);
        if (line < 0) {
            throw Raise.valueError("line %d comes after the current code block", requested);
        }
        goTo(f, lines, line);
    }

    private static void goTo(PyFrame f, int[] lines, int line) {
        long[] nesting = nesting(f.code.words);
        long start = nesting[f.lasti];
        long best = -1;
        int address = -1;
        String problem = "cannot find bytecode for specified line";
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] != line) {
                continue;
            }
            long target = nesting[i];
            if (encloses(target, start)) {
                problem = null;
                if (target > best) {
                    best = target;
                    address = i;
                }
            } else if (problem != null) {
                problem = start == UNREACHED ? "can't jump from unreachable code"
                        : target == UNREACHED ? "can't jump to unreachable code" : explain(target);
            }
        }
        if (problem != null) {
            throw Raise.valueError(problem);
        }
        for (; start > best; start >>= BITS) {
            switch ((int) (start & MASK)) {
                case LOOP -> pop(f);
                case TRY -> popBlock(f);
                case WITH -> {
                    popBlock(f);
                    pop(f);
                }
                default -> throw Raise.valueError("can't jump out of an 'except' block");
            }
        }
        f.line = 0;
        f.lasti = address;
    }

    private static void pop(PyFrame f) {
        f.fast[--f.top] = null;
    }

    private static void popBlock(PyFrame f) {
        f.blockTop -= 3;
        int level = f.blocks[f.blockTop + 2];
        while (f.top > level) {
            pop(f);
        }
    }

    private static boolean encloses(long outer, long inner) {
        if (outer < 0) {
            return false;
        }
        while (inner > outer) {
            inner >>= BITS;
        }
        return inner == outer;
    }

    private static String explain(long target) {
        return switch ((int) (target & MASK)) {
            case EXCEPT -> "can't jump into an 'except' block as there's no exception";
            case TRY -> "can't jump into the body of a try statement";
            case WITH -> "can't jump into the body of a with statement";
            default -> "can't jump into the body of a for loop";
        };
    }

    /// The line that starts at each instruction, -1 for none. CPython: marklines
    private static int[] lines(PyCode code) {
        int[] lines = new int[code.words.length];
        Arrays.fill(lines, -1);
        LineTable table = new LineTable(code.source());
        while (table.next()) {
            if (table.start() < table.end() && table.start() / 2 < lines.length) {
                lines[table.start() / 2] = table.line();
            }
        }
        return lines;
    }

    private static int firstNotBefore(int[] lines, int line) {
        int result = Integer.MAX_VALUE;
        for (int l : lines) {
            if (l >= line && l < result) {
                result = l;
            }
        }
        return result == Integer.MAX_VALUE ? -1 : result;
    }

    private static long push(long nesting, int kind) {
        return nesting << BITS | kind;
    }

    /// CPython: markblocks
    private static long[] nesting(int[] words) {
        long[] at = new long[words.length + 1];
        Arrays.fill(at, UNREACHED);
        at[0] = 0;
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i < words.length; i++) {
                long here = at[i];
                if (here == UNREACHED) {
                    continue;
                }
                int op = words[i] & 0xFF;
                int arg = words[i] >>> 8;
                int forward = i + 1 + arg;
                switch (op) {
                    case Op.JUMP_IF_FALSE_OR_POP, Op.JUMP_IF_TRUE_OR_POP, Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE,
                            Op.JUMP_IF_NOT_EXC_MATCH -> {
                        again |= at[arg] == UNREACHED && arg < i;
                        at[arg] = here;
                        at[i + 1] = here;
                    }
                    case Op.JUMP_ABSOLUTE -> {
                        again |= at[arg] == UNREACHED && arg < i;
                        at[arg] = here;
                    }
                    case Op.SETUP_FINALLY -> {
                        at[forward] = push(here, EXCEPT);
                        at[i + 1] = push(here, TRY);
                    }
                    case Op.SETUP_WITH, Op.SETUP_ASYNC_WITH -> {
                        at[forward] = push(here, EXCEPT);
                        at[i + 1] = push(here, WITH);
                    }
                    case Op.JUMP_FORWARD -> at[forward] = here;
                    case Op.GET_ITER, Op.GET_AITER -> at[i + 1] = push(here, LOOP);
                    case Op.FOR_ITER -> {
                        at[i + 1] = here;
                        at[forward] = here >> BITS;
                    }
                    case Op.POP_BLOCK, Op.POP_EXCEPT -> at[i + 1] = here >> BITS;
                    case Op.END_ASYNC_FOR -> at[i + 1] = here >> 2 * BITS;
                    case Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE -> { }
                    default -> at[i + 1] = here;
                }
            }
        }
        return at;
    }
}
