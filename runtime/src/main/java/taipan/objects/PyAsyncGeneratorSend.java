package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The awaitable of `asend()` and `__anext__()`.
/// CPython: Objects/genobject.c (_PyAsyncGenASend_Type)
@PyClass(name = "async_generator_asend")
public final class PyAsyncGeneratorSend extends PyObject {
    public static final PyType TYPE = PyAsyncGeneratorSendBindings.newType();

    private enum State { INIT, ITER, CLOSED }

    private final PyAsyncGenerator generator;
    private final Object value;
    private State state = State.INIT;

    PyAsyncGeneratorSend(PyAsyncGenerator generator, Object value) {
        super(TYPE);
        this.generator = generator;
        this.value = value;
    }

    public Object __await__() {
        return this;
    }

    public Object __iter__() {
        return this;
    }

    public Object __next__() {
        return send(ThreadState.current(), PyNone.NONE);
    }

    private void checkOpen() {
        if (state == State.CLOSED) {
            throw Raise.runtimeError("cannot reuse already awaited __anext__()/asend()");
        }
    }

    @Method("send(self, value, /)")
    Object send(ThreadState ts, Object sent) {
        checkOpen();
        if (state == State.INIT) {
            if (generator.runningAsync) {
                throw Raise.runtimeError("anext(): asynchronous generator is already running");
            }
            if (sent == PyNone.NONE) {
                sent = value;
            }
            state = State.ITER;
        }
        generator.runningAsync = true;
        try {
            return generator.unwrap(step(ts, sent));
        } catch (Raised e) {
            state = State.CLOSED;
            throw e;
        }
    }

    private Object step(ThreadState ts, Object sent) {
        try {
            return generator.step(ts, sent, null);
        } catch (Raised e) {
            throw generator.failed(e);
        }
    }

    @Method("throw(self, type, value=NULL, traceback=NULL, /)")
    Object throwMethod(ThreadState ts, Object type, Object value, Object traceback) {
        checkOpen();
        try {
            Object answer;
            try {
                answer = generator.throwStep(ts, type, value, traceback, false);
            } catch (Raised e) {
                throw generator.failed(e);
            }
            return generator.unwrap(answer);
        } catch (Raised e) {
            state = State.CLOSED;
            throw e;
        }
    }

    @Method("close(self, /)")
    void close() {
        state = State.CLOSED;
    }
}
