package taipan.modules.unix;

import taipan.host.CFunction;
import taipan.host.Descriptors;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.interpreter.Attention;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyModuleObject;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The ground of modules that call the C library: they cannot be imported where that is not allowed.
/// CPython: no counterpart
public abstract class SystemCalls {
    protected final InterpreterState interpreter;
    protected final Descriptors table;
    protected final Natives natives;

    protected SystemCalls(InterpreterState interpreter, String module) {
        this.interpreter = interpreter;
        this.table = Descriptors.of(interpreter);
        this.natives = table.host().natives();
        if (natives == null) {
            throw Raise.with(PyExc.ImportError, "module '" + module + "' needs calls of the system's C library, which this host does not allow");
        }
    }

    protected static Raised error(HostError e) {
        return Raise.osError(e.errno(), null);
    }

    /// Calls a function that answers -1 when it fails.
    protected final int ask(CFunction function, long a, long b, long c) {
        try {
            return natives.ask(function, a, b, c);
        } catch (HostError e) {
            throw error(e);
        }
    }

    /// The program's number of a descriptor argument. CPython: PyObject_AsFileDescriptor
    protected static int number(Object o) {
        Object number = o;
        if (PyInt.valueOrNull(o) == null) {
            Object method = Attributes.lookup(o, "fileno");
            if (method == null) {
                throw Raise.typeError("argument must be an int, or have a fileno() method.");
            }
            number = Calls.call(method);
            if (PyInt.valueOrNull(number) == null) {
                throw Raise.typeError("fileno() returned a non-integer");
            }
        }
        int fd = Conversion.toInt(number);
        if (fd < 0) {
            throw Raise.valueError("file descriptor cannot be a negative integer (%d)", fd);
        }
        return fd;
    }

    protected final int system(int fd) {
        try {
            return table.systemDescriptor(fd);
        } catch (HostError e) {
            throw error(e);
        }
    }

    /// Waits a little and lets signal handlers run.
    protected final void pause(long nanoseconds) {
        table.host().clock().sleep(nanoseconds);
        ThreadState ts = ThreadState.current();
        if (ts.attention) {
            Attention.handle(ts);
        } else {
            Thread.interrupted();
        }
    }

    /// Adds `NAME=1 OTHER=2 ...` to a module.
    protected static void addConstants(PyModuleObject module, String constants) {
        for (String constant : constants.split(" ")) {
            int equals = constant.indexOf('=');
            module.add(constant.substring(0, equals), Long.parseLong(constant, equals + 1, constant.length(), 10));
        }
    }
}
