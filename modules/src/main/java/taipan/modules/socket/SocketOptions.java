package taipan.modules.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import taipan.host.HostError;
import taipan.host.SocketHandle;
import taipan.objects.Errno;
import taipan.objects.PyBytes;

/// Socket options whose values are packed bytes, as the system lays them out.
/// CPython: Modules/socketmodule.c (sock_setsockopt, sock_getsockopt)
final class SocketOptions {
    private static final int SOL_SOCKET = 1;
    private static final int LINGER = 13;
    private static final int IP = 0;
    private static final int IPV6 = 41;
    private static final int ADD_MEMBERSHIP = 35;
    private static final int DROP_MEMBERSHIP = 36;
    private static final int JOIN_GROUP = 20;
    private static final int LEAVE_GROUP = 21;

    private SocketOptions() {}

    static void set(SocketHandle handle, int level, int name, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value).order(ByteOrder.nativeOrder());
        if (level == SOL_SOCKET && name == LINGER) {
            require(value, 8);
            handle.setOption(level, name, bytes.getInt(0) == 0 ? -1 : bytes.getInt(4));
        } else if (level == IP && (name == ADD_MEMBERSHIP || name == DROP_MEMBERSHIP)) {
            require(value, 8);
            int index = value.length >= 12 ? bytes.getInt(8) : 0;
            handle.setMembership(Arrays.copyOf(value, 4), Arrays.copyOfRange(value, 4, 8), index, name == ADD_MEMBERSHIP);
        } else if (level == IPV6 && (name == JOIN_GROUP || name == LEAVE_GROUP)) {
            require(value, 20);
            handle.setMembership(Arrays.copyOf(value, 16), null, bytes.getInt(16), name == JOIN_GROUP);
        } else if (value.length == 1) {
            handle.setOption(level, name, value[0] & 0xFF);
        } else {
            require(value, 4);
            handle.setOption(level, name, bytes.getInt(0));
        }
    }

    private static void require(byte[] value, int length) {
        if (value.length < length) {
            throw new HostError(Errno.EINVAL);
        }
    }

    /// An int, or bytes when a length is given.
    static Object get(SocketHandle handle, int level, int name, int length) {
        int value = handle.option(level, name);
        boolean linger = level == SOL_SOCKET && name == LINGER;
        if (length == 0) {
            return (long) (linger ? value < 0 ? 0 : 1 : value);
        }
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        if (linger) {
            bytes.putInt(value < 0 ? 0 : 1).putInt(Math.max(0, value));
        } else {
            bytes.putInt(value);
        }
        return PyBytes.of(Arrays.copyOf(bytes.array(), Math.min(length, linger ? 8 : 4)));
    }
}
