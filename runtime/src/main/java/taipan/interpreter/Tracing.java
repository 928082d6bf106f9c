package taipan.interpreter;

import java.util.Arrays;
import taipan.code.Op;
import taipan.objects.Budget;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.Profile;
import taipan.objects.PyBuiltinFunction;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.PyGenerator;
import taipan.objects.PyMethodDescriptor;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyTraceback;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Resumable;
import taipan.objects.ThreadState;

/// The events of `sys.settrace` and `sys.setprofile`.
/// CPython: Python/ceval.c (call_trace), Python/sysmodule.c (trace_trampoline)
final class Tracing {
    private Tracing() {}

    /// Before an instruction: `line` and `opcode` events. Answers the instruction to execute, which a trace function can
    /// change.
    /// CPython: maybe_call_line_trace
    static int instruction(ThreadState ts, PyFrame frame, int pc) {
        int previous = frame.lasti;
        frame.lasti = pc;
        if (frame.code.profiling) {
            TypeProfile.note(frame.code, pc, frame.fast, frame.top);
            if (!ts.traced) {
                return pc;
            }
        }
        Budget budget = ts.interpreter().budget;
        if (budget != null) {
            budget.instruction();
        }
        if (ts.observer != null) {
            ts.observer.instruction(ts, frame, pc);
        }
        if (ts.traceFunction == null || ts.tracing) {
            return pc;
        }
        int line = frame.code.source().line(2 * pc);
        if (line != -1 && frame.traceLines) {
            int last = previous < 0 ? -1 : frame.code.source().line(2 * previous);
            boolean back = pc < previous && (frame.code.words[pc] & 0xFF) != Op.YIELD_FROM;
            if (line != last || back) {
                trace(ts, frame, "line", PyNone.NONE);
            }
        }
        if (frame.traceOpcodes) {
            trace(ts, frame, "opcode", PyNone.NONE);
        }
        return frame.lasti;
    }

    /// A frame starts or goes on.
    static void enter(ThreadState ts, PyFrame frame) {
        if (ts.tracing) {
            return;
        }
        if (ts.traceFunction != null) {
            Object local = send(ts, ts.traceFunction, frame, "call", PyNone.NONE, true);
            frame.trace = local == PyNone.NONE ? frame.trace : local;
        }
        profile(ts, frame, "call", PyNone.NONE);
    }

    /// A frame returns.
    static Object leave(ThreadState ts, PyFrame frame, Object value) {
        returned(ts, frame, value);
        return Entering.leave(ts, frame, value);
    }

    static void returned(ThreadState ts, PyFrame frame, Object value) {
        if (ts.observer != null) {
            ts.observer.left(ts, frame, value);
        }
        if (ts.tracing) {
            return;
        }
        trace(ts, frame, "return", value);
        profile(ts, frame, "return", value);
    }

    /// An exception leaves the frame. An exception in the trace function replaces it.
    static Raised unwound(ThreadState ts, PyFrame frame, Raised raised) {
        if (ts.observer != null) {
            ts.observer.unwound(ts, frame);
        }
        if (ts.tracing) {
            return raised;
        }
        try {
            trace(ts, frame, "return", PyNone.NONE);
            profile(ts, frame, "return", PyNone.NONE);
            return raised;
        } catch (Raised e) {
            return e;
        }
    }

    /// An exception was raised in the frame or came into it.
    static Raised exception(ThreadState ts, PyFrame frame, Raised raised) {
        if (ts.observer != null) {
            ts.observer.raised(ts, frame, raised);
        }
        if (ts.tracing || frame.trace == null || ts.traceFunction == null) {
            return raised;
        }
        PyTraceback tb = raised.value().traceback();
        try {
            trace(ts, frame, "exception", PyTuple.of(raised.value().type(), raised.value(), tb == null ? PyNone.NONE : tb));
            return raised;
        } catch (Raised e) {
            return e;
        }
    }

    /// The next value of an iterator of a loop; the StopIteration that ends it with a value is an event.
    static Object next(ThreadState ts, PyFrame frame, Object iterator) {
        ts.stopped = null;
        Object result = null;
        Object value;
        if (iterator instanceof PyGenerator generator) {
            value = generator.step(ts, null, null);
            if (value == null) {
                result = generator.takeResult();
            }
        } else {
            value = Iteration.next(iterator);
        }
        if (value == null) {
            stopped(ts, frame, result == null ? PyNone.NONE : result, false);
        }
        return value;
    }

