package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.text.BytesText;

/// The Python `bytearray` type.
///
/// Changes are synchronized; readers take the storage array first and the size second, so that a concurrent change
/// shows them an older or newer state and never an index out of bounds.
/// CPython: Objects/bytearrayobject.c
@PyClass(name = "bytearray", subclassable = true, matchSelf = true)
public final class PyByteArray extends BytesLike {
    public static final PyType TYPE = PyByteArrayBindings.newType();
    private static final byte[] NOTHING = {};

    private volatile byte[] memory = NOTHING;
    private volatile int size;

    /// The buffers handed out and not given back, absent (null) when there never was one. They are held weakly: a
    /// memoryview that Python code dropped must not block the array for ever.
    private List<WeakReference<Export>> exports;

    PyByteArray(PyType type) {
        super(type);
    }

    /// A bytearray that owns the array.
    public static PyByteArray of(byte[] bytes) {
        var made = new PyByteArray(TYPE);
        made.memory = bytes;
        made.size = bytes.length;
        return made;
    }

    @Override
    byte[] memory() {
        return memory;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    Object make(byte[] bytes) {
        return of(bytes);
    }

    @Override
    Object unchanged() {
        byte[] current = memory;
        return of(Arrays.copyOf(current, length(current)));
    }

    @Override
    Object shown(Object given, byte[] separator) {
        return of(separator.clone());
    }

    // Buffers

    /// A buffer of this array that pins its storage until it is released or forgotten.
    private final class Export extends Buffer {
        Export(byte[] bytes, int length) {
            super(PyByteArray.this, bytes, 0, length, false);
        }

        @Override
        public void release() {
            withdraw(this);
        }
    }

    public Buffer __buffer__(int flags) {
        return export();
    }

    private synchronized Buffer export() {
        var made = new Export(memory, size);
        if (exports == null) {
            exports = new ArrayList<>(2);
        }
        exports.add(new WeakReference<>(made));
        return made;
    }

    private synchronized void withdraw(Export export) {
        for (int i = exports.size() - 1; i >= 0; i--) {
            Export known = exports.get(i).get();
            if (known == null || known == export) {
                exports.remove(i);
            }
        }
    }

    private boolean isExported() {
        for (int i = exports.size() - 1; i >= 0; i--) {
            if (exports.get(i).get() == null) {
                exports.remove(i);
            }
        }
        return !exports.isEmpty();
    }

    /// CPython: _canresize
    private void checkResizable() {
        if (exports == null || exports.isEmpty() || !isExported()) {
            return;
        }
        // What holds the buffer may be garbage already, which CPython would know at once.
        System.gc();
        if (isExported()) {
            throw Raise.bufferError("Existing exports of data: object cannot be re-sized");
        }
    }

    // Changing the storage; the caller is synchronized.

    /// Makes room for `count` bytes in place of `removed` ones at an index.
    private void splice(int at, int removed, int count) {
        if (count == removed) {
            return;
        }
        checkResizable();
        int rest = size - at - removed;
        long wanted = (long) size - removed + count;
        if (wanted > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError("");
        }
        byte[] old = memory;
        byte[] grown = old;
        if (wanted > old.length || wanted < old.length / 2) {
            int capacity = wanted > old.length ? (int) Math.min(wanted + (wanted >> 3) + 6, Integer.MAX_VALUE - 8) : (int) wanted;
            grown = new byte[capacity];
            System.arraycopy(old, 0, grown, 0, at);
        }
        System.arraycopy(old, at + removed, grown, at + count, rest);
        memory = grown;
        size = (int) wanted;
    }

    private synchronized void replaceAll(byte[] bytes) {
        if (bytes.length != size) {
            checkResizable();
        }
        memory = bytes;
        size = bytes.length;
    }

    private synchronized void appendAll(byte[] more) {
        int at = size;
        splice(at, 0, more.length);
        System.arraycopy(more, 0, memory, at, more.length);
    }

    // Construction

    @Constructor("bytearray(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyByteArray(cls);
    }

    /// CPython: bytearray___init___impl
    @Init("bytearray(self, source=NULL, encoding=NULL, errors=NULL)")
    void init(Object source, String encoding, String errors) {
        if (size != 0) {
            replaceAll(NOTHING);
        }
        if (source == null) {
            if (encoding != null || errors != null) {
                throw typeError(
                        encoding != null ? "encoding without a string argument" : "errors without a string argument");
            }
            return;
        }
        Object text = PyStr.valueOrNull(source);
        if (text != null) {
            if (encoding == null) {
                throw typeError("string argument without an encoding");
            }
            replaceAll(Codecs.encodeToBytes(text, encoding, errors).clone());
            return;
        }
        if (encoding != null || errors != null) {
            throw typeError(
                    encoding != null ? "encoding without a string argument" : "errors without a string argument");
        }
        int count = PyBytes.count(source);
        if (count >= 0) {
            replaceAll(new byte[count]);
        } else if (Buffer.isBuffer(source)) {
            byte[] bytes = Buffer.bytesOf(source);
            replaceAll(source instanceof PyBytes ? bytes.clone() : bytes);
        } else if (!Iteration.isIterable(source)) {
            throw typeError("cannot convert '%T' object to bytearray", source);
        } else {
            Object it = Iteration.iter(source);
            for (Object item = Iteration.next(it); item != null; item = Iteration.next(it)) {
                append(item);
            }
        }
    }

    @ClassMethod("fromhex(cls, string, /)")
    static Object fromHex(PyType cls, Object string) {
        byte[] bytes = fromHex(string);
        return cls == TYPE ? of(bytes) : Calls.call(cls, PyBytes.of(bytes));
    }

    // Text and comparison

    public Object __repr__() {
        byte[] current = memory;
        int length = length(current);
        char quote = BytesText.repr(current, 0, length, true).charAt(1);
        // Apostrophes are escaped even between double quotes.
        var out = new StringBuilder(type.name()).append("(b").append(quote);
        BytesText.appendEscaped(out, current, 0, length, '\'');
        return out.append(quote).append(')').toString();
    }

    public Object __str__() {
        if (ThreadState.current().interpreter().settings().bytesWarning > 0) {
            Warnings.warn(PyExc.BytesWarning, "str() on a bytearray instance", 1);
        }
        return __repr__();
    }

    public Object __richcompare__(Object other, int op) {
        if (!Buffer.isBuffer(other)) {
            return NOT_IMPLEMENTED;
        }
        byte[] that = Buffer.bytesOf(other);
        byte[] current = memory;
        return Comparison.holds(op, Arrays.compareUnsigned(current, 0, length(current), that, 0, that.length));
    }

    // Sequence

    public Object __getitem__(Object key) {
        byte[] current = memory;
        int length = length(current);
        if (key instanceof PySlice slice) {
            PySlice.Bounds b = slice.bounds(length);
            return of(PyBytes.slice(current, (int) b.start(), (int) b.step(), (int) b.length()));
        }
        return current[index(key, length)] & 0xFFL;
    }

    private static int index(Object key, int length) {
        long index = Sequences.subscript(key, "bytearray");
        long i = index < 0 ? index + length : index;
        if (i < 0 || i >= length) {
            throw Raise.indexError("bytearray index out of range");
        }
        return (int) i;
    }

    /// CPython: bytearray_ass_subscript
    public void __setitem__(Object key, Object value) {
        if (!(key instanceof PySlice slice)) {
            long index = Sequences.subscript(key, "bytearray");
            int b = byteValue(value);
            synchronized (this) {
                memory[index(index, size)] = (byte) b;
            }
            return;
        }
        byte[] bytes;
        if (value instanceof PyBytes b) {
            bytes = b.array();
        } else if (Buffer.isBuffer(value)) {
            bytes = Buffer.bytesOf(value);
        } else if (PyStr.valueOrNull(value) != null || Conversion.isIndex(value) || !Iteration.isIterable(value)) {
            throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        } else {
            bytes = fromIterable(value, "byte must be in range(0, 256)");
        }
        assign(slice, bytes);
    }

    private synchronized void assign(PySlice slice, byte[] bytes) {
        PySlice.Bounds b = slice.bounds(size);
        int start = (int) b.start();
        int count = (int) b.length();
        if (b.step() == 1) {
            splice(start, count, bytes.length);
            System.arraycopy(bytes, 0, memory, start, bytes.length);
            return;
        }
        if (bytes.length == 0) {
            deleteSlice(start, (int) b.step(), count);
            return;
        }
        if (bytes.length != count) {
            throw valueError(
                    "attempt to assign bytes of size %d to extended slice of size %d", bytes.length, count);
        }
        for (int i = 0, at = start; i < count; i++, at += (int) b.step()) {
            memory[at] = bytes[i];
        }
    }

    public void __delitem__(Object key) {
        if (key instanceof PySlice slice) {
            synchronized (this) {
                PySlice.Bounds b = slice.bounds(size);
                deleteSlice((int) b.start(), (int) b.step(), (int) b.length());
            }
            return;
        }
        long index = Sequences.subscript(key, "bytearray");
        synchronized (this) {
            splice(index(index, size), 1, 0);
        }
    }

    private void deleteSlice(int start, int step, int count) {
        if (count == 0) {
            return;
        }
        if (step == 1) {
            splice(start, count, 0);
            return;
        }
        checkResizable();
        if (step < 0) {
            start += step * (count - 1);
            step = -step;
        }
        byte[] kept = new byte[size - count];
        int out = 0;
        int next = start;
        int left = count;
        for (int i = 0; i < size; i++) {
            if (left > 0 && i == next) {
                next += step;
                left--;
            } else {
                kept[out++] = memory[i];
            }
        }
        memory = kept;
        size = kept.length;
    }

    public Object __iter__() {
        return new PyByteArrayIterator(this);
    }

    public Object __iconcat__(Object other) {
        if (!Buffer.isBuffer(other)) {
            throw typeError("can't concat %T to %T", other, this);
        }
        appendAll(Buffer.bytesOf(other));
        return this;
    }

    public Object __irepeat__(Object count) {
        long n = Sequences.repeatCount(count);
        replaceAll(repeated(n));
        return this;
    }

    public static Object __mod__(Object left, Object right) {
        return left instanceof PyByteArray ? of(PercentFormat.bytes(Buffer.bytesOf(left), right)) : NOT_IMPLEMENTED;
    }

    // Methods

    @Method("append(self, item, /)")
    void append(Object item) {
        int b = byteValue(item);
        synchronized (this) {
            int at = size;
            splice(at, 0, 1);
            memory[at] = (byte) b;
        }
    }

    @Method("insert(self, index, item, /)")
    void insert(long index, Object item) {
        int b = byteValue(item);
        synchronized (this) {
            int at = StrSearch.clipEnd(index, size);
            splice(at, 0, 1);
            memory[at] = (byte) b;
        }
    }

    @Method("extend(self, iterable_of_ints, /)")
    void extend(Object iterable) {
        if (Buffer.isBuffer(iterable)) {
            appendAll(Buffer.bytesOf(iterable));
            return;
        }
        if (!Iteration.isIterable(iterable)) {
            throw typeError("can't extend bytearray with %T", iterable);
        }
        // Asked for its exceptions alone.
        Iteration.lengthHint(iterable, 32);
        appendAll(fromIterable(iterable, "byte must be in range(0, 256)"));
    }

    @Method("pop(self, index=-1, /)")
    synchronized long pop(long index) {
        if (size == 0) {
            throw Raise.indexError("pop from empty bytearray");
        }
        long i = index < 0 ? index + size : index;
        if (i < 0 || i >= size) {
            throw Raise.indexError("pop index out of range");
        }
        checkResizable();
        int value = memory[(int) i] & 0xFF;
        splice((int) i, 1, 0);
        return value;
    }

    @Method("remove(self, value, /)")
    void remove(Object value) {
        byte b = (byte) byteValue(value);
        synchronized (this) {
            for (int i = 0; i < size; i++) {
                if (memory[i] == b) {
                    splice(i, 1, 0);
                    return;
                }
            }
        }
        throw valueError("value not found in bytearray");
    }

    @Method("reverse(self, /)")
    synchronized void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            byte b = memory[i];
            memory[i] = memory[j];
            memory[j] = b;
        }
    }

    @Method("clear(self, /)")
    void clear() {
        replaceAll(NOTHING);
    }

    @Method("copy(self, /)")
    Object copy() {
        return unchanged();
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return reduced(2);
    }

    @Method("__reduce_ex__(self, proto=0, /)")
    Object reduceEx(int proto) {
        return reduced(proto);
    }

    private Object reduced(int protocol) {
        byte[] bytes = Buffer.bytesOf(this);
        PyTuple args = PyTuple.EMPTY;
        if (bytes.length > 0) {
            args = protocol < 3
                    ? PyTuple.of(new String(bytes, StandardCharsets.ISO_8859_1), "latin-1")
                    : PyTuple.of(PyBytes.of(bytes));
        }
        Object dict = Attributes.lookup(this, "__dict__");
        return PyTuple.of(type, args, dict == null ? PyNone.NONE : dict);
    }

    @Method("__alloc__(self, /)")
    long alloc() {
        return size == 0 ? 0 : Math.max(memory.length, size + 1);
    }

    @Method("__sizeof__(self, /)")
    long sizeOf() {
        return 56 + alloc();
    }
}
