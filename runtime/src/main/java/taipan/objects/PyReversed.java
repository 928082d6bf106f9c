package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The Python `reversed` type: the iterator of any sequence from its end.
/// CPython: Objects/enumobject.c (PyReversed_Type)
@PyClass(name = "reversed", subclassable = true)
public final class PyReversed extends PyIterator {
    public static final PyType TYPE = PyReversedBindings.newType();

    /// Null once exhausted.
    private Object sequence;
    private long index;

    private PyReversed(PyType type, Object sequence, long length) {
        super(type);
        this.sequence = sequence;
        this.index = length - 1;
    }

    @Constructor("reversed(cls, sequence, /)")
    static Object construct(PyType cls, Object sequence) {
        Object method = PyType.of(sequence).lookup("__reversed__");
        if (method == PyNone.NONE || method == null && !Sequences.isSequence(sequence)) {
            throw typeError("'%T' object is not reversible", sequence);
        }
        if (method != null) {
            return Calls.special(sequence, "__reversed__");
        }
        return new PyReversed(cls, sequence, Sequences.length(sequence));
    }

    @Override
    public Object __next__() {
        if (index >= 0) {
            try {
                Object item = Sequences.item(sequence, index);
                index--;
                return item;
            } catch (Raised e) {
                if (!e.matches(PyExc.IndexError) && !e.matches(PyExc.StopIteration)) {
                    throw e;
                }
            }
        }
        index = -1;
        sequence = null;
        return null;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        if (sequence == null) {
            return 0;
        }
        long left = index + 1;
        return Sequences.length(sequence) < left ? 0 : left;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return sequence == null
                ? PyTuple.of(type, PyTuple.of(PyTuple.EMPTY))
                : PyTuple.of(type, PyTuple.of(sequence), index);
    }

    @Method("__setstate__(self, object, /)")
    void setState(Object state) {
        long place = Conversion.toSize(state);
        if (sequence != null) {
            index = Math.clamp(place, -1, Sequences.length(sequence) - 1);
        }
    }
}
