package taipan.objects;

import taipan.bindings.PyClass;

/// The iterator of `iter(d.values())`.
/// CPython: Objects/dictobject.c (PyDictIterValue_Type)
@PyClass(name = "dict_valueiterator")
final class PyDictValueIterator extends DictIterator {
    static final PyType TYPE = PyDictValueIteratorBindings.newType();

    PyDictValueIterator(PyDict dict) {
        super(TYPE, dict, false);
    }

    @Override
    public Object __next__() {
        return advance() ? value : null;
    }
}
