package taipan.objects;

import static taipan.objects.Raise.runtimeError;
import static taipan.objects.Raise.typeError;

import taipan.code.CodeFlags;

/// What generators, coroutines and asynchronous generators share: a frame that runs in pieces.
/// CPython: Objects/genobject.c
public abstract class Resumable extends PyObject {
    /// The frame, null once it has finished.
    PyFrame frame;
    public final PyCode code;
    private Object name;
    private Object qualname;
    private final ThreadState.ExcInfo exceptions = new ThreadState.ExcInfo(null);
    /// The return value after `step` answered null.
    private Object result;
    /// Keeps the promise to finish the frame when nobody can resume it any more, null while there is nothing to finish.
    private Object ticket;

    Resumable(PyType type, PyFrame frame, Object name, Object qualname) {
        super(type);
        this.frame = frame;
        this.code = frame.code;
        this.name = name;
        this.qualname = qualname;
        frame.generator = this;
    }

    /// One without a frame, as if it had finished.
    Resumable(PyType type, PyCode code, Object name, Object qualname) {
        super(type);
        this.code = code;
        this.name = name;
        this.qualname = qualname;
    }

    /// The generator, coroutine or asynchronous generator, as the code's flags say, that runs the frame.
    public static Resumable of(ThreadState ts, PyFrame frame, Object name, Object qualname) {
        int flags = frame.code.flags;
        if ((flags & CodeFlags.GENERATOR) != 0) {
            return new PyGenerator(frame, name, qualname);
        }
        if ((flags & CodeFlags.COROUTINE) != 0) {
            return new PyCoroutine(ts, frame, name, qualname);
        }
        return new PyAsyncGenerator(frame, name, qualname);
    }

    /// "generator", "coroutine" or "async generator".
    abstract String kind();

    /// Runs until the next `yield`: the value yielded, or null when the frame returned (`takeResult` has the value then).
    ///
    /// `sent` is null for `next()`; a non-null `thrown` is raised at the point where the frame is suspended.
    /// CPython: gen_send_ex2
    public final Object step(ThreadState ts, Object sent, Raised thrown) {
        return step(ts, sent, thrown, false);
    }

    private Object step(ThreadState ts, Object sent, Raised thrown, boolean closing) {
        PyFrame f = frame;
        if (f == null) {
            return finished(sent, thrown, closing);
        }
        if (f.state == PyFrame.EXECUTING) {
            throw Raise.valueError("%s already executing", kind());
        }
        if (f.lasti < 0 && sent != null && sent != PyNone.NONE) {
            throw typeError("can't send non-None value to a just-started %s", kind());
        }
        if (f.state == PyFrame.CREATED) {
            started(ts);
        }
        f.fast[f.top++] = sent == null ? PyNone.NONE : sent;
        ThreadState.ExcInfo own = exceptions;
        if (thrown != null) {
            if (own.value != null && own.value != thrown.value()) {
                thrown.value().setContext(own.value);
            }
            thrown.chained = true;
            f.thrown = thrown;
        }
        own.previous = ts.exceptions;
        ts.exceptions = own;
        Object value;
        try {
            value = f.code.body.run(ts, f);
        } catch (Raised e) {
            frame = null;
            throw escaped(ts, e);
        } finally {
            ts.exceptions = own.previous;
            own.previous = null;
        }
        if (f.state == PyFrame.SUSPENDED) {
            if (f.blockTop > 0 && ticket == null) {
                promiseEnd(ts);
            }
            return value;
        }
        frame = null;
        own.value = null;
        result = value;
        return null;
    }

    /// Called before the first step, and when there will be none.
    void started(ThreadState ts) {}

    final void promiseEnd(ThreadState ts) {
        ticket = Finalizers.ticket(ts.interpreter(), this);
    }

    /// Does what happens in CPython when the last reference goes: leaves the `try` and `with` statements that the frame
    /// is suspended in.
    /// CPython: _PyGen_Finalize
    void dropped(ThreadState ts) {
        PyFrame f = frame;
        if (f == null || f.state == PyFrame.EXECUTING) {
            return;
        }
        try {
            close(ts);
        } catch (Raised e) {
            Unraisable.report(e, null, this);
        }
    }

