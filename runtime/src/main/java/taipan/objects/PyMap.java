package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The Python `map` type.
/// CPython: Python/bltinmodule.c (PyMap_Type)
@PyClass(name = "map", subclassable = true)
public final class PyMap extends PyIterator {
    public static final PyType TYPE = PyMapBindings.newType();

    private final Object function;
    private final Object[] iterators;

    private PyMap(PyType type, Object function, Object[] iterators) {
        super(type);
        this.function = function;
        this.iterators = iterators;
    }

    @Constructor("map(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null && cls == TYPE) {
            throw typeError("map() takes no keyword arguments");
        }
        if (args.length < 2) {
            throw typeError("map() must have at least two arguments.");
        }
        Object[] iterators = new Object[args.length - 1];
        for (int i = 0; i < iterators.length; i++) {
            iterators[i] = Iteration.iter(args[i + 1]);
        }
        return new PyMap(cls, args[0], iterators);
    }

    @Override
    public Object __next__() {
        Object[] its = iterators;
        Object first = Iteration.next(its[0]);
        if (first == null) {
            return null;
        }
        ThreadState ts = ThreadState.current();
        if (its.length == 1) {
            return Calls.call(ts, function, first);
        }
        Object[] args = new Object[its.length];
        args[0] = first;
        for (int i = 1; i < its.length; i++) {
            args[i] = Iteration.next(its[i]);
            if (args[i] == null) {
                return null;
            }
        }
        return args.length == 2 ? Calls.call(ts, function, first, args[1]) : Calls.call(ts, function, args, null);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object[] args = new Object[iterators.length + 1];
        args[0] = function;
        System.arraycopy(iterators, 0, args, 1, iterators.length);
        return PyTuple.of(type, PyTuple.of(args));
    }
}
