package taipan.modules.socket;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.HostError;
import taipan.host.Network;
import taipan.host.SocketHandle;
import taipan.modules.FileNames;
import taipan.modules.ModuleExceptions;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// The `_socket` module.
/// CPython: Modules/socketmodule.c
@PyModule("_socket")
public final class SocketModule extends Resolver {
    final Descriptors table;
    volatile long defaultTimeout = -1;

    public SocketModule(InterpreterState interpreter) {
        super(Descriptors.hostOf(interpreter).network());
        table = Descriptors.of(interpreter);
        interpreter.setService(SocketModule.class, this);
    }

    static SocketModule of(InterpreterState interpreter) {
        return interpreter.serviceOrNull(SocketModule.class);
    }

    PyType[] types() {
        return new PyType[] {PySocket.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("SocketType", PySocket.TYPE);
        module.add("error", PyExc.OSError);
        module.add("timeout", PyExc.TimeoutError);
        module.add("herror", hostError);
        module.add("gaierror", addressError);
        module.add("has_ipv6", true);
        SocketConstants.add(module, resolver != null);
    }

    // Timeouts

    /// A timeout argument in nanoseconds; -1 for None. CPython: socket_parse_timeout
    static long nanoseconds(Object timeout) {
        if (timeout == PyNone.NONE) {
            return -1;
        }
        Object number = PyFloat.valueOrNull(timeout);
        double seconds = number != null ? (Double) number : ((Number) Conversion.index(timeout)).doubleValue();
        if (Double.isNaN(seconds)) {
            throw valueError("Invalid value NaN (not a number)");
        }
        if (Math.abs(seconds) > 9.2e9) {
            throw overflowError("timestamp too large to convert to C _PyTime_t");
        }
        if (seconds < 0) {
            throw valueError("Timeout value out of range");
        }
        if (seconds > Integer.MAX_VALUE / 1000) {
            throw overflowError("timeout doesn't fit into C timeval");
        }
        return (long) Math.ceil(seconds * 1e9);
    }

    static Object seconds(long nanoseconds) {
        return nanoseconds < 0 ? PyNone.NONE : (Object) (nanoseconds / 1e9);
    }

    @Function("getdefaulttimeout()")
    Object getDefaultTimeout() {
        return seconds(defaultTimeout);
    }

    @Function("setdefaulttimeout(timeout, /)")
    void setDefaultTimeout(Object timeout) {
        defaultTimeout = nanoseconds(timeout);
    }

    // Descriptors

    @Function("close(fd, /)")
    void close(int fd) {
        try {
            table.close(fd);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    @Function("dup(fd, /)")
    int dup(int fd) {
        try {
            FileHandle handle = table.get(fd);
            if (!(handle instanceof SocketHandle)) {
                throw new HostError(Errno.ENOTSOCK);
            }
            return table.duplicate(fd);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    @Function("socketpair(family=1, type=1, proto=0, /)")
    Object socketpair(int family, int kind, int protocol) {
        try {
            SocketHandle[] ends = network.pair(family, kind & ~(2048 | 524288), protocol);
            return PyTuple.of(PySocket.of(this, ends[0]), PySocket.of(this, ends[1]));
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    // Byte order

    private static long unsigned16(Object x, String function) {
        Object n = Conversion.index(x);
        if (n instanceof Long l ? l < 0 : ((java.math.BigInteger) n).signum() < 0) {
            throw overflowError("%s: can't convert negative Python int to C 16-bit unsigned integer", function);
        }
        if (!(n instanceof Long l) || l > 0xFFFF) {
            throw overflowError(n instanceof Long l && l <= Integer.MAX_VALUE
                    ? "%s: Python int too large to convert to C 16-bit unsigned integer"
                    : "signed integer is greater than maximum", function);
        }
        return Short.toUnsignedLong(Short.reverseBytes((short) (long) (Long) n));
    }

    private static long unsigned32(Object x) {
        Object n = PyInt.valueOrNull(x);
        if (n == null) {
            throw typeError("expected int, %T found", x);
        }
        if (n instanceof Long l ? l < 0 : ((java.math.BigInteger) n).signum() < 0) {
            throw overflowError("can't convert negative value to unsigned int");
        }
        if (!(n instanceof Long l) || l > 0xFFFFFFFFL) {
            throw overflowError(n instanceof Long ? "int larger than 32 bits" : "Python int too large to convert to C unsigned long");
        }
        return Integer.toUnsignedLong(Integer.reverseBytes((int) (long) (Long) n));
    }

    @Function("htons(x, /)")
    long htons(Object x) {
        return unsigned16(x, "htons");
    }

    @Function("ntohs(x, /)")
    long ntohs(Object x) {
        return unsigned16(x, "ntohs");
    }

    @Function("htonl(x, /)")
    long htonl(Object x) {
        return unsigned32(x);
    }

    @Function("ntohl(x, /)")
    long ntohl(Object x) {
        return unsigned32(x);
    }

    // Addresses as text and as bytes

    @Function("inet_aton(ip_addr, /)")
    Object inetAton(String text) {
        InetAddress address = text.indexOf(':') >= 0 ? null : Addresses.literal(text);
        if (address == null) {
            throw Raise.with(PyExc.OSError, "illegal IP address string passed to inet_aton");
        }
        return PyBytes.of(address.getAddress());
    }

    @Function("inet_ntoa(packed_ip, /)")
    Object inetNtoa(Buffer packed) {
        if (packed.length() != 4) {
            throw Raise.with(PyExc.OSError, "packed IP wrong length for inet_ntoa");
        }
        return Addresses.dotted(packed.toBytes());
    }

    @Function("inet_pton(address_family, ip_string, /)")
    Object inetPton(int family, String text) {
        if (family != Network.INET && family != Network.INET6) {
            throw Raise.osError(Errno.EAFNOSUPPORT, null);
        }
        byte[] bytes = null;
        if (family == Network.INET6) {
            InetAddress address = text.indexOf(':') < 0 || text.indexOf('%') >= 0 ? null : Addresses.literal(text);
            bytes = address == null ? null : address.getAddress();
            if (bytes != null && bytes.length == 4) {
                byte[] mapped = new byte[16];
                mapped[10] = mapped[11] = (byte) 0xFF;
                System.arraycopy(bytes, 0, mapped, 12, 4);
                bytes = mapped;
            }
        } else if (isDotted(text)) {
            InetAddress address = Addresses.literal(text);
            bytes = address instanceof Inet4Address ? address.getAddress() : null;
        }
        if (bytes == null) {
            throw Raise.with(PyExc.OSError, "illegal IP address string passed to inet_pton");
        }
        return PyBytes.of(bytes);
    }

    /// Four decimal numbers without leading zeros.
    private static boolean isDotted(String text) {
        String[] parts = text.split("\\.", -1);
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 3 || part.length() > 1 && part.charAt(0) == '0'
                    || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
        }
        return parts.length == 4;
    }

    @Function("inet_ntop(address_family, packed_ip, /)")
    Object inetNtop(int family, Buffer packed) {
        if (family != Network.INET && family != Network.INET6) {
            throw valueError("unknown address family %d", family);
        }
        if (packed.length() != (family == Network.INET ? 4 : 16)) {
            throw valueError("invalid length of packed IP address string");
        }
        return Addresses.text(packed.toBytes());
    }

    @Function("CMSG_LEN(length, /)")
    long cmsgLength(long length) {
        if (length < 0 || length > Integer.MAX_VALUE - 16) {
            throw overflowError("CMSG_LEN() argument out of range");
        }
        return 16 + length;
    }

    @Function("CMSG_SPACE(length, /)")
    long cmsgSpace(long length) {
        if (length < 0 || length > Integer.MAX_VALUE - 24) {
            throw overflowError("CMSG_SPACE() argument out of range");
        }
        return 16 + (length + 7 & ~7L);
    }

    // Interfaces

    @Function("if_nameindex()")
    Object ifNameIndex() {
        List<Object> all = new ArrayList<>();
        for (Map.Entry<Integer, String> e : network.interfaces().entrySet()) {
            all.add(PyTuple.of((long) e.getKey(), PyStr.fromName(e.getValue())));
        }
        return PyList.of(all.toArray());
    }

    @Function("sethostname(name, /)")
    void setHostName(Object name) {
        if (resolver == null) {
            throw Raise.osError(Errno.ENOSYS, null);
        }
        resolver.setHostName(FileNames.of(name, "sethostname", "").text());
    }

    @Function("if_nametoindex(oname, /)")
    int ifNameToIndex(Object name) {
        String wanted = FileNames.of(name, "if_nametoindex", "").text();
        for (Map.Entry<Integer, String> e : network.interfaces().entrySet()) {
            if (e.getValue().equals(wanted)) {
                return e.getKey();
            }
        }
        throw Raise.with(PyExc.OSError, "no interface with this name");
    }

    @Function("if_indextoname(index, /)")
    Object ifIndexToName(long index) {
        String name = network.interfaces().get((int) index);
        if (name == null) {
            throw Raise.osError(Errno.ENXIO, null);
        }
        return PyStr.fromName(name);
    }
}
