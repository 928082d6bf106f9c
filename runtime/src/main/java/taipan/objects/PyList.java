package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

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
/// Readers take the array and the size once each and check against both, so that a race shows an item that was there
/// or an IndexError, never a Java exception. Writers lock the list once there are several threads (`Sharing`).
/// CPython: Objects/listobject.c
@PyClass(name = "list", subclassable = true, sequence = true, matchSelf = true)
public class PyList extends PyExtensible {
    public static final PyType TYPE = PyListBindings.newType();

    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private Object[] items = NO_ARGS;
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

    /// A list that takes over the array.
    public static PyList of(Object... items) {
        PyList list = new PyList(TYPE);
        list.items = items;
        list.size = items.length;
        return list;
    }

    /// A list of an iterable's values. CPython: PySequence_List
    public static PyList from(Object iterable) {
        PyList list = new PyList(TYPE);
        list.extend(iterable);
        return list;
    }

    // For Java code

    public int size() {
        return size;
    }

    /// The item at an index; negative ones count from the end.
    public Object get(long index) {
        Object[] a = items;
        int n = Math.min(size, a.length);
        long i = index < 0 ? index + n : index;
        if (i >= 0 && i < n) {
            Object item = a[(int) i];
            if (item != null) {
                return item;
            }
        }
        throw indexError("list index out of range");
    }

    /// The item at a place, or null when there is none.
    public Object getOrNull(int place) {
        Object[] a = items;
        return place < size && place < a.length ? a[place] : null;
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
        Object[] a = items;
        int n = Math.min(size, a.length);
        long i = index < 0 ? index + n : index;
        if (i < 0 || i >= n) {
            throw indexError("list assignment index out of range");
        }
        a[(int) i] = item;
    }

    public Object[] toArray() {
        Object[] a = items;
        int n = Math.min(size, a.length);
        return n == 0 ? NO_ARGS : Arrays.copyOf(a, n);
    }

    /// Appends all items of an array.
    public synchronized void addAll(Object[] values) {
        int n = size;
        makeRoom(n + values.length);
        System.arraycopy(values, 0, items, n, values.length);
        size = n + values.length;
    }

    /// Inserts before an index; negative ones count from the end.
    public synchronized void insertAt(long index, Object item) {
        int n = size;
        if (index >= n) {
            add(item);
            return;
        }
        int i = (int) (index < 0 ? Math.max(index + n, 0) : index);
        makeRoom(n + 1);
        Object[] a = items;
        System.arraycopy(a, i, a, i + 1, n - i);
        a[i] = item;
        size = n + 1;
    }

    /// Removes the last item and returns it, or null when the list is empty.
    public synchronized Object removeLast() {
        Object[] a = items;
        int last = Math.min(size, a.length) - 1;
        if (last < 0) {
            return null;
        }
        Object item = a[last];
        a[last] = null;
        size = last;
        return item;
    }

    private void makeRoom(int needed) {
        Object[] a = items;
        if (needed < 0 || needed > LONGEST) {
            throw Raise.of(PyExc.MemoryError, "");
        }
        if (needed > a.length) {
            int room = a.length == 0 ? Math.max(needed, 4) : Math.max(needed, a.length + (a.length >> 1) + 6);
            items = Arrays.copyOf(a, room < 0 || room > LONGEST ? LONGEST : room);
        }
    }

