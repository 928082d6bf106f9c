package taipan.modules.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.host.PollSet;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;

/// The `select` module.
/// CPython: Modules/selectmodule.c
@PyModule("select")
public final class SelectModule {
    private final Descriptors table;

    public SelectModule(InterpreterState interpreter) {
        this.table = Descriptors.of(interpreter);
    }

    PyType[] types() {
        return new PyType[] {PyEpoll.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("EPOLLIN", 1L);
        module.add("EPOLLPRI", 2L);
        module.add("EPOLLOUT", 4L);
        module.add("EPOLLERR", 8L);
        module.add("EPOLLHUP", 16L);
        module.add("EPOLLRDNORM", 64L);
        module.add("EPOLLRDBAND", 128L);
        module.add("EPOLLWRNORM", 256L);
        module.add("EPOLLWRBAND", 512L);
        module.add("EPOLLMSG", 1024L);
        module.add("EPOLLRDHUP", 8192L);
        module.add("EPOLLONESHOT", PyEpoll.ONE_SHOT);
        module.add("EPOLLET", PyEpoll.EDGE);
        module.add("EPOLL_CLOEXEC", 0x80000L);
        module.add("error", PyExc.OSError);
        module.add("PIPE_BUF", 4096L);
        module.add("POLLIN", (long) PyPoll.IN);
        module.add("POLLPRI", 2L);
        module.add("POLLOUT", (long) PyPoll.OUT);
        module.add("POLLERR", 8L);
        module.add("POLLHUP", 16L);
        module.add("POLLNVAL", (long) PyPoll.INVALID);
        module.add("POLLRDNORM", 64L);
        module.add("POLLRDBAND", 128L);
        module.add("POLLWRNORM", 256L);
        module.add("POLLWRBAND", 512L);
        module.add("POLLMSG", 1024L);
        module.add("POLLRDHUP", 8192L);
    }

    private record Watched(Object object, int fd) {}

    private static List<Watched> watched(Object sequence) {
        List<Watched> list = new ArrayList<>();
        // `fileno` methods may change the list while it is read.
        Object fast = sequence instanceof PyList ? sequence : PyList.of(Iteration.toArray(sequence, "arguments 1-3 must be sequences"));
        for (long i = 0; i < Sequences.length(fast); i++) {
            Object o = Sequences.item(fast, i);
            list.add(new Watched(o, Readiness.descriptor(o)));
        }
        return list;
    }

    @Function("select(rlist, wlist, xlist, timeout=None, /)")
    Object select(Object readers, Object writers, Object exceptional, Object timeout, ThreadState ts) {
        List<Watched> r = watched(readers);
        List<Watched> w = watched(writers);
        List<Watched> x = watched(exceptional);
        long nanoseconds = Readiness.nanoseconds(timeout, 1e9);
        if (nanoseconds < 0 && timeout != taipan.objects.PyNone.NONE) {
            throw Raise.valueError("timeout must be non-negative");
        }
        if (table.host().natives() != null) {
            return nativeSelect(r, w, x, nanoseconds, ts);
        }
        List<Object> canRead = new ArrayList<>();
        List<Object> canWrite = new ArrayList<>();
        Map<FileHandle, Integer> wanted = new LinkedHashMap<>();
        Map<FileHandle, Integer> found = new HashMap<>();
        PollSet set = table.pollSet();
        try {
            for (Watched o : r) {
                wanted.merge(table.get(o.fd), PollSet.READ, (a, b) -> a | b);
            }
            for (Watched o : w) {
                wanted.merge(table.get(o.fd), PollSet.WRITE, (a, b) -> a | b);
            }
            for (Watched o : x) {
                table.get(o.fd);
            }
            for (Map.Entry<FileHandle, Integer> e : wanted.entrySet()) {
                set.set(e.getKey(), e.getValue());
            }
            Readiness.await(set, (handle, bits) -> found.merge(handle, bits, (a, b) -> a | b), nanoseconds, ts);
            for (Watched o : r) {
                if (table.isOpen(o.fd) && (found.getOrDefault(table.get(o.fd), 0) & ~PollSet.WRITE) != 0) {
                    canRead.add(o.object);
                }
            }
            for (Watched o : w) {
                if (table.isOpen(o.fd) && (found.getOrDefault(table.get(o.fd), 0) & (PollSet.WRITE | PollSet.BROKEN)) != 0) {
                    canWrite.add(o.object);
                }
            }
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        } finally {
            set.close();
        }
        return PyTuple.of(new Object[] {PyList.of(canRead.toArray()), PyList.of(canWrite.toArray()), PyList.of()});
    }

    /// What `select` means in terms of `poll`.
    private Object nativeSelect(List<Watched> r, List<Watched> w, List<Watched> x, long nanoseconds, ThreadState ts) {
        Map<Integer, Integer> wanted = new LinkedHashMap<>();
        for (Watched o : r) {
            wanted.merge(o.fd, Natives.POLL_IN, (a, b) -> a | b);
        }
        for (Watched o : w) {
            wanted.merge(o.fd, Natives.POLL_OUT, (a, b) -> a | b);
        }
        for (Watched o : x) {
            wanted.merge(o.fd, Natives.POLL_PRIORITY, (a, b) -> a | b);
        }
        int[] descriptors = new int[wanted.size()];
        int[] events = new int[descriptors.length];
        int at = 0;
        try {
            for (Map.Entry<Integer, Integer> e : wanted.entrySet()) {
                descriptors[at] = table.systemDescriptor(e.getKey());
                events[at++] = e.getValue();
            }
            NativePoll poll = new NativePoll(table.natives(), descriptors, events);
            poll.await(nanoseconds, ts);
            at = 0;
            for (Map.Entry<Integer, Integer> e : wanted.entrySet()) {
                e.setValue(poll.happened(at++));
                if ((e.getValue() & Natives.POLL_INVALID) != 0) {
                    throw new HostError(taipan.objects.Errno.EBADF);
                }
            }
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
        int broken = Natives.POLL_ERROR;
        return PyTuple.of(new Object[] {
            ready(r, wanted, Natives.POLL_IN | Natives.POLL_HANG_UP | broken), ready(w, wanted, Natives.POLL_OUT | broken),
            ready(x, wanted, Natives.POLL_PRIORITY)
        });
    }

    private static Object ready(List<Watched> list, Map<Integer, Integer> happened, int bits) {
        List<Object> found = new ArrayList<>();
        for (Watched o : list) {
            if ((happened.get(o.fd) & bits) != 0) {
                found.add(o.object);
            }
        }
        return PyList.of(found.toArray());
    }

    @Function("poll()")
    Object poll() {
        return new PyPoll(table);
    }
}
