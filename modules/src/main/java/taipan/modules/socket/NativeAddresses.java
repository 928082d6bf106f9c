package taipan.modules.socket;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import taipan.host.Network;
import taipan.host.RawAddress;
import taipan.objects.Buffer;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.Raise;

/// Socket addresses between Python's form and the system's.
/// CPython: Modules/socketmodule.c (getsockaddrarg, makesockaddr)
final class NativeAddresses {
    private static final int NETLINK = 16;
    private static final int ALG = 38;
    private static final int VSOCK = 40;
    private static final int LONGEST_PATH = 108;

    private NativeAddresses() {}

    private static ByteBuffer address(int size, int family) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder()).putShort(0, (short) family);
    }

    private static void putPort(ByteBuffer b, int port) {
        b.put(2, (byte) (port >> 8)).put(3, (byte) port);
    }

    static RawAddress inet(byte[] four, int port) {
        ByteBuffer b = address(16, Network.INET);
        putPort(b, port);
        return new RawAddress(b.put(4, four).array());
    }

    static RawAddress parse(Object address, int family, String function, SocketModule module) {
        return switch (family) {
            case Network.UNIX -> path(address);
            case Network.INET, Network.INET6 -> internet(address, family, function, module);
            case NETLINK -> {
                PyTuple pair = tuple(address, "AF_NETLINK", function);
                if (pair.size() != 2) {
                    throw typeError("AF_NETLINK address must be a pair (pid, groups)");
                }
                yield new RawAddress(address(12, NETLINK).putInt(4, (int) Conversion.toLong(pair.at(0))).putInt(8, (int) Conversion.toLong(pair.at(1))).array());
            }
            case VSOCK -> {
                PyTuple pair = tuple(address, "AF_VSOCK", function);
                if (pair.size() != 2) {
                    throw typeError("getsockaddrarg: AF_VSOCK address must be a tuple of two ints, CID and port");
                }
                yield new RawAddress(address(16, VSOCK).putInt(4, (int) Conversion.toLong(pair.at(1))).putInt(8, (int) Conversion.toLong(pair.at(0))).array());
            }
            case ALG -> algorithm(address, function);
            default -> throw Raise.with(PyExc.OSError, function + "(): bad family");
        };
    }

    private static PyTuple tuple(Object address, String family, String function) {
        if (address instanceof PyTuple tuple) {
            return tuple;
        }
        throw NativeResolver.wrongAddress(family, function, address);
    }

    private static RawAddress algorithm(Object address, String function) {
        PyTuple parts = tuple(address, "AF_ALG", function);
        if (parts.size() < 2) {
            throw typeError("AF_ALG address must be a tuple (type, name[, feat[, mask]])");
        }
        ByteBuffer b = address(88, ALG);
        byte[] type = PyStr.toName(parts.at(0)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] name = PyStr.toName(parts.at(1)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (type.length >= 14) {
            throw Raise.valueError("AF_ALG type too long.");
        }
        if (name.length >= 64) {
            throw Raise.valueError("AF_ALG name too long.");
        }
        b.put(2, type).put(24, name);
        if (parts.size() > 2) {
            b.putInt(16, (int) Conversion.toLong(parts.at(2)));
        }
        if (parts.size() > 3) {
            b.putInt(20, (int) Conversion.toLong(parts.at(3)));
        }
        return new RawAddress(b.array());
    }

    private static RawAddress path(Object address) {
        byte[] bytes = PyStr.valueOrNull(address) != null ? Codecs.encodeFileName(address) : Buffer.bytesOf(address);
        // An empty name asks the system to choose one.
        boolean isAbstract = bytes.length == 0 || bytes[0] == 0;
        if (bytes.length > LONGEST_PATH || bytes.length == LONGEST_PATH && !isAbstract) {
            throw Raise.with(PyExc.OSError, "AF_UNIX path too long");
        }
        return new RawAddress(address(2 + bytes.length + (isAbstract ? 0 : 1), Network.UNIX).put(2, bytes).array());
    }

    private static RawAddress internet(Object address, int family, String function, SocketModule module) {
        boolean six = family == Network.INET6;
        PyTuple parts = tuple(address, six ? "AF_INET6" : "AF_INET", function);
        if (six ? parts.size() < 2 || parts.size() > 4 : parts.size() != 2) {
            throw typeError(six ? "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])"
                    : "AF_INET address must be a pair (host, port)");
        }
        String host = Addresses.hostName(parts.at(0));
        int port = Addresses.port(parts.at(1), function);
        long flow = six && parts.size() > 2 ? NativeResolver.flow(parts.at(2), function) : 0;
        long scope = six && parts.size() > 3 ? Conversion.toLong(parts.at(3)) : 0;
        if (scope < 0 || scope > 0xFFFFFFFFL) {
            throw overflowError("can't convert negative value to unsigned int");
        }
        byte[] bytes = module.resolver.resolve(host, family).bytes().clone();
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        putPort(b, port);
        if (six) {
            b.putInt(4, Integer.reverseBytes((int) flow));
            if (parts.size() > 3) {
                b.putInt(24, (int) scope);
            }
        }
        return new RawAddress(bytes);
    }

    static Object toPython(RawAddress address) {
        byte[] bytes = address.bytes();
        if (bytes.length < 2) {
            return taipan.objects.PyNone.NONE;
        }
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return switch (address.family()) {
            case Network.UNIX -> unix(bytes);
            case Network.INET -> PyTuple.of(Addresses.text(Arrays.copyOfRange(bytes, 4, 8)), port(bytes));
            case Network.INET6 -> {
                String text = Addresses.text(Arrays.copyOfRange(bytes, 8, 24));
                long scope = b.getInt(24) & 0xFFFFFFFFL;
                yield PyTuple.of(new Object[] {text, port(bytes), (long) Integer.reverseBytes(b.getInt(4)), scope});
            }
            case NETLINK -> PyTuple.of(b.getInt(4) & 0xFFFFFFFFL, b.getInt(8) & 0xFFFFFFFFL);
            case VSOCK -> PyTuple.of(b.getInt(8) & 0xFFFFFFFFL, b.getInt(4) & 0xFFFFFFFFL);
            default -> PyTuple.of((long) address.family(), PyBytes.of(Arrays.copyOfRange(bytes, 2, bytes.length)));
        };
    }

    private static long port(byte[] bytes) {
        return (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    }

    private static Object unix(byte[] bytes) {
        if (bytes.length > 2 && bytes[2] == 0) {
            return PyBytes.of(Arrays.copyOfRange(bytes, 2, bytes.length));
        }
        int end = 2;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return Codecs.decodeFileName(Arrays.copyOfRange(bytes, 2, end));
    }
}
