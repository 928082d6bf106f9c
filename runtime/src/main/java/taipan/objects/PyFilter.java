package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The Python `filter` type.
/// CPython: Python/bltinmodule.c (PyFilter_Type)
@PyClass(name = "filter", subclassable = true)
public final class PyFilter extends PyIterator {
    public static final PyType TYPE = PyFilterBindings.newType();

    private final Object function;
    private final Object iterator;

    private PyFilter(PyType type, Object function, Object iterator) {
        super(type);
        this.function = function;
        this.iterator = iterator;
    }

    @Constructor("filter(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null && cls == TYPE) {
            throw typeError("filter() takes no keyword arguments");
        }
        if (args.length != 2) {
            throw typeError("filter expected 2 arguments, got %d", args.length);
        }
        return new PyFilter(cls, args[0], Iteration.iter(args[1]));
    }

    @Override
    public Object __next__() {
        boolean byTruth = function == PyNone.NONE || function == PyBool.TYPE;
        ThreadState ts = byTruth ? null : ThreadState.current();
        for (Object value = Iteration.next(iterator); value != null; value = Iteration.next(iterator)) {
            if (Truth.of(byTruth ? value : Calls.call(ts, function, value))) {
                return value;
            }
        }
        return null;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(type, PyTuple.of(function, iterator));
    }
}
