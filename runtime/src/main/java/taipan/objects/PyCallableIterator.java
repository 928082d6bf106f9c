package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator that `iter(callable, sentinel)` answers.
/// CPython: Objects/iterobject.c (PyCallIter_Type)
@PyClass(name = "callable_iterator")
public final class PyCallableIterator extends PyIterator {
    static final PyType TYPE = PyCallableIteratorBindings.newType();

    /// Null once exhausted.
    private Object callable;
    private Object sentinel;

    public PyCallableIterator(Object callable, Object sentinel) {
        super(TYPE);
        this.callable = callable;
        this.sentinel = sentinel;
    }

    @Override
    public Object __next__() {
        if (callable == null) {
            return null;
        }
        Object value;
        try {
            value = Calls.call(callable);
        } catch (Raised e) {
            if (e.matches(PyExc.StopIteration)) {
                callable = null;
                return null;
            }
            throw e;
        }
        if (callable == null) {
            return null;
        }
        if (Comparison.equal(sentinel, value)) {
            callable = null;
            return null;
        }
        return value;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return callable == null
                ? PyTuple.of(Iteration.builtin("iter"), PyTuple.of(PyTuple.EMPTY))
                : PyTuple.of(Iteration.builtin("iter"), PyTuple.of(callable, sentinel));
    }
}
