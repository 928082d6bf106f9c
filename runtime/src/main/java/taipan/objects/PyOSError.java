package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `OSError`; making one with an errno gives the subclass that belongs to it.
/// CPython: Objects/exceptions.c (PyOSErrorObject)
@PyClass(name = "OSError", base = PyBaseException.class, subclassable = true)
public final class PyOSError extends PyBaseException {
    private Object errno;
    private Object strerror;
    private Object filename;
    private Object filename2;
    private long written = -1;

    PyOSError(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("OSError", base, PyOSError.class, new PyOSErrorSlots(), new PyOSErrorBindings(-1), PyType.SUBCLASSABLE);
    }

    /// The error for an errno; the file name may be null.
    public static PyOSError of(int errno, Object strerror, Object filename) {
        PyOSError error = new PyOSError(typeFor(errno), PyTuple.EMPTY);
        error.parse(filename == null
                ? new Object[] {(long) errno, strerror}
                : new Object[] {(long) errno, strerror, filename});
        return error;
    }

    /// The errno, or -1 when it is not an int.
    public int errnoOrMinusOne() {
        return errno instanceof Long n ? (int) (long) n : -1;
    }

    private static PyType typeFor(long errno) {
        return switch ((int) errno) {
            case Errno.EAGAIN, Errno.EALREADY, Errno.EINPROGRESS -> PyExc.BlockingIOError;
            case Errno.EPIPE, Errno.ESHUTDOWN -> PyExc.BrokenPipeError;
            case Errno.ECHILD -> PyExc.ChildProcessError;
            case Errno.ECONNABORTED -> PyExc.ConnectionAbortedError;
            case Errno.ECONNREFUSED -> PyExc.ConnectionRefusedError;
            case Errno.ECONNRESET -> PyExc.ConnectionResetError;
            case Errno.EEXIST -> PyExc.FileExistsError;
            case Errno.ENOENT -> PyExc.FileNotFoundError;
            case Errno.EISDIR -> PyExc.IsADirectoryError;
            case Errno.ENOTDIR -> PyExc.NotADirectoryError;
            case Errno.EINTR -> PyExc.InterruptedError;
            case Errno.EACCES, Errno.EPERM -> PyExc.PermissionError;
            case Errno.ESRCH -> PyExc.ProcessLookupError;
            case Errno.ETIMEDOUT -> PyExc.TimeoutError;
            default -> PyExc.OSError;
        };
    }

    /// CPython: OSError_new
    @Constructor("OSError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (usesInit(cls)) {
            return new PyOSError(cls, PyTuple.of(args));
        }
        PyType type = cls;
        if (cls == PyExc.OSError && args.length >= 2 && args.length <= 5 && args[0] instanceof Long n) {
            type = typeFor(n);
        }
        PyOSError error = new PyOSError(type, PyTuple.EMPTY);
        error.noKeywords(kwargs);
        error.parse(args);
        return error;
    }

    /// A subclass with its own `__init__` but the inherited `__new__` gets its arguments parsed by `OSError.__init__`.
    private static boolean usesInit(PyType cls) {
        return cls.special(Special.INIT) != null && cls.special(Special.NEW) == null;
    }

    @Init("OSError(self, /, *args, **kwargs)")
    void initOs(Object[] args, PyDict kwargs) {
        if (usesInit(type)) {
            noKeywords(kwargs);
            parse(args);
        }
    }

    private void parse(Object[] values) {
        if (values.length >= 2 && values.length <= 5) {
            errno = values[0];
            strerror = values[1];
            if (values.length >= 3 && values[2] != PyNone.NONE) {
                if (type == PyExc.BlockingIOError && values[2] instanceof Long n) {
                    written = n;
                } else {
                    filename = values[2];
                    if (values.length == 5 && values[4] != PyNone.NONE) {
                        filename2 = values[4];
                    }
                    args = PyTuple.of(errno, strerror);
                    return;
                }
            }
        }
        args = PyTuple.of(values);
    }

    @Override
    public Object __str__() {
        if (filename != null) {
            Object text = filename2 != null
                    ? Message.format("[Errno %S] %S: %R -> %R", orNone(errno), orNone(strerror), filename, filename2)
                    : Message.format("[Errno %S] %S: %R", orNone(errno), orNone(strerror), filename);
            return text;
        }
        if (errno != null && strerror != null) {
            return Message.format("[Errno %S] %S", errno, strerror);
        }
        return super.__str__();
    }

    private static Object orNone(Object value) {
        return value == null ? PyNone.NONE : value;
    }

    @Override
    @Method("__reduce__(self, /)")
    Object reduce() {
        PyTuple state = args;
        if (args.size() == 2 && filename != null) {
            state = filename2 == null
                    ? PyTuple.of(args.get(0), args.get(1), filename)
                    : PyTuple.of(args.get(0), args.get(1), filename, PyNone.NONE, filename2);
        }
        PyDict dict = dict();
        return dict.size() > 0 ? PyTuple.of(type, state, dict) : PyTuple.of(type, state);
    }

    @Getter(value = "errno", member = true)
    Object errnoAttribute() {
        return orNone(errno);
    }

    @Setter("errno")
    void setErrno(Object value) {
        errno = value;
    }

    @Getter(value = "strerror", member = true)
    Object strerrorAttribute() {
        return orNone(strerror);
    }

    @Setter("strerror")
    void setStrerror(Object value) {
        strerror = value;
    }

    @Getter(value = "filename", member = true)
    Object filenameAttribute() {
        return orNone(filename);
    }

    @Setter("filename")
    void setFilename(Object value) {
        filename = value;
    }

    @Getter(value = "filename2", member = true)
    Object filename2Attribute() {
        return orNone(filename2);
    }

    @Setter("filename2")
    void setFilename2(Object value) {
        filename2 = value;
    }

    @Getter("characters_written")
    Object charactersWritten() {
        if (written < 0) {
            throw Raise.attributeError("characters_written");
        }
        return written;
    }

    @Setter("characters_written")
    void setCharactersWritten(Object value) {
        if (value == null) {
            if (written < 0) {
                throw Raise.attributeError("characters_written");
            }
            written = -1;
        } else {
            written = Conversion.toLong(value);
        }
    }
}
