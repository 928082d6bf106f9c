package taipan.modules.posix;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Function;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.FileStatus;
import taipan.host.FileSystem;
import taipan.host.Host;
import taipan.host.HostError;
import taipan.modules.FileNames;
import taipan.modules.Patience;
import taipan.objects.Audit;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.PyType;
import taipan.objects.StructSequence;
import taipan.objects.ThreadState;
import taipan.objects.Warnings;

/// What `posix` does with open files, and the ground of everything in it: paths, errors, status results.
/// CPython: Modules/posixmodule.c
abstract class PosixDescriptors {
    static final StructSequence STAT = new StructSequence("os.stat_result", 10, "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid",
            "st_gid", "st_size", null, null, null, "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns",
            "st_blksize", "st_blocks", "st_rdev");
    static final StructSequence TERMINAL_SIZE = new StructSequence("os.terminal_size", 2, "columns", "lines");

    private static final long SECOND = 1_000_000_000;

    final InterpreterState interpreter;
    final Descriptors table;
    final Host host;
    final FileSystem files;

    PosixDescriptors(InterpreterState interpreter) {
        this.interpreter = interpreter;
        this.table = Descriptors.of(interpreter);
        this.host = table.host();
        this.files = host.files();
    }

    // Errors

    static Raised error(HostError e) {
        return Raise.osError(e.errno(), null);
    }

    static Raised error(HostError e, Object filename) {
        return Raise.osError(e.errno(), filename);
    }

    static Raised error(HostError e, Object from, Object to) {
        return Raise.with(PyExc.OSError, (long) e.errno(), Errno.message(e.errno()), from, PyNone.NONE, to);
    }

    // Paths

    /// A path argument that may also be a descriptor: `name` is null then.
    record Target(FileNames.Name name, int fd, String absolute, Object original) {
        boolean isDescriptor() {
            return name == null;
        }
    }

    final Target target(Object path, String function) {
        if (PyInt.valueOrNull(path) != null) {
            return new Target(null, Conversion.toInt(path), null, path);
        }
        if (!(path instanceof String) && !(path instanceof PyObject)) {
            throw typeError("%s: path should be string, bytes, os.PathLike or integer, not %T", function, path);
        }
        return named(path, function, "path", "string, bytes, os.PathLike or integer", PyNone.NONE);
    }

    /// A path relative to the folder of `dir_fd`, or to the current one.
    final Target path(Object path, String function, String argument, Object dirFd) {
        return named(path, function, argument, "string, bytes or os.PathLike", dirFd);
    }

    private Target named(Object path, String function, String argument, String wanted, Object dirFd) {
        if (!(path instanceof PyBytes) && path instanceof PyObject && taipan.objects.Attributes.special(path, "__fspath__") == null
                && Buffer.isBuffer(path)) {
            Warnings.warn(PyExc.DeprecationWarning, function + ": " + argument + " should be " + wanted + ", not "
                    + PyType.of(path).fullName(), 1);
        }
        FileNames.Name name;
        try {
            name = FileNames.of(path, function, argument);
        } catch (Raised e) {
            if (e.matches(PyExc.TypeError) && !wanted.isEmpty() && taipan.objects.Attributes.special(path, "__fspath__") == null) {
                throw typeError("%s: %s should be %s, not %T", function, argument, wanted, path);
            }
            throw e;
        }
        String text = name.text();
        String absolute = text;
        if (text.isEmpty()) {
            absolute = "";
        } else if (dirFd != PyNone.NONE && !text.startsWith("/")) {
            absolute = folderOf(dirFd) + "/" + text;
        } else {
            absolute = table.absolute(text);
        }
        return new Target(name, -1, absolute, path);
    }

    private String folderOf(Object dirFd) {
        if (!Conversion.isIndex(dirFd)) {
            throw typeError("argument should be integer or None, not %T", dirFd);
        }
        try {
            FileHandle handle = table.get(Conversion.toInt(dirFd));
            if (!handle.status().isDirectory()) {
                throw Raise.osError(Errno.ENOTDIR, null);
            }
            return handle.path();
        } catch (HostError e) {
            throw error(e);
        }
    }

    // Status

