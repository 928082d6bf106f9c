package taipan.code;

/// Data that is no marshal stream, or a value that cannot be put into one; the message is CPython's.
public final class MarshalProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Which Python exception it stands for.
    public enum Kind { EOF_ERROR, VALUE_ERROR, TYPE_ERROR }

    private final Kind kind;

    public MarshalProblem(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
