package taipan.modules.io;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.text.ByteBuilder;

/// `_io._RawIOBase`: a stream without buffer.
/// CPython: Modules/_io/iobase.c
@PyClass(name = "_io._RawIOBase", base = PyIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public class PyRawIoBase extends PyIoBase {
    public static final PyType TYPE = PyRawIoBaseBindings.newType();

    PyRawIoBase(PyType type) {
        super(type);
    }

    @Constructor("_RawIOBase(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyRawIoBase(cls);
    }

    @Method("read(self, size=-1, /)")
    Object read(Object size) {
        long n = size == PyNone.NONE ? -1 : Conversion.toSize(size);
        if (n < 0) {
            return callMethod("readall");
        }
        PyByteArray room = PyByteArray.of(new byte[(int) n]);
        Object got = callMethod("readinto", room);
        if (got == PyNone.NONE) {
            return got;
        }
        long length = Conversion.toSize(got);
        byte[] bytes = Buffer.bytesOf(room);
        return PyBytes.of(Arrays.copyOf(bytes, (int) Math.min(length, bytes.length)));
    }

    @Method("readall(self, /)")
    Object readall() {
        ByteBuilder all = new ByteBuilder(256);
        while (true) {
            Object got = callMethod("read", (long) IoModule.BUFFER_SIZE);
            if (got == PyNone.NONE) {
                return all.length() == 0 ? got : PyBytes.of(all.toBytes());
            }
            if (!(got instanceof PyBytes bytes)) {
                throw Raise.typeError("read() should return bytes");
            }
            if (bytes.array().length == 0) {
                return PyBytes.of(all.toBytes());
            }
            all.append(bytes.array());
        }
    }

    @Method("readinto(self, buffer, /)")
    Object readinto(Object buffer) {
        throw Raise.notImplementedError("");
    }

    @Method("write(self, b, /)")
    Object write(Object b) {
        throw Raise.notImplementedError("");
    }
}
