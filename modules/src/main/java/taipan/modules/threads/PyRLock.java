package taipan.modules.threads;

import java.util.concurrent.Semaphore;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Conversion;
import taipan.objects.Identity;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// `_thread.RLock`: its owner may take it again.
/// CPython: Modules/_threadmodule.c (RLocktype)
@PyClass(name = "_thread.RLock", subclassable = true, weakrefs = true)
public final class PyRLock extends PyExtensible {
    public static final PyType TYPE = PyRLockBindings.newType();

    private Semaphore permit = new Semaphore(1);
    private volatile long owner;
    private volatile long count;

    PyRLock(PyType type) {
        super(type);
    }

    @Constructor("RLock(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyRLock(cls);
    }

    private static long self() {
        return Thread.currentThread().threadId();
    }

    @Method("acquire(self, blocking=True, timeout=-1)")
    boolean acquire(boolean blocking, Object timeout, ThreadState ts) {
        long nanoseconds = Waiting.timeout(blocking, timeout);
        long me = self();
        if (count > 0 && owner == me) {
            count++;
            return true;
        }
        if (!Waiting.acquire(permit, nanoseconds, ts)) {
            return false;
        }
        owner = me;
        count = 1;
        return true;
    }

    @Method("release(self)")
    void release() {
        if (count == 0 || owner != self()) {
            throw Raise.runtimeError("cannot release un-acquired lock");
        }
        if (--count == 0) {
            owner = 0;
            permit.release();
        }
    }

    @Method("__enter__(self, blocking=True, timeout=-1)")
    boolean enter(boolean blocking, Object timeout, ThreadState ts) {
        return acquire(blocking, timeout, ts);
    }

    @Method("__exit__(self, /, *args)")
    void exit(Object[] args) {
        release();
    }

    @Method("_is_owned(self)")
    boolean isOwned() {
        return count > 0 && owner == self();
    }

    /// Gives the lock up whatever its count, and says how to get it back.
    @Method("_release_save(self)")
    Object releaseSave() {
        if (count == 0) {
            throw Raise.runtimeError("cannot release un-acquired lock");
        }
        Object state = PyTuple.of(count, owner);
        count = 0;
        owner = 0;
        permit.release();
        return state;
    }

    @Method("_acquire_restore(self, state, /)")
    void acquireRestore(PyTuple state, ThreadState ts) {
        Waiting.acquire(permit, -1, ts);
        count = Conversion.toLong(state.at(0));
        owner = Conversion.toLong(state.at(1));
    }

    @Method("_at_fork_reinit(self)")
    void reinitialize() {
        permit = new Semaphore(1);
        owner = count = 0;
    }

    public Object __repr__() {
        return "<" + (count > 0 ? "locked" : "unlocked") + " " + type().fullName() + " object owner=" + owner + " count=" + count + " at "
                + Identity.address(this) + ">";
    }
}
