package taipan.objects;

import static taipan.objects.Raise.attributeError;

import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// An attribute that is a field of the object: `slice.start`, and every name in `__slots__`.
/// CPython: Objects/descrobject.c (PyMemberDescr_Type), Python/structmember.c
@PyClass(name = "member_descriptor")
public final class PyMemberDescriptor extends PyDescriptor {
    public static final PyType TYPE = PyMemberDescriptorBindings.newType();

    private final NativeCode code;
    private final boolean settable;

    PyMemberDescriptor(PyType owner, String name, NativeCode code, boolean settable) {
        super(TYPE, owner, name);
        this.code = code;
        this.settable = settable;
    }

    /// The code that reads and writes the field; `InstanceAttributes.SlotPlace` for `__slots__`.
    NativeCode code() {
        return code;
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
        check(instance);
        if (!settable) {
            throw attributeError("readonly attribute");
        }
        code.set(instance, value);
    }

    public Object __repr__() {
        return "<member '" + name + "' of '" + owner.fullName() + "' objects>";
    }

    @Getter("__doc__")
    Object doc() {
        return owner.isHeapType() ? PyNone.NONE : Docs.doc(owner.fullName() + "." + name);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return reduceToGetattr();
    }
}
