package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.text.BytesText;

/// The Python `memoryview` type: a buffer of another object, or a part or reinterpretation of one.
/// CPython: Objects/memoryobject.c
@PyClass(name = "memoryview", weakrefs = true, sequence = true)
public final class PyMemoryView extends PyObject {
    public static final PyType TYPE = PyMemoryViewBindings.newType();

    /// The buffer taken from the object, shared by all views of it; given back with the last of them.
    private final Managed managed;
    /// What this view shows.
    private final Buffer view;
    /// How many buffers of the view itself are in use.
    private final AtomicInteger exports = new AtomicInteger();
    private boolean released;
    private long hash;
    private boolean hashed;

    private record Managed(Buffer buffer, AtomicInteger views) {
        void release() {
            if (views.decrementAndGet() == 0) {
                buffer.release();
            }
        }
    }

    private PyMemoryView(Managed managed, Buffer view) {
        super(TYPE);
        this.managed = managed;
        this.view = view;
        managed.views.incrementAndGet();
    }

    @Constructor("memoryview(cls, /, object)")
    static Object construct(PyType cls, Object object) {
        return of(object);
    }

    /// CPython: PyMemoryView_FromObject
    public static PyMemoryView of(Object object) {
        if (object instanceof PyMemoryView m) {
            m.check();
            return m.with(m.view);
        }
        Buffer buffer = PyType.of(object).slots.buffer(object, Buffer.FULL_RO);
        if (buffer == null) {
            throw typeError("memoryview: a bytes-like object is required, not '%T'", object);
        }
        return of(buffer);
    }

    /// A view of a buffer that it gives back when released.
    public static PyMemoryView of(Buffer buffer) {
        return new PyMemoryView(new Managed(buffer, new AtomicInteger()), buffer);
    }

    private PyMemoryView with(Buffer other) {
        return new PyMemoryView(managed, other);
    }

    private Buffer shaped(int offset, int[] shape, int[] strides) {
        return view.derived(offset, view.readOnly, view.format, view.itemSize, shape, strides);
    }

    private void check() {
        if (released) {
            throw valueError("operation forbidden on released memoryview object");
        }
    }

    // Release

    @Method("release(self, /)")
    void release() {
        if (released) {
            return;
        }
        int count = exports.get();
        if (count > 0) {
            throw Raise.bufferError("memoryview has %d exported buffer%s", count, count == 1 ? "" : "s");
        }
        released = true;
        managed.release();
    }

    @Method("__enter__(self, /)")
    Object enter() {
        check();
        return this;
    }

    @Method("__exit__(self, /, *args)")
    void exit(Object[] args) {
        release();
    }

    /// A buffer of the view: the view cannot be released while it is in use.
    private final class Export extends Buffer {
        private boolean done;
        private final byte[] before;

        Export() {
            super(PyMemoryView.this, view.memory, view.offset, view.readOnly, view.format, view.itemSize, view.shape,
                    view.strides);
            exports.incrementAndGet();
            view.load();
            before = view.isOutside() && !view.readOnly ? view.memory.clone() : null;
        }

        @Override
        public boolean isOutside() {
            return view.isOutside();
        }

        @Override
        public void load(int at, int length) {
            view.load(at, length);
        }

        @Override
        public void store(int at, int length) {
            view.store(at, length);
        }

        @Override
        Buffer derived(int offset, boolean readOnly, String format, int itemSize, int[] shape, int[] strides) {
            return view.derived(offset, readOnly, format, itemSize, shape, strides);
        }

        @Override
        public void release() {
            if (!done) {
                done = true;
                if (before != null && isContiguous()) {
                    view.storeChanges(before, offset, length());
                }
                exports.decrementAndGet();
            }
        }
    }

    /// CPython: memory_getbuf
    public Buffer __buffer__(int flags) {
        check();
        if ((flags & Buffer.WRITABLE) != 0 && view.readOnly) {
            throw Raise.bufferError("memoryview: underlying buffer is not writable");
        }
        if ((flags & Buffer.STRIDES) != Buffer.STRIDES && !view.isContiguous()) {
            throw Raise.bufferError("memoryview: underlying buffer is not C-contiguous");
        }
        return new Export();
    }

    // Items

    public long __len__() {
        check();
        return view.shape.length == 0 ? 1 : view.shape[0];
    }

    public Object __getitem__(Object key) {
        check();
        if (view.shape.length == 0) {
            if (key instanceof PyTuple t && t.size() == 0) {
                return read(view.offset);
            }
            if (key == PyEllipsis.ELLIPSIS) {
                return this;
            }
            throw typeError("invalid indexing of 0-dim memory");
        }
        if (key instanceof PySlice slice) {
            return with(sliced(slice));
        }
        if (Conversion.isIndex(key)) {
            long index = Conversion.toIndex(key, PyExc.IndexError);
            if (view.shape.length > 1) {
                throw Raise.notImplementedError("multi-dimensional sub-views are not implemented");
            }
            return read(position(view.offset, 0, index));
        }
        return read(position(key));
    }

