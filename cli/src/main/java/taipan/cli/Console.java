package taipan.cli;

import java.io.PrintStream;
import taipan.objects.Calls;
import taipan.objects.Attributes;
import taipan.objects.PyBaseException;
import taipan.objects.PyDict;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The process's side of an interpreter: its standard streams as Python programs have set them, and the exception hook.
final class Console {
    private final ThreadState ts;
    private final PrintStream rawError;

    /// `rawError` is written to when `sys.stderr` is not usable.
    Console(ThreadState ts, PrintStream rawError) {
        this.ts = ts;
        this.rawError = rawError;
    }

    private Object stream(String name) {
        Object stream = ts.interpreter().sysDict.getOrNull(name);
        return stream == PyNone.NONE ? null : stream;
    }

    /// Writes to `sys.stderr`.
    void error(String text) {
        Object stream = stream("stderr");
        try {
            if (stream != null) {
                Calls.method(stream, "write", text);
                Calls.method(stream, "flush");
                return;
            }
        } catch (Raised e) {
            // Fall through to the process's own stream.
        }
        rawError.print(text);
        rawError.flush();
    }

    /// Flushes `sys.stderr` and `sys.stdout`; whether it worked. CPython: flush_io
    boolean flushOutput() {
        boolean ok = true;
        for (String name : new String[] {"stderr", "stdout"}) {
            Object stream = stream(name);
            if (stream == null) {
                continue;
            }
            try {
                Object closed = Attributes.lookup(stream, "closed");
                if (closed != Boolean.TRUE) {
                    Calls.method(stream, "flush");
                }
            } catch (Raised e) {
                ok = false;
            }
        }
        return ok;
    }

    /// Shows an uncaught exception through `sys.excepthook` and keeps it as `sys.last_value`. CPython: PyErr_PrintEx
    void show(Raised raised) {
        PyBaseException value = raised.value();
        Object traceback = value.traceback() == null ? PyNone.NONE : value.traceback();
        PyDict sys = ts.interpreter().sysDict;
        sys.put("last_type", value.type());
        sys.put("last_value", value);
        sys.put("last_traceback", traceback);
        Object hook = sys.getOrNull("excepthook");
        if (hook == null) {
            error("sys.excepthook is missing\n");
            display(value, traceback);
            return;
        }
        try {
            Calls.call(ts, hook, value.type(), value, traceback);
        } catch (Raised failure) {
            flushOutput();
            error("Error in sys.excepthook:\n");
            display(failure.value(), failure.value().traceback() == null ? PyNone.NONE : failure.value().traceback());
            error("\nOriginal exception was:\n");
            display(value, traceback);
        }
    }

    private void display(PyBaseException value, Object traceback) {
        Object builtin = ts.interpreter().sysDict.getOrNull("__excepthook__");
        if (builtin instanceof PyObject) {
            try {
                Calls.call(ts, builtin, value.type(), value, traceback);
                return;
            } catch (Raised e) {
                // Nothing is left but the message.
            }
        }
        rawError.println(value);
    }
}
