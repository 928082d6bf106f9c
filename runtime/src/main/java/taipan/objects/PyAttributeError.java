package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `AttributeError`; knows the object and the name for suggestions.
/// CPython: Objects/exceptions.c (PyAttributeErrorObject)
@PyClass(name = "AttributeError", base = PyBaseException.class, subclassable = true)
public final class PyAttributeError extends PyBaseException {
    /// Null shows as None.
    public Object name;
    public Object obj;

    PyAttributeError(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("AttributeError", base, PyAttributeError.class, new PyAttributeErrorSlots(),
                new PyAttributeErrorBindings(-1), PyType.SUBCLASSABLE);
    }

    @Constructor("AttributeError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyAttributeError(cls, PyTuple.of(args));
    }

    @Init("AttributeError(self, /, *args, name=NULL, obj=NULL)")
    void initAttribute(Object[] args, Object name, Object obj) {
        init(args, null);
        this.name = name;
        this.obj = obj;
    }

    @Getter(value = "name", member = true)
    Object nameAttribute() {
        return name == null ? PyNone.NONE : name;
    }

    @Setter("name")
    void setName(Object value) {
        name = value;
    }

    @Getter(value = "obj", member = true)
    Object objAttribute() {
        return obj == null ? PyNone.NONE : obj;
    }

    @Setter("obj")
    void setObj(Object value) {
        obj = value;
    }
}
