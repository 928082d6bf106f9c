package taipan.objects;

/// Makes exceptions to throw: `throw typeError("'%T' object is not callable", f)`. The message stands where it is raised.
///
/// Codes: `%s` Java text or a Python str, `%d` an integer, `%T` type name of the object, `%R` its repr, `%S` its str, `%A` its ascii,
/// `%c` a code point, `%%` a percent sign.
/// CPython: Python/errors.c (PyErr_Format)
public final class Raise {
    private Raise() {}

    /// An exception of any built-in type with a formatted message.
    public static Raised of(PyType type, String format, Object... args) {
        return new Raised(PyBaseException.withMessage(type, Message.format(format, args)));
    }

    /// An exception of any type, made by calling it.
    public static Raised with(PyType type, Object... args) {
        return new Raised((PyBaseException) Calls.call(ThreadState.current(), type, args, null));
    }

    /// `KeyError(key)`.
    public static Raised keyError(Object key) {
        return new Raised(new PyBaseException(PyExc.KeyError, PyTuple.of(key)));
    }

    /// `StopIteration(value)`; None gives no argument.
    public static Raised stopIteration(Object value) {
        return new Raised(new PyStopIteration(PyExc.StopIteration, value == PyNone.NONE ? PyTuple.EMPTY : PyTuple.of(value)));
    }

    /// The OSError subclass for an errno, with its text and optionally a file name (str or bytes, null for none).
    public static Raised osError(int errno, Object filename) {
        return new Raised(PyOSError.of(errno, Errno.message(errno), filename));
    }

    /// `NameError` with its `name`.
    public static Raised nameError(String format, String name) {
        PyNameError error = new PyNameError(PyExc.NameError, PyTuple.of(Message.format(format, name)));
        error.name = PyStr.fromName(name);
        return new Raised(error);
    }

    /// "'X' object has no attribute 'y'" with `name` and `obj`.
    public static Raised noAttribute(Object obj, String name, String format, Object... args) {
        PyAttributeError error = new PyAttributeError(PyExc.AttributeError, PyTuple.of(Message.format(format, args)));
        error.name = PyStr.fromName(name);
        error.obj = obj;
        return new Raised(error);
    }

    /// An ImportError with `name` and `path` (null for None).
    public static Raised importError(PyType type, Object name, Object path, String format, Object... args) {
        PyImportError error = new PyImportError(type, PyTuple.of(Message.format(format, args)));
        error.name = name;
        error.path = path;
        return new Raised(error);
    }

    public static Raised generatorExit(String format, Object... args) {
        return of(PyExc.GeneratorExit, format, args);
    }

    public static Raised keyboardInterrupt(String format, Object... args) {
        return of(PyExc.KeyboardInterrupt, format, args);
    }

    public static Raised stopAsyncIteration(String format, Object... args) {
        return of(PyExc.StopAsyncIteration, format, args);
    }

    public static Raised arithmeticError(String format, Object... args) {
        return of(PyExc.ArithmeticError, format, args);
    }

    public static Raised floatingPointError(String format, Object... args) {
        return of(PyExc.FloatingPointError, format, args);
    }

    public static Raised overflowError(String format, Object... args) {
        return of(PyExc.OverflowError, format, args);
    }

    public static Raised zeroDivisionError(String format, Object... args) {
        return of(PyExc.ZeroDivisionError, format, args);
    }

    public static Raised assertionError(String format, Object... args) {
        return of(PyExc.AssertionError, format, args);
    }

    public static Raised bufferError(String format, Object... args) {
        return of(PyExc.BufferError, format, args);
    }

    public static Raised eofError(String format, Object... args) {
        return of(PyExc.EOFError, format, args);
    }

    public static Raised lookupError(String format, Object... args) {
        return of(PyExc.LookupError, format, args);
    }

    public static Raised indexError(String format, Object... args) {
        return of(PyExc.IndexError, format, args);
    }

    /// Usually without a message: an empty one gives no argument.
    public static Raised memoryError(String format, Object... args) {
        if (format.isEmpty()) {
            return new Raised(new PyBaseException(PyExc.MemoryError, PyTuple.EMPTY));
        }
        return of(PyExc.MemoryError, format, args);
    }

    public static Raised unboundLocalError(String format, Object... args) {
        return of(PyExc.UnboundLocalError, format, args);
    }

    public static Raised referenceError(String format, Object... args) {
        return of(PyExc.ReferenceError, format, args);
    }

    public static Raised runtimeError(String format, Object... args) {
        return of(PyExc.RuntimeError, format, args);
    }

    public static Raised notImplementedError(String format, Object... args) {
        return of(PyExc.NotImplementedError, format, args);
    }

    public static Raised recursionError(String format, Object... args) {
        return of(PyExc.RecursionError, format, args);
    }

    public static Raised systemError(String format, Object... args) {
        return of(PyExc.SystemError, format, args);
    }

    public static Raised typeError(String format, Object... args) {
        return of(PyExc.TypeError, format, args);
    }

    public static Raised valueError(String format, Object... args) {
        return of(PyExc.ValueError, format, args);
    }

    public static Raised unicodeError(String format, Object... args) {
        return of(PyExc.UnicodeError, format, args);
    }

    public static Raised attributeError(String format, Object... args) {
        return of(PyExc.AttributeError, format, args);
    }
}
