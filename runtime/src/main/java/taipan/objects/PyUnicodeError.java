package taipan.objects;

import taipan.bindings.Getter;
import taipan.bindings.Setter;

/// What the three exceptions of text encodings have in common: an object, the part of it that is wrong, and why.
/// CPython: Objects/exceptions.c (PyUnicodeErrorObject)
public abstract class PyUnicodeError extends PyBaseException {
    /// Null before `__init__`.
    protected Object object;
    protected long start;
    protected long end;
    protected Object reason;

    PyUnicodeError(PyType type, PyTuple args) {
        super(type, args);
    }

    /// Takes the arguments from `first` on: object, start, end, reason.
    final void initPlace(Object[] args, PyDict kwargs, int first) {
        init(args, kwargs);
        int count = first + 4;
        if (args.length != count) {
            throw Raise.typeError("function takes exactly %d arguments (%d given)", count, args.length);
        }
        object = checkedObject(args[first], first + 1);
        start = Conversion.toLong(args[first + 1]);
        end = Conversion.toLong(args[first + 2]);
        reason = text(args[first + 3], count);
    }

    /// The object argument, of the type that the exception is about.
    abstract Object checkedObject(Object value, int position);

    static Object text(Object value, int position) {
        if (PyStr.valueOrNull(value) == null) {
            throw Raise.typeError("argument %d must be str, not %T", position, value);
        }
        return value;
    }

    /// Whether the wrong part is one character or byte.
    final boolean isSingle() {
        return start >= 0 && start < Sequences.length(object) && end == start + 1;
    }

    /// The single wrong character as an escape.
    final Object character() {
        return PyStr.escapeCodePoint(PyStr.codePointAt(object, (int) start));
    }

    @Getter("object")
    public Object object() {
        return object == null ? PyNone.NONE : object;
    }

    @Setter("object")
    void setObject(Object value) {
        object = value;
    }

    @Getter("reason")
    public Object reason() {
        return reason == null ? PyNone.NONE : reason;
    }

    @Setter("reason")
    void setReason(Object value) {
        reason = value;
    }

    /// The start of the wrong part, clamped to the object as the error handlers want it.
    public int clampedStart() {
        long size = Sequences.length(object);
        return (int) Math.max(0, Math.min(start, size - 1));
    }

    /// The end of the wrong part, clamped to the object as the error handlers want it.
    public int clampedEnd() {
        long size = Sequences.length(object);
        return (int) Math.min(Math.max(1, end), size);
    }

    @Getter("start")
    long start() {
        return start;
    }

    @Setter("start")
    void setStart(Object value) {
        start = Conversion.toLong(value);
    }

    @Getter("end")
    long end() {
        return end;
    }

    @Setter("end")
    void setEnd(Object value) {
        end = Conversion.toLong(value);
    }
}
