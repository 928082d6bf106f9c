package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// What `coroutine.__await__()` gives: an iterator that runs the coroutine.
/// CPython: Objects/genobject.c (_PyCoroWrapper_Type)
@PyClass(name = "coroutine_wrapper")
public final class PyCoroutineWrapper extends PyObject {
    public static final PyType TYPE = PyCoroutineWrapperBindings.newType();

    private final PyCoroutine coroutine;

    PyCoroutineWrapper(PyCoroutine coroutine) {
        super(TYPE);
        this.coroutine = coroutine;
    }

    public Object __iter__() {
        return this;
    }

    public Object __next__() {
        return coroutine.next(ThreadState.current());
    }

    @Method("send(self, value, /)")
    Object send(ThreadState ts, Object value) {
        return coroutine.send(ts, value);
    }

    @Method("throw(self, type, value=NULL, traceback=NULL, /)")
    Object throwMethod(ThreadState ts, Object type, Object value, Object traceback) {
        return coroutine.throwInto(ts, type, value, traceback);
    }

    @Method("close(self, /)")
    void close(ThreadState ts) {
        coroutine.close(ts);
    }
}
