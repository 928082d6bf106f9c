package taipan.modules.threads;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.valueError;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import taipan.interpreter.Attention;
import taipan.objects.Conversion;
import taipan.objects.PyInt;
import taipan.objects.ThreadState;

/// Waiting for a permit with Python's timeouts, able to run signal handlers meanwhile.
/// CPython: acquire_timed, lock_acquire_parse_args
final class Waiting {
    static final double TIMEOUT_MAX = 9223372036.0;
    private static final long SLICE = 20_000_000;

    private Waiting() {}

    /// Nanoseconds to wait: -1 for ever, 0 not at all.
    static long timeout(boolean blocking, Object timeout) {
        double seconds = PyInt.valueOrNull(timeout) == null ? Conversion.toDouble(timeout) : ((Number) PyInt.valueOrNull(timeout)).doubleValue();
        if (!blocking) {
            if (seconds != -1) {
                throw valueError("can't specify a timeout for a non-blocking call");
            }
            return 0;
        }
        if (seconds == -1) {
            return -1;
        }
        if (Double.isNaN(seconds)) {
            throw valueError("Invalid value NaN (not a number)");
        }
        if (seconds < 0) {
            throw valueError("timeout value must be positive");
        }
        if (seconds >= 9223372036.9) {
            throw overflowError("timestamp too large to convert to C _PyTime_t");
        }
        return (long) Math.ceil(seconds * 1e9);
    }

    /// Takes the permit; false when the time is over.
    static boolean acquire(Semaphore permit, long nanoseconds, ThreadState ts) {
        if (permit.tryAcquire()) {
            return true;
        }
        if (nanoseconds == 0) {
            return false;
        }
        long end = nanoseconds < 0 ? Long.MAX_VALUE : System.nanoTime() + nanoseconds;
        while (true) {
            long left = nanoseconds < 0 ? SLICE : Math.min(SLICE, end - System.nanoTime());
            try {
                if (permit.tryAcquire(Math.max(0, left), TimeUnit.NANOSECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                // Somebody wants attention; looked at below.
            }
            if (ts.attention) {
                Attention.handle(ts);
            }
            if (nanoseconds >= 0 && System.nanoTime() >= end) {
                return permit.tryAcquire();
            }
        }
    }
}
