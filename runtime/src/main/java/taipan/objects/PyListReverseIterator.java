package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator of a list from its end.
/// CPython: Objects/listobject.c (PyListRevIter_Type)
@PyClass(name = "list_reverseiterator")
final class PyListReverseIterator extends PyIterator {
    static final PyType TYPE = PyListReverseIteratorBindings.newType();

    /// Null once exhausted.
    private PyList list;
    private int place;

    PyListReverseIterator(PyList list) {
        super(TYPE);
        this.list = list;
        this.place = list.size() - 1;
    }

    @Override
    public Object __next__() {
        PyList l = list;
        if (l == null) {
            return null;
        }
        Object item = place < 0 ? null : l.getOrNull(place);
        if (item == null) {
            list = null;
            place = -1;
            return null;
        }
        place--;
        return item;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return list == null || list.size() < place + 1 ? 0 : place + 1;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return list == null
                ? PyTuple.of(Iteration.builtin("iter"), PyTuple.of(new PyList()))
                : PyTuple.of(PyReversed.TYPE, PyTuple.of(list), (long) place);
    }

    @Method("__setstate__(self, object, /)")
    void setState(Object state) {
        long index = Conversion.toSize(state);
        if (list != null) {
            place = (int) Math.clamp(index, -1, list.size() - 1);
        }
    }
}