    private Object read(int at) {
        // Turning the index into a number may have released the view.
        check();
        view.load(at, view.itemSize);
        return NativeFormat.read(view.memory, at, view.format);
    }

    /// The place of an index in one dimension, from the place where the dimension starts.
    private int position(int from, int dimension, long index) {
        int length = view.shape[dimension];
        long i = index < 0 ? index + length : index;
        if (i < 0 || i >= length) {
            throw Raise.indexError("index out of bounds on dimension %d", dimension + 1);
        }
        return from + (int) i * view.strides[dimension];
    }

    /// The place of a tuple of indices.
    private int position(Object key) {
        if (!(key instanceof PyTuple tuple)) {
            throw typeError("memoryview: invalid slice key");
        }
        boolean slices = tuple.size() > 0;
        for (int i = 0; i < tuple.size(); i++) {
            slices &= tuple.at(i) instanceof PySlice;
            if (!(tuple.at(i) instanceof PySlice) && !Conversion.isIndex(tuple.at(i))) {
                throw typeError("memoryview: invalid slice key");
            }
        }
        if (slices) {
            throw Raise.notImplementedError("multi-dimensional slicing is not implemented");
        }
        int dimensions = view.shape.length;
        if (tuple.size() < dimensions) {
            throw Raise.notImplementedError("sub-views are not implemented");
        }
        if (tuple.size() > dimensions) {
            throw typeError("cannot index %d-dimension view with %d-element tuple", dimensions, tuple.size());
        }
        int at = view.offset;
        for (int i = 0; i < dimensions; i++) {
            if (tuple.at(i) instanceof PySlice) {
                throw typeError("memoryview: invalid slice key");
            }
            at = position(at, i, Conversion.toIndex(tuple.at(i), PyExc.IndexError));
        }
        return at;
    }

    private Buffer sliced(PySlice slice) {
        PySlice.Bounds b = slice.bounds(view.shape[0]);
        int[] shape = view.shape.clone();
        int[] strides = view.strides.clone();
        shape[0] = (int) b.length();
        strides[0] = (int) (strides[0] * b.step());
        return shaped(view.offset + (int) b.start() * view.strides[0], shape, strides);
    }

    /// CPython: memory_ass_sub
    public void __setitem__(Object key, Object value) {
        check();
        if (view.readOnly) {
            throw typeError("cannot modify read-only memory");
        }
        if (view.shape.length == 0) {
            if (key == PyEllipsis.ELLIPSIS || key instanceof PyTuple t && t.size() == 0) {
                write(view.offset, value);
                return;
            }
            throw typeError("invalid indexing of 0-dim memory");
        }
        if (key instanceof PySlice slice && view.shape.length == 1) {
            Buffer source = Buffer.of(value, Buffer.FULL_RO);
            try {
                Buffer target = sliced(slice);
                check();
                assign(target, source);
            } finally {
                source.release();
            }
            return;
        }
        if (key instanceof PySlice) {
            throw Raise.notImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
        }
        int at;
        if (Conversion.isIndex(key)) {
            if (view.shape.length > 1) {
                throw Raise.notImplementedError("sub-views are not implemented");
            }
            at = position(view.offset, 0, Conversion.toIndex(key, PyExc.IndexError));
        } else {
            at = position(key);
        }
        write(at, value);
    }

    /// Packs the value on the side first, for that may run Python code which releases the view.
    private void write(int at, Object value) {
        byte[] packed = new byte[view.itemSize];
        check();
        NativeFormat.write(packed, 0, view.format, value);
        check();
        System.arraycopy(packed, 0, view.memory, at, packed.length);
        view.store(at, packed.length);
    }

    /// CPython: copy_single
    private static void assign(Buffer target, Buffer source) {
        if (source.shape.length != 1
                || source.itemSize != target.itemSize
                || NativeFormat.letter(source.format) != NativeFormat.letter(target.format)
                || source.shape[0] != target.shape[0]) {
            throw valueError("memoryview assignment: lvalue and rvalue have different structures");
        }
        byte[] bytes = source.toBytes();
        int size = target.itemSize;
        if (target.strides[0] == size) {
            System.arraycopy(bytes, 0, target.memory, target.offset, bytes.length);
            target.store(target.offset, bytes.length);
            return;
        }
        for (int i = 0; i < target.shape[0]; i++) {
            System.arraycopy(bytes, i * size, target.memory, target.offset + i * target.strides[0], size);
            target.store(target.offset + i * target.strides[0], size);
        }
    }

