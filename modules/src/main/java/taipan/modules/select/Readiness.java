package taipan.modules.select;

import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.interpreter.Attention;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// Waits until descriptors are ready. Descriptors are asked in turn, at first often and then every few milliseconds:
/// pipes and terminals of a JVM have no common place to wait at.
/// CPython: Modules/selectmodule.c
final class Readiness {
    private static final long FIRST_PAUSE = 50_000;
    private static final long LONGEST_PAUSE = 4_000_000;

    private Readiness() {}

    /// Something that can be asked again and again.
    interface Question {
        boolean isReady();
    }

    /// Asks until the answer is yes or the time (nanoseconds, negative for ever) is over.
    static void await(Question question, long timeout, ThreadState ts) {
        long end = System.nanoTime() + timeout;
        long pause = FIRST_PAUSE;
        while (!question.isReady()) {
            long left = timeout < 0 ? Long.MAX_VALUE : end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            Descriptors.hostOf(ts.interpreter()).clock().sleep(Math.min(left, pause));
            pause = Math.min(LONGEST_PAUSE, pause * 2);
            if (ts.attention) {
                Attention.handle(ts);
            }
        }
    }

    static boolean canRead(Descriptors table, int fd) {
        FileHandle handle = table.get(fd);
        return !handle.isReadable() || handle.hasInput();
    }

    static boolean canWrite(Descriptors table, int fd) {
        return table.get(fd).isWritable() && table.get(fd).hasRoom();
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
        double wanted = Math.floor(Conversion.toDouble(timeout) * unit);
        if (wanted > Long.MAX_VALUE || wanted < Long.MIN_VALUE) {
            throw Raise.overflowError("timestamp too large to convert to C _PyTime_t");
        }
        return (long) wanted;
    }
}
