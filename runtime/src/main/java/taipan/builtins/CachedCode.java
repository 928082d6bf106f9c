package taipan.builtins;

import java.util.Arrays;
import taipan.code.CodeObject;
import taipan.code.Pyc;
import taipan.host.FileStatus;
import taipan.host.Host;
import taipan.host.HostError;
import taipan.objects.PyCode;
import taipan.objects.PyExc;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// Cached code in `__pycache__`, for the few files that are read before `importlib` works.
/// CPython: Lib/importlib/_bootstrap_external.py (SourceLoader.get_code)
public final class CachedCode {
    private CachedCode() {}

    /// The code cached for a source file, or null when there is none or it is out of date.
    public static CodeObject readOrNull(Host host, String source) {
        int slash = source.lastIndexOf('/');
        int dot = source.lastIndexOf('.');
        String path = source.substring(0, slash + 1) + "__pycache__" + source.substring(slash, dot) + ".cpython-310.pyc";
        byte[] bytes = Files.readOrNull(host, path);
        if (bytes == null || !Pyc.isPyc(bytes)) {
            return null;
        }
        int flags = word(bytes, 4);
        if (flags == 0 && !isFresh(host, source, bytes)) {
            return null;
        }
        // Hash-based files without the check flag are taken as they are; the others are left to importlib.
        if ((flags & ~1) != 0 || flags == 3) {
            return null;
        }
        return Pyc.read(bytes);
    }

    /// Whether a script is compiled code: by its name, or by the first half of the magic number.
    /// CPython: Python/pythonrun.c (maybe_pyc_file)
    static boolean isCompiled(String path, byte[] file) {
        return path.endsWith(".pyc") || file.length >= 2 && file[0] == (byte) Pyc.MAGIC && file[1] == (byte) (Pyc.MAGIC >> 8);
    }

    /// The code in a compiled script.
    /// CPython: run_pyc_file
    static PyCode load(byte[] file) {
        if (!Pyc.isPyc(Arrays.copyOf(file, Math.max(file.length, Pyc.HEADER)))) {
            throw Raise.runtimeError("Bad magic number in .pyc file");
        }
        if (file.length < Pyc.HEADER) {
            throw Raise.of(PyExc.EOFError, "EOF read where not expected");
        }
        try {
            if (new MarshalInput(Arrays.copyOfRange(file, Pyc.HEADER, file.length)).next() instanceof PyCode code) {
                return code;
            }
        } catch (Raised e) {
            // CPython words all that is wrong in the same way.
        }
        throw Raise.runtimeError("Bad code object in .pyc file");
    }

    private static boolean isFresh(Host host, String source, byte[] pyc) {
        try {
            FileStatus status = host.files().status(source, true);
            return (int) (status.modifyTime() / 1_000_000_000L) == word(pyc, 8) && (int) status.size() == word(pyc, 12);
        } catch (HostError e) {
            return false;
        }
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }
}
