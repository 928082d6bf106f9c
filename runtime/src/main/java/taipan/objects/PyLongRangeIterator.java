package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.IntMath;

/// The iterator of a range with numbers beyond 64 bits.
/// CPython: Objects/rangeobject.c (PyLongRangeIter_Type)
@PyClass(name = "longrange_iterator")
final class PyLongRangeIterator extends PyIterator {
    static final PyType TYPE = PyLongRangeIteratorBindings.newType();

    private final Object start;
    private final Object step;
    private final Object length;
    private Object index = 0L;

    PyLongRangeIterator(Object start, Object step, Object length) {
        super(TYPE);
        this.start = start;
        this.step = step;
        this.length = length;
    }

    @Override
    public Object __next__() {
        if (IntMath.compare(index, length) >= 0) {
            return null;
        }
        Object number = IntMath.add(start, IntMath.multiply(index, step));
        index = IntMath.add(index, 1L);
        return number;
    }

    @Method("__length_hint__(self, /)")
    Object lengthHint() {
        return IntMath.subtract(length, index);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object stop = IntMath.add(start, IntMath.multiply(length, step));
        return PyTuple.of(Iteration.builtin("iter"), PyTuple.of(PyRange.of(start, stop, step)), index);
    }

    @Method("__setstate__(self, object, /)")
    void setState(Object state) {
        Object n = Conversion.index(state);
        index = IntMath.signum(n) < 0 ? 0L : IntMath.compare(n, length) > 0 ? length : n;
    }
}
