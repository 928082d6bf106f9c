package taipan.modules.bz2;

import java.io.ByteArrayOutputStream;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_bz2.BZ2Decompressor`.
/// CPython: Modules/_bz2module.c (BZ2Decompressor)
@PyClass(name = "_bz2.BZ2Decompressor")
public final class PyBz2Decompressor extends PyObject {
    public static final PyType TYPE = PyBz2DecompressorBindings.newType();

    private final Bzip2Decoder decoder = new Bzip2Decoder();
    private boolean needsInput = true;
    private boolean corrupt;
    private PyBytes unused = PyBytes.EMPTY;

    private PyBz2Decompressor() {
        super(TYPE);
    }

    @Constructor("BZ2Decompressor(cls, /)")
    static Object construct(PyType cls) {
        return new PyBz2Decompressor();
    }

    @Method("decompress(self, /, data, max_length=-1)")
    synchronized Object decompress(Object data, long maxLength) {
        byte[] bytes = Buffer.bytesOf(data);
        if (decoder.isEnded()) {
            throw Raise.eofError("End of stream already reached");
        }
        if (corrupt) {
            throw invalid();
        }
        decoder.feed(bytes.clone());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            boolean full = decoder.decompress(out, (int) Math.min(maxLength, Integer.MAX_VALUE - 8));
            needsInput = !full && !decoder.isEnded();
        } catch (Bzip2Decoder.Corrupt e) {
            corrupt = true;
            throw invalid();
        }
        if (decoder.isEnded()) {
            unused = PyBytes.of(decoder.rest());
        }
        return PyBytes.of(out.toByteArray());
    }

    private static RuntimeException invalid() {
        return Raise.with(PyExc.OSError, "Invalid data stream");
    }

    @Getter("eof")
    boolean eof() {
        return decoder.isEnded();
    }

    @Getter("needs_input")
    boolean needsInput() {
        return needsInput;
    }

    @Getter("unused_data")
    Object unusedData() {
        return unused;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        throw Raise.typeError("cannot pickle '%T' object", this);
    }
}
