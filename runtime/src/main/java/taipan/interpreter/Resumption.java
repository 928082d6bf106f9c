package taipan.interpreter;

import taipan.objects.Body;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.ThreadState;

/// Translated code that works on a frame: a generator, or a function whose loop became hot while the interpreter ran it.
/// CPython: Python/ceval.c (_PyEval_EvalFrame)
public abstract class Resumption extends Body {
    /// The instructions the code can begin at.
    public boolean[] entries;

    /// Goes on at the instruction `pc`, one of `entries`: the result, with `frame.state` SUSPENDED after a `yield`. An
    /// exception comes out without a traceback entry, the frame's blocks being left. Null when the interpreter is to
    /// go on where the frame says.
    public abstract Object resume(ThreadState ts, PyFrame frame, int pc);

    @Override
    public final Object call(ThreadState ts, PyFunction f, Object[] args, Object[] kwnames) {
        return Interpreter.BODY.call(ts, f, args, kwnames);
    }

    @Override
    public final Object run(ThreadState ts, PyFrame frame) {
        if (ts.traced || !entries[frame.lasti + 1]) {
            return Interpreter.BODY.run(ts, frame);
        }
        ts.enterRecursive("");
        frame.back = ts.frame;
        ts.frame = frame;
        frame.state = PyFrame.EXECUTING;
        int depth = ts.depth;
        Object value;
        try {
            value = resume(ts, frame, frame.lasti + 1);
        } catch (Throwable t) {
            ts.frame = frame;
            ts.depth = depth;
            Unwinder.unwind(ts, frame, t, false);
            throw new IllegalStateException("a handler was left to the interpreter");
        }
        ts.frame = frame.back;
        ts.depth = depth - 1;
        if (frame.state == PyFrame.SUSPENDED) {
            frame.back = null;
            frame.visibleBack = null;
            frame.linked = false;
        } else if (value == null) {
            return Interpreter.BODY.run(ts, frame);
        } else {
            frame.state = PyFrame.RETURNED;
        }
        return value;
    }
}
