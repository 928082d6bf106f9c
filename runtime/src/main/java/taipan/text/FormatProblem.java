package taipan.text;

/// A value or a format that cannot be formatted, in the words of the Python exception to raise for it.
public final class FormatProblem extends RuntimeException {
    /// The Python exception types that formatting ends in.
    public enum Kind {
        VALUE_ERROR,
        OVERFLOW_ERROR,
        MEMORY_ERROR
    }

    private final Kind kind;

    public FormatProblem(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static FormatProblem value(String message) {
        return new FormatProblem(Kind.VALUE_ERROR, message);
    }

    public Kind kind() {
        return kind;
    }
}
