package taipan.objects;

import java.nio.ByteBuffer;

/// A buffer whose memory is outside of the heap: a mapped file, shared memory, the data of C functions. Java code works
/// on an array that mirrors it: `load` brings bytes in, `store` takes them out, and what changed between taking and
/// releasing the buffer goes out as well.
/// CPython: no counterpart
public final class OutsideBuffer extends Buffer {
    private final ByteBuffer home;
    private final byte[] before;
    private final Runnable released;
    private boolean done;

    /// `memory` is as long as `home`; `released` is run once.
    public OutsideBuffer(Object owner, ByteBuffer home, byte[] memory, int length, boolean readOnly, Runnable released) {
        this(owner, home, memory, 0, readOnly, "B", 1, new int[] {length}, new int[] {1}, released);
    }

    public OutsideBuffer(Object owner, ByteBuffer home, byte[] memory, int offset, boolean readOnly, String format, int itemSize, int[] shape,
            int[] strides, Runnable released) {
        super(owner, memory, offset, readOnly, format, itemSize, shape, strides);
        this.home = home;
        this.released = released;
        load();
        before = readOnly || released == null ? null : memory.clone();
    }

    @Override
    public void load(int at, int length) {
        home.get(at, memory, at, length);
    }

    @Override
    public void store(int at, int length) {
        home.put(at, memory, at, length);
        if (before != null) {
            System.arraycopy(memory, at, before, at, length);
        }
    }

    @Override
    public boolean isOutside() {
        return true;
    }

    @Override
    Buffer derived(int offset, boolean readOnly, String format, int itemSize, int[] shape, int[] strides) {
        return new OutsideBuffer(owner(), home, memory, offset, readOnly, format, itemSize, shape, strides, null);
    }

    public boolean isReleased() {
        return done;
    }

    @Override
    public void release() {
        if (done || released == null) {
            return;
        }
        done = true;
        if (before != null && isContiguous()) {
            storeChanges(before, offset, length());
        }
        released.run();
    }
}
