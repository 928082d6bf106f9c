package taipan.jit;

/// Code that stays with the interpreter, and why.
final class Untranslatable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Untranslatable(String reason) {
        super(reason, null, false, false);
    }
}
