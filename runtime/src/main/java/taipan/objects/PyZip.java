package taipan.objects;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The Python `zip` type.
/// CPython: Python/bltinmodule.c (PyZip_Type)
@PyClass(name = "zip", subclassable = true)
public final class PyZip extends PyIterator {
    public static final PyType TYPE = PyZipBindings.newType();

    private final Object[] iterators;
    private boolean strict;

    private PyZip(PyType type, Object[] iterators, boolean strict) {
        super(type);
        this.iterators = iterators;
        this.strict = strict;
    }

    @Constructor("zip(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        boolean strict = false;
        if (kwargs != null) {
            Object given = kwargs.getOrNull("strict");
            if (kwargs.size() > 1) {
                throw typeError("zip() takes at most 1 keyword argument (%d given)", kwargs.size());
            }
            if (kwargs.size() != (given == null ? 0 : 1)) {
                for (Object name : kwargs.keys()) {
                    if (!"strict".equals(name)) {
                        throw typeError("'%S' is an invalid keyword argument for zip()", name);
                    }
                }
            }
            strict = given != null && Truth.of(given);
        }
        Object[] iterators = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            iterators[i] = Iteration.iter(args[i]);
        }
        return new PyZip(cls, iterators, strict);
    }

    @Override
    public Object __next__() {
        Object[] its = iterators;
        if (its.length == 0) {
            return null;
        }
        Object[] values = new Object[its.length];
        for (int i = 0; i < its.length; i++) {
            values[i] = Iteration.next(its[i]);
            if (values[i] == null) {
                if (strict) {
                    checkLengths(i);
                }
                return null;
            }
        }
        return PyTuple.of(values);
    }

    /// All must end together: the iterator `ended` has nothing more to give.
    private void checkLengths(int ended) {
        if (ended > 0) {
            throw valueError("zip() argument %d is shorter than argument%s%d", ended + 1, ended == 1 ? " " : "s 1-", ended);
        }
        for (int i = 1; i < iterators.length; i++) {
            if (Iteration.next(iterators[i]) != null) {
                throw valueError("zip() argument %d is longer than argument%s%d", i + 1, i == 1 ? " " : "s 1-", i);
            }
        }
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        PyTuple arguments = PyTuple.of(iterators.clone());
        return strict ? PyTuple.of(type, arguments, true) : PyTuple.of(type, arguments);
    }

    @Method("__setstate__(self, object, /)")
    void setState(Object state) {
        strict = Truth.of(state);
    }
}
