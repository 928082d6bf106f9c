package taipan.modules.threads;

import java.util.concurrent.Semaphore;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Identity;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// `_thread.lock`: any thread may release it.
/// CPython: Modules/_threadmodule.c (lock_type)
@PyClass(name = "_thread.lock", weakrefs = true)
public final class PyLock extends PyObject {
    public static final PyType TYPE = PyLockBindings.newType();

    private Semaphore permit = new Semaphore(1);

    public PyLock() {
        super(TYPE);
    }

    boolean tryAcquire() {
        return permit.tryAcquire();
    }

    @Method("acquire(self, blocking=True, timeout=-1)")
    boolean acquire(boolean blocking, Object timeout, ThreadState ts) {
        return Waiting.acquire(permit, Waiting.timeout(blocking, timeout), ts);
    }

    @Method("acquire_lock(self, blocking=True, timeout=-1)")
    boolean acquireLock(boolean blocking, Object timeout, ThreadState ts) {
        return acquire(blocking, timeout, ts);
    }

    @Method("release(self)")
    synchronized void release() {
        if (permit.availablePermits() > 0) {
            throw Raise.runtimeError("release unlocked lock");
        }
        permit.release();
    }

    @Method("release_lock(self)")
    void releaseLock() {
        release();
    }

    @Method("locked(self)")
    boolean locked() {
        return permit.availablePermits() == 0;
    }

    @Method("locked_lock(self)")
    boolean lockedLock() {
        return locked();
    }

    @Method("__enter__(self, blocking=True, timeout=-1)")
    boolean enter(boolean blocking, Object timeout, ThreadState ts) {
        return acquire(blocking, timeout, ts);
    }

    @Method("__exit__(self, /, *args)")
    void exit(Object[] args) {
        release();
    }

    @Method("_at_fork_reinit(self)")
    void reinitialize() {
        permit = new Semaphore(1);
    }

    public Object __repr__() {
        return "<" + (locked() ? "locked" : "unlocked") + " " + type().fullName() + " object at " + Identity.address(this) + ">";
    }
}
