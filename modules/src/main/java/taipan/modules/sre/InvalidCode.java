package taipan.modules.sre;

/// A code array that no regular expression compiles to.
/// CPython: _validate
final class InvalidCode extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidCode() {
        super("invalid SRE code", null, false, false);
    }
}
