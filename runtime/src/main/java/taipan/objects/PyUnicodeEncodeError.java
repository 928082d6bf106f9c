package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `UnicodeEncodeError`: text that has no bytes in an encoding.
/// CPython: Objects/exceptions.c (PyUnicodeErrorObject)
@PyClass(name = "UnicodeEncodeError", base = PyBaseException.class, subclassable = true)
public final class PyUnicodeEncodeError extends PyBaseException {
    private static final int COUNT = 5;

    private Object encoding;
    private Object object;
    private long start;
    private long end;
    private Object reason;

    PyUnicodeEncodeError(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("UnicodeEncodeError", base, PyUnicodeEncodeError.class, new PyUnicodeEncodeErrorSlots(),
                new PyUnicodeEncodeErrorBindings(-1), PyType.SUBCLASSABLE);
    }

    @Constructor("UnicodeEncodeError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyUnicodeEncodeError(cls, PyTuple.of(args));
    }

    @Init("UnicodeEncodeError(self, /, *args, **kwargs)")
    void initUnicode(Object[] args, PyDict kwargs) {
        init(args, kwargs);
        if (args.length != COUNT) {
            throw Raise.typeError("function takes exactly %d arguments (%d given)", COUNT, args.length);
        }
        encoding = text(args[0], 1);
        object = text(args[COUNT - 4], COUNT - 3);
        start = Conversion.toLong(args[COUNT - 3]);
        end = Conversion.toLong(args[COUNT - 2]);
        reason = text(args[COUNT - 1], COUNT);
    }

    private static Object text(Object value, int position) {
        if (PyStr.valueOrNull(value) == null) {
            throw Raise.typeError("argument %d must be str, not %T", position, value);
        }
        return value;
    }

    @Override
    public Object __str__() {
        if (object == null) {
            return "";
        }
        long last = end - 1;
        if (start >= 0 && start < Sequences.length(object) && end == start + 1) {
            return Message.format("'%S' codec can't encode character '%s' in position %d: %S",
                    encoding, PyStr.escapeCodePoint(PyStr.codePointAt(object, (int) start)), start, reason);
        }
        return Message.format("'%S' codec can't encode characters in position %d-%d: %S",
                encoding, start, last, reason);
    }

    @Getter("encoding")
    public Object encoding() {
        return encoding == null ? PyNone.NONE : encoding;
    }

    @Setter("encoding")
    void setEncoding(Object value) {
        encoding = value;
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

    /// The start of the offending part, clamped to the object as the error handlers want it.
    public int clampedStart() {
        long size = Sequences.length(object);
        return (int) Math.max(0, Math.min(start, size - 1));
    }

    /// The end of the offending part, clamped to the object as the error handlers want it.
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
