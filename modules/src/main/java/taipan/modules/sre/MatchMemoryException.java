package taipan.modules.sre;

/// A match that needs more memory for its backtracking points than there is.
/// CPython: SRE_ERROR_MEMORY
final class MatchMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MatchMemoryException() {
        super("backtracking stack too large", null, false, false);
    }
}
