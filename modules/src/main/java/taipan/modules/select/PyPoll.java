package taipan.modules.select;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.Descriptors;
import taipan.host.HostError;
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

    PyPoll(Descriptors table) {
        super(TYPE);
        this.table = table;
    }

    @Method("register(self, fd, eventmask=7, /)")
    void register(Object fd, int mask) {
        masks.put(Readiness.descriptor(fd), mask);
    }

    @Method("modify(self, fd, eventmask, /)")
    void modify(Object fd, int mask) {
        if (masks.replace(Readiness.descriptor(fd), mask) == null) {
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
        Readiness.await(() -> {
            for (Map.Entry<Integer, Integer> e : masks.entrySet()) {
                int happened = events(e.getKey(), e.getValue());
                if (happened != 0) {
                    events.add(PyTuple.of((long) e.getKey(), (long) happened));
                }
            }
            return !events.isEmpty();
        }, Readiness.nanoseconds(timeout, 1e6), ts);
        return PyList.of(events.toArray());
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
