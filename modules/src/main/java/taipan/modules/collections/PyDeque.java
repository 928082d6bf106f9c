package taipan.modules.collections;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.runtimeError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.SliceIndex;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyExtensible;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ReprGuard;
import taipan.objects.Representation;
import taipan.text.TextBuilder;

/// The Python `collections.deque` type: a ring of items that grows at both ends.
///
/// Appending and popping at the ends are atomic, as Python promises.
/// CPython: Modules/_collectionsmodule.c
@PyClass(name = "collections.deque", subclassable = true, weakrefs = true, sequence = true)
public final class PyDeque extends PyExtensible {
    public static final PyType TYPE = PyDequeBindings.newType();

    private static final int FIRST_SIZE = 8;

    /// A power of two of places, of which `size` from `head` on are used, round the end.
    private Object[] ring = new Object[FIRST_SIZE];

    private int head;
    private int size;
    private long maxlen = -1;

    /// Counts the changes of length, for iterators to notice.
    private int changes;

    PyDeque(PyType type) {
        super(type);
    }

    private PyDeque(long maxlen) {
        super(TYPE);
        this.maxlen = maxlen;
    }

    @Constructor("deque(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, taipan.objects.PyDict kwargs) {
        return new PyDeque(cls);
    }

    @Init("deque(self, /, iterable=NULL, maxlen=NULL)")
    void init(Object iterable, Object maxlen) {
        long limit = -1;
        if (maxlen != null && maxlen != PyNone.NONE) {
            if (PyInt.valueOrNull(maxlen) == null) {
                throw typeError("an integer is required");
            }
            limit = Conversion.toSize(maxlen);
            if (limit < 0) {
                throw valueError("maxlen must be non-negative");
            }
        }
        this.maxlen = limit;
        if (size > 0) {
            clear();
        }
        if (iterable != null) {
            extend(iterable);
        }
    }

    // The ring

    synchronized int size() {
        return size;
    }

    synchronized int changes() {
        return changes;
    }

    /// The item at a place that exists, or null when it went away.
    synchronized Object at(int index) {
        return index >= 0 && index < size ? ring[head + index & ring.length - 1] : null;
    }

    /// For an iterator: the item at a place if the deque has changed `seen` times, else null.
    synchronized Object at(int index, int seen) {
        return changes == seen ? at(index) : null;
    }

    private void makeRoom() {
        if (size == ring.length) {
            Object[] larger = new Object[2 * size];
            copyTo(larger);
            ring = larger;
            head = 0;
        }
    }

    private void copyTo(Object[] target) {
        int first = Math.min(size, ring.length - head);
        System.arraycopy(ring, head, target, 0, first);
        System.arraycopy(ring, 0, target, first, size - first);
    }

    synchronized Object[] toArray() {
        Object[] items = new Object[size];
        copyTo(items);
        return items;
    }

    private synchronized Object removeFirst() {
        Object item = ring[head];
        ring[head] = null;
        head = head + 1 & ring.length - 1;
        size--;
        changes++;
        return item;
    }

    private synchronized Object removeLast() {
        int last = head + size - 1 & ring.length - 1;
        Object item = ring[last];
        ring[last] = null;
        size--;
        changes++;
        return item;
    }

    /// Puts new items in place of all.
    private synchronized void replace(Object[] items, int count) {
        int places = FIRST_SIZE;
        while (places < count) {
            places *= 2;
        }
        ring = new Object[places];
        System.arraycopy(items, 0, ring, 0, count);
        head = 0;
        size = count;
        changes++;
    }

    private synchronized void deleteAt(int index) {
        if (index < size / 2) {
            for (int i = index; i > 0; i--) {
                ring[head + i & ring.length - 1] = ring[head + i - 1 & ring.length - 1];
            }
            removeFirst();
        } else {
            for (int i = index; i < size - 1; i++) {
                ring[head + i & ring.length - 1] = ring[head + i + 1 & ring.length - 1];
            }
            removeLast();
        }
    }

    // Methods

    @Method("append(self, object, /)")
    synchronized void append(Object item) {
        makeRoom();
        ring[head + size & ring.length - 1] = item;
        size++;
        changes++;
        if (size > maxlen && maxlen >= 0) {
            removeFirst();
        }
    }

    @Method("appendleft(self, object, /)")
    synchronized void appendLeft(Object item) {
        makeRoom();
        head = head - 1 & ring.length - 1;
        ring[head] = item;
        size++;
        changes++;
        if (size > maxlen && maxlen >= 0) {
            removeLast();
        }
    }

    @Method("clear(self, /)")
    void clear() {
        replace(new Object[0], 0);
    }

