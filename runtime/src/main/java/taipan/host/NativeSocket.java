package taipan.host;

import java.net.SocketAddress;
import java.util.Arrays;
import taipan.objects.Errno;

/// A socket of the system: every family, kind and option.
/// CPython: Modules/socketmodule.c
public final class NativeSocket extends SocketHandle {
    private static final int MSG_PEEK = 2;
    private static final int MSG_DONTWAIT = 64;
    private static final int MSG_NOSIGNAL = 16384;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int ADDRESS_ROOM = 128;
    private static final int PART = 1 << 18;

    private final Natives natives;
    private final NativeHandle file;
    private final int fd;

    NativeSocket(Natives natives, int fd, int family, int kind, int protocol) {
        super(family, kind, protocol);
        this.natives = natives;
        this.fd = fd;
        this.file = new NativeHandle(natives, fd, null);
    }

    /// A socket that came from elsewhere.
    static NativeSocket adopt(Natives natives, int fd) {
        return new NativeSocket(natives, fd, ask(natives, fd, SO_DOMAIN), ask(natives, fd, SO_TYPE), ask(natives, fd, SO_PROTOCOL));
    }

    private static int ask(Natives natives, int fd, int name) {
        CMemory m = CMemory.of(16);
        m.putInt(8, 4);
        natives.ask(CFunction.GETSOCKOPT, fd, SOL_SOCKET, name, m.address(), m.address() + 8);
        return m.getInt(0);
    }

    @Override
    public int systemDescriptor() {
        return fd;
    }

    private static CMemory raw(SocketAddress address) {
        if (address instanceof RawAddress a) {
            return CMemory.of(a.bytes());
        }
        throw new HostError(Errno.EAFNOSUPPORT);
    }

    private static int length(SocketAddress address) {
        return ((RawAddress) address).bytes().length;
    }

    // Connections

    @Override
    public void bind(SocketAddress address) {
        CMemory a = raw(address);
        natives.ask(CFunction.BIND, fd, a.address(), length(address));
    }

    @Override
    public void listen(int backlog) {
        natives.ask(CFunction.LISTEN, fd, Math.max(0, backlog));
    }

    @Override
    public SocketHandle accept() {
        if (natives.poll(fd, Natives.POLL_IN, 0) == 0) {
            // Asks for the error that accepting would give, if there is one.
            if (ask(natives, fd, SO_ACCEPTCONN) == 0) {
                throw new HostError(kind == Network.STREAM || kind == 5 ? Errno.EINVAL : Errno.ENOTSUP);
            }
            return null;
        }
        int accepted = (int) natives.call(CFunction.ACCEPT4, fd, 0, 0, SOCK_CLOEXEC, 0, 0);
        if (accepted < 0) {
            int errno = natives.errno();
            if (errno == Errno.EAGAIN || errno == Errno.EINTR) {
                return null;
            }
            throw new HostError(errno);
        }
        return new NativeSocket(natives, accepted, family, kind, protocol);
    }

    @Override
    public boolean connect(SocketAddress address) {
        CMemory a = raw(address);
        boolean blocks = family != Network.UNIX && isBlocking();
        if (blocks) {
            setBlocking(false);
        }
        try {
            natives.ask(CFunction.CONNECT, fd, a.address(), length(address));
            return true;
        } catch (HostError e) {
            if (e.errno() == Errno.EINPROGRESS || e.errno() == Errno.EINTR) {
                return false;
            }
            throw e;
        } finally {
            if (blocks) {
                setBlocking(true);
            }
        }
    }

    @Override
    public SocketAddress localAddress() {
        return name(CFunction.GETSOCKNAME);
    }

    @Override
    public SocketAddress remoteAddress() {
        return name(CFunction.GETPEERNAME);
    }

    private SocketAddress name(CFunction function) {
        CMemory a = CMemory.of(ADDRESS_ROOM + 8);
        a.putInt(ADDRESS_ROOM, ADDRESS_ROOM);
        natives.ask(function, fd, a.address(), a.address() + ADDRESS_ROOM);
        return new RawAddress(a.get(0, Math.min(ADDRESS_ROOM, a.getInt(ADDRESS_ROOM))));
    }

