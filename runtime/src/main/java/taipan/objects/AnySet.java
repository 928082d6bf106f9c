package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;

import java.util.Arrays;
import taipan.bindings.Method;
import taipan.numbers.CollectionHash;
import taipan.text.TextBuilder;

/// The storage of `set` and `frozenset`, and what both can do.
///
/// The table is CPython's, probe for probe, because the order of iteration shows it: a place is tried with up to nine
/// neighbours before the probe jumps on.
/// CPython: Objects/setobject.c
public abstract class AnySet extends PyExtensible {
    private static final int MIN_SIZE = 8;
    private static final int LINEAR_PROBES = 9;
    private static final int PERTURB_SHIFT = 5;
    /// Stands where a key was removed.
    private static final Object DUMMY = new Object();

    private Table table = new Table(MIN_SIZE);
    /// Living keys and dummies.
    private int fill;
    private int used;
    /// Where `pop` looks next.
    private int finger;

    /// Both arrays in one object, so that a reader sees those that belong together.
    private static final class Table {
        final Object[] keys;
        final long[] hashes;

        Table(int size) {
            keys = new Object[size];
            hashes = new long[size];
        }

        int mask() {
            return keys.length - 1;
        }

        /// The key at a place, or null when it is empty or a dummy.
        Object keyAt(int place) {
            Object k = keys[place];
            return k == DUMMY ? null : k;
        }

