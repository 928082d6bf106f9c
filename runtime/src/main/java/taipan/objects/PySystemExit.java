package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `SystemExit` with its exit code.
/// CPython: Objects/exceptions.c (PySystemExitObject)
@PyClass(name = "SystemExit", base = PyBaseException.class, subclassable = true)
public final class PySystemExit extends PyBaseException {
    private Object code = PyNone.NONE;

    PySystemExit(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("SystemExit", base, PySystemExit.class, new PySystemExitSlots(), new PySystemExitBindings(-1),
                PyType.SUBCLASSABLE);
    }

    @Constructor("SystemExit(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PySystemExit(cls, PyTuple.of(args));
    }

    @Init("SystemExit(self, /, *args, **kwargs)")
    void initExit(Object[] args, PyDict kwargs) {
        init(args, kwargs);
        code = switch (args.length) {
            case 0 -> PyNone.NONE;
            case 1 -> args[0];
            default -> this.args;
        };
    }

    @Getter(value = "code", member = true)
    public Object code() {
        return code;
    }

    @Setter("code")
    void setCode(Object value) {
        code = value == null ? PyNone.NONE : value;
    }
}
