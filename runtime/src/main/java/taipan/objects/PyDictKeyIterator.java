package taipan.objects;

import taipan.bindings.PyClass;

/// The iterator of `iter(d)`.
/// CPython: Objects/dictobject.c (PyDictIterKey_Type)
@PyClass(name = "dict_keyiterator")
final class PyDictKeyIterator extends DictIterator {
    static final PyType TYPE = PyDictKeyIteratorBindings.newType();

    PyDictKeyIterator(PyDict dict) {
        super(TYPE, dict, false);
    }

    @Override
    public Object __next__() {
        return advance() ? key : null;
    }
}