    /// The value that `yield from` gets, as above. CPython: ceval.c (YIELD_FROM)
    static Object yieldFrom(ThreadState ts, PyFrame frame, Object[] stack, int top) {
        boolean sends = stack[top] != PyNone.NONE;
        boolean resumable = stack[top - 1] instanceof Resumable;
        Object value = Awaiting.yieldFrom(ts, frame, stack, top);
        if (value == null && resumable) {
            stopped(ts, frame, stack[top - 1], sends);
        }
        return value;
    }

    private static void stopped(ThreadState ts, PyFrame frame, Object result, boolean always) {
        Raised stop = ts.stopped;
        if (stop == null && (always || result != PyNone.NONE)) {
            stop = Raise.stopIteration(result);
        }
        if (stop == null) {
            return;
        }
        Raised raised = exception(ts, frame, stop);
        if (raised != stop) {
            throw raised;
        }
    }

    private static void trace(ThreadState ts, PyFrame frame, String event, Object arg) {
        if (ts.traceFunction == null || frame.trace == null) {
            return;
        }
        Object result = send(ts, frame.trace, frame, event, arg, true);
        if (result != PyNone.NONE) {
            frame.trace = result;
        }
    }

    private static void profile(ThreadState ts, PyFrame frame, String event, Object arg) {
        if (ts.profileFunction instanceof Profile watcher && !ts.tracing) {
            watcher.event(ts, frame, event, arg);
        } else if (ts.profileFunction != null && !ts.tracing) {
            send(ts, ts.profileFunction, frame, event, arg, false);
        }
    }

    private static Object send(ThreadState ts, Object function, PyFrame frame, String event, Object arg, boolean isTrace) {
        ts.tracing = true;
        ts.updateTraced();
        try {
            if (frame.lasti < 0) {
                frame.line = frame.code.source().firstlineno;
            }
            frame.locals();
            Object result = Calls.call(ts, function, frame, event, arg);
            frame.localsToFast(true);
            return result;
        } catch (Raised e) {
            if (isTrace) {
                ts.traceFunction = null;
            } else {
                ts.profileFunction = null;
            }
            frame.trace = null;
            throw e;
        } finally {
            frame.line = 0;
            ts.tracing = false;
            ts.updateTraced();
        }
    }

    // Calls: a profiler hears of those to built-in functions

    static Object call(ThreadState ts, PyFrame frame, Object[] stack, int base, int n) {
        if (ts.profileFunction == null || stack[base] instanceof PyFunction) {
            return Calling.call(ts, stack, base, n);
        }
        return call(ts, frame, stack[base], Arrays.copyOfRange(stack, base + 1, base + 1 + n), null);
    }

    static Object callMethod(ThreadState ts, PyFrame frame, Object[] stack, int base, int n) {
        Object f = stack[base];
        if (ts.profileFunction == null || f instanceof PyFunction) {
            return Calling.callMethod(ts, stack, base, n);
        }
        return f == null
                ? call(ts, frame, stack[base + 1], Arrays.copyOfRange(stack, base + 2, base + 2 + n), null)
                : call(ts, frame, f, Arrays.copyOfRange(stack, base + 1, base + 2 + n), null);
    }

    static Object call(ThreadState ts, PyFrame frame, Object callee, Object[] args, Object[] kwnames) {
        Object builtin = builtin(callee, args);
        if (builtin == null) {
            return Calls.call(ts, callee, args, kwnames);
        }
        profile(ts, frame, "c_call", builtin);
        Object result;
        try {
            result = Calls.call(ts, callee, args, kwnames);
        } catch (Raised e) {
            profile(ts, frame, "c_exception", builtin);
            throw e;
        }
        profile(ts, frame, "c_return", builtin);
        return result;
    }

    /// The built-in function a call runs, or null.
    private static Object builtin(Object callee, Object[] args) {
        if (callee instanceof PyBuiltinFunction) {
            return callee;
        }
        if (callee instanceof PyMethodDescriptor d && args.length > 0) {
            return d.__get__(args[0], ((PyObject) callee).type());
        }
        return null;
    }
}
