package taipan.modules;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.Host;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyTuple;

/// The `_uuid` module: identifiers made of the time and a random node.
/// CPython: Modules/_uuidmodule.c; source: RFC 4122
@PyModule("_uuid")
public final class UuidModule {
    @Constant static final int has_uuid_generate_time_safe = 1;

    /// From the start of the Gregorian calendar to 1970, in units of 100 nanoseconds.
    private static final long EPOCH = 0x01B21DD213814000L;

    private final Host host;
    private long last;
    private byte[] node;

    public UuidModule(InterpreterState interpreter) {
        host = Descriptors.hostOf(interpreter);
    }

    @Function("generate_time_safe()")
    synchronized Object generateTimeSafe() {
        if (node == null) {
            // Two bytes of a clock sequence and six of a node, marked as random.
            node = new byte[8];
            host.randomBytes(node);
            node[0] = (byte) (node[0] & 0x3F | 0x80);
            node[2] |= 1;
        }
        long time = Math.max(last + 1, host.clock().realTime() / 100 + EPOCH);
        last = time;
        long high = time << 32 | (time >>> 32 & 0xFFFF) << 16 | 0x1000 | time >>> 48 & 0xFFF;
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> 56 - 8 * i);
        }
        System.arraycopy(node, 0, bytes, 8, 8);
        return PyTuple.of(PyBytes.of(bytes), 0L);
    }
}
