package taipan.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;

/// The network of this machine, on the system's own sockets.
/// CPython: Modules/socketmodule.c
public final class NativeNetwork implements Network {
    private static final int SOCK_CLOEXEC = 02000000;

    private final Natives natives;
    private final SystemNetwork java = new SystemNetwork();

    NativeNetwork(Natives natives) {
        this.natives = natives;
    }

    public Natives natives() {
        return natives;
    }

    @Override
    public SocketHandle open(int family, int kind, int protocol) {
        int fd = natives.ask(CFunction.SOCKET, family, kind | SOCK_CLOEXEC, protocol);
        return new NativeSocket(natives, fd, family, kind, protocol);
    }

    @Override
    public SocketHandle[] pair(int family, int kind, int protocol) {
        CMemory two = CMemory.of(8);
        natives.ask(CFunction.SOCKETPAIR, family, kind | SOCK_CLOEXEC, protocol, two.address());
        return new SocketHandle[] {
            new NativeSocket(natives, two.getInt(0), family, kind, protocol), new NativeSocket(natives, two.getInt(4), family, kind, protocol)
        };
    }

    @Override
    public InetAddress[] addresses(String name) throws UnknownHostException {
        return java.addresses(name);
    }

    @Override
    public String nameOf(InetAddress address) {
        return java.nameOf(address);
    }

    @Override
    public Map<Integer, String> interfaces() {
        Map<Integer, String> names = new TreeMap<>();
        long all = natives.call(CFunction.IF_NAMEINDEX, 0, 0, 0);
        if (all == 0) {
            throw new HostError(natives.errno());
        }
        for (long at = all; ; at += 16) {
            CMemory one = natives.memory(at, 16);
            if (one.getInt(0) == 0) {
                break;
            }
            names.put(one.getInt(0), Natives.decode(natives.string(one.getLong(8))));
        }
        natives.call(CFunction.IF_FREENAMEINDEX, all, 0, 0);
        return names;
    }

    @Override
    public String ownName() {
        return java.ownName();
    }
}
