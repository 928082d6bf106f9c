package taipan.objects;

import taipan.bindings.PyClass;

/// The iterator of `reversed(d.values())`.
/// CPython: Objects/dictobject.c (PyDictRevIterValue_Type)
@PyClass(name = "dict_reversevalueiterator")
final class PyDictReverseValueIterator extends DictIterator {
    static final PyType TYPE = PyDictReverseValueIteratorBindings.newType();

    PyDictReverseValueIterator(PyDict dict) {
        super(TYPE, dict, true);
    }

    @Override
    public Object __next__() {
        return retreat() ? value : null;
    }
}
