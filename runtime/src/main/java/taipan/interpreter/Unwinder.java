package taipan.interpreter;

import java.util.Arrays;
import taipan.objects.PyBaseException;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyNone;
import taipan.objects.PyTraceback;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Stopped;
import taipan.objects.ThreadState;

/// Finds the handler of an exception and leaves the blocks on the way to it.
/// CPython: Python/ceval.c (error, exception_unwind)
final class Unwinder {
    private Unwinder() {}

    /// The instruction to go on at; `frame.top` is the height of the stack there. Throws when the frame has no handler,
    /// the frame being left then.
    static int unwind(ThreadState ts, PyFrame frame, Throwable failure, boolean tracing) {
        if (failure instanceof Stopped stopped) {
            frame.state = PyFrame.RAISED;
            ts.frame = frame.back;
            ts.leaveRecursive();
            throw stopped;
        }
        Raised raised = toRaised(frame, failure);
        PyBaseException value = raised.value();
        if (frame.reraising) {
            frame.reraising = false;
            raised.again = false;
        } else {
            if (!raised.chained) {
                raised.chained = true;
                chain(ts, value);
            }
            value.setTraceback(new PyTraceback(value.traceback(), frame));
            if (tracing) {
                raised = Tracing.exception(ts, frame, raised);
                value = raised.value();
            }
        }
        Object[] stack = frame.fast;
        while (frame.blockTop > 0) {
            int at = frame.blockTop -= 3;
            int level = frame.blocks[at + 2];
            if (frame.blocks[at] == PyFrame.EXCEPT_HANDLER) {
                restoreHandled(ts, stack, level);
                continue;
            }
            int handler = frame.blocks[at + 1];
            pushHandler(ts, frame, value, level);
            return handler;
        }
        frame.state = PyFrame.RAISED;
        Arrays.fill(stack, frame.code.variables, stack.length, null);
        if (tracing) {
            raised = Tracing.unwound(ts, frame, raised);
        }
        ts.frame = frame.back;
        ts.leaveRecursive();
        throw raised;
    }

    private static void pushHandler(ThreadState ts, PyFrame frame, PyBaseException value, int level) {
        Object[] stack = frame.fast;
        ThreadState.ExcInfo handled = ts.exceptions;
        frame.pushBlock(PyFrame.EXCEPT_HANDLER, frame.lasti, level);
        stack[level] = orNone(handled.traceback);
        stack[level + 1] = orNone(handled.value);
        stack[level + 2] = handled.value == null ? PyNone.NONE : handled.value.type();
        handled.value = value;
        handled.traceback = value.traceback();
        stack[level + 3] = orNone(value.traceback());
        stack[level + 4] = value;
        stack[level + 5] = value.type();
        for (int i = level + 6; i < frame.top && i < stack.length; i++) {
            stack[i] = null;
        }
        frame.top = level + 6;
    }

    private static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }

    /// Makes the exception saved at `stack[level]` to `stack[level + 2]` the one being handled.
    static void restoreHandled(ThreadState ts, Object[] stack, int level) {
        ThreadState.ExcInfo handled = ts.exceptions;
        handled.traceback = stack[level] instanceof PyTraceback t ? t : null;
        handled.value = stack[level + 1] instanceof PyBaseException e ? e : null;
    }

    /// Gives an exception the one being handled as its context.
    /// CPython: _PyErr_SetObject
    static void chain(ThreadState ts, PyBaseException value) {
        PyBaseException handled = ts.handled();
        if (handled == null || handled == value) {
            return;
        }
        // Break a cycle that the new link would make.
        PyBaseException slow = handled;
        boolean move = false;
        for (PyBaseException e = handled; e.context() != null; e = e.context()) {
            if (e.context() == value) {
                e.setContext(null);
                break;
            }
            if (move) {
                slow = slow.context();
                if (slow == e.context()) {
                    break;
                }
            }
            move = !move;
        }
        value.setContext(handled);
    }

    /// Turns what Java throws into Python exceptions.
    static Raised toRaised(PyFrame frame, Throwable failure) {
        if (failure instanceof Raised r) {
            return r;
        }
        if (failure instanceof StackOverflowError) {
            return Raise.recursionError("maximum recursion depth exceeded");
        }
        if (failure instanceof OutOfMemoryError) {
            return new Raised(new PyBaseException(PyExc.MemoryError, taipan.objects.PyTuple.EMPTY));
        }
        if (Boolean.getBoolean("taipan.debug")) {
            failure.printStackTrace();
        }
        if (frame.code.isForeign() && failure instanceof RuntimeException) {
            // The verifier knows how many values there are, not of which kind.
            return Raise.systemError("invalid code object %s: a value of the wrong kind at offset %d", frame.code.name(),
                    (long) frame.offset());
        }
        return new Raised(Raise.systemError("internal error: %s", failure.toString()).value(), failure);
    }
}
