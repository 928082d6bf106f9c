package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The view that `dict.keys()` answers.
/// CPython: Objects/dictobject.c (PyDictKeys_Type)
@PyClass(name = "dict_keys")
public class PyDictKeys extends DictSetView {
    public static final PyType TYPE = PyDictKeysBindings.newType();

    PyDictKeys(PyDict dict) {
        this(TYPE, dict);
    }

    PyDictKeys(PyType type, PyDict dict) {
        super(type, dict);
    }

    @Method("__reversed__(self, /)")
    Object reversed() {
        return new PyDictReverseKeyIterator(dict);
    }

    @Override
    public Object __iter__() {
        return new PyDictKeyIterator(dict);
    }

    @Override
    boolean has(Object value) {
        return dict.containsKey(value);
    }
}