    private Object finished(Object sent, Raised thrown, boolean closing) {
        if (this instanceof PyCoroutine && !closing) {
            throw runtimeError("cannot reuse already awaited coroutine");
        }
        if (thrown != null) {
            throw thrown;
        }
        result = PyNone.NONE;
        return null;
    }

    /// A StopIteration that leaves the frame would look like its end.
    private Raised escaped(ThreadState ts, Raised e) {
        exceptions.value = null;
        String what;
        if (e.matches(PyExc.StopIteration)) {
            what = "StopIteration";
        } else if (this instanceof PyAsyncGenerator && e.matches(PyExc.StopAsyncIteration)) {
            what = "StopAsyncIteration";
        } else {
            return e;
        }
        Raised replacement = runtimeError("%s raised %s", kind(), what);
        replacement.value().setCause(e.value());
        replacement.value().setContext(e.value());
        replacement.chained = true;
        return replacement;
    }

    /// The return value of the frame.
    public final Object takeResult() {
        Object r = result;
        result = null;
        return r;
    }

    /// `next()`: null at the end; with a return value other than None left for `Iteration.stopValue`.
    /// CPython: gen_iternext
    final Object next(ThreadState ts) {
        Object value = step(ts, null, null);
        if (value == null) {
            Object r = takeResult();
            if (r != PyNone.NONE) {
                ts.stopped = Raise.stopIteration(r);
            }
        }
        return value;
    }

    /// `send()`. CPython: gen_send
    final Object send(ThreadState ts, Object value) {
        return orStop(step(ts, value, null));
    }

    /// Turns the end of the frame into StopIteration.
    private Object orStop(Object value) {
        if (value != null) {
            return value;
        }
        if (this instanceof PyAsyncGenerator) {
            throw Raise.of(PyExc.StopAsyncIteration, "");
        }
        throw Raise.stopIteration(takeResult());
    }

    /// CPython: _gen_throw
    public final Object throwInto(ThreadState ts, Object type, Object value, Object traceback) {
        return orStop(throwStep(ts, type, value, traceback, true));
    }

    /// As `throwInto`, with null for the end of the frame.
    final Object throwStep(ThreadState ts, Object type, Object value, Object traceback, boolean closeOnExit) {
        PyFrame f = frame;
        Object receiver = f == null ? null : f.waitingFor();
        if (receiver != null) {
            if (closeOnExit && isGeneratorExit(type)) {
                Raised failure = closeReceiver(ts, f, receiver);
                if (failure != null) {
                    return step(ts, null, failure);
                }
            } else {
                Object thrower = receiver instanceof Resumable && !(receiver instanceof PyAsyncGenerator)
                        ? receiver : Attributes.lookup(receiver, "throw");
                if (thrower != null) {
                    return throwToReceiver(ts, f, receiver, thrower, type, value, traceback, closeOnExit);
                }
            }
        }
        return step(ts, null, toRaise(type, value, traceback));
    }

    private Object throwToReceiver(ThreadState ts, PyFrame f, Object receiver, Object thrower, Object type, Object value,
            Object traceback, boolean closeOnExit) {
        byte state = f.state;
        f.state = PyFrame.EXECUTING;
        f.back = ts.frame;
        ts.frame = f;
        Object answer;
        Raised failure = null;
        Object stopped = null;
        try {
            if (thrower instanceof Resumable inner) {
                answer = inner.throwStep(ts, type, value, traceback, closeOnExit);
                if (answer == null) {
                    stopped = inner.takeResult();
                }
            } else {
                answer = Calls.call(ts, thrower, traceback != null ? new Object[] {type, value, traceback}
                        : value != null ? new Object[] {type, value} : new Object[] {type}, null);
            }
        } catch (Raised e) {
            answer = null;
            if (e.value() instanceof PyStopIteration stop) {
                stopped = stop.value();
            } else {
                failure = e;
            }
        } finally {
            ts.frame = f.back;
            f.state = state;
        }
        if (answer != null) {
            return answer;
        }
        // The receiver is done: go on after the YIELD_FROM.
        f.fast[--f.top] = null;
        f.lasti++;
        return step(ts, stopped, failure);
    }

    private static boolean isGeneratorExit(Object type) {
        return type instanceof PyType t ? t.isSubtype(PyExc.GeneratorExit)
                : type instanceof PyBaseException e && e.type.isSubtype(PyExc.GeneratorExit);
    }