        /// Adds a key known to be new to a table without dummies. CPython: set_insert_clean
        void insertClean(Object key, long hash) {
            int mask = mask();
            int i = (int) hash & mask;
            long perturb = hash;
            while (true) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int place = i; place <= last; place++) {
                    if (keys[place] == null) {
                        hashes[place] = hash;
                        keys[place] = key;
                        return;
                    }
                }
                perturb >>>= PERTURB_SHIFT;
                i = (int) (i * 5L + 1 + perturb) & mask;
            }
        }
    }

    AnySet(PyType type) {
        super(type);
    }

    public final int size() {
        return used;
    }

    // Probing

    /// The place of a key, or -1 when it is not there. CPython: set_lookkey
    private int find(Object key, long hash) {
        restart:
        while (true) {
            Table t = table;
            int mask = t.mask();
            int i = (int) hash & mask;
            long perturb = hash;
            while (true) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int place = i; place <= last; place++) {
                    Object k = t.keys[place];
                    if (k == null) {
                        return -1;
                    }
                    if (t.hashes[place] == hash && k != DUMMY) {
                        if (isSame(k, key)) {
                            return place;
                        }
                        boolean equal = Comparison.equal(k, key);
                        if (t != table || t.keys[place] != k) {
                            continue restart;
                        }
                        if (equal) {
                            return place;
                        }
                    }
                }
                perturb >>>= PERTURB_SHIFT;
                i = (int) (i * 5L + 1 + perturb) & mask;
            }
        }
    }

    private static boolean isSame(Object k, Object key) {
        return k == key || k instanceof String s && s.equals(key) || k instanceof Long && k.equals(key);
    }

    /// Adds a key; false when it was there. CPython: set_add_entry
    final boolean add(Object key, long hash) {
        restart:
        while (true) {
            Table t = table;
            int mask = t.mask();
            int i = (int) hash & mask;
            long perturb = hash;
            int free = -1;
            while (true) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int place = i; place <= last; place++) {
                    Object k = t.keys[place];
                    if (k == null) {
                        if (!store(t, free >= 0 ? free : place, free >= 0 ? DUMMY : null, key, hash)) {
                            continue restart;
                        }
                        return true;
                    }
                    if (k == DUMMY) {
                        free = place;
                    } else if (t.hashes[place] == hash) {
                        if (isSame(k, key)) {
                            return false;
                        }
                        boolean equal = Comparison.equal(k, key);
                        if (t != table || t.keys[place] != k) {
                            continue restart;
                        }
                        if (equal) {
                            return false;
                        }
                    }
                }
                perturb >>>= PERTURB_SHIFT;
                i = (int) (i * 5L + 1 + perturb) & mask;
            }
        }
    }

    /// Puts a key where a search ended, on a free place or a dummy; false when the set changed since the search began.
    /// Searching may run Python code and takes no lock.
    private boolean store(Table t, int place, Object before, Object key, long hash) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                return storeNow(t, place, before, key, hash);
            }
        }
        return storeNow(t, place, before, key, hash);
    }

    private boolean storeNow(Table t, int place, Object before, Object key, long hash) {
        if (t != table || t.keys[place] != before) {
            return false;
        }
        t.hashes[place] = hash;
        t.keys[place] = key;
        used++;
        if (before == null) {
            fill++;
            if (fill * 5L >= t.mask() * 3L) {
                resize(growth());
            }
        }
        return true;
    }

    private int growth() {
        return used > 50000 ? used * 2 : used * 4;
    }

    /// CPython: set_table_resize
    private void resize(int wanted) {
        int size = MIN_SIZE;
        while (size <= wanted) {
            size <<= 1;
        }
        Table old = table;
        Table made = new Table(size);
        for (int i = 0; i < old.keys.length; i++) {
            Object key = old.keyAt(i);
            if (key != null) {
                made.insertClean(key, old.hashes[i]);
            }
        }
        table = made;
        fill = used;
    }

    /// Removes a key; false when it was not there.
    final boolean discard(Object key, long hash) {
        while (true) {
            Table t = table;
            int place = find(key, hash);
            if (t != table) {
                continue;
            }
            if (place < 0) {
                return false;
            }
            Object k = t.keyAt(place);
            if (k != null && clear(t, place, k)) {
                return true;
            }
        }
    }

    /// Makes a place a dummy; false when the set changed since it was found.
    private boolean clear(Table t, int place, Object key) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                return clearNow(t, place, key);
            }
        }
        return clearNow(t, place, key);
    }

    private boolean clearNow(Table t, int place, Object key) {
        if (t != table || t.keys[place] != key) {
            return false;
        }
        t.keys[place] = DUMMY;
        t.hashes[place] = -1;
        used--;
        return true;
    }

    final synchronized void empty() {
        table = new Table(MIN_SIZE);
        fill = 0;
        used = 0;
    }

    /// Removes and returns some key, or null when there is none. CPython: set_pop
    final synchronized Object removeAny() {
        if (used == 0) {
            return null;
        }
        Table t = table;
        int i = finger & t.mask();
        while (t.keyAt(i) == null) {
            i = i + 1 & t.mask();
        }
        Object key = t.keys[i];
        t.keys[i] = DUMMY;
        t.hashes[i] = -1;
        used--;
        finger = i + 1;
        return key;
    }

    /// Takes over the contents of a set that is not used any more.
    final synchronized void become(AnySet other) {
        table = other.table;
        fill = other.fill;
        used = other.used;
    }

    // Iteration by place

    /// The first occupied place from `place` on, or -1.
    final int next(int place) {
        Table t = table;
        for (int i = place; i < t.keys.length; i++) {
            if (t.keyAt(i) != null) {
                return i;
            }
        }
        return -1;
    }

    /// The key at a place, or null when it went away.
    final Object keyAt(int place) {
        Table t = table;
        return place < t.keys.length ? t.keyAt(place) : null;
    }

    final long hashAt(int place) {
        Table t = table;
        return place < t.keys.length ? t.hashes[place] : 0;
    }

    public final Object[] toArray() {
        Object[] all = new Object[used];
        int n = 0;
        for (Object k : table.keys) {
            if (k != null && k != DUMMY && n < all.length) {
                all[n++] = k;
            }
        }
        return n == all.length ? all : Arrays.copyOf(all, n);
    }

    // Whole sets

    /// CPython: set_contains_entry
    public final boolean contains(Object key) {
        return find(key, Hashing.hash(key)) >= 0;
    }

    /// Like `contains`, but a set is looked for as if it were a frozenset. CPython: set_contains
    final boolean containsLoosely(Object key) {
        return find(key, looseHash(key)) >= 0;
    }

    static long looseHash(Object key) {
        if (key instanceof PySet set) {
            try {
                return Hashing.hash(key);
            } catch (Raised e) {
                if (!e.matches(PyExc.TypeError)) {
                    throw e;
                }
                return set.contentHash();
            }
        }
        return Hashing.hash(key);
    }

    /// CPython: set_update_internal
    public final void updateFrom(Object iterable) {
        if (iterable instanceof AnySet other) {
            merge(other);
            return;
        }
        if (iterable instanceof PyDict d && d.type == PyDict.TYPE) {
            int n = d.size();
            makeRoom(n);
            for (int i = d.nextEntry(0); i >= 0; i = d.nextEntry(i + 1)) {
                Object key = d.keyAt(i);
                if (key != null) {
                    add(key, d.hashOf(i, key));
                }
            }
            return;
        }
        Object it = Iteration.iter(iterable);
        for (Object key = Iteration.next(it); key != null; key = Iteration.next(it)) {
            add(key, Hashing.hash(key));
        }
    }

    /// Resizes once for keys that are to come.
    private synchronized void makeRoom(int more) {
        if ((fill + (long) more) * 5 >= table.mask() * 3L) {
            resize((used + more) * 2);
        }
    }

    /// CPython: set_merge
    private void merge(AnySet other) {
        if (other == this || other.used == 0) {
            return;
        }
        makeRoom(other.used);
        if (fill == 0) {
            fill(other);
            return;
        }
        Table from = other.table;
        for (int i = 0; i < from.keys.length; i++) {
            Object key = from.keyAt(i);
            if (key != null) {
                add(key, from.hashes[i]);
            }
        }
    }

    /// Fills an empty table that is large enough; one of the same size without dummies is simply copied.
    private void fill(AnySet other) {
        Table made;
        int n = 0;
        synchronized (other) {
            Table from = other.table;
            made = new Table(table.keys.length);
            if (made.keys.length == from.keys.length && other.fill == other.used) {
                System.arraycopy(from.keys, 0, made.keys, 0, from.keys.length);
                System.arraycopy(from.hashes, 0, made.hashes, 0, from.keys.length);
                n = other.used;
            } else {
                for (int i = 0; i < from.keys.length && n * 5L < made.mask() * 4L; i++) {
                    Object key = from.keyAt(i);
                    if (key != null) {
                        made.insertClean(key, from.hashes[i]);
                        n++;
                    }
                }
            }
        }
        synchronized (this) {
            table = made;
            fill = n;
            used = n;
        }
    }

    /// An empty set of the given kind: `set` and `frozenset` themselves, not their subclasses.
    final AnySet plain() {
        return this instanceof PySet ? new PySet() : new PyFrozenSet();
    }

    final AnySet plainCopy() {
        AnySet made = plain();
        made.merge(this);
        return made;
    }

    /// CPython: set_difference
    final AnySet difference(Object other) {
        int otherSize;
        if (other instanceof AnySet s) {
            otherSize = s.used;
        } else if (other instanceof PyDict d && d.type == PyDict.TYPE) {
            otherSize = d.size();
        } else {
            return differenceOfCopy(other);
        }
        if (used >> 2 > otherSize) {
            return differenceOfCopy(other);
        }
        AnySet result = plain();
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            Object key = keyAt(i);
            long hash = hashAt(i);
            if (key == null) {
                continue;
            }
            boolean common = other instanceof AnySet s ? s.find(key, hash) >= 0 : ((PyDict) other).containsKey(key, hash);
            if (!common) {
                result.add(key, hash);
            }
        }
        return result;
    }

    private AnySet differenceOfCopy(Object other) {
        AnySet result = plainCopy();
        result.subtract(other);
        return result;
    }

    /// CPython: set_difference_update_internal
    final void subtract(Object other) {
        if (other == this) {
            empty();
            return;
        }
        if (other instanceof AnySet set) {
            // A much larger set is cut down to the keys that matter.
            AnySet s = set.used >> 3 > used ? intersection(set) : set;
            for (int i = s.next(0); i >= 0; i = s.next(i + 1)) {
                Object key = s.keyAt(i);
                if (key != null) {
                    discard(key, s.hashAt(i));
                }
            }
        } else {
            Object it = Iteration.iter(other);
            for (Object key = Iteration.next(it); key != null; key = Iteration.next(it)) {
                discard(key, Hashing.hash(key));
            }
        }
        dropDummies();
    }

    private synchronized void dropDummies() {
        if (fill - used > table.mask() / 4) {
            resize(growth());
        }
    }

    /// CPython: set_intersection
    final AnySet intersection(Object other) {
        if (other == this) {
            return plainCopy();
        }
        AnySet result = plain();
        intersectInto(result, other);
        return result;
    }

    final void intersectInto(AnySet result, Object other) {
        if (other instanceof AnySet that) {
            AnySet larger = this;
            AnySet smaller = that;
            if (that.used > used) {
                larger = that;
                smaller = this;
            }
            for (int i = smaller.next(0); i >= 0; i = smaller.next(i + 1)) {
                Object key = smaller.keyAt(i);
                long hash = smaller.hashAt(i);
                if (key != null && larger.find(key, hash) >= 0) {
                    result.add(key, hash);
                }
            }
            return;
        }
        Object it = Iteration.iter(other);
        for (Object key = Iteration.next(it); key != null; key = Iteration.next(it)) {
            long hash = Hashing.hash(key);
            if (find(key, hash) >= 0) {
                result.add(key, hash);
            }
        }
    }

    /// Adds the keys that are not here and removes those that are. CPython: set_symmetric_difference_update
    final void toggle(Object other) {
        if (other == this) {
            empty();
            return;
        }
        if (other instanceof PyDict d && d.type == PyDict.TYPE) {
            for (int i = d.nextEntry(0); i >= 0; i = d.nextEntry(i + 1)) {
                Object key = d.keyAt(i);
                if (key != null) {
                    toggle(key, d.hashOf(i, key));
                }
            }
            return;
        }
        AnySet others;
        if (other instanceof AnySet s) {
            others = s;
        } else {
            others = plain();
            others.updateFrom(other);
        }
        for (int i = others.next(0); i >= 0; i = others.next(i + 1)) {
            Object key = others.keyAt(i);
            if (key != null) {
                toggle(key, others.hashAt(i));
            }
        }
    }

    private void toggle(Object key, long hash) {
        if (!discard(key, hash)) {
            add(key, hash);
        }
    }

    /// CPython: set_issubset
    final boolean isSubsetOf(Object other) {
        if (!(other instanceof AnySet that)) {
            return intersection(other).used == used;
        }
        if (used > that.used) {
            return false;
        }
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            Object key = keyAt(i);
            if (key != null && that.find(key, hashAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Independent of the order. CPython: frozenset_hash
    final long contentHash() {
        long hash = 0;
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            hash = CollectionHash.setStep(hash, hashAt(i));
        }
        return CollectionHash.setEnd(hash, used);
    }

    // What Python sees of both types

    @Method("copy(self, /)")
    Object copy() {
        return plainCopy();
    }

    @Method("union(self, /, *others)")
    final Object union(Object[] others) {
        AnySet result = plainCopy();
        for (Object other : others) {
            if (other != this) {
                result.updateFrom(other);
            }
        }
        return result;
    }

    @Method("intersection(self, /, *others)")
    final Object intersection(Object[] others) {
        AnySet result = others.length == 0 ? plainCopy() : this;
        for (Object other : others) {
            result = result.intersection(other);
        }
        return result;
    }

    @Method("difference(self, /, *others)")
    final Object difference(Object[] others) {
        if (others.length == 0) {
            return plainCopy();
        }
        AnySet result = difference(others[0]);
        for (int i = 1; i < others.length; i++) {
            result.subtract(others[i]);
        }
        return result;
    }

    @Method("symmetric_difference(self, other, /)")
    final Object symmetricDifference(Object other) {
        AnySet result = plain();
        result.updateFrom(other);
        result.toggle(this);
        return result;
    }

    @Method("isdisjoint(self, other, /)")
    final boolean isDisjoint(Object other) {
        if (other == this) {
            return used == 0;
        }
        if (other instanceof AnySet that) {
            AnySet larger = that.used > used ? that : this;
            AnySet smaller = larger == this ? that : this;
            for (int i = smaller.next(0); i >= 0; i = smaller.next(i + 1)) {
                Object key = smaller.keyAt(i);
                if (key != null && larger.find(key, smaller.hashAt(i)) >= 0) {
                    return false;
                }
            }
            return true;
        }
        Object it = Iteration.iter(other);
        for (Object key = Iteration.next(it); key != null; key = Iteration.next(it)) {
            if (find(key, Hashing.hash(key)) >= 0) {
                return false;
            }
        }
        return true;
    }

    @Method("issubset(self, other, /)")
    final boolean isSubset(Object other) {
        return isSubsetOf(other);
    }

    @Method("issuperset(self, other, /)")
    final boolean isSuperset(Object other) {
        if (other instanceof AnySet that) {
            return that.isSubsetOf(this);
        }
        PySet keys = new PySet();
        keys.updateFrom(other);
        return keys.isSubsetOf(this);
    }

    @Method("__contains__(self, object, /)")
    final boolean hasKey(Object key) {
        return containsLoosely(key);
    }

    @Method("__reduce__(self, /)")
    final Object reduce() {
        Object state = type.hasDict() ? dict() : PyNone.NONE;
        return PyTuple.of(type, PyTuple.of(PyList.of(toArray())), state);
    }

    @Method("__sizeof__(self, /)")
    final long sizeOf() {
        return 200 + (table.keys.length == MIN_SIZE ? 0 : 16L * table.keys.length);
    }

    public final long __len__() {
        return used;
    }

    public final Object __iter__() {
        return new PySetIterator(this);
    }

    public final boolean __contains__(Object key) {
        return containsLoosely(key);
    }

    public static Object __and__(Object left, Object right) {
        return left instanceof AnySet a && right instanceof AnySet b ? a.intersection(b) : NOT_IMPLEMENTED;
    }

    public static Object __or__(Object left, Object right) {
        return left instanceof AnySet a && right instanceof AnySet b ? a.union(new Object[] {b}) : NOT_IMPLEMENTED;
    }

    public static Object __sub__(Object left, Object right) {
        return left instanceof AnySet a && right instanceof AnySet b ? a.difference(b) : NOT_IMPLEMENTED;
    }

    public static Object __xor__(Object left, Object right) {
        return left instanceof AnySet a && right instanceof AnySet b ? a.symmetricDifference(b) : NOT_IMPLEMENTED;
    }

    /// CPython: set_richcompare
    public final Object __richcompare__(Object other, int op) {
        if (!(other instanceof AnySet that)) {
            return NOT_IMPLEMENTED;
        }
        return switch (op) {
            case Comparison.EQ -> isEqual(that);
            case Comparison.NE -> !isEqual(that);
            case Comparison.LE -> isSubsetOf(that);
            case Comparison.GE -> that.isSubsetOf(this);
            case Comparison.LT -> used < that.used && isSubsetOf(that);
            default -> used > that.used && that.isSubsetOf(this);
        };
    }

    private boolean isEqual(AnySet that) {
        return used == that.used && isSubsetOf(that);
    }

    public final Object __repr__() {
        boolean named = type != PySet.TYPE;
        if (used == 0) {
            return type.name() + "()";
        }
        if (!ReprGuard.enter(this)) {
            return type.name() + "(...)";
        }
        try {
            TextBuilder text = new TextBuilder();
            text.append(named ? type.name() + "({" : "{");
            boolean first = true;
            for (Object key : toArray()) {
                if (!first) {
                    text.append(", ");
                }
                first = false;
                text.append(Representation.repr(key));
            }
            text.append(named ? "})" : "}");
            return text.toStr();
        } finally {
            ReprGuard.leave(this);
        }
    }
}
