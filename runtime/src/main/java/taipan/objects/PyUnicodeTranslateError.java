package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.PyClass;

/// Python's `UnicodeTranslateError`: text that cannot be translated in a translation table.
/// CPython: Objects/exceptions.c (_PyExc_UnicodeTranslateError)
@PyClass(name = "UnicodeTranslateError", base = PyBaseException.class, subclassable = true)
public final class PyUnicodeTranslateError extends PyUnicodeError {
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
        initPlace(args, kwargs, 0);
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
            return Message.format("can't translate character '%s' in position %d: %S", character(), start, reason);
        }
        return Message.format("can't translate characters in position %d-%d: %S", start, end - 1, reason);
    }
}
