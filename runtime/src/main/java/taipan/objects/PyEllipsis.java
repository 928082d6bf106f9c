package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// Python's `Ellipsis`, written `...`.
/// CPython: Objects/sliceobject.c (PyEllipsis_Type)
@PyClass(name = "ellipsis")
public final class PyEllipsis extends PyObject {
    public static final PyType TYPE = PyEllipsisBindings.newType();
    public static final PyEllipsis ELLIPSIS = new PyEllipsis();

    private PyEllipsis() {
        super(TYPE);
    }

    @Constructor("EllipsisType(cls)")
    static Object construct(PyType cls) {
        return ELLIPSIS;
    }

    public Object __repr__() {
        return "Ellipsis";
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return "Ellipsis";
    }
}
