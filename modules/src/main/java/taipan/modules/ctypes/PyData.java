package taipan.modules.ctypes;

import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyNone;
import taipan.objects.PyType;

/// `_ctypes._CData`: what all C objects have.
/// CPython: Modules/_ctypes/_ctypes.c (PyCData_Type)
@PyClass(name = "_ctypes._CData", subclassable = true, hasDict = true, weakrefs = true)
public abstract class PyData extends CData {
    public static final PyType TYPE = PyDataBindings.newType();

    PyData(PyType type) {
        super(type);
    }

    @Getter("_b_base_")
    Object base() {
        return base == null ? PyNone.NONE : base;
    }

    @Getter("_b_needsfree_")
    boolean needsFree() {
        return base == null && owner != null;
    }

    @Getter("_objects")
    Object keptObjects() {
        return objects();
    }

    @Method("__ctypes_from_outparam__(self)")
    Object same() {
        return this;
    }

    public long __hash__() {
        throw taipan.objects.Raise.typeError("unhashable type");
    }

    @Method("__reduce__(self)")
    Object reduced() {
        return reduce();
    }

    @Method("__setstate__(self, dict, data, /)")
    void restore(Object attributes, Object data) {
        setState(attributes, Buffer.bytesOf(data));
    }
}
