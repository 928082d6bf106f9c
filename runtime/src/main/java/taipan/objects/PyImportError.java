package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `ImportError` and `ModuleNotFoundError`.
/// CPython: Objects/exceptions.c (PyImportErrorObject)
@PyClass(name = "ImportError", base = PyBaseException.class, subclassable = true)
public final class PyImportError extends PyBaseException {
    /// Null shows as None.
    public Object name;
    public Object path;
    private Object msg;

    PyImportError(PyType type, PyTuple args) {
        super(type, args);
        if (args.size() == 1) {
            msg = args.get(0);
        }
    }

    static PyType newType(PyType base) {
        return PyType.builtin("ImportError", base, PyImportError.class, new PyImportErrorSlots(), new PyImportErrorBindings(-1),
                PyType.SUBCLASSABLE);
    }

    @Constructor("ImportError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyImportError(cls, PyTuple.of(args));
    }

    @Init("ImportError(self, /, *args, name=None, path=None)")
    void initImport(Object[] args, Object name, Object path) {
        init(args, null);
        this.name = name;
        this.path = path;
        msg = args.length == 1 ? args[0] : null;
    }

    @Override
    public Object __str__() {
        return PyStr.valueOrNull(msg) != null && PyType.of(msg) == PyStr.TYPE ? msg : super.__str__();
    }

    @Getter(value = "name", member = true)
    Object nameAttribute() {
        return name == null ? PyNone.NONE : name;
    }

    @Setter("name")
    void setName(Object value) {
        name = value;
    }

    @Getter(value = "path", member = true)
    Object pathAttribute() {
        return path == null ? PyNone.NONE : path;
    }

    @Setter("path")
    void setPath(Object value) {
        path = value;
    }

    @Getter(value = "msg", member = true)
    Object msgAttribute() {
        return msg == null ? PyNone.NONE : msg;
    }

    @Setter("msg")
    void setMsg(Object value) {
        msg = value;
    }

    @Override
    @Method("__reduce__(self, /)")
    Object reduce() {
        PyDict state = new PyDict();
        if (name != null && name != PyNone.NONE) {
            state.put("name", name);
        }
        if (path != null && path != PyNone.NONE) {
            state.put("path", path);
        }
        for (Object key : Iteration.toArray(dict())) {
            state.put(key, dict().get(key));
        }
        return state.size() > 0 ? PyTuple.of(type, args, state) : PyTuple.of(type, args);
    }
}
