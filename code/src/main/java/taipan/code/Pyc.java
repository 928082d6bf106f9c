package taipan.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The layout of `.pyc` files: a header of 16 bytes, then the code object as a marshal stream.
/// CPython: Lib/importlib/_bootstrap_external.py, PEP 552
public final class Pyc {
    /// `importlib.util.MAGIC_NUMBER` of CPython 3.10 as a little-endian int.
    public static final int MAGIC = 3439 | '\r' << 16 | '\n' << 24;
    /// The length of the header in bytes.
    public static final int HEADER = 16;

    private Pyc() {}

    /// A file that is valid while its source has the given modification time (seconds) and size (bytes).
    public static byte[] withTimestamp(CodeObject code, long modified, long size) {
        return file(code, 0, (int) modified & 0xFFFFFFFFL | size << 32);
    }

    /// A file that is valid while the SipHash of its source is `hash`; `check` says whether importers are to compare it.
    public static byte[] withHash(CodeObject code, long hash, boolean check) {
        return file(code, check ? 3 : 1, hash);
    }

    private static byte[] file(CodeObject code, int flags, long rest) {
        byte[] body = MarshalWriter.writeCode(code);
        return ByteBuffer.allocate(HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putInt(flags)
                .putLong(rest)
                .put(body)
                .array();
    }

    /// Whether the bytes begin as a file of this version does.
    public static boolean isPyc(byte[] bytes) {
        return bytes.length >= HEADER && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() == MAGIC;
    }

    /// The code object of a file, valid or not. MarshalProblem when it is none.
    public static CodeObject read(byte[] bytes) {
        if (!isPyc(bytes)) {
            throw new MarshalProblem(MarshalProblem.Kind.VALUE_ERROR, "bad magic number in .pyc file");
        }
        if (new MarshalReader(bytes, HEADER, bytes.length).read() instanceof CodeObject code) {
            return code;
        }
        throw new MarshalProblem(MarshalProblem.Kind.VALUE_ERROR, "no code object in .pyc file");
    }
}
