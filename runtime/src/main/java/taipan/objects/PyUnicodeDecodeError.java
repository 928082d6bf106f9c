package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `UnicodeDecodeError`: bytes that are no text in an encoding.
/// CPython: Objects/exceptions.c (_PyExc_UnicodeDecodeError)
@PyClass(name = "UnicodeDecodeError", base = PyBaseException.class, subclassable = true)
public final class PyUnicodeDecodeError extends PyUnicodeError {
    private Object encoding;

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
        initPlace(args, kwargs, 1);
        encoding = text(args[0], 1);
    }

    @Override
    Object checkedObject(Object value, int position) {
        return value instanceof PyBytes ? value : PyBytes.fromBuffer(value);
    }

    @Override
    public Object __str__() {
        if (object == null) {
            return "";
        }
        if (isSingle()) {
            return Message.format("'%S' codec can't decode byte 0x%s in position %d: %S", encoding, byteText(), start, reason);
        }
        return Message.format("'%S' codec can't decode bytes in position %d-%d: %S", encoding, start, end - 1, reason);
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
}
