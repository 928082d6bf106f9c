package taipan.modules.array;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.bufferError;
import static taipan.objects.Raise.eofError;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.SliceIndex;
import taipan.code.WideStr;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Identity;
import taipan.objects.Iteration;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PySlice;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Representation;
import taipan.objects.Sequences;
import taipan.text.TextBuilder;

/// The `array.array` type: numbers of one machine type, side by side in memory.
///
/// The memory is a Java byte array, so that the buffer protocol can show it as it is. While a buffer is out, the array
/// must not move.
/// CPython: Modules/arraymodule.c
@PyClass(name = "array.array", subclassable = true, sequence = true, weakrefs = true)
public final class PyArray extends PyExtensible {
    public static final PyType TYPE = PyArrayBindings.newType();

    private static final byte[] NOTHING = {};

    private final TypeCode code;
    private byte[] memory = NOTHING;
    private int size;
    private int exports;

    private PyArray(PyType type, TypeCode code) {
        super(type);
        this.code = code;
    }

    private PyArray(PyType type, TypeCode code, byte[] memory) {
        super(type);
        this.code = code;
        this.memory = memory;
        this.size = memory.length / code.size;
    }

    static PyArray of(PyType type, TypeCode code, byte[] memory) {
        return new PyArray(type, code, memory);
    }

    int size() {
        return size;
    }

    Object item(int place) {
        return code.get(memory, place * code.size);
    }

    TypeCode code() {
        return code;
    }

    /// The items as bytes, a copy.
    byte[] bytes() {
        return Arrays.copyOf(memory, size * code.size);
    }

    // Construction

