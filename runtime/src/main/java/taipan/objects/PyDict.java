package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.keyError;
import static taipan.objects.Raise.runtimeError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.NumberHash;
import taipan.text.TextBuilder;

/// The Python `dict` type. Iteration is in insertion order; `DictTable` explains the storage and what an inline cache
/// may rely on.
/// CPython: Objects/dictobject.c
@PyClass(name = "dict", subclassable = true, mapping = true, matchSelf = true)
public class PyDict extends PyExtensible {
    public static final PyType TYPE = PyDictBindings.newType();

    private DictTable table = DictTable.EMPTY;
    private int used;

    public PyDict() {
        super(TYPE);
    }

    /// The type is `TYPE` or a subclass.
    public PyDict(PyType type) {
        super(type);
    }

    /// An empty dict with room for some entries.
    public PyDict(int room) {
        super(TYPE);
        if (room > DictTable.SMALL) {
            table = DictTable.withRoom(room, false);
        }
    }

    // For Java code

    /// The current storage, for inline caches.
    public final DictTable table() {
        return table;
    }

    public final int size() {
        return used;
    }

    /// The value of a str key, or null.
    public final Object getOrNull(String key) {
        DictTable t = table;
        Object value = t.get(key);
        return value != null || t == table ? value : getOrNull(key);
    }

    /// The value of any key, or null.
    public final Object getOrNull(Object key) {
        if (key instanceof String s) {
            return getOrNull(s);
        }
        long hash = hash(key);
        while (true) {
            DictTable t = table;
            int i = search(t, key, hash);
            if (t != table) {
                hash = rehash(key, hash);
            } else if (i != DictTable.CHANGED) {
                return i < 0 ? null : t.valueAt(i);
            }
        }
    }

    /// The same as `getOrNull`.
    public final Object get(Object key) {
        return getOrNull(key);
    }

    public final boolean containsKey(Object key) {
        return getOrNull(key) != null;
    }

    /// Like `containsKey` when the Python hash is known.
    final boolean containsKey(Object key, long hash) {
        DictTable t = table;
        if (!t.pythonHashes) {
            return containsKey(key);
        }
        int i = t.search(key, hash);
        return t != table || i == DictTable.CHANGED ? containsKey(key) : i >= 0;
    }

    /// The Python hash of the key of an entry.
    final long hashOf(int entry, Object key) {
        DictTable t = table;
        return t.pythonHashes && entry < t.count ? t.hashAt(entry) : Hashing.hash(key);
    }

    public final void put(String key, Object value) {
        while (true) {
            DictTable t = table;
            int added = t.added();
            long hash = t.hash(key);
            if (store(t, added, t.find(key, hash), key, hash, value)) {
                return;
            }
        }
    }

    public final void put(Object key, Object value) {
        if (key instanceof String s) {
            put(s, value);
            return;
        }
        putHashed(key, hash(key), value);
    }

    private void putHashed(Object key, long hash, Object value) {
        while (true) {
            DictTable t = table;
            int added = t.added();
            int i = search(t, key, hash);
            if (t != table) {
                hash = rehash(key, hash);
            } else if (i != DictTable.CHANGED && store(t, added, i, key, hash, value)) {
                return;
            }
        }
    }

