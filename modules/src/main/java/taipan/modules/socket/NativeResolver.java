package taipan.modules.socket;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.List;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Natives;
import taipan.host.Network;
import taipan.host.RawAddress;
import taipan.modules.ModuleExceptions;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// Names of hosts, services and protocols as the system's own resolver knows them.
/// CPython: Modules/socketmodule.c (socket_getaddrinfo and its neighbours)
final class NativeResolver {
    private static final int EAI_SYSTEM = -11;
    private static final int AI_PASSIVE = 1;
    private static final int AI_NUMERICHOST = 4;
    private static final int DATAGRAM = 2;
    private static final int ROOM = 8192;
    private static final int LONGEST_HOST = 1025;
    private static final int LONGEST_SERVICE = 32;

    private final Natives natives;
    private final Resolver module;

    NativeResolver(Natives natives, Resolver module) {
        this.natives = natives;
        this.module = module;
    }

    /// One answer of `getaddrinfo`.
    private record Info(int family, int kind, int protocol, String canonical, RawAddress address) {}

    private static long address(CMemory m) {
        return m == null ? 0 : m.address();
    }

    private Raised failure(int code) {
        if (code == EAI_SYSTEM) {
            return Raise.osError(natives.errno(), null);
        }
        String text = Natives.decode(natives.string(natives.call(CFunction.GAI_STRERROR, code, 0, 0)));
        return ModuleExceptions.raise(module.addressError, (long) code, PyStr.fromName(text));
    }

    private List<Info> look(String host, String service, int family, int kind, int protocol, int flags) {
        CMemory hints = CMemory.of(48).putInt(0, flags).putInt(4, family).putInt(8, kind).putInt(12, protocol);
        CMemory name = host == null ? null : Natives.path(host);
        CMemory port = service == null ? null : Natives.path(service);
        CMemory answer = CMemory.of(8);
        int code = (int) natives.call(CFunction.GETADDRINFO, address(name), address(port), hints.address(), answer.address(), 0, 0);
        if (code != 0) {
            throw failure(code);
        }
        List<Info> all = new ArrayList<>();
        for (long at = answer.getLong(0); at != 0; ) {
            CMemory info = natives.memory(at, 48);
            byte[] bytes = natives.memory(info.getLong(24), info.getUnsigned(16)).get(0, info.getInt(16));
            String canonical = info.getLong(32) == 0 ? "" : Natives.decode(natives.string(info.getLong(32)));
            all.add(new Info(info.getInt(4), info.getInt(8), info.getInt(12), canonical, new RawAddress(bytes)));
            at = info.getLong(40);
        }
        natives.call(CFunction.FREEADDRINFO, answer.getLong(0), 0, 0);
        return all;
    }

    Object getaddrinfo(String host, String service, int family, int kind, int protocol, int flags) {
        List<Object> answers = new ArrayList<>();
        for (Info i : look(host, service, family, kind, protocol, flags)) {
            answers.add(PyTuple.of(new Object[] {
                (long) i.family, (long) i.kind, (long) i.protocol, PyStr.fromName(i.canonical), NativeAddresses.toPython(i.address)
            }));
        }
        return PyList.of(answers.toArray());
    }

    /// The address of a host for a socket of a family (0 for any). CPython: setipaddr
    RawAddress resolve(String host, int family) {
        if (host.isEmpty()) {
            List<Info> all = look(null, "0", family, DATAGRAM, 0, AI_PASSIVE);
            if (all.size() > 1 && family == 0) {
                throw Raise.with(PyExc.OSError, "wildcard resolved to multiple address");
            }
            return all.get(0).address;
        }
        if (host.equals("255.255.255.255") || host.equals("<broadcast>")) {
            if (family != Network.INET && family != 0) {
                throw Raise.with(PyExc.OSError, "address family mismatched");
            }
            return NativeAddresses.inet(new byte[] {-1, -1, -1, -1}, 0);
        }
        return look(host, null, family, 0, 0, 0).get(0).address;
    }

    Object getnameinfo(String host, int port, long flow, long scope, boolean pair, int flags) {
        List<Info> all = look(host, Integer.toString(port), 0, DATAGRAM, 0, AI_NUMERICHOST);
        if (all.size() > 1) {
            throw Raise.with(PyExc.OSError, "sockaddr resolved to multiple addresses");
        }
        RawAddress address = all.get(0).address;
        if (address.family() == Network.INET && !pair) {
            throw Raise.with(PyExc.OSError, "IPv4 sockaddr must be 2 tuple");
        }
        CMemory raw = CMemory.of(address.bytes());
        if (address.family() == Network.INET6) {
            raw.putInt(4, Integer.reverseBytes((int) flow)).putInt(24, (int) scope);
        }
        CMemory name = CMemory.of(LONGEST_HOST);
        CMemory service = CMemory.of(LONGEST_SERVICE);
        int code = (int) natives.call8(CFunction.GETNAMEINFO, raw.address(), address.bytes().length, name.address(), LONGEST_HOST,
                service.address(), LONGEST_SERVICE, flags, 0);
        if (code != 0) {
            throw failure(code);
        }
        return PyTuple.of(PyStr.fromName(Natives.decode(name.string(0))), PyStr.fromName(Natives.decode(service.string(0))));
    }

