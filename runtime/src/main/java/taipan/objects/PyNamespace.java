package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The Python `types.SimpleNamespace`.
/// CPython: Objects/namespaceobject.c
@PyClass(name = "types.SimpleNamespace", subclassable = true, hasDict = true)
public final class PyNamespace extends PyExtensible {
    public static final PyType TYPE = PyNamespaceBindings.newType();

    PyNamespace(PyType type) {
        super(type);
    }

    public PyNamespace(PyDict attributes) {
        super(TYPE);
        setDict(attributes);
    }

    @Constructor("types.SimpleNamespace(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyNamespace(cls);
    }

    @Init("types.SimpleNamespace(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        if (args.length > 0) {
            throw Raise.typeError("no positional arguments expected");
        }
        if (kwargs != null) {
            dict().update(kwargs);
        }
    }

    public Object __repr__() {
        String name = type == TYPE ? "namespace" : type.name();
        if (!ReprGuard.enter(this)) {
            return name + "(...)";
        }
        try {
            Object text = name + "(";
            boolean first = true;
            for (Object key : dict().keys()) {
                if (PyStr.valueOrNull(key) == null || Sequences.length(key) == 0) {
                    continue;
                }
                text = Message.format("%S%s%S=%R", text, first ? "" : ", ", key, dict().getOrNull(key));
                first = false;
            }
            return Message.format("%S)", text);
        } finally {
            ReprGuard.leave(this);
        }
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyNamespace that)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return Comparison.compare(dict(), that.dict(), op);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(type, PyTuple.EMPTY, dict());
    }
}
