package taipan.interpreter;

import taipan.objects.Budget;
import taipan.objects.Finalizers;
import taipan.objects.ThreadState;

/// What other threads want from a thread that executes Python code.
/// CPython: Python/ceval.c (eval_frame_handle_pending)
public final class Attention {
    private Attention() {}

    /// Something that wants to run in the main thread between two instructions: signal handlers.
    public interface Pending {
        void run(ThreadState ts);
    }

    /// Runs what is pending and raises an exception that another thread has sent.
    public static void handle(ThreadState ts) {
        ts.attention = false;
        Budget budget = ts.interpreter().budget;
        if (budget != null) {
            budget.check(ts);
        }
        Pending pending = ts.interpreter().serviceOrNull(Pending.class);
        if (pending != null) {
            pending.run(ts);
        }
        Finalizers finalizers = ts.interpreter().serviceOrNull(Finalizers.class);
        if (finalizers != null) {
            finalizers.runDue();
        }
        Object asynchronous = ts.asyncException;
        if (asynchronous != null) {
            ts.asyncException = null;
            throw Raising.toRaise(ts, asynchronous);
        }
    }
}
