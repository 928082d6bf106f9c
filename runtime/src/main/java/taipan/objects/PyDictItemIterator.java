package taipan.objects;

import taipan.bindings.PyClass;

/// The iterator of `iter(d.items())`.
/// CPython: Objects/dictobject.c (PyDictIterItem_Type)
@PyClass(name = "dict_itemiterator")
final class PyDictItemIterator extends DictIterator {
    static final PyType TYPE = PyDictItemIteratorBindings.newType();

    PyDictItemIterator(PyDict dict) {
        super(TYPE, dict, false);
    }

    @Override
    public Object __next__() {
        return advance() ? PyTuple.of(key, value) : null;
    }
}
