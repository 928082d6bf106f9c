package taipan.modules.unix;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.Host;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyTuple;

/// The `_uuid` module: identifiers made of the time, a sequence number and a random node.
/// CPython: Modules/_uuidmodule.c
@PyModule("_uuid")
public final class UuidModule {
    @Constant
    static final long has_uuid_generate_time_safe = 1;

    /// From the start of the Gregorian calendar to 1970, in units of 100 nanoseconds.
    private static final long EPOCH = 0x01B21DD213814000L;

    private final Host host;
    private byte[] node;
    private int sequence;
    private long last;

    public UuidModule(InterpreterState interpreter) {
        host = Descriptors.hostOf(interpreter);
    }

    @Function("generate_time_safe()")
    synchronized Object generate() {
        if (node == null) {
            byte[] random = new byte[8];
            host.randomBytes(random);
            node = java.util.Arrays.copyOf(random, 6);
            // A node that is no card of a network says so.
            node[0] |= 1;
            sequence = (random[6] & 0x3F) << 8 | random[7] & 0xFF;
        }
        last = Math.max(last + 1, host.clock().realTime() / 100 + EPOCH);
        byte[] bytes = new byte[16];
        putInt(bytes, 0, (int) last);
        bytes[4] = (byte) (last >> 40);
        bytes[5] = (byte) (last >> 32);
        bytes[6] = (byte) (last >> 56 & 0x0F | 0x10);
        bytes[7] = (byte) (last >> 48);
        bytes[8] = (byte) (sequence >> 8 | 0x80);
        bytes[9] = (byte) sequence;
        System.arraycopy(node, 0, bytes, 10, 6);
        // No other process has the same random node.
        return PyTuple.of(PyBytes.of(bytes), 0L);
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> 24 - 8 * i);
        }
    }
}
