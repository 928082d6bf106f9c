package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `StopIteration`, which carries a generator's return value.
/// CPython: Objects/exceptions.c (PyStopIterationObject)
@PyClass(name = "StopIteration", base = PyBaseException.class, subclassable = true)
public final class PyStopIteration extends PyBaseException {
    private Object value = PyNone.NONE;

    PyStopIteration(PyType type, PyTuple args) {
        super(type, args);
        if (args.size() > 0) {
            value = args.get(0);
        }
    }

    static PyType newType(PyType base) {
        return PyType.builtin("StopIteration", base, PyStopIteration.class, new PyStopIterationSlots(), new PyStopIterationBindings(-1),
                PyType.SUBCLASSABLE);
    }

    @Constructor("StopIteration(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyStopIteration(cls, PyTuple.of(args));
    }

    @Init("StopIteration(self, /, *args, **kwargs)")
    void initStop(Object[] args, PyDict kwargs) {
        init(args, kwargs);
        value = args.length > 0 ? args[0] : PyNone.NONE;
    }

    @Getter(value = "value", member = true)
    public Object value() {
        return value;
    }

    @Setter("value")
    void setValue(Object value) {
        this.value = value == null ? PyNone.NONE : value;
    }
}
