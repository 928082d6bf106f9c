package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.PyClass;

/// Python's `staticmethod`.
/// CPython: Objects/funcobject.c (PyStaticMethod_Type)
@PyClass(name = "staticmethod", subclassable = true, hasDict = true)
public final class PyStaticMethod extends MethodWrapperObject {
    public static final PyType TYPE = PyStaticMethodBindings.newType();

    PyStaticMethod(PyType type) {
        super(type);
    }

    public PyStaticMethod(Object callable) {
        super(TYPE);
        this.callable = callable;
    }

    @Constructor("staticmethod(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyStaticMethod(cls);
    }

    @Init("staticmethod(self, function, /)")
    void init(Object function) {
        wrap(function);
    }

    public Object __get__(Object instance, PyType type) {
        return wrapped("staticmethod");
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return Calls.call(ts, wrapped("staticmethod"), args, kwnames);
    }

    public Object __repr__() {
        return Message.format("<staticmethod(%R)>", wrapped("staticmethod"));
    }
}
