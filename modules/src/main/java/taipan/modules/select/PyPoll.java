package taipan.modules.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.HostError;
import taipan.host.PollSet;
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
    static final int ERROR = 8;
    static final int HANG_UP = 16;
    static final int INVALID = 32;
    private static final int READ_NORMAL = 64;
    private static final int WRITE_NORMAL = 256;

    private final Descriptors table;
    private final Map<Integer, Integer> masks = new LinkedHashMap<>();
    private final AtomicBoolean waiting = new AtomicBoolean();

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

    /// CPython: select_poll_poll_impl
    @Method("poll(self, timeout=None, /)")
    Object poll(Object timeout, ThreadState ts) {
        long nanoseconds = Readiness.nanoseconds(timeout, 1e6);
        if (nanoseconds > Integer.MAX_VALUE * 1_000_000L) {
            throw Raise.overflowError("timeout is too large");
        }
        List<Object> events = new ArrayList<>();
        Map<FileHandle, Integer> wanted = new LinkedHashMap<>();
        Map<FileHandle, Integer> found = new HashMap<>();
        if (!waiting.compareAndSet(false, true)) {
            throw Raise.runtimeError("concurrent poll() invocation");
        }
        if (table.host().natives() != null) {
            try {
                return nativePoll(nanoseconds, ts);
            } catch (HostError e) {
                throw Raise.osError(e.errno(), null);
            } finally {
                waiting.set(false);
            }
        }
        PollSet set = table.pollSet();
        try {
            Map<Integer, FileHandle> handles = new LinkedHashMap<>();
            boolean invalid = false;
            for (Map.Entry<Integer, Integer> e : masks.entrySet()) {
                FileHandle handle = table.isOpen(e.getKey()) ? table.get(e.getKey()) : null;
                handles.put(e.getKey(), handle);
                if (handle == null) {
                    invalid = true;
                } else {
                    wanted.merge(handle, wanted(e.getValue()), (a, b) -> a | b);
                }
            }
            for (Map.Entry<FileHandle, Integer> e : wanted.entrySet()) {
                set.set(e.getKey(), e.getValue());
            }
            Readiness.await(set, (handle, bits) -> found.merge(handle, bits, (a, b) -> a | b), invalid ? 0 : nanoseconds, ts);
            for (Map.Entry<Integer, FileHandle> e : handles.entrySet()) {
                Integer mask = masks.get(e.getKey());
                int happened = e.getValue() == null ? INVALID : events(found.getOrDefault(e.getValue(), 0), mask == null ? 0 : mask);
                if (happened != 0) {
                    events.add(PyTuple.of((long) e.getKey(), (long) happened));
                }
            }
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        } finally {
            set.close();
            waiting.set(false);
        }
        return PyList.of(events.toArray());
    }

    private Object nativePoll(long nanoseconds, ThreadState ts) {
        int[] numbers = new int[masks.size()];
        int[] descriptors = new int[numbers.length];
        int[] events = new int[numbers.length];
        int at = 0;
        boolean invalid = false;
        for (Map.Entry<Integer, Integer> e : masks.entrySet()) {
            numbers[at] = e.getKey();
            boolean open = table.isOpen(e.getKey());
            invalid |= !open;
            // The system passes over negative descriptors.
            descriptors[at] = open ? table.systemDescriptor(e.getKey()) : -1;
            events[at++] = e.getValue();
        }
        NativePoll poll = new NativePoll(table.natives(), descriptors, events);
        poll.await(invalid ? 0 : nanoseconds, ts);
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            int happened = descriptors[i] < 0 ? INVALID : poll.happened(i);
            if (happened != 0) {
                found.add(PyTuple.of((long) numbers[i], (long) happened));
            }
        }
        return PyList.of(found.toArray());
    }

    /// What to wait for, given a mask of the system.
    static int wanted(int mask) {
        return ((mask & (IN | READ_NORMAL)) != 0 ? PollSet.READ : 0) | ((mask & (OUT | WRITE_NORMAL)) != 0 ? PollSet.WRITE : 0);
    }

    /// The system's bits for what was found.
    static int events(int found, int mask) {
        int happened = 0;
        if ((found & PollSet.READ) != 0) {
            happened |= mask & (IN | READ_NORMAL);
        }
        if ((found & PollSet.WRITE) != 0) {
            happened |= mask & (OUT | WRITE_NORMAL);
        }
        if ((found & PollSet.HANG_UP) != 0) {
            // At the end there is nothing to read but the end.
            happened = happened & ~(IN | READ_NORMAL) | HANG_UP;
        }
        return (found & PollSet.BROKEN) != 0 ? happened | ERROR : happened;
    }
}
