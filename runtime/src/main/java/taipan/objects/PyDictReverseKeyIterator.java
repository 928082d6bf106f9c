package taipan.objects;

import taipan.bindings.PyClass;

/// The iterator of `reversed(d)`.
/// CPython: Objects/dictobject.c (PyDictRevIterKey_Type)
@PyClass(name = "dict_reversekeyiterator")
final class PyDictReverseKeyIterator extends DictIterator {
    static final PyType TYPE = PyDictReverseKeyIteratorBindings.newType();

    PyDictReverseKeyIterator(PyDict dict) {
        super(TYPE, dict, true);
    }

    @Override
    public Object __next__() {
        return retreat() ? key : null;
    }
}
