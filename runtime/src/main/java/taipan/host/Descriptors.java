package taipan.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;

/// The file descriptors of an interpreter: small numbers for open handles, with the numbers of the standard streams
/// taken from the host. Also holds what belongs to a process in CPython and to an interpreter here: the current folder
/// and the umask.
public final class Descriptors {
    private final Host host;
    private FileHandle[] handles = new FileHandle[16];
    private boolean[] inheritable = new boolean[16];
    private final List<FileHandle> held = new ArrayList<>();
    private final Selectors selectors = new Selectors();
    /// What the process was given besides the standard streams; a handle is made when somebody asks for one.
    private final BitSet inherited;
    private volatile String folder;
    private volatile int umask = -1;

    public Descriptors(Host host) {
        this.host = host;
        this.folder = host.startFolder();
        this.inherited = host.inheritedDescriptors();
        for (int fd = 0; fd < 3; fd++) {
            FileHandle handle = host.standardStream(fd);
            if (handle != null) {
                handles[fd] = handle;
                handle.references = 1;
                inheritable[fd] = true;
            }
        }
    }

    /// The table of an interpreter, made from its host (the machine when none was set) on first use.
    public static Descriptors of(InterpreterState interpreter) {
        Descriptors table = interpreter.serviceOrNull(Descriptors.class);
        if (table == null) {
            synchronized (interpreter) {
                table = interpreter.serviceOrNull(Descriptors.class);
                if (table == null) {
                    table = new Descriptors(hostOf(interpreter));
                    interpreter.setService(Descriptors.class, table);
                }
            }
        }
        return table;
    }

    /// The host of an interpreter.
    public static Host hostOf(InterpreterState interpreter) {
        Host host = interpreter.serviceOrNull(Host.class);
        if (host == null) {
            host = new SystemHost();
            interpreter.setService(Host.class, host);
        }
        return host;
    }

    public Host host() {
        return host;
    }

    // The current folder and the umask

    public String folder() {
        return folder;
    }

    public void setFolder(String path) {
        folder = path;
    }

    /// The path made absolute against the current folder.
    public String absolute(String path) {
        if (path.startsWith("/")) {
            return path;
        }
        String base = folder;
        return base.endsWith("/") ? base + path : base + "/" + path;
    }

    public int umask() {
        int mask = umask;
        if (mask < 0) {
            umask = mask = host instanceof SystemHost ? SystemHost.processUmask() : 022;
        }
        return mask;
    }

    public void setUmask(int mask) {
        umask = mask & 0777;
    }

    // Descriptors

    /// The handle of a descriptor; EBADF when it is not open.
    public synchronized FileHandle get(int fd) {
        if (!isOpen(fd)) {
            throw new HostError(Errno.EBADF);
        }
        return handles[fd];
    }

    public synchronized boolean isOpen(int fd) {
        if (fd >= 0 && fd < handles.length && handles[fd] != null) {
            return true;
        }
        if (fd > 2 && inherited.get(fd)) {
            inherited.clear(fd);
            put(fd, adopted(fd));
            inheritable[fd] = true;
            return true;
        }
        return false;
    }

    /// Opens a file and gives it the lowest free descriptor.
    public int open(String path, int flags, int mode) {
        if (path.isEmpty()) {
            throw new HostError(Errno.ENOENT);
        }
        return add(host.files().open(real(absolute(path)), flags, mode & ~umask()));
    }

    /// The name of a descriptor as the system numbers it.
    private String real(String path) {
        String prefix = path.startsWith("/dev/fd/") ? "/dev/fd/" : path.startsWith("/proc/self/fd/") ? "/proc/self/fd/" : null;
        if (prefix == null) {
            return path;
        }
        try {
            int fd = Integer.parseInt(path, prefix.length(), path.length(), 10);
            return isOpen(fd) ? prefix + systemDescriptor(fd) : path;
        } catch (NumberFormatException e) {
            return path;
        }
    }

