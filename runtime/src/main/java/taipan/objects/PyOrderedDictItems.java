package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The view that `OrderedDict.items()` answers.
/// CPython: Objects/odictobject.c (PyODictItems_Type)
@PyClass(name = "odict_items", base = PyDictItems.class)
final class PyOrderedDictItems extends PyDictItems {
    static final PyType TYPE = PyOrderedDictItemsBindings.newType();

    private final PyOrderedDict ordered;

    PyOrderedDictItems(PyOrderedDict dict) {
        super(TYPE, dict);
        this.ordered = dict;
    }

    @Override
    public Object __iter__() {
        return new PyOrderedDictIterator(ordered, PyOrderedDictIterator.ITEMS, false);
    }

    @Method("__reversed__(self, /)")
    Object reversedOrdered() {
        return new PyOrderedDictIterator(ordered, PyOrderedDictIterator.ITEMS, true);
    }
}
