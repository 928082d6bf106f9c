package taipan.modules.posix;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.List;
import taipan.bindings.Function;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.FileHandle;
import taipan.host.FileStatus;
import taipan.host.FileSystem;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.modules.FileNames;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.Numbers;
import taipan.objects.OpenFiles;
import taipan.objects.PyBytes;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.StructSequence;

/// What `posix` does with paths.
/// CPython: Modules/posixmodule.c (path_converter)
abstract class PosixPaths extends PosixDescriptors {
    static final StructSequence STATVFS = new StructSequence("os.statvfs_result", 10, "f_bsize", "f_frsize", "f_blocks", "f_bfree",
            "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid");

    PosixPaths(InterpreterState interpreter) {
        super(interpreter);
    }

    @Function("fspath(path)")
    Object fspath(Object path) {
        return FileNames.fspath(path);
    }

    // Status

    /// CPython: posix_do_stat
    final FileStatus status(Target t, boolean follow) {
        if (t.isDescriptor()) {
            return table.get(t.fd()).status();
        }
        OpenFiles writers = interpreter.serviceOrNull(OpenFiles.class);
        if (writers != null) {
            writers.beforeReading(t.absolute());
        }
        return files.status(t.absolute(), follow);
    }

    @Function("stat(path, *, dir_fd=None, follow_symlinks=True)")
    Object stat(Object path, Object dirFd, boolean follow) {
        Target t = PyInt.valueOrNull(path) != null || dirFd == PyNone.NONE ? target(path, "stat") : path(path, "stat", "path", dirFd);
        if (t.isDescriptor() && dirFd != PyNone.NONE) {
            throw valueError("stat: can't specify dir_fd without matching path");
        }
        if (t.isDescriptor() && !follow) {
            throw valueError("stat: cannot use fd and follow_symlinks together");
        }
        try {
            return statResult(status(t, follow));
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("lstat(path, *, dir_fd=None)")
    Object lstat(Object path, Object dirFd) {
        Target t = path(path, "lstat", "path", dirFd);
        try {
            return statResult(files.status(t.absolute(), false));
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")
    boolean access(Object path, int mode, Object dirFd, boolean effectiveIds, boolean follow) {
        Target t = path(path, "access", "path", dirFd);
        try {
            return files.isAccessible(t.absolute(), mode, follow);
        } catch (HostError e) {
            return false;
        }
    }

    @Function("statvfs(path)")
    Object statvfs(Object path) {
        Target t = target(path, "statvfs");
        try {
            FileSystem.Space s = files.space(t.isDescriptor() ? table.get(t.fd()).path() : t.absolute());
            long block = s.blockSize();
            if (host.natives() != null) {
                return exactStatvfs(t);
            }
            return STATVFS.of(block, block, s.total() / block, s.free() / block, s.available() / block, 0L, 0L, 0L, s.readOnly() ? 1L : 0L,
                    255L, 0L);
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    private Object exactStatvfs(Target t) {
        CMemory s = CMemory.of(128);
        if (t.isDescriptor()) {
            table.natives().ask(CFunction.FSTATVFS, table.systemDescriptor(t.fd()), s.address());
        } else {
            CMemory path = Natives.path(t.absolute());
            table.natives().ask(CFunction.STATVFS, path.address(), s.address());
        }
        return STATVFS.of(s.getLong(0), s.getLong(8), s.getLong(16), s.getLong(24), s.getLong(32), s.getLong(40), s.getLong(48), s.getLong(56),
                s.getLong(72), s.getLong(80), s.getLong(64));
    }

    @Function("fstatvfs(fd, /)")
    Object fstatvfs(int fd) {
        return statvfs((long) fd);
    }

    // The current folder

    @Function("getcwd()")
    Object getcwd() {
        return PyStr.fromName(table.folder());
    }

    @Function("getcwdb()")
    Object getcwdb() {
        return PyBytes.of(Codecs.encodeFileName(PyStr.fromName(table.folder())));
    }

    @Function("chdir(path)")
    void chdir(Object path) {
        Target t = target(path, "chdir");
        try {
            changeTo(t.isDescriptor() ? table.get(t.fd()).path() : t.absolute());
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("fchdir(fd)")
    void fchdir(Object fd) {
        try {
            FileHandle handle = table.get(descriptor(fd));
            if (!handle.status().isDirectory()) {
                throw Raise.osError(Errno.ENOTDIR, null);
            }
            changeTo(handle.path());
        } catch (HostError e) {
            throw error(e);
        }
    }

    /// The current folder is kept without links and dots, as the system would report it.
    private void changeTo(String path) {
        if (!files.status(path, true).isDirectory()) {
            throw new HostError(Errno.ENOTDIR);
        }
        if (!files.isAccessible(path, FileSystem.EXECUTE, true)) {
            throw new HostError(Errno.EACCES);
        }
        table.setFolder(resolved(path, 0));
    }

    private String resolved(String path, int depth) {
        if (depth > 40) {
            throw new HostError(Errno.ELOOP);
        }
        StringBuilder out = new StringBuilder();
        String[] parts = path.split("/");
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                out.setLength(Math.max(0, out.lastIndexOf("/")));
                continue;
            }
            String here = out + "/" + part;
            if (files.status(here, false).isLink()) {
                String link = files.readLink(here);
                StringBuilder rest = new StringBuilder(link.startsWith("/") ? link : out + "/" + link);
                for (int j = i + 1; j < parts.length; j++) {
                    rest.append('/').append(parts[j]);
                }
                return resolved(rest.toString(), depth + 1);
            }
            out.append('/').append(part);
        }
        return out.isEmpty() ? "/" : out.toString();
    }

    // Folders

    @Function("listdir(path=None)")
    Object listdir(Object path) {
        Target t = target(path == PyNone.NONE ? "." : path, "listdir");
        try {
            List<FileSystem.Entry> entries = files.list(t.isDescriptor() ? folder(t.fd()) : t.absolute());
            Object[] names = new Object[entries.size()];
            for (int i = 0; i < names.length; i++) {
                String name = entries.get(i).name();
                names[i] = t.isDescriptor() ? PyStr.fromName(name) : t.name().answer(name);
            }
            return PyList.of(names);
        } catch (HostError e) {
            throw error(e, t.isDescriptor() ? null : path == PyNone.NONE ? "." : path);
        }
    }

    final String folder(int fd) {
        FileHandle handle = table.get(fd);
        if (!handle.status().isDirectory()) {
            throw new HostError(Errno.ENOTDIR);
        }
        return handle.path();
    }

    @Function("scandir(path=None)")
    Object scandir(Object path) {
        Target t = target(path == PyNone.NONE ? "." : path, "scandir");
        try {
            String folder = t.isDescriptor() ? folder(t.fd()) : t.absolute();
            return new PyScandirIterator(this, t, folder, files.list(folder));
        } catch (HostError e) {
            throw error(e, t.isDescriptor() ? null : path == PyNone.NONE ? "." : path);
        }
    }

    @Function("mkdir(path, mode=511, *, dir_fd=None)")
    void mkdir(Object path, int mode, Object dirFd) {
        Target t = path(path, "mkdir", "path", dirFd);
        try {
            files.makeDirectory(t.absolute(), mode & ~table.umask());
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("rmdir(path, *, dir_fd=None)")
    void rmdir(Object path, Object dirFd) {
        Target t = path(path, "rmdir", "path", dirFd);
        try {
            files.removeDirectory(t.absolute());
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    // Files

    @Function("mkfifo(path, mode=438, *, dir_fd=None)")
    void mkfifo(Object path, int mode, Object dirFd) {
        Target t = path(path, "mkfifo", "path", dirFd);
        try {
            files.makePipe(t.absolute(), mode & ~table.umask());
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("unlink(path, *, dir_fd=None)")
    void unlink(Object path, Object dirFd) {
        remove(path, dirFd, "unlink");
    }

    @Function("remove(path, *, dir_fd=None)")
    void remove(Object path, Object dirFd) {
        remove(path, dirFd, "remove");
    }

    private void remove(Object path, Object dirFd, String function) {
        Target t = path(path, function, "path", dirFd);
        try {
            files.removeFile(t.absolute());
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    void rename(Object from, Object to, Object fromFd, Object toFd) {
        move(from, to, fromFd, toFd, "rename");
    }

    @Function("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    void replace(Object from, Object to, Object fromFd, Object toFd) {
        move(from, to, fromFd, toFd, "replace");
    }

    private void move(Object from, Object to, Object fromFd, Object toFd, String function) {
        Target source = path(from, function, "src", fromFd);
        Target target = path(to, function, "dst", toFd);
        try {
            files.rename(source.absolute(), target.absolute());
        } catch (HostError e) {
            throw error(e, from, to);
        }
    }

    @Function("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")
    void link(Object from, Object to, Object fromFd, Object toFd, boolean follow) {
        Target source = path(from, "link", "src", fromFd);
        Target target = path(to, "link", "dst", toFd);
        try {
            if (!follow && host.natives() != null) {
                CMemory from2 = Natives.path(source.absolute());
                CMemory to2 = Natives.path(target.absolute());
                table.natives().ask(CFunction.LINKAT, -100, from2.address(), -100, to2.address(), 0);
                return;
            }
            files.link(source.absolute(), target.absolute());
        } catch (HostError e) {
            throw error(e, from, to);
        }
    }

    @Function("symlink(src, dst, target_is_directory=False, *, dir_fd=None)")
    void symlink(Object source, Object to, boolean isDirectory, Object dirFd) {
        FileNames.Name what = FileNames.of(source, "symlink", "src");
        Target target = path(to, "symlink", "dst", dirFd);
        try {
            if (what.text().isEmpty()) {
                throw new HostError(Errno.ENOENT);
            }
            files.symbolicLink(what.text(), target.absolute());
        } catch (HostError e) {
            throw error(e, source, to);
        }
    }

    @Function("readlink(path, *, dir_fd=None)")
    Object readlink(Object path, Object dirFd) {
        Target t = path(path, "readlink", "path", dirFd);
        try {
            return t.name().answer(files.readLink(t.absolute()));
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    // What files are like

    private String changed(Target t) {
        if (!t.isDescriptor()) {
            return t.absolute();
        }
        String path = table.get(t.fd()).path();
        if (path == null) {
            throw new HostError(Errno.EINVAL);
        }
        return path;
    }

    @Function("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)")
    void chmod(Object path, int mode, Object dirFd, boolean follow) {
        if (!follow) {
            throw Raise.notImplementedError("chmod: follow_symlinks unavailable on this platform");
        }
        Target t = dirFd == PyNone.NONE ? target(path, "chmod") : path(path, "chmod", "path", dirFd);
        try {
            files.setMode(changed(t), mode, true);
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("fchmod(fd, mode)")
    void fchmod(int fd, int mode) {
        try {
            files.setMode(changed(new Target(null, fd, null, null)), mode, true);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)")
    void chown(Object path, Object uid, Object gid, Object dirFd, boolean follow) {
        int user = (int) PosixIdentities.id(uid, "uid");
        int group = (int) PosixIdentities.id(gid, "gid");
        Target t = dirFd == PyNone.NONE ? target(path, "chown") : path(path, "chown", "path", dirFd);
        try {
            files.setOwner(changed(t), user, group, follow);
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("lchown(path, uid, gid)")
    void lchown(Object path, Object uid, Object gid) {
        int user = (int) PosixIdentities.id(uid, "uid");
        int group = (int) PosixIdentities.id(gid, "gid");
        Target t = path(path, "lchown", "path", PyNone.NONE);
        try {
            files.setOwner(t.absolute(), user, group, false);
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("fchown(fd, uid, gid)")
    void fchown(int fd, Object uid, Object gid) {
        int user = (int) PosixIdentities.id(uid, "uid");
        int group = (int) PosixIdentities.id(gid, "gid");
        try {
            files.setOwner(changed(new Target(null, fd, null, null)), user, group, true);
        } catch (HostError e) {
            throw error(e);
        }
    }

    /// CPython: os_utime_impl
    @Function("utime(path, times=None, *, ns=NULL, dir_fd=None, follow_symlinks=True)")
    void utime(Object path, Object times, Object ns, Object dirFd, boolean follow) {
        Target t = dirFd == PyNone.NONE ? target(path, "utime") : path(path, "utime", "path", dirFd);
        if (times != PyNone.NONE && ns != null) {
            throw valueError("utime: you may specify either 'times' or 'ns' but not both");
        }
        long access;
        long modify;
        if (times != PyNone.NONE) {
            if (!(times instanceof PyTuple pair) || pair.size() != 2) {
                throw typeError("utime: 'times' must be either a tuple of two ints or None");
            }
            access = nanoseconds(pair.at(0));
            modify = nanoseconds(pair.at(1));
        } else if (ns != null) {
            if (!(ns instanceof PyTuple pair) || pair.size() != 2) {
                throw typeError("utime: 'ns' must be a tuple of two ints");
            }
            access = Conversion.toLong(pair.at(0));
            modify = Conversion.toLong(pair.at(1));
        } else {
            access = modify = host.clock().realTime();
        }
        if (t.isDescriptor() && !follow) {
            throw valueError("utime: cannot use fd and follow_symlinks together");
        }
        try {
            files.setTimes(changed(t), access, modify, follow);
        } catch (HostError e) {
            throw error(e);
        }
    }

    private static long nanoseconds(Object seconds) {
        if (seconds instanceof Double d) {
            if (Double.isNaN(d)) {
                throw valueError("Invalid value NaN (not a number)");
            }
            double whole = Math.floor(d);
            return (long) whole * 1_000_000_000 + (long) Math.floor((d - whole) * 1e9);
        }
        return Conversion.toLong(Numbers.multiply(Conversion.index(seconds), 1_000_000_000L));
    }

    @Function("truncate(path, length)")
    void truncate(Object path, long length) {
        Target t = target(path, "truncate");
        try {
            if (t.isDescriptor()) {
                table.get(t.fd()).truncate(length);
            } else {
                files.truncate(t.absolute(), length);
            }
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("umask(mask, /)")
    int umask(int mask) {
        int old = table.umask();
        table.setUmask(mask);
        if (host.natives() != null) {
            // What the C library and other programs create follows the process's own.
            host.natives().call(CFunction.UMASK, mask & 0777, 0, 0);
        }
        return old;
    }

    /// A number of a device; all bits may be set.
    private static long device(Object number) {
        Object n = Conversion.index(number);
        if (n instanceof Long l ? l < 0 : ((java.math.BigInteger) n).signum() < 0) {
            throw Raise.overflowError("can't convert negative int to unsigned");
        }
        return ((Number) n).longValue();
    }

    @Function("major(device, /)")
    long major(Object number) {
        long device = device(number);
        return device >>> 8 & 0xFFF | device >>> 32 & ~0xFFF;
    }

    @Function("minor(device, /)")
    long minor(Object number) {
        long device = device(number);
        return device & 0xFF | device >>> 12 & ~0xFF;
    }

    @Function("makedev(major, minor, /)")
    long makedev(long major, long minor) {
        if (major < 0 || minor < 0 || major > Integer.MAX_VALUE || minor > Integer.MAX_VALUE) {
            throw Raise.overflowError(major < 0 || minor < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
        }
        return (major & 0xFFF) << 8 | (major & ~0xFFFL) << 32 | minor & 0xFF | (minor & ~0xFFL) << 12;
    }
}
