package taipan.objects;

import static taipan.objects.Raise.runtimeError;

import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The iterator of an `OrderedDict` and its views, in either direction.
/// CPython: Objects/odictobject.c (PyODictIter_Type)
@PyClass(name = "odict_iterator")
final class PyOrderedDictIterator extends PyIterator {
    static final PyType TYPE = PyOrderedDictIteratorBindings.newType();

    static final int KEYS = 0;
    static final int VALUES = 1;
    static final int ITEMS = 2;

    private final int what;
    private final boolean reversed;
    /// Null once exhausted.
    private PyOrderedDict dict;
    private DictTable table;
    private int added;
    private int expected;
    private int place;

    PyOrderedDictIterator(PyOrderedDict dict, int what, boolean reversed) {
        super(TYPE);
        this.dict = dict;
        this.what = what;
        this.reversed = reversed;
        this.table = dict.table();
        this.added = table.added();
        this.expected = dict.size();
        this.place = reversed ? dict.entryCount() - 1 : 0;
    }

    @Override
    public Object __next__() {
        PyOrderedDict d = dict;
        if (d == null) {
            return null;
        }
        check(d);
        int i = reversed ? d.previousEntry(place) : d.nextEntry(place);
        if (i < 0) {
            dict = null;
            return null;
        }
        place = reversed ? i - 1 : i + 1;
        Object key = d.keyAt(i);
        return switch (what) {
            case KEYS -> key;
            case VALUES -> value(d, key, i);
            default -> PyTuple.of(key, value(d, key, i));
        };
    }

    private static Object value(PyOrderedDict d, Object key, int i) {
        return d.type == PyOrderedDict.TYPE ? d.valueAt(i) : Sequences.getItem(d, key);
    }

    private void check(PyOrderedDict d) {
        if (d.size() == 0 && expected != 0) {
            expected = -1;
            throw runtimeError("OrderedDict changed size during iteration");
        }
        if (d.table() != table || table.added() != added || d.size() != expected) {
            throw runtimeError("OrderedDict mutated during iteration");
        }
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        PyOrderedDict d = dict;
        int at = place;
        Object[] rest = Iteration.toArray(this);
        dict = d;
        place = at;
        return PyTuple.of(Iteration.builtin("iter"), PyTuple.of(PyList.of(rest)));
    }
}