    /// Makes the exception that `throw(type, value, traceback)` means.
    private static Raised toRaise(Object type, Object value, Object traceback) {
        PyTraceback tb = null;
        if (traceback != null && traceback != PyNone.NONE) {
            if (!(traceback instanceof PyTraceback given)) {
                throw typeError("throw() third argument must be a traceback object");
            }
            tb = given;
        }
        PyBaseException exception;
        if (type instanceof PyType t && t.isSubtype(PyExc.BaseException)) {
            try {
                exception = instance(t, value);
            } catch (Raised e) {
                return e;
            }
            if (tb != null) {
                exception.setTraceback(tb);
            }
        } else if (type instanceof PyBaseException e) {
            if (value != null && value != PyNone.NONE) {
                throw typeError("instance exception may not have a separate value");
            }
            exception = e;
            if (tb != null) {
                exception.setTraceback(tb);
            }
        } else {
            throw typeError("exceptions must be classes or instances deriving from BaseException, not %T", type);
        }
        Raised raised = new Raised(exception);
        raised.chained = true;
        return raised;
    }

    /// CPython: PyErr_NormalizeException
    private static PyBaseException instance(PyType type, Object value) {
        if (value instanceof PyBaseException e && e.type.isSubtype(type)) {
            return e;
        }
        ThreadState ts = ThreadState.current();
        Object made = value == null || value == PyNone.NONE ? Calls.call(ts, type)
                : value instanceof PyTuple t ? Calls.call(ts, type, t.toArray(), null) : Calls.call(ts, type, value);
        if (made instanceof PyBaseException e) {
            return e;
        }
        throw typeError("calling %R should have returned an instance of BaseException, not %R", type, PyType.of(made));
    }

    /// Closes what the frame waits for, and answers the exception that came out of it, or null.
    /// CPython: gen_close_iter
    private static Raised closeReceiver(ThreadState ts, PyFrame f, Object receiver) {
        byte state = f.state;
        f.state = PyFrame.EXECUTING;
        try {
            if (receiver instanceof Resumable inner && !(receiver instanceof PyAsyncGenerator)) {
                inner.close(ts);
            } else {
                Object closer = Attributes.lookup(receiver, "close");
                if (closer != null) {
                    Calls.call(ts, closer);
                }
            }
            return null;
        } catch (Raised e) {
            return e;
        } finally {
            f.state = state;
        }
    }

    /// CPython: gen_close
    public final void close(ThreadState ts) {
        PyFrame f = frame;
        if (f == null) {
            return;
        }
        if (f.state == PyFrame.CREATED) {
            started(ts);
            frame = null;
            f.state = PyFrame.RAISED;
            return;
        }
        Object receiver = f.waitingFor();
        Raised exit = receiver == null ? null : closeReceiver(ts, f, receiver);
        if (exit == null) {
            exit = new Raised(new PyBaseException(PyExc.GeneratorExit, PyTuple.EMPTY));
        }
        Object value;
        try {
            value = step(ts, null, exit, true);
        } catch (Raised e) {
            if (e.matches(PyExc.StopIteration) || e.matches(PyExc.GeneratorExit)) {
                return;
            }
            throw e;
        }
        if (value != null) {
            throw runtimeError("%s ignored GeneratorExit", kind());
        }
        takeResult();
    }

    // Attributes the three types share; each publishes them under its own names

    final Object frameOrNone() {
        return frame == null ? PyNone.NONE : frame;
    }

    /// Whether somebody waits for it already.
    public final boolean isAwaited() {
        return frame != null && frame.waitingFor() != null;
    }

    final boolean isRunning() {
        return frame != null && frame.state == PyFrame.EXECUTING;
    }

    final Object waitingForOrNone() {
        Object receiver = frame == null ? null : frame.waitingFor();
        return receiver == null ? PyNone.NONE : receiver;
    }

    final Object name() {
        return name;
    }

    final void setName(Object value) {
        if (value == null || PyStr.valueOrNull(value) == null) {
            throw typeError("__name__ must be set to a string object");
        }
        name = value;
    }

    final Object qualname() {
        return qualname;
    }

    final void setQualname(Object value) {
        if (value == null || PyStr.valueOrNull(value) == null) {
            throw typeError("__qualname__ must be set to a string object");
        }
        qualname = value;
    }

    final Object represent(String what) {
        return Message.format("<%s object %s at %s>", what, qualname, Identity.address(this));
    }
}