    static Object statResult(FileStatus s) {
        long a = s.accessTime();
        long m = s.modifyTime();
        long c = s.changeTime();
        return STAT.of((long) s.mode(), s.inode(), s.device(), s.links(), s.user() & 0xFFFFFFFFL, s.group() & 0xFFFFFFFFL, s.size(),
                Math.floorDiv(a, SECOND), Math.floorDiv(m, SECOND), Math.floorDiv(c, SECOND), seconds(a), seconds(m), seconds(c), a, m, c,
                s.blockSize(), s.blocks(), s.specialDevice());
    }

    private static double seconds(long nanos) {
        return Math.floorDiv(nanos, SECOND) + 1e-9 * Math.floorMod(nanos, SECOND);
    }

    static int descriptor(Object fd) {
        if (!Conversion.isIndex(fd)) {
            Object method = taipan.objects.Attributes.lookup(fd, "fileno");
            if (method == null) {
                throw typeError("argument must be an int, or have a fileno() method.");
            }
            Object number = taipan.objects.Calls.call(method);
            if (PyInt.valueOrNull(number) == null) {
                throw typeError("fileno() returned a non-integer");
            }
            return Conversion.toInt(number);
        }
        int n = Conversion.toInt(fd);
        if (n < 0) {
            throw valueError("file descriptor cannot be a negative integer (%d)", n);
        }
        return n;
    }

    // Functions

