package taipan.modules.unix;

import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.objects.Buffer;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyInt;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// The `fcntl` module. Commands that concern numbers of descriptors are answered from the interpreter's own table.
/// CPython: Modules/fcntlmodule.c
@PyModule("fcntl")
public final class FcntlModule extends SystemCalls {
    private static final int LARGEST = 1024;
    private static final int F_DUPFD = 0;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_SETLK = 6;
    private static final int F_SETLKW = 7;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int LOCK_SH = 1;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;
    private static final int LOCK_UN = 8;
    private static final long PAUSE = 2_000_000;

    private static final String CONSTANTS = "LOCK_SH=1 LOCK_EX=2 LOCK_NB=4 LOCK_UN=8 LOCK_MAND=32 LOCK_READ=64 LOCK_WRITE=128 LOCK_RW=192 F_DUPFD=0"
            + " F_DUPFD_CLOEXEC=1030 F_GETFD=1 F_SETFD=2 F_GETFL=3 F_SETFL=4 F_GETLK=5 F_SETLK=6 F_SETLKW=7 F_OFD_GETLK=36 F_OFD_SETLK=37"
            + " F_OFD_SETLKW=38 F_GETOWN=9 F_SETOWN=8 F_GETSIG=11 F_SETSIG=10 F_RDLCK=0 F_WRLCK=1 F_UNLCK=2 F_GETLK64=5 F_SETLK64=6"
            + " F_SETLKW64=7 FASYNC=8192 F_SETLEASE=1024 F_GETLEASE=1025 F_NOTIFY=1026 F_EXLCK=4 F_SHLCK=8 F_SETPIPE_SZ=1031 F_GETPIPE_SZ=1032"
            + " FD_CLOEXEC=1 DN_ACCESS=1 DN_MODIFY=2 DN_CREATE=4 DN_DELETE=8 DN_RENAME=16 DN_ATTRIB=32 DN_MULTISHOT=2147483648";

    public FcntlModule(InterpreterState interpreter) {
        super(interpreter, "fcntl");
    }

    void init(PyModuleObject module) {
        addConstants(module, CONSTANTS);
    }

    private static byte[] bytesOrNull(Object argument) {
        if (PyInt.valueOrNull(argument) != null) {
            return null;
        }
        if (PyStr.valueOrNull(argument) != null) {
            return Codecs.encodeToBytes(argument, null, null);
        }
        return Buffer.isBuffer(argument) ? Buffer.bytesOf(argument) : null;
    }

    @Function("fcntl(fd, cmd, arg=0, /)")
    Object fcntl(Object file, int command, Object argument) {
        int fd = number(file);
        byte[] bytes = bytesOrNull(argument);
        try {
            if (bytes != null) {
                if (bytes.length > LARGEST) {
                    throw valueError("fcntl string arg too long");
                }
                CMemory m = CMemory.of(LARGEST).put(0, bytes, 0, bytes.length);
                if (command == F_SETLKW) {
                    setLock(system(fd), m);
                } else {
                    natives.ask(CFunction.FCNTL, system(fd), command, m.address());
                }
                return PyBytes.of(m.get(0, bytes.length));
            }
            long value = unsigned(argument);
            switch (command) {
                case F_DUPFD, F_DUPFD_CLOEXEC:
                    if (value < 0) {
                        throw new HostError(Errno.EINVAL);
                    }
                    int copy = table.addFrom(table.get(fd), (int) value);
                    table.setInheritable(copy, command == F_DUPFD);
                    return (long) copy;
                case F_GETFD:
                    return table.isInheritable(fd) ? 0L : 1L;
                case F_SETFD:
                    table.setInheritable(fd, (value & 1) == 0);
                    return 0L;
                default:
                    return (long) natives.ask(CFunction.FCNTL, system(fd), command, (int) value);
            }
        } catch (HostError e) {
            throw error(e);
        }
    }

