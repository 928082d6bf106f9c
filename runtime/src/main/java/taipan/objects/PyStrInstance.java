package taipan.objects;

/// An instance of a Python subclass of `str`.
/// CPython: Objects/unicodeobject.c (unicode_subtype_new)
public final class PyStrInstance extends PyInstance {
    final Object value;

    PyStrInstance(PyType type, Object value) {
        super(type);
        this.value = value;
    }

    /// The `String` or `WideStr`.
    public Object value() {
        return value;
    }
}
