package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.PyClass;

/// Python's `KeyError`, whose str is the repr of its only argument.
/// CPython: Objects/exceptions.c (KeyError_str)
@PyClass(name = "KeyError", base = PyBaseException.class, subclassable = true)
public final class PyKeyError extends PyBaseException {
    PyKeyError(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("KeyError", base, PyKeyError.class, new PyKeyErrorSlots(), new PyKeyErrorBindings(-1), PyType.SUBCLASSABLE);
    }

    @Constructor("KeyError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyKeyError(cls, PyTuple.of(args));
    }

    @Override
    public Object __str__() {
        return args.size() == 1 ? Representation.repr(args.get(0)) : super.__str__();
    }
}
