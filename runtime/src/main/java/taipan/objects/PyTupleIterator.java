package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator of a tuple.
/// CPython: Objects/tupleobject.c (PyTupleIter_Type)
@PyClass(name = "tuple_iterator")
public final class PyTupleIterator extends PyIterator {
    static final PyType TYPE = PyTupleIteratorBindings.newType();

    /// Null once exhausted.
    private PyTuple tuple;
    private int place;

    public PyTupleIterator(PyTuple tuple) {
        super(TYPE);
        this.tuple = tuple;
    }

    @Override
    public Object __next__() {
        PyTuple t = tuple;
        if (t == null) {
            return null;
        }
        int i = place;
        if (i >= t.size()) {
            tuple = null;
            return null;
        }
        place = i + 1;
        return t.at(i);
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return tuple == null ? 0 : tuple.size() - place;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return tuple == null
                ? PyTuple.of(Iteration.builtin("iter"), PyTuple.of(PyTuple.EMPTY))
                : PyTuple.of(Iteration.builtin("iter"), PyTuple.of(tuple), (long) place);
    }

    @Method("__setstate__(self, object, /)")
    void setState(Object state) {
        long index = Conversion.toSize(state);
        if (tuple != null) {
            place = (int) Math.clamp(index, 0, tuple.size());
        }
    }
}
