package taipan.modules.posix;

import static taipan.objects.Raise.valueError;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taipan.bindings.Function;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.modules.FileNames;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// What `posix` does through the C library alone: terminals, locks, extended attributes, event counters, splicing.
/// CPython: Modules/posixmodule.c
abstract class PosixDevices extends PosixPaths {
    private static final int FOLLOW = 0;
    private static final int ITSELF = 1;
    private static final int OPEN_FILE = 2;
    private static final int LARGEST_ATTRIBUTE = 65536;

    PosixDevices(InterpreterState interpreter) {
        super(interpreter);
    }

    final Natives natives() {
        return table.natives();
    }

    /// Calls a function that answers -1 with an errno when it fails.
    final long ask(CFunction function, long... arguments) {
        long[] a = Arrays.copyOf(arguments, 6);
        try {
            return natives().ask(function, a[0], a[1], a[2], a[3], a[4], a[5]);
        } catch (HostError e) {
            throw error(e);
        }
    }

    final int system(int fd) {
        try {
            return table.systemDescriptor(fd);
        } catch (HostError e) {
            throw error(e);
        }
    }

    // Terminals

    @Function("openpty()")
    Object openpty() {
        try {
            Natives natives = natives();
            // O_RDWR | O_NOCTTY | O_CLOEXEC
            int master = natives.ask(CFunction.POSIX_OPENPT, 02 | 0400 | 02000000);
            natives.ask(CFunction.GRANTPT, master);
            natives.ask(CFunction.UNLOCKPT, master);
            CMemory name = CMemory.of(128);
            natives.require(CFunction.PTSNAME_R, master, name.address(), 128);
            int slave = natives.ask(CFunction.OPEN, name.address(), 02 | 0400 | 02000000);
            return PyTuple.of((long) table.adopt(master), (long) table.adopt(slave));
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("tcgetpgrp(fd, /)")
    long tcgetpgrp(int fd) {
        return ask(CFunction.TCGETPGRP, system(fd));
    }

    @Function("tcsetpgrp(fd, pgid, /)")
    void tcsetpgrp(int fd, int group) {
        ask(CFunction.TCSETPGRP, system(fd), group);
    }

    // Files

    @Function("lockf(fd, command, length, /)")
    void lockf(int fd, int command, long length) {
        ask(CFunction.LOCKF, system(fd), command, length);
    }

    @Function("posix_fallocate(fd, offset, length, /)")
    void fallocate(int fd, long offset, long length) {
        try {
            natives().require(CFunction.POSIX_FALLOCATE, system(fd), offset, length);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("mknod(path, mode=384, device=0, *, dir_fd=None)")
    void mknod(Object path, int mode, long device, Object dirFd) {
        Target t = path(path, "mknod", "path", dirFd);
        try {
            natives().ask(CFunction.MKNOD, Natives.path(t.absolute()).address(), mode & ~table.umask(), device);
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("chroot(path)")
    void chroot(Object path) {
        Target t = path(path, "chroot", "path", PyNone.NONE);
        try {
            natives().ask(CFunction.CHROOT, Natives.path(t.absolute()).address());
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("sync()")
    void sync() {
        try {
            natives().call(CFunction.SYNC, 0, 0, 0);
        } catch (HostError e) {
            throw error(e);
        }
    }

    private long vector(Object buffers, boolean writes, int fd, long offset, int flags) {
        List<Buffer> all = new ArrayList<>();
        try {
            int total = 0;
            for (Object o : Iteration.toArray(buffers)) {
                Buffer b = writes ? Buffer.of(o) : Buffer.of(o, Buffer.WRITABLE);
                all.add(b);
                total += b.length();
            }
            CMemory bytes = CMemory.of(total);
            int at = 0;
            for (Buffer b : all) {
                if (writes) {
                    bytes.put(at, b.memory(), b.offset(), b.length());
                }
                at += b.length();
            }
            CMemory vector = CMemory.of(16).putLong(0, bytes.address()).putLong(8, total);
            // The C library takes the offset in one register on 64-bit systems.
            int moved = (int) natives().askLong(writes ? CFunction.PWRITEV2 : CFunction.PREADV2, system(fd), vector.address(), 1, offset, flags, 0);
            at = 0;
            for (Buffer b : all) {
                int n = Math.min(b.length(), moved - at);
                if (!writes && n > 0) {
                    bytes.get(at, b.memory(), b.offset(), n);
                }
                at += Math.max(0, n);
            }
            return moved;
        } catch (HostError e) {
            throw error(e);
        } finally {
            for (Buffer b : all) {
                b.release();
            }
        }
    }

    @Function("preadv(fd, buffers, offset, flags=0, /)")
    long preadv(int fd, Object buffers, long offset, int flags) {
        return vector(buffers, false, fd, offset, flags);
    }

    @Function("pwritev(fd, buffers, offset, flags=0, /)")
    long pwritev(int fd, Object buffers, long offset, int flags) {
        return vector(buffers, true, fd, offset, flags);
    }

    @Function("splice(src, dst, count, offset_src=None, offset_dst=None, flags=0)")
    long splice(int from, int to, long count, Object fromOffset, Object toOffset, int flags) {
        if (count < 0) {
            throw valueError("negative value for 'count' not allowed");
        }
        try {
            CMemory offsets = CMemory.of(16);
            offsets.putLong(0, fromOffset == PyNone.NONE ? 0 : Conversion.toLong(fromOffset));
            offsets.putLong(8, toOffset == PyNone.NONE ? 0 : Conversion.toLong(toOffset));
            return natives().askLong(CFunction.SPLICE, system(from), fromOffset == PyNone.NONE ? 0 : offsets.address(), system(to),
                    toOffset == PyNone.NONE ? 0 : offsets.address() + 8, count, flags);
        } catch (HostError e) {
            throw error(e);
        }
    }

    // Event counters

    @Function("eventfd(initval, flags=524288)")
    int eventfd(Object value, int flags) {
        try {
            return table.adopt(natives().ask(CFunction.EVENTFD, Conversion.toLong(value), flags | 02000000));
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("eventfd_read(fd)")
    Object eventfdRead(int fd, ThreadState ts) {
        return Conversion.index(taipan.objects.Calls.method(PyInt.TYPE, "from_bytes", readExactly(fd), "little"));
    }

    private Object readExactly(int fd) {
        byte[] eight = new byte[8];
        try {
            if (taipan.modules.Patience.read(table.get(fd), eight, 0, 8) < 0) {
                throw Raise.osError(Errno.EAGAIN, null);
            }
        } catch (HostError e) {
            throw error(e);
        }
        return PyBytes.of(eight);
    }

    @Function("eventfd_write(fd, value)")
    void eventfdWrite(int fd, Object value) {
        byte[] eight = Buffer.bytesOf(taipan.objects.Calls.method(value, "to_bytes", 8L, "little"));
        try {
            if (taipan.modules.Patience.write(table.get(fd), eight, 0, 8) < 0) {
                throw Raise.osError(Errno.EAGAIN, null);
            }
        } catch (HostError e) {
            throw error(e);
        }
    }

    // Extended attributes

    private static CFunction choose(int kind, CFunction follow, CFunction itself, CFunction file) {
        return kind == FOLLOW ? follow : kind == ITSELF ? itself : file;
    }

    private static int kind(Target t, boolean follow, String function) {
        if (t.isDescriptor() && !follow) {
            throw valueError("%s: cannot use fd and follow_symlinks together", function);
        }
        return t.isDescriptor() ? OPEN_FILE : follow ? FOLLOW : ITSELF;
    }

    private long place(Target t, List<CMemory> kept) {
        if (t.isDescriptor()) {
            return table.systemDescriptor(t.fd());
        }
        CMemory path = Natives.path(t.absolute());
        kept.add(path);
        return path.address();
    }

    private static CMemory attributeName(Object name, String function) {
        return Natives.path(FileNames.of(name, function, "attribute").text());
    }

    @Function("getxattr(path, attribute, *, follow_symlinks=True)")
    Object getxattr(Object path, Object attribute, boolean follow) {
        Target t = target(path, "getxattr");
        CFunction f = choose(kind(t, follow, "getxattr"), CFunction.GETXATTR, CFunction.LGETXATTR, CFunction.FGETXATTR);
        List<CMemory> kept = new ArrayList<>();
        CMemory name = attributeName(attribute, "getxattr");
        CMemory value = CMemory.of(LARGEST_ATTRIBUTE);
        try {
            int n = (int) natives().askLong(f, place(t, kept), name.address(), value.address(), LARGEST_ATTRIBUTE);
            return PyBytes.of(value.get(0, n));
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("setxattr(path, attribute, value, flags=0, *, follow_symlinks=True)")
    void setxattr(Object path, Object attribute, Buffer value, int flags, boolean follow) {
        Target t = target(path, "setxattr");
        CFunction f = choose(kind(t, follow, "setxattr"), CFunction.SETXATTR, CFunction.LSETXATTR, CFunction.FSETXATTR);
        List<CMemory> kept = new ArrayList<>();
        CMemory name = attributeName(attribute, "setxattr");
        CMemory bytes = CMemory.of(value.toBytes());
        try {
            natives().ask(f, place(t, kept), name.address(), bytes.address(), value.length(), flags);
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("removexattr(path, attribute, *, follow_symlinks=True)")
    void removexattr(Object path, Object attribute, boolean follow) {
        Target t = target(path, "removexattr");
        CFunction f = choose(kind(t, follow, "removexattr"), CFunction.REMOVEXATTR, CFunction.LREMOVEXATTR, CFunction.FREMOVEXATTR);
        List<CMemory> kept = new ArrayList<>();
        CMemory name = attributeName(attribute, "removexattr");
        try {
            natives().ask(f, place(t, kept), name.address());
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("listxattr(path=None, *, follow_symlinks=True)")
    Object listxattr(Object path, boolean follow) {
        Target t = target(path == PyNone.NONE ? "." : path, "listxattr");
        CFunction f = choose(kind(t, follow, "listxattr"), CFunction.LISTXATTR, CFunction.LLISTXATTR, CFunction.FLISTXATTR);
        List<CMemory> kept = new ArrayList<>();
        CMemory names = CMemory.of(LARGEST_ATTRIBUTE);
        try {
            int n = (int) natives().askLong(f, place(t, kept), names.address(), LARGEST_ATTRIBUTE);
            List<Object> all = new ArrayList<>();
            for (int at = 0; at < n; ) {
                byte[] name = names.string(at);
                all.add(PyStr.fromName(Natives.decode(name)));
                at += name.length + 1;
            }
            return PyList.of(all.toArray());
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("posix_fadvise(fd, offset, length, advice, /)")
    void fadvise(int fd, long offset, long length, int advice) {
        try {
            natives().require(CFunction.POSIX_FADVISE, system(fd), offset, length, advice, 0, 0);
        } catch (HostError e) {
            throw error(e);
        }
    }
}