    /// A handle for a descriptor of the system's that was opened elsewhere.
    private FileHandle adopted(int system) {
        Natives natives = host.natives();
        if (natives == null) {
            throw new HostError(Errno.ENOTSUP);
        }
        NativeHandle handle = new NativeHandle(natives, system, null);
        return handle.status().type() == FileStatus.SOCKET ? NativeSocket.adopt(natives, system) : handle;
    }

    /// Gives a descriptor of the system's a number here.
    public int adopt(int system) {
        return add(adopted(system));
    }

    /// The number by which the system knows an open file; ENOTSUP for what it does not know.
    public int systemDescriptor(int fd) {
        int system = get(fd).systemDescriptor();
        if (system < 0) {
            throw new HostError(Errno.ENOTSUP);
        }
        return system;
    }

    /// The calls of the C library that this interpreter may make; ENOSYS when it may make none.
    public Natives natives() {
        Natives natives = host.natives();
        if (natives == null) {
            throw new HostError(Errno.ENOSYS);
        }
        return natives;
    }

    public synchronized int add(FileHandle handle) {
        return addFrom(handle, 0);
    }

    /// The lowest free descriptor that is at least `least`.
    public synchronized int addFrom(FileHandle handle, int least) {
        int fd = least;
        while (fd < handles.length && handles[fd] != null || inherited.get(fd)) {
            fd++;
        }
        put(fd, handle);
        return fd;
    }

    private void put(int fd, FileHandle handle) {
        if (fd >= handles.length) {
            int size = Math.max(fd + 1, handles.length * 2);
            handles = Arrays.copyOf(handles, size);
            inheritable = Arrays.copyOf(inheritable, size);
        }
        handles[fd] = handle;
        inheritable[fd] = false;
        handle.references++;
    }

    public void close(int fd) {
        FileHandle handle;
        synchronized (this) {
            handle = get(fd);
            handles[fd] = null;
            if (--handle.references > 0) {
                return;
            }
        }
        handle.close();
    }

    public synchronized int duplicate(int fd) {
        return add(get(fd));
    }

    /// Makes `target` another name of `fd`.
    public void duplicateTo(int fd, int target, boolean inherit) {
        if (target < 0 || target > 1 << 20) {
            throw new HostError(Errno.EBADF);
        }
        synchronized (this) {
            FileHandle handle = get(fd);
            if (fd == target) {
                return;
            }
            // Held so that closing the target cannot close the handle itself.
            handle.references++;
            if (isOpen(target)) {
                close(target);
            }
            put(target, handle);
            handle.references--;
            inheritable[target] = inherit;
        }
    }

    public synchronized boolean isInheritable(int fd) {
        get(fd);
        return inheritable[fd];
    }

    public synchronized void setInheritable(int fd, boolean inherit) {
        get(fd);
        inheritable[fd] = inherit;
    }

    /// Keeps a handle open without a visible descriptor, until `release` is called with the answer.
    public synchronized int hold(FileHandle handle) {
        handle.references++;
        held.add(handle);
        return held.size() - 1;
    }

    public void release(int hold) {
        FileHandle handle;
        synchronized (this) {
            handle = held.set(hold, null);
            while (!held.isEmpty() && held.getLast() == null) {
                held.removeLast();
            }
            if (handle == null || --handle.references > 0) {
                return;
            }
        }
        handle.close();
    }

    /// A pipe: the descriptors of the reading and of the writing end.
    public synchronized int[] pipe() {
        Natives natives = host.natives();
        if (natives != null) {
            CMemory two = CMemory.of(8);
            natives.ask(CFunction.PIPE2, two.address(), 02000000);
            return new int[] {add(new NativeHandle(natives, two.getInt(0), null)), add(new NativeHandle(natives, two.getInt(4), null))};
        }
        Pipe pipe = new Pipe();
        return new int[] {add(pipe.reader()), add(pipe.writer())};
    }

    /// A new, empty set of handles to wait for.
    public PollSet pollSet() {
        return new PollSet(selectors);
    }

    /// The number after the highest open descriptor.
    public synchronized int limit() {
        int n = Math.max(handles.length, inherited.length());
        while (n > 0 && !isOpen(n - 1)) {
            n--;
        }
        return n;
    }
}
