package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `BaseException`, and the Java class of every exception without fields of its own.
/// CPython: Objects/exceptions.c (PyBaseExceptionObject)
@PyClass(name = "BaseException", subclassable = true, hasDict = true)
public class PyBaseException extends PyExtensible {
    public static final PyType TYPE = PyBaseExceptionBindings.newType();

    protected PyTuple args;
    private PyBaseException cause;
    private PyBaseException context;
    private PyTraceback traceback;
    private boolean suppressContext;

    public PyBaseException(PyType type, PyTuple args) {
        super(type);
        this.args = args;
    }

    /// An exception of a built-in type with one argument, the message.
    static PyBaseException withMessage(PyType type, Object message) {
        PyTuple args = PyTuple.of(message);
        Class<?> javaClass = type.javaClass();
        if (javaClass == PyBaseException.class) {
            return new PyBaseException(type, args);
        }
        return (PyBaseException) Calls.call(ThreadState.current(), type, message);
    }

    @Constructor("BaseException(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBaseException(cls, PyTuple.of(args));
    }

    @Init("BaseException(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        noKeywords(kwargs);
        this.args = PyTuple.of(args);
    }

    /// CPython: _PyArg_NoKeywords
    final void noKeywords(PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0) {
            throw Raise.typeError("%s() takes no keyword arguments", type.name());
        }
    }

    // What Java code asks

    /// The `args` tuple.
    public final PyTuple args() {
        return args;
    }

    /// `__cause__`, or null.
    public final PyBaseException cause() {
        return cause;
    }

    /// Sets `__cause__` (null for None), which hides the context.
    public final void setCause(PyBaseException cause) {
        this.cause = cause;
        this.suppressContext = true;
    }

    /// `__context__`, or null.
    public final PyBaseException context() {
        return context;
    }

    public final void setContext(PyBaseException context) {
        this.context = context;
    }

    public final boolean suppressContext() {
        return suppressContext;
    }

    /// `__traceback__`, or null.
    public final PyTraceback traceback() {
        return traceback;
    }

    public final void setTraceback(PyTraceback traceback) {
        this.traceback = traceback;
    }

    /// Type and message for Java's eyes; never raises.
    String describe() {
        try {
            Object text = Representation.str(this);
            return type.name() + (Truth.of(text) ? ": " + PyStr.toName(text) : "");
        } catch (RuntimeException e) {
            return type.name();
        }
    }

    // What Python code sees

    public Object __repr__() {
        if (args.size() == 1) {
            return PyStr.concat(PyStr.concat(type.name() + "(", Representation.repr(args.get(0))), ")");
        }
        return PyStr.concat(type.name(), Representation.repr(args));
    }

    public Object __str__() {
        return switch (args.size()) {
            case 0 -> "";
            case 1 -> Representation.str(args.get(0));
            default -> Representation.str(args);
        };
    }

    @Getter("args")
    Object argsAttribute() {
        return args;
    }

    @Setter("args")
    void setArgs(Object value) {
        if (value == null) {
            throw Raise.typeError("args may not be deleted");
        }
        args = PyTuple.of(Iteration.toArray(value));
    }

    @Getter("__cause__")
    Object causeAttribute() {
        return cause == null ? PyNone.NONE : cause;
    }

    @Setter("__cause__")
    void setCauseAttribute(Object value) {
        setCause(exceptionOrNone(value, "cause"));
    }

    @Getter("__context__")
    Object contextAttribute() {
        return context == null ? PyNone.NONE : context;
    }

    @Setter("__context__")
    void setContextAttribute(Object value) {
        context = exceptionOrNone(value, "context");
    }

    private static PyBaseException exceptionOrNone(Object value, String what) {
        if (value == null) {
            throw Raise.typeError("__%s__ may not be deleted", what);
        }
        if (value == PyNone.NONE) {
            return null;
        }
        if (value instanceof PyBaseException e) {
            return e;
        }
        throw Raise.typeError("exception %s must be None or derive from BaseException", what);
    }

    @Getter(value = "__suppress_context__", member = true)
    boolean suppressContextAttribute() {
        return suppressContext;
    }

    @Setter("__suppress_context__")
    void setSuppressContext(Object value) {
        if (value == null) {
            throw Raise.typeError("can't delete numeric/char attribute");
        }
        if (!(value instanceof Boolean b)) {
            throw Raise.typeError("attribute value type must be bool");
        }
        suppressContext = b;
    }

    @Getter("__traceback__")
    Object tracebackAttribute() {
        return traceback == null ? PyNone.NONE : traceback;
    }

    @Setter("__traceback__")
    void setTracebackAttribute(Object value) {
        if (value == null) {
            throw Raise.typeError("__traceback__ may not be deleted");
        }
        if (value == PyNone.NONE) {
            traceback = null;
        } else if (value instanceof PyTraceback t) {
            traceback = t;
        } else {
            throw Raise.typeError("__traceback__ must be a traceback or None");
        }
    }

    @Method("with_traceback(self, tb, /)")
    Object withTraceback(Object tb) {
        setTracebackAttribute(tb);
        return this;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        PyDict dict = type.hasDict() ? dict() : null;
        return dict != null && dict.size() > 0 ? PyTuple.of(type, args, dict) : PyTuple.of(type, args);
    }

    @Method("__setstate__(self, state, /)")
    Object setState(Object state) {
        if (state != PyNone.NONE) {
            if (!(state instanceof PyDict d)) {
                throw Raise.typeError("state is not a dictionary");
            }
            for (Object key : Iteration.toArray(d)) {
                Attributes.set(this, PyStr.toName(key), d.get(key));
            }
        }
        return PyNone.NONE;
    }
}
