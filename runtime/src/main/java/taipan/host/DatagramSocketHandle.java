package taipan.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import taipan.objects.Errno;

/// A UDP socket.
final class DatagramSocketHandle extends SocketHandle {
    private static final int LARGEST = 65536;

    private record Peeked(byte[] bytes, SocketAddress from) {}

    private final DatagramChannel channel;
    private final List<MembershipKey> memberships = new ArrayList<>();
    private final Object reading = new Object();
    private volatile Peeked peeked;
    private volatile boolean readingEnded;

    DatagramSocketHandle(int family, int protocol) {
        super(family, Network.DATAGRAM, protocol);
        try {
            channel = DatagramChannel.open(StreamSocket.javaFamily(family));
            channel.configureBlocking(false);
            // Java allows it by itself, the system when asked.
            ChannelOptions.set(channel, SOL_SOCKET, 6, 0);
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException e) {
            throw new HostError(Errno.EAFNOSUPPORT);
        }
    }

    @Override
    public void bind(SocketAddress address) {
        try {
            channel.bind(address);
        } catch (IOException e) {
            throw error(e);
        } catch (RuntimeException e) {
            throw error(e);
        }
    }

    @Override
    public void listen(int backlog) {
        throw new HostError(Errno.ENOTSUP);
    }

    @Override
    public SocketHandle accept() {
        throw new HostError(Errno.ENOTSUP);
    }

    @Override
    public boolean connect(SocketAddress address) {
        try {
            if (channel.isConnected()) {
                channel.disconnect();
            }
            channel.connect(address);
            return true;
        } catch (IOException e) {
            throw error(e);
        } catch (RuntimeException e) {
            throw error(e);
        }
    }

    @Override
    public int receive(byte[] target, int offset, int length, boolean peek) {
        Received received = receiveFrom(target, offset, length, peek);
        return received == null ? -1 : received.length();
    }

    @Override
    public Received receiveFrom(byte[] target, int offset, int length, boolean peek) {
        synchronized (reading) {
            if (peek && peeked == null) {
                ByteBuffer all = ByteBuffer.allocate(LARGEST);
                SocketAddress from = next(all);
                if (from != null) {
                    peeked = new Peeked(Arrays.copyOf(all.array(), all.position()), from);
                    watchers.alarm();
                }
            }
            Peeked kept = peeked;
            if (kept != null) {
                int n = Math.min(length, kept.bytes.length);
                System.arraycopy(kept.bytes, 0, target, offset, n);
                if (!peek) {
                    peeked = null;
                }
                return new Received(n, kept.from);
            }
            if (readingEnded) {
                return new Received(0, null);
            }
            ByteBuffer bytes = ByteBuffer.wrap(target, offset, length);
            SocketAddress from = next(bytes);
            return from == null ? null : new Received(bytes.position() - offset, from);
        }
    }

    private SocketAddress next(ByteBuffer target) {
        try {
            return channel.receive(target);
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public int send(byte[] source, int offset, int length) {
        if (!channel.isConnected()) {
            throw new HostError(Errno.EDESTADDRREQ);
        }
        try {
            int n = channel.write(ByteBuffer.wrap(source, offset, length));
            return n == 0 && length > 0 ? -1 : n;
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public int sendTo(byte[] source, int offset, int length, SocketAddress to) {
        try {
            int n = channel.send(ByteBuffer.wrap(source, offset, length), to);
            return n == 0 && length > 0 ? -1 : n;
        } catch (IOException e) {
            throw error(e);
        } catch (RuntimeException e) {
            throw error(e);
        }
    }

    @Override
    public SocketAddress localAddress() {
        try {
            return channel.getLocalAddress();
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public SocketAddress remoteAddress() {
        try {
            SocketAddress address = channel.getRemoteAddress();
            if (address == null) {
                throw new HostError(Errno.ENOTCONN);
            }
            return address;
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public void shutdown(int how) {
        if (!channel.isConnected()) {
            throw new HostError(Errno.ENOTCONN);
        }
        readingEnded |= how != SHUT_WRITE;
        watchers.alarm();
    }

    @Override
    public int option(int level, int name) {
        if (level == SOL_SOCKET && name == SO_ACCEPTCONN) {
            return 0;
        }
        Integer value = ChannelOptions.get(channel, level, name);
        return value != null ? value : super.option(level, name);
    }

    @Override
    public void setOption(int level, int name, int value) {
        if (!ChannelOptions.set(channel, level, name, value)) {
            if (level != 41 || name != 26) {
                throw new HostError(Errno.ENOPROTOOPT);
            }
            note(level, name, value);
        }
    }

    @Override
    public synchronized void setMembership(byte[] group, byte[] local, int index, boolean join) {
        try {
            InetAddress address = InetAddress.getByAddress(group);
            if (join) {
                memberships.add(channel.join(address, networkInterface(local, index)));
                return;
            }
            for (Iterator<MembershipKey> keys = memberships.iterator(); keys.hasNext();) {
                MembershipKey key = keys.next();
                if (key.group().equals(address)) {
                    key.drop();
                    keys.remove();
                    return;
                }
            }
            throw new HostError(Errno.EADDRNOTAVAIL);
        } catch (IOException e) {
            throw error(e);
        } catch (IllegalArgumentException e) {
            throw new HostError(Errno.EINVAL);
        }
    }

    private static NetworkInterface networkInterface(byte[] local, int index) throws IOException {
        NetworkInterface found = null;
        if (index > 0) {
            found = NetworkInterface.getByIndex(index);
        } else if (local != null && !InetAddress.getByAddress(local).isAnyLocalAddress()) {
            found = NetworkInterface.getByInetAddress(InetAddress.getByAddress(local));
        } else {
            for (NetworkInterface one : java.util.Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (found == null || found.isLoopback() && one.isUp() && one.supportsMulticast()) {
                    found = one;
                }
            }
        }
        if (found == null) {
            throw new SocketException("No such device");
        }
        return found;
    }

    // Waiting

    @Override
    SelectableChannel channel() {
        return channel;
    }

    @Override
    int channelInterest(int wanted) {
        return ((wanted & PollSet.READ) != 0 ? SelectionKey.OP_READ : 0) | ((wanted & PollSet.WRITE) != 0 ? SelectionKey.OP_WRITE : 0);
    }

    @Override
    int channelReady(int found, int wanted) {
        int bits = (found & SelectionKey.OP_READ) != 0 || peeked != null || readingEnded ? PollSet.READ : 0;
        return wanted & ((found & SelectionKey.OP_WRITE) != 0 ? bits | PollSet.WRITE : bits);
    }

    @Override
    protected void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw error(e);
        } finally {
            watchers.alarm();
        }
    }
}