    public void __delitem__(Object key) {
        check();
        throw typeError(view.readOnly ? "cannot modify read-only memory" : "cannot delete memory");
    }

    public Object __iter__() {
        check();
        if (view.shape.length == 0) {
            throw typeError("invalid indexing of 0-dim memory");
        }
        if (NativeFormat.letter(view.format) == 0) {
            throw Raise.notImplementedError("memoryview: format %s not supported", view.format);
        }
        if (view.shape.length > 1) {
            throw Raise.notImplementedError("multi-dimensional sub-views are not implemented");
        }
        return new PyMemoryViewIterator(this);
    }

    /// The item at an index of a view with one dimension.
    Object item(int index) {
        check();
        return read(view.offset + index * view.strides[0]);
    }

    // Comparison

    public long __hash__() {
        if (!hashed) {
            check();
            if (!view.readOnly) {
                throw valueError("cannot hash writable memoryview object");
            }
            char letter = NativeFormat.letter(view.format);
            if (letter != 'B' && letter != 'b' && letter != 'c') {
                throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
            }
            byte[] bytes = view.toBytes();
            hash = Hashing.ofBytes(bytes, 0, bytes.length);
            hashed = true;
        }
        return hash;
    }

    /// CPython: memory_richcompare
    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE) {
            return NOT_IMPLEMENTED;
        }
        if (released || other instanceof PyMemoryView m && m.released) {
            return (this == other) == (op == Comparison.EQ);
        }
        if (other instanceof PyMemoryView m) {
            return equal(view, m.view) == (op == Comparison.EQ);
        }
        if (!Buffer.isBuffer(other)) {
            return NOT_IMPLEMENTED;
        }
        Buffer that = PyType.of(other).slots.buffer(other, Buffer.FULL_RO);
        try {
            return equal(view, that) == (op == Comparison.EQ);
        } finally {
            that.release();
        }
    }

    private static boolean equal(Buffer a, Buffer b) {
        if (!Arrays.equals(a.shape, b.shape)) {
            return false;
        }
        char first = NativeFormat.letter(a.format);
        char second = NativeFormat.letter(b.format);
        if (first == 0 || second == 0) {
            return first == second && a.format.equals(b.format) && Arrays.equals(a.toBytes(), b.toBytes());
        }
        byte[] x = a.toBytes();
        byte[] y = b.toBytes();
        if (first == second && first != 'f' && first != 'd' && first != '?') {
            return Arrays.equals(x, y);
        }
        for (int i = 0; i < x.length / a.itemSize; i++) {
            Object left = NativeFormat.read(x, i * a.itemSize, a.format);
            Object right = NativeFormat.read(y, i * b.itemSize, b.format);
            if (!Comparison.equalByValue(left, right)) {
                return false;
            }
        }
        return true;
    }

    // Conversion

    public Object __repr__() {
        return Message.format(released ? "<released memory at %s>" : "<memory at %s>", Identity.address(this));
    }

    @Method("tobytes(self, /, order='C')")
    Object toBytes(Object order) {
        check();
        Object text = order == PyNone.NONE ? "C" : PyStr.argument(order, "tobytes", "argument 'order'");
        if (text.equals("F") || text.equals("A") && view.isFortranContiguous()) {
            return PyBytes.of(columns());
        }
        if (!text.equals("C") && !text.equals("A")) {
            throw valueError("order must be 'C', 'F' or 'A'");
        }
        return PyBytes.of(view.toBytes());
    }

    /// A copy with the first index varying fastest.
    private byte[] columns() {
        int dimensions = view.shape.length;
        if (dimensions < 2) {
            return view.toBytes();
        }
        int[] shape = new int[dimensions];
        int[] strides = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            shape[i] = view.shape[dimensions - 1 - i];
            strides[i] = view.strides[dimensions - 1 - i];
        }
        return shaped(view.offset, shape, strides).toBytes();
    }

    @Method("hex(self, /, sep=NULL, bytes_per_sep=1)")
    Object hex(Object sep, int bytesPerSep) {
        check();
        byte[] bytes = view.toBytes();
        return BytesText.hex(bytes, 0, bytes.length, BytesLike.separatorOfHex(sep), bytesPerSep);
    }

    @Method("tolist(self, /)")
    Object toList() {
        check();
        return view.shape.length == 0 ? read(view.offset) : list(0, view.offset);
    }

    private Object list(int dimension, int from) {
        Object[] items = new Object[view.shape[dimension]];
        for (int i = 0, at = from; i < items.length; i++, at += view.strides[dimension]) {
            items[i] = dimension == view.shape.length - 1 ? read(at) : list(dimension + 1, at);
        }
        return PyList.of(items);
    }

    @Method("toreadonly(self, /)")
    Object toReadOnly() {
        check();
        return with(
                view.derived(view.offset, true, view.format, view.itemSize, view.shape, view.strides));
    }

    /// CPython: memoryview_cast_impl
    @Method("cast(self, /, format, shape=NULL)")
    Object cast(Object format, Object shape) {
        String to = PyStr.toName(PyStr.argument(format, "cast", "argument 'format'"));
        check();
        if (!view.isContiguous()) {
            throw typeError("memoryview: casts are restricted to C-contiguous views");
        }
        int dimensions = -1;
        if (shape != null) {
            if (!(shape instanceof PyList) && !(shape instanceof PyTuple)) {
                throw typeError("shape must be a list or a tuple");
            }
            dimensions = (int) Sequences.length(shape);
            if (dimensions > 64) {
                throw valueError("memoryview: number of dimensions must not exceed 64");
            }
            if (view.shape.length != 1 && dimensions != 1) {
                throw typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
            }
        }
        for (int n : view.shape) {
            if (n == 0 && (view.shape.length != 1 || shape != null)) {
                throw typeError("memoryview: cannot cast view with zeros in shape or strides");
            }
        }
        char source = NativeFormat.letter(view.format);
        char target = NativeFormat.letter(to);
        if (target == 0) {
            throw valueError(
                    "memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        if (source == 0) {
            throw valueError(
                    "memoryview: source format must be a native single character format prefixed with an optional '@'");
        }
        if (!isByteFormat(source) && !isByteFormat(target)) {
            throw typeError("memoryview: cannot cast between two non-byte formats");
        }
        int size = NativeFormat.size(target);
        int length = view.length();
        if (length % size != 0) {
            throw typeError("memoryview: length is not a multiple of itemsize");
        }
        int[] sizes = dimensions < 0 ? new int[] {length / size} : shape(shape, dimensions, length, size);
        int[] strides = new int[sizes.length];
        int stride = size;
        for (int i = sizes.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= sizes[i];
        }
        return with(view.derived(view.offset, view.readOnly, to, size, sizes, strides));
    }

    private static boolean isByteFormat(char letter) {
        return letter == 'B' || letter == 'b' || letter == 'c';
    }

    private static int[] shape(Object shape, int dimensions, int length, int size) {
        Object[] items = Iteration.toArray(shape);
        int[] sizes = new int[dimensions];
        long product = size;
        for (int i = 0; i < dimensions; i++) {
            Object n = PyInt.valueOrNull(items[i]);
            if (n == null) {
                throw typeError("memoryview.cast(): elements of shape must be integers");
            }
            if (!(n instanceof Long count) || count <= 0 || count > Integer.MAX_VALUE) {
                throw valueError("memoryview.cast(): elements of shape must be integers > 0");
            }
            sizes[i] = (int) (long) count;
            product = Math.min(product * count, Integer.MAX_VALUE + 1L);
        }
        if (product != length) {
            throw typeError("memoryview: product(shape) * itemsize != buffer size");
        }
        return sizes;
    }

    // Attributes

    @Getter("obj")
    Object obj() {
        check();
        Object owner = managed.buffer.owner();
        return owner == null ? PyNone.NONE : owner;
    }

    @Getter("nbytes")
    long nbytes() {
        check();
        return view.length();
    }

    @Getter("itemsize")
    long itemSize() {
        check();
        return view.itemSize;
    }

    @Getter("format")
    Object format() {
        check();
        return view.format;
    }

    @Getter("ndim")
    long ndim() {
        check();
        return view.shape.length;
    }

    @Getter("readonly")
    boolean readOnly() {
        check();
        return view.readOnly;
    }

    private static PyTuple tuple(int[] numbers) {
        Object[] items = new Object[numbers.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = (long) numbers[i];
        }
        return PyTuple.of(items);
    }

    @Getter("shape")
    Object shape() {
        check();
        return tuple(view.shape);
    }

    @Getter("strides")
    Object strides() {
        check();
        return tuple(view.strides);
    }

    @Getter("suboffsets")
    Object suboffsets() {
        check();
        return PyTuple.EMPTY;
    }

    @Getter("c_contiguous")
    boolean isContiguousInC() {
        check();
        return view.isContiguous();
    }

    @Getter("f_contiguous")
    boolean isContiguousInFortran() {
        check();
        return view.isFortranContiguous();
    }

    @Getter("contiguous")
    boolean isContiguous() {
        check();
        return view.isContiguous() || view.isFortranContiguous();
    }
}
