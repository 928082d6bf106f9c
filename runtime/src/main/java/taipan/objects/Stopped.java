package taipan.objects;

/// Ends what an interpreter is doing because a limit was exceeded or the embedding program said so. No Python code can
/// catch it or run on its way out; the embedding API turns it into its own exception.
/// CPython: no counterpart
public final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    /// What was exceeded.
    public enum Reason {
        INSTRUCTIONS, TIME, MEMORY, OUTPUT, INTERRUPTED
    }

    private final Reason reason;

    public Stopped(Reason reason) {
        super(null, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return "stopped: " + reason;
    }
}
