package taipan.objects;

import taipan.bindings.PyClass;

/// The `__doc__` in the dict of a built-in type: gives the docstring when it is read, so that docstrings load late.
/// CPython: Objects/typeobject.c (type_get_doc)
@PyClass(name = "type_doc_descriptor")
final class PyTypeDoc extends PyObject {
    static final PyType TYPE = PyTypeDocBindings.newType();

    private final String typeName;

    PyTypeDoc(String typeName) {
        super(TYPE);
        this.typeName = typeName;
    }

    public Object __get__(Object instance, PyType owner) {
        return Docs.doc(typeName);
    }
}
