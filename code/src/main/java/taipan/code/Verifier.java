package taipan.code;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;

/// Checks code objects that did not come from Taipan's compiler, so that the engines may rely on what they run: jumps
/// hit instructions, operands are in range, the stack never grows beyond its size nor falls below what a handler
/// keeps, and handlers are entered and left in pairs.
///
/// The check follows the flow of control; where two ways meet, stack and handlers must agree. CPython has no such
/// check and crashes on invalid code.
public final class Verifier {
    private static final int MAX_BLOCKS = 20;
    /// How many values each instruction takes; -1 where its argument decides.
    private static final byte[] INPUTS = new byte[256];

    static {
        for (Opcode opcode : Opcode.values()) {
            boolean fixed = opcode.before().indexOf("*n") < 0 && opcode.before().indexOf('?') < 0;
            INPUTS[opcode.number()] = (byte) (fixed ? inputs(opcode, 0) : -1);
        }
    }

    /// A handler that is open at some place, innermost first: either the range it covers or, when it runs, itself.
    private record Block(Block outer, int level, boolean running, int count) {
        static Block open(Block outer, int level, boolean running) {
            return new Block(outer, level, running, outer == null ? 1 : outer.count + 1);
        }
    }

    /// A place on the stack that LOAD_METHOD may have left empty: only CALL_METHOD may touch it.
    private record Gap(Gap outer, int position) {}

    private record State(int depth, Block block, Gap gap) {}

    private final CodeObject code;
    private final int length;
    private final int[] ops;
    private final int[] args;
    /// Whether an instruction begins here: false inside the prefixes of a long argument.
    private final boolean[] starts;
    private final State[] states;
    private final ArrayDeque<Integer> pending = new ArrayDeque<>();
    private int highest;

    private Verifier(CodeObject code) {
        this.code = code;
        this.length = code.code.length / 2;
        this.ops = new int[length];
        this.args = new int[length];
        this.starts = new boolean[length];
        this.states = new State[length];
    }

    /// Checks a code object and those among its constants; throws a [VerifyProblem].
    public static void verify(CodeObject code) {
        var seen = new IdentityHashMap<CodeObject, Boolean>();
        var unchecked = new ArrayDeque<CodeObject>();
        unchecked.add(code);
        while (!unchecked.isEmpty()) {
            CodeObject next = unchecked.remove();
            if (seen.put(next, true) != null) continue;
            stackDepth(next);
            for (Object value : next.consts) {
                if (value instanceof CodeObject nested) unchecked.add(nested);
            }
        }
    }

    /// Checks a code object alone and answers how many values its stack takes at most; throws a [VerifyProblem].
    public static int stackDepth(CodeObject code) {
        var verifier = new Verifier(code);
        verifier.run();
        return verifier.highest;
    }

    private VerifyProblem problem(int index, String message) {
        return new VerifyProblem(code, index < 0 ? -1 : 2 * index, message);
    }

    private void run() {
        checkFields();
        decode();
        boolean generator = CodeFlags.isGenerator(code.flags);
        highest = generator ? 1 : 0;
        reach(0, 0, new State(highest, null, null));
        while (!pending.isEmpty()) {
            int index = pending.pop();
            while (index >= 0) index = step(index);
        }
    }

    private void checkFields() {
        if (code.code.length == 0 || code.code.length % 2 != 0) throw problem(-1, "odd or empty code");
        if (code.nlocals != code.varnames.length) throw problem(-1, "nlocals is not the number of varnames");
        if (code.stacksize < 0) throw problem(-1, "negative stack size");
        // The sum is taken in 64 bits: the counts are arbitrary.
        long slots = (long) code.argcount + code.kwonlyargcount;
        if ((code.flags & CodeFlags.VARARGS) != 0) slots++;
        if ((code.flags & CodeFlags.VARKEYWORDS) != 0) slots++;
        boolean negative = code.argcount < 0 || code.kwonlyargcount < 0 || code.posonlyargcount < 0;
        if (negative || code.posonlyargcount > code.argcount || slots > code.varnames.length) {
            throw problem(-1, "more arguments than varnames");
        }
        if (code.linetable.length % 2 != 0) throw problem(-1, "odd line table");
        int kinds = code.flags & (CodeFlags.GENERATOR | CodeFlags.COROUTINE | CodeFlags.ASYNC_GENERATOR);
        if (Integer.bitCount(kinds) > 1) throw problem(-1, "two kinds of generator at once");
    }

