package taipan.modules.socket;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import taipan.host.HostError;
import taipan.host.Network;
import taipan.host.RawAddress;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// Socket addresses as Python writes them: `(host, port)`, `(host, port, flowinfo, scope_id)`, a path.
/// CPython: Modules/socketmodule.c (getsockaddrarg, makesockaddr, setipaddr)
final class Addresses {
    private static final int LONGEST_PATH = 108;

    private Addresses() {}

    // From Python

    /// Reads the address argument of a function.
    static SocketAddress parse(Object address, int family, String function, SocketModule module) {
        if (module.resolver != null) {
            return NativeAddresses.parse(address, family, function, module);
        }
        if (family == Network.UNIX) {
            return path(address);
        }
        if (!(address instanceof PyTuple tuple)) {
            throw typeError("%s(): AF_INET%s address must be tuple, not %T", function, family == Network.INET6 ? "6" : "", address);
        }
        Object[] parts = tuple.toArray();
        boolean six = family == Network.INET6;
        if (six ? parts.length < 2 || parts.length > 4 : parts.length != 2) {
            throw typeError(six ? "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])"
                    : "AF_INET address must be a pair (host, port)");
        }
        String host = hostName(parts[0]);
        int port = port(parts[1], function);
        if (six && parts.length > 2) {
            long flow = Conversion.toLong(parts[2]);
            if (flow < 0 || flow > 0xFFFFF) {
                throw overflowError("%s(): flowinfo must be 0-1048575.", function);
            }
        }
        InetAddress found = resolve(host, family, module);
        long scope = six && parts.length > 3 ? Conversion.toLong(parts[3]) : 0;
        if (scope != 0 && found instanceof Inet6Address) {
            try {
                found = Inet6Address.getByAddress(null, found.getAddress(), (int) scope);
            } catch (UnknownHostException e) {
                throw Raise.osError(Errno.EINVAL, null);
            }
        }
        return new InetSocketAddress(found, port);
    }

    static int port(Object port, String function) {
        Object n = Conversion.index(port);
        if (!(n instanceof Long l)) {
            throw overflowError("Python int too large to convert to C int");
        }
        if (l < 0 || l > 0xFFFF) {
            throw overflowError("%s(): port must be 0-65535.", function);
        }
        return (int) (long) l;
    }

    private static SocketAddress path(Object address) {
        byte[] bytes = PyStr.valueOrNull(address) != null ? Codecs.encodeFileName(address) : Buffer.bytesOf(address);
        if (bytes.length > LONGEST_PATH || bytes.length == LONGEST_PATH && bytes[0] != 0) {
            throw Raise.with(taipan.objects.PyExc.OSError, "AF_UNIX path too long");
        }
        if (bytes.length > 0 && bytes[0] == 0) {
            // Differs from CPython: Java knows no abstract Unix addresses.
            throw Raise.notImplementedError("abstract Unix socket addresses are not supported");
        }
        try {
            return UnixDomainSocketAddress.of(PyStr.toName(Codecs.decodeFileName(bytes)));
        } catch (InvalidPathException e) {
            // Differs from CPython: Java cannot name files with bytes that its encoding does not have.
            throw Raise.osError(Errno.EILSEQ, null);
        }
    }

    /// A host name argument. CPython: idna_converter
    static String hostName(Object host) {
        String text;
        if (host instanceof PyBytes || host instanceof PyByteArray) {
            text = new String(Buffer.bytesOf(host), StandardCharsets.ISO_8859_1);
        } else if (PyStr.valueOrNull(host) != null) {
            text = PyStr.toName(host);
            if (!text.chars().allMatch(c -> c < 128)) {
                try {
                    text = new String(Buffer.bytesOf(Calls.method(host, "encode", "idna")), StandardCharsets.ISO_8859_1);
                } catch (Raised e) {
                    if (e.matches(taipan.objects.PyExc.UnicodeError)) {
                        throw typeError("encoding of hostname failed");
                    }
                    throw e;
                }
            }
        } else {
            throw typeError("str, bytes or bytearray expected, not %T", host);
        }
        if (text.indexOf('\0') >= 0) {
            throw typeError("host name must not contain null character");
        }
        return text;
    }

    /// The address of a host in a family (0 for any): the empty name is any address.
    static InetAddress resolve(String host, int family, SocketModule module) {
        try {
            if (host.isEmpty()) {
                return InetAddress.getByAddress(new byte[family == Network.INET6 ? 16 : 4]);
            }
            if (host.equals("<broadcast>") || host.equals("255.255.255.255")) {
                if (family == Network.INET6) {
                    throw Raise.with(taipan.objects.PyExc.OSError, "address family mismatched");
                }
                return InetAddress.getByAddress(new byte[] {-1, -1, -1, -1});
            }
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
        InetAddress literal = literal(host);
        InetAddress[] all = literal != null ? new InetAddress[] {literal} : module.lookUp(host);
        for (InetAddress a : all) {
            if (family == 0 || family == Network.INET && a instanceof Inet4Address
                    || family == Network.INET6 && (a instanceof Inet6Address || host.indexOf(':') >= 0)) {
                return a;
            }
        }
        throw module.addressError(-9);
    }

    /// The address that a text of numbers means, or null when it is a name.
    static InetAddress literal(String host) {
        try {
            if (host.indexOf(':') >= 0) {
                return Inet6Address.ofLiteral(host);
            }
            return host.isEmpty() || !Character.isDigit(host.charAt(0)) ? null : Inet4Address.ofPosixLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    // To Python

    /// The Python form of an address; a null one is a socket's without a name.
    static Object toPython(SocketAddress address, int family) {
        if (address instanceof RawAddress raw) {
            return NativeAddresses.toPython(raw);
        }
        if (family == Network.UNIX) {
            return address instanceof UnixDomainSocketAddress unix ? PyStr.fromName(unix.getPath().toString()) : "";
        }
        if (!(address instanceof InetSocketAddress inet)) {
            return family == Network.INET6 ? PyTuple.of("::", 0L, 0L, 0L) : PyTuple.of("0.0.0.0", 0L);
        }
        return toPython(inet.getAddress(), inet.getPort(), family);
    }

    static Object toPython(InetAddress address, int port, int family) {
        if (family == Network.INET6) {
            long scope = address instanceof Inet6Address six ? six.getScopeId() : 0;
            byte[] bytes = address.getAddress();
            boolean any = bytes.length == 4 && address.isAnyLocalAddress();
            String text = any ? "::" : bytes.length == 4 ? "::ffff:" + dotted(bytes) : text(bytes);
            return PyTuple.of(text, (long) port, 0L, scope);
        }
        return PyTuple.of(dotted(address.getAddress()), (long) port);
    }

    static String dotted(byte[] bytes) {
        int n = bytes.length - 4;
        return (bytes[n] & 0xFF) + "." + (bytes[n + 1] & 0xFF) + "." + (bytes[n + 2] & 0xFF) + "." + (bytes[n + 3] & 0xFF);
    }

    /// The text of an address, with the longest run of zeros of an IPv6 one left out.
    static String text(byte[] bytes) {
        if (bytes.length == 4) {
            return dotted(bytes);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        int best = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                best = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            if (i == 6 && best == 0 && (length == 6 || length == 5 && groups[5] == 0xFFFF)) {
                return text.append(dotted(bytes)).toString();
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /// None when the system did not say where something came from.
    static Object orNone(SocketAddress address, int family) {
        return address == null ? PyNone.NONE : toPython(address, family);
    }

    static Raised error(HostError e) {
        return Raise.osError(e.errno(), null);
    }
}
