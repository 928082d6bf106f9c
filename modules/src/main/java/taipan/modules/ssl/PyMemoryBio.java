package taipan.modules.ssl;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raised;

/// `_ssl.MemoryBIO`: bytes on their way to or from a connection without a socket.
/// CPython: Modules/_ssl.c (PySSLMemoryBIO)
@PyClass(name = "_ssl.MemoryBIO")
public final class PyMemoryBio extends PyObject {
    public static final PyType TYPE = PyMemoryBioBindings.newType();

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private boolean ended;

    private PyMemoryBio() {
        super(TYPE);
    }

    @Constructor("MemoryBIO(cls, /)")
    static Object construct(PyType cls) {
        return new PyMemoryBio();
    }

    synchronized int take(byte[] target, int offset, int length) {
        int n = Math.min(length, to - from);
        if (n == 0) {
            return ended ? 0 : -1;
        }
        System.arraycopy(bytes, from, target, offset, n);
        from += n;
        return n;
    }

    synchronized void put(byte[] source, int offset, int length) {
        if (to + length > bytes.length) {
            byte[] larger = new byte[Math.max(2 * (to - from), to - from + length)];
            System.arraycopy(bytes, from, larger, 0, to - from);
            to -= from;
            from = 0;
            bytes = larger;
        }
        System.arraycopy(source, offset, bytes, to, length);
        to += length;
    }

    @Method("read(self, size=-1, /)")
    synchronized Object read(int size) {
        int n = size < 0 ? to - from : Math.min(size, to - from);
        byte[] taken = Arrays.copyOfRange(bytes, from, from + n);
        from += n;
        return PyBytes.of(taken);
    }

    @Method("write(self, b, /)")
    synchronized long write(Object data) {
        byte[] source = Buffer.bytesOf(data);
        if (ended) {
            Raised raised = SslModule.current().errors.plain("cannot write() after write_eof()");
            throw raised;
        }
        put(source, 0, source.length);
        return source.length;
    }

    @Method("write_eof(self, /)")
    synchronized void writeEof() {
        ended = true;
    }

    @Getter("pending")
    synchronized long pending() {
        return to - from;
    }

    @Getter("eof")
    synchronized boolean eof() {
        return ended && to == from;
    }
}
