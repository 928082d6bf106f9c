package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The view that `dict.values()` answers.
/// CPython: Objects/dictobject.c (PyDictValues_Type)
@PyClass(name = "dict_values")
public class PyDictValues extends DictView {
    public static final PyType TYPE = PyDictValuesBindings.newType();

    PyDictValues(PyDict dict) {
        this(TYPE, dict);
    }

    PyDictValues(PyType type, PyDict dict) {
        super(type, dict);
    }

    @Method("__reversed__(self, /)")
    Object reversed() {
        return new PyDictReverseValueIterator(dict);
    }

    @Override
    public Object __iter__() {
        return new PyDictValueIterator(dict);
    }

    @Override
    boolean has(Object value) {
        return Iteration.contains(this, value);
    }
}
