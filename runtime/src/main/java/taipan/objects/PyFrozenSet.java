package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.PyClass;

/// The Python `frozenset` type.
/// CPython: Objects/setobject.c (PyFrozenSet_Type)
@PyClass(name = "frozenset", subclassable = true, weakrefs = true, matchSelf = true)
public final class PyFrozenSet extends AnySet {
    public static final PyType TYPE = PyFrozenSetBindings.newType();
    private static final PyFrozenSet EMPTY = new PyFrozenSet();

    private long hash;
    private boolean hashed;

    PyFrozenSet() {
        super(TYPE);
    }

    private PyFrozenSet(PyType type) {
        super(type);
    }

    /// A frozenset of an iterable's values.
    public static PyFrozenSet from(Object iterable) {
        PyFrozenSet set = new PyFrozenSet();
        set.updateFrom(iterable);
        return set;
    }

    /// A frozenset of the values of an array.
    public static PyFrozenSet of(Object... values) {
        if (values.length == 0) {
            return EMPTY;
        }
        PyFrozenSet set = new PyFrozenSet();
        for (Object value : values) {
            set.add(value, Hashing.hash(value));
        }
        return set;
    }

    @Constructor("frozenset(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null && cls == TYPE) {
            throw typeError("frozenset() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw typeError("frozenset expected at most 1 argument, got %d", args.length);
        }
        if (args.length == 1 && cls == TYPE && args[0] instanceof PyFrozenSet f && f.type == TYPE) {
            return f;
        }
        PyFrozenSet set = new PyFrozenSet(cls);
        if (args.length == 1) {
            set.updateFrom(args[0]);
        }
        return cls == TYPE && set.size() == 0 ? EMPTY : set;
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Override
    Object copy() {
        return type == TYPE ? this : super.copy();
    }

    public long __hash__() {
        if (!hashed) {
            hash = contentHash();
            hashed = true;
        }
        return hash;
    }
}
