package taipan.modules.io;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_io._BufferedIOBase`: a stream of bytes that answers with as many as were asked for.
/// CPython: Modules/_io/bufferedio.c
@PyClass(name = "_io._BufferedIOBase", base = PyIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public class PyBufferedIoBase extends PyIoBase {
    public static final PyType TYPE = PyBufferedIoBaseBindings.newType();

    PyBufferedIoBase(PyType type) {
        super(type);
    }

    @Constructor("_BufferedIOBase(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBufferedIoBase(cls);
    }

    @Method("detach(self, /)")
    Object detach() {
        throw unsupported("detach");
    }

    @Method("read(self, /, *args)")
    Object readAny(Object[] args) {
        throw unsupported("read");
    }

    @Method("read1(self, /, *args)")
    Object read1Any(Object[] args) {
        throw unsupported("read1");
    }

    @Method("write(self, b, /)")
    Object write(Object b) {
        throw unsupported("write");
    }

    @Method("readinto(self, buffer, /)")
    Object readinto(Object buffer) {
        return readInto(buffer, "read");
    }

    @Method("readinto1(self, buffer, /)")
    Object readinto1(Object buffer) {
        return readInto(buffer, "read1");
    }

    private Object readInto(Object target, String method) {
        Buffer buffer = IoModule.writable(target, method.equals("read") ? "readinto" : "readinto1");
        try {
            Object data = callMethod(method, (long) buffer.length());
            if (!(data instanceof PyBytes bytes)) {
                throw Raise.typeError("read() should return bytes");
            }
            byte[] b = bytes.array();
            if (b.length > buffer.length()) {
                throw Raise.valueError("read() returned too much data: %d bytes requested, %d returned", buffer.length(), b.length);
            }
            System.arraycopy(b, 0, buffer.memory(), buffer.offset(), b.length);
            return (long) b.length;
        } finally {
            buffer.release();
        }
    }
}
