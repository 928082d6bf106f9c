package taipan.objects;

import taipan.bindings.ClassMethod;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// The Python `async_generator` type.
/// CPython: Objects/genobject.c
@PyClass(name = "async_generator", weakrefs = true)
public final class PyAsyncGenerator extends Resumable {
    public static final PyType TYPE = PyAsyncGeneratorBindings.newType();

    private boolean hooksDone;
    /// The generator was closed by GeneratorExit or StopAsyncIteration.
    boolean closed;
    /// An `asend`, `athrow` or `aclose` is in progress.
    boolean runningAsync;
    private Object finalizer;

    public PyAsyncGenerator(PyFrame frame, Object name, Object qualname) {
        super(TYPE, frame, name, qualname);
    }

    @Override
    String kind() {
        return "async generator";
    }

    /// Tells the event loop about the generator when it is first iterated.
    /// CPython: async_gen_init_hooks
    private void initHooks(ThreadState ts) {
        if (hooksDone) {
            return;
        }
        hooksDone = true;
        finalizer = ts.asyncGenFinalizer;
        if (finalizer != null) {
            promiseEnd(ts);
        }
        if (ts.asyncGenFirstIter != null) {
            Calls.call(ts, ts.asyncGenFirstIter, this);
        }
    }

    /// Leaves the end to the event loop that has asked for it.
    @Override
    void dropped(ThreadState ts) {
        if (finalizer == null || closed || frame == null) {
            super.dropped(ts);
            return;
        }
        try {
            Calls.call(ts, finalizer, this);
        } catch (Raised e) {
            Unraisable.report(e, null, this);
        }
    }

    public Object __aiter__() {
        return this;
    }

    public Object __anext__() {
        initHooks(ThreadState.current());
        return new PyAsyncGeneratorSend(this, PyNone.NONE);
    }

    @Method("asend(self, value, /)")
    Object asend(ThreadState ts, Object value) {
        initHooks(ts);
        return new PyAsyncGeneratorSend(this, value);
    }

    @Method("athrow(self, /, *args)")
    Object athrow(ThreadState ts, Object[] args) {
        if (args.length == 0 || args.length > 3) {
            throw Raise.typeError("throw expected at %s argument%s, got %d", args.length == 0 ? "least 1" : "most 3",
                    args.length == 0 ? "" : "s", args.length);
        }
        initHooks(ts);
        return new PyAsyncGeneratorThrow(this, args);
    }

    @Method("aclose(self, /)")
    Object aclose(ThreadState ts) {
        initHooks(ts);
        return new PyAsyncGeneratorThrow(this, null);
    }

    @ClassMethod("__class_getitem__(cls, item, /)")
    static Object classGetitem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    /// Ends a step: a wrapped value is what the generator yielded to its consumer, anything else was yielded by an
    /// awaitable inside and goes to the event loop. A null `value` is the generator's end.
    /// CPython: async_gen_unwrap_value
    Object unwrap(Object value) {
        if (value == null) {
            takeResult();
            closed = true;
            runningAsync = false;
            throw new Raised(new PyBaseException(PyExc.StopAsyncIteration, PyTuple.EMPTY));
        }
        if (value instanceof PyAsyncGeneratorValue v) {
            runningAsync = false;
            throw Raise.stopIteration(v.value);
        }
        return value;
    }

    /// Notes what an exception that left the generator means for it.
    Raised failed(Raised e) {
        if (e.matches(PyExc.StopAsyncIteration) || e.matches(PyExc.GeneratorExit)) {
            closed = true;
        }
        runningAsync = false;
        return e;
    }

    public Object __repr__() {
        return represent("async_generator");
    }

    @Getter(value = "ag_frame", member = true)
    Object getFrame() {
        return frameOrNone();
    }

    @Getter(value = "ag_running", member = true)
    boolean getRunning() {
        return runningAsync;
    }

    @Getter(value = "ag_code", member = true)
    Object getCode() {
        return code;
    }

    @Getter("ag_await")
    Object getWaitingFor() {
        return waitingForOrNone();
    }

    @Getter("__name__")
    Object getName() {
        return name();
    }

    @Setter(value = "__name__", deletable = true)
    void assignName(Object value) {
        setName(value);
    }

    @Getter("__qualname__")
    Object getQualname() {
        return qualname();
    }

    @Setter(value = "__qualname__", deletable = true)
    void assignQualname(Object value) {
        setQualname(value);
    }
}