    @Override
    public void shutdown(int how) {
        natives.ask(CFunction.SHUTDOWN, fd, how);
    }

    // Bytes

    /// -1 when it would have to wait.
    private int moved(long n) {
        if (n >= 0) {
            return (int) n;
        }
        int errno = natives.errno();
        if (errno == Errno.EAGAIN || errno == Errno.EINTR) {
            return -1;
        }
        throw new HostError(errno);
    }

    @Override
    public int receive(byte[] target, int offset, int length, boolean peek) {
        Received received = receiveWith(target, offset, length, peek ? MSG_PEEK : 0);
        return received == null ? -1 : received.length();
    }

    @Override
    public Received receiveFrom(byte[] target, int offset, int length, boolean peek) {
        return receiveWith(target, offset, length, peek ? MSG_PEEK : 0);
    }

    @Override
    public Received receiveWith(byte[] target, int offset, int length, int flags) {
        int most = Math.min(length, PART);
        CMemory room = natives.scratch(most + ADDRESS_ROOM + 8);
        int at = most + 7 & ~7;
        if (at + ADDRESS_ROOM + 8 > room.size()) {
            room = natives.scratch(at + ADDRESS_ROOM + 8);
        }
        room.putInt(at, ADDRESS_ROOM);
        int n = moved(natives.call(CFunction.RECVFROM, fd, room.address(), most, flags | MSG_DONTWAIT, room.address() + at + 8, room.address() + at));
        if (n < 0) {
            return null;
        }
        // With MSG_TRUNC the system tells how much there was.
        room.get(0, target, offset, Math.min(n, most));
        int size = Math.min(room.getInt(at), ADDRESS_ROOM);
        return new Received(n, size == 0 || kind == Network.STREAM ? null : new RawAddress(room.get(at + 8, size)));
    }

    @Override
    public int send(byte[] source, int offset, int length) {
        return sendWith(source, offset, length, 0, null);
    }

    @Override
    public int sendTo(byte[] source, int offset, int length, SocketAddress to) {
        return sendWith(source, offset, length, 0, to);
    }

    @Override
    public int sendWith(byte[] source, int offset, int length, int flags, SocketAddress to) {
        int most = kind == Network.STREAM ? Math.min(length, PART) : length;
        CMemory address = to == null ? null : raw(to);
        CMemory room = natives.scratch(most).put(0, source, offset, most);
        return moved(natives.call(CFunction.SENDTO, fd, room.address(), most, flags | MSG_DONTWAIT | MSG_NOSIGNAL,
                address == null ? 0 : address.address(), address == null ? 0 : length(to)));
    }

    /// A piece of ancillary data.
    public record Ancillary(int level, int type, byte[] data) {}

    /// A message with what came beside it.
    public record Message(int length, Ancillary[] ancillary, int flags, RawAddress from) {}

    /// Sends a message; -1 when it would have to wait.
    public int sendMessage(byte[] data, Ancillary[] ancillary, int flags, SocketAddress to) {
        CMemory address = to == null ? null : raw(to);
        int control = 0;
        for (Ancillary a : ancillary) {
            control += space(a.data.length);
        }
        CMemory bytes = CMemory.of(data);
        CMemory beside = CMemory.of(control);
        int at = 0;
        for (Ancillary a : ancillary) {
            beside.putLong(at, 16 + a.data.length).putInt(at + 8, a.level).putInt(at + 12, a.type).put(at + 16, a.data, 0, a.data.length);
            at += space(a.data.length);
        }
        CMemory head = header(bytes, data.length, beside, control, address == null ? 0 : address.address(), to == null ? 0 : length(to));
        return moved(natives.call(CFunction.SENDMSG, fd, head.address(), flags | MSG_DONTWAIT | MSG_NOSIGNAL));
    }

    private static int space(int length) {
        return 16 + (length + 7 & ~7);
    }

