package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The awaitable of `athrow()` and `aclose()`.
/// CPython: Objects/genobject.c (_PyAsyncGenAThrow_Type)
@PyClass(name = "async_generator_athrow")
public final class PyAsyncGeneratorThrow extends PyObject {
    public static final PyType TYPE = PyAsyncGeneratorThrowBindings.newType();

    private enum State { INIT, ITER, CLOSED }

    private final PyAsyncGenerator generator;
    /// Arguments of `athrow`, null for `aclose`.
    private final Object[] args;
    private State state = State.INIT;

    PyAsyncGeneratorThrow(PyAsyncGenerator generator, Object[] args) {
        super(TYPE);
        this.generator = generator;
        this.args = args;
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

    private static Raised stopAsyncIteration() {
        return new Raised(new PyBaseException(PyExc.StopAsyncIteration, PyTuple.EMPTY));
    }

    private static Raised stopIteration() {
        return Raise.stopIteration(PyNone.NONE);
    }

    /// CPython: async_gen_athrow_send
    @Method("send(self, value, /)")
    Object send(ThreadState ts, Object sent) {
        PyFrame f = generator.frame;
        if (state == State.CLOSED) {
            throw Raise.runtimeError("cannot reuse already awaited aclose()/athrow()");
        }
        if (f == null) {
            state = State.CLOSED;
            throw stopIteration();
        }
        Object answer;
        if (state == State.INIT) {
            if (generator.runningAsync) {
                state = State.CLOSED;
                throw Raise.runtimeError(args == null
                        ? "aclose(): asynchronous generator is already running"
                        : "athrow(): asynchronous generator is already running");
            }
            if (generator.closed) {
                state = State.CLOSED;
                throw stopAsyncIteration();
            }
            if (sent != PyNone.NONE) {
                throw Raise.runtimeError("can't send non-None value to a just-started coroutine");
            }
            state = State.ITER;
            generator.runningAsync = true;
            if (args == null) {
                generator.closed = true;
                answer = throwStep(ts, PyExc.GeneratorExit, null, null);
                if (answer instanceof PyAsyncGeneratorValue) {
                    throw ignoredExit();
                }
            } else {
                answer = throwStep(ts, args[0], args.length > 1 ? args[1] : null, args.length > 2 ? args[2] : null);
                return unwrap(answer);
            }
        } else {
            try {
                answer = generator.step(ts, sent, null);
            } catch (Raised e) {
                throw failed(e);
            }
            if (args != null) {
                return unwrap(answer);
            }
            if (answer instanceof PyAsyncGeneratorValue) {
                throw ignoredExit();
            }
        }
        if (answer == null) {
            generator.takeResult();
            throw failed(stopAsyncIteration());
        }
        return answer;
    }

    private Object throwStep(ThreadState ts, Object type, Object value, Object traceback) {
        try {
            return generator.throwStep(ts, type, value, traceback, false);
        } catch (Raised e) {
            throw failed(e);
        }
    }

    private Object unwrap(Object answer) {
        try {
            return generator.unwrap(answer);
        } catch (Raised e) {
            if (e.matches(PyExc.StopAsyncIteration)) {
                state = State.CLOSED;
            }
            throw e;
        }
    }

    private Raised ignoredExit() {
        generator.runningAsync = false;
        state = State.CLOSED;
        return Raise.runtimeError("async generator ignored GeneratorExit");
    }

    private Raised failed(Raised e) {
        generator.runningAsync = false;
        state = State.CLOSED;
        if (args == null && (e.matches(PyExc.StopAsyncIteration) || e.matches(PyExc.GeneratorExit))) {
            return stopIteration();
        }
        return e;
    }

    @Method("throw(self, type, value=NULL, traceback=NULL, /)")
    Object throwMethod(ThreadState ts, Object type, Object value, Object traceback) {
        if (state == State.CLOSED) {
            throw Raise.runtimeError("cannot reuse already awaited aclose()/athrow()");
        }
        if (args != null) {
            return unwrap(throwStep(ts, type, value, traceback));
        }
        Object answer;
        try {
            answer = generator.throwStep(ts, type, value, traceback, false);
        } catch (Raised e) {
            throw failed(e);
        }
        if (answer instanceof PyAsyncGeneratorValue) {
            throw ignoredExit();
        }
        if (answer == null) {
            generator.takeResult();
            throw failed(stopAsyncIteration());
        }
        return answer;
    }

    @Method("close(self, /)")
    void close() {
        state = State.CLOSED;
    }
}