    /// An int argument; those above the signed range stand for their bits.
    private static long unsigned(Object argument) {
        Object n = Conversion.index(argument);
        if (!(n instanceof Long l)) {
            throw Raise.overflowError(((java.math.BigInteger) n).signum() < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
        }
        if (l > 0xFFFFFFFFL || l < Integer.MIN_VALUE) {
            throw Raise.overflowError(l > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
        }
        return l;
    }

    /// Waits for a lock so that signals are not kept waiting.
    private void setLock(int fd, CMemory lock) {
        while ((int) natives.call(CFunction.FCNTL, fd, F_SETLK, lock.address()) != 0) {
            int errno = natives.errno();
            if (errno != Errno.EAGAIN && errno != Errno.EACCES && errno != Errno.EINTR) {
                throw new HostError(errno);
            }
            pause(PAUSE);
        }
    }

    /// CPython: fcntl_ioctl_impl
    @Function("ioctl(fd, request, arg=0, mutate_flag=True, /)")
    Object ioctl(Object file, Object request, Object argument, boolean mutate) {
        int fd = system(number(file));
        long code = ((Number) Conversion.index(request)).longValue() & 0xFFFFFFFFL;
        try {
            if (PyInt.valueOrNull(argument) == null && PyStr.valueOrNull(argument) == null && Buffer.isBuffer(argument)) {
                Buffer buffer = Buffer.of(argument);
                try {
                    if (!buffer.isReadOnly() && mutate) {
                        byte[] bytes = buffer.toBytes();
                        CMemory m = CMemory.of(Math.max(LARGEST, bytes.length)).put(0, bytes, 0, bytes.length);
                        int result = natives.ask(CFunction.IOCTL, fd, code, m.address());
                        m.get(0, buffer.memory(), buffer.offset(), bytes.length);
                        return (long) result;
                    }
                } finally {
                    buffer.release();
                }
            }
            byte[] bytes = bytesOrNull(argument);
            if (bytes != null) {
                if (bytes.length > LARGEST) {
                    throw valueError("ioctl string arg too long");
                }
                CMemory m = CMemory.of(LARGEST).put(0, bytes, 0, bytes.length);
                natives.ask(CFunction.IOCTL, fd, code, m.address());
                return PyBytes.of(Arrays.copyOf(m.get(0, bytes.length), bytes.length));
            }
            return (long) natives.ask(CFunction.IOCTL, fd, code, unsigned(argument));
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("flock(fd, operation, /)")
    void flock(Object file, int operation) {
        int fd = system(number(file));
        while ((int) natives.call(CFunction.FLOCK, fd, operation | LOCK_NB, 0) != 0) {
            int errno = natives.errno();
            if ((operation & LOCK_NB) != 0 || errno != Errno.EAGAIN && errno != Errno.EINTR) {
                throw Raise.osError(errno, null);
            }
            pause(PAUSE);
        }
    }

    @Function("lockf(fd, cmd, len=0, start=0, whence=0, /)")
    void lockf(Object file, int command, Object length, Object start, int whence) {
        int fd = system(number(file));
        int type = (command & LOCK_UN) != 0 ? 2 : (command & LOCK_SH) != 0 ? 0 : (command & LOCK_EX) != 0 ? 1 : -1;
        if (command == LOCK_UN ? false : type < 0) {
            throw valueError("unrecognized lockf argument");
        }
        CMemory lock = CMemory.of(32).putShort(0, type).putShort(2, whence).putLong(8, Conversion.toLong(start)).putLong(16, Conversion.toLong(length));
        try {
            if ((command & LOCK_NB) != 0 || type == 2) {
                natives.ask(CFunction.FCNTL, fd, F_SETLK, lock.address());
            } else {
                setLock(fd, lock);
            }
        } catch (HostError e) {
            throw error(e);
        }
    }

    PyType[] types() {
        return new PyType[0];
    }
}
