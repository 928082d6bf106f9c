package taipan.objects;

/// An instance of a Python subclass of `int`.
/// CPython: Objects/longobject.c (long_subtype_new)
public final class PyIntInstance extends PyInstance {
    final Object value;

    PyIntInstance(PyType type, Object value) {
        super(type);
        this.value = value;
    }

    /// The `Long` or `BigInteger`.
    public Object value() {
        return value;
    }
}
