package taipan.objects;

import taipan.bindings.PyClass;

/// The iterator of `reversed(d.items())`.
/// CPython: Objects/dictobject.c (PyDictRevIterItem_Type)
@PyClass(name = "dict_reverseitemiterator")
final class PyDictReverseItemIterator extends DictIterator {
    static final PyType TYPE = PyDictReverseItemIteratorBindings.newType();

    PyDictReverseItemIterator(PyDict dict) {
        super(TYPE, dict, true);
    }

    @Override
    public Object __next__() {
        return retreat() ? PyTuple.of(key, value) : null;
    }
}
