package taipan.host;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.HashMap;
import java.util.Map;
import taipan.objects.Errno;

/// An open socket. Nothing here waits: what cannot be done at once answers -1, null or false, and the caller waits with
/// a `PollSet`.
public abstract class SocketHandle extends FileHandle {
    // Levels and names of options, with the system's numbers.
    static final int SOL_SOCKET = 1;
    static final int SO_REUSEADDR = 2;
    static final int SO_TYPE = 3;
    static final int SO_ERROR = 4;
    static final int SO_ACCEPTCONN = 30;
    static final int SO_PROTOCOL = 38;
    static final int SO_DOMAIN = 39;

    public static final int SHUT_READ = 0;
    public static final int SHUT_WRITE = 1;
    public static final int SHUT_BOTH = 2;

    private static final long PATIENCE = 1_000_000;

    final int family;
    final int kind;
    final int protocol;
    final Watchers watchers = new Watchers();
    private final Map<Long, Integer> noted = new HashMap<>();

    SocketHandle(int family, int kind, int protocol) {
        this.family = family;
        this.kind = kind;
        this.protocol = protocol;
    }

    /// What was received, and from whom; the address is null when the system does not say.
    public record Received(int length, SocketAddress from) {}

    public final int family() {
        return family;
    }

    public final int kind() {
        return kind;
    }

    public final int protocol() {
        return protocol;
    }

    public abstract void bind(SocketAddress address);

    public abstract void listen(int backlog);

    /// The next connection, or null when nobody has asked for one.
    public abstract SocketHandle accept();

    /// Begins to connect; true when that is done.
    public abstract boolean connect(SocketAddress address);

    /// Receives bytes: 0 at the end, -1 when nothing has come. Peeked bytes are received once more.
    public abstract int receive(byte[] target, int offset, int length, boolean peek);

    /// Receives with the sender's address; null when nothing has come.
    public Received receiveFrom(byte[] target, int offset, int length, boolean peek) {
        int n = receive(target, offset, length, peek);
        return n < 0 ? null : new Received(n, null);
    }

    /// Receives with the flags of the system's call; null when nothing has come.
    public Received receiveWith(byte[] target, int offset, int length, int flags) {
        return receiveFrom(target, offset, length, (flags & 2) != 0);
    }

    /// Sends with the flags of the system's call, to an address unless that is null.
    public int sendWith(byte[] source, int offset, int length, int flags, SocketAddress to) {
        return to == null ? send(source, offset, length) : sendTo(source, offset, length, to);
    }

    /// Sends and returns how many bytes were taken, -1 when none could be.
    public abstract int send(byte[] source, int offset, int length);

    /// Sends to an address without a connection.
    public int sendTo(byte[] source, int offset, int length, SocketAddress to) {
        return send(source, offset, length);
    }

    /// The own address; null when there is none.
    public abstract SocketAddress localAddress();

    /// The address at the other end; null when it has no name.
    public abstract SocketAddress remoteAddress();

    public abstract void shutdown(int how);

    /// The error of something that failed behind the scenes (0 for none), which is forgotten by asking.
    public int takeError() {
        return 0;
    }

    // Options

    /// Reads an option; ENOPROTOOPT when it is not known.
    public int option(int level, int name) {
        if (level == SOL_SOCKET) {
            switch (name) {
                case SO_TYPE:
                    return kind;
                case SO_ERROR:
                    return takeError();
                case SO_PROTOCOL:
                    return protocol;
                case SO_DOMAIN:
                    return family;
                default:
                    break;
            }
        }
        Integer value = noted.get((long) level << 32 | name);
        if (value == null) {
            throw new HostError(Errno.ENOPROTOOPT);
        }
        return value;
    }

    public abstract void setOption(int level, int name, int value);

    /// Joins or leaves a group of addresses.
    public void setMembership(byte[] group, byte[] local, int interfaceIndex, boolean join) {
        throw new HostError(Errno.ENOPROTOOPT);
    }

    /// Remembers an option for `option` alone.
    final void note(int level, int name, int value) {
        noted.put((long) level << 32 | name, value);
    }

    // As a file

    @Override
    public int read(byte[] target, int offset, int length) {
        int n = receive(target, offset, length, false);
        return n < 0 ? retry() : n;
    }

    @Override
    public int write(byte[] source, int offset, int length) {
        int n = send(source, offset, length);
        return n < 0 ? retry() : n;
    }

    private int retry() {
        if (isBlocking()) {
            java.util.concurrent.locks.LockSupport.parkNanos(PATIENCE);
            throw new HostError(Errno.EINTR);
        }
        return -1;
    }

    @Override
    public FileStatus status() {
        return FileStatus.special(FileStatus.SOCKET | 0777, System.identityHashCode(this));
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    boolean watch(Runnable alarm) {
        watchers.add(alarm);
        return true;
    }

    @Override
    void unwatch(Runnable alarm) {
        watchers.remove(alarm);
    }

    // What Java's failures mean to the system

    static HostError error(IOException e) {
        String text = e.getMessage();
        if (e instanceof PortUnreachableException) {
            return new HostError(Errno.ECONNREFUSED);
        }
        if (e instanceof AsynchronousCloseException || e instanceof ClosedChannelException) {
            return new HostError(Errno.EBADF);
        }
        if (text != null) {
            if (text.startsWith("Connection reset")) {
                return new HostError(Errno.ECONNRESET);
            }
            if (text.startsWith("Connection timed out") || text.startsWith("Connect timed out")) {
                return new HostError(Errno.ETIMEDOUT);
            }
            if (text.contains("too long")) {
                return new HostError(text.startsWith("Message") ? Errno.EMSGSIZE : Errno.ENAMETOOLONG);
            }
        }
        return SystemFileSystem.error(e);
    }

    static HostError error(RuntimeException e) {
        return switch (e) {
            case HostError h -> h;
            case AlreadyConnectedException _ -> new HostError(Errno.EISCONN);
            case NotYetConnectedException _ -> new HostError(Errno.ENOTCONN);
            case ConnectionPendingException _ -> new HostError(Errno.EALREADY);
            case AlreadyBoundException _ -> new HostError(Errno.EINVAL);
            case UnsupportedAddressTypeException _ -> new HostError(Errno.EAFNOSUPPORT);
            case UnresolvedAddressException _ -> new HostError(Errno.EINVAL);
            case UnsupportedOperationException _ -> new HostError(Errno.EAFNOSUPPORT);
            case IllegalArgumentException _ -> new HostError(Errno.EINVAL);
            default -> throw e;
        };
    }
}
