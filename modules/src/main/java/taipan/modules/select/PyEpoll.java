package taipan.modules.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.FileStatus;
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

/// `select.epoll`.
///
/// Differs from CPython: on a host without native calls EPOLLET is taken for level-triggered waiting, and the descriptor
/// cannot be waited for itself.
/// CPython: Modules/selectmodule.c (pyEpoll_Type)
@PyClass(name = "select.epoll")
final class PyEpoll extends PyObject {
    static final PyType TYPE = PyEpollBindings.newType();

    static final long ONE_SHOT = 1L << 30;
    static final long EDGE = 1L << 31;
    private static final int MOST_EVENTS = 511;
    private static final int SPENT = 0;

    /// The open set behind a descriptor. One handle waited for under several descriptors has several registrations.
    private static final class EpollHandle extends FileHandle {
        final PollSet set;
        final Map<Integer, Registration> byDescriptor = new LinkedHashMap<>();

        EpollHandle(PollSet set) {
            this.set = set;
        }

        @Override
        public FileStatus status() {
            return FileStatus.special(0600, System.identityHashCode(this));
        }

        @Override
        protected void close() {
            set.close();
        }
    }

    private static final class Registration {
        final FileHandle handle;
        long mask;

        Registration(FileHandle handle, long mask) {
            this.handle = handle;
            this.mask = mask;
        }
    }

    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final int MODIFY = 3;
    private static final int EVENT_SIZE = System.getProperty("os.arch").equals("amd64") ? 12 : 16;
    private static final int DATA = EVENT_SIZE - 8;

    private final Descriptors table;
    /// Null where the system has one of its own.
    private final EpollHandle open;
    private final int system;
    private final CMemory event = CMemory.of(16);
    private CMemory room;
    private volatile int fd;

    private PyEpoll(Descriptors table, EpollHandle open, int fd, int system) {
        super(TYPE);
        this.table = table;
        this.open = open;
        this.fd = fd;
        this.system = system;
    }

    @Constructor("epoll(cls, /, sizehint=-1, flags=0)")
    static Object construct(PyType cls, int size, int flags, ThreadState ts) {
        if (size < -1 || size == 0) {
            throw Raise.valueError("negative sizehint");
        }
        if ((flags & ~0x80000) != 0) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        Descriptors table = Descriptors.of(ts.interpreter());
        if (table.host().natives() != null) {
            try {
                int system = table.natives().ask(CFunction.EPOLL_CREATE1, 02000000);
                return new PyEpoll(table, null, table.adopt(system), system);
            } catch (HostError e) {
                throw Raise.osError(e.errno(), null);
            }
        }
        EpollHandle handle = new EpollHandle(table.pollSet());
        return new PyEpoll(table, handle, table.add(handle), -1);
    }

    @ClassMethod("fromfd(cls, fd, /)")
    static Object fromDescriptor(PyType cls, int fd, ThreadState ts) {
        Descriptors table = Descriptors.of(ts.interpreter());
        if (table.host().natives() != null) {
            try {
                return new PyEpoll(table, null, fd, table.systemDescriptor(fd));
            } catch (HostError e) {
                throw Raise.osError(e.errno(), null);
            }
        }
        if (!table.isOpen(fd) || !(table.get(fd) instanceof EpollHandle handle)) {
            throw Raise.osError(table.isOpen(fd) ? Errno.EINVAL : Errno.EBADF, null);
        }
        return new PyEpoll(table, handle, fd, -1);
    }

    private void checkOpen() {
        if (fd < 0) {
            throw Raise.valueError("I/O operation on closed epoll object");
        }
    }

    /// Also sees that nobody else has closed the descriptor.
    private void checkDescriptor() {
        checkOpen();
        if (handle(fd) != open) {
            throw Raise.osError(Errno.EINVAL, null);
        }
    }

    @Method("close(self)")
    void close() {
        int mine = fd;
        fd = -1;
        if (mine >= 0 && table.isOpen(mine) && (open == null || table.get(mine) == open)) {
            try {
                table.close(mine);
            } catch (HostError e) {
                throw Raise.osError(e.errno(), null);
            }
        }
    }

    @Getter("closed")
    boolean closed() {
        return fd < 0;
    }

    @Method("fileno(self)")
    int fileno() {
        checkOpen();
        return fd;
    }

    @Method("__enter__(self)")
    Object enter() {
        checkOpen();
        return this;
    }

    @Method("__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)")
    void exit(Object type, Object value, Object traceback) {
        close();
    }

