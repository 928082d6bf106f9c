package taipan.objects;

import static taipan.objects.Raise.typeError;

/// `repr`, `str`, `ascii` and `format` of any object. Results are str values.
/// CPython: Objects/object.c
public final class Representation {
    private Representation() {}

    /// CPython: PyObject_Repr
    public static Object repr(Object o) {
        Object result;
        if (o instanceof PyObject p) {
            ThreadState ts = ThreadState.current();
            ts.enterRecursive(" while getting the repr of an object");
            try {
                result = p.type.slots.repr(o);
            } finally {
                ts.leaveRecursive();
            }
        } else {
            result = PyType.of(o).slots.repr(o);
        }
        if (PyStr.valueOrNull(result) == null) {
            throw typeError("__repr__ returned non-string (type %T)", result);
        }
        return result;
    }

    /// CPython: PyObject_Str
    public static Object str(Object o) {
        PyType type = PyType.of(o);
        if (type == PyStr.TYPE) {
            return o;
        }
        Object result;
        if (o instanceof PyObject) {
            ThreadState ts = ThreadState.current();
            ts.enterRecursive(" while getting the str of an object");
            try {
                result = type.slots.str(o);
            } finally {
                ts.leaveRecursive();
            }
        } else {
            result = type.slots.str(o);
        }
        if (PyStr.valueOrNull(result) == null) {
            throw typeError("__str__ returned non-string (type %T)", result);
        }
        return result;
    }

    /// CPython: PyObject_ASCII
    public static Object ascii(Object o) {
        return PyStr.toAscii(PyStr.valueOrNull(repr(o)));
    }

    /// CPython: PyObject_Format
    public static Object format(Object o, Object spec) {
        PyType type = PyType.of(o);
        if ((spec == null || Sequences.length(spec) == 0) && (type == PyStr.TYPE || type == PyInt.TYPE)) {
            return str(o);
        }
        Object result = Calls.special(o, "__format__", spec == null ? "" : spec);
        if (result == null) {
            throw typeError("Type %T doesn't define __format__", o);
        }
        if (PyStr.valueOrNull(result) == null) {
            throw typeError("__format__ must return a str, not %T", result);
        }
        return result;
    }
}
