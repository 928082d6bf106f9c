package taipan.modules.pickle;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.Raised;

/// Where the bytes of a pickle come from: memory, or a file that is read no further than the pickle goes.
/// CPython: Modules/_pickle.c (_Unpickler_Read, _Unpickler_ReadFromFile, _Unpickler_Readline)
final class PickleInput {
    private static final long PREFETCH = 128 * 1024;
    private static final byte[] NOTHING = {};

    private final PickleModule module;
    private Object read;
    private Object readline;
    private Object peek;

    /// What is at hand: the next byte is at `next`; what lies behind `taken` was only peeked at.
    byte[] data;

    int next;
    private int taken;

    /// The end of the bytes at hand.
    private int limit;

    private PickleInput(PickleModule module, byte[] data) {
        this.module = module;
        use(data);
    }

    private void use(byte[] bytes) {
        data = bytes;
        limit = bytes.length;
        next = 0;
        taken = limit;
    }

    static PickleInput ofBytes(PickleModule module, byte[] bytes) {
        return new PickleInput(module, bytes);
    }

    static PickleInput ofFile(PickleModule module, Object file) {
        PickleInput input = new PickleInput(module, NOTHING);
        input.peek = Attributes.lookup(file, "peek");
        input.read = Attributes.lookup(file, "read");
        input.readline = Attributes.lookup(file, "readline");
        if (input.read == null || input.readline == null) {
            throw typeError("file must have 'read' and 'readline' attributes");
        }
        return input;
    }

    private Raised truncated() {
        return module.unpicklingError("pickle data was truncated");
    }

    /// Makes `count` bytes available from the answered place of `data` on, and moves past them.
    int take(long count) {
        if (count > limit - next) {
            refill(count);
        }
        int at = next;
        next += (int) count;
        return at;
    }

    int takeByte() {
        int at = take(1);
        return data[at];
    }

    /// Brings `count` bytes to hand without moving. CPython: load_frame
    void prepare(long count) {
        if (count > limit - next) {
            refill(count);
        }
    }

    private void refill(long count) {
        if (count > Long.MAX_VALUE - next) {
            throw module.unpicklingError("read would overflow (invalid bytecode)");
        }
        if (read == null) {
            throw truncated();
        }
        byte[] rest = java.util.Arrays.copyOfRange(data, next, limit);
        int missing = limit - taken;
        if (missing > 0 && next > taken) {
            // Part of what was peeked at has been used up.
            fetch(next - taken);
        } else if (next < taken) {
            // Bytes that were read and not used come first; they can only come from an earlier, shorter request.
            byte[] more = bytes(Calls.call(read, (Object) (count - rest.length)));
            byte[] joined = java.util.Arrays.copyOf(rest, rest.length + more.length);
            System.arraycopy(more, 0, joined, rest.length, more.length);
            use(joined);
            requireAvailable(count);
            return;
        }
        if (peek != null) {
            byte[] seen = null;
            try {
                seen = bytes(Calls.call(peek, (Object) PREFETCH));
            } catch (Raised e) {
                if (!e.matches(PyExc.NotImplementedError)) {
                    throw e;
                }
                peek = null;
            }
            if (seen != null) {
                use(seen);
                taken = 0;
                if (count <= limit) {
                    return;
                }
            }
        }
        use(bytes(Calls.call(read, (Object) count)));
        requireAvailable(count);
    }

    private void requireAvailable(long count) {
        if (count > limit) {
            throw truncated();
        }
    }

    private void fetch(int count) {
        Calls.call(read, (Object) (long) count);
        taken = next;
    }

    private byte[] bytes(Object answer) {
        if (answer instanceof PyBytes bytes) {
            return bytes.array();
        }
        throw valueError("read() returned non-bytes object (%R)", answer);
    }

    /// A line with its end; the place where it begins is the answer, `next` its end.
    int takeLine() {
        for (int i = next; i < limit; i++) {
            if (data[i] == '\n') {
                int at = next;
                next = i + 1;
                return at;
            }
        }
        if (read == null) {
            throw truncated();
        }
        byte[] head = NOTHING;
        if (next > taken) {
            fetch(next - taken);
        } else if (next < taken) {
            head = java.util.Arrays.copyOfRange(data, next, taken);
        }
        byte[] line = bytes(Calls.call(readline));
        if (line.length == 0 || line[line.length - 1] != '\n') {
            throw truncated();
        }
        byte[] joined = java.util.Arrays.copyOf(head, head.length + line.length);
        System.arraycopy(line, 0, joined, head.length, line.length);
        use(joined);
        next = limit;
        return 0;
    }

    /// Moves the file past what has been used, at the end of a pickle. CPython: _Unpickler_SkipConsumed
    void finish() {
        if (next > taken && read != null) {
            fetch(next - taken);
        }
    }
}
