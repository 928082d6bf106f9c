package taipan.objects;

/// An instance of a Python subclass of `float`.
/// CPython: Objects/floatobject.c (float_subtype_new)
public final class PyFloatInstance extends PyInstance {
    final Double value;

    PyFloatInstance(PyType type, Double value) {
        super(type);
        this.value = value;
    }

    public Double value() {
        return value;
    }
}
