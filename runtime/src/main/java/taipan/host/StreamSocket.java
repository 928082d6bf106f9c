package taipan.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import taipan.objects.Errno;

/// A TCP or Unix stream socket. The system's sockets become clients or servers late, Java's are born as such: this one
/// begins as a client and changes its channel, keeping address and options, when it is told to listen.
final class StreamSocket extends SocketHandle {
    /// The most that one call moves; Java copies it once more outside of the heap.
    private static final int PART = 1 << 18;

    private record Option(int level, int name) {}

    private final Map<Option, Integer> chosen = new LinkedHashMap<>();
    private final Object reading = new Object();
    private volatile SocketChannel client;
    private volatile ServerSocketChannel server;
    private volatile boolean pending;
    private volatile int error;
    private volatile byte[] peeked;
    private volatile boolean readingEnded;

    StreamSocket(int family, int protocol) {
        super(family, Network.STREAM, protocol);
        client = newClient();
    }

    private StreamSocket(int family, int protocol, SocketChannel connected) {
        super(family, Network.STREAM, protocol);
        client = connected;
    }

    static StandardProtocolFamily javaFamily(int family) {
        return switch (family) {
            case Network.INET -> StandardProtocolFamily.INET;
            case Network.INET6 -> StandardProtocolFamily.INET6;
            default -> StandardProtocolFamily.UNIX;
        };
    }

    private SocketChannel newClient() {
        try {
            SocketChannel channel = SocketChannel.open(javaFamily(family));
            channel.configureBlocking(false);
            for (Map.Entry<Option, Integer> o : chosen.entrySet()) {
                ChannelOptions.set(channel, o.getKey().level, o.getKey().name, o.getValue());
            }
            return channel;
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException e) {
            throw new HostError(Errno.EAFNOSUPPORT);
        }
    }

    @Override
    public void bind(SocketAddress address) {
        if (server != null) {
            throw new HostError(Errno.EINVAL);
        }
        try {
            client.bind(address);
        } catch (IOException e) {
            throw error(e);
        } catch (RuntimeException e) {
            throw error(e);
        }
    }

    @Override
    public synchronized void listen(int backlog) {
        if (server != null) {
            return;
        }
        if (pending || client.isConnected()) {
            throw new HostError(Errno.EINVAL);
        }
        ServerSocketChannel channel = null;
        try {
            SocketAddress address = client.getLocalAddress();
            if (family == Network.UNIX && address == null) {
                throw new HostError(Errno.EINVAL);
            }
            client.close();
            if (address instanceof UnixDomainSocketAddress unix) {
                Files.deleteIfExists(unix.getPath());
            }
            channel = ServerSocketChannel.open(javaFamily(family));
            channel.configureBlocking(false);
            if (family != Network.UNIX) {
                ChannelOptions.set(channel, SOL_SOCKET, SO_REUSEADDR, 0);
            }
            for (Map.Entry<Option, Integer> o : chosen.entrySet()) {
                ChannelOptions.set(channel, o.getKey().level, o.getKey().name, o.getValue());
            }
            // Java takes 0 for its own choice; the system serves one connection at least.
            channel.bind(address, Math.max(1, backlog));
            server = channel;
            watchers.alarm();
        } catch (IOException e) {
            discard(channel);
            throw error(e);
        }
    }

