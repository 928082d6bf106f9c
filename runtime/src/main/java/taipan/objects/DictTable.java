package taipan.objects;

import java.util.Arrays;

/// The storage of a dict: entries in insertion order and, from nine entries on, an index of them by hash.
///
/// An entry never moves within its table. A larger dict, or one whose deleted entries are squeezed out, has another
/// table. So an inline cache for the value of a name remembers a table and a place: while the dict has that table and the value
/// at that place is not null, it is the value of that name. That a name is *not* there stays true while the dict has the
/// same table and `added()` is the same.
///
/// Hashes: str keys count with Java's hash of the string, all others with their Python hash. Only an object whose class
/// has a `__hash__` made by Python code may have the hash of a str and be equal to it. The first such key turns the table into one
/// that uses Python hashes for str keys, too.
/// CPython: Objects/dictobject.c (PyDictKeysObject)
public final class DictTable {
    static final int SMALL = 8;

    /// The table of every dict without entries; a key to be added needs another one.
    static final DictTable EMPTY = new DictTable(0, false);

    /// Key and value of entry `i` at `2 * i` and `2 * i + 1`; both null when deleted.
    final Object[] pairs;
    final int[] hashes;
    /// Open addressing, null for a small table: 0 for a place never used, else entry number + 1 in the bits of the mask
    /// and the rest of the hash above them, so that a look-up hardly ever visits a wrong entry. The places of deleted
    /// entries stay as they are; their entries match nothing.
    private final int[] index;
    final boolean pythonHashes;
    /// The Python hashes in full, for tables that use them throughout; else null.
    private final long[] full;
    /// How many entries are used, deleted ones included.
    int count;
    /// No living entry lies before this one: popping from the front stays cheap.
    private int first;
    /// How many places of the index are not 0.
    private int filled;
    private int added;

    DictTable(int capacity, boolean pythonHashes) {
        this.pairs = new Object[2 * capacity];
        this.hashes = new int[capacity];
        this.index = capacity <= SMALL ? null : new int[2 * capacity];
        this.pythonHashes = pythonHashes;
        this.full = pythonHashes ? new long[capacity] : null;
    }

    /// A table with room for `wanted` entries.
    static DictTable withRoom(int wanted, boolean pythonHashes) {
        int capacity = SMALL;
        while (capacity < wanted) {
            capacity <<= 1;
            if (capacity < 0 || capacity > 1 << 28) {
                throw Raise.of(PyExc.MemoryError, "");
            }
        }
        return new DictTable(capacity, pythonHashes);
    }

    // For inline caches

    /// The place of a str key, or -1.
    public int indexOf(String key) {
        return find(key, hash(key));
    }

    /// The value at a place that `indexOf` gave; null once the entry was deleted.
    public Object valueAt(int place) {
        return pairs[2 * place + 1];
    }

    /// Changes whenever a key is added.
    public int added() {
        return added;
    }

    // Hashes

    /// The hash as this table counts it, to be given to the methods below.
    long hash(String key) {
        if (pythonHashes) {
            return Hashing.ofStr(key);
        }
        // Similar names have neighbouring hashes, which is kind to the cache; the probe sequence scatters what collides.
        int h = key.hashCode();
        return (h ^ h >>> 16) & 0xFFFFFFFFL;
    }

    /// The hash of an entry.
    long hashAt(int i) {
        return full != null ? full[i] : hashes[i] & 0xFFFFFFFFL;
    }

    /// What the table keeps of a hash; 32-bit numbers stay what they are.
    private static int fold(long hash) {
        return (int) (hash + 31 * (hash >>> 32));
    }

    // Access. None of these runs Python code, except where an object is compared with a str of the same hash.

