package taipan.objects;

/// A built-in object whose class Python code may derive from: it has room for the attributes and `__slots__` that
/// instances of a subclass carry, and costs one empty field otherwise.
/// CPython: no counterpart
public abstract class PyExtensible extends PyObject {
    /// Null, a `PyDict` (the `__dict__`), or an `Extra` once slots exist too.
    private Object extra;

    protected PyExtensible(PyType type) {
        super(type);
        if (type != null && (type.flags & PyType.FINALIZED) != 0) { // `type` itself starts without a type
            extra().ticket = Finalizers.ticket(type.interpreter, this);
        }
    }

    private static final class Extra {
        PyDict dict;
        Object[] slots;
        /// Keeps the promise to call `__del__`, null without one.
        Object ticket;
    }

    /// Under the lock of the object, as all that replaces `extra`: of two threads that give it its first attribute, none
    /// may lose it.
    private synchronized Extra extra() {
        if (extra instanceof Extra e) {
            return e;
        }
        Extra e = new Extra();
        e.dict = (PyDict) extra;
        e.slots = NO_ARGS;
        extra = e;
        return e;
    }

    @Override
    public final boolean isFinalized() {
        return extra instanceof Extra e && Finalizers.isUsed(e.ticket);
    }

    /// The `__dict__`, null while there is none.
    final PyDict dictOrNull() {
        return extra instanceof Extra e ? e.dict : (PyDict) extra;
    }

    @Override
    Object ownAttribute(String name) {
        PyDict dict = dictOrNull();
        return dict == null ? null : dict.getOrNull(name);
    }

    @Override
    void setOwnAttribute(String name, Object value) {
        dict().put(name, value);
    }

    @Override
    boolean deleteOwnAttribute(String name) {
        PyDict dict = dictOrNull();
        return dict != null && dict.remove(name) != null;
    }

    @Override
    PyDict dict() {
        PyDict dict = dictOrNull();
        return dict == null ? newDict() : dict;
    }

    private synchronized PyDict newDict() {
        PyDict dict = dictOrNull();
        if (dict == null) {
            dict = new PyDict();
            setDict(dict);
        }
        return dict;
    }

    @Override
    synchronized void setDict(PyDict dict) {
        if (extra instanceof Extra e) {
            e.dict = dict;
        } else {
            extra = dict;
        }
    }

    @Override
    Object slotValue(int index) {
        return extra instanceof Extra e && index < e.slots.length ? e.slots[index] : null;
    }

    @Override
    synchronized void setSlotValue(int index, Object value) {
        Extra e = extra();
        if (index >= e.slots.length) {
            e.slots = java.util.Arrays.copyOf(e.slots, Math.max(index + 1, type.slotCount()));
        }
        e.slots[index] = value;
    }
}
