package taipan.modules.select;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.HostError;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyTuple;
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

    void init(PyModuleObject module) {
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
        watched(exceptional);
        long nanoseconds = Readiness.nanoseconds(timeout, 1e9);
        if (nanoseconds < 0 && timeout != taipan.objects.PyNone.NONE) {
            throw Raise.valueError("timeout must be non-negative");
        }
        List<Object> canRead = new ArrayList<>();
        List<Object> canWrite = new ArrayList<>();
        try {
            Readiness.await(() -> {
                for (Watched o : r) {
                    if (Readiness.canRead(table, o.fd)) {
                        canRead.add(o.object);
                    }
                }
                for (Watched o : w) {
                    if (Readiness.canWrite(table, o.fd)) {
                        canWrite.add(o.object);
                    }
                }
                return !canRead.isEmpty() || !canWrite.isEmpty();
            }, nanoseconds, ts);
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
        return PyTuple.of(new Object[] {PyList.of(canRead.toArray()), PyList.of(canWrite.toArray()), PyList.of()});
    }

    @Function("poll()")
    Object poll() {
        return new PyPoll(table);
    }
}
