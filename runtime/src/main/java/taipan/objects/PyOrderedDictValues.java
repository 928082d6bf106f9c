package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The view that `OrderedDict.values()` answers.
/// CPython: Objects/odictobject.c (PyODictValues_Type)
@PyClass(name = "odict_values", base = PyDictValues.class)
final class PyOrderedDictValues extends PyDictValues {
    static final PyType TYPE = PyOrderedDictValuesBindings.newType();

    private final PyOrderedDict ordered;

    PyOrderedDictValues(PyOrderedDict dict) {
        super(TYPE, dict);
        this.ordered = dict;
    }

    @Override
    public Object __iter__() {
        return new PyOrderedDictIterator(ordered, PyOrderedDictIterator.VALUES, false);
    }

    @Method("__reversed__(self, /)")
    Object reversedOrdered() {
        return new PyOrderedDictIterator(ordered, PyOrderedDictIterator.VALUES, true);
    }
}
