package taipan.interpreter;

import taipan.code.CodeFlags;
import taipan.objects.PyAsyncGeneratorValue;
import taipan.objects.PyFrame;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// Entering and leaving frames.
/// CPython: Python/ceval.c (_PyEval_EvalFrameDefault: start_frame, exiting)
final class Entering {
    private Entering() {}

    /// What has to happen before the first instruction of a frame, or the first after it was suspended.
    static void enter(ThreadState ts, PyFrame frame, boolean tracing) {
        Raised thrown = frame.thrown;
        frame.thrown = null;
        if (tracing) {
            Tracing.enter(ts, frame);
        }
        if (thrown != null) {
            throw thrown;
        }
        if (ts.attention) {
            Attention.handle(ts);
        }
    }

    /// Goes on with a hot loop in translated code: the result of the frame, or null when the interpreter is to go on.
    static Object loop(ThreadState ts, PyFrame frame, int pc) {
        Object value = ts.engine.enterLoop(ts, frame, pc);
        if (value == null) {
            return null;
        }
        return frame.state == PyFrame.SUSPENDED ? suspend(ts, frame, value, false) : leave(ts, frame, value);
    }

    static Object leave(ThreadState ts, PyFrame frame, Object value) {
        frame.state = PyFrame.RETURNED;
        ts.frame = frame.back;
        ts.leaveRecursive();
        return value;
    }

    /// YIELD_VALUE: an asynchronous generator marks what it yields itself.
    static Object yield(ThreadState ts, PyFrame frame, Object value, boolean tracing) {
        boolean marks = (frame.code.flags & CodeFlags.ASYNC_GENERATOR) != 0;
        return suspend(ts, frame, marks ? new PyAsyncGeneratorValue(value) : value, tracing);
    }

    static Object suspend(ThreadState ts, PyFrame frame, Object value, boolean tracing) {
        frame.state = PyFrame.SUSPENDED;
        if (tracing) {
            Tracing.returned(ts, frame, value);
        }
        ts.frame = frame.back;
        frame.back = null;
        frame.visibleBack = null;
        frame.linked = false;
        ts.leaveRecursive();
        return value;
    }
}
