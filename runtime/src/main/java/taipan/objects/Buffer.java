package taipan.objects;

import java.util.Arrays;

/// A view of the memory of an object: what the buffer protocol hands out. Who takes one must `release` it.
///
/// The memory is a Java byte array; the element at index (i, j, ...) starts at `offset + i * strides[0] + ...`.
/// CPython: Include/object.h (Py_buffer)
public class Buffer {
    /// Request flags, as in C.
    public static final int SIMPLE = 0;

    public static final int WRITABLE = 1;
    public static final int FORMAT = 4;
    public static final int ND = 8;
    public static final int STRIDES = 0x18;
    public static final int FULL_RO = 0x11C;

    private final Object owner;
    final byte[] memory;
    final int offset;
    final boolean readOnly;
    final String format;
    final int itemSize;
    final int[] shape;
    final int[] strides;

    /// Contiguous bytes.
    public Buffer(Object owner, byte[] memory, int offset, int length, boolean readOnly) {
        this(owner, memory, offset, readOnly, "B", 1, new int[] {length}, new int[] {1});
    }

    public Buffer(
            Object owner,
            byte[] memory,
            int offset,
            boolean readOnly,
            String format,
            int itemSize,
            int[] shape,
            int[] strides) {
        this.owner = owner;
        this.memory = memory;
        this.offset = offset;
        this.readOnly = readOnly;
        this.format = format;
        this.itemSize = itemSize;
        this.shape = shape;
        this.strides = strides;
    }

    // Memory outside of the heap, which the array mirrors

    /// Whether the array mirrors memory that is elsewhere.
    public boolean isOutside() {
        return false;
    }

    /// Brings bytes in from outside.
    public void load(int at, int length) {}

    /// Takes bytes to the outside.
    public void store(int at, int length) {}

    /// Brings everything in that the buffer shows.
    public final void load() {
        if (isOutside()) {
            if (isContiguous()) {
                load(offset, length());
            } else {
                load(0, memory.length);
            }
        }
    }

    /// Takes out what differs from an earlier state of the array.
    final void storeChanges(byte[] before, int at, int length) {
        int end = at + length;
        int i = at;
        while (i < end) {
            int same = Arrays.mismatch(before, i, end, memory, i, end);
            if (same < 0) {
                return;
            }
            i += same;
            int start = i;
            while (i < end && before[i] != memory[i]) {
                i++;
            }
            store(start, i - start);
        }
    }

    /// Another view of the same memory.
    Buffer derived(int offset, boolean readOnly, String format, int itemSize, int[] shape, int[] strides) {
        return new Buffer(owner, memory, offset, readOnly, format, itemSize, shape, strides);
    }

    /// The object whose memory this is.
    public Object owner() {
        return owner;
    }

    /// The storage itself; valid from `offset()` on for `length()` bytes when the buffer is contiguous.
    public byte[] memory() {
        return memory;
    }

    public int offset() {
        return offset;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public String format() {
        return format;
    }

    public int itemSize() {
        return itemSize;
    }

    public int[] shape() {
        return shape;
    }

    public int[] strides() {
        return strides;
    }

    /// The size of all elements in bytes.
    public int length() {
        int length = itemSize;
        for (int n : shape) {
            length *= n;
        }
        return length;
    }

    /// Whether the elements lie one after the other, the last index varying fastest.
    public boolean isContiguous() {
        int expected = itemSize;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] == 0) {
                return true;
            }
            if (shape[i] > 1 && strides[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    /// The same with the first index varying fastest.
    public boolean isFortranContiguous() {
        int expected = itemSize;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == 0) {
                return true;
            }
            if (shape[i] > 1 && strides[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    /// A copy of the elements in C order.
    public byte[] toBytes() {
        int length = length();
        load();
        if (isContiguous()) {
            return Arrays.copyOfRange(memory, offset, offset + length);
        }
        byte[] copy = new byte[length];
        gather(copy, 0, 0, offset);
        return copy;
    }

    private int gather(byte[] target, int at, int dimension, int from) {
        for (int i = 0; i < shape[dimension]; i++, from += strides[dimension]) {
            if (dimension == shape.length - 1) {
                System.arraycopy(memory, from, target, at, itemSize);
                at += itemSize;
            } else {
                at = gather(target, at, dimension + 1, from);
            }
        }
        return at;
    }

    /// Gives the buffer back; the exporter may move its memory again after the last one.
    public void release() {}

    // Asking an object for its buffer

    /// The buffer of an object; TypeError when it has none. CPython: PyObject_GetBuffer
    public static Buffer of(Object o, int flags) {
        Buffer buffer = PyType.of(o).slots.buffer(o, flags);
        if (buffer == null) {
            throw Raise.typeError("a bytes-like object is required, not '%T'", o);
        }
        return buffer;
    }

    /// A contiguous buffer of an object for reading.
    public static Buffer of(Object o) {
        return of(o, SIMPLE);
    }

    /// Whether the object has a buffer. CPython: PyObject_CheckBuffer
    public static boolean isBuffer(Object o) {
        if (o instanceof PyBytes || o instanceof PyByteArray || o instanceof PyMemoryView) {
            return true;
        }
        if (!(o instanceof PyObject)) {
            return false;
        }
        try {
            Buffer buffer = PyType.of(o).slots.buffer(o, FULL_RO);
            if (buffer == null) {
                return false;
            }
            buffer.release();
            return true;
        } catch (Raised e) {
            return true;
        }
    }

    /// The bytes of a bytes-like object: the array of a bytes object itself, a copy of anything else.
    public static byte[] bytesOf(Object o) {
        if (o instanceof PyBytes bytes) {
            return bytes.array();
        }
        Buffer buffer = of(o, FULL_RO);
        try {
            return buffer.toBytes();
        } finally {
            buffer.release();
        }
    }
}
