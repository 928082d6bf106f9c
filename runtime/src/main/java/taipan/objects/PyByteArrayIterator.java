package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator over the values of a bytearray.
/// CPython: PyByteArrayIter_Type
@PyClass(name = "bytearray_iterator")
public final class PyByteArrayIterator extends PyIterator {
    static final PyType TYPE = PyByteArrayIteratorBindings.newType();

    /// Absent (null) once exhausted.
    private PyByteArray array;
    private int index;

    PyByteArrayIterator(PyByteArray array) {
        super(TYPE);
        this.array = array;
    }

    @Override
    public Object __next__() {
        PyByteArray a = array;
        if (a == null) {
            return null;
        }
        byte[] memory = a.memory();
        int i = index;
        if (i < a.length(memory)) {
            index = i + 1;
            return memory[i] & 0xFFL;
        }
        array = null;
        return null;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return array == null ? 0 : Math.max(0, array.size() - index);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object iter = Imports.attribute("builtins", "iter");
        if (array == null) {
            return PyTuple.of(iter, PyTuple.of(PyTuple.EMPTY));
        }
        return PyTuple.of(iter, PyTuple.of(array), (long) index);
    }

    @Method("__setstate__(self, state, /)")
    void setState(Object state) {
        long wanted = Conversion.toSize(state);
        if (array != null) {
            index = (int) Math.max(0, Math.min(wanted, array.size()));
        }
    }
}
