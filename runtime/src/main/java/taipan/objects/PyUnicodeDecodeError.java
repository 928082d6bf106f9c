package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `UnicodeDecodeError`: bytes that are no text in an encoding.
/// CPython: Objects/exceptions.c (PyUnicodeErrorObject)
@PyClass(name = "UnicodeDecodeError", base = PyBaseException.class, subclassable = true)
public final class PyUnicodeDecodeError extends PyBaseException {
    private static final int COUNT = 5;

    private Object encoding;
    private Object object;
    private long start;
    private long end;
    private Object reason;

    PyUnicodeDecodeError(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("UnicodeDecodeError", base, PyUnicodeDecodeError.class, new PyUnicodeDecodeErrorSlots(),
                new PyUnicodeDecodeErrorBindings(-1), PyType.SUBCLASSABLE);
    }

    @Constructor("UnicodeDecodeError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyUnicodeDecodeError(cls, PyTuple.of(args));
    }

    @Init("UnicodeDecodeError(self, /, *args, **kwargs)")
    void initUnicode(Object[] args, PyDict kwargs) {
        init(args, kwargs);
        if (args.length != COUNT) {
            throw Raise.typeError("function takes exactly %d arguments (%d given)", COUNT, args.length);
        }
        encoding = text(args[0], 1);
        object = bytes(args[COUNT - 4], COUNT - 3);
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

    private static Object bytes(Object value, int position) {
        return value instanceof PyBytes ? value : PyBytes.fromBuffer(value);
    }

    @Override
    public Object __str__() {
        if (object == null) {
            return "";
        }
        long last = end - 1;
        if (start >= 0 && start < Sequences.length(object) && end == start + 1) {
            return Message.format("'%S' codec can't decode byte 0x%s in position %d: %S",
                    encoding, byteText(), start, reason);
        }
        return Message.format("'%S' codec can't decode bytes in position %d-%d: %S",
                encoding, start, last, reason);
    }

    private String byteText() {
        int b = ((PyBytes) object).byteAt((int) start) & 0xff;
        return (b < 16 ? "0" : "") + Integer.toHexString(b);
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
