package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.PyClass;

/// Python's `None`.
/// CPython: Objects/object.c (_PyNone_Type)
@PyClass(name = "NoneType")
public final class PyNone extends PyObject {
    public static final PyType TYPE = PyNoneBindings.newType();
    public static final PyNone NONE = new PyNone();

    private PyNone() {
        super(TYPE);
    }

    @Constructor("NoneType(cls)")
    static Object construct(PyType cls) {
        return NONE;
    }

    public Object __repr__() {
        return "None";
    }

    public boolean __bool__() {
        return false;
    }
}
