package taipan.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/// The machine's network. Its methods throw `HostError` for what the system refuses.
public interface Network {
    // Families and kinds of sockets, with the system's numbers.
    int UNIX = 1;
    int INET = 2;
    int INET6 = 10;
    int STREAM = 1;
    int DATAGRAM = 2;

    /// A new socket that is connected to nothing.
    SocketHandle open(int family, int kind, int protocol);

    /// Two sockets connected to each other.
    SocketHandle[] pair(int family, int kind, int protocol);

    /// The addresses of a name, which is no number.
    InetAddress[] addresses(String name) throws UnknownHostException;

    /// The name of an address, or null when it has none.
    String nameOf(InetAddress address);

    /// The network interfaces by number.
    Map<Integer, String> interfaces();

    /// The name of this machine.
    String ownName();
}
