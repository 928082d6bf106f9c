package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator over the values of a bytes object.
/// CPython: PyBytesIter_Type
@PyClass(name = "bytes_iterator")
public final class PyBytesIterator extends PyIterator {
    static final PyType TYPE = PyBytesIteratorBindings.newType();

    /// Absent (null) once exhausted.
    private PyBytes bytes;
    private int index;

    PyBytesIterator(PyBytes bytes) {
        super(TYPE);
        this.bytes = bytes;
    }

    @Override
    public Object __next__() {
        PyBytes b = bytes;
        if (b == null) {
            return null;
        }
        int i = index;
        if (i < b.size()) {
            index = i + 1;
            return b.byteAt(i) & 0xFFL;
        }
        bytes = null;
        return null;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return bytes == null ? 0 : bytes.size() - index;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object iter = Imports.attribute("builtins", "iter");
        if (bytes == null) {
            return PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY));
        }
        return PyTuple.of(iter, PyTuple.of(bytes), (long) index);
    }

    @Method("__setstate__(self, state, /)")
    void setState(Object state) {
        long wanted = Conversion.toSize(state);
        if (bytes != null) {
            index = (int) Math.max(0, Math.min(wanted, bytes.size()));
        }
    }
}
