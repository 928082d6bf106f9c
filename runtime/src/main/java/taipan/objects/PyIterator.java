package taipan.objects;

/// An iterator written in Java. The engines call `__next__` of these directly.
/// CPython: Objects/iterobject.c
public abstract class PyIterator extends PyExtensible {
    protected PyIterator(PyType type) {
        super(type);
    }

    public Object __iter__() {
        return this;
    }

    /// The next value, or null when there is none.
    public abstract Object __next__();
}