    /// The value of a str key, or null. Nearly always the key in the table is the same Java object, and at its first place.
    Object get(String key) {
        Object[] entries = pairs;
        int[] places = index;
        if (places == null) {
            for (int i = 0; i < entries.length; i += 2) {
                if (entries[i] == key) {
                    return entries[i + 1];
                }
            }
        } else if (!pythonHashes) {
            int hash = key.hashCode();
            hash ^= hash >>> 16;
            int mask = places.length - 1;
            int i = 2 * (places[hash & mask] & mask) - 2;
            if (i >= 0 && entries[i] == key) {
                return entries[i + 1];
            }
        }
        int i = find(key, hash(key));
        return i < 0 ? null : entries[2 * i + 1];
    }

    int find(String key, long wideHash) {
        int hash = fold(wideHash);
        int[] places = index;
        if (places == null) {
            for (int i = 0, n = Math.min(count, hashes.length); i < n; i++) {
                if (hashes[i] == hash && matches(pairs[2 * i], key)) {
                    return i;
                }
            }
            return -1;
        }
        int mask = places.length - 1;
        int slot = hash & mask;
        int perturb = hash;
        for (int place = places[slot]; place != 0; place = places[slot]) {
            if (((place ^ hash) & ~mask) == 0) {
                int i = (place & mask) - 1;
                if (matches(pairs[2 * i], key)) {
                    return i;
                }
            }
            perturb >>>= 5;
            slot = slot * 5 + 1 + perturb & mask;
        }
        return -1;
    }

    private static boolean matches(Object candidate, String key) {
        if (candidate == key) {
            return true;
        }
        if (candidate instanceof String s) {
            return s.equals(key);
        }
        return candidate instanceof PyObject && Comparison.equal(candidate, key);
    }

    int find(long key, long wideHash) {
        int hash = fold(wideHash);
        int[] places = index;
        if (places == null) {
            for (int i = 0, n = Math.min(count, hashes.length); i < n; i++) {
                if (hashes[i] == hash && matches(pairs[2 * i], key)) {
                    return i;
                }
            }
            return -1;
        }
        int mask = places.length - 1;
        int slot = hash & mask;
        int perturb = hash;
        for (int place = places[slot]; place != 0; place = places[slot]) {
            if (((place ^ hash) & ~mask) == 0) {
                int i = (place & mask) - 1;
                if (matches(pairs[2 * i], key)) {
                    return i;
                }
            }
            perturb >>>= 5;
            slot = slot * 5 + 1 + perturb & mask;
        }
        return -1;
    }

    private static boolean matches(Object candidate, long key) {
        if (candidate instanceof Long n) {
            return n == key;
        }
        return candidate != null && !(candidate instanceof String) && Comparison.equal(candidate, key);
    }

    /// The answer of `search` when Python code that it ran changed the table.
    static final int CHANGED = -2;

    /// Finds any key. Comparing may run Python code; the caller checks that the dict still has this table.
    int search(Object key, long wideHash) {
        int hash = fold(wideHash);
        int[] places = index;
        if (places == null) {
            for (int i = 0; i < Math.min(count, hashes.length); i++) {
                if (hashes[i] == hash) {
                    int answer = compare(i, key);
                    if (answer != -1) {
                        return answer;
                    }
                }
            }
            return -1;
        }
        int mask = places.length - 1;
        int slot = hash & mask;
        int perturb = hash;
        for (int place = places[slot]; place != 0; place = places[slot]) {
            if (((place ^ hash) & ~mask) == 0) {
                int i = (place & mask) - 1;
                if (hashes[i] == hash) {
                    int answer = compare(i, key);
                    if (answer != -1) {
                        return answer;
                    }
                }
            }
            perturb >>>= 5;
            slot = slot * 5 + 1 + perturb & mask;
        }
        return -1;
    }

    private int compare(int i, Object key) {
        Object candidate = pairs[2 * i];
        if (candidate == null) {
            return -1;
        }
        if (candidate == key) {
            return i;
        }
        boolean equal = Comparison.equal(candidate, key);
        if (pairs[2 * i] != candidate) {
            return CHANGED;
        }
        return equal ? i : -1;
    }

