package taipan.modules.array;

import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Conversion;
import taipan.objects.PyIterator;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// The iterator of an array.
/// CPython: Modules/arraymodule.c (arrayiterobject)
@PyClass(name = "array.arrayiterator")
final class PyArrayIterator extends PyIterator {
    static final PyType TYPE = PyArrayIteratorBindings.newType();

    /// Null once exhausted.
    private PyArray array;
    private int place;

    PyArrayIterator(PyArray array) {
        super(TYPE);
        this.array = array;
    }

    @Override
    public Object __next__() {
        PyArray a = array;
        if (a == null) {
            return null;
        }
        if (place < a.size()) {
            return a.item(place++);
        }
        array = null;
        return null;
    }

    @Method("__reduce__(self, /)")
    Object reduce(ThreadState ts) {
        Object iter = ts.interpreter().builtins.getOrNull("iter");
        return array == null
                ? PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY))
                : PyTuple.of(iter, PyTuple.of(array), (long) place);
    }

    @Method("__setstate__(self, state, /)")
    void setState(Object state) {
        long index = Conversion.toSize(state);
        if (array != null) {
            place = (int) Math.clamp(index, 0, array.size());
        }
    }
}
