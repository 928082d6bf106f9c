package taipan.objects;

import static taipan.objects.Raise.runtimeError;

import taipan.bindings.Getter;

/// What `staticmethod` and `classmethod` objects share: the function they wrap, whose name and docstring they show.
/// CPython: Objects/funcobject.c (functools_wraps)
abstract class MethodWrapperObject extends PyExtensible {
    private static final String[] COPIED = {"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"};

    Object callable;
    /// Whether the attributes of the function have been copied; that waits until somebody looks.
    private boolean copied = true;

    MethodWrapperObject(PyType type) {
        super(type);
    }

    final void wrap(Object function) {
        callable = function;
        copied = false;
    }

    /// The wrapped function; null before `__init__`.
    public final Object callable() {
        return callable;
    }

    final Object wrapped(String what) {
        if (callable == null) {
            throw runtimeError("uninitialized %s object", what);
        }
        return callable;
    }

    private void copy() {
        if (!copied) {
            copied = true;
            for (String name : COPIED) {
                Object value = Attributes.lookup(callable, name);
                if (value != null) {
                    super.setOwnAttribute(name, value);
                }
            }
        }
    }

    @Override
    Object ownAttribute(String name) {
        copy();
        return super.ownAttribute(name);
    }

    @Override
    void setOwnAttribute(String name, Object value) {
        copy();
        super.setOwnAttribute(name, value);
    }

    @Override
    boolean deleteOwnAttribute(String name) {
        copy();
        return super.deleteOwnAttribute(name);
    }

    @Override
    PyDict dict() {
        copy();
        return super.dict();
    }

    @Override
    void setDict(PyDict dict) {
        copied = true;
        super.setDict(dict);
    }

    @Getter("__func__")
    final Object func() {
        return Convert.orNone(callable);
    }

    @Getter("__wrapped__")
    final Object wrappedAttribute() {
        return Convert.orNone(callable);
    }

    @Getter("__isabstractmethod__")
    final boolean isAbstract() {
        return isAbstractMethod(callable);
    }

    @Getter("__dict__")
    final Object dictAttribute() {
        return dict();
    }

    /// Whether a function is marked abstract. CPython: _PyObject_IsAbstract
    static boolean isAbstractMethod(Object function) {
        if (function == null || function == PyNone.NONE) {
            return false;
        }
        Object mark = Attributes.lookup(function, "__isabstractmethod__");
        return mark != null && Truth.of(mark);
    }
}
