package taipan;

import taipan.objects.Stopped;

/// A program in an embedded interpreter was ended: it exceeded one of its [Limits], or the embedding program asked for it.
/// The interpreter answers no further calls.
public final class LimitExceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Stopped.Reason reason;

    LimitExceeded(Stopped stopped) {
        super(switch (stopped.reason()) {
            case INSTRUCTIONS -> "the limit of instructions is reached";
            case TIME -> "the time is over";
            case MEMORY -> "the memory is used up";
            case OUTPUT -> "the limit of output is reached";
            case INTERRUPTED -> "the program was interrupted";
        }, stopped);
        this.reason = stopped.reason();
    }

    public Stopped.Reason reason() {
        return reason;
    }
}
