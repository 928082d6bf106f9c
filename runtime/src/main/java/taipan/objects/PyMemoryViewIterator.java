package taipan.objects;

import taipan.bindings.PyClass;

/// The iterator over the items of a memoryview with one dimension.
/// CPython: _PyMemoryIter_Type
@PyClass(name = "memory_iterator")
public final class PyMemoryViewIterator extends PyIterator {
    static final PyType TYPE = PyMemoryViewIteratorBindings.newType();

    /// Absent (null) once exhausted.
    private PyMemoryView view;
    private int index;

    PyMemoryViewIterator(PyMemoryView view) {
        super(TYPE);
        this.view = view;
    }

    @Override
    public Object __next__() {
        PyMemoryView v = view;
        if (v == null) {
            return null;
        }
        if (index < v.__len__()) {
            return v.item(index++);
        }
        view = null;
        return null;
    }
}
