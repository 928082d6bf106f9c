package taipan.builtins;

import taipan.host.FileHandle;
import taipan.host.FileStatus;
import taipan.host.FileSystem;
import taipan.host.Host;
import taipan.host.HostError;

/// Reading whole files for the runtime itself.
/// CPython: Python/fileutils.c
public final class Files {
    private Files() {}

    /// The absolute path of a path that may be relative to the folder the interpreter started in.
    public static String absolute(Host host, String path) {
        return path.startsWith("/") ? path : host.startFolder() + "/" + path;
    }

    /// The content; throws `HostError` when the file cannot be read.
    public static byte[] read(Host host, String path) {
        FileHandle file = host.files().open(absolute(host, path), FileSystem.READ_ONLY, 0);
        try {
            byte[] bytes = new byte[(int) Math.max(file.status().size() + 1, 512)];
            int n = 0;
            while (true) {
                int got = file.read(bytes, n, bytes.length - n);
                if (got <= 0) {
                    return java.util.Arrays.copyOf(bytes, n);
                }
                n += got;
                if (n == bytes.length) {
                    bytes = java.util.Arrays.copyOf(bytes, 2 * n);
                }
            }
        } finally {
            file.release();
        }
    }

    /// The content, or null when the file cannot be read.
    public static byte[] readOrNull(Host host, String path) {
        try {
            return read(host, path);
        } catch (HostError e) {
            return null;
        }
    }

    /// Whether there is such a file that is not a folder.
    public static boolean isFile(Host host, String path) {
        try {
            return host.files().status(absolute(host, path), true).type() == FileStatus.REGULAR;
        } catch (HostError e) {
            return false;
        }
    }

    public static boolean isFolder(Host host, String path) {
        try {
            return host.files().status(absolute(host, path), true).type() == FileStatus.DIRECTORY;
        } catch (HostError e) {
            return false;
        }
    }
}
