package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// Python's `NotImplemented`: what an operator answers when it cannot deal with an operand.
/// CPython: Objects/object.c (_PyNotImplemented_Type)
@PyClass(name = "NotImplementedType")
public final class PyNotImplemented extends PyObject {
    public static final PyType TYPE = PyNotImplementedBindings.newType();
    public static final PyNotImplemented NOT_IMPLEMENTED = new PyNotImplemented();

    private PyNotImplemented() {
        super(TYPE);
    }

    @Constructor("NotImplementedType(cls)")
    static Object construct(PyType cls) {
        return NOT_IMPLEMENTED;
    }

    public Object __repr__() {
        return "NotImplemented";
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return "NotImplemented";
    }

    public boolean __bool__() {
        Warnings.warn(PyExc.DeprecationWarning, "NotImplemented should not be used in a boolean context", 1);
        return true;
    }
}
