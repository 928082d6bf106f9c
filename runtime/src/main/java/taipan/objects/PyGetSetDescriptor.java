package taipan.objects;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.typeError;

import taipan.bindings.Getter;
import taipan.bindings.PyClass;

/// An attribute computed by Java code: `int.real`.
/// CPython: Objects/descrobject.c (PyGetSetDescr_Type)
@PyClass(name = "getset_descriptor")
public final class PyGetSetDescriptor extends PyDescriptor {
    public static final PyType TYPE = PyGetSetDescriptorBindings.newType();

    private final NativeCode code;
    private final boolean settable;

    PyGetSetDescriptor(PyType owner, String name, NativeCode code, boolean settable) {
        super(TYPE, owner, name);
        this.code = code;
        this.settable = settable;
    }

    public Object __get__(Object instance, PyType type) {
        if (instance == null) {
            return this;
        }
        if (PyType.of(instance) != owner) {
            check(instance);
        }
        return code.get(instance);
    }

    public void __set__(Object instance, Object value) {
        checkForSet(instance);
        if (!settable) {
            throw attributeError("attribute '%s' of '%s' objects is not writable", name, owner.fullName());
        }
        code.set(instance, value);
    }

    /// CPython: descr_setcheck
    private void checkForSet(Object instance) {
        if (!PyType.of(instance).isSubtype(owner)) {
            throw typeError("descriptor '%s' for '%s' objects doesn't apply to a '%T' object", name, owner.fullName(), instance);
        }
    }

    public Object __repr__() {
        return "<attribute '" + name + "' of '" + owner.fullName() + "' objects>";
    }

    @Getter("__doc__")
    Object doc() {
        return Docs.doc(owner.fullName() + "." + name);
    }
}
