package taipan.host;

import taipan.objects.Errno;
import taipan.objects.ThreadState;

/// An open file on a descriptor of the system: a pipe, a terminal, a device, a file that was opened in an uncommon way.
/// CPython: Python/fileutils.c
public class NativeHandle extends FileHandle {
    static final int F_GETFL = 3;
    static final int F_SETFL = 4;
    static final int O_NONBLOCK = FileSystem.NONBLOCK;
    /// How long a wait goes on without looking after signals, in milliseconds.
    static final int PATIENCE = 10;
    /// The most that one call moves.
    private static final int PART = 1 << 18;
    /// A pipe that is writable takes this much without waiting.
    private static final int ATOMIC = 4096;

    final Natives natives;
    final int fd;
    private final String path;
    private final int type;

    public NativeHandle(Natives natives, int fd, String path) {
        this.natives = natives;
        this.fd = fd;
        this.path = path;
        this.type = status().type();
    }

    @Override
    public final int systemDescriptor() {
        return fd;
    }

    private boolean mayWait() {
        return type != FileStatus.REGULAR && type != FileStatus.DIRECTORY && type != FileStatus.BLOCK_DEVICE;
    }

    /// Waits a little for events; throws EINTR when there are none, so that the caller can look after signals.
    final void await(int events) {
        if (natives.poll(fd, events, PATIENCE) == 0) {
            throw new HostError(Errno.EINTR);
        }
    }

    /// -1 for "would have to wait", else throws.
    final int failed() {
        int errno = natives.errno();
        if (errno == Errno.EAGAIN) {
            if (isBlocking()) {
                throw new HostError(Errno.EINTR);
            }
            return -1;
        }
        throw new HostError(errno);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length > 0 && mayWait() && isBlocking()) {
            await(Natives.POLL_IN);
        }
        int most = Math.min(length, PART);
        CMemory room = natives.scratch(most);
        int n = (int) natives.call(CFunction.READ, fd, room.address(), most);
        if (n < 0) {
            return failed();
        }
        room.get(0, target, offset, n);
        int total = n;
        while (n == PART && total < length && type == FileStatus.REGULAR) {
            most = Math.min(length - total, PART);
            n = (int) natives.call(CFunction.READ, fd, room.address(), most);
            if (n <= 0) {
                break;
            }
            room.get(0, target, offset + total, n);
            total += n;
        }
        return total;
    }

    @Override
    public int write(byte[] source, int offset, int length) {
        boolean blocks = mayWait() && isBlocking();
        int written = 0;
        do {
            int most = Math.min(length - written, blocks ? ATOMIC : PART);
            CMemory room = natives.scratch(most).put(0, source, offset + written, most);
            if (blocks && natives.poll(fd, Natives.POLL_OUT, PATIENCE) == 0) {
                ThreadState ts = ThreadState.currentOrNull();
                if (written == 0) {
                    throw new HostError(Errno.EINTR);
                }
                if (ts == null || !ts.attention) {
                    continue;
                }
                return written;
            }
            int n = (int) natives.call(CFunction.WRITE, fd, room.address(), most);
            if (n < 0) {
                return written > 0 ? written : failed();
            }
            written += n;
            if (n < most) {
                return written;
            }
        } while (written < length);
        return written;
    }

    @Override
    public int readAt(byte[] target, int offset, int length, long position) {
        CMemory room = CMemory.of(length);
        int n = (int) natives.askLong(CFunction.PREAD, fd, room.address(), length, position);
        room.get(0, target, offset, n);
        return n;
    }

    @Override
    public int writeAt(byte[] source, int offset, int length, long position) {
        CMemory room = CMemory.of(length).put(0, source, offset, length);
        return (int) natives.askLong(CFunction.PWRITE, fd, room.address(), length, position);
    }

    @Override
    public long seek(long offset, int whence) {
        return natives.askLong(CFunction.LSEEK, fd, offset, whence);
    }

    @Override
    public void truncate(long size) {
        natives.ask(CFunction.FTRUNCATE, fd, size);
    }

    @Override
    public void sync() {
        natives.ask(CFunction.FSYNC, fd);
    }

    @Override
    public FileStatus status() {
        return NativeFileSystem.statusOf(natives, fd, "", NativeFileSystem.AT_EMPTY_PATH);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean isTerminal() {
        return type == FileStatus.CHARACTER_DEVICE && (int) natives.call(CFunction.ISATTY, fd, 0, 0) == 1;
    }

    final int flags() {
        return natives.ask(CFunction.FCNTL, fd, F_GETFL);
    }

    @Override
    public boolean isReadable() {
        return (flags() & FileSystem.ACCESS_MASK) != FileSystem.WRITE_ONLY;
    }

    @Override
    public boolean isWritable() {
        return (flags() & FileSystem.ACCESS_MASK) != FileSystem.READ_ONLY;
    }

    @Override
    public boolean isAppending() {
        return (flags() & FileSystem.APPEND) != 0;
    }

    @Override
    public boolean hasInput() {
        return natives.poll(fd, Natives.POLL_IN, 0) != 0;
    }

    @Override
    public boolean hasRoom() {
        return natives.poll(fd, Natives.POLL_OUT, 0) != 0;
    }

    @Override
    public boolean isBlocking() {
        return (flags() & O_NONBLOCK) == 0;
    }

    @Override
    public void setBlocking(boolean blocking) {
        int flags = flags();
        int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
        if (wanted != flags) {
            natives.ask(CFunction.FCNTL, fd, F_SETFL, wanted);
        }
    }

    @Override
    protected void close() {
        natives.ask(CFunction.CLOSE, fd);
    }
}
