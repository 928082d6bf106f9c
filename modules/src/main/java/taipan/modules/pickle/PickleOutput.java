package taipan.modules.pickle;

import java.util.Arrays;
import taipan.objects.Calls;
import taipan.objects.PyBytes;
import taipan.objects.ThreadState;

/// The bytes of a pickle on their way out, cut into frames from protocol 4 on.
/// CPython: Modules/_pickle.c (_Pickler_Write, _Pickler_CommitFrame, _Pickler_FlushToFile)
final class PickleOutput {
    private static final int FRAME_SIZE_MIN = 4;
    private static final int FRAME_SIZE_TARGET = 64 * 1024;
    private static final int FRAME_HEADER_SIZE = 9;
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[256];
    private int length;
    private int frameStart = -1;
    private boolean framing;

    /// The `write` of the file; null when the pickle is collected in memory.
    private final Object write;

    PickleOutput(Object write) {
        this.write = write;
    }

    void clear() {
        length = 0;
        frameStart = -1;
    }

    void setFraming(boolean framing) {
        this.framing = framing;
    }

    PyBytes toBytes() {
        return PyBytes.of(Arrays.copyOf(bytes, length));
    }

    void flush(ThreadState ts) {
        if (write != null) {
            Calls.call(ts, write, toBytes());
        }
    }

    private void reserve(int more) {
        int needed = length + more;
        if (needed > bytes.length || needed < 0) {
            if (needed < 0 || needed > LARGEST) {
                throw taipan.objects.Raise.with(taipan.objects.PyExc.MemoryError);
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, bytes.length * 3L / 2)));
        }
    }

    private void beginFrame() {
        if (framing && frameStart < 0) {
            reserve(FRAME_HEADER_SIZE);
            frameStart = length;
            length += FRAME_HEADER_SIZE;
        }
    }

    /// Ends the frame: writes its size in front, or takes the room for it away when the frame is tiny.
    void commitFrame() {
        if (!framing || frameStart < 0) {
            return;
        }
        int size = length - frameStart - FRAME_HEADER_SIZE;
        if (size >= FRAME_SIZE_MIN) {
            bytes[frameStart] = (byte) Opcode.FRAME;
            putLong(frameStart + 1, size);
        } else {
            System.arraycopy(bytes, frameStart + FRAME_HEADER_SIZE, bytes, frameStart, size);
            length -= FRAME_HEADER_SIZE;
        }
        frameStart = -1;
    }

    /// Between two instructions: a frame that is long enough ends.
    void boundary(ThreadState ts) {
        if (framing && frameStart >= 0 && length - frameStart - FRAME_HEADER_SIZE >= FRAME_SIZE_TARGET) {
            commitFrame();
            // What is finished can leave.
            if (write != null) {
                flush(ts);
                clear();
            }
        }
    }

    private void putLong(int at, long value) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }

    void op(int opcode) {
        beginFrame();
        reserve(1);
        bytes[length++] = (byte) opcode;
    }

    /// An instruction with a little-endian argument of so many bytes.
    void op(int opcode, long argument, int size) {
        beginFrame();
        reserve(size + 1);
        bytes[length++] = (byte) opcode;
        for (int i = 0; i < size; i++) {
            bytes[length++] = (byte) (argument >>> 8 * i);
        }
    }

    void bigEndian(int opcode, long argument) {
        op(opcode, Long.reverseBytes(argument), 8);
    }

    void raw(byte[] more) {
        raw(more, 0, more.length);
    }

    private void raw(byte[] more, int from, int count) {
        beginFrame();
        reserve(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void ascii(String text) {
        beginFrame();
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /// An instruction with its size argument and the bytes it counts. Long data stay out of frames and, when they go to a
    /// file, out of memory; `payload` is the object that has them or null.
    void data(ThreadState ts, int opcode, int sizeOfSize, byte[] memory, int from, int count, Object payload) {
        boolean bypass = count >= FRAME_SIZE_TARGET;
        boolean framed = framing;
        if (bypass) {
            commitFrame();
            framing = false;
        }
        op(opcode, count, sizeOfSize);
        if (bypass && write != null) {
            flush(ts);
            Object object = payload != null ? payload : PyBytes.of(Arrays.copyOfRange(memory, from, from + count));
            Calls.call(ts, write, object);
            clear();
        } else {
            raw(memory, from, count);
        }
        framing = framed;
    }
}
