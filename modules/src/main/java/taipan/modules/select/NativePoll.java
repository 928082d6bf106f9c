package taipan.modules.select;

import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.interpreter.Attention;
import taipan.objects.Errno;
import taipan.objects.ThreadState;

/// Waiting by the system's `poll`, in slices between which signal handlers run.
/// CPython: Modules/selectmodule.c
final class NativePoll {
    /// The longest slice, in nanoseconds.
    static final long SLICE = 10_000_000;

    private final Natives natives;
    private final CMemory entries;
    private final int count;

    /// `descriptors` are the system's.
    NativePoll(Natives natives, int[] descriptors, int[] events) {
        this.natives = natives;
        this.count = descriptors.length;
        this.entries = CMemory.of(8 * count);
        for (int i = 0; i < count; i++) {
            entries.putInt(8 * i, descriptors[i]).putShort(8 * i + 4, events[i]);
        }
    }

    /// Waits until something happens or the time (nanoseconds, negative for ever) is over; answers how many are ready.
    int await(long timeout, ThreadState ts) {
        long end = System.nanoTime() + timeout;
        while (true) {
            long left = timeout < 0 ? SLICE : Math.max(0, Math.min(SLICE, end - System.nanoTime()));
            int n = (int) natives.call(CFunction.POLL, entries.address(), count, (left + 999_999) / 1_000_000);
            if (n < 0 && natives.errno() != Errno.EINTR) {
                throw new HostError(natives.errno());
            }
            if (n > 0) {
                return n;
            }
            look(ts);
            if (timeout >= 0 && end - System.nanoTime() <= 0) {
                return 0;
            }
        }
    }

    /// Lets signal handlers run.
    static void look(ThreadState ts) {
        if (ts.attention) {
            Attention.handle(ts);
        } else {
            // An interrupted thread without work to do would never wait again.
            Thread.interrupted();
        }
    }

    int happened(int index) {
        return entries.getShort(8 * index + 6);
    }
}
