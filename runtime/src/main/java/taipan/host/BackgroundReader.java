package taipan.host;

import java.io.IOException;
import java.io.InputStream;
import taipan.objects.Errno;

/// Reads a stream that may keep its reader waiting for ever, in a thread of its own, so that whoever waits for input can
/// still look after signals: `read` gives up now and then with EINTR and goes on where it was when called again.
final class BackgroundReader {
    private static final int SIZE = 8192;
    private static final long PATIENCE = 20;

    private final InputStream in;
    private byte[] buffer;
    private int start;
    private int end;
    private boolean wanted;
    private boolean atEnd;
    private IOException failure;

    BackgroundReader(InputStream in) {
        this.in = in;
    }

    /// Up to `length` bytes; 0 at the end. Throws `HostError` EINTR after a short time without input.
    synchronized int read(byte[] target, int offset, int length) {
        if (buffer == null) {
            buffer = new byte[SIZE];
            Thread.ofPlatform().daemon().name("stdin").start(this::work);
        }
        if (start == end && !atEnd && failure == null) {
            wanted = true;
            notifyAll();
            try {
                wait(PATIENCE);
            } catch (InterruptedException e) {
                throw new HostError(Errno.EINTR);
            }
        }
        if (start < end) {
            int n = Math.min(length, end - start);
            System.arraycopy(buffer, start, target, offset, n);
            start += n;
            return n;
        }
        if (failure != null) {
            HostError error = SystemFileSystem.error(failure);
            failure = null;
            throw error;
        }
        if (atEnd) {
            atEnd = false;
            return 0;
        }
        throw new HostError(Errno.EINTR);
    }

    /// Whether bytes wait here to be fetched.
    synchronized boolean hasInput() {
        return start < end;
    }

    private void work() {
        byte[] part = new byte[SIZE];
        while (true) {
            synchronized (this) {
                while (!wanted) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            }
            int n = 0;
            IOException problem = null;
            try {
                n = in.read(part);
            } catch (IOException e) {
                problem = e;
            }
            synchronized (this) {
                wanted = false;
                failure = problem;
                atEnd = problem == null && n <= 0;
                if (n > 0) {
                    System.arraycopy(part, 0, buffer, 0, n);
                    start = 0;
                    end = n;
                }
                notifyAll();
            }
        }
    }
}
