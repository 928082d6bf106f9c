package taipan.modules.select;

import taipan.host.PollSet;
import taipan.interpreter.Attention;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// Waits until descriptors are ready, letting signal handlers run meanwhile, and reads the arguments of such waits.
/// CPython: Modules/selectmodule.c
public final class Readiness {
    /// How long a wait goes on without looking after signals.
    private static final long SLICE = 10_000_000;

    private Readiness() {}

    /// Waits until something in the set is ready or the time (nanoseconds, negative for ever) is over; false then.
    public static boolean await(PollSet set, PollSet.Finder finder, long timeout, ThreadState ts) {
        long end = System.nanoTime() + timeout;
        while (true) {
            long left = timeout < 0 ? SLICE : Math.min(SLICE, end - System.nanoTime());
            if (set.await(Math.max(0, left), finder)) {
                return true;
            }
            if (ts.attention) {
                Attention.handle(ts);
            } else {
                // An interrupted thread without work to do would never wait again.
                Thread.interrupted();
            }
            if (timeout >= 0 && end - System.nanoTime() <= 0) {
                return false;
            }
        }
    }

    /// CPython: PyObject_AsFileDescriptor
    static int descriptor(Object o) {
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

    /// A timeout argument in units of the given nanoseconds; negative for ever.
    static long nanoseconds(Object timeout, double unit) {
        if (timeout == PyNone.NONE) {
            return -1;
        }
        if (PyInt.valueOrNull(timeout) == null && taipan.objects.PyFloat.valueOrNull(timeout) == null) {
            throw Raise.typeError("timeout must be a real number or None");
        }
        double nanoseconds = Conversion.toDouble(timeout) * unit;
        if (Double.isNaN(nanoseconds)) {
            throw Raise.valueError("Invalid value NaN (not a number)");
        }
        if (nanoseconds >= 9.3e18) {
            throw Raise.overflowError("timestamp too large to convert to C _PyTime_t");
        }
        return (long) (nanoseconds < 0 ? Math.floor(nanoseconds) : Math.ceil(nanoseconds));
    }
}