    private Raised hostFailure(int code) {
        String text = Natives.decode(natives.string(natives.call(CFunction.HSTRERROR, code, 0, 0)));
        return ModuleExceptions.raise(module.hostError, (long) code, PyStr.fromName(text));
    }

    Object gethostbynameEx(String host) {
        resolve(host, Network.INET);
        CMemory entry = CMemory.of(32);
        CMemory room = CMemory.of(ROOM);
        CMemory result = CMemory.of(16);
        CMemory name = Natives.path(host);
        natives.call(CFunction.GETHOSTBYNAME_R, name.address(), entry.address(), room.address(), ROOM, result.address(), result.address() + 8);
        return described(entry, result);
    }

    Object gethostbyaddr(String host) {
        RawAddress address = resolve(host, 0);
        boolean six = address.family() == Network.INET6;
        CMemory bytes = CMemory.of(java.util.Arrays.copyOfRange(address.bytes(), six ? 8 : 4, six ? 24 : 8));
        CMemory entry = CMemory.of(32);
        CMemory room = CMemory.of(ROOM);
        CMemory result = CMemory.of(16);
        natives.call8(CFunction.GETHOSTBYADDR_R, bytes.address(), six ? 16 : 4, address.family(), entry.address(), room.address(), ROOM,
                result.address(), result.address() + 8);
        return described(entry, result);
    }

    /// CPython: gethost_common
    private Object described(CMemory entry, CMemory result) {
        if (result.getLong(0) == 0) {
            throw hostFailure(result.getInt(8));
        }
        List<Object> aliases = new ArrayList<>();
        for (long at : pointers(entry.getLong(8))) {
            aliases.add(PyStr.fromName(Natives.decode(natives.string(at))));
        }
        List<Object> addresses = new ArrayList<>();
        int length = entry.getInt(20);
        for (long at : pointers(entry.getLong(24))) {
            addresses.add(Addresses.text(natives.memory(at, length).get(0, length)));
        }
        return PyTuple.of(PyStr.fromName(Natives.decode(natives.string(entry.getLong(0)))), PyList.of(aliases.toArray()),
                PyList.of(addresses.toArray()));
    }

    private List<Long> pointers(long at) {
        List<Long> all = new ArrayList<>();
        for (long p = at; p != 0; p += 8) {
            long value = natives.memory(p, 8).getLong(0);
            if (value == 0) {
                break;
            }
            all.add(value);
        }
        return all;
    }

    synchronized int getservbyname(String name, String protocol) {
        CMemory n = Natives.path(name);
        CMemory p = protocol == null ? null : Natives.path(protocol);
        long entry = natives.call(CFunction.GETSERVBYNAME, n.address(), address(p), 0);
        if (entry == 0) {
            throw Raise.with(PyExc.OSError, "service/proto not found");
        }
        return Short.reverseBytes((short) natives.memory(entry + 16, 4).getInt(0)) & 0xFFFF;
    }

    synchronized Object getservbyport(int port, String protocol) {
        if (port < 0 || port > 0xFFFF) {
            throw overflowError("getservbyport: port must be 0-65535.");
        }
        CMemory p = protocol == null ? null : Natives.path(protocol);
        long entry = natives.call(CFunction.GETSERVBYPORT, Short.reverseBytes((short) port) & 0xFFFF, address(p), 0);
        if (entry == 0) {
            throw Raise.with(PyExc.OSError, "port/proto not found");
        }
        return PyStr.fromName(Natives.decode(natives.string(natives.memory(entry, 8).getLong(0))));
    }

    synchronized int getprotobyname(String name) {
        CMemory n = Natives.path(name);
        long entry = natives.call(CFunction.GETPROTOBYNAME, n.address(), 0, 0);
        if (entry == 0) {
            throw Raise.with(PyExc.OSError, "protocol not found");
        }
        return natives.memory(entry + 16, 4).getInt(0);
    }

    int interfaceIndex(String name) {
        CMemory n = Natives.path(name);
        return (int) natives.call(CFunction.IF_NAMETOINDEX, n.address(), 0, 0);
    }

    void setHostName(String name) {
        byte[] bytes = Natives.encode(name);
        CMemory n = CMemory.of(bytes);
        if ((int) natives.call(CFunction.SETHOSTNAME, n.address(), bytes.length, 0) != 0) {
            throw Raise.osError(natives.errno() == 0 ? Errno.EPERM : natives.errno(), null);
        }
    }

    static long flow(Object value, String function) {
        long flow = Conversion.toLong(value);
        if (flow < 0 || flow > 0xFFFFF) {
            throw overflowError("%s(): flowinfo must be 0-1048575.", function);
        }
        return flow;
    }

    static Raised wrongAddress(String family, String function, Object address) {
        return typeError("%s(): %s address must be tuple, not %T", function, family, address);
    }
}
