package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `UnicodeTranslateError`: text that cannot be translated in a translation table.
/// CPython: Objects/exceptions.c (PyUnicodeErrorObject)
@PyClass(name = "UnicodeTranslateError", base = PyBaseException.class, subclassable = true)
public final class PyUnicodeTranslateError extends PyBaseException {
    private static final int COUNT = 4;

    private Object object;
    private long start;
    private long end;
    private Object reason;

    PyUnicodeTranslateError(PyType type, PyTuple args) {
        super(type, args);
    }

    static PyType newType(PyType base) {
        return PyType.builtin("UnicodeTranslateError", base, PyUnicodeTranslateError.class, new PyUnicodeTranslateErrorSlots(),
                new PyUnicodeTranslateErrorBindings(-1), PyType.SUBCLASSABLE);
    }

    @Constructor("UnicodeTranslateError(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyUnicodeTranslateError(cls, PyTuple.of(args));
    }

    @Init("UnicodeTranslateError(self, /, *args, **kwargs)")
    void initUnicode(Object[] args, PyDict kwargs) {
        init(args, kwargs);
        if (args.length != COUNT) {
            throw Raise.typeError("function takes exactly %d arguments (%d given)", COUNT, args.length);
        }
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
            return Message.format("can't translate character '%s' in position %d: %S",
                    PyStr.escapeCodePoint(PyStr.codePointAt(object, (int) start)), start, reason);
        }
        return Message.format("can't translate characters in position %d-%d: %S",
                start, last, reason);
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
