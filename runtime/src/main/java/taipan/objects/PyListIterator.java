package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator of a list; it follows changes of the list.
/// CPython: Objects/listobject.c (PyListIter_Type)
@PyClass(name = "list_iterator")
public final class PyListIterator extends PyIterator {
    static final PyType TYPE = PyListIteratorBindings.newType();

    /// Null once exhausted.
    private PyList list;
    private int place;

    public PyListIterator(PyList list) {
        super(TYPE);
        this.list = list;
    }

    @Override
    public Object __next__() {
        PyList l = list;
        if (l == null) {
            return null;
        }
        Object item = l.getOrNull(place);
        if (item == null) {
            list = null;
            return null;
        }
        place++;
        return item;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return list == null ? 0 : Math.max(0, list.size() - place);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return list == null
                ? PyTuple.of(Iteration.builtin("iter"), PyTuple.of(new PyList()))
                : PyTuple.of(Iteration.builtin("iter"), PyTuple.of(list), (long) place);
    }

    @Method("__setstate__(self, object, /)")
    void setState(Object state) {
        long index = Conversion.toSize(state);
        if (list != null) {
            place = (int) Math.clamp(index, 0, list.size());
        }
    }
}
