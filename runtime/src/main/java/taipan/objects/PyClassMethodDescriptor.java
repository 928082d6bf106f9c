package taipan.objects;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.Getter;
import taipan.bindings.PyClass;

/// A class method of a built-in type, as it stands in the type's dict: `dict.__dict__['fromkeys']`.
/// CPython: Objects/descrobject.c (PyClassMethodDescr_Type)
@PyClass(name = "classmethod_descriptor")
public final class PyClassMethodDescriptor extends PyDescriptor {
    public static final PyType TYPE = PyClassMethodDescriptorBindings.newType();

    private final Definition definition;

    PyClassMethodDescriptor(PyType owner, Definition definition) {
        super(TYPE, owner, definition.name());
        this.definition = definition;
    }

    /// CPython: classmethod_get
    public Object __get__(Object instance, PyType type) {
        if (type == null) {
            if (instance == null) {
                throw typeError("descriptor '%s' for type '%s' needs either an object or a type", name, owner.fullName());
            }
            type = PyType.of(instance);
        }
        return bind(type);
    }

    private PyBuiltinFunction bind(PyType type) {
        if (!type.isSubtype(owner)) {
            throw typeError("descriptor '%s' requires a subtype of '%s' but received '%s'", name, owner.fullName(), type.fullName());
        }
        return new PyBuiltinFunction(definition, type, null);
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        if (args.length == (kwnames == null ? 0 : kwnames.length)) {
            throw typeError("descriptor '%s' of '%s' object needs an argument", name, owner.fullName());
        }
        if (!(args[0] instanceof PyType type)) {
            throw typeError("descriptor '%s' for type '%s' needs a type, not a '%T' as arg 2", name, owner.fullName(), args[0]);
        }
        return bind(type).call(ts, Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    public Object __repr__() {
        return "<method '" + name + "' of '" + owner.fullName() + "' objects>";
    }

    @Getter("__doc__")
    Object doc() {
        return Docs.doc(owner.fullName() + "." + name);
    }

    @Getter("__text_signature__")
    Object textSignature() {
        return Docs.textSignature(definition.signature());
    }
}
