package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `NameError`; knows the name for suggestions.
/// CPython: Objects/exceptions.c (PyNameErrorObject)
@PyClass(name = "NameError", base = PyBaseException.class, subclassable = true)
public final class PyNameError extends PyBaseException {
    /// Null shows as None.
    public Object name;

    PyNameError(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("NameError", base, PyNameError.class, new PyNameErrorSlots(), new PyNameErrorBindings(-1),
                PyType.SUBCLASSABLE);
    }

    @Constructor("NameError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyNameError(cls, PyTuple.of(args));
    }

    @Init("NameError(self, /, *args, name=None)")
    void initName(Object[] args, Object name) {
        init(args, null);
        this.name = name;
    }

    @Getter(value = "name", member = true)
    Object nameAttribute() {
        return name == null ? PyNone.NONE : name;
    }

    @Setter("name")
    void setName(Object value) {
        name = value;
    }
}
