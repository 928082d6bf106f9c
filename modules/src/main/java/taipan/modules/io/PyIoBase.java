package taipan.modules.io;

import java.lang.ref.WeakReference;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Finalizers;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.Unraisable;
import taipan.text.ByteBuilder;

/// `_io._IOBase`: what every stream has. The methods go through the attributes of the stream, because classes made by
/// Python code override them one by one.
/// CPython: Modules/_io/iobase.c
@PyClass(name = "_io._IOBase", subclassable = true, hasDict = true, weakrefs = true)
public class PyIoBase extends PyExtensible {
    public static final PyType TYPE = PyIoBaseBindings.newType();

    private boolean baseClosed;
    /// Keeps the promise to close the stream when nobody can reach it; null without one. Streams of classes made by
    /// Python code have theirs from `PyExtensible`.
    private Object ticket;
    /// What `IoModule` knows the stream by while it holds something back.
    private Object pendingKey;

    PyIoBase(PyType type) {
        super(type);
    }

    @Constructor("_IOBase(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyIoBase(cls);
    }

    static Raised unsupported(String message) {
        return IoModule.current().unsupported(message);
    }

    /// Sees to it that the stream is closed when nobody can reach it.
    final void promiseClose() {
        if (ticket == null && !type().isHeapType()) {
            ticket = Finalizers.ticket(ThreadState.current().interpreter(), this);
        }
    }

    /// Takes the promise over from the stream below, which is closed with this one. A built-in stream without promise
    /// does not own its descriptor; then nobody has to.
    final void takeOver(Object below) {
        if (below instanceof PyIoBase b && !b.type().isHeapType() && (b instanceof PyFileIo || b instanceof BufferedObject)) {
            if (b.ticket == null) {
                return;
            }
            b.withdrawPromise();
        }
        promiseClose();
    }

    /// Lets the stream below say that this one was not closed. CPython: buffered_dealloc_warn
    final void warnOfDrop(Object below) {
        try {
            IoModule.call(below, "_dealloc_warn", this);
        } catch (Raised e) {
            // It has no words for it.
        }
    }

    final void withdrawPromise() {
        if (ticket != null) {
            Finalizers.cancel(ticket);
            ticket = null;
        }
    }

    /// A stream that will be closed anyway need not be kept alive for what it holds back.
    final Object pendingKey() {
        if (pendingKey == null) {
            pendingKey = ticket != null || type().isHeapType() ? new WeakReference<Object>(this) : this;
        }
        return pendingKey;
    }

    final Object takePendingKey() {
        Object key = pendingKey;
        pendingKey = null;
        return key;
    }

    final Object callMethod(String name, Object... args) {
        return Calls.method(this, name, args);
    }

    /// Whether `closed` of this stream, as Python code sees it, is true.
    boolean isClosed() {
        return Truth.of(Attributes.get(this, "closed"));
    }

    final void checkClosed() {
        if (isClosed()) {
            throw Raise.valueError("I/O operation on closed file.");
        }
    }

    /// A size argument: -1 for None.
    static long size(Object size) {
        if (size instanceof Long n) {
            return n;
        }
        if (size == PyNone.NONE) {
            return -1;
        }
        if (!Conversion.isIndex(size)) {
            throw Raise.typeError("argument should be integer or None, not '%T'", size);
        }
        return Conversion.toIndex(size, PyExc.OverflowError);
    }

    @Method("seek(self, offset, whence=0, /)")
    Object seek(Object offset, Object whence) {
        throw unsupported("seek");
    }

    @Method("tell(self, /)")
    Object tell() {
        return callMethod("seek", 0L, 1L);
    }

    @Method("truncate(self, pos=None, /)")
    Object truncate(Object pos) {
        throw unsupported("truncate");
    }

    @Method("flush(self, /)")
    void flush() {
        if (isClosed()) {
            throw Raise.valueError("I/O operation on closed file.");
        }
    }

    @Method("close(self, /)")
    void close() {
        if (baseClosed) {
            return;
        }
        try {
            callMethod("flush");
        } finally {
            baseClosed = true;
        }
    }

    @Method("seekable(self, /)")
    Object seekable() {
        return false;
    }

    @Method("readable(self, /)")
    Object readable() {
        return false;
    }

