package taipan.objects;

/// A Python object that is not a plain Java value: a type and whatever its class adds.
///
/// The call methods treat the object as the callable. The arities 0 to 4 exist so that neither engine needs an argument
/// array for the usual call; a class that can do better than packing them overrides them.
/// CPython: Include/object.h
public abstract class PyObject {
    static final Object[] NO_ARGS = {};

    /// The Python type; changes only by assignment to `__class__`.
    PyType type;

    protected PyObject(PyType type) {
        this.type = type;
    }

    public final PyType type() {
        return type;
    }

    /// `args` holds the positional arguments followed by the values of `kwnames` (null when there are none).
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        return type.slots().call(ts, this, args, kwnames);
    }

    public Object call0(ThreadState ts) {
        return call(ts, NO_ARGS, null);
    }

    public Object call1(ThreadState ts, Object a) {
        return call(ts, new Object[] {a}, null);
    }

    public Object call2(ThreadState ts, Object a, Object b) {
        return call(ts, new Object[] {a, b}, null);
    }

    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        return call(ts, new Object[] {a, b, c}, null);
    }

    public Object call4(ThreadState ts, Object a, Object b, Object c, Object d) {
        return call(ts, new Object[] {a, b, c, d}, null);
    }

    /// Whether its finalizer has run.
    public boolean isFinalized() {
        return false;
    }

    // Attributes of the instance itself (its `__dict__`); only asked when the type says it has one.

    /// The instance's own attribute, or null.
    Object ownAttribute(String name) {
        return null;
    }

    /// Stores an attribute in the instance; the caller has checked that the type has a `__dict__`.
    void setOwnAttribute(String name, Object value) {
        throw new IllegalStateException(type.name());
    }

    /// Removes an attribute of the instance and says whether it was there.
    boolean deleteOwnAttribute(String name) {
        return false;
    }

    /// The live `__dict__` of the instance, made on first request; null when the object has none.
    PyDict dict() {
        return null;
    }

    /// Replaces the `__dict__`.
    void setDict(PyDict dict) {
        throw new IllegalStateException(type.name());
    }

    /// The value in a `__slots__` place, or null when unset.
    Object slotValue(int index) {
        throw new IllegalStateException(type.name());
    }

    void setSlotValue(int index, Object value) {
        throw new IllegalStateException(type.name());
    }

    @Override
    public String toString() {
        return "<" + type.name() + " object>";
    }
}