    /// Writes to the entry that a search found, or adds one when it found none; false when the dict changed since the
    /// search began. Searching may run Python code and takes no lock; what it found is checked here.
    private boolean store(DictTable t, int added, int entry, Object key, long hash, Object value) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                return storeNow(t, added, entry, key, hash, value);
            }
        }
        return storeNow(t, added, entry, key, hash, value);
    }

    private boolean storeNow(DictTable t, int added, int entry, Object key, long hash, Object value) {
        if (t != table) {
            return false;
        }
        if (entry >= 0) {
            if (t.pairs[2 * entry] == null) {
                return false;
            }
            t.pairs[2 * entry + 1] = value;
            return true;
        }
        if (t.added() != added) {
            return false;
        }
        insert(key, hash, value);
        return true;
    }

    /// The value of the key; when there is none, the given value becomes it.
    public final Object putIfAbsent(Object key, Object value) {
        long hash = key instanceof String s ? table.hash(s) : hash(key);
        while (true) {
            DictTable t = table;
            int added = t.added();
            int i = key instanceof String s ? t.find(s, hash) : search(t, key, hash);
            if (t != table) {
                hash = rehash(key, hash);
            } else if (i >= 0) {
                Object old = t.valueAt(i);
                if (old != null) {
                    return old;
                }
            } else if (i == -1 && store(t, added, i, key, hash, value)) {
                return value;
            }
        }
    }

    /// Removes a key; its value, or null when it was not there.
    public final Object remove(Object key) {
        long hash = key instanceof String s ? table.hash(s) : hash(key);
        while (true) {
            DictTable t = table;
            int i = key instanceof String s ? t.find(s, hash) : search(t, key, hash);
            if (t != table) {
                hash = rehash(key, hash);
            } else if (i >= 0) {
                Object value = delete(t, i);
                if (value != null) {
                    return value;
                }
            } else if (i == -1) {
                return null;
            }
        }
    }

    /// Deletes the entry that a search found; its value, or null when the dict changed since.
    private Object delete(DictTable t, int entry) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                return deleteNow(t, entry);
            }
        }
        return deleteNow(t, entry);
    }

    /// Removes a key if its value is still that one.
    public final void remove(Object key, Object expected) {
        long hash = hash(key);
        while (true) {
            DictTable t = table;
            int i = key instanceof String s ? t.find(s, hash) : search(t, key, hash);
            if (t != table) {
                hash = rehash(key, hash);
                continue;
            }
            if (i >= 0) {
                synchronized (this) {
                    if (t != table) {
                        continue;
                    }
                    if (t.valueAt(i) == expected) {
                        deleteNow(t, i);
                    }
                }
            }
            return;
        }
    }

    private Object deleteNow(DictTable t, int entry) {
        Object value = t == table ? t.valueAt(entry) : null;
        if (value != null) {
            t.delete(entry);
            used--;
        }
        return value;
    }

    private static int search(DictTable t, Object key, long hash) {
        return key instanceof Long n ? t.find(n, hash) : t.search(key, hash);
    }

    /// The hash of a key as the current table counts it.
    private long hash(Object key) {
        if (key instanceof Long n) {
            return NumberHash.ofLong(n);
        }
        if (!(key instanceof PyObject p)) {
            return key instanceof String s ? table.hash(s) : Hashing.hash(key);
        }
        boolean custom = Hashing.isCustom(p);
        if (!custom && p instanceof PyStrInstance text && text.value instanceof String s) {
            return table.hash(s);
        }
        long hash = p.type.slots.hash(p);
        DictTable t = table;
        if (custom && !t.pythonHashes && t != DictTable.EMPTY) {
            usePythonHashes();
        }
        return hash;
    }

    private synchronized void usePythonHashes() {
        if (!table.pythonHashes) {
            table = table.withPythonHashes();
        }
    }

    /// The hash again after the table changed: that of a str may be another one.
    private long rehash(Object key, long hash) {
        return key instanceof String || key instanceof PyStrInstance ? hash(key) : hash;
    }

    /// Adds a key that is not there.
    private void insert(Object key, long hash, Object value) {
        DictTable t = table;
        if (t.isFull()) {
            if (t == DictTable.EMPTY) {
                t = DictTable.withRoom(DictTable.SMALL, key instanceof PyObject p && Hashing.isCustom(p));
            } else {
                t = t.resized(used + (used >> 1) + 1);
            }
            table = t;
        }
        t.append(key, hash, value);
        used++;
    }

    /// Moves a key to the end or the beginning; false when it is not there.
    final boolean moveTo(Object key, boolean end) {
        while (true) {
            long hash = key instanceof String s ? table.hash(s) : hash(key);
            DictTable t = table;
            int i = key instanceof String s ? t.find(s, hash) : search(t, key, hash);
            if (i == -1 && t == table) {
                return false;
            }
            if (i >= 0 && moveTo(t, i, end)) {
                return true;
            }
        }
    }

    /// Moves the entry that a search found; false when the dict changed since.
    private synchronized boolean moveTo(DictTable t, int entry, boolean end) {
        Object key = t.pairs[2 * entry];
        if (t != table || key == null) {
            return false;
        }
        if (entry == (end ? t.previous(t.count - 1) : t.next(0))) {
            return true;
        }
        Object value = t.pairs[2 * entry + 1];
        long hash = t.hashAt(entry);
        t.delete(entry);
        used--;
        if (end) {
            insert(key, hash, value);
        } else {
            table = t.withFirst(key, hash, value, used + 1);
            used++;
        }
        return true;
    }

    // Iteration from Java: places of entries in the current table

    /// The first entry from a place on, or -1.
    public final int nextEntry(int from) {
        return table.next(from);
    }

    /// The key of an entry; null when it went away.
    public final Object keyAt(int entry) {
        DictTable t = table;
        return entry < t.count ? t.pairs[2 * entry] : null;
    }

    public final Object valueAt(int entry) {
        DictTable t = table;
        return entry < t.count ? t.pairs[2 * entry + 1] : null;
    }

    final int previousEntry(int from) {
        return table.previous(from);
    }

    final int entryCount() {
        return table.count;
    }

    public final Object[] keys() {
        return collect(0);
    }

    public final Object[] values() {
        return collect(1);
    }

    private Object[] collect(int which) {
        DictTable t = table;
        Object[] all = new Object[used];
        int n = 0;
        for (int i = t.next(0); i >= 0 && n < all.length; i = t.next(i + 1)) {
            Object o = t.pairs[2 * i + which];
            if (o != null) {
                all[n++] = o;
            }
        }
        return n == all.length ? all : Arrays.copyOf(all, n);
    }

    /// The entries as tuples.
    public final Object[] items() {
        DictTable t = table;
        Object[] all = new Object[used];
        int n = 0;
        for (int i = t.next(0); i >= 0 && n < all.length; i = t.next(i + 1)) {
            Object key = t.pairs[2 * i];
            Object value = t.pairs[2 * i + 1];
            if (key != null && value != null) {
                all[n++] = PyTuple.of(key, value);
            }
        }
        return n == all.length ? all : Arrays.copyOf(all, n);
    }

    // Merging

    /// What happens to a key that both dicts have.
    private enum Duplicates { KEEP, REPLACE, ERROR }

    /// CPython: PyDict_Update
    public final void update(Object mapping) {
        merge(mapping, Duplicates.REPLACE);
    }

    /// Adds the entries of a mapping; KeyError of the first key that is there already. CPython: _PyDict_MergeEx
    public final void mergeUnique(Object mapping) {
        merge(mapping, Duplicates.ERROR);
    }

    /// Adds the entries whose keys are not there yet.
    public final void mergeMissing(Object mapping) {
        merge(mapping, Duplicates.KEEP);
    }

    private void merge(Object other, Duplicates duplicates) {
        if (other instanceof PyDict d && d.iteratesAsDict()) {
            mergeDict(d, duplicates);
            return;
        }
        Object keys = Iteration.iter(Calls.method(other, "keys"));
        for (Object key = Iteration.next(keys); key != null; key = Iteration.next(keys)) {
            if (duplicates != Duplicates.REPLACE && containsKey(key)) {
                if (duplicates == Duplicates.ERROR) {
                    throw keyError(key);
                }
                continue;
            }
            put(key, Sequences.getItem(other, key));
        }
    }

    private boolean iteratesAsDict() {
        return type == TYPE || type == PyOrderedDict.TYPE || type.lookup("__iter__") == TYPE.lookup("__iter__");
    }

    private void mergeDict(PyDict other, Duplicates duplicates) {
        if (other == this || other.used == 0) {
            return;
        }
        DictTable source = other.table;
        int count = source.count;
        if (used == 0) {
            copyFrom(other);
            return;
        }
        makeRoom(other.used);
        for (int i = source.next(0); i >= 0; i = source.next(i + 1)) {
            Object key = source.pairs[2 * i];
            Object value = source.pairs[2 * i + 1];
            if (key == null || value == null) {
                continue;
            }
            if (duplicates != Duplicates.REPLACE && containsKey(key)) {
                if (duplicates == Duplicates.ERROR) {
                    throw keyError(key);
                }
                continue;
            }
            if (key instanceof String s) {
                put(s, value);
            } else if (source.pythonHashes == table.pythonHashes) {
                putHashed(key, source.hashAt(i), value);
            } else {
                put(key, value);
            }
            if (other.table != source || source.count != count) {
                throw runtimeError("dict mutated during update");
            }
        }
    }

    /// Takes over a copy of all entries; this dict is empty.
    private void copyFrom(PyDict other) {
        DictTable copy;
        int n;
        synchronized (other) {
            n = other.used;
            copy = n == other.table.count ? other.table.copy() : other.table.resized(n);
        }
        synchronized (this) {
            table = copy;
            used = n;
        }
    }

    private synchronized void makeRoom(int more) {
        if (used + more > table.hashes.length) {
            table = table.resized(used + more);
        }
    }

    /// CPython: PyDict_MergeFromSeq2
    private void updateFromPairs(Object pairs) {
        Object it = Iteration.iter(pairs);
        int number = 0;
        for (Object pair = Iteration.next(it); pair != null; pair = Iteration.next(it), number++) {
            Object[] two;
            if (Iteration.isIterable(pair)) {
                two = Iteration.view(pair);
            } else {
                throw typeError("cannot convert dictionary update sequence element #%d to a sequence", number);
            }
            if (two.length != 2) {
                throw valueError(
                        "dictionary update sequence element #%d has length %d; 2 is required", number, two.length);
            }
            put(two[0], two[1]);
        }
    }

    /// The arguments of `dict()` and `dict.update()`. CPython: dict_update_common
    final void updateWith(String function, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw typeError("%s expected at most 1 argument, got %d", function, args.length);
        }
        if (args.length == 1) {
            Object arg = args[0];
            if (arg instanceof PyDict d && d.type == TYPE || Attributes.lookup(arg, "keys") != null) {
                update(arg);
            } else {
                updateFromPairs(arg);
            }
        }
        if (kwargs != null) {
            update(kwargs);
        }
    }

    // Python's view

    @Constructor("dict(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyDict(cls);
    }

    @Init("dict(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        updateWith("dict", args, kwargs);
    }

    @ClassMethod("fromkeys(cls, iterable, value=None, /)")
    static Object fromKeys(PyType cls, Object iterable, Object value) {
        Object made = Calls.call(cls);
        if (made instanceof PyDict d && d.type == TYPE) {
            if (iterable instanceof PyDict keys && keys.type == TYPE && d.used == 0) {
                d.mergeDict(keys, Duplicates.REPLACE);
                for (int i = d.nextEntry(0); i >= 0; i = d.nextEntry(i + 1)) {
                    d.table.pairs[2 * i + 1] = value;
                }
                return d;
            }
            if (iterable instanceof AnySet keys && (keys.type == PySet.TYPE || keys.type == PyFrozenSet.TYPE)) {
                d.addKeys(keys, value);
                return d;
            }
            Object it = Iteration.iter(iterable);
            for (Object key = Iteration.next(it); key != null; key = Iteration.next(it)) {
                d.put(key, value);
            }
            return d;
        }
        Object it = Iteration.iter(iterable);
        for (Object key = Iteration.next(it); key != null; key = Iteration.next(it)) {
            Sequences.setItem(made, key, value);
        }
        return made;
    }

    private void addKeys(AnySet keys, Object value) {
        for (int i = keys.next(0); i >= 0; i = keys.next(i + 1)) {
            Object key = keys.keyAt(i);
            if (key instanceof PyObject p && Hashing.isCustom(p)) {
                usePythonHashes();
                putHashed(key, keys.hashAt(i), value);
            } else {
                put(key, value);
            }
        }
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Method("get(self, key, default=None, /)")
    final Object get(Object key, Object defaultValue) {
        Object value = getOrNull(key);
        return value == null ? defaultValue : value;
    }

    @Method("setdefault(self, key, default=None, /)")
    final Object setDefault(Object key, Object defaultValue) {
        return putIfAbsent(key, defaultValue);
    }

    @Method("pop(self, key, default=NULL, /)")
    final Object pop(Object key, Object defaultValue) {
        Object value = used == 0 ? null : remove(key);
        if (value == null) {
            if (defaultValue == null) {
                throw keyError(key);
            }
            return defaultValue;
        }
        return value;
    }

    @Method("popitem(self, /)")
    synchronized Object popItem() {
        DictTable t = table;
        int i = used == 0 ? -1 : t.previous(t.count - 1);
        if (i < 0) {
            throw keyError("popitem(): dictionary is empty");
        }
        PyTuple item = PyTuple.of(t.pairs[2 * i], t.pairs[2 * i + 1]);
        t.delete(i);
        t.truncate(i);
        used--;
        return item;
    }

    @Method("update(self, /, *args, **kwargs)")
    void update(Object[] args, PyDict kwargs) {
        updateWith("update", args, kwargs);
    }

    @Method("clear(self, /)")
    public final synchronized void clear() {
        table = DictTable.EMPTY;
        used = 0;
    }

    /// A plain dict with the same entries.
    @Method("copy(self, /)")
    public final PyDict copy() {
        PyDict copy = new PyDict();
        copy.mergeDict(this, Duplicates.REPLACE);
        return copy;
    }

    @Method("keys(self, /)")
    final Object keysView() {
        return new PyDictKeys(this);
    }

    @Method("values(self, /)")
    final Object valuesView() {
        return new PyDictValues(this);
    }

    @Method("items(self, /)")
    final Object itemsView() {
        return new PyDictItems(this);
    }

    @Method("__reversed__(self, /)")
    final Object reversed() {
        return new PyDictReverseKeyIterator(this);
    }

    public final long __len__() {
        return used;
    }

    public Object __iter__() {
        return new PyDictKeyIterator(this);
    }

    public final boolean __contains__(Object key) {
        return getOrNull(key) != null;
    }

    public final Object __getitem__(Object key) {
        Object value = getOrNull(key);
        if (value != null) {
            return value;
        }
        if (type != TYPE) {
            value = Calls.special(this, "__missing__", key);
            if (value != null) {
                return value;
            }
        }
        throw keyError(key);
    }

    public final void __setitem__(Object key, Object value) {
        put(key, value);
    }

    public final void __delitem__(Object key) {
        if (remove(key) == null) {
            throw keyError(key);
        }
    }

    public static Object __or__(Object left, Object right) {
        if (!(left instanceof PyDict a) || !(right instanceof PyDict b)) {
            return NOT_IMPLEMENTED;
        }
        PyDict merged = a.copy();
        merged.update(b);
        return merged;
    }

    public Object __ior__(Object other) {
        updateWith("update", new Object[] {other}, null);
        return this;
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyDict that)) {
            return NOT_IMPLEMENTED;
        }
        return hasSameEntries(that) == (op == Comparison.EQ);
    }

    /// CPython: dict_equal
    private boolean hasSameEntries(PyDict that) {
        if (used != that.used) {
            return false;
        }
        DictTable t = table;
        for (int i = t.next(0); i >= 0; i = t.next(i + 1)) {
            Object key = t.pairs[2 * i];
            Object value = t.pairs[2 * i + 1];
            if (key == null || value == null) {
                continue;
            }
            Object other = that.getOrNull(key);
            if (other == null || !Comparison.equal(other, value)) {
                return false;
            }
        }
        return true;
    }

    public Object __repr__() {
        if (!ReprGuard.enter(this)) {
            return "{...}";
        }
        try {
            TextBuilder text = new TextBuilder();
            text.append('{');
            boolean first = true;
            for (int i = nextEntry(0); i >= 0; i = nextEntry(i + 1)) {
                Object key = keyAt(i);
                Object value = valueAt(i);
                if (key == null || value == null) {
                    continue;
                }
                if (!first) {
                    text.append(", ");
                }
                first = false;
                text.append(Representation.repr(key));
                text.append(": ");
                text.append(Representation.repr(value));
            }
            text.append('}');
            return text.toStr();
        } finally {
            ReprGuard.leave(this);
        }
    }
}
