package taipan.jit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import taipan.code.Op;
import taipan.objects.PyCode;

/// What can be said about a code object without running it: which instructions are reached, where basic blocks begin, and
/// for each instruction the height of the stack, the blocks that are open and the variables that surely have a value.
/// CPython: no counterpart (the interpreter keeps a block stack at run time)
final class Flow {
    /// An open block: of `SETUP_FINALLY` and its like, or an exception handler being executed (`handler` is -1 then).
    record Block(Block below, int handler, int level) {
        boolean isHandler() {
            return handler < 0;
        }

        /// How many handlers are being executed up to this block, itself included.
        static int handlers(Block b) {
            int n = 0;
            for (; b != null; b = b.below) {
                if (b.isHandler()) {
                    n++;
                }
            }
            return n;
        }
    }

    final PyCode code;
    final int length;
    /// Height of the stack before each instruction, -1 when it is never reached.
    final int[] height;
    final Block[] blocks;
    /// Whether an instruction begins a basic block.
    final boolean[] leader;
    /// Whether a backward jump leads to the instruction.
    final boolean[] loopHeader;
    final boolean hasHandlers;
    private final BitSet[] bound;
    private final ArrayDeque<Integer> work = new ArrayDeque<>();
    private boolean handlersSeen;
    private int deepest;

    Flow(PyCode code) {
        this.code = code;
        this.length = code.words.length;
        this.height = new int[length];
        this.blocks = new Block[length];
        this.leader = new boolean[length + 1];
        this.loopHeader = new boolean[length];
        this.bound = new BitSet[length];
        java.util.Arrays.fill(height, -1);
        BitSet parameters = new BitSet();
        parameters.set(0, parameterCount(code));
        int[] cell2arg = code.source().cell2arg;
        for (int i = 0; cell2arg != null && i < cell2arg.length; i++) {
            if (cell2arg[i] >= 0) {
                parameters.clear(cell2arg[i]);
            }
        }
        leader[0] = true;
        reach(0, code.isGenerator() ? 1 : 0, null, parameters);
        while (!work.isEmpty()) {
            walk(work.poll());
        }
        this.hasHandlers = handlersSeen;
    }

    /// How many variables a call fills.
    static int parameterCount(PyCode code) {
        int n = code.argcount + code.source().kwonlyargcount;
        n += (code.flags & taipan.code.CodeFlags.VARARGS) != 0 ? 1 : 0;
        return n + ((code.flags & taipan.code.CodeFlags.VARKEYWORDS) != 0 ? 1 : 0);
    }

    /// The deepest nesting of exception handlers.
    int handlerDepth() {
        return deepest;
    }

    int op(int pc) {
        return code.words[pc] & 0xFF;
    }

    int arg(int pc) {
        return code.words[pc] >>> 8;
    }

    /// Whether the variable surely has a value before the instruction.
    boolean isBound(int pc, int variable) {
        return bound[pc].get(variable);
    }

    /// The instruction that a jump leads to, or a block's handler; -1 when the instruction has none.
    int target(int pc) {
        return switch (op(pc)) {
            case Op.JUMP_FORWARD, Op.FOR_ITER, Op.SETUP_FINALLY, Op.SETUP_WITH, Op.SETUP_ASYNC_WITH -> pc + 1 + arg(pc);
            case Op.JUMP_ABSOLUTE, Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE, Op.JUMP_IF_FALSE_OR_POP,
                    Op.JUMP_IF_TRUE_OR_POP, Op.JUMP_IF_NOT_EXC_MATCH -> arg(pc);
            default -> -1;
        };
    }

    static boolean endsFlow(int op) {
        return op == Op.RETURN_VALUE || op == Op.RAISE_VARARGS || op == Op.RERAISE || op == Op.JUMP_FORWARD
                || op == Op.JUMP_ABSOLUTE;
    }

    /// The loop headers that are reached.
    List<Integer> loopHeaders() {
        List<Integer> found = new ArrayList<>();
        for (int pc = 0; pc < length; pc++) {
            if (loopHeader[pc] && height[pc] >= 0) {
                found.add(pc);
            }
        }
        return found;
    }

    /// Where a generator can go on: at its beginning and where it was suspended.
    List<Integer> resumptions() {
        List<Integer> found = new ArrayList<>();
        found.add(0);
        for (int pc = 0; pc < length; pc++) {
            if (height[pc] >= 0 && op(pc) == Op.YIELD_VALUE) {
                found.add(pc + 1);
            } else if (height[pc] >= 0 && op(pc) == Op.YIELD_FROM) {
                found.add(pc);
            }
        }
        return found;
    }

    private void reach(int pc, int stack, Block block, BitSet known) {
        if (height[pc] < 0) {
            height[pc] = stack;
            blocks[pc] = block;
            bound[pc] = (BitSet) known.clone();
            work.add(pc);
            return;
        }
        if (height[pc] != stack || !java.util.Objects.equals(blocks[pc], block)) {
            throw new Untranslatable("the stack differs at " + pc);
        }
        BitSet both = (BitSet) bound[pc].clone();
        both.and(known);
        if (!both.equals(bound[pc])) {
            bound[pc] = both;
            work.add(pc);
        }
    }

    private void walk(int pc) {
        int op = op(pc);
        int arg = arg(pc);
        int stack = height[pc];
        Block block = blocks[pc];
        BitSet known = bound[pc];
        reachHandler(block, known);
        if (op == Op.STORE_FAST) {
            known = (BitSet) known.clone();
            known.set(arg);
        } else if (op == Op.DELETE_FAST) {
            known = (BitSet) known.clone();
            known.clear(arg);
            reachHandler(block, known);
        }
        if (op == Op.YIELD_VALUE) {
            leader[pc + 1] = true;
        } else if (op == Op.YIELD_FROM) {
            leader[pc] = true;
        }
        int target = target(pc);
        Block after = block;
        switch (op) {
            case Op.SETUP_FINALLY -> after = new Block(block, target, stack);
            case Op.SETUP_WITH -> after = new Block(block, target, stack);
            case Op.SETUP_ASYNC_WITH -> after = new Block(block, target, stack - 1);
            case Op.POP_BLOCK, Op.POP_EXCEPT, Op.END_ASYNC_FOR -> after = block.below;
            default -> {
                if (target >= 0) {
                    leader[target] = true;
                    loopHeader[target] |= target <= pc;
                    reach(target, stack + Op.stackEffect(op, arg, true), block, known);
                }
            }
        }
        if (op == Op.SETUP_FINALLY || op == Op.SETUP_WITH || op == Op.SETUP_ASYNC_WITH) {
            handlersSeen = true;
            leader[target] = true;
            leader[pc + 1] = true;
            reachHandler(after, known);
        }
        if (target >= 0) {
            leader[pc + 1] = true;
        }
        if (!endsFlow(op)) {
            reach(pc + 1, stack + Op.stackEffect(op, arg, false), after, known);
        }
    }

    /// An exception leads to the innermost handler that is not being executed already.
    private void reachHandler(Block block, BitSet known) {
        while (block != null && block.isHandler()) {
            block = block.below;
        }
        if (block != null) {
            Block executing = new Block(block.below, -1, block.level);
            deepest = Math.max(deepest, Block.handlers(executing));
            reach(block.handler, block.level + 6, executing, known);
        }
    }
}
