package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.text.BytesText;

/// The Python `bytes` type.
/// CPython: Objects/bytesobject.c
@PyClass(name = "bytes", subclassable = true, matchSelf = true)
public final class PyBytes extends BytesLike {
    public static final PyType TYPE = PyBytesBindings.newType();
    public static final PyBytes EMPTY = new PyBytes(TYPE, new byte[0]);

    private final byte[] bytes;
    private long hash;
    private boolean hashed;

    PyBytes(PyType type, byte[] bytes) {
        super(type);
        this.bytes = bytes;
    }

    /// A bytes object that owns the array, which must not change any more.
    public static PyBytes of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new PyBytes(TYPE, bytes);
    }

    /// A bytes object of the contents of a bytes-like object.
    public static PyBytes fromBuffer(Object o) {
        return of(Buffer.bytesOf(o));
    }

    /// The bytes themselves, not a copy: not to be changed.
    public byte[] array() {
        return bytes;
    }

    /// A copy of the bytes.
    public byte[] toByteArray() {
        return bytes.clone();
    }

    public byte byteAt(int index) {
        return bytes[index];
    }

    @Override
    byte[] memory() {
        return bytes;
    }

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    Object make(byte[] made) {
        return of(made);
    }

    @Override
    Object unchanged() {
        return type == TYPE ? this : of(bytes);
    }

    // Construction

    @Constructor("bytes(cls, source=NULL, encoding=NULL, errors=NULL)")
    static Object construct(PyType cls, Object source, String encoding, String errors) {
        if (source == null) {
            if (encoding != null || errors != null) {
                throw typeError(
                        encoding != null ? "encoding without a string argument" : "errors without a string argument");
            }
            return cls == TYPE ? EMPTY : new PyBytes(cls, EMPTY.bytes);
        }
        PyBytes made = from(source, encoding, errors);
        return cls == TYPE ? made : new PyBytes(cls, made.bytes);
    }

    /// CPython: bytes_new_impl
    private static PyBytes from(Object source, String encoding, String errors) {
        Object text = PyStr.valueOrNull(source);
        if (encoding != null) {
            if (text == null) {
                throw typeError("encoding without a string argument");
            }
            return (PyBytes) Codecs.encode(text, encoding, errors);
        }
        if (errors != null) {
            throw typeError(
                    text != null ? "string argument without an encoding" : "errors without a string argument");
        }
        if (source instanceof PyBytes b && b.type == TYPE) {
            return b;
        }
        PyBytes special = special(source);
        if (special != null) {
            return special;
        }
        if (text != null) {
            throw typeError("string argument without an encoding");
        }
        int count = count(source);
        return count >= 0 ? of(new byte[count]) : fromAny(source);
    }

    /// The number of bytes to make, or -1 when the source is no number after all.
    static int count(Object source) {
        if (!Conversion.isIndex(source)) {
            return -1;
        }
        long count;
        try {
            count = Conversion.toIndex(source, PyExc.OverflowError);
        } catch (Raised e) {
            if (!e.matches(PyExc.TypeError)) {
                throw e;
            }
            return -1;
        }
        if (count < 0) {
            throw valueError("negative count");
        }
        if (count > Long.MAX_VALUE - 33) {
            throw Raise.overflowError("byte string is too large");
        }
        if (count > Integer.MAX_VALUE - 8) {
            throw Raise.memoryError("");
        }
        return (int) count;
    }

    private static PyBytes special(Object source) {
        if (!(source instanceof PyObject)) {
            return null;
        }
        Object made = Calls.special(source, "__bytes__");
        if (made == null) {
            return null;
        }
        if (!(made instanceof PyBytes b)) {
            throw typeError("__bytes__ returned non-bytes (type %T)", made);
        }
        return b;
    }

    /// What `bytes(x)` makes of anything but counts and text. CPython: PyObject_Bytes
    public static PyBytes fromObject(Object source) {
        if (source instanceof PyBytes b && b.type == TYPE) {
            return b;
        }
        PyBytes special = special(source);
        return special != null ? special : fromAny(source);
    }

    /// CPython: PyBytes_FromObject
    private static PyBytes fromAny(Object source) {
        if (Buffer.isBuffer(source)) {
            return of(Buffer.bytesOf(source));
        }
        if (PyStr.valueOrNull(source) != null || !Iteration.isIterable(source)) {
            throw typeError("cannot convert '%T' object to bytes", source);
        }
        return of(fromIterable(source, "bytes must be in range(0, 256)"));
    }

    @ClassMethod("fromhex(cls, string, /)")
    static Object fromHex(PyType cls, Object string) {
        PyBytes made = of(fromHex(string));
        return cls == TYPE ? made : Calls.call(cls, made);
    }

    // Text and comparison

    public Object __repr__() {
        return BytesText.repr(bytes, 0, bytes.length, true);
    }

    public Object __str__() {
        if (ThreadState.current().interpreter().settings().bytesWarning > 0) {
            Warnings.warn(PyExc.BytesWarning, "str() on a bytes instance", 1);
        }
        return __repr__();
    }

    public long __hash__() {
        if (!hashed) {
            hash = Hashing.ofBytes(bytes, 0, bytes.length);
            hashed = true;
        }
        return hash;
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyBytes that)) {
            warnOfComparison(other, op);
            return NOT_IMPLEMENTED;
        }
        return switch (op) {
            case Comparison.EQ -> Arrays.equals(bytes, that.bytes);
            case Comparison.NE -> !Arrays.equals(bytes, that.bytes);
            default -> Comparison.holds(op, Arrays.compareUnsigned(bytes, that.bytes));
        };
    }

    private static void warnOfComparison(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE
                || ThreadState.current().interpreter().settings().bytesWarning == 0) {
            return;
        }
        if (PyStr.valueOrNull(other) != null) {
            Warnings.warn(PyExc.BytesWarning, "Comparison between bytes and string", 1);
        } else if (PyInt.valueOrNull(other) != null) {
            Warnings.warn(PyExc.BytesWarning, "Comparison between bytes and int", 1);
        }
    }

    // Sequence

    public Object __getitem__(Object key) {
        if (key instanceof PySlice slice) {
            PySlice.Bounds b = slice.bounds(bytes.length);
            if (b.length() == bytes.length && b.step() == 1 && type == TYPE) {
                return this;
            }
            return of(slice(bytes, (int) b.start(), (int) b.step(), (int) b.length()));
        }
        if (!Conversion.isIndex(key)) {
            throw typeError("byte indices must be integers or slices, not %T", key);
        }
        long index = Conversion.toIndex(key, PyExc.IndexError);
        long i = index < 0 ? index + bytes.length : index;
        if (i < 0 || i >= bytes.length) {
            throw Raise.indexError("index out of range");
        }
        return bytes[(int) i] & 0xFFL;
    }

    static byte[] slice(byte[] memory, int start, int step, int count) {
        if (step == 1) {
            return Arrays.copyOfRange(memory, start, start + count);
        }
        byte[] out = new byte[count];
        for (int i = 0, at = start; i < count; i++, at += step) {
            out[i] = memory[at];
        }
        return out;
    }

    @Override
    public Object __repeat__(Object count) {
        return type == TYPE && count instanceof Long n && n == 1 ? this : super.__repeat__(count);
    }

    public Object __iter__() {
        return new PyBytesIterator(this);
    }

    public static Object __mod__(Object left, Object right) {
        return left instanceof PyBytes b ? of(PercentFormat.bytes(b.bytes, right)) : NOT_IMPLEMENTED;
    }

    public Buffer __buffer__(int flags) {
        if ((flags & Buffer.WRITABLE) != 0) {
            throw Raise.bufferError("Object is not writable.");
        }
        return new Buffer(this, bytes, 0, bytes.length, true);
    }

    @Method("__getnewargs__(self, /)")
    Object getNewArgs() {
        return PyTuple.of(of(bytes));
    }
}
