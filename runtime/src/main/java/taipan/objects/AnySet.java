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

    private Object[] keys = new Object[MIN_SIZE];
    private long[] hashes = new long[MIN_SIZE];
    /// Living keys and dummies.
    private int fill;
    private int used;
    /// Where `pop` looks next.
    private int finger;

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
            Object[] table = keys;
            long[] stored = hashes;
            int mask = Math.min(table.length, stored.length) - 1;
            int i = (int) hash & mask;
            long perturb = hash;
            while (true) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int place = i; place <= last; place++) {
                    Object k = table[place];
                    if (k == null) {
                        return -1;
                    }
                    if (stored[place] == hash && k != DUMMY) {
                        if (isSame(k, key)) {
                            return place;
                        }
                        boolean equal = Comparison.equal(k, key);
                        if (table != keys || table[place] != k) {
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
            Object[] table = keys;
            long[] stored = hashes;
            int mask = Math.min(table.length, stored.length) - 1;
            int i = (int) hash & mask;
            long perturb = hash;
            int free = -1;
            while (true) {
                int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
                for (int place = i; place <= last; place++) {
                    Object k = table[place];
                    if (k == null) {
                        if (free >= 0) {
                            table[free] = key;
                            stored[free] = hash;
                            used++;
                        } else {
                            append(place, key, hash, mask);
                        }
                        return true;
                    }
                    if (k == DUMMY) {
                        free = place;
                    } else if (stored[place] == hash) {
                        if (isSame(k, key)) {
                            return false;
                        }
                        boolean equal = Comparison.equal(k, key);
                        if (table != keys || table[place] != k) {
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

    private void append(int place, Object key, long hash, int mask) {
        keys[place] = key;
        hashes[place] = hash;
        used++;
        fill++;
        if (fill * 5L >= mask * 3L) {
            resize(growth());
        }
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
        Object[] oldKeys = keys;
        long[] oldHashes = hashes;
        Object[] newKeys = new Object[size];
        long[] newHashes = new long[size];
        for (int i = 0; i < oldKeys.length; i++) {
            Object key = oldKeys[i];
            if (key != null && key != DUMMY) {
                insertClean(newKeys, newHashes, key, oldHashes[i]);
            }
        }
        keys = newKeys;
        hashes = newHashes;
        fill = used;
    }

    /// Adds a key known to be new to a table without dummies. CPython: set_insert_clean
    private static void insertClean(Object[] table, long[] hashes, Object key, long hash) {
        int mask = table.length - 1;
        int i = (int) hash & mask;
        long perturb = hash;
        while (true) {
            int last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
            for (int place = i; place <= last; place++) {
                if (table[place] == null) {
                    table[place] = key;
                    hashes[place] = hash;
                    return;
                }
            }
            perturb >>>= PERTURB_SHIFT;
            i = (int) (i * 5L + 1 + perturb) & mask;
        }
    }

    /// Removes a key; false when it was not there.
    final boolean discard(Object key, long hash) {
        int place = find(key, hash);
        if (place < 0) {
            return false;
        }
        keys[place] = DUMMY;
        hashes[place] = -1;
        used--;
        return true;
    }

    final void empty() {
        keys = new Object[MIN_SIZE];
        hashes = new long[MIN_SIZE];
        fill = 0;
        used = 0;
    }

    /// Removes and returns some key; there must be one. CPython: set_pop
    final Object removeAny() {
        Object[] table = keys;
        int i = finger & table.length - 1;
        while (table[i] == null || table[i] == DUMMY) {
            i = i + 1 & table.length - 1;
        }
        Object key = table[i];
        table[i] = DUMMY;
        hashes[i] = -1;
        used--;
        finger = i + 1;
        return key;
    }

    /// Takes over the contents of a set that is not used any more.
    final void become(AnySet other) {
        keys = other.keys;
        hashes = other.hashes;
        fill = other.fill;
        used = other.used;
    }

    // Iteration by place

    /// The first occupied place from `place` on, or -1.
    final int next(int place) {
        Object[] table = keys;
        for (int i = place; i < table.length; i++) {
            Object k = table[i];
            if (k != null && k != DUMMY) {
                return i;
            }
        }
        return -1;
    }

    /// The key at a place, or null when it went away.
    final Object keyAt(int place) {
        Object[] table = keys;
        Object k = place < table.length ? table[place] : null;
        return k == DUMMY ? null : k;
    }

    final long hashAt(int place) {
        return hashes[place];
    }

    public final Object[] toArray() {
        Object[] table = keys;
        Object[] all = new Object[used];
        int n = 0;
        for (Object k : table) {
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
            if ((fill + (long) n) * 5 >= (keys.length - 1) * 3L) {
                resize((used + n) * 2);
            }
            for (int i = d.nextEntry(0); i >= 0; i = d.nextEntry(i + 1)) {
                Object key = d.keyAt(i);
                add(key, d.hashOf(i, key));
            }
            return;
        }
        Object it = Iteration.iter(iterable);
        for (Object key = Iteration.next(it); key != null; key = Iteration.next(it)) {
            add(key, Hashing.hash(key));
        }
    }

    /// CPython: set_merge
    private void merge(AnySet other) {
        if (other == this || other.used == 0) {
            return;
        }
        if ((fill + (long) other.used) * 5 >= (keys.length - 1) * 3L) {
            resize((used + other.used) * 2);
        }
        Object[] from = other.keys;
        long[] fromHashes = other.hashes;
        if (fill == 0 && keys.length == from.length && other.fill == other.used) {
            System.arraycopy(from, 0, keys, 0, from.length);
            System.arraycopy(fromHashes, 0, hashes, 0, from.length);
            fill = other.fill;
            used = other.used;
            return;
        }
        if (fill == 0) {
            for (int i = 0; i < from.length; i++) {
                if (from[i] != null && from[i] != DUMMY) {
                    insertClean(keys, hashes, from[i], fromHashes[i]);
                }
            }
            fill = other.used;
            used = other.used;
            return;
        }
        for (int i = 0; i < from.length; i++) {
            if (from[i] != null && from[i] != DUMMY) {
                add(from[i], fromHashes[i]);
            }
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
        if (fill - used > (keys.length - 1) / 4) {
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
                if (larger.find(key, hash) >= 0) {
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
                toggle(key, d.hashOf(i, key));
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
            toggle(others.keyAt(i), others.hashAt(i));
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
            if (that.find(keyAt(i), hashAt(i)) < 0) {
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
                if (larger.find(smaller.keyAt(i), smaller.hashAt(i)) >= 0) {
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
        return 200 + (keys.length == MIN_SIZE ? 0 : 16L * keys.length);
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
