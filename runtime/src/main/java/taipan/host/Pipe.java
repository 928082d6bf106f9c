package taipan.host;

import taipan.objects.Errno;

/// A pipe within the process: a ring of bytes between a reading and a writing handle.
public final class Pipe {
    private static final int CAPACITY = 65536;
    private static final long PATIENCE = 20;

    private final byte[] ring = new byte[CAPACITY];
    private int start;
    private int size;
    private boolean readerClosed;
    private boolean writerClosed;
    private final FileHandle reader = new Reader();
    private final FileHandle writer = new Writer();

    private final Watchers watchers = new Watchers();

    public FileHandle reader() {
        return reader;
    }

    public FileHandle writer() {
        return writer;
    }

    private void changed() {
        notifyAll();
        watchers.alarm();
    }

    void watch(Runnable alarm) {
        watchers.add(alarm);
    }

    void unwatch(Runnable alarm) {
        watchers.remove(alarm);
    }

    /// Copies what a read would give and leaves it there; -1 when that is nothing yet.
    synchronized int peek(byte[] target, int offset, int length) {
        int n = Math.min(length, size);
        int first = Math.min(n, CAPACITY - start);
        System.arraycopy(ring, start, target, offset, first);
        System.arraycopy(ring, 0, target, offset + first, n - first);
        return n == 0 && length > 0 && !writerClosed ? -1 : n;
    }

    /// Lets the reader find the end without closing the writing handle.
    synchronized void endWriting() {
        writerClosed = true;
        changed();
    }

    synchronized void endReading() {
        readerClosed = true;
        changed();
    }

    /// Waits a little; then the caller may look after signals and come again.
    private void await() {
        try {
            wait(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostError(Errno.EINTR);
        }
    }

    synchronized int read(byte[] target, int offset, int length, boolean blocking) {
        while (size == 0) {
            if (writerClosed || length == 0) {
                return 0;
            }
            if (!blocking) {
                return -1;
            }
            await();
            if (size == 0 && !writerClosed) {
                throw new HostError(Errno.EINTR);
            }
        }
        int n = Math.min(length, size);
        int first = Math.min(n, CAPACITY - start);
        System.arraycopy(ring, start, target, offset, first);
        System.arraycopy(ring, 0, target, offset + first, n - first);
        start = (start + n) % CAPACITY;
        size -= n;
        changed();
        return n;
    }

    synchronized int write(byte[] source, int offset, int length, boolean blocking) {
        int written = 0;
        while (written < length) {
            if (readerClosed) {
                throw new HostError(Errno.EPIPE);
            }
            int room = CAPACITY - size;
            if (room == 0) {
                if (!blocking) {
                    return written > 0 ? written : -1;
                }
                await();
                if (size == CAPACITY && !readerClosed) {
                    if (written > 0) {
                        return written;
                    }
                    throw new HostError(Errno.EINTR);
                }
                continue;
            }
            int n = Math.min(room, length - written);
            int end = (start + size) % CAPACITY;
            int first = Math.min(n, CAPACITY - end);
            System.arraycopy(source, offset + written, ring, end, first);
            System.arraycopy(source, offset + written + first, ring, 0, n - first);
            size += n;
            written += n;
            changed();
        }
        if (readerClosed) {
            throw new HostError(Errno.EPIPE);
        }
        return written;
    }

    private FileStatus status() {
        return FileStatus.special(FileStatus.PIPE | 0600, System.identityHashCode(this));
    }

    private final class Reader extends FileHandle {
        @Override
        public int read(byte[] target, int offset, int length) {
            return Pipe.this.read(target, offset, length, isBlocking());
        }

        @Override
        public FileStatus status() {
            return Pipe.this.status();
        }

        @Override
        boolean watch(Runnable alarm) {
            Pipe.this.watch(alarm);
            return true;
        }

        @Override
        void unwatch(Runnable alarm) {
            Pipe.this.unwatch(alarm);
        }

        @Override
        public boolean isReadable() {
            return true;
        }

        @Override
        public boolean hasInput() {
            synchronized (Pipe.this) {
                return size > 0 || writerClosed;
            }
        }

        @Override
        public boolean isAtEnd() {
            synchronized (Pipe.this) {
                return size == 0 && writerClosed;
            }
        }

        @Override
        protected void close() {
            endReading();
        }
    }

    private final class Writer extends FileHandle {
        @Override
        public int write(byte[] source, int offset, int length) {
            return Pipe.this.write(source, offset, length, isBlocking());
        }

        @Override
        public FileStatus status() {
            return Pipe.this.status();
        }

        @Override
        boolean watch(Runnable alarm) {
            Pipe.this.watch(alarm);
            return true;
        }

        @Override
        void unwatch(Runnable alarm) {
            Pipe.this.unwatch(alarm);
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public boolean hasRoom() {
            synchronized (Pipe.this) {
                return readerClosed || CAPACITY - size >= 4096;
            }
        }

        @Override
        public boolean isAtEnd() {
            synchronized (Pipe.this) {
                return readerClosed;
            }
        }

        @Override
        protected void close() {
            endWriting();
        }
    }
}