    boolean isFull() {
        return count >= hashes.length || index != null && filled >= index.length - (index.length >> 2);
    }

    /// Adds an entry for a key that is not there; there must be room.
    void append(Object key, long wideHash, Object value) {
        int i = count;
        int hash = fold(wideHash);
        if (full != null) {
            full[i] = wideHash;
        }
        pairs[2 * i + 1] = value;
        pairs[2 * i] = key;
        hashes[i] = hash;
        if (index != null) {
            enter(i, hash);
        }
        count = i + 1;
        added++;
    }

    private void enter(int i, int hash) {
        int[] places = index;
        int mask = places.length - 1;
        int slot = hash & mask;
        for (int perturb = hash; places[slot] != 0; ) {
            perturb >>>= 5;
            slot = slot * 5 + 1 + perturb & mask;
        }
        places[slot] = hash & ~mask | i + 1;
        filled++;
    }

    void delete(int i) {
        pairs[2 * i] = null;
        pairs[2 * i + 1] = null;
        hashes[i] = 0;
        if (i == first) {
            first = i + 1;
        }
    }

    /// Gives up deleted entries at the end, down to `last` entries.
    void truncate(int last) {
        count = last;
        first = Math.min(first, last);
    }

    /// The first entry from `i` on that is not deleted, or -1.
    int next(int i) {
        int from = i;
        i = Math.max(i, first);
        for (int n = Math.min(count, hashes.length); i < n; i++) {
            if (pairs[2 * i] != null) {
                if (from <= first) {
                    first = i;
                }
                return i;
            }
        }
        return -1;
    }

    /// The last entry up to `i` that is not deleted, or -1.
    int previous(int i) {
        for (i = Math.min(i, Math.min(count, hashes.length) - 1); i >= 0; i--) {
            if (pairs[2 * i] != null) {
                return i;
            }
        }
        return -1;
    }

    /// A table with the same living entries in the same order and room for `wanted`.
    DictTable resized(int wanted) {
        DictTable made = withRoom(wanted, pythonHashes);
        int n = Math.min(count, hashes.length);
        for (int i = 0; i < n; i++) {
            Object key = pairs[2 * i];
            if (key != null) {
                made.append(key, hashAt(i), pairs[2 * i + 1]);
            }
        }
        return made;
    }

    /// A table with one more entry in front of the others.
    DictTable withFirst(Object key, long hash, Object value, int wanted) {
        DictTable made = withRoom(wanted, pythonHashes);
        made.append(key, hash, value);
        for (int i = next(0); i >= 0; i = next(i + 1)) {
            made.append(pairs[2 * i], hashAt(i), pairs[2 * i + 1]);
        }
        return made;
    }

    /// The same entries with Python hashes throughout.
    DictTable withPythonHashes() {
        if (this == EMPTY) {
            return withRoom(SMALL, true);
        }
        DictTable made = new DictTable(hashes.length, true);
        // Entries keep their places, for somebody may be iterating.
        for (int i = 0; i < count; i++) {
            Object key = pairs[2 * i];
            if (key == null) {
                made.count++;
            } else {
                // Only keys that are neither str nor of a class with its own `__hash__` are here: no Python code runs.
                made.append(key, Hashing.hash(key), pairs[2 * i + 1]);
            }
        }
        return made;
    }

    /// An exact copy, for a dict without deleted entries.
    DictTable copy() {
        DictTable made = new DictTable(hashes.length, pythonHashes);
        System.arraycopy(pairs, 0, made.pairs, 0, 2 * count);
        System.arraycopy(hashes, 0, made.hashes, 0, count);
        if (index != null) {
            System.arraycopy(index, 0, made.index, 0, index.length);
        }
        if (full != null) {
            System.arraycopy(full, 0, made.full, 0, count);
        }
        made.count = count;
        made.filled = filled;
        made.added = count;
        return made;
    }

    @Override
    public String toString() {
        return "DictTable" + Arrays.toString(pairs);
    }
}