    @Constructor("array(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null && cls == TYPE) {
            throw typeError("array.array() takes no keyword arguments");
        }
        if (args.length == 0) {
            throw typeError("array() takes at least 1 argument (0 given)");
        }
        if (args.length > 2) {
            throw typeError("array() takes at most 2 arguments (%d given)", args.length);
        }
        TypeCode code = code(args[0]);
        Object initial = args.length == 1 ? null : args[1];
        if (initial != null && code != TypeCode.WIDE_CHAR) {
            if (PyStr.valueOrNull(initial) != null) {
                throw typeError("cannot use a str to initialize an array with typecode '%c'", (int) code.code);
            }
            if (initial instanceof PyArray a && a.code == TypeCode.WIDE_CHAR) {
                throw typeError("cannot use a unicode array to initialize an array with typecode '%c'", (int) code.code);
            }
        }
        PyArray array = new PyArray(cls, code);
        if (initial != null) {
            array.fill(initial);
        }
        return array;
    }

    private static TypeCode code(Object given) {
        Object text = PyStr.valueOrNull(given);
        int c = text instanceof String s && s.length() == 1 ? s.charAt(0)
                : text instanceof WideStr w && w.length() == 1 ? w.codePointAt(0) : -1;
        if (c < 0) {
            throw typeError("array() argument 1 must be a unicode character, not %T", given);
        }
        TypeCode code = TypeCode.of(c);
        if (code == null) {
            throw valueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
        }
        return code;
    }

    private void fill(Object initial) {
        Object text = PyStr.valueOrNull(initial);
        if (initial instanceof PyBytes || initial instanceof PyByteArray) {
            addBytes(Buffer.bytesOf(initial));
        } else if (text != null) {
            addText(text);
        } else if (initial instanceof PyArray a && a.code == code) {
            addBytes(a.bytes());
        } else {
            addAll(initial);
        }
    }

    // Storage

    /// An array whose memory is shown to somebody keeps its size.
    private void checkMovable() {
        if (exports > 0) {
            throw bufferError("cannot resize an array that is exporting buffers");
        }
    }

    /// Opens or closes a gap at a place.
    private void resizeAt(int place, int by) {
        if (by == 0) {
            return;
        }
        checkMovable();
        long grown = ((long) size + by) * code.size;
        if (grown > Integer.MAX_VALUE - 8) {
            throw Raise.of(PyExc.MemoryError, "");
        }
        int unit = code.size;
        if (grown > memory.length) {
            memory = Arrays.copyOf(memory, (int) Math.min(grown + (grown >> 3) + 16, Integer.MAX_VALUE - 8));
        }
        int from = by > 0 ? place : place - by;
        System.arraycopy(memory, from * unit, memory, (from + by) * unit, (size - from) * unit);
        size += by;
    }

    private void addBytes(byte[] bytes) {
        if (bytes.length % code.size != 0) {
            throw valueError("bytes length not a multiple of item size");
        }
        int at = size;
        resizeAt(at, bytes.length / code.size);
        System.arraycopy(bytes, 0, memory, at * code.size, bytes.length);
    }

    private void addText(Object text) {
        int[] cps = text instanceof WideStr w ? w.codePoints() : null;
        int n = cps != null ? cps.length : ((String) text).length();
        int at = size;
        resizeAt(at, n);
        for (int i = 0; i < n; i++) {
            code.set(memory, (at + i) * 4, cps != null ? cps[i] : ((String) text).charAt(i));
        }
    }

    private void addAll(Object iterable) {
        Object it = Iteration.iter(iterable);
        for (Object value = Iteration.next(it); value != null; value = Iteration.next(it)) {
            append(value);
        }
    }

    private long toPlace(Object key) {
        if (!Conversion.isIndex(key)) {
            throw typeError("array indices must be integers");
        }
        long i = Conversion.toIndex(key, PyExc.IndexError);
        return i < 0 ? i + size : i;
    }

    private boolean exists(long place) {
        return place >= 0 && place < size;
    }

    private PyArray like(byte[] bytes) {
        return new PyArray(TYPE, code, bytes);
    }

    // Methods

    @Getter("typecode")
    String typecode() {
        return String.valueOf(code.code);
    }

    @Getter("itemsize")
    long itemsize() {
        return code.size;
    }

    @Method("append(self, v, /)")
    void append(Object value) {
        long bits = code.bits(value);
        resizeAt(size, 1);
        code.set(memory, (size - 1) * code.size, bits);
    }

    @Method("insert(self, i, v, /)")
    void insert(long index, Object value) {
        long bits = code.bits(value);
        int place = (int) (index < 0 ? Math.max(index + size, 0) : Math.min(index, size));
        resizeAt(place, 1);
        code.set(memory, place * code.size, bits);
    }

    @Method("pop(self, i=-1, /)")
    Object pop(long index) {
        if (size == 0) {
            throw indexError("pop from empty array");
        }
        long place = index < 0 ? index + size : index;
        if (!exists(place)) {
            throw indexError("pop index out of range");
        }
        Object value = item((int) place);
        resizeAt((int) place, -1);
        return value;
    }

    @Method("remove(self, v, /)")
    void remove(Object value) {
        for (int i = 0; i < size; i++) {
            if (Comparison.equal(item(i), value)) {
                resizeAt(i, -1);
                return;
            }
        }
        throw valueError("array.remove(x): x not in array");
    }

    @Method("index(self, v, start=0, stop=9223372036854775807, /)")
    long index(Object value, @SliceIndex long start, @SliceIndex long stop) {
        long to = stop < 0 ? stop + size : stop;
        for (long i = start < 0 ? Math.max(start + size, 0) : start; i < to && i < size; i++) {
            if (Comparison.equal(item((int) i), value)) {
                return i;
            }
        }
        throw valueError("array.index(x): x not in array");
    }

    @Method("count(self, v, /)")
    long count(Object value) {
        long n = 0;
        for (int i = 0; i < size; i++) {
            if (Comparison.equal(item(i), value)) {
                n++;
            }
        }
        return n;
    }

    @Method("extend(self, bb, /)")
    void extend(Object values) {
        if (!(values instanceof PyArray that)) {
            addAll(values);
            return;
        }
        if (that.code != code) {
            throw typeError("can only extend with array of same kind");
        }
        addBytes(that.bytes());
    }

    @Method("fromlist(self, list, /)")
    void fromList(Object list) {
        if (!(list instanceof PyList values)) {
            throw typeError("arg must be list");
        }
        int n = values.size();
        int before = size;
        resizeAt(before, n);
        try {
            for (int i = 0; i < n; i++) {
                code.set(memory, (before + i) * code.size, code.bits(values.get(i)));
                if (values.size() != n) {
                    throw Raise.runtimeError("list changed size during iteration");
                }
            }
        } catch (RuntimeException e) {
            size = before;
            throw e;
        }
    }

    @Method("tolist(self, /)")
    Object toList() {
        Object[] items = new Object[size];
        for (int i = 0; i < items.length; i++) {
            items[i] = item(i);
        }
        return PyList.of(items);
    }

    @Method("frombytes(self, buffer, /)")
    void fromBytes(Object buffer) {
        addBytes(Buffer.bytesOf(buffer));
    }

    @Method("tobytes(self, /)")
    Object toBytes() {
        return PyBytes.of(bytes());
    }

    @Method("fromunicode(self, ustr, /)")
    void fromUnicode(Object text) {
        Object value = PyStr.valueOrNull(text);
        if (value == null) {
            throw typeError("fromunicode() argument must be str, not %T", text);
        }
        if (code != TypeCode.WIDE_CHAR) {
            throw valueError("fromunicode() may only be called on unicode type arrays");
        }
        addText(value);
    }

    @Method("tounicode(self, /)")
    Object toUnicode() {
        if (code != TypeCode.WIDE_CHAR) {
            throw valueError("tounicode() may only be called on unicode type arrays");
        }
        TextBuilder text = new TextBuilder();
        for (int i = 0; i < size; i++) {
            text.append(TypeCode.codePoint(memory, 4 * i));
        }
        return text.toStr();
    }

    @Method("fromfile(self, f, n, /)")
    void fromFile(Object file, long n) {
        if (n < 0) {
            throw valueError("negative count");
        }
        Object read = Calls.call(Attributes.get(file, "read"), n * code.size);
        if (!(read instanceof PyBytes b)) {
            throw typeError("read() didn't return bytes");
        }
        byte[] bytes = b.array();
        addBytes(bytes);
        if (bytes.length != n * code.size) {
            throw eofError("read() didn't return enough bytes");
        }
    }

    @Method("tofile(self, f, /)")
    void toFile(Object file) {
        int block = 64 * 1024;
        byte[] all = bytes();
        for (int i = 0; i < all.length; i += block) {
            Calls.method(file, "write", PyBytes.of(Arrays.copyOfRange(all, i, Math.min(i + block, all.length))));
        }
        if (all.length == 0) {
            Attributes.get(file, "write");
        }
    }

    @Method("byteswap(self, /)")
    void byteSwap() {
        int unit = code.size;
        for (int i = 0; i < size * unit; i += unit) {
            for (int a = i, b = i + unit - 1; a < b; a++, b--) {
                byte t = memory[a];
                memory[a] = memory[b];
                memory[b] = t;
            }
        }
    }

    @Method("buffer_info(self, /)")
    Object bufferInfo() {
        return PyTuple.of(Identity.id(this), (long) size);
    }

    @Method("reverse(self, /)")
    void reverse() {
        int unit = code.size;
        byte[] spare = new byte[unit];
        for (int a = 0, b = (size - 1) * unit; a < b; a += unit, b -= unit) {
            System.arraycopy(memory, a, spare, 0, unit);
            System.arraycopy(memory, b, memory, a, unit);
            System.arraycopy(spare, 0, memory, b, unit);
        }
    }

    @Method("__copy__(self, /)")
    Object copy() {
        return like(bytes());
    }

    @Method("__deepcopy__(self, unused, /)")
    Object deepCopy(Object memo) {
        return copy();
    }

    @Method("__reduce_ex__(self, value, /)")
    Object reduce(Object protocol) {
        Object state = Attributes.lookup(this, "__dict__");
        if (state == null) {
            state = PyNone.NONE;
        }
        if (!Conversion.isIndex(protocol)) {
            throw typeError("__reduce_ex__ argument should be an integer");
        }
        if (Conversion.toLong(protocol) < 3) {
            Object items = code == TypeCode.WIDE_CHAR ? toUnicode() : toList();
            return PyTuple.of(type(), PyTuple.of(typecode(), items), state);
        }
        Object reconstructor = ArrayModule.reconstructor();
        return PyTuple.of(
                reconstructor, PyTuple.of(type(), typecode(), (long) code.machineFormat, PyBytes.of(bytes())), state);
    }

    @Method("__sizeof__(self, /)")
    long sizeOf() {
        return 64 + memory.length;
    }

    // Slots

    public long __len__() {
        return size;
    }

    public Object __iter__() {
        return new PyArrayIterator(this);
    }

    public boolean __contains__(Object value) {
        for (int i = 0; i < size; i++) {
            if (Comparison.equal(item(i), value)) {
                return true;
            }
        }
        return false;
    }

    public Object __getitem__(Object key) {
        if (key instanceof PySlice slice) {
            PySlice.Bounds b = slice.numbers().within(size);
            byte[] picked = new byte[b.length() * code.size];
            for (int i = 0; i < b.length(); i++) {
                System.arraycopy(memory, b.at(i) * code.size, picked, i * code.size, code.size);
            }
            return like(picked);
        }
        long place = toPlace(key);
        if (!exists(place)) {
            throw indexError("array index out of range");
        }
        return item((int) place);
    }

    public void __setitem__(Object key, Object value) {
        if (key instanceof PySlice slice) {
            setSlice(slice.numbers(), value);
            return;
        }
        long place = toPlace(key);
        if (!exists(place)) {
            throw indexError("array assignment index out of range");
        }
        long bits = code.bits(value);
        if (!exists(place)) {
            throw indexError("array assignment index out of range");
        }
        code.set(memory, (int) place * code.size, bits);
    }

    private void setSlice(PySlice.Numbers numbers, Object value) {
        if (!(value instanceof PyArray that)) {
            throw typeError("can only assign array (not \"%T\") to array slice", value);
        }
        if (that.code != code) {
            throw typeError("bad argument type for built-in operation");
        }
        byte[] bytes = that.bytes();
        PySlice.Bounds b = numbers.within(size);
        if (b.step() == 1) {
            resizeAt(b.start(), that.size - b.length());
            System.arraycopy(bytes, 0, memory, b.start() * code.size, bytes.length);
            return;
        }
        if (that.size != b.length()) {
            throw valueError("attempt to assign array of size %d to extended slice of size %d", that.size, b.length());
        }
        for (int i = 0; i < b.length(); i++) {
            System.arraycopy(bytes, i * code.size, memory, b.at(i) * code.size, code.size);
        }
    }

    public void __delitem__(Object key) {
        if (!(key instanceof PySlice slice)) {
            long place = toPlace(key);
            if (!exists(place)) {
                throw indexError("array assignment index out of range");
            }
            resizeAt((int) place, -1);
            return;
        }
        PySlice.Bounds b = slice.numbers().within(size);
        if (b.step() == 1) {
            resizeAt(b.start(), -b.length());
            return;
        }
        // From the back, so that the places in front stay what they are.
        for (int i = 0; i < b.length(); i++) {
            resizeAt(b.at(b.step() > 0 ? b.length() - 1 - i : i), -1);
        }
    }

    public Object __concat__(Object other) {
        if (!(other instanceof PyArray that)) {
            throw typeError("can only append array (not \"%T\") to array", other);
        }
        if (that.code != code) {
            throw typeError("bad argument type for built-in operation");
        }
        PyArray joined = like(bytes());
        joined.addBytes(that.bytes());
        return joined;
    }

    public Object __iconcat__(Object other) {
        if (!(other instanceof PyArray)) {
            throw typeError("can only extend array with array (not \"%T\")", other);
        }
        extend(other);
        return this;
    }

    private byte[] repeated(Object count) {
        long n = Sequences.repeatCount(count);
        byte[] once = bytes();
        byte[] all = new byte[Sequences.repeatedLength(once.length, n)];
        for (int i = 0; i < all.length; i += once.length) {
            System.arraycopy(once, 0, all, i, once.length);
        }
        return all;
    }

    public Object __repeat__(Object count) {
        return like(repeated(count));
    }

    public Object __irepeat__(Object count) {
        byte[] all = repeated(count);
        if (all.length != size * code.size) {
            checkMovable();
            memory = all;
            size = all.length / code.size;
        }
        return this;
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyArray that)) {
            return NOT_IMPLEMENTED;
        }
        if (size != that.size && (op == Comparison.EQ || op == Comparison.NE)) {
            return op == Comparison.NE;
        }
        for (int i = 0; i < Math.min(size, that.size); i++) {
            Object a = item(i);
            Object b = that.item(i);
            if (Comparison.equalByValue(a, b)) {
                continue;
            }
            return switch (op) {
                case Comparison.EQ -> false;
                case Comparison.NE -> true;
                default -> Comparison.compare(a, b, op);
            };
        }
        return Comparison.holds(op, Integer.compare(size, that.size));
    }

    public Buffer __buffer__(int flags) {
        exports++;
        String format = code == TypeCode.WIDE_CHAR ? "w" : typecode();
        return new Buffer(this, memory, 0, false, format, code.size, new int[] {size}, new int[] {code.size}) {
            private boolean released;

            @Override
            public void release() {
                if (!released) {
                    released = true;
                    exports--;
                }
            }
        };
    }

    public Object __repr__() {
        TextBuilder text = new TextBuilder();
        text.append(type().name());
        text.append("('");
        text.append(code.code);
        text.append('\'');
        if (size > 0) {
            text.append(", ");
            text.append(Representation.repr(code == TypeCode.WIDE_CHAR ? toUnicode() : toList()));
        }
        text.append(')');
        return text.toStr();
    }
}
