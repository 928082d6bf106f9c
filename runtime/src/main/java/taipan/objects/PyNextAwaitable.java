package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The awaitable of `anext(iterator, default)`: gives the default when the iterator is exhausted.
/// CPython: Objects/iterobject.c (_PyAnextAwaitable_Type)
@PyClass(name = "anext_awaitable")
public final class PyNextAwaitable extends PyObject {
    public static final PyType TYPE = PyNextAwaitableBindings.newType();

    private final Object wrapped;
    private final Object defaultValue;
    private Object iterator;

    public PyNextAwaitable(Object wrapped, Object defaultValue) {
        super(TYPE);
        this.wrapped = wrapped;
        this.defaultValue = defaultValue;
    }

    private Object iterator() {
        if (iterator == null) {
            Object awaitable = PyCoroutine.awaitable(wrapped);
            iterator = awaitable instanceof PyCoroutine c ? c.__await__() : awaitable;
        }
        return iterator;
    }

    public Object __await__() {
        return this;
    }

    public Object __iter__() {
        return this;
    }

    private interface Step {
        Object run();
    }

    private Object orDefault(Step step) {
        try {
            return step.run();
        } catch (Raised e) {
            throw e.matches(PyExc.StopAsyncIteration) ? Raise.stopIteration(defaultValue) : e;
        }
    }

    public Object __next__() {
        return orDefault(() -> Iteration.next(iterator()));
    }

    @Method("send(self, value, /)")
    Object send(Object value) {
        return orDefault(() -> Calls.method(iterator(), "send", value));
    }

    @Method("throw(self, /, *args)")
    Object throwMethod(Object[] args) {
        return orDefault(() -> Calls.method(iterator(), "throw", args));
    }

    @Method("close(self, /)")
    Object close() {
        return orDefault(() -> Calls.method(iterator(), "close"));
    }
}
