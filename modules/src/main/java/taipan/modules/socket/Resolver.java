package taipan.modules.socket;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Function;
import taipan.host.NativeNetwork;
import taipan.host.Network;
import taipan.modules.ModuleExceptions;
import taipan.objects.Audit;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// Names of hosts, services and protocols.
/// CPython: Modules/socketmodule.c (socket_getaddrinfo and its neighbours)
abstract class Resolver {
    private static final int NO_NAME = -2;
    private static final int AGAIN = -3;
    private static final int FAMILY = -6;
    private static final int SOCKET_TYPE = -7;
    private static final int SERVICE = -8;
    private static final int ADDRESS_FAMILY = -9;
    private static final int PASSIVE = 1;
    private static final int CANONICAL = 2;
    private static final int NUMERIC_HOST = 4;
    private static final int NUMERIC_SERVICE = 1024;

    /// Kinds of sockets with their protocols, in the order the C library gives them.
    private static final int[][] KINDS = {{1, 6}, {2, 17}, {3, 0}};

    final Network network;
    final PyType hostError = ModuleExceptions.define("socket", "herror", PyExc.OSError);
    final PyType addressError = ModuleExceptions.define("socket", "gaierror", PyExc.OSError);

    /// Null where there are no native calls.
    final NativeResolver resolver;

    Resolver(Network network) {
        this.network = network;
        this.resolver = network instanceof NativeNetwork n ? new NativeResolver(n.natives(), this) : null;
    }

    /// `socket.gaierror` with the C library's words.
    final Raised addressError(int code) {
        return ModuleExceptions.raise(addressError, (long) code, switch (code) {
            case NO_NAME -> "Name or service not known";
            case AGAIN -> "Temporary failure in name resolution";
            case FAMILY -> "ai_family not supported";
            case SOCKET_TYPE -> "ai_socktype not supported";
            case SERVICE -> "Servname not supported for ai_socktype";
            case ADDRESS_FAMILY -> "Address family for hostname not supported";
            default -> "Non-recoverable failure in name resolution";
        });
    }

    final InetAddress[] lookUp(String name) {
        try {
            return network.addresses(name);
        } catch (UnknownHostException e) {
            String message = String.valueOf(e.getMessage());
            throw addressError(message.contains("Temporary failure") ? AGAIN : NO_NAME);
        }
    }

    @Function("getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)")
    Object getaddrinfo(Object host, Object port, int family, int kind, int protocol, int flags) {
        String name = null;
        if (host != PyNone.NONE) {
            if (PyStr.valueOrNull(host) == null && !(host instanceof PyBytes)) {
                throw typeError("getaddrinfo() argument 1 must be string or None");
            }
            name = Addresses.hostName(host);
        }
        String service = service(port);
        if (resolver != null) {
            return resolver.getaddrinfo(name, service, family, kind, protocol, flags);
        }
        if (name == null && service == null) {
            throw addressError(NO_NAME);
        }
        if (family != 0 && family != Network.INET && family != Network.INET6) {
            throw addressError(FAMILY);
        }
        if (kind < 0 || kind > 3 && kind != 5) {
            throw addressError(SOCKET_TYPE);
        }
        List<Object> answers = new ArrayList<>();
        boolean named = service != null && !service.isEmpty() && !service.chars().allMatch(Character::isDigit);
        String canonical = (flags & CANONICAL) != 0 && name != null ? name : "";
        InetAddress[] all = addresses(name, family, flags);
        boolean served = false;
        for (InetAddress address : all) {
            int itsFamily = address instanceof Inet4Address && family != Network.INET6 ? Network.INET : Network.INET6;
            for (int[] k : KINDS) {
                if (kind != 0 && kind != k[0] || protocol != 0 && k[1] != 0 && protocol != k[1] || k[0] == 3 && named) {
                    continue;
                }
                int number = !named ? number(service)
                        : (flags & NUMERIC_SERVICE) != 0 ? -1 : Services.port(service, k[0] == 1 ? "tcp" : "udp");
                if (number < 0) {
                    continue;
                }
                served = true;
                answers.add(PyTuple.of(new Object[] {
                    (long) itsFamily, (long) k[0], (long) (k[1] == 0 ? protocol : k[1]), PyStr.fromName(canonical),
                    Addresses.toPython(address, number, itsFamily)
                }));
                canonical = "";
            }
        }
        if (!served) {
            throw addressError((flags & NUMERIC_SERVICE) != 0 && named ? NO_NAME : named ? SERVICE : SOCKET_TYPE);
        }
        return PyList.of(answers.toArray());
    }