    @Method("__copy__(self, /)")
    Object shallowCopy() {
        return copy();
    }

    @Method("copy(self, /)")
    Object copy() {
        if (type() == TYPE) {
            return plainCopy();
        }
        Object made = maxlen < 0 ? Calls.call(type(), this) : Calls.call(type(), this, (Object) maxlen);
        if (!(made instanceof PyDeque)) {
            throw typeError("%s() must return a deque, not %T", type().fullName(), made);
        }
        return made;
    }

    private PyDeque plainCopy() {
        PyDeque copy = new PyDeque(maxlen);
        Object[] items = toArray();
        copy.replace(items, items.length);
        return copy;
    }

    @Method("count(self, value, /)")
    long count(Object value) {
        int seen = changes();
        long n = 0;
        for (int i = 0, length = size(); i < length; i++) {
            if (Comparison.equal(at(i), value)) {
                n++;
            }
            requireUnchanged(seen);
        }
        return n;
    }

    private void requireUnchanged(int seen) {
        if (changes() != seen) {
            throw runtimeError("deque mutated during iteration");
        }
    }

    @Method("extend(self, iterable, /)")
    void extend(Object iterable) {
        if (iterable == this) {
            extend(PyList.of(toArray()));
            return;
        }
        Object iterator = Iteration.iter(iterable);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            append(item);
        }
    }

    @Method("extendleft(self, iterable, /)")
    void extendLeft(Object iterable) {
        if (iterable == this) {
            extendLeft(PyList.of(toArray()));
            return;
        }
        Object iterator = Iteration.iter(iterable);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            appendLeft(item);
        }
    }

    @Method("index(self, value, start=0, stop=9223372036854775807, /)")
    long index(Object value, @SliceIndex long start, @SliceIndex long stop) {
        int length = size();
        long from = Math.max(start < 0 ? start + length : start, 0);
        long to = Math.min(stop < 0 ? stop + length : stop, length);
        int seen = changes();
        for (long i = from; i < to; i++) {
            if (Comparison.equal(at((int) i), value)) {
                return i;
            }
            requireUnchanged(seen);
        }
        throw valueError("%R is not in deque", value);
    }

    @Method("insert(self, index, value, /)")
    synchronized void insert(long index, Object value) {
        if (size == maxlen) {
            throw indexError("deque already at its maximum size");
        }
        if (index >= size) {
            append(value);
            return;
        }
        if (index <= -size || index == 0) {
            appendLeft(value);
            return;
        }
        int at = (int) (index < 0 ? index + size : index);
        append(value);
        for (int i = size - 1; i > at; i--) {
            ring[head + i & ring.length - 1] = ring[head + i - 1 & ring.length - 1];
        }
        ring[head + at & ring.length - 1] = value;
    }

    @Method("pop(self, /)")
    synchronized Object pop() {
        if (size == 0) {
            throw indexError("pop from an empty deque");
        }
        return removeLast();
    }

    @Method("popleft(self, /)")
    synchronized Object popLeft() {
        if (size == 0) {
            throw indexError("pop from an empty deque");
        }
        return removeFirst();
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object state = Attributes.lookup(this, "__dict__");
        Object arguments = maxlen < 0 ? PyTuple.EMPTY : PyTuple.of(PyTuple.EMPTY, (Object) maxlen);
        return PyTuple.of(type(), arguments, state == null ? PyNone.NONE : state, Iteration.iter(this));
    }

    @Method("remove(self, value, /)")
    void remove(Object value) {
        int length = size();
        int seen = changes();
        for (int i = 0; i < length; i++) {
            boolean found = Comparison.equal(at(i), value);
            if (changes() != seen) {
                throw indexError("deque mutated during remove().");
            }
            if (found) {
                deleteAt(i);
                return;
            }
        }
        throw valueError("%R is not in deque", value);
    }

    @Method("__reversed__(self, /)")
    Object reversed() {
        return new PyDequeReverseIterator(this);
    }

    @Method("reverse(self, /)")
    synchronized void reverse() {
        Object[] items = toArray();
        for (int i = 0; i < items.length; i++) {
            ring[head + i & ring.length - 1] = items[items.length - 1 - i];
        }
    }

    @Method("rotate(self, n=1, /)")
    synchronized void rotate(long n) {
        if (size <= 1) {
            return;
        }
        int steps = (int) Math.floorMod(n, (long) size);
        if (steps <= size / 2) {
            for (; steps > 0; steps--) {
                Object item = removeLast();
                head = head - 1 & ring.length - 1;
                ring[head] = item;
                size++;
            }
        } else {
            for (steps = size - steps; steps > 0; steps--) {
                Object item = removeFirst();
                ring[head + size & ring.length - 1] = item;
                size++;
            }
        }
    }

    @Method("__sizeof__(self, /)")
    long sizeOf() {
        return 624 + 512L * (size() / 64);
    }

    @ClassMethod("__class_getitem__(cls, object, /)")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    @Getter("maxlen")
    Object maxlen() {
        return maxlen < 0 ? PyNone.NONE : (Object) maxlen;
    }

    // Special methods

    public Object __repr__() {
        if (!ReprGuard.enter(this)) {
            return "[...]";
        }
        try {
            TextBuilder out = new TextBuilder().append(type().name()).append("(");
            out.append(Representation.repr(PyList.of(toArray())));
            if (maxlen >= 0) {
                out.append(", maxlen=").append(Long.toString(maxlen));
            }
            return out.append(")").toStr();
        } finally {
            ReprGuard.leave(this);
        }
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyDeque that)) {
            return NOT_IMPLEMENTED;
        }
        if (op == Comparison.EQ || op == Comparison.NE) {
            if (this == that) {
                return op == Comparison.EQ;
            }
            if (size() != that.size()) {
                return op == Comparison.NE;
            }
        }
        Object a = Iteration.iter(this);
        Object b = Iteration.iter(that);
        while (true) {
            Object x = Iteration.next(a);
            Object y = Iteration.next(b);
            if (x == null || y == null) {
                return Comparison.holds(op, x == y ? 0 : x == null ? -1 : 1);
            }
            if (!Comparison.equal(x, y)) {
                return switch (op) {
                    case Comparison.EQ -> false;
                    case Comparison.NE -> true;
                    default -> Comparison.compare(x, y, op);
                };
            }
        }
    }

    public Object __iter__() {
        return new PyDequeIterator(this);
    }

    public boolean __bool__() {
        return size() != 0;
    }

    public long __len__() {
        return size();
    }

    public Object __concat__(Object other) {
        if (!(other instanceof PyDeque that)) {
            throw typeError("can only concatenate deque (not \"%T\") to deque", other);
        }
        PyDeque joined = (PyDeque) copy();
        joined.extend(that);
        return joined;
    }

    public Object __iconcat__(Object other) {
        extend(other);
        return this;
    }

    public Object __repeat__(Object count) {
        if (!Conversion.isIndex(count)) {
            return NOT_IMPLEMENTED;
        }
        return ((PyDeque) copy()).repeatInPlace(Conversion.toSize(count));
    }

    public Object __irepeat__(Object count) {
        if (!Conversion.isIndex(count)) {
            return NOT_IMPLEMENTED;
        }
        return repeatInPlace(Conversion.toSize(count));
    }

    private Object repeatInPlace(long count) {
        Object[] items = toArray();
        if (items.length == 0 || count == 1) {
            return this;
        }
        if (count <= 0) {
            clear();
            return this;
        }
        long total = items.length * count;
        if (maxlen >= 0 && total > maxlen) {
            // Only the last rounds survive.
            count = (maxlen + items.length - 1) / items.length;
            total = items.length * count;
        }
        if (total > Integer.MAX_VALUE / 2 || total / count != items.length) {
            throw taipan.objects.Raise.with(taipan.objects.PyExc.MemoryError);
        }
        for (long round = 1; round < count; round++) {
            for (Object item : items) {
                append(item);
            }
        }
        return this;
    }

    public Object __getitem__(Object key) {
        Object item = at(place(key));
        if (item == null) {
            throw indexError("deque index out of range");
        }
        return item;
    }

    public synchronized void __setitem__(Object key, Object value) {
        int index = place(key);
        if (at(index) == null) {
            throw indexError("deque index out of range");
        }
        ring[head + index & ring.length - 1] = value;
    }

    public synchronized void __delitem__(Object key) {
        int index = place(key);
        if (at(index) == null) {
            throw indexError("deque index out of range");
        }
        deleteAt(index);
    }

    /// The place an index means; -1 when it is out of range.
    private int place(Object key) {
        if (!Conversion.isIndex(key)) {
            throw typeError("sequence index must be integer, not '%T'", key);
        }
        long index = Conversion.toIndex(key, taipan.objects.PyExc.IndexError);
        int length = size();
        long at = index < 0 ? index + length : index;
        return at < 0 || at >= length ? -1 : (int) at;
    }

    public boolean __contains__(Object value) {
        int seen = changes();
        for (int i = 0, length = size(); i < length; i++) {
            boolean found = Comparison.equal(at(i), value);
            requireUnchanged(seen);
            if (found) {
                return true;
            }
        }
        return false;
    }
}
