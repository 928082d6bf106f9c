package taipan.modules.zlib;

import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// What `zlib.decompressobj` returns.
/// CPython: Modules/zlibmodule.c (Decomptype)
@PyClass(name = "zlib.Decompress")
public final class PyDecompress extends PyObject {
    public static final PyType TYPE = PyDecompressBindings.newType();

    private final ZlibModule module;
    private final Inflating stream;

    PyDecompress(ZlibModule module, Inflating stream) {
        super(TYPE);
        this.module = module;
        this.stream = stream;
    }

    @Method("decompress(self, data, /, max_length=0)")
    synchronized Object decompress(Object data, long maxLength) {
        if (maxLength < 0) {
            throw Raise.valueError("max_length must be non-negative");
        }
        return run(Buffer.bytesOf(data), maxLength == 0 ? -1 : (int) Math.min(maxLength, Integer.MAX_VALUE - 8));
    }

    private Object run(byte[] data, int limit) {
        try {
            return PyBytes.of(stream.decompress(data, limit));
        } catch (Inflating.Corrupt e) {
            throw module.error(e.getMessage());
        }
    }

    @Method("flush(self, length=16384, /)")
    synchronized Object flush(long length) {
        if (length <= 0) {
            throw Raise.valueError("length must be greater than zero");
        }
        return run(stream.unconsumed(), -1);
    }

    @Method("copy(self, /)")
    Object copy() {
        throw Raise.notImplementedError("zlib.Decompress.copy: the Java platform cannot copy a running decompression");
    }

    @Getter("unused_data")
    Object unusedData() {
        return PyBytes.of(stream.unused());
    }

    @Getter("unconsumed_tail")
    Object unconsumedTail() {
        return PyBytes.of(stream.unconsumed());
    }

    @Getter("eof")
    boolean eof() {
        return stream.isAtEnd();
    }
}
