package taipan.modules.queue;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.interpreter.Attention;
import taipan.objects.Conversion;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// An unbounded queue between threads.
/// CPython: Modules/_queuemodule.c (simplequeueobject)
@PyClass(name = "_queue.SimpleQueue", subclassable = true, weakrefs = true)
public final class PySimpleQueue extends PyExtensible {
    public static final PyType TYPE = PySimpleQueueBindings.newType();

    /// A waiting thread looks for signals this often.
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);

    private final ArrayDeque<Object> items = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();

    private PySimpleQueue(PyType type) {
        super(type);
    }

    @Constructor("SimpleQueue(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (cls == TYPE && args.length > 0) {
            throw typeError("SimpleQueue() takes no positional arguments");
        }
        if (cls == TYPE && kwargs != null) {
            throw typeError("SimpleQueue() takes no keyword arguments");
        }
        return new PySimpleQueue(cls);
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Method("put(self, /, item, block=True, timeout=None)")
    void put(Object item, Object block, Object timeout) {
        putNowait(item);
    }

    @Method("put_nowait(self, /, item)")
    void putNowait(Object item) {
        lock.lock();
        try {
            items.addLast(item);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    @Method("get(self, /, block=True, timeout=None)")
    Object get(ThreadState ts, boolean block, Object timeout) {
        long nanos = Long.MAX_VALUE;
        if (block && timeout != PyNone.NONE) {
            nanos = nanoseconds(timeout);
            if (nanos < 0) {
                throw valueError("'timeout' must be a non-negative number");
            }
        }
        Object item = block ? await(ts, nanos) : poll();
        if (item == null) {
            throw ts.interpreter().service(QueueModule.class).empty();
        }
        return item;
    }

    private static long nanoseconds(Object timeout) {
        double seconds = timeout instanceof Double d ? d : (double) Conversion.toLong(timeout);
        if (Double.isNaN(seconds)) {
            throw valueError("Invalid value NaN (not a number)");
        }
        if (Math.abs(seconds) > Long.MAX_VALUE / 1e9) {
            throw overflowError("timestamp too large to convert to C _PyTime_t");
        }
        return (long) Math.ceil(seconds * 1e9);
    }

    private Object poll() {
        lock.lock();
        try {
            return items.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private Object await(ThreadState ts, long nanos) {
        long end = nanos == Long.MAX_VALUE ? 0 : System.nanoTime() + nanos;
        while (true) {
            lock.lock();
            try {
                Object item = items.pollFirst();
                if (item != null) {
                    return item;
                }
                long left = nanos == Long.MAX_VALUE ? SLICE : end - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                notEmpty.awaitNanos(Math.min(left, SLICE));
            } catch (InterruptedException e) {
                // Whoever interrupts the thread has also set its attention flag.
                Thread.interrupted();
            } finally {
                lock.unlock();
            }
            if (ts.attention) {
                Attention.handle(ts);
            }
        }
    }

    @Method("get_nowait(self, /)")
    Object getNowait(ThreadState ts) {
        return get(ts, false, PyNone.NONE);
    }

    @Method("empty(self, /)")
    boolean empty() {
        return qsize() == 0;
    }

    @Method("qsize(self, /)")
    long qsize() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }
}
