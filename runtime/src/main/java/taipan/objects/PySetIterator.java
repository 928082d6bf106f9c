package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator of a set or frozenset.
/// CPython: Objects/setobject.c (PySetIter_Type)
@PyClass(name = "set_iterator")
final class PySetIterator extends PyIterator {
    static final PyType TYPE = PySetIteratorBindings.newType();

    /// Null once exhausted.
    private AnySet set;
    private int expected;
    private int place;
    private int remaining;

    PySetIterator(AnySet set) {
        super(TYPE);
        this.set = set;
        this.expected = set.size();
        this.remaining = expected;
    }

    @Override
    public Object __next__() {
        AnySet s = set;
        if (s == null) {
            return null;
        }
        if (expected != s.size()) {
            expected = -1;
            throw Raise.runtimeError("Set changed size during iteration");
        }
        int i = s.next(place);
        Object key = i < 0 ? null : s.keyAt(i);
        if (key == null) {
            set = null;
            return null;
        }
        place = i + 1;
        remaining--;
        return key;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return set != null && expected == set.size() ? remaining : 0;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        PySetIterator rest = new PySetIterator(set == null ? new PySet() : set);
        rest.set = set;
        rest.expected = expected;
        rest.place = place;
        return PyTuple.of(Iteration.builtin("iter"), PyTuple.of(PyList.from(rest)));
    }
}