    private void decode() {
        int extended = 0;
        int prefixes = 0;
        for (int i = 0; i < length; i++) {
            int op = code.code[2 * i] & 0xFF;
            int arg = code.code[2 * i + 1] & 0xFF | extended;
            if (!Op.isDefined(op)) throw problem(i, "unknown opcode " + op);
            ops[i] = op;
            args[i] = arg;
            starts[i] = prefixes == 0;
            if (op == Op.EXTENDED_ARG) {
                if (++prefixes > 3) throw problem(i, "too many EXTENDED_ARG");
                extended = arg << 8;
            } else {
                prefixes = 0;
                extended = 0;
                if (op >= Op.HAVE_ARGUMENT) checkArgument(i, op, arg);
            }
        }
    }

    private void checkArgument(int index, int op, int arg) {
        int limit = switch (Opcode.of(op).argument()) {
            case CONST -> code.consts.length;
            case NAME -> code.names.length;
            case LOCAL -> code.varnames.length;
            case FREE -> code.cellvars.length + code.freevars.length;
            case COMPARE -> 6;
            case KIND -> 3;
            case FLAG -> 2;
            case FLAGS -> op == Op.CALL_FUNCTION_EX ? 2 : op == Op.FORMAT_VALUE ? 8 : 16;
            case COUNT -> op == Op.RAISE_VARARGS ? 3 : op == Op.BUILD_SLICE ? 4 : Integer.MAX_VALUE;
            case NONE, JREL, JABS, COUNTS, DEPTH, WIDE -> Integer.MAX_VALUE;
        };
        if (arg < 0 || arg >= limit) throw problem(index, "argument " + arg + " of " + Opcode.of(op) + " out of range");
        if (op == Op.BUILD_SLICE && arg < 2) throw problem(index, "a slice of " + arg + " parts");
        if (op == Op.LOAD_CLASSDEREF && arg < code.cellvars.length && (code.flags & CodeFlags.OPTIMIZED) != 0) {
            throw problem(index, "LOAD_CLASSDEREF of a cell in a function");
        }
    }

    /// Notes that control comes to `target` in this state.
    private void reach(int from, int target, State state) {
        if (meet(from, target, state)) pending.push(target);
    }

    /// Whether control comes to `target` for the first time.
    private boolean meet(int from, int target, State state) {
        if (target < 0 || target >= length) throw problem(from, "control leaves the code");
        if (!starts[target]) throw problem(from, "a jump into the middle of an instruction");
        State known = states[target];
        if (known == null) {
            states[target] = state;
            return true;
        }
        if (!known.equals(state)) throw problem(target, "two ways meet with different stacks or handlers");
        return false;
    }

