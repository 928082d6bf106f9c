package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator of an object that has `__getitem__` but no `__iter__`.
/// CPython: Objects/iterobject.c (PySeqIter_Type)
@PyClass(name = "iterator")
public final class PySequenceIterator extends PyIterator {
    static final PyType TYPE = PySequenceIteratorBindings.newType();

    /// Null once exhausted.
    private Object sequence;
    private long index;

    public PySequenceIterator(Object sequence) {
        super(TYPE);
        this.sequence = sequence;
    }

    @Override
    public Object __next__() {
        if (sequence == null) {
            return null;
        }
        if (index == Long.MAX_VALUE) {
            throw Raise.overflowError("iter index too large");
        }
        try {
            Object item = PyType.of(sequence).slots.getitem(sequence, index);
            index++;
            return item;
        } catch (Raised e) {
            if (e.matches(PyExc.IndexError) || e.matches(PyExc.StopIteration)) {
                sequence = null;
                return null;
            }
            throw e;
        }
    }

    @Method("__length_hint__(self, /)")
    Object lengthHint() {
        if (sequence == null) {
            return 0L;
        }
        if (PyType.of(sequence).lookup("__len__") == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return Math.max(0, Sequences.length(sequence) - index);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return sequence == null
                ? PyTuple.of(Iteration.builtin("iter"), PyTuple.of(PyTuple.EMPTY))
                : PyTuple.of(Iteration.builtin("iter"), PyTuple.of(sequence), index);
    }

    @Method("__setstate__(self, object, /)")
    void setState(Object state) {
        long place = Conversion.toSize(state);
        if (sequence != null) {
            index = Math.max(place, 0);
        }
    }
}