    @Method("writable(self, /)")
    Object writable() {
        return false;
    }

    @Method("_checkClosed(self, /)")
    void checkClosedMethod() {
        checkClosed();
    }

    @Method("_checkSeekable(self, /)")
    Object checkSeekable() {
        return check("seekable", "File or stream is not seekable.");
    }

    @Method("_checkReadable(self, /)")
    Object checkReadable() {
        return check("readable", "File or stream is not readable.");
    }

    @Method("_checkWritable(self, /)")
    Object checkWritable() {
        return check("writable", "File or stream is not writable.");
    }

    private Object check(String method, String message) {
        Object answer = callMethod(method);
        if (answer != Boolean.TRUE) {
            throw unsupported(message);
        }
        return answer;
    }

    @Method("fileno(self, /)")
    Object fileno() {
        throw unsupported("fileno");
    }

    @Method("isatty(self, /)")
    Object isatty() {
        checkClosed();
        return false;
    }

    @Method("__enter__(self, /)")
    Object enter() {
        checkClosed();
        return this;
    }

    @Method("__exit__(self, /, *args)")
    Object exit(Object[] args) {
        return callMethod("close");
    }

    @Method("__del__(self, /)")
    void finish(ThreadState ts) {
        try {
            if (Truth.of(Attributes.get(this, "closed"))) {
                return;
            }
        } catch (Raised e) {
            // In no state to be closed.
            return;
        }
        try {
            Attributes.set(this, "_finalizing", true);
        } catch (Raised e) {
            // Then `close` is not told why.
        }
        try {
            callMethod("close");
        } catch (Raised e) {
            if (ts.interpreter().settings().devMode) {
                Unraisable.report(e, null, this);
            }
        }
    }

    @Getter("closed")
    Object closed() {
        return baseClosed;
    }

    public Object __iter__() {
        checkClosed();
        return this;
    }

    public Object __next__() {
        Object line = callMethod("readline");
        return Sequences.length(line) == 0 ? null : line;
    }

    /// CPython: _io__IOBase_readline_impl
    @Method("readline(self, size=-1, /)")
    Object readline(Object size) {
        long limit = size(size);
        Object peek = Attributes.lookup(this, "peek");
        ByteBuilder line = new ByteBuilder(128);
        while (limit < 0 || line.length() < limit) {
            long wanted = 1;
            if (peek != null) {
                Object ahead = Calls.call(peek, 1L);
                if (!(ahead instanceof PyBytes bytes)) {
                    throw Raise.of(taipan.objects.PyExc.OSError, "peek() should have returned a bytes object, not '%T'", ahead);
                }
                byte[] b = bytes.array();
                if (b.length > 0) {
                    int n = 0;
                    int end = limit < 0 ? b.length : (int) Math.min(b.length, limit - line.length());
                    while (n < end && b[n++] != '\n') {
                        continue;
                    }
                    wanted = n;
                }
            }
            Object got = callMethod("read", wanted);
            if (!(got instanceof PyBytes bytes)) {
                throw Raise.of(taipan.objects.PyExc.OSError, "read() should have returned a bytes object, not '%T'", got);
            }
            byte[] b = bytes.array();
            if (b.length == 0) {
                break;
            }
            line.append(b);
            if (b[b.length - 1] == '\n') {
                break;
            }
        }
        return PyBytes.of(line.toBytes());
    }

    @Method("readlines(self, hint=-1, /)")
    Object readlines(Object hint) {
        long limit = size(hint);
        Object[] lines = new Object[16];
        int n = 0;
        long length = 0;
        Object iterator = Iteration.iter(this);
        for (Object line = Iteration.next(iterator); line != null; line = Iteration.next(iterator)) {
            if (n == lines.length) {
                lines = java.util.Arrays.copyOf(lines, n * 2);
            }
            lines[n++] = line;
            length += Sequences.length(line);
            if (limit > 0 && length > limit) {
                break;
            }
        }
        return PyList.of(java.util.Arrays.copyOf(lines, n));
    }

    @Method("writelines(self, lines, /)")
    void writelines(Object lines) {
        checkClosed();
        Object iterator = Iteration.iter(lines);
        for (Object line = Iteration.next(iterator); line != null; line = Iteration.next(iterator)) {
            callMethod("write", line);
        }
    }
}
