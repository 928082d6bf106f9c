package taipan.objects;

import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.code.CodeFlags;

/// The Python `coroutine` type.
/// CPython: Objects/genobject.c
@PyClass(name = "coroutine", weakrefs = true)
public final class PyCoroutine extends Resumable {
    public static final PyType TYPE = PyCoroutineBindings.newType();

    /// Where the coroutine was made (`sys.set_coroutine_origin_tracking_depth`), or None.
    private final Object origin;
    /// Its place in the list of coroutines that have not started; null once it has.
    private Unawaited.Mark unawaited;

    public PyCoroutine(ThreadState ts, PyFrame frame, Object name, Object qualname) {
        super(TYPE, frame, name, qualname);
        this.origin = ts.coroutineOriginDepth == 0 ? PyNone.NONE : originOf(ts);
        this.unawaited = Unawaited.of(ts.interpreter()).add(this);
    }

    /// What stands for a coroutine that died before it started.
    PyCoroutine(PyCode code, Object name, Object qualname, Object origin) {
        super(TYPE, code, name, qualname);
        this.origin = origin;
    }

    @Override
    void started(ThreadState ts) {
        Unawaited.Mark mark = unawaited;
        if (mark != null) {
            unawaited = null;
            Unawaited.of(ts.interpreter()).remove(mark);
        }
    }

    /// Warns when it has never started.
    @Override
    public void dropped(ThreadState ts) {
        Unawaited.Mark mark = unawaited;
        if (mark == null) {
            super.dropped(ts);
        } else if (Unawaited.of(ts.interpreter()).remove(mark)) {
            unawaited = null;
            Unawaited.warn(this);
        }
    }

    private static Object originOf(ThreadState ts) {
        PyList entries = new PyList();
        PyFrame f = ts.currentFrame();
        for (int i = 0; i < ts.coroutineOriginDepth && f != null; i++, f = f.caller()) {
            entries.append(PyTuple.of(PyStr.fromName(f.code.filename()), (long) f.lineNumber(), PyStr.fromName(f.code.name())));
        }
        return PyTuple.of(Iteration.toArray(entries));
    }

    @Override
    String kind() {
        return "coroutine";
    }

    /// The iterator that `await` of the object runs: the object itself for coroutines.
    /// CPython: _PyCoro_GetAwaitableIter
    public static Object awaitable(Object o) {
        if (o instanceof PyCoroutine || isIterableCoroutine(o)) {
            return o;
        }
        if (PyType.of(o).lookup("__await__") == null) {
            throw Raise.typeError("object %T can't be used in 'await' expression", o);
        }
        Object iterator = PyType.of(o).slots().await(o);
        if (iterator instanceof PyCoroutine || isIterableCoroutine(iterator)) {
            throw Raise.typeError("__await__() returned a coroutine");
        }
        if (PyType.of(iterator).lookup("__next__") == null) {
            throw Raise.typeError("__await__() returned non-iterator of type '%T'", iterator);
        }
        return iterator;
    }

    /// Whether the object is a generator made by a `types.coroutine` function.
    public static boolean isIterableCoroutine(Object o) {
        return o instanceof PyGenerator g && (g.code.flags & CodeFlags.ITERABLE_COROUTINE) != 0;
    }

    public Object __await__() {
        return new PyCoroutineWrapper(this);
    }

    public Object __repr__() {
        return represent("coroutine");
    }

    @Method("send(self, value, /)")
    Object sendMethod(ThreadState ts, Object value) {
        return send(ts, value);
    }

    @Method("throw(self, type, value=NULL, traceback=NULL, /)")
    Object throwMethod(ThreadState ts, Object type, Object value, Object traceback) {
        return throwInto(ts, type, value, traceback);
    }

    @Method("close(self, /)")
    void closeMethod(ThreadState ts) {
        close(ts);
    }

    @Getter(value = "cr_frame", member = true)
    Object getFrame() {
        return frameOrNone();
    }

    @Getter("cr_running")
    boolean getRunning() {
        return isRunning();
    }

    @Getter(value = "cr_code", member = true)
    Object getCode() {
        return code;
    }

    @Getter("cr_await")
    Object getWaitingFor() {
        return waitingForOrNone();
    }

    @Getter(value = "cr_origin", member = true)
    Object getOrigin() {
        return origin;
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
