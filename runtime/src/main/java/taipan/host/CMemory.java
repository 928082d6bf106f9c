package taipan.host;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import taipan.objects.ThreadState;

/// A piece of memory outside of the heap whose address C functions can be given. It lives as long as somebody here
/// refers to it.
/// CPython: no counterpart
public final class CMemory {
    /// What is larger is for results, and looked at after the call.
    private static final int LARGEST_KEPT = 1 << 16;

    private final ByteBuffer bytes;
    private final long address;

    private CMemory(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.nativeOrder());
        this.address = MemorySegment.ofBuffer(bytes).address();
    }

    /// Fresh memory, filled with zeros.
    public static CMemory of(int size) {
        CMemory memory = new CMemory(ByteBuffer.allocateDirect(Math.max(8, size)));
        if (size <= LARGEST_KEPT && Thread.currentThread() instanceof ThreadState.PythonThread thread) {
            thread.keep(memory);
        }
        return memory;
    }

    public static CMemory of(byte[] content) {
        CMemory memory = of(content.length);
        memory.put(0, content, 0, content.length);
        return memory;
    }

    /// The bytes followed by a zero.
    public static CMemory string(byte[] text) {
        CMemory memory = of(text.length + 1);
        memory.put(0, text, 0, text.length);
        return memory;
    }

    /// An array of pointers to strings, ended by a null pointer.
    public static CMemory strings(byte[][] texts) {
        int size = 8 * (texts.length + 1);
        int at = size;
        for (byte[] t : texts) {
            size += t.length + 1;
        }
        CMemory memory = of(size);
        for (int i = 0; i < texts.length; i++) {
            memory.putLong(8 * i, memory.address + at);
            memory.put(at, texts[i], 0, texts[i].length);
            at += texts[i].length + 1;
        }
        return memory;
    }

    /// Memory that somebody else owns and keeps alive.
    static CMemory at(long address, long size) {
        return new CMemory(MemorySegment.ofAddress(address).reinterpret(size).asByteBuffer());
    }

    public long address() {
        return address;
    }

    public int size() {
        return bytes.capacity();
    }

    public ByteBuffer bytes() {
        return bytes;
    }

    public int getByte(int offset) {
        return bytes.get(offset) & 0xFF;
    }

    public int getShort(int offset) {
        return bytes.getShort(offset) & 0xFFFF;
    }

    public int getInt(int offset) {
        return bytes.getInt(offset);
    }

    public long getUnsigned(int offset) {
        return bytes.getInt(offset) & 0xFFFFFFFFL;
    }

    public long getLong(int offset) {
        return bytes.getLong(offset);
    }

    public CMemory putByte(int offset, int value) {
        bytes.put(offset, (byte) value);
        return this;
    }

    public CMemory putShort(int offset, int value) {
        bytes.putShort(offset, (short) value);
        return this;
    }

    public CMemory putInt(int offset, int value) {
        bytes.putInt(offset, value);
        return this;
    }

    public CMemory putLong(int offset, long value) {
        bytes.putLong(offset, value);
        return this;
    }

    public CMemory put(int offset, byte[] source, int from, int length) {
        bytes.put(offset, source, from, length);
        return this;
    }

    public void get(int offset, byte[] target, int from, int length) {
        bytes.get(offset, target, from, length);
    }

    public byte[] get(int offset, int length) {
        byte[] copy = new byte[length];
        bytes.get(offset, copy, 0, length);
        return copy;
    }

    /// The bytes up to a zero, or to the end.
    public byte[] string(int offset) {
        int end = offset;
        while (end < bytes.capacity() && bytes.get(end) != 0) {
            end++;
        }
        return get(offset, end - offset);
    }
}
