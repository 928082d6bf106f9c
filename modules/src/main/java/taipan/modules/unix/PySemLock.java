package taipan.modules.unix;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constant;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Descriptors;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.interpreter.Attention;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// `_multiprocessing.SemLock`: a named semaphore of the system as a lock.
/// CPython: Modules/_multiprocessing/semaphore.c
@PyClass(name = "_multiprocessing.SemLock", subclassable = true)
public final class PySemLock extends PyExtensible {
    public static final PyType TYPE = PySemLockBindings.newType();

    @Constant
    static final long SEM_VALUE_MAX = Integer.MAX_VALUE;

    private static final int RECURSIVE = 0;
    private static final int SEMAPHORE = 1;
    private static final int O_CREAT = 0100;
    private static final int O_EXCL = 0200;
    /// How long a wait goes on without looking after signals.
    private static final long SLICE = 10_000_000;
    private static final long SECOND = 1_000_000_000;

    private final Natives natives;
    private final long handle;
    private final int kind;
    private final int most;
    private final Object name;
    private int count;
    private Thread last;

    private PySemLock(PyType type, Natives natives, long handle, int kind, int most, Object name) {
        super(type);
        this.natives = natives;
        this.handle = handle;
        this.kind = kind;
        this.most = most;
        this.name = name;
    }

    private static Natives natives(ThreadState ts) {
        return Descriptors.of(ts.interpreter()).natives();
    }

    @Constructor("SemLock(cls, kind, value, maxvalue, name, unlink)")
    static Object construct(PyType cls, int kind, int value, int most, String name, boolean unlink, ThreadState ts) {
        if (kind != RECURSIVE && kind != SEMAPHORE) {
            throw Raise.valueError("unrecognized kind");
        }
        Natives natives = natives(ts);
        CMemory text = Natives.path(name);
        long handle = natives.call(CFunction.SEM_OPEN, text.address(), O_CREAT | O_EXCL, 0600, value, 0, 0);
        if (handle == 0) {
            throw Raise.osError(natives.errno(), null);
        }
        if (unlink && (int) natives.call(CFunction.SEM_UNLINK, text.address(), 0, 0) != 0) {
            throw Raise.osError(natives.errno(), null);
        }
        return new PySemLock(cls, natives, handle, kind, most, unlink ? PyNone.NONE : PyStr.fromName(name));
    }

    @ClassMethod("_rebuild(cls, handle, kind, maxvalue, name, /)")
    static Object rebuild(PyType cls, long handle, int kind, int most, Object name, ThreadState ts) {
        Natives natives = natives(ts);
        long found = handle;
        if (name != PyNone.NONE) {
            CMemory text = Natives.path(PyStr.toName(name));
            found = natives.call(CFunction.SEM_OPEN, text.address(), 0, 0);
            if (found == 0) {
                throw Raise.osError(natives.errno(), null);
            }
        }
        return new PySemLock(cls, natives, found, kind, most, name);
    }

    @Getter("handle")
    long handle() {
        return handle;
    }

    @Getter("kind")
    int kind() {
        return kind;
    }

    @Getter("maxvalue")
    int maxvalue() {
        return most;
    }

    @Getter("name")
    Object name() {
        return name;
    }

    private boolean isMine() {
        return count > 0 && last == Thread.currentThread();
    }

    @Method("acquire(self, /, block=True, timeout=None)")
    boolean acquire(boolean block, Object timeout, ThreadState ts) {
        if (kind == RECURSIVE && isMine()) {
            count++;
            return true;
        }
        double seconds = timeout == PyNone.NONE ? -1 : Math.max(0, Conversion.toDouble(timeout));
        if ((int) natives.call(CFunction.SEM_TRYWAIT, handle, 0, 0) != 0) {
            int errno = natives.errno();
            if (errno != Errno.EAGAIN && errno != Errno.EINTR) {
                throw Raise.osError(errno, null);
            }
            if (!block || !await(seconds, ts)) {
                return false;
            }
        }
        count++;
        last = Thread.currentThread();
        return true;
    }

    /// Waits in slices; a negative time is for ever.
    private boolean await(double seconds, ThreadState ts) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        CMemory until = CMemory.of(16);
        while (true) {
            long slice = seconds < 0 ? SLICE : Math.min(SLICE, end - System.nanoTime());
            if (slice <= 0) {
                return false;
            }
            long then = Descriptors.of(ts.interpreter()).host().clock().realTime() + slice;
            until.putLong(0, then / SECOND).putLong(8, then % SECOND);
            if ((int) natives.call(CFunction.SEM_TIMEDWAIT, handle, until.address(), 0) == 0) {
                return true;
            }
            int errno = natives.errno();
            if (errno != Errno.ETIMEDOUT && errno != Errno.EINTR) {
                throw Raise.osError(errno, null);
            }
            if (ts.attention) {
                Attention.handle(ts);
            } else {
                Thread.interrupted();
            }
        }
    }

    private int value() {
        CMemory value = CMemory.of(8);
        try {
            natives.ask(CFunction.SEM_GETVALUE, handle, value.address());
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
        return Math.max(0, value.getInt(0));
    }

    @Method("release(self, /)")
    void release() {
        if (kind == RECURSIVE) {
            if (!isMine()) {
                throw Raise.with(PyExc.AssertionError, "attempt to release recursive lock not owned by thread");
            }
            if (count > 1) {
                count--;
                return;
            }
        } else if (value() >= most) {
            throw Raise.valueError("semaphore or lock released too many times");
        }
        if (kind == RECURSIVE) {
            count--;
        }
        if ((int) natives.call(CFunction.SEM_POST, handle, 0, 0) != 0) {
            throw Raise.osError(natives.errno(), null);
        }
        if (kind != RECURSIVE) {
            count--;
        }
    }

    @Method("__enter__(self, /)")
    boolean enter(ThreadState ts) {
        return acquire(true, PyNone.NONE, ts);
    }

    @Method("__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)")
    void exit(Object type, Object value, Object traceback) {
        release();
    }

    @Method("_count(self, /)")
    int count() {
        return count;
    }

    @Method("_is_mine(self, /)")
    boolean mine() {
        return isMine();
    }

    @Method("_get_value(self, /)")
    int getValue() {
        return value();
    }

    @Method("_is_zero(self, /)")
    boolean isZero() {
        return value() == 0;
    }

    @Method("_after_fork(self, /)")
    void afterFork() {
        count = 0;
    }
}
