package taipan.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import taipan.objects.Errno;

/// The network of this machine, on Java's channels.
final class SystemNetwork implements Network {
    private static final int RAW = 3;

    @Override
    public SocketHandle open(int family, int kind, int protocol) {
        if (family != UNIX && family != INET && family != INET6) {
            throw new HostError(Errno.EAFNOSUPPORT);
        }
        if (family == UNIX ? protocol > 1 : kind == STREAM ? protocol != 0 && protocol != 6 : kind == DATAGRAM && protocol != 0 && protocol != 17) {
            throw new HostError(Errno.EPROTONOSUPPORT);
        }
        if (kind == STREAM) {
            return new StreamSocket(family, protocol);
        }
        if (kind == DATAGRAM && family != UNIX) {
            return new DatagramSocketHandle(family, protocol);
        }
        // Differs from CPython: Java has neither raw sockets nor datagrams between Unix sockets.
        throw new HostError(kind == RAW ? Errno.EPERM : kind == DATAGRAM ? Errno.EPROTONOSUPPORT : Errno.ESOCKTNOSUPPORT);
    }

    @Override
    public SocketHandle[] pair(int family, int kind, int protocol) {
        if (family != UNIX) {
            throw new HostError(Errno.ENOTSUP);
        }
        if (kind != STREAM) {
            throw new HostError(Errno.EPROTONOSUPPORT);
        }
        return PairSocket.pair();
    }

    @Override
    public InetAddress[] addresses(String name) throws UnknownHostException {
        return InetAddress.getAllByName(name);
    }

    @Override
    public String nameOf(InetAddress address) {
        String name = address.getCanonicalHostName();
        return name.equals(address.getHostAddress()) ? null : name;
    }

    @Override
    public Map<Integer, String> interfaces() {
        Map<Integer, String> names = new TreeMap<>();
        try {
            for (NetworkInterface i : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                names.put(i.getIndex(), i.getName());
            }
            return names;
        } catch (IOException e) {
            throw SocketHandle.error(e);
        }
    }

    @Override
    public String ownName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException unknown) {
                return "localhost";
            }
        }
    }
}
