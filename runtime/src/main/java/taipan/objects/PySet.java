package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.keyError;
import static taipan.objects.Raise.typeError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The Python `set` type.
/// CPython: Objects/setobject.c (PySet_Type)
@PyClass(name = "set", subclassable = true, weakrefs = true, matchSelf = true)
public final class PySet extends AnySet {
    public static final PyType TYPE = PySetBindings.newType();

    public PySet() {
        super(TYPE);
    }

    private PySet(PyType type) {
        super(type);
    }

    /// A set of an iterable's values.
    public static PySet from(Object iterable) {
        PySet set = new PySet();
        set.updateFrom(iterable);
        return set;
    }

    /// A set of the values of an array.
    public static PySet of(Object... values) {
        PySet set = new PySet();
        for (Object value : values) {
            set.add(value);
        }
        return set;
    }

    @Constructor("set(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PySet(cls);
    }

    @Init("set(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        if (kwargs != null && type == TYPE) {
            throw typeError("set() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw typeError("set expected at most 1 argument, got %d", args.length);
        }
        if (size() > 0) {
            empty();
        }
        if (args.length == 1) {
            updateFrom(args[0]);
        }
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Method("add(self, object, /)")
    public void add(Object key) {
        add(key, Hashing.hash(key));
    }

    @Method("discard(self, object, /)")
    void discard(Object key) {
        discard(key, looseHash(key));
    }

    @Method("remove(self, object, /)")
    void remove(Object key) {
        if (!discard(key, looseHash(key))) {
            throw keyError(key);
        }
    }

    @Method("pop(self, /)")
    Object pop() {
        Object key = removeAny();
        if (key == null) {
            throw keyError("pop from an empty set");
        }
        return key;
    }

    @Method("clear(self, /)")
    void clear() {
        empty();
    }

    @Method("update(self, /, *others)")
    void update(Object[] others) {
        for (Object other : others) {
            updateFrom(other);
        }
    }

    @Method("intersection_update(self, /, *others)")
    void intersectionUpdate(Object[] others) {
        AnySet result = (AnySet) intersection(others);
        if (result != this) {
            become(result);
        }
    }

    @Method("difference_update(self, /, *others)")
    void differenceUpdate(Object[] others) {
        for (Object other : others) {
            subtract(other);
        }
    }

    @Method("symmetric_difference_update(self, other, /)")
    void symmetricDifferenceUpdate(Object other) {
        toggle(other);
    }

    public Object __ior__(Object other) {
        if (!(other instanceof AnySet)) {
            return NOT_IMPLEMENTED;
        }
        updateFrom(other);
        return this;
    }

    public Object __iand__(Object other) {
        if (!(other instanceof AnySet)) {
            return NOT_IMPLEMENTED;
        }
        become(intersection(other));
        return this;
    }

    public Object __isub__(Object other) {
        if (!(other instanceof AnySet)) {
            return NOT_IMPLEMENTED;
        }
        subtract(other);
        return this;
    }

    public Object __ixor__(Object other) {
        if (!(other instanceof AnySet)) {
            return NOT_IMPLEMENTED;
        }
        toggle(other);
        return this;
    }
}