    /// Follows one instruction and answers the one behind it, -1 if that was seen before or is not reached from here.
    private int step(int start) {
        State state = states[start];
        int index = start;
        while (ops[index] == Op.EXTENDED_ARG) {
            if (++index >= length) throw problem(start, "control leaves the code");
        }
        int op = ops[index];
        int arg = args[index];
        int depth = state.depth;
        Block block = state.block;
        int floor = block == null ? 0 : block.level;
        int needed = needed(op, arg);
        if (depth - needed < floor) throw problem(index, "stack underflow in " + Opcode.of(op));
        int after = depth + Op.stackEffect(op, arg, false);
        if (after > code.stacksize) throw problem(index, "stack overflow in " + Opcode.of(op));
        highest = Math.max(highest, after);
        Gap gap = state.gap;
        if (gap != null && gap.position >= Math.min(after, depth - touched(op, needed))) {
            if (op != Op.CALL_METHOD || gap.position != depth - needed) {
                throw problem(index, Opcode.of(op) + " of a method that is only to be called");
            }
            gap = gap.outer;
        }
        switch (op) {
            case Op.RETURN_VALUE, Op.RAISE_VARARGS, Op.RERAISE -> {
                return -1;
            }
            case Op.JUMP_FORWARD, Op.JUMP_ABSOLUTE -> {
                reach(index, target(index), new State(depth, block, gap));
                return -1;
            }
            case Op.SETUP_FINALLY, Op.SETUP_WITH, Op.SETUP_ASYNC_WITH -> {
                int level = depth - (op == Op.SETUP_ASYNC_WITH ? 1 : 0);
                if (block != null && block.count >= MAX_BLOCKS) throw problem(index, "too many nested blocks");
                if (level + 6 > code.stacksize) throw problem(index, "stack overflow in a handler");
                highest = Math.max(highest, level + 6);
                reach(index, target(index), new State(level + 6, Block.open(block, level, true), gap));
                block = Block.open(block, level, false);
            }
            case Op.POP_BLOCK -> {
                if (block == null || block.running) throw problem(index, "POP_BLOCK without a block");
                block = block.outer;
            }
            case Op.WITH_EXCEPT_START, Op.GET_ANEXT -> {
                if (depth <= needed) throw problem(index, "stack underflow in " + Opcode.of(op));
            }
            case Op.POP_EXCEPT, Op.END_ASYNC_FOR -> {
                if (block == null || !block.running) throw problem(index, Opcode.of(op) + " without a handler");
                int kept = depth - block.level;
                if (op == Op.POP_EXCEPT ? kept != 3 && kept != 4 : kept != 6) {
                    throw problem(index, "a handler is left with a wrong stack");
                }
                block = block.outer;
                int outerFloor = block == null ? 0 : block.level;
                if (after < outerFloor) throw problem(index, "stack underflow in " + Opcode.of(op));
            }
            case Op.YIELD_VALUE, Op.YIELD_FROM -> {
                if (!CodeFlags.isGenerator(code.flags)) throw problem(index, Opcode.of(op) + " outside of a generator");
            }
            case Op.LOAD_METHOD -> gap = new Gap(gap, depth - 1);
            default -> {
                if (Op.isRelativeJump(op) || Op.isAbsoluteJump(op)) {
                    int jumped = depth + Op.stackEffect(op, arg, true);
                    highest = Math.max(highest, jumped);
                    if (target(index) <= index && !mayJumpBack(op)) throw problem(index, Opcode.of(op) + " backwards");
                    reach(index, target(index), new State(jumped, block, gap));
                }
            }
        }
        return meet(index, index + 1, new State(after, block, gap)) ? index + 1 : -1;
    }

    /// Whether a loop may go through this jump: the interpreter looks for interruptions there.
    private static boolean mayJumpBack(int op) {
        return op == Op.POP_JUMP_IF_FALSE || op == Op.POP_JUMP_IF_TRUE;
    }

    /// How many values from the top the instruction looks at.
    private static int touched(int op, int needed) {
        return switch (op) {
            case Op.WITH_EXCEPT_START -> 7;
            case Op.GET_ANEXT -> 1;
            default -> needed;
        };
    }

    private int target(int index) {
        long target = Op.isAbsoluteJump(ops[index]) ? args[index] : index + 1L + args[index];
        return target > length ? length : (int) target;
    }

    /// How many values the instruction reads, those it leaves in place included.
    private int needed(int op, int arg) {
        return switch (op) {
            case Op.LIST_APPEND, Op.SET_ADD, Op.LIST_EXTEND, Op.SET_UPDATE, Op.DICT_UPDATE -> saturated(arg, 1);
            // A failed merge is explained with the callable two further down.
            case Op.DICT_MERGE -> saturated(arg, 3);
            case Op.MAP_ADD -> saturated(arg, 2);
            case Op.BUILD_MAP -> saturated(arg, arg);
            case Op.UNPACK_SEQUENCE, Op.UNPACK_EX -> 1;
            // What a handler takes back lies on its own level; step checks that.
            case Op.POP_EXCEPT, Op.END_ASYNC_FOR -> 0;
            // These two only look at what lies below the handler; step checks that it is there.
            case Op.WITH_EXCEPT_START -> 6;
            case Op.GET_ANEXT -> 0;
            default -> INPUTS[op] >= 0 ? INPUTS[op] : inputs(Opcode.of(op), arg);
        };
    }

    private static int saturated(int arg, int more) {
        return arg > Integer.MAX_VALUE - more ? Integer.MAX_VALUE : arg + more;
    }

    private static int inputs(Opcode opcode, int arg) {
        long count = 0;
        String before = opcode.before();
        for (int i = 0; i < before.length(); ) {
            int end = before.indexOf(' ', i);
            if (end < 0) end = before.length();
            int star = before.indexOf('*', i);
            int mark = before.indexOf('?', i);
            if (star >= 0 && star < end) {
                char times = before.charAt(star + 1);
                count += times == 'n' ? arg : times - '0';
            } else if (mark >= 0 && mark < end) {
                if ((arg & before.charAt(mark + 1) - '0') != 0) count++;
            } else {
                count++;
            }
            i = end + 1;
        }
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
