package taipan.objects;

import static taipan.objects.Raise.runtimeError;

import taipan.bindings.Method;

/// What the six iterators of a dict have in common: the next entry, and the errors when the dict changed meanwhile.
/// CPython: Objects/dictobject.c (dictiterobject)
abstract class DictIterator extends PyIterator {
    /// Null once exhausted.
    private PyDict dict;
    private int expected;
    private int place;
    private int remaining;
    /// The entry that `advance` found.
    Object key;
    Object value;

    DictIterator(PyType type, PyDict dict, boolean reversed) {
        super(type);
        this.dict = dict;
        this.expected = dict.size();
        this.remaining = expected;
        this.place = reversed ? dict.entryCount() - 1 : 0;
    }

    private void check(PyDict d) {
        if (expected != d.size()) {
            expected = -1;
            throw runtimeError("dictionary changed size during iteration");
        }
    }

    /// Moves to the next entry; false when there is none.
    final boolean advance() {
        PyDict d = dict;
        if (d == null) {
            return false;
        }
        check(d);
        DictTable t = d.table();
        int i = t.next(place);
        if (i < 0) {
            dict = null;
            return false;
        }
        if (remaining == 0) {
            dict = null;
            throw runtimeError("dictionary keys changed during iteration");
        }
        place = i + 1;
        remaining--;
        key = t.pairs[2 * i];
        value = t.pairs[2 * i + 1];
        return key != null && value != null || advance();
    }

    /// Moves to the previous entry; false when there is none. CPython: dictreviter_iternext
    final boolean retreat() {
        PyDict d = dict;
        if (d == null) {
            return false;
        }
        check(d);
        DictTable t = d.table();
        int i = t.previous(place);
        if (i < 0) {
            dict = null;
            return false;
        }
        place = i - 1;
        remaining--;
        key = t.pairs[2 * i];
        value = t.pairs[2 * i + 1];
        return key != null && value != null || retreat();
    }

    @Method("__length_hint__(self, /)")
    final long lengthHint() {
        PyDict d = dict;
        return d != null && expected == d.size() ? remaining : 0;
    }

    /// An iterator over a list of what is left; this iterator does not move.
    @Method("__reduce__(self, /)")
    final Object reduce() {
        PyDict d = dict;
        int size = expected;
        int at = place;
        int rest = remaining;
        Object[] values = Iteration.toArray(this);
        dict = d;
        expected = size;
        place = at;
        remaining = rest;
        return PyTuple.of(Iteration.builtin("iter"), PyTuple.of(PyList.of(values)));
    }
}
