package taipan.host;

import java.nio.channels.SelectableChannel;
import taipan.objects.Errno;

/// An open file, pipe or terminal. Several descriptors may share one handle; `Descriptors` closes it with the last of
/// them. Every method may throw `HostError`; `read` and `write` throw EINTR now and then while they wait, so that the
/// caller can look after signals and call again.
public abstract class FileHandle {
    // Where `seek` counts from.
    public static final int FROM_START = 0;
    public static final int FROM_CURRENT = 1;
    public static final int FROM_END = 2;

    /// How many descriptors refer to the handle; guarded by the table.
    int references;
    private volatile boolean blocking = true;

    /// Reads up to `length` bytes and returns how many there were; 0 at the end of the file, -1 when the handle does not
    /// block and nothing is there.
    public int read(byte[] target, int offset, int length) {
        throw new HostError(Errno.EBADF);
    }

    /// Writes and returns how many bytes were taken; -1 when the handle does not block and takes none.
    public int write(byte[] source, int offset, int length) {
        throw new HostError(Errno.EBADF);
    }

    /// Reads at a position without moving there.
    public int readAt(byte[] target, int offset, int length, long position) {
        throw new HostError(Errno.ESPIPE);
    }

    public int writeAt(byte[] source, int offset, int length, long position) {
        throw new HostError(Errno.ESPIPE);
    }

    /// Moves and returns the new position.
    public long seek(long offset, int whence) {
        throw new HostError(Errno.ESPIPE);
    }

    public void truncate(long size) {
        throw new HostError(Errno.EINVAL);
    }

    /// Makes sure that what was written survives.
    public void sync() {
        throw new HostError(Errno.EINVAL);
    }

    public abstract FileStatus status();

    /// The path it was opened by, or null.
    public String path() {
        return null;
    }

    public boolean isTerminal() {
        return false;
    }

    public boolean isReadable() {
        return false;
    }

    public boolean isWritable() {
        return false;
    }

    public boolean isAppending() {
        return false;
    }

    /// Whether a read would not wait.
    public boolean hasInput() {
        return true;
    }

    /// Whether a write would not wait.
    public boolean hasRoom() {
        return true;
    }

    /// Whether everything has been read and nobody can write more: the other end of a pipe is closed.
    public boolean isAtEnd() {
        return false;
    }

    /// The channel at which a selector can wait for the handle; null when the handle itself knows whether it is ready.
    SelectableChannel channel() {
        return null;
    }

    /// What a selector shall look for at the channel, given the bits of `PollSet` that are wanted.
    int channelInterest(int wanted) {
        return 0;
    }

    /// Takes note of what a selector found at the channel, and says it in bits of `PollSet`.
    int channelReady(int found, int wanted) {
        return 0;
    }

    /// Calls `alarm` whenever the handle may have become ready; false when the handle cannot tell.
    boolean watch(Runnable alarm) {
        return false;
    }

    void unwatch(Runnable alarm) {}

    /// The descriptor by which the system knows the file; -1 when it has none.
    public int systemDescriptor() {
        return -1;
    }

    public boolean isBlocking() {
        return blocking;
    }

    public void setBlocking(boolean blocking) {
        this.blocking = blocking;
    }

    /// Closes a handle that no descriptor refers to.
    public final void release() {
        close();
    }

    /// Releases the file; called once.
    protected abstract void close();
}
