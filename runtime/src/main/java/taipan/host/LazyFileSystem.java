package taipan.host;

import java.util.List;

/// The machine's files: through Java until the C library is loaded, whose first call costs tens of milliseconds, and
/// through the C library from then on, and for what Java cannot do.
/// CPython: no counterpart
final class LazyFileSystem implements FileSystem {
    private static final int USUAL_FLAGS = ACCESS_MASK | CREATE | EXCLUSIVE | TRUNCATE | APPEND | DIRECTORY | NO_FOLLOW | 02000000;

    private final Natives natives;
    private final SystemFileSystem java;
    private final NativeFileSystem exact;

    LazyFileSystem(Natives natives) {
        this.natives = natives;
        this.java = new SystemFileSystem(natives);
        this.exact = new NativeFileSystem(natives);
    }

    /// Java cannot name a file whose name is not in its encoding.
    private FileSystem fit(String path) {
        if (natives.isLoaded()) {
            return exact;
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) >= 0x80) {
                return exact;
            }
        }
        return java;
    }

    @Override
    public FileHandle open(String path, int flags, int mode) {
        if ((flags & ~USUAL_FLAGS) != 0 || path.startsWith("/dev/") || path.startsWith("/proc/")) {
            return exact.open(path, flags, mode);
        }
        FileSystem files = fit(path);
        if (files == java) {
            FileStatus status = statusOrNull(path);
            if (status != null && !status.isRegular() && !status.isDirectory()) {
                files = exact;
            }
        }
        return files.open(path, flags, mode);
    }

    private FileStatus statusOrNull(String path) {
        try {
            return java.status(path, true);
        } catch (HostError e) {
            return null;
        }
    }

    @Override
    public FileStatus status(String path, boolean followLinks) {
        return fit(path).status(path, followLinks);
    }

    @Override
    public List<Entry> list(String path) {
        FileSystem files = fit(path);
        List<Entry> entries = files.list(path);
        if (files == java) {
            for (Entry e : entries) {
                // Java puts this for what it cannot decode.
                if (e.name().indexOf('\uFFFD') >= 0) {
                    return exact.list(path);
                }
            }
        }
        return entries;
    }

    @Override
    public boolean isAccessible(String path, int what, boolean followLinks) {
        return fit(path).isAccessible(path, what, followLinks);
    }

    @Override
    public void makeDirectory(String path, int mode) {
        fit(path).makeDirectory(path, mode);
    }

    @Override
    public void makePipe(String path, int mode) {
        exact.makePipe(path, mode);
    }

    @Override
    public void removeDirectory(String path) {
        fit(path).removeDirectory(path);
    }

    @Override
    public void removeFile(String path) {
        fit(path).removeFile(path);
    }

    @Override
    public void rename(String from, String to) {
        FileSystem files = fit(from);
        (files == java ? fit(to) : files).rename(from, to);
    }

    @Override
    public void link(String existing, String path) {
        exact.link(existing, path);
    }

    @Override
    public void symbolicLink(String target, String path) {
        exact.symbolicLink(target, path);
    }

    @Override
    public String readLink(String path) {
        return fit(path).readLink(path);
    }

    @Override
    public String realPath(String path) {
        return fit(path).realPath(path);
    }

    @Override
    public void setMode(String path, int mode, boolean followLinks) {
        exact.setMode(path, mode, followLinks);
    }

    @Override
    public void setOwner(String path, int user, int group, boolean followLinks) {
        exact.setOwner(path, user, group, followLinks);
    }

    @Override
    public void setTimes(String path, long access, long modify, boolean followLinks) {
        exact.setTimes(path, access, modify, followLinks);
    }

    @Override
    public void truncate(String path, long size) {
        exact.truncate(path, size);
    }

    @Override
    public Space space(String path) {
        return exact.space(path);
    }
}
