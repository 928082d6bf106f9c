package taipan.modules.io;

import static taipan.objects.Raise.bufferError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyMemoryView;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// `_io.BytesIO`: a stream of bytes in memory.
/// CPython: Modules/_io/bytesio.c
@PyClass(name = "_io.BytesIO", base = PyBufferedIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyBytesIo extends PyBufferedIoBase {
    public static final PyType TYPE = PyBytesIoBindings.newType();

    /// The contents in the first `length` bytes; null when closed.
    private byte[] data = new byte[0];
    private int length;
    private int position;
    private int exports;

    PyBytesIo(PyType type) {
        super(type);
    }

    @Constructor("BytesIO(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBytesIo(cls);
    }

    @Init("BytesIO(self, initial_bytes=None)")
    void init(Object initial) {
        checkExports();
        data = new byte[0];
        length = position = 0;
        if (initial != PyNone.NONE) {
            data = Buffer.bytesOf(initial).clone();
            length = data.length;
        }
    }

    private void checkOpen() {
        if (data == null) {
            throw valueError("I/O operation on closed file.");
        }
    }

    private void checkExports() {
        if (exports > 0) {
            throw bufferError("Existing exports of data: object cannot be re-sized");
        }
    }

    @Override
    boolean isClosed() {
        return data == null;
    }

    @Override
    @Getter("closed")
    Object closed() {
        return data == null;
    }

    @Override
    @Method("readable(self, /)")
    Object readable() {
        checkOpen();
        return true;
    }

    @Override
    @Method("writable(self, /)")
    Object writable() {
        checkOpen();
        return true;
    }

    @Override
    @Method("seekable(self, /)")
    Object seekable() {
        checkOpen();
        return true;
    }

    @Override
    @Method("flush(self, /)")
    void flush() {
        checkOpen();
    }

    @Override
    @Method("isatty(self, /)")
    Object isatty() {
        checkOpen();
        return false;
    }

    @Override
    @Method("tell(self, /)")
    Object tell() {
        checkOpen();
        return (long) position;
    }

    private byte[] take(long n) {
        int count = (int) Math.max(0, Math.min(n < 0 ? Long.MAX_VALUE : n, (long) length - position));
        byte[] bytes = count == 0 ? new byte[0] : Arrays.copyOfRange(data, position, position + count);
        position += count;
        return bytes;
    }

    @Method("read(self, size=-1, /)")
    synchronized Object read(Object size) {
        checkOpen();
        return PyBytes.of(take(size(size)));
    }

    @Method("read1(self, size=-1, /)")
    Object read1(Object size) {
        return read(size);
    }

    private byte[] line(long limit) {
        int end = limit < 0 ? length : (int) Math.min(length, position + limit);
        int at = position;
        while (at < end && data[at] != '\n') {
            at++;
        }
        return take(position >= length ? 0 : Math.min(at + 1, end) - position);
    }

    @Override
    @Method("readline(self, size=-1, /)")
    synchronized Object readline(Object size) {
        checkOpen();
        return PyBytes.of(line(size(size)));
    }

    @Override
    @Method("readlines(self, size=None, /)")
    synchronized Object readlines(Object size) {
        checkOpen();
        long limit = size(size);
        Object[] lines = new Object[16];
        int n = 0;
        long total = 0;
        while (position < length) {
            byte[] line = line(-1);
            if (n == lines.length) {
                lines = Arrays.copyOf(lines, 2 * n);
            }
            lines[n++] = PyBytes.of(line);
            total += line.length;
            if (limit > 0 && total >= limit) {
                break;
            }
        }
        return PyList.of(Arrays.copyOf(lines, n));
    }

    @Override
    @Method("readinto(self, buffer, /)")
    synchronized Object readinto(Object target) {
        checkOpen();
        Buffer room = IoModule.writable(target, "readinto");
        try {
            int n = Math.max(0, Math.min(room.length(), length - position));
            System.arraycopy(data, Math.min(position, length), room.memory(), room.offset(), n);
            position += n;
            return (long) n;
        } finally {
            room.release();
        }
    }

    private void reserve(int size) {
        if (size > data.length) {
            data = Arrays.copyOf(data, Math.max(size, data.length + (data.length >> 1) + 64));
        }
    }

    @Override
    @Method("write(self, b, /)")
    synchronized Object write(Object source) {
        checkOpen();
        checkExports();
        Buffer bytes = Buffer.of(source, Buffer.FULL_RO);
        try {
            byte[] from = bytes.isContiguous() ? bytes.memory() : bytes.toBytes();
            int offset = bytes.isContiguous() ? bytes.offset() : 0;
            int n = bytes.length();
            checkOpen();
            if (n > 0) {
                reserve(Math.addExact(position, n));
                if (position > length) {
                    Arrays.fill(data, length, position, (byte) 0);
                }
                System.arraycopy(from, offset, data, position, n);
                position += n;
                length = Math.max(length, position);
            }
            return (long) n;
        } finally {
            bytes.release();
        }
    }

    @Override
    @Method("writelines(self, lines, /)")
    void writelines(Object lines) {
        checkOpen();
        Object iterator = Iteration.iter(lines);
        for (Object line = Iteration.next(iterator); line != null; line = Iteration.next(iterator)) {
            write(line);
        }
    }

    @Override
    @Method("seek(self, pos, whence=0, /)")
    Object seek(Object offset, Object whenceArgument) {
        checkOpen();
        long target = Conversion.toSize(offset);
        int whence = Conversion.toInt(whenceArgument);
        if (target < 0 && whence == 0) {
            throw valueError("negative seek value %d", target);
        }
        long base = switch (whence) {
            case 0 -> 0;
            case 1 -> position;
            case 2 -> length;
            default -> throw valueError("invalid whence (%d, should be 0, 1 or 2)", whence);
        };
        if (target > Integer.MAX_VALUE - base) {
            throw taipan.objects.Raise.overflowError("new position too large");
        }
        position = (int) Math.max(0, base + target);
        return (long) position;
    }

    @Override
    @Method("truncate(self, size=None, /)")
    synchronized Object truncate(Object size) {
        checkOpen();
        checkExports();
        long n = size == PyNone.NONE ? position : Conversion.toSize(size);
        if (n < 0) {
            throw valueError("negative size value %d", n);
        }
        if (n < length) {
            length = (int) n;
        }
        return n;
    }

    @Method("getvalue(self, /)")
    synchronized Object getvalue() {
        checkOpen();
        return PyBytes.of(Arrays.copyOf(data, length));
    }

    /// The live memory as a memoryview; the stream cannot change its size while one exists.
    @Method("getbuffer(self, /)")
    Object getbuffer() {
        checkOpen();
        return PyMemoryView.of(new PyBytesIoBuffer(this));
    }

    /// What `getbuffer` shows; null when closed.
    synchronized Buffer export(Object owner) {
        checkOpen();
        exports++;
        return new Buffer(owner, data, 0, length, false) {
            private boolean released;

            @Override
            public void release() {
                synchronized (PyBytesIo.this) {
                    if (!released) {
                        released = true;
                        exports--;
                    }
                }
            }
        };
    }

    @Override
    @Method("close(self, /)")
    void close() {
        checkExports();
        data = null;
    }

    @Method("__getstate__(self, /)")
    Object getState() {
        PyDict dict = Attributes.dictOf(this);
        return PyTuple.of(new Object[] {getvalue(), (long) position, dict == null || dict.size() == 0 ? PyNone.NONE : dict.copy()});
    }

    @Method("__setstate__(self, state, /)")
    void setState(Object state) {
        if (!(state instanceof PyTuple t) || t.size() < 3) {
            throw typeError("%s.__setstate__ argument should be 3-tuple, got %s", type().fullName(), PyType.of(state).fullName());
        }
        checkOpen();
        checkExports();
        init(t.at(0));
        if (!(t.at(1) instanceof Long p)) {
            throw typeError("second item of state must be an integer, got %s", PyType.of(t.at(1)).fullName());
        }
        if (p < 0) {
            throw valueError("position value cannot be negative");
        }
        position = (int) (long) p;
        if (t.at(2) != PyNone.NONE) {
            if (!(t.at(2) instanceof PyDict d)) {
                throw typeError("third item of state should be a dict, got a %s", PyType.of(t.at(2)).fullName());
            }
            Attributes.dictOf(this).update(d);
        }
    }

    @Method("__sizeof__(self, /)")
    long sizeOf() {
        return 128L + (data == null ? 0 : data.length);
    }

    @Override
    public Object __iter__() {
        checkOpen();
        return this;
    }

    @Override
    public synchronized Object __next__() {
        checkOpen();
        byte[] line = line(-1);
        return line.length == 0 ? null : PyBytes.of(line);
    }

    /// The object that `getbuffer`'s memoryview looks at.
    @PyClass(name = "_io._BytesIOBuffer")
    static final class PyBytesIoBuffer extends PyObject {
        static final PyType TYPE = PyBytesIoPyBytesIoBufferBindings.newType();

        private final PyBytesIo source;

        PyBytesIoBuffer(PyBytesIo source) {
            super(TYPE);
            this.source = source;
        }

        public Buffer __buffer__(int flags) {
            return source.export(this);
        }
    }
}
