package taipan.code;

/// A code object that cannot be run safely.
public final class VerifyProblem extends RuntimeException {
    private final int offset;

    VerifyProblem(CodeObject code, int offset, String message) {
        super("invalid code object " + code.name + ": " + message + (offset < 0 ? "" : " at offset " + offset), null, false,
                false);
        this.offset = offset;
    }

    /// Where in the code, -1 if it is no matter of an instruction.
    public int offset() {
        return offset;
    }
}
