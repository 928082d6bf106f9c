package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Getter;
import taipan.bindings.Member;

/// What the descriptors of built-in types share: the type they belong to and their name there.
/// CPython: Include/descrobject.h (PyDescrObject)
abstract class PyDescriptor extends PyObject {
    @Member("__objclass__")
    final PyType owner;
    @Member("__name__")
    final String name;

    PyDescriptor(PyType type, PyType owner, String name) {
        super(type);
        this.owner = owner;
        this.name = name;
    }

    public final PyType owner() {
        return owner;
    }

    public final String name() {
        return name;
    }

    @Getter("__qualname__")
    final Object qualname() {
        return PyStr.concat(TypeAttributes.qualname(owner), "." + name);
    }

    /// CPython: descr_check
    final void check(Object instance) {
        PyType type = PyType.of(instance);
        if (type != owner && !type.isSubtype(owner)) {
            throw typeError("descriptor '%s' for '%s' objects doesn't apply to a '%T' object", name, owner.fullName(), instance);
        }
    }

    /// `getattr(owner, name)`, for pickling.
    final Object reduceToGetattr() {
        return PyTuple.of(Imports.attribute("builtins", "getattr"), PyTuple.of(owner, name));
    }

    static Object orNone(String text) {
        return text == null ? PyNone.NONE : text;
    }
}
