package taipan.modules.zlib;

import java.util.zip.Deflater;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// What `zlib.compressobj` returns.
/// CPython: Modules/zlibmodule.c (Comptype)
@PyClass(name = "zlib.Compress")
public final class PyCompress extends PyObject {
    public static final PyType TYPE = PyCompressBindings.newType();

    private final ZlibModule module;
    private final Deflating stream;

    PyCompress(ZlibModule module, Deflating stream) {
        super(TYPE);
        this.module = module;
        this.stream = stream;
    }

    @Method("compress(self, data, /)")
    synchronized Object compress(Object data) {
        byte[] bytes = Buffer.bytesOf(data);
        if (stream.isFinished()) {
            throw module.error("Error -2 while compressing data: inconsistent stream state");
        }
        return PyBytes.of(stream.compress(bytes));
    }

    @Method("flush(self, mode=4, /)")
    synchronized Object flush(int mode) {
        if (mode == 0) {
            return PyBytes.of(new byte[0]);
        }
        if (stream.isFinished() || mode < 0 || mode > 5) {
            throw module.error("Error -2 while flushing: inconsistent stream state");
        }
        if (mode == 4) {
            return PyBytes.of(stream.finish());
        }
        return PyBytes.of(stream.flush(mode == 3 ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH));
    }

    @Method("copy(self, /)")
    Object copy() {
        throw Raise.notImplementedError("zlib.Compress.copy: the Java platform cannot copy a running compression");
    }
}