    /// A `msghdr` with its one `iovec` behind it.
    private static CMemory header(CMemory bytes, int length, CMemory beside, int control, long address, int addressLength) {
        CMemory head = CMemory.of(56 + 16);
        head.putLong(0, address).putInt(8, addressLength).putLong(16, head.address() + 56).putLong(24, 1);
        head.putLong(32, control == 0 ? 0 : beside.address()).putLong(40, control);
        return head.putLong(56, bytes.address()).putLong(64, length);
    }

    /// Receives a message; null when it would have to wait.
    public Message receiveMessage(byte[] target, int room, int flags) {
        CMemory bytes = CMemory.of(target.length);
        CMemory beside = CMemory.of(room);
        CMemory from = CMemory.of(ADDRESS_ROOM);
        CMemory head = header(bytes, target.length, beside, room, from.address(), ADDRESS_ROOM);
        int n = moved(natives.call(CFunction.RECVMSG, fd, head.address(), flags | MSG_DONTWAIT | 0x40000000));
        if (n < 0) {
            return null;
        }
        bytes.get(0, target, 0, Math.min(n, target.length));
        Ancillary[] found = new Ancillary[0];
        int control = (int) head.getLong(40);
        int at = 0;
        while (at + 16 <= control) {
            int size = (int) beside.getLong(at);
            int end = Math.min(at + size, control);
            if (size < 16 || end < at + 16) {
                break;
            }
            found = Arrays.copyOf(found, found.length + 1);
            found[found.length - 1] = new Ancillary(beside.getInt(at + 8), beside.getInt(at + 12), beside.get(at + 16, end - at - 16));
            at += size + 7 & ~7;
        }
        int size = Math.min(ADDRESS_ROOM, head.getInt(8));
        return new Message(n, found, head.getInt(48) & ~0x40000000, size == 0 ? null : new RawAddress(from.get(0, size)));
    }

    // Options

    @Override
    public int takeError() {
        return ask(natives, fd, SO_ERROR);
    }

    @Override
    public int option(int level, int name) {
        CMemory m = CMemory.of(16);
        m.putInt(8, 4);
        natives.ask(CFunction.GETSOCKOPT, fd, level, name, m.address(), m.address() + 8);
        return m.getInt(0);
    }

    /// The bytes of an option.
    public byte[] option(int level, int name, int length) {
        CMemory m = CMemory.of(length + 16);
        int at = length + 7 & ~7;
        m.putInt(at, length);
        natives.ask(CFunction.GETSOCKOPT, fd, level, name, m.address(), m.address() + at);
        return m.get(0, m.getInt(at));
    }

    @Override
    public void setOption(int level, int name, int value) {
        CMemory m = CMemory.of(8).putInt(0, value);
        natives.ask(CFunction.SETSOCKOPT, fd, level, name, m.address(), 4);
    }

    /// Sets an option to bytes, or to nothing with a length.
    public void setOption(int level, int name, byte[] value, int length) {
        CMemory m = value == null ? null : CMemory.of(value);
        natives.ask(CFunction.SETSOCKOPT, fd, level, name, m == null ? 0 : m.address(), length);
    }

    // As a file

    @Override
    public int read(byte[] target, int offset, int length) {
        return file.read(target, offset, length);
    }

    @Override
    public int write(byte[] source, int offset, int length) {
        int n = send(source, offset, length);
        if (n < 0 && isBlocking()) {
            file.await(Natives.POLL_OUT);
            n = send(source, offset, length);
            if (n < 0) {
                throw new HostError(Errno.EINTR);
            }
        }
        return n;
    }

    @Override
    public FileStatus status() {
        return file.status();
    }

    @Override
    public boolean isBlocking() {
        return file.isBlocking();
    }

    @Override
    public void setBlocking(boolean blocking) {
        file.setBlocking(blocking);
    }

    @Override
    public boolean hasInput() {
        return file.hasInput();
    }

    @Override
    public boolean hasRoom() {
        return file.hasRoom();
    }

    @Override
    protected void close() {
        file.close();
    }
}
