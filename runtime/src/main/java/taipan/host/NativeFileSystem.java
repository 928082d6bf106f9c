package taipan.host;

import java.util.ArrayList;
import java.util.List;

/// The machine's files through the C library: every flag, every kind of file, every name.
/// CPython: Modules/posixmodule.c
final class NativeFileSystem implements FileSystem {
    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_SYMLINK_FOLLOW = 0x400;
    static final int AT_EMPTY_PATH = 0x1000;
    private static final int O_CLOEXEC = 02000000;
    private static final int BASIC_STATS = 0x7FF;
    private static final int STATX_SIZE = 256;
    private static final int LONGEST_PATH = 4096;
    private static final long SECOND = 1_000_000_000;

    private final Natives natives;

    NativeFileSystem(Natives natives) {
        this.natives = natives;
    }

    // Status

    static FileStatus statusOf(Natives natives, int folder, String path, int flags) {
        CMemory name = Natives.path(path);
        CMemory s = CMemory.of(STATX_SIZE);
        natives.ask(CFunction.STATX, folder, name.address(), flags, BASIC_STATS, s.address());
        return new FileStatus(s.getShort(28), s.getLong(32), device(s, 136), s.getUnsigned(16), s.getInt(20), s.getInt(24), s.getLong(40),
                time(s, 64), time(s, 112), time(s, 96), device(s, 128), s.getUnsigned(4), s.getLong(48));
    }

    private static long time(CMemory s, int at) {
        return s.getLong(at) * SECOND + s.getUnsigned(at + 8);
    }

    private static long device(CMemory s, int at) {
        long major = s.getUnsigned(at);
        long minor = s.getUnsigned(at + 4);
        return (major & 0xFFF) << 8 | (major & ~0xFFFL) << 32 | minor & 0xFF | (minor & ~0xFFL) << 12;
    }

    @Override
    public FileStatus status(String path, boolean followLinks) {
        return statusOf(natives, AT_FDCWD, path, followLinks ? 0 : AT_SYMLINK_NOFOLLOW);
    }

    // Opening

    @Override
    public FileHandle open(String path, int flags, int mode) {
        // The umask is taken off already; the system must not do it with another one.
        int fd = natives.ask(CFunction.OPEN, Natives.path(path).address(), flags | O_CLOEXEC, mode);
        return new NativeHandle(natives, fd, path);
    }

    @Override
    public List<Entry> list(String path) {
        long folder = natives.call(CFunction.OPENDIR, Natives.path(path).address(), 0, 0);
        if (folder == 0) {
            throw new HostError(natives.errno());
        }
        List<Entry> entries = new ArrayList<>();
        try {
            while (true) {
                long entry = natives.call(CFunction.READDIR, folder, 0, 0);
                if (entry == 0) {
                    return entries;
                }
                CMemory head = natives.memory(entry, 19);
                byte[] name = natives.string(entry + 19);
                if (name.length <= 2 && name[0] == '.' && (name.length == 1 || name[1] == '.')) {
                    continue;
                }
                String text = Natives.decode(name);
                int type = head.getByte(18) << 12;
                if (type == 0) {
                    type = status(path + "/" + text, false).type();
                }
                entries.add(new Entry(text, type, head.getLong(0)));
            }
        } finally {
            natives.call(CFunction.CLOSEDIR, folder, 0, 0);
        }
    }

    @Override
    public boolean isAccessible(String path, int what, boolean followLinks) {
        return (int) natives.call(CFunction.FACCESSAT, AT_FDCWD, Natives.path(path).address(), what, followLinks ? 0 : AT_SYMLINK_NOFOLLOW, 0, 0) == 0;
    }

    // Making, removing, moving

    private void on(CFunction function, String path, long argument) {
        natives.ask(function, Natives.path(path).address(), argument);
    }

    @Override
    public void makeDirectory(String path, int mode) {
        on(CFunction.MKDIR, path, mode);
    }

    @Override
    public void makePipe(String path, int mode) {
        on(CFunction.MKFIFO, path, mode);
    }

    @Override
    public void removeDirectory(String path) {
        on(CFunction.RMDIR, path, 0);
    }

    @Override
    public void removeFile(String path) {
        on(CFunction.UNLINK, path, 0);
    }

    @Override
    public void rename(String from, String to) {
        CMemory target = Natives.path(to);
        on(CFunction.RENAME, from, target.address());
    }

    // Links

    @Override
    public void link(String existing, String path) {
        CMemory from = Natives.path(existing);
        natives.ask(CFunction.LINKAT, AT_FDCWD, from.address(), AT_FDCWD, Natives.path(path).address(), AT_SYMLINK_FOLLOW);
    }

    void linkItself(String existing, String path) {
        CMemory from = Natives.path(existing);
        natives.ask(CFunction.LINKAT, AT_FDCWD, from.address(), AT_FDCWD, Natives.path(path).address(), 0);
    }

    @Override
    public void symbolicLink(String target, String path) {
        CMemory link = Natives.path(path);
        on(CFunction.SYMLINK, target, link.address());
    }

    @Override
    public String readLink(String path) {
        CMemory target = CMemory.of(LONGEST_PATH);
        int length = (int) natives.askLong(CFunction.READLINK, Natives.path(path).address(), target.address(), LONGEST_PATH);
        return Natives.decode(target.get(0, length));
    }

    @Override
    public String realPath(String path) {
        CMemory real = CMemory.of(LONGEST_PATH);
        if (natives.call(CFunction.REALPATH, Natives.path(path).address(), real.address(), 0) == 0) {
            throw new HostError(natives.errno());
        }
        return Natives.decode(real.string(0));
    }

    // Changing what a file is like

    @Override
    public void setMode(String path, int mode, boolean followLinks) {
        natives.ask(CFunction.FCHMODAT, AT_FDCWD, Natives.path(path).address(), mode, followLinks ? 0 : AT_SYMLINK_NOFOLLOW);
    }

    @Override
    public void setOwner(String path, int user, int group, boolean followLinks) {
        natives.ask(CFunction.FCHOWNAT, AT_FDCWD, Natives.path(path).address(), user, group, followLinks ? 0 : AT_SYMLINK_NOFOLLOW);
    }

    @Override
    public void setTimes(String path, long access, long modify, boolean followLinks) {
        CMemory times = CMemory.of(32).putLong(0, Math.floorDiv(access, SECOND)).putLong(8, Math.floorMod(access, SECOND))
                .putLong(16, Math.floorDiv(modify, SECOND)).putLong(24, Math.floorMod(modify, SECOND));
        natives.ask(CFunction.UTIMENSAT, AT_FDCWD, Natives.path(path).address(), times.address(), followLinks ? 0 : AT_SYMLINK_NOFOLLOW);
    }

    @Override
    public void truncate(String path, long size) {
        on(CFunction.TRUNCATE, path, size);
    }

    @Override
    public Space space(String path) {
        CMemory s = CMemory.of(128);
        on(CFunction.STATVFS, path, s.address());
        long unit = s.getLong(8);
        return new Space(s.getLong(16) * unit, s.getLong(24) * unit, s.getLong(32) * unit, s.getLong(0), (s.getLong(80) & 1) != 0);
    }

}