    private static void discard(ServerSocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The failure that led here is the one to report.
            return;
        }
    }

    @Override
    public SocketHandle accept() {
        ServerSocketChannel channel = server;
        if (channel == null) {
            throw new HostError(Errno.EINVAL);
        }
        try {
            SocketChannel connected = channel.accept();
            if (connected == null) {
                return null;
            }
            connected.configureBlocking(false);
            return new StreamSocket(family, protocol, connected);
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public synchronized boolean connect(SocketAddress address) {
        if (server != null) {
            throw new HostError(Errno.EISCONN);
        }
        if (pending) {
            if (!finish()) {
                throw new HostError(Errno.EALREADY);
            }
            int failure = takeError();
            if (failure != 0) {
                throw new HostError(failure);
            }
            return true;
        }
        try {
            pending = !client.connect(address);
            watchers.alarm();
            return !pending;
        } catch (IOException e) {
            client = newClient();
            if (address instanceof UnixDomainSocketAddress unix && !Files.exists(unix.getPath())) {
                throw new HostError(Errno.ENOENT);
            }
            throw error(e);
        } catch (RuntimeException e) {
            throw error(e);
        }
    }

    /// Looks whether a connection that was begun is there, or has failed; false when it is still on its way.
    private synchronized boolean finish() {
        if (pending) {
            try {
                pending = !client.finishConnect();
            } catch (IOException e) {
                pending = false;
                error = error(e).errno();
                // Java has closed the channel; a socket of the system can try again.
                client = newClient();
            }
        }
        return !pending;
    }

    @Override
    public int takeError() {
        finish();
        int n = error;
        error = 0;
        return n;
    }

    private SocketChannel connected() {
        if (server != null || pending && !finish() || !client.isConnected()) {
            if (pending) {
                return null;
            }
            throw new HostError(error != 0 ? takeError() : Errno.ENOTCONN);
        }
        return client;
    }

    @Override
    public int receive(byte[] target, int offset, int length, boolean peek) {
        SocketChannel channel = connected();
        if (channel == null) {
            return -1;
        }
        synchronized (reading) {
            byte[] kept = peeked;
            if (kept == null) {
                int n = receive(channel, target, offset, length);
                if (peek && n > 0) {
                    peeked = Arrays.copyOfRange(target, offset, offset + n);
                    watchers.alarm();
                }
                return n;
            }
            if (peek && kept.length < length && !readingEnded) {
                byte[] more = new byte[length - kept.length];
                int n = receive(channel, more, 0, more.length);
                if (n > 0) {
                    kept = Arrays.copyOf(kept, kept.length + n);
                    System.arraycopy(more, 0, kept, kept.length - n, n);
                    peeked = kept;
                }
            }
            int n = Math.min(length, kept.length);
            System.arraycopy(kept, 0, target, offset, n);
            if (peek) {
                return n;
            }
            peeked = n == kept.length ? null : Arrays.copyOfRange(kept, n, kept.length);
            if (n < length && peeked == null && !readingEnded) {
                n += Math.max(0, receive(channel, target, offset + n, length - n));
            }
            return n;
        }
    }

    /// 0 at the end, -1 when nothing has come.
    private int receive(SocketChannel channel, byte[] target, int offset, int length) {
        if (length == 0 || readingEnded) {
            return 0;
        }
        try {
            int n = channel.read(ByteBuffer.wrap(target, offset, Math.min(length, PART)));
            return n < 0 ? 0 : n == 0 ? -1 : n;
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public int send(byte[] source, int offset, int length) {
        SocketChannel channel;
        try {
            channel = connected();
        } catch (HostError e) {
            throw e.errno() == Errno.ENOTCONN && family != Network.UNIX ? new HostError(Errno.EPIPE) : e;
        }
        if (channel == null) {
            return -1;
        }
        int sent = 0;
        try {
            while (sent < length) {
                int n = channel.write(ByteBuffer.wrap(source, offset + sent, Math.min(length - sent, PART)));
                if (n == 0) {
                    break;
                }
                sent += n;
            }
        } catch (ClosedChannelException e) {
            // Closed for writing by a shutdown.
            throw new HostError(channel.isOpen() ? Errno.EPIPE : Errno.EBADF);
        } catch (IOException e) {
            if (sent == 0) {
                throw error(e);
            }
        }
        return sent == 0 && length > 0 ? -1 : sent;
    }

    @Override
    public SocketAddress localAddress() {
        try {
            return server != null ? server.getLocalAddress() : client.getLocalAddress();
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public SocketAddress remoteAddress() {
        if (server != null || !finish() || !client.isConnected()) {
            throw new HostError(Errno.ENOTCONN);
        }
        try {
            SocketAddress address = client.getRemoteAddress();
            return address instanceof InetSocketAddress || family == Network.UNIX ? address : null;
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public void shutdown(int how) {
        if (server != null) {
            return;
        }
        if (connected() == null) {
            throw new HostError(Errno.ENOTCONN);
        }
        try {
            if (how != SHUT_WRITE) {
                readingEnded = true;
                client.shutdownInput();
            }
            if (how != SHUT_READ) {
                client.shutdownOutput();
            }
            watchers.alarm();
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public int option(int level, int name) {
        if (level == SOL_SOCKET && name == SO_ACCEPTCONN) {
            return server != null ? 1 : 0;
        }
        Integer value = ChannelOptions.get(server != null ? server : client, level, name);
        if (value == null) {
            value = chosen.get(new Option(level, name));
            if (value == null && level == SOL_SOCKET && (name == SO_REUSEADDR || name == 6 || name == 9 || name == 15)) {
                return 0;
            }
        }
        return value != null ? value : super.option(level, name);
    }

    @Override
    public synchronized void setOption(int level, int name, int value) {
        boolean known = ChannelOptions.set(server != null ? server : client, level, name, value);
        // What the system takes for every socket, and then means nothing for this one.
        boolean idle = level == SOL_SOCKET && (name == SO_REUSEADDR || name == 6 || name == 9 || name == 15) || level == 41 && name == 26;
        if (!known && !idle && server == null) {
            throw new HostError(Errno.ENOPROTOOPT);
        }
        chosen.put(new Option(level, name), value);
    }

    // Waiting

    @Override
    SelectableChannel channel() {
        return server != null ? server : client;
    }

    @Override
    int channelInterest(int wanted) {
        if (server != null) {
            return (wanted & PollSet.READ) != 0 ? SelectionKey.OP_ACCEPT : 0;
        }
        if (pending) {
            return wanted != 0 ? SelectionKey.OP_CONNECT : 0;
        }
        if (!client.isConnected()) {
            return 0;
        }
        return ((wanted & PollSet.READ) != 0 ? SelectionKey.OP_READ : 0) | ((wanted & PollSet.WRITE) != 0 ? SelectionKey.OP_WRITE : 0);
    }

    @Override
    int channelReady(int found, int wanted) {
        int bits = 0;
        if ((found & SelectionKey.OP_CONNECT) != 0 && finish() && error == 0) {
            bits |= PollSet.WRITE;
        }
        if ((found & (SelectionKey.OP_ACCEPT | SelectionKey.OP_READ)) != 0 || peeked != null) {
            bits |= PollSet.READ;
        }
        if ((found & SelectionKey.OP_WRITE) != 0) {
            bits |= PollSet.WRITE;
        }
        return error != 0 ? wanted & (PollSet.READ | PollSet.WRITE) | PollSet.BROKEN : bits & wanted;
    }

    @Override
    protected void close() {
        try {
            client.close();
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw error(e);
        } finally {
            watchers.alarm();
        }
    }
}
