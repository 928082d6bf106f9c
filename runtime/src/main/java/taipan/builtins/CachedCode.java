package taipan.builtins;

import taipan.code.CodeObject;
import taipan.code.Pyc;
import taipan.host.FileStatus;
import taipan.host.Host;
import taipan.host.HostError;

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
