package taipan.host;

import java.net.SocketAddress;
import taipan.objects.Errno;

/// One of two sockets connected to each other within the process.
final class PairSocket extends SocketHandle {
    private final Pipe in;
    private final Pipe out;
    private volatile boolean writingEnded;

    private PairSocket(Pipe in, Pipe out) {
        super(Network.UNIX, Network.STREAM, 0);
        this.in = in;
        this.out = out;
        note(SOL_SOCKET, 7, 212992);
        note(SOL_SOCKET, 8, 212992);
    }

    static SocketHandle[] pair() {
        Pipe there = new Pipe();
        Pipe back = new Pipe();
        return new SocketHandle[] {new PairSocket(back, there), new PairSocket(there, back)};
    }

    @Override
    public void bind(SocketAddress address) {
        throw new HostError(Errno.EINVAL);
    }

    @Override
    public void listen(int backlog) {
        throw new HostError(Errno.EINVAL);
    }

    @Override
    public SocketHandle accept() {
        throw new HostError(Errno.EINVAL);
    }

    @Override
    public boolean connect(SocketAddress address) {
        throw new HostError(Errno.EISCONN);
    }

    @Override
    public int receive(byte[] target, int offset, int length, boolean peek) {
        return peek ? in.peek(target, offset, length) : in.read(target, offset, length, false);
    }

    @Override
    public int send(byte[] source, int offset, int length) {
        requireWriting();
        return out.write(source, offset, length, false);
    }

    private void requireWriting() {
        if (writingEnded) {
            throw new HostError(Errno.EPIPE);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return in.read(target, offset, length, isBlocking());
    }

    @Override
    public int write(byte[] source, int offset, int length) {
        requireWriting();
        return out.write(source, offset, length, isBlocking());
    }

    @Override
    public SocketAddress localAddress() {
        return null;
    }

    @Override
    public SocketAddress remoteAddress() {
        return null;
    }

    @Override
    public void shutdown(int how) {
        if (how != SHUT_WRITE) {
            in.endReading();
            in.endWriting();
        }
        if (how != SHUT_READ) {
            writingEnded = true;
            out.endWriting();
        }
    }

    @Override
    public void setOption(int level, int name, int value) {
        if (level != SOL_SOCKET) {
            throw new HostError(Errno.ENOTSUP);
        }
        note(level, name, value);
    }

    @Override
    public boolean hasInput() {
        return in.reader().hasInput();
    }

    @Override
    public boolean hasRoom() {
        return out.writer().hasRoom();
    }

    @Override
    public boolean isAtEnd() {
        return in.reader().isAtEnd() && out.writer().isAtEnd();
    }

    @Override
    boolean watch(Runnable alarm) {
        in.watch(alarm);
        out.watch(alarm);
        return true;
    }

    @Override
    void unwatch(Runnable alarm) {
        in.unwatch(alarm);
        out.unwatch(alarm);
    }

    @Override
    protected void close() {
        out.endWriting();
        in.endReading();
    }
}