    @Function("open(path, flags, mode=511, *, dir_fd=None)")
    int open(ThreadState ts, Object path, int flags, int mode, Object dirFd) {
        Audit.event(ts, "open", path, PyNone.NONE, (long) flags);
        Target t = path(path, "open", "path", dirFd);
        try {
            return table.open(t.absolute(), flags, mode);
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("close(fd)")
    void close(int fd) {
        try {
            table.close(fd);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("closerange(fd_low, fd_high, /)")
    void closeRange(int low, int high) {
        for (int fd = Math.max(0, low); fd < Math.min(high, table.limit()); fd++) {
            try {
                if (table.isOpen(fd)) {
                    table.close(fd);
                }
            } catch (HostError e) {
                // As in C, errors are nobody's business here.
            }
        }
    }

    @Function("dup(fd, /)")
    int dup(int fd) {
        try {
            return table.duplicate(fd);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("dup2(fd, fd2, inheritable=True)")
    int dup2(int fd, int target, boolean inheritable) {
        try {
            table.duplicateTo(fd, target, inheritable);
            return target;
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("lseek(fd, position, how, /)")
    long lseek(int fd, long position, int how) {
        try {
            return table.get(fd).seek(position, how);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("read(fd, length, /)")
    Object read(int fd, long length) {
        if (length < 0) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        byte[] bytes = new byte[(int) Math.min(length, Integer.MAX_VALUE - 8)];
        try {
            int n = Patience.read(table.get(fd), bytes, 0, bytes.length);
            if (n < 0) {
                throw Raise.osError(Errno.EAGAIN, null);
            }
            return PyBytes.of(n == bytes.length ? bytes : Arrays.copyOf(bytes, n));
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("pread(fd, length, offset, /)")
    Object pread(int fd, int length, long offset) {
        if (length < 0 || offset < 0) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        byte[] bytes = new byte[length];
        try {
            return PyBytes.of(Arrays.copyOf(bytes, table.get(fd).readAt(bytes, 0, length, offset)));
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("readv(fd, buffers, /)")
    long readv(int fd, Object buffers) {
        long total = 0;
        try {
            for (Object o : Iteration.toArray(buffers)) {
                Buffer b = Buffer.of(o, Buffer.WRITABLE);
                try {
                    int n = Patience.read(table.get(fd), b.memory(), b.offset(), b.length());
                    total += Math.max(0, n);
                    if (n < b.length()) {
                        break;
                    }
                } finally {
                    b.release();
                }
            }
        } catch (HostError e) {
            throw error(e);
        }
        return total;
    }

    @Function("write(fd, data, /)")
    long write(int fd, Buffer data) {
        try {
            int n = Patience.write(table.get(fd), data.memory(), data.offset(), data.length());
            if (n < 0) {
                throw Raise.osError(Errno.EAGAIN, null);
            }
            return n;
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("pwrite(fd, buffer, offset, /)")
    long pwrite(int fd, Buffer data, long offset) {
        try {
            return table.get(fd).writeAt(data.memory(), data.offset(), data.length(), offset);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("writev(fd, buffers, /)")
    long writev(int fd, Object buffers) {
        long total = 0;
        for (Object o : Iteration.toArray(buffers)) {
            Buffer b = Buffer.of(o);
            try {
                total += write(fd, b);
            } finally {
                b.release();
            }
        }
        return total;
    }

    @Function("sendfile(out_fd, in_fd, offset, count)")
    long sendfile(int out, int in, Object offset, long count) {
        byte[] bytes = new byte[(int) Math.min(count, 1 << 16)];
        try {
            int n = offset == PyNone.NONE
                    ? Patience.read(table.get(in), bytes, 0, bytes.length)
                    : table.get(in).readAt(bytes, 0, bytes.length, Conversion.toLong(offset));
            return n <= 0 ? 0 : Patience.write(table.get(out), bytes, 0, n);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("fstat(fd)")
    Object fstat(int fd) {
        try {
            return statResult(table.get(fd).status());
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("isatty(fd, /)")
    boolean isatty(int fd) {
        return table.isOpen(fd) && table.get(fd).isTerminal();
    }

    @Function("ttyname(fd, /)")
    Object ttyname(int fd) {
        try {
            FileHandle handle = table.get(fd);
            if (!handle.isTerminal()) {
                throw Raise.osError(Errno.ENOTTY, null);
            }
            if (host.natives() != null) {
                CMemory name = CMemory.of(256);
                table.natives().require(CFunction.TTYNAME_R, handle.systemDescriptor(), name.address(), 256);
                return taipan.objects.PyStr.fromName(taipan.host.Natives.decode(name.string(0)));
            }
            return handle.path() == null ? "/dev/tty" : handle.path();
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("pipe()")
    Object pipe() {
        int[] ends = table.pipe();
        return PyTuple.of((long) ends[0], (long) ends[1]);
    }

    @Function("pipe2(flags, /)")
    Object pipe2(int flags) {
        int[] ends = table.pipe();
        if ((flags & FileSystem.NONBLOCK) != 0) {
            table.get(ends[0]).setBlocking(false);
            table.get(ends[1]).setBlocking(false);
        }
        return PyTuple.of((long) ends[0], (long) ends[1]);
    }

    @Function("ftruncate(fd, length, /)")
    void ftruncate(int fd, long length) {
        try {
            table.get(fd).truncate(length);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("fsync(fd)")
    void fsync(Object fd) {
        try {
            table.get(descriptor(fd)).sync();
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("fdatasync(fd)")
    void fdatasync(Object fd) {
        fsync(fd);
    }

    @Function("get_inheritable(fd, /)")
    boolean getInheritable(int fd) {
        try {
            return table.isInheritable(fd);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("set_inheritable(fd, inheritable, /)")
    void setInheritable(int fd, int inheritable) {
        try {
            table.setInheritable(fd, inheritable != 0);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("get_blocking(fd, /)")
    boolean getBlocking(int fd) {
        try {
            return table.get(fd).isBlocking();
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("set_blocking(fd, blocking, /)")
    void setBlocking(int fd, boolean blocking) {
        try {
            table.get(fd).setBlocking(blocking);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("device_encoding(fd)")
    Object deviceEncoding(int fd) {
        return isatty(fd) ? "UTF-8" : PyNone.NONE;
    }

    @Function("get_terminal_size(fd=NULL, /)")
    Object terminalSize(Object fd) {
        int number = fd == null ? 1 : Conversion.toInt(fd);
        try {
            if (!table.get(number).isTerminal()) {
                throw Raise.osError(Errno.ENOTTY, null);
            }
        } catch (HostError e) {
            throw error(e);
        }
        if (host.natives() != null) {
            CMemory window = CMemory.of(8);
            try {
                table.natives().ask(CFunction.IOCTL, table.systemDescriptor(number), 0x5413, window.address());
            } catch (HostError e) {
                throw error(e);
            }
            return TERMINAL_SIZE.of((long) window.getShort(2), (long) window.getShort(0));
        }
        int[] size = host.processes().terminalSize();
        if (size == null) {
            throw Raise.osError(Errno.ENOTTY, null);
        }
        return TERMINAL_SIZE.of((long) size[0], (long) size[1]);
    }

}
