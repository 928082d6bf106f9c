package taipan.host;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import jdk.net.ExtendedSocketOptions;
import taipan.objects.Errno;

/// Socket options by the system's numbers on Java's channels.
final class ChannelOptions {
    private static final int IP = 0;
    private static final int TCP = 6;
    private static final int IPV6 = 41;
    private static final int LINGER = 13;

    private ChannelOptions() {}

    /// Java's option, or null when it has none.
    private static SocketOption<?> find(int level, int name) {
        return switch (level << 16 | name) {
            case SocketHandle.SOL_SOCKET << 16 | SocketHandle.SO_REUSEADDR -> StandardSocketOptions.SO_REUSEADDR;
            case SocketHandle.SOL_SOCKET << 16 | 6 -> StandardSocketOptions.SO_BROADCAST;
            case SocketHandle.SOL_SOCKET << 16 | 7 -> StandardSocketOptions.SO_SNDBUF;
            case SocketHandle.SOL_SOCKET << 16 | 8 -> StandardSocketOptions.SO_RCVBUF;
            case SocketHandle.SOL_SOCKET << 16 | 9 -> StandardSocketOptions.SO_KEEPALIVE;
            case SocketHandle.SOL_SOCKET << 16 | LINGER -> StandardSocketOptions.SO_LINGER;
            case SocketHandle.SOL_SOCKET << 16 | 15 -> StandardSocketOptions.SO_REUSEPORT;
            case TCP << 16 | 1 -> StandardSocketOptions.TCP_NODELAY;
            case TCP << 16 | 4 -> ExtendedSocketOptions.TCP_KEEPIDLE;
            case TCP << 16 | 5 -> ExtendedSocketOptions.TCP_KEEPINTERVAL;
            case TCP << 16 | 6 -> ExtendedSocketOptions.TCP_KEEPCOUNT;
            case TCP << 16 | 12 -> ExtendedSocketOptions.TCP_QUICKACK;
            case IP << 16 | 1 -> StandardSocketOptions.IP_TOS;
            case IP << 16 | 32, IPV6 << 16 | 17 -> StandardSocketOptions.IP_MULTICAST_IF;
            case IP << 16 | 33, IPV6 << 16 | 18 -> StandardSocketOptions.IP_MULTICAST_TTL;
            case IP << 16 | 34, IPV6 << 16 | 19 -> StandardSocketOptions.IP_MULTICAST_LOOP;
            default -> null;
        };
    }

    /// Sets an option; false when Java has none of that kind.
    @SuppressWarnings("unchecked")
    static boolean set(NetworkChannel channel, int level, int name, int value) {
        SocketOption<?> option = find(level, name);
        if (option == null || !channel.supportedOptions().contains(option)) {
            return false;
        }
        try {
            if (option.type() == Boolean.class) {
                channel.setOption((SocketOption<Boolean>) option, value != 0);
            } else if (option.type() == NetworkInterface.class) {
                channel.setOption((SocketOption<NetworkInterface>) option, NetworkInterface.getByIndex(value));
            } else {
                channel.setOption((SocketOption<Integer>) option, value);
            }
            return true;
        } catch (IOException e) {
            throw SocketHandle.error(e);
        } catch (IllegalArgumentException e) {
            throw new HostError(Errno.EINVAL);
        }
    }

    /// The value of an option; null when Java has none of that kind.
    static Integer get(NetworkChannel channel, int level, int name) {
        SocketOption<?> option = find(level, name);
        if (option == null || !channel.supportedOptions().contains(option)) {
            return null;
        }
        try {
            return switch (channel.getOption(option)) {
                case Boolean b -> b ? 1 : 0;
                case Integer n -> n;
                case NetworkInterface n -> n.getIndex();
                case null, default -> 0;
            };
        } catch (IOException e) {
            throw SocketHandle.error(e);
        }
    }
}