    /// Replaces the items from `from` to `to` by others.
    private void splice(int from, int to, Object[] values) {
        int n = size;
        int grown = n - (to - from) + values.length;
        if (values.length > to - from) {
            makeRoom(grown);
        }
        Object[] a = items;
        System.arraycopy(a, to, a, from + values.length, n - to);
        System.arraycopy(values, 0, a, from, values.length);
        size = grown;
        if (grown < n) {
            Arrays.fill(a, grown, n, null);
            if (a.length > 32 && grown < a.length >> 2) {
                items = Arrays.copyOf(a, grown + (grown >> 3));
            }
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
        if (n >= a.length) {
            makeRoom(n + 1);
            a = items;
        }
        a[n] = item;
        size = n + 1;
    }

    @Method("insert(self, index, object, /)")
    void insert(long index, Object item) {
        insertAt(index, item);
    }

    @Method("extend(self, iterable, /)")
    public void extend(Object iterable) {
        if (iterable instanceof PyList l && (l.type == TYPE || l == this)
                || iterable instanceof PyTuple t && t.type == PyTuple.TYPE) {
            addAll(Iteration.view(iterable));
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
            makeRoom(size + (int) hint);
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
        Object[] a = items;
        if (i < 0 || i >= n || i >= a.length) {
            throw indexError("pop index out of range");
        }
        Object item = a[(int) i];
        if (i == n - 1) {
            a[n - 1] = null;
            size = n - 1;
        } else {
            splice((int) i, (int) i + 1, NO_ARGS);
        }
        return item;
    }

    @Method("remove(self, value, /)")
    void remove(Object value) {
        for (int i = 0; i < size; i++) {
            Object item = getOrNull(i);
            if (item != null && Comparison.equal(item, value)) {
                removeAt(i);
                return;
            }
        }
        throw valueError("list.remove(x): x not in list");
    }

    private synchronized void removeAt(int place) {
        if (place < size) {
            splice(place, place + 1, NO_ARGS);
        }
    }

    @Method("clear(self, /)")
    public synchronized void clear() {
        if (size > 0) {
            items = NO_ARGS;
            size = 0;
        }
    }

    @Method("copy(self, /)")
    public PyList copy() {
        return of(toArray());
    }

    @Method("reverse(self, /)")
    synchronized void reverse() {
        reverse(items, 0, Math.min(size, items.length));
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
        long to = stop < 0 ? stop + n : stop;
        for (long i = start < 0 ? Math.max(start + n, 0) : start; i < to && i < size; i++) {
            Object item = getOrNull((int) i);
            if (item != null && Comparison.equal(item, value)) {
                return i;
            }
        }
        throw valueError("%R is not in list", value);
    }

    @Method("count(self, value, /)")
    long count(Object value) {
        long n = 0;
        for (int i = 0; i < size; i++) {
            Object item = getOrNull(i);
            if (item != null && Comparison.equal(item, value)) {
                n++;
            }
        }
        return n;
    }

    @Method("sort(self, /, *, key=None, reverse=False)")
    void sort(Object key, Object reverse) {
        sort(key, Conversion.toInt(reverse) != 0);
    }

    /// CPython: list_sort_impl
    public void sort(Object key, boolean reverse) {
        Object[] sorted;
        int n;
        // The list is empty while its items are compared; whoever changes it meanwhile is found out.
        Object[] placeholder = new Object[0];
        synchronized (this) {
            sorted = items;
            n = size;
            items = placeholder;
            size = 0;
        }
        boolean modified;
        try {
            ListSort.sort(sorted, n, key == PyNone.NONE ? null : key, reverse);
        } finally {
            synchronized (this) {
                modified = items != placeholder || size != 0;
                items = sorted;
                size = n;
            }
        }
        if (modified) {
            throw valueError("list modified during sort");
        }
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
        for (int i = 0; i < size; i++) {
            Object item = getOrNull(i);
            if (item != null && Comparison.equal(item, value)) {
                return true;
            }
        }
        return false;
    }

    public Object __getitem__(Object key) {
        if (key instanceof Long n) {
            return get(n);
        }
        if (key instanceof PySlice slice) {
            PySlice.Numbers numbers = slice.numbers();
            Object[] a = items;
            return of(numbers.within(Math.min(size, a.length)).pick(a));
        }
        return get(Sequences.subscript(key, "list"));
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
        Object[] values = Iteration.toArray(
                value, plain ? "can only assign an iterable" : "must assign iterable to extended slice");
        synchronized (this) {
            PySlice.Bounds b = numbers.within(size);
            if (plain) {
                splice(b.start(), Math.max(b.start(), b.stop()), values);
                return;
            }
            if (values.length != b.length()) {
                throw valueError(
                        "attempt to assign sequence of size %d to extended slice of size %d", values.length, b.length());
            }
            Object[] a = items;
            for (int i = 0; i < values.length; i++) {
                a[b.at(i)] = values[i];
            }
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
        splice((int) i, (int) i + 1, NO_ARGS);
    }

    private synchronized void deleteSlice(PySlice.Numbers numbers) {
        PySlice.Bounds b = numbers.within(size);
        if (b.length() == 0) {
            return;
        }
        if (b.step() == 1) {
            splice(b.start(), b.start() + b.length(), NO_ARGS);
            return;
        }
        int n = size;
        Object[] kept = new Object[n - b.length()];
        int lowest = b.step() > 0 ? b.start() : b.at(b.length() - 1);
        long step = Math.abs(b.step());
        Object[] a = items;
        int out = 0;
        int removed = 0;
        for (int i = 0; i < n; i++) {
            if (removed < b.length() && i == lowest + removed * step) {
                removed++;
            } else {
                kept[out++] = a[i];
            }
        }
        items = kept;
        size = kept.length;
    }

    public Object __concat__(Object other) {
        if (!(other instanceof PyList that)) {
            throw typeError("can only concatenate list (not \"%T\") to list", other);
        }
        Object[] a = items;
        Object[] b = that.items;
        int n = Math.min(size, a.length);
        int m = Math.min(that.size, b.length);
        Object[] joined = new Object[n + m];
        System.arraycopy(a, 0, joined, 0, n);
        System.arraycopy(b, 0, joined, n, m);
        return of(joined);
    }

    public Object __repeat__(Object count) {
        long n = Sequences.repeatCount(count);
        return of(repeated(n));
    }

    private Object[] repeated(long count) {
        Object[] a = items;
        int n = Math.min(size, a.length);
        Object[] repeated = new Object[Sequences.repeatedLength(n, count)];
        if (n == 1) {
            Arrays.fill(repeated, a[0]);
        } else {
            for (int i = 0; i < repeated.length; i += n) {
                System.arraycopy(a, 0, repeated, i, n);
            }
        }
        return repeated;
    }

    public Object __iconcat__(Object other) {
        extend(other);
        return this;
    }

    public Object __irepeat__(Object count) {
        long n = Sequences.repeatCount(count);
        synchronized (this) {
            Object[] repeated = repeated(n);
            items = repeated;
            size = repeated.length;
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
        for (int i = 0; i < size && i < that.size; i++) {
            Object a = getOrNull(i);
            Object b = that.getOrNull(i);
            if (a == null || b == null || Comparison.equal(a, b)) {
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
