package taipan.jit;

import taipan.code.Op;
import taipan.objects.PyCode;
import taipan.objects.PyFrame;

/// An instruction at which translated code may go over to the interpreter, because a value is not of the kind that was
/// expected.
/// CPython: no counterpart
final class ExitPoint {
    /// From this many exits on the instruction is translated for all kinds.
    private static final int PATIENCE = 2;

    final PyCode code;
    final int pc;
    private final Flow.Block block;
    private final Jit jit;
    private final boolean loops;
    private int count;

    ExitPoint(PyCode code, int pc, Flow.Block block, Jit jit, boolean loops) {
        this.code = code;
        this.pc = pc;
        this.block = block;
        this.jit = jit;
        this.loops = loops;
    }

    /// Puts the frame where the interpreter is to begin.
    void place(PyFrame frame, Object[] stack) {
        int base = code.variables;
        System.arraycopy(stack, 0, frame.fast, base, stack.length);
        frame.top = base + stack.length;
        for (int i = frame.top; i < frame.fast.length; i++) {
            frame.fast[i] = null;
        }
        frame.lasti = pc - 1;
        frame.blockTop = 0;
        pushBlocks(frame, block);
        if (++count >= PATIENCE) {
            jit.widen(code, pc, loops);
        }
    }

    /// The interpreter had other kinds of values than the code wants.
    void refused() {
        if (++count >= PATIENCE) {
            jit.widenAll(code);
        }
    }

    private void pushBlocks(PyFrame frame, Flow.Block b) {
        if (b != null) {
            pushBlocks(frame, b.below());
            frame.pushBlock(Op.SETUP_FINALLY, b.handler(), code.variables + b.level());
        }
    }
}
