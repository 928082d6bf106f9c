package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.SliceIndex;
import taipan.text.TextBuilder;

/// The Python `list` type.
///
/// A list of ints of 64 bits keeps them in a `long[]`, a list of floats in a `double[]`, any other in an `Object[]`. The first
/// item of an empty list decides; an item that does not fit turns the storage into an `Object[]`, and it stays one until the
/// list is empty again.
///
/// Readers take the array and the size once each and check against both, so that a race shows an item that was there
/// or an IndexError, never a Java exception. Writers lock the list once there are several threads (`Sharing`).
/// CPython: Objects/listobject.c
@PyClass(name = "list", subclassable = true, sequence = true, matchSelf = true)
public class PyList extends PyExtensible {
    public static final PyType TYPE = PyListBindings.newType();

    private static final int LONGEST = Integer.MAX_VALUE - 8;

    // Invariant: at most one of the three holds items; `items` is NO_ARGS while another does, those are null while they do not.
    private Object[] items = NO_ARGS;
    private long[] longs;
    private double[] doubles;
    private int size;

    public PyList() {
        super(TYPE);
    }

    protected PyList(PyType type) {
        super(type);
    }

    /// An empty list with room for some items.
    public PyList(int room) {
        super(TYPE);
        if (room > 0) {
            items = new Object[room];
        }
    }

    private PyList(long[] longs, int size) {
        super(TYPE);
        this.longs = longs;
        this.size = size;
    }

    private PyList(double[] doubles, int size) {
        super(TYPE);
        this.doubles = doubles;
        this.size = size;
    }

    /// A list that takes over the array.
    public static PyList of(Object... items) {
        PyList list = new PyList(TYPE);
        list.adopt(items, items.length);
        return list;
    }

    /// A list that takes over the array.
    public static PyList of(long[] items) {
        return new PyList(items, items.length);
    }

    /// A list that takes over the array.
    public static PyList of(double[] items) {
        return new PyList(items, items.length);
    }

    /// A list of `n` values of an array.
    public static PyList ofRange(Object[] values, int from, int n) {
        long[] l = Unboxing.longs(values, from, n);
        if (l != null) {
            return new PyList(l, n);
        }
        double[] d = Unboxing.doubles(values, from, n);
        if (d != null) {
            return new PyList(d, n);
        }
        PyList list = new PyList(TYPE);
        list.items = n == 0 ? NO_ARGS : Arrays.copyOfRange(values, from, from + n);
        list.size = n;
        return list;
    }

    /// A list of an iterable's values. CPython: PySequence_List
    public static PyList from(Object iterable) {
        PyList list = new PyList(TYPE);
        list.extend(iterable);
        return list;
    }

    /// Makes the first `n` values of an array the content of the list.
    private void adopt(Object[] values, int n) {
        long[] l = Unboxing.longs(values, 0, n);
        double[] d = l == null ? Unboxing.doubles(values, 0, n) : null;
        items = l == null && d == null ? values : NO_ARGS;
        longs = l;
        doubles = d;
        size = n;
    }

    // For Java code

    public int size() {
        return size;
    }

    /// The storage of a list of ints, else null. Who reads it checks against its length and `size()`.
    public long[] longs() {
        return longs;
    }

    /// The storage of a list of floats, else null.
    public double[] doubles() {
        return doubles;
    }

    /// The storage of a list of anything; empty when the items are ints or floats alone.
    public Object[] objects() {
        return items;
    }

    /// The item at an index; negative ones count from the end.
    public Object get(long index) {
        int n = size;
        long i = index < 0 ? index + n : index;
        if (i >= 0 && i < n) {
            Object item = at((int) i);
            if (item != null) {
                return item;
            }
        }
        throw indexError("list index out of range");
    }

    /// The item at a place, or null when there is none.
    public Object getOrNull(int place) {
        return place < size ? at(place) : null;
    }

    /// The item at a place below the size; null when a race took it away.
    private Object at(int place) {
        Object[] a = items;
        if (place < a.length) {
            return a[place];
        }
        long[] l = longs;
        if (l != null) {
            return place < l.length ? (Object) l[place] : null;
        }
        double[] d = doubles;
        return d != null && place < d.length ? (Object) d[place] : null;
    }

