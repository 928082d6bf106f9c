package taipan.objects;

/// Events that programs watch through `sys.addaudithook`.
/// CPython: Python/sysmodule.c (PySys_Audit)
public final class Audit {
    private Audit() {}

    /// Tells the hooks; one that raises stops what was about to happen.
    public static void event(ThreadState ts, String event, Object... args) {
        if (!ts.interpreter().auditHooks.isEmpty()) {
            PyTuple tuple = PyTuple.of(args);
            for (Object hook : ts.interpreter().auditHooks) {
                Calls.call(ts, hook, event, tuple);
            }
        }
    }

    /// The same where the thread state is not at hand.
    static void event(String event, Object... args) {
        event(ThreadState.current(), event, args);
    }
}
