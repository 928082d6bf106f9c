package taipan.modules.select;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.Descriptors;
import taipan.host.HostError;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.PyList;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// What `select.poll()` returns.
/// CPython: Modules/selectmodule.c (poll_Type)
@PyClass(name = "select.poll")
final class PyPoll extends PyObject {
    static final PyType TYPE = PyPollBindings.newType();

    static final int IN = 1;
    static final int OUT = 4;
    static final int HANG_UP = 16;
    static final int INVALID = 32;

    private final Descriptors table;
    private final Map<Integer, Integer> masks = new LinkedHashMap<>();
    private final AtomicBoolean polling = new AtomicBoolean();

    PyPoll(Descriptors table) {
        super(TYPE);
        this.table = table;
    }

    /// CPython: _PyLong_UnsignedShort_Converter
    private static int mask(Object events) {
        Object n = Conversion.index(events);
        if (n instanceof Long l ? l < 0 : ((java.math.BigInteger) n).signum() < 0) {
            throw Raise.valueError("value must be positive");
        }
        if (!(n instanceof Long l) || l > 0xFFFF) {
            throw Raise.overflowError("Python int too large for C unsigned short");
        }
        return (int) (long) (Long) n;
    }

    @Method("register(self, fd, eventmask=7, /)")
    void register(Object fd, Object events) {
        masks.put(Readiness.descriptor(fd), mask(events));
    }

    @Method("modify(self, fd, eventmask, /)")
    void modify(Object fd, Object events) {
        if (masks.replace(Readiness.descriptor(fd), mask(events)) == null) {
            throw Raise.osError(Errno.ENOENT, null);
        }
    }

    @Method("unregister(self, fd, /)")
    void unregister(Object fd) {
        int number = Readiness.descriptor(fd);
        if (masks.remove(number) == null) {
            throw Raise.keyError((long) number);
        }
    }

    @Method("poll(self, timeout=None, /)")
    Object poll(Object timeout, ThreadState ts) {
        List<Object> events = new ArrayList<>();
        long nanoseconds = Readiness.nanoseconds(timeout, 1e6);
        if (nanoseconds > Integer.MAX_VALUE * 1_000_000L) {
            throw Raise.overflowError("timeout is too large");
        }
        if (!polling.compareAndSet(false, true)) {
            throw Raise.runtimeError("concurrent poll() invocation");
        }
        try {
            poll(events, nanoseconds, ts);
        } finally {
            polling.set(false);
        }
        return PyList.of(events.toArray());
    }

    private void poll(List<Object> events, long nanoseconds, ThreadState ts) {
        Readiness.await(() -> {
            for (Map.Entry<Integer, Integer> e : masks.entrySet()) {
                int happened = events(e.getKey(), e.getValue());
                if (happened != 0) {
                    events.add(PyTuple.of((long) e.getKey(), (long) happened));
                }
            }
            return !events.isEmpty();
        }, nanoseconds, ts);
    }

    private int events(int fd, int mask) {
        try {
            int happened = 0;
            if ((mask & IN) != 0 && table.get(fd).isReadable() && Readiness.canRead(table, fd)) {
                happened |= table.get(fd).isAtEnd() ? HANG_UP : IN;
            }
            if ((mask & OUT) != 0 && Readiness.canWrite(table, fd)) {
                happened |= OUT;
            }
            return happened;
        } catch (HostError e) {
            return INVALID;
        }
    }
}
