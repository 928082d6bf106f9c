package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `UnicodeEncodeError`: text that has no bytes in an encoding.
/// CPython: Objects/exceptions.c (_PyExc_UnicodeEncodeError)
@PyClass(name = "UnicodeEncodeError", base = PyBaseException.class, subclassable = true)
public final class PyUnicodeEncodeError extends PyUnicodeError {
    private Object encoding;

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
        initPlace(args, kwargs, 1);
        encoding = text(args[0], 1);
    }

    @Override
    Object checkedObject(Object value, int position) {
        return text(value, position);
    }

    @Override
    public Object __str__() {
        if (object == null) {
            return "";
        }
        if (isSingle()) {
            return Message.format("'%S' codec can't encode character '%s' in position %d: %S", encoding, character(), start, reason);
        }
        return Message.format("'%S' codec can't encode characters in position %d-%d: %S", encoding, start, end - 1, reason);
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
