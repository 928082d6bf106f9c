package taipan.compiler.assemble;

import java.util.Arrays;
import taipan.code.Op;

/// Instructions that run one after the other.
///
/// Invariant: only the last instruction may jump (opening an exception handler counts as jumping), so one target for
/// the whole block suffices.
///
/// CPython: Python/compile.c (struct basicblock_)
public final class BasicBlock {
    /// The line of instructions that belong to none.
    public static final int NO_LINE = -1;

    int count;
    int[] ops = new int[4];
    int[] args = new int[4];
    int[] lines = new int[4];
    /// What each instruction was made from, kept only for those who watch.
    Object[] origins;
    /// Where the last instruction jumps to, if it does.
    BasicBlock target;
    /// The block that follows in memory.
    BasicBlock next;
    /// Ends with `return` as it was generated.
    boolean returns;
    /// Leaves the function, by return or exception.
    boolean exits;
    boolean noFallthrough;
    int predecessors;
    int startDepth;
    /// Distance from the start of the code, in instructions.
    int offset;

    BasicBlock() {}

    void add(int op, int arg, int line) {
        int n = count;
        if (n == ops.length) {
            ops = Arrays.copyOf(ops, 2 * n);
            args = Arrays.copyOf(args, 2 * n);
            lines = Arrays.copyOf(lines, 2 * n);
            if (origins != null) origins = Arrays.copyOf(origins, 2 * n);
        }
        ops[n] = op;
        args[n] = arg;
        lines[n] = line;
        count = n + 1;
    }

    /// Says what the last instruction was made from.
    void setOrigin(Object origin) {
        if (origins == null) origins = new Object[ops.length];
        origins[count - 1] = origin;
    }

    void addAll(BasicBlock other) {
        for (int i = 0; i < other.count; i++) {
            add(other.ops[i], other.args[i], other.lines[i]);
            if (other.origins != null) setOrigin(other.origins[i]);
        }
    }

    void insertFirst(int op, int arg, int line) {
        add(op, arg, line);
        System.arraycopy(ops, 0, ops, 1, count - 1);
        System.arraycopy(args, 0, args, 1, count - 1);
        System.arraycopy(lines, 0, lines, 1, count - 1);
        if (origins != null) {
            System.arraycopy(origins, 0, origins, 1, count - 1);
            origins[0] = null;
        }
        ops[0] = op;
        args[0] = arg;
        lines[0] = line;
    }

    int lastOp() {
        return ops[count - 1];
    }

    int lastLine() {
        return lines[count - 1];
    }

    /// Does the block end with an instruction that has a target, be it a jump or the start of a handler's range?
    boolean jumps() {
        return count > 0 && isJump(ops[count - 1]);
    }

    /// Does it end with a jump proper, which an exception handler is not?
    boolean reallyJumps() {
        return jumps() && switch (lastOp()) {
            case Op.SETUP_FINALLY, Op.SETUP_WITH, Op.SETUP_ASYNC_WITH -> false;
            default -> true;
        };
    }

    boolean exitsWithoutLine() {
        return exits && lines[0] < 0;
    }

    static boolean isJump(int op) {
        return Op.isRelativeJump(op) || Op.isAbsoluteJump(op);
    }

    static boolean isUnconditionalJump(int op) {
        return op == Op.JUMP_ABSOLUTE || op == Op.JUMP_FORWARD;
    }

    static boolean leaves(int op) {
        return op == Op.RETURN_VALUE || op == Op.RAISE_VARARGS || op == Op.RERAISE;
    }
}