    private FileHandle handle(int number) {
        try {
            return table.get(number);
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    private static long mask(Object mask) {
        long bits = Conversion.toLong(mask);
        if (bits < 0 || bits > 0xFFFFFFFFL) {
            throw Raise.overflowError(bits < 0 ? "can't convert negative value to unsigned int" : "Python int too large to convert to C unsigned long");
        }
        return bits;
    }

    /// CPython: pyepoll_internal_ctl
    private synchronized void control(int operation, Object object, long bits) {
        checkOpen();
        int number = Readiness.descriptor(object);
        try {
            if (!table.isOpen(fd) || table.systemDescriptor(fd) != system) {
                throw new HostError(table.isOpen(fd) ? Errno.EINVAL : Errno.EBADF);
            }
            event.putInt(0, (int) bits);
            event.putLong(DATA, number);
            table.natives().ask(CFunction.EPOLL_CTL, system, operation, table.systemDescriptor(number), event.address());
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    private Object nativePoll(long nanoseconds, int most, ThreadState ts) {
        checkOpen();
        long end = System.nanoTime() + nanoseconds;
        try {
            if (room == null || room.size() < most * EVENT_SIZE) {
                room = CMemory.of(most * EVENT_SIZE);
            }
            CMemory events = room;
            if (!table.isOpen(fd)) {
                throw new HostError(Errno.EBADF);
            }
            while (true) {
                long left = nanoseconds < 0 ? NativePoll.SLICE : Math.max(0, Math.min(NativePoll.SLICE, end - System.nanoTime()));
                int n = (int) table.natives().call(CFunction.EPOLL_WAIT, system, events.address(), most, (left + 999_999) / 1_000_000, 0, 0);
                if (n < 0 && table.natives().errno() != Errno.EINTR) {
                    throw new HostError(table.natives().errno());
                }
                if (n > 0) {
                    Object[] found = new Object[n];
                    for (int i = 0; i < n; i++) {
                        found[i] = PyTuple.of(events.getLong(i * EVENT_SIZE + DATA), events.getUnsigned(i * EVENT_SIZE));
                    }
                    return PyList.of(found);
                }
                NativePoll.look(ts);
                if (nanoseconds >= 0 && end - System.nanoTime() <= 0) {
                    return PyList.of();
                }
                if (fd < 0) {
                    throw new HostError(Errno.EBADF);
                }
            }
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    @Method("register(self, fd, eventmask=7)")
    void register(Object object, Object eventmask) {
        long bits = mask(eventmask);
        if (open == null) {
            control(ADD, object, bits);
            return;
        }
        checkDescriptor();
        int number = Readiness.descriptor(object);
        FileHandle handle = handle(number);
        if (handle == open) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        int kind = handle.status().type();
        if (kind == FileStatus.REGULAR || kind == FileStatus.DIRECTORY) {
            throw Raise.osError(Errno.EPERM, null);
        }
        synchronized (open) {
            Registration old = open.byDescriptor.get(number);
            if (old != null && old.handle == handle) {
                throw Raise.osError(Errno.EEXIST, null);
            }
            open.byDescriptor.put(number, new Registration(handle, bits));
            update(handle);
        }
    }

    @Method("modify(self, fd, eventmask)")
    void modify(Object object, Object eventmask) {
        long bits = mask(eventmask);
        if (open == null) {
            control(MODIFY, object, bits);
            return;
        }
        checkDescriptor();
        int number = Readiness.descriptor(object);
        synchronized (open) {
            known(number).mask = bits;
            update(handle(number));
        }
    }

    private Registration known(int number) {
        FileHandle handle = handle(number);
        Registration registration = open.byDescriptor.get(number);
        if (registration == null || registration.handle != handle) {
            throw Raise.osError(Errno.ENOENT, null);
        }
        return registration;
    }

    @Method("unregister(self, fd)")
    void unregister(Object object) {
        if (open == null) {
            control(DELETE, object, 0);
            return;
        }
        checkDescriptor();
        int number = Readiness.descriptor(object);
        synchronized (open) {
            Registration old = known(number);
            open.byDescriptor.remove(number);
            update(old.handle);
        }
    }

    /// Hands the wishes of all registrations of a handle on.
    private void update(FileHandle handle) {
        int wanted = 0;
        boolean any = false;
        for (Registration r : open.byDescriptor.values()) {
            if (r.handle == handle) {
                any |= r.mask != SPENT;
                wanted |= PyPoll.wanted((int) r.mask);
            }
        }
        if (any) {
            open.set.set(handle, wanted);
        } else {
            open.set.remove(handle);
        }
    }

    @Method("poll(self, timeout=None, maxevents=-1)")
    Object poll(Object timeout, int most, ThreadState ts) {
        checkOpen();
        long nanoseconds = Readiness.nanoseconds(timeout, 1e9);
        if (most < -1 || most == 0) {
            throw Raise.valueError("maxevents must be greater than 0, got %d", most);
        }
        if (open == null) {
            return nativePoll(nanoseconds, most < 0 ? MOST_EVENTS : most, ts);
        }
        checkDescriptor();
        Map<FileHandle, Integer> found = new HashMap<>();
        try {
            Readiness.await(open.set, (handle, bits) -> found.merge(handle, bits, (a, b) -> a | b), nanoseconds, ts);
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
        List<Object> events = new ArrayList<>();
        if (!found.isEmpty()) {
            collect(found, most < 0 ? MOST_EVENTS : most, events);
        }
        return PyList.of(events.toArray());
    }

    private void collect(Map<FileHandle, Integer> found, int most, List<Object> events) {
        synchronized (open) {
            open.byDescriptor.entrySet().removeIf(e -> !table.isOpen(e.getKey()));
            for (Map.Entry<Integer, Registration> e : open.byDescriptor.entrySet()) {
                Registration r = e.getValue();
                int bits = events.size() >= most || r.mask == SPENT ? 0 : PyPoll.events(found.getOrDefault(r.handle, 0), (int) r.mask);
                if (bits != 0) {
                    events.add(PyTuple.of((long) e.getKey(), (long) bits));
                    if ((r.mask & ONE_SHOT) != 0) {
                        r.mask = SPENT;
                        update(r.handle);
                    }
                }
            }
        }
    }
}
