package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The view that `OrderedDict.keys()` answers.
/// CPython: Objects/odictobject.c (PyODictKeys_Type)
@PyClass(name = "odict_keys", base = PyDictKeys.class)
final class PyOrderedDictKeys extends PyDictKeys {
    static final PyType TYPE = PyOrderedDictKeysBindings.newType();

    private final PyOrderedDict ordered;

    PyOrderedDictKeys(PyOrderedDict dict) {
        super(TYPE, dict);
        this.ordered = dict;
    }

    @Override
    public Object __iter__() {
        return new PyOrderedDictIterator(ordered, PyOrderedDictIterator.KEYS, false);
    }

    @Method("__reversed__(self, /)")
    Object reversedOrdered() {
        return new PyOrderedDictIterator(ordered, PyOrderedDictIterator.KEYS, true);
    }
}