    /// Replaces the item at an index; negative ones count from the end.
    public void set(long index, Object item) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                replace(index, item);
            }
        } else {
            replace(index, item);
        }
    }

    private void replace(long index, Object item) {
        int n = size;
        long i = index < 0 ? index + n : index;
        if (i < 0 || i >= n) {
            throw indexError("list assignment index out of range");
        }
        put((int) i, item);
    }

    private void put(int place, Object item) {
        Object[] a = items;
        if (place < a.length) {
            a[place] = item;
        } else if (longs != null && item instanceof Long v) {
            longs[place] = v;
        } else if (doubles != null && item instanceof Double v) {
            doubles[place] = v;
        } else {
            generalise(size)[place] = item;
        }
    }

    /// Replaces the int at a place of a list of ints. False when the list is none, or has no such place.
    public boolean setLong(int place, long value) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                return setLongNow(place, value);
            }
        }
        return setLongNow(place, value);
    }

    private boolean setLongNow(int place, long value) {
        long[] l = longs;
        if (l == null || place < 0 || place >= size) {
            return false;
        }
        l[place] = value;
        return true;
    }

    /// Replaces the float at a place of a list of floats. False when the list is none, or has no such place.
    public boolean setDouble(int place, double value) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                return setDoubleNow(place, value);
            }
        }
        return setDoubleNow(place, value);
    }

    private boolean setDoubleNow(int place, double value) {
        double[] d = doubles;
        if (d == null || place < 0 || place >= size) {
            return false;
        }
        d[place] = value;
        return true;
    }

    public Object[] toArray() {
        long[] l = longs;
        if (l != null) {
            int n = Math.min(size, l.length);
            return Unboxing.box(l, n, n);
        }
        double[] d = doubles;
        if (d != null) {
            int n = Math.min(size, d.length);
            return Unboxing.box(d, n, n);
        }
        Object[] a = items;
        int n = Math.min(size, a.length);
        return n == 0 ? NO_ARGS : Arrays.copyOf(a, n);
    }

    /// Appends all items of an array.
    public void addAll(Object[] values) {
        addAll(ofRange(values, 0, values.length));
    }

    private void addAll(PyList source) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                splice(size, size, source);
            }
        } else {
            splice(size, size, source);
        }
    }

    /// Inserts before an index; negative ones count from the end.
    public void insertAt(long index, Object item) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                insertNow(index, item);
            }
        } else {
            insertNow(index, item);
        }
    }

    private void insertNow(long index, Object item) {
        int n = size;
        add(item);
        if (index >= n) {
            return;
        }
        int i = (int) (index < 0 ? Math.max(index + n, 0) : index);
        shift(i, i + 1, n - i);
        put(i, item);
    }

    /// Removes the last item and returns it, or null when the list is empty.
    public synchronized Object removeLast() {
        return size == 0 ? null : take(-1);
    }

    // Storage

    /// Turns the storage into an array of objects with some room. Readers without lock find the new one or the old one.
    private Object[] generalise(int room) {
        long[] l = longs;
        double[] d = doubles;
        Object[] a = items;
        int n = size;
        if (l != null) {
            a = Unboxing.box(l, n, Math.max(room, n));
        } else if (d != null) {
            a = Unboxing.box(d, n, Math.max(room, n));
        } else if (room > a.length) {
            a = Arrays.copyOf(a, room);
        }
        items = a;
        VarHandle.storeStoreFence();
        longs = null;
        doubles = null;
        return a;
    }

    private int room() {
        return longs != null ? longs.length : doubles != null ? doubles.length : items.length;
    }

    private static int grown(int room, int needed) {
        if (needed < 0 || needed > LONGEST) {
            throw Raise.of(PyExc.MemoryError, "");
        }
        int wanted = room == 0 ? Math.max(needed, 4) : Math.max(needed, room + (room >> 1) + 6);
        return wanted < 0 || wanted > LONGEST ? LONGEST : wanted;
    }

    private void makeRoom(int needed) {
        int room = room();
        if (needed < 0 || needed > room) {
            resize(grown(room, needed));
        }
    }

    private void resize(int room) {
        if (longs != null) {
            longs = Arrays.copyOf(longs, room);
        } else if (doubles != null) {
            doubles = Arrays.copyOf(doubles, room);
        } else {
            items = Arrays.copyOf(items, room);
        }
    }

    /// Moves items within the storage.
    private void shift(int from, int to, int count) {
        if (longs != null) {
            System.arraycopy(longs, from, longs, to, count);
        } else if (doubles != null) {
            System.arraycopy(doubles, from, doubles, to, count);
        } else {
            System.arraycopy(items, from, items, to, count);
        }
    }

    /// Gives up the items behind the first `n`.
    private void shorten(int n) {
        Object[] a = items;
        if (a.length > 0) {
            Arrays.fill(a, n, size, null);
        }
        size = n;
        int room = room();
        if (room > 32 && n < room >> 2) {
            resize(n + (n >> 3));
        }
    }

    private void removeRange(int from, int to) {
        shift(to, from, size - to);
        shorten(size - (to - from));
    }

    /// Replaces the items from `from` to `to` by those of another list.
    private void splice(int from, int to, PyList source) {
        long[] l = source.longs;
        double[] d = source.doubles;
        Object[] a = source.items;
        int m = Math.min(source.size, l != null ? l.length : d != null ? d.length : a.length);
        int n = size;
        if (m == 0) {
            if (from < to) {
                removeRange(from, to);
            }
            return;
        }
        if (to - from == n) {
            size = n = from = to = 0;
            become(l, d);
        } else if (l != null ? longs == null : d != null ? doubles == null : longs != null || doubles != null) {
            generalise(n);
        }
        int grown = n - (to - from) + m;
        if (m > to - from) {
            makeRoom(grown);
        }
        shift(to, from + m, n - to);
        if (longs != null) {
            System.arraycopy(l, 0, longs, from, m);
        } else if (doubles != null) {
            System.arraycopy(d, 0, doubles, from, m);
        } else if (l != null) {
            System.arraycopy(Unboxing.box(l, m, m), 0, items, from, m);
        } else if (d != null) {
            System.arraycopy(Unboxing.box(d, m, m), 0, items, from, m);
        } else {
            System.arraycopy(a, 0, items, from, m);
        }
        if (grown < n) {
            shorten(grown);
        } else {
            size = grown;
        }
    }

    /// Gives a list whose items do not matter the kind of storage that another has.
    private void become(long[] l, double[] d) {
        if (l == null && d == null && longs == null && doubles == null) {
            Arrays.fill(items, null);
        } else if (l != null ? longs == null : d != null ? doubles == null : longs != null || doubles != null) {
            items = NO_ARGS;
            longs = l == null ? null : new long[4];
            doubles = d == null ? null : new double[4];
        }
    }

    // Construction

    @Constructor("list(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyList(cls);
    }

    @Init("list(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        if (kwargs != null && type == TYPE) {
            throw typeError("list() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw typeError("list expected at most 1 argument, got %d", args.length);
        }
        clear();
        if (args.length == 1) {
            extend(args[0]);
        }
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    // Methods

    @Method("append(self, object, /)")
    public void append(Object item) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                add(item);
            }
        } else {
            add(item);
        }
    }

    private void add(Object item) {
        Object[] a = items;
        int n = size;
        if (n < a.length && n > 0) {
            a[n] = item;
        } else if (longs != null && item instanceof Long v) {
            long[] l = longs;
            if (n == l.length) {
                longs = l = Arrays.copyOf(l, grown(n, n + 1));
            }
            l[n] = v;
        } else if (doubles != null && item instanceof Double v) {
            double[] d = doubles;
            if (n == d.length) {
                doubles = d = Arrays.copyOf(d, grown(n, n + 1));
            }
            d[n] = v;
        } else {
            addOther(n, item);
        }
        size = n + 1;
    }

    /// Stores the first item, or one for which the storage has no room or is of the wrong kind.
    private void addOther(int n, Object item) {
        int room = room();
        if (n > 0) {
            generalise(n < room ? room : grown(room, n + 1))[n] = item;
            return;
        }
        room = Math.max(room, 4);
        if (item instanceof Long v) {
            long[] l = new long[room];
            l[0] = v;
            items = NO_ARGS;
            doubles = null;
            longs = l;
        } else if (item instanceof Double v) {
            double[] d = new double[room];
            d[0] = v;
            items = NO_ARGS;
            longs = null;
            doubles = d;
        } else {
            longs = null;
            doubles = null;
            if (room > items.length) {
                items = new Object[room];
            }
            items[0] = item;
        }
    }

    @Method("insert(self, index, object, /)")
    void insert(long index, Object item) {
        insertAt(index, item);
    }

    @Method("extend(self, iterable, /)")
    public void extend(Object iterable) {
        if (iterable instanceof PyList l && (l.type == TYPE || l == this)) {
            addAll(l == this ? copy() : l);
            return;
        }
        if (iterable instanceof PyTuple t && t.type == PyTuple.TYPE) {
            addAll(t.items());
            return;
        }
        if (iterable instanceof PyRange range && range.isLongs()) {
            addAll(new PyList(range.toLongs(), (int) range.__len__()));
            return;
        }
        Object[] all = Iteration.snapshot(iterable);
        if (all != null) {
            addAll(all);
            return;
        }
        Object it = Iteration.iter(iterable);
        long hint = Iteration.lengthHint(iterable, 0);
        if (hint > 0 && hint < 1 << 24) {
            reserve((int) hint);
        }
        if (it instanceof PyIterator direct && !direct.type.isHeapType()) {
            for (Object value = direct.__next__(); value != null; value = direct.__next__()) {
                append(value);
            }
            return;
        }
        for (Object value = Iteration.next(it); value != null; value = Iteration.next(it)) {
            append(value);
        }
    }

    private synchronized void reserve(int more) {
        makeRoom(size + more);
    }

    @Method("pop(self, index=-1, /)")
    Object pop(long index) {
        if (Sharing.STATE.threads) {
            synchronized (this) {
                return take(index);
            }
        }
        return take(index);
    }

    private Object take(long index) {
        int n = size;
        if (n == 0) {
            throw indexError("pop from empty list");
        }
        long i = index < 0 ? index + n : index;
        if (i < 0 || i >= n) {
            throw indexError("pop index out of range");
        }
        Object item = at((int) i);
        if (i < n - 1) {
            removeRange((int) i, (int) i + 1);
            return item;
        }
        Object[] a = items;
        if (a.length > 0) {
            a[n - 1] = null;
        }
        size = n - 1;
        return item;
    }

    @Method("remove(self, value, /)")
    void remove(Object value) {
        int place = find(value, 0, Long.MAX_VALUE);
        if (place < 0) {
            throw valueError("list.remove(x): x not in list");
        }
        removeAt(place);
    }

    private synchronized void removeAt(int place) {
        if (place < size) {
            removeRange(place, place + 1);
        }
    }

    @Method("clear(self, /)")
    public synchronized void clear() {
        if (size > 0) {
            size = 0;
            items = NO_ARGS;
            longs = null;
            doubles = null;
        }
    }

    @Method("copy(self, /)")
    public PyList copy() {
        long[] l = longs;
        if (l != null) {
            return of(Arrays.copyOf(l, Math.min(size, l.length)));
        }
        double[] d = doubles;
        if (d != null) {
            return of(Arrays.copyOf(d, Math.min(size, d.length)));
        }
        return ofObjects(items, size);
    }

    /// A list of objects that are known not to be ints or floats alone, or not worth the question.
    private static PyList ofObjects(Object[] a, int n) {
        PyList list = new PyList(TYPE);
        n = Math.min(n, a.length);
        if (n > 0) {
            list.items = Arrays.copyOf(a, n);
            list.size = n;
        }
        return list;
    }

    @Method("reverse(self, /)")
    synchronized void reverse() {
        if (longs != null) {
            Unboxing.reverse(longs, 0, size);
        } else if (doubles != null) {
            Unboxing.reverse(doubles, 0, size);
        } else {
            reverse(items, 0, Math.min(size, items.length));
        }
    }

    static void reverse(Object[] a, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            Object item = a[i];
            a[i] = a[j];
            a[j] = item;
        }
    }

    @Method("index(self, value, start=0, stop=9223372036854775807, /)")
    long index(Object value, @SliceIndex long start, @SliceIndex long stop) {
        int n = size;
        int place = find(value, start < 0 ? Math.max(start + n, 0) : start, stop < 0 ? stop + n : stop);
        if (place < 0) {
            throw valueError("%R is not in list", value);
        }
        return place;
    }

    /// The first place from `start` to `stop` with an item equal to a value, or -1.
    private int find(Object value, long start, long stop) {
        if (value instanceof Long v && longs != null) {
            return find((long) v, start, stop);
        }
        if (value instanceof Double v && doubles != null) {
            return find((double) v, start, stop);
        }
        for (long i = start; i < stop && i < size; i++) {
            Object item = getOrNull((int) i);
            if (item != null && Comparison.equal(item, value)) {
                return (int) i;
            }
        }
        return -1;
    }

    private int find(long value, long start, long stop) {
        long[] l = longs;
        int n = l == null ? 0 : (int) Math.min(stop, Math.min(size, l.length));
        for (int i = (int) Math.min(start, n); i < n; i++) {
            if (l[i] == value) {
                return i;
            }
        }
        return -1;
    }

    private int find(double value, long start, long stop) {
        double[] d = doubles;
        int n = d == null ? 0 : (int) Math.min(stop, Math.min(size, d.length));
        for (int i = (int) Math.min(start, n); i < n; i++) {
            if (Unboxing.same(d[i], value)) {
                return i;
            }
        }
        return -1;
    }

    @Method("count(self, value, /)")
    long count(Object value) {
        long n = 0;
        for (int i = find(value, 0, Long.MAX_VALUE); i >= 0; i = find(value, i + 1, Long.MAX_VALUE)) {
            n++;
        }
        return n;
    }

    @Method("sort(self, /, *, key=None, reverse=False)")
    void sort(Object key, Object reverse) {
        sort(key, Conversion.toInt(reverse) != 0);
    }

    /// CPython: list_sort_impl
    public void sort(Object key, boolean reverse) {
        if (key == PyNone.NONE && (longs != null || doubles != null) && sortNumbers(reverse)) {
            return;
        }
        Object[] sorted;
        int n;
        // The list is empty while its items are compared; whoever changes it meanwhile is found out.
        Object[] placeholder = new Object[0];
        synchronized (this) {
            n = size;
            sorted = generalise(n);
            items = placeholder;
            size = 0;
        }
        boolean modified;
        try {
            ListSort.sort(sorted, n, key == PyNone.NONE ? null : key, reverse);
        } finally {
            synchronized (this) {
                modified = items != placeholder || longs != null || doubles != null || size != 0;
                adopt(sorted, n);
            }
        }
        if (modified) {
            throw valueError("list modified during sort");
        }
    }

    /// Sorts ints or floats by their value; false when the floats are not in a simple order.
    private synchronized boolean sortNumbers(boolean reverse) {
        if (longs != null) {
            Arrays.sort(longs, 0, size);
        } else if (doubles == null || !Unboxing.sort(doubles, size)) {
            return false;
        }
        if (reverse) {
            reverse();
        }
        return true;
    }

    @Method("__reversed__(self, /)")
    Object reversed() {
        return new PyListReverseIterator(this);
    }

    // Slots

    public long __len__() {
        return size;
    }

    public Object __iter__() {
        return new PyListIterator(this);
    }

    public boolean __contains__(Object value) {
        return find(value, 0, Long.MAX_VALUE) >= 0;
    }

    public Object __getitem__(Object key) {
        if (key instanceof Long n) {
            return get(n);
        }
        if (key instanceof PySlice slice) {
            return slice(slice.numbers());
        }
        return get(Sequences.subscript(key, "list"));
    }

    private PyList slice(PySlice.Numbers numbers) {
        long[] l = longs;
        if (l != null) {
            return of(Unboxing.pick(l, numbers.within(Math.min(size, l.length))));
        }
        double[] d = doubles;
        if (d != null) {
            return of(Unboxing.pick(d, numbers.within(Math.min(size, d.length))));
        }
        Object[] a = items;
        return of(numbers.within(Math.min(size, a.length)).pick(a));
    }

    public void __setitem__(Object key, Object value) {
        if (key instanceof Long n) {
            set(n, value);
        } else if (key instanceof PySlice slice) {
            setSlice(slice.numbers(), value);
        } else {
            set(Sequences.subscript(key, "list"), value);
        }
    }

    private void setSlice(PySlice.Numbers numbers, Object value) {
        boolean plain = numbers.step() == 1;
        PyList values;
        if (value instanceof PyList l && l.type == TYPE) {
            values = l == this ? copy() : l;
        } else {
            values = of(Iteration.toArray(
                    value, plain ? "can only assign an iterable" : "must assign iterable to extended slice"));
        }
        if (Sharing.STATE.threads) {
            synchronized (this) {
                replace(numbers.within(size), values, plain);
            }
        } else {
            replace(numbers.within(size), values, plain);
        }
    }

    private void replace(PySlice.Bounds b, PyList values, boolean plain) {
        if (plain) {
            splice(b.start(), Math.max(b.start(), b.stop()), values);
            return;
        }
        Object[] all = values.toArray();
        if (all.length != b.length()) {
            throw valueError("attempt to assign sequence of size %d to extended slice of size %d", all.length, b.length());
        }
        for (int i = 0; i < all.length; i++) {
            put(b.at(i), all[i]);
        }
    }

    public void __delitem__(Object key) {
        if (key instanceof PySlice slice) {
            deleteSlice(slice.numbers());
        } else {
            delete(Sequences.subscript(key, "list"));
        }
    }

    private synchronized void delete(long index) {
        long i = index < 0 ? index + size : index;
        if (i < 0 || i >= size) {
            throw indexError("list assignment index out of range");
        }
        removeRange((int) i, (int) i + 1);
    }

    private synchronized void deleteSlice(PySlice.Numbers numbers) {
        PySlice.Bounds b = numbers.within(size);
        if (b.length() == 0) {
            return;
        }
        if (b.step() == 1) {
            removeRange(b.start(), b.start() + b.length());
            return;
        }
        int lowest = b.step() > 0 ? b.start() : b.at(b.length() - 1);
        int step = (int) Math.min(Math.abs(b.step()), size);
        // Each kept stretch moves down by the number of items removed before it.
        for (int removed = 1; removed <= b.length(); removed++) {
            int from = lowest + (removed - 1) * step + 1;
            int to = removed < b.length() ? from + step - 1 : size;
            shift(from, from - removed, to - from);
        }
        shorten(size - b.length());
    }

    public Object __concat__(Object other) {
        if (!(other instanceof PyList that)) {
            throw typeError("can only concatenate list (not \"%T\") to list", other);
        }
        PyList joined = copy();
        joined.splice(joined.size, joined.size, that);
        return joined;
    }

    public Object __repeat__(Object count) {
        return repeated(Sequences.repeatCount(count));
    }

    private PyList repeated(long count) {
        PyList repeated = copy();
        int n = repeated.size;
        int length = Sequences.repeatedLength(n, count);
        if (length == 0) {
            return new PyList(TYPE);
        }
        repeated.resize(length);
        Unboxing.repeat(repeated.longs != null ? repeated.longs : repeated.doubles != null ? repeated.doubles : repeated.items,
                n, length);
        repeated.size = length;
        return repeated;
    }

    public Object __iconcat__(Object other) {
        extend(other);
        return this;
    }

    public Object __irepeat__(Object count) {
        long n = Sequences.repeatCount(count);
        synchronized (this) {
            PyList repeated = repeated(n);
            items = repeated.items;
            longs = repeated.longs;
            doubles = repeated.doubles;
            size = repeated.size;
        }
        return this;
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyList that)) {
            return NOT_IMPLEMENTED;
        }
        if (size != that.size && (op == Comparison.EQ || op == Comparison.NE)) {
            return op == Comparison.NE;
        }
        long[] l = longs;
        long[] m = that.longs;
        if (l != null && m != null) {
            return Comparison.holds(op, Arrays.compare(l, 0, Math.min(size, l.length), m, 0, Math.min(that.size, m.length)));
        }
        for (int i = 0; i < size && i < that.size; i++) {
            Object a = getOrNull(i);
            Object b = that.getOrNull(i);
            if (a == null || b == null || same(a, b)) {
                continue;
            }
            if (i >= size || i >= that.size) {
                // The comparison changed the lists.
                break;
            }
            return switch (op) {
                case Comparison.EQ -> false;
                case Comparison.NE -> true;
                default -> Comparison.compare(a, b, op);
            };
        }
        return Comparison.holds(op, Integer.compare(size, that.size));
    }

    private static boolean same(Object a, Object b) {
        return a instanceof Double x && b instanceof Double y ? Unboxing.same(x, y) : Comparison.equal(a, b);
    }

    public Object __repr__() {
        if (size == 0) {
            return "[]";
        }
        if (!ReprGuard.enter(this)) {
            return "[...]";
        }
        try {
            TextBuilder text = new TextBuilder();
            text.append('[');
            for (int i = 0; i < size; i++) {
                Object item = getOrNull(i);
                if (item == null) {
                    break;
                }
                if (i > 0) {
                    text.append(", ");
                }
                text.append(Representation.repr(item));
            }
            text.append(']');
            return text.toStr();
        } finally {
            ReprGuard.leave(this);
        }
    }
}
