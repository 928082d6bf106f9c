package taipan.code;

/// Code objects as marshal streams.
/// CPython: Python/marshal.c
public final class Marshal {
    private Marshal() {}

    /// Throws MarshalProblem.
    public static CodeObject readCode(byte[] data) {
        return MarshalReader.readCode(data);
    }

    public static byte[] writeCode(CodeObject code) {
        return MarshalWriter.writeCode(code);
    }
}
