package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator of a range whose numbers fit in 64 bits.
/// CPython: Objects/rangeobject.c (PyRangeIter_Type)
@PyClass(name = "range_iterator")
public final class PyRangeIterator extends PyIterator {
    static final PyType TYPE = PyRangeIteratorBindings.newType();

    private final long start;
    private final long step;
    private final long length;
    private long index;

    PyRangeIterator(long start, long step, long length) {
        super(TYPE);
        this.start = start;
        this.step = step;
        this.length = length;
    }

    @Override
    public Object __next__() {
        long i = index;
        if (i < length) {
            index = i + 1;
            return start + i * step;
        }
        return null;
    }

    // For engines that keep the number unboxed

    public boolean hasNext() {
        return index < length;
    }

    /// The next number; there must be one.
    public long nextLong() {
        return start + index++ * step;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return length - index;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        PyRange range = PyRange.of(start, start + length * step, step);
        return PyTuple.of(Iteration.builtin("iter"), PyTuple.of(range), index);
    }

    @Method("__setstate__(self, object, /)")
    void setState(Object state) {
        index = Math.clamp(Conversion.toLong(state), 0, length);
    }
}
