package taipan.compiler.parser;

/// Says that the quick parser cannot go on: the text is not valid, or it is nested too deeply.
///
/// It carries nothing, because a [Diagnosis] then reads the text again to find out what is wrong.
/// CPython: no counterpart
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final Failure INVALID = new Failure("invalid");
    static final Failure TOO_DEEP = new Failure("too deep");

    private Failure(String message) {
        super(message, null, false, false);
    }
}
