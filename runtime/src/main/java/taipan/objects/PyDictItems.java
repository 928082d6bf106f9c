package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The view that `dict.items()` answers.
/// CPython: Objects/dictobject.c (PyDictItems_Type)
@PyClass(name = "dict_items")
public class PyDictItems extends DictSetView {
    public static final PyType TYPE = PyDictItemsBindings.newType();

    PyDictItems(PyDict dict) {
        this(TYPE, dict);
    }

    PyDictItems(PyType type, PyDict dict) {
        super(type, dict);
    }

    @Method("__reversed__(self, /)")
    Object reversed() {
        return new PyDictReverseItemIterator(dict);
    }

    @Override
    public Object __iter__() {
        return new PyDictItemIterator(dict);
    }

    @Override
    boolean has(Object value) {
        if (!(value instanceof PyTuple pair) || pair.size() != 2) {
            return false;
        }
        Object found = dict.getOrNull(pair.at(0));
        return found != null && Comparison.equal(found, pair.at(1));
    }
}
