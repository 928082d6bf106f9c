package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.PyClass;

/// Python's `classmethod`.
/// CPython: Objects/funcobject.c (PyClassMethod_Type)
@PyClass(name = "classmethod", subclassable = true, hasDict = true)
public final class PyClassMethod extends MethodWrapperObject {
    public static final PyType TYPE = PyClassMethodBindings.newType();

    PyClassMethod(PyType type) {
        super(type);
    }

    public PyClassMethod(Object callable) {
        super(TYPE);
        this.callable = callable;
    }

    @Constructor("classmethod(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyClassMethod(cls);
    }

    @Init("classmethod(self, function, /)")
    void init(Object function) {
        wrap(function);
    }

    /// CPython: cm_descr_get
    public Object __get__(Object instance, PyType type) {
        Object function = wrapped("classmethod");
        PyType owner = type == null ? PyType.of(instance) : type;
        if (function instanceof PyFunction) {
            return new PyBoundMethod(function, owner);
        }
        PyType kind = PyType.of(function);
        return kind.hasGet() ? kind.slots().descrGet(function, owner, owner) : new PyBoundMethod(function, owner);
    }

    public Object __repr__() {
        return Message.format("<classmethod(%R)>", wrapped("classmethod"));
    }
}