    private static int number(String service) {
        return service == null || service.isEmpty() ? 0 : (int) (Long.parseLong(service) & 0xFFFF);
    }

    private static String service(Object port) {
        if (port == PyNone.NONE) {
            return null;
        }
        if (PyInt.valueOrNull(port) != null) {
            return Long.toString(Conversion.toLong(port) & 0xFFFF);
        }
        if (port instanceof PyBytes b) {
            return new String(b.array(), StandardCharsets.ISO_8859_1);
        }
        if (PyStr.valueOrNull(port) != null) {
            return PyStr.toName(port);
        }
        throw Raise.with(PyExc.OSError, "Int or String expected");
    }

    private InetAddress[] addresses(String name, int family, int flags) {
        try {
            if (name == null) {
                boolean passive = (flags & PASSIVE) != 0;
                byte[] six = new byte[16];
                six[15] = (byte) (passive ? 0 : 1);
                InetAddress second = InetAddress.getByAddress(six);
                InetAddress first = InetAddress.getByAddress(passive ? new byte[4] : new byte[] {127, 0, 0, 1});
                // Differs from CPython: a Java socket for any IPv6 address takes the port for IPv4 too, so that a server
                // cannot listen at both; IPv4 is what everybody can reach.
                return family == Network.INET6 ? new InetAddress[] {second}
                        : family == Network.INET || passive ? new InetAddress[] {first} : new InetAddress[] {second, first};
            }
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
        InetAddress literal = Addresses.literal(name);
        if (literal != null) {
            boolean four = literal instanceof Inet4Address && name.indexOf(':') < 0;
            if (family == Network.INET && !four || family == Network.INET6 && four) {
                throw addressError(ADDRESS_FAMILY);
            }
            return new InetAddress[] {literal};
        }
        if ((flags & NUMERIC_HOST) != 0 || name.isEmpty()) {
            throw addressError(NO_NAME);
        }
        List<InetAddress> fitting = new ArrayList<>();
        for (InetAddress a : lookUp(name)) {
            if (family == 0 || (family == Network.INET) == a instanceof Inet4Address) {
                fitting.add(a);
            }
        }
        if (fitting.isEmpty()) {
            throw addressError(ADDRESS_FAMILY);
        }
        return fitting.toArray(new InetAddress[0]);
    }

    @Function("getnameinfo(sockaddr, flags, /)")
    Object getnameinfo(Object sockaddr, int flags) {
        if (!(sockaddr instanceof PyTuple tuple)) {
            throw typeError("getnameinfo() argument 1 must be tuple, not %T", sockaddr);
        }
        Object[] parts = tuple.toArray();
        if (parts.length < 2 || parts.length > 4) {
            throw typeError("getnameinfo(): illegal sockaddr argument");
        }
        String host = Addresses.hostName(parts[0]);
        int port = Conversion.toInt(parts[1]);
        if (parts.length > 2 && (Conversion.toLong(parts[2]) < 0 || Conversion.toLong(parts[2]) > 0xFFFFF)) {
            throw overflowError("getnameinfo(): flowinfo must be 0-1048575.");
        }
        if (resolver != null) {
            long flow = parts.length > 2 ? Conversion.toLong(parts[2]) : 0;
            return resolver.getnameinfo(host, port, flow, parts.length > 3 ? Conversion.toLong(parts[3]) : 0, parts.length == 2, flags);
        }
        InetAddress address = Addresses.literal(host);
        if (address == null) {
            throw addressError(NO_NAME);
        }
        if (address instanceof Inet4Address && parts.length != 2 && host.indexOf(':') < 0) {
            throw Raise.with(PyExc.OSError, "IPv4 sockaddr must be 2 tuple");
        }
        String name = (flags & 1) != 0 ? null : network.nameOf(address);
        if (name == null && (flags & 8) != 0) {
            throw addressError(NO_NAME);
        }
        String service = (flags & 2) != 0 ? null : Services.name(port, (flags & 16) != 0 ? "udp" : "tcp");
        return PyTuple.of(PyStr.fromName(name == null ? Addresses.text(address.getAddress()) : name),
                PyStr.fromName(service == null ? Integer.toString(port) : service));
    }

    @Function("gethostname()")
    Object gethostname(ThreadState ts) {
        Audit.event(ts, "socket.gethostname");
        return PyStr.fromName(network.ownName());
    }

    @Function("gethostbyname(host, /)")
    Object gethostbyname(Object host) {
        if (resolver != null) {
            return Addresses.text(java.util.Arrays.copyOfRange(resolver.resolve(Addresses.hostName(host), Network.INET).bytes(), 4, 8));
        }
        return Addresses.dotted(Addresses.resolve(Addresses.hostName(host), Network.INET, (SocketModule) this).getAddress());
    }

    @Function("gethostbyname_ex(host, /)")
    Object gethostbynameEx(Object host) {
        String name = Addresses.hostName(host);
        if (resolver != null) {
            return resolver.gethostbynameEx(name);
        }
        List<Object> texts = new ArrayList<>();
        InetAddress literal = Addresses.literal(name);
        for (InetAddress a : literal != null ? new InetAddress[] {literal} : lookUp(name)) {
            if (a instanceof Inet4Address) {
                texts.add(Addresses.dotted(a.getAddress()));
            }
        }
        return PyTuple.of(PyStr.fromName(name), PyList.of(), PyList.of(texts.toArray()));
    }

    @Function("gethostbyaddr(host, /)")
    Object gethostbyaddr(Object host) {
        if (resolver != null) {
            return resolver.gethostbyaddr(Addresses.hostName(host));
        }
        InetAddress address = Addresses.resolve(Addresses.hostName(host), 0, (SocketModule) this);
        String name = network.nameOf(address);
        if (name == null) {
            throw ModuleExceptions.raise(hostError, 1L, "Unknown host");
        }
        return PyTuple.of(PyStr.fromName(name), PyList.of(), PyList.of(Addresses.text(address.getAddress())));
    }

    @Function("getservbyname(servicename, protocolname=NULL, /)")
    int getservbyname(String name, Object protocol) {
        if (resolver != null) {
            return resolver.getservbyname(name, protocol == null ? null : PyStr.toName(protocol));
        }
        int port = Services.port(name, protocol == null ? null : PyStr.toName(protocol));
        if (port < 0) {
            throw Raise.with(PyExc.OSError, "service/proto not found");
        }
        return port;
    }

    @Function("getservbyport(port, protocolname=NULL, /)")
    Object getservbyport(int port, Object protocol) {
        if (resolver != null) {
            return resolver.getservbyport(port, protocol == null ? null : PyStr.toName(protocol));
        }
        if (port < 0 || port > 0xFFFF) {
            throw overflowError("getservbyport: port must be 0-65535.");
        }
        String name = Services.name(port, protocol == null ? null : PyStr.toName(protocol));
        if (name == null) {
            throw Raise.with(PyExc.OSError, "port/proto not found");
        }
        return PyStr.fromName(name);
    }

    @Function("getprotobyname(name, /)")
    int getprotobyname(String name) {
        if (resolver != null) {
            return resolver.getprotobyname(name);
        }
        int number = Services.protocol(name);
        if (number < 0) {
            throw Raise.with(PyExc.OSError, "protocol not found");
        }
        return number;
    }
}
