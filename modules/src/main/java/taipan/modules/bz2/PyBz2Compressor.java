package taipan.modules.bz2;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_bz2.BZ2Compressor`.
/// CPython: Modules/_bz2module.c (BZ2Compressor)
@PyClass(name = "_bz2.BZ2Compressor")
public final class PyBz2Compressor extends PyObject {
    public static final PyType TYPE = PyBz2CompressorBindings.newType();

    private final Bzip2Encoder encoder;
    private boolean flushed;

    private PyBz2Compressor(Bzip2Encoder encoder) {
        super(TYPE);
        this.encoder = encoder;
    }

    @Constructor("BZ2Compressor(cls, compresslevel=9, /)")
    static Object construct(PyType cls, int level) {
        if (level < 1 || level > 9) {
            throw Raise.valueError("compresslevel must be between 1 and 9");
        }
        return new PyBz2Compressor(new Bzip2Encoder(level));
    }

    @Method("compress(self, data, /)")
    synchronized Object compress(Object data) {
        byte[] bytes = Buffer.bytesOf(data);
        if (flushed) {
            throw Raise.valueError("Compressor has been flushed");
        }
        encoder.compress(bytes, 0, bytes.length);
        return PyBytes.of(encoder.take());
    }

    @Method("flush(self, /)")
    synchronized Object flush() {
        if (flushed) {
            throw Raise.valueError("Repeated call to flush()");
        }
        flushed = true;
        encoder.finish();
        return PyBytes.of(encoder.take());
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        throw Raise.typeError("cannot pickle '%T' object", this);
    }
}
