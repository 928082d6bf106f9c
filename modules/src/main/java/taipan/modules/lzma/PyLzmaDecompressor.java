package taipan.modules.lzma;

import static taipan.objects.Raise.eofError;
import static taipan.objects.Raise.valueError;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.util.List;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZFormatException;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// `_lzma.LZMADecompressor`.
/// CPython: Modules/_lzmamodule.c (Decompressor)
@PyClass(name = "_lzma.LZMADecompressor")
public final class PyLzmaDecompressor extends PyObject {
    public static final PyType TYPE = PyLzmaDecompressorBindings.newType();

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int XZ_MAGIC = 0xFD;
    private static final int HEADER = 13;
    private static final long LONGEST = 1L << 38;

    /// What the decoder finds out about the stream; it must not know the Python object, which could not be collected then.
    private static final class Known {
        volatile int check = LzmaModule.CHECK_UNKNOWN;
    }

    private final Coroutine coroutine;
    private final Known known;
    private boolean needsInput = true;
    private Raised failure;
    private PyBytes unused = PyBytes.EMPTY;

    private PyLzmaDecompressor(Coroutine coroutine, Known known) {
        super(TYPE);
        this.coroutine = coroutine;
        this.known = known;
        CLEANER.register(this, coroutine::abandon);
    }

    @Constructor("LZMADecompressor(cls, format=0, memlimit=None, filters=None)")
    static Object construct(PyType cls, int format, Object memoryLimit, Object filters) {
        if (memoryLimit != PyNone.NONE && format == LzmaModule.FORMAT_RAW) {
            throw valueError("Cannot specify memory limit with FORMAT_RAW");
        }
        if (format == LzmaModule.FORMAT_RAW && filters == PyNone.NONE) {
            throw valueError("Must specify filters for FORMAT_RAW");
        }
        if (format != LzmaModule.FORMAT_RAW && filters != PyNone.NONE) {
            throw valueError("Cannot specify filters except with FORMAT_RAW");
        }
        if (format < LzmaModule.FORMAT_AUTO || format > LzmaModule.FORMAT_RAW) {
            throw valueError("Invalid container format: %d", format);
        }
        List<Filters.Filter> chain = filters == PyNone.NONE ? null : Filters.of(filters);
        int limit = memoryLimit == PyNone.NONE ? -1 : (int) Math.min(Integer.MAX_VALUE, Conversion.toLong(memoryLimit) / 1024);
        Known known = new Known();
        if (format == LzmaModule.FORMAT_RAW) {
            known.check = LzmaModule.CHECK_NONE;
        }
        Coroutine coroutine = new Coroutine(input -> chain != null ? Filters.decoder(chain, input) : open(input, format, limit, known));
        return new PyLzmaDecompressor(coroutine, known);
    }

    private static InputStream open(InputStream input, int format, int limit, Known known) throws IOException {
        java.io.PushbackInputStream source = new java.io.PushbackInputStream(input, HEADER);
        int first = source.read();
        source.unread(first);
        if (format == LzmaModule.FORMAT_XZ || format == LzmaModule.FORMAT_AUTO && first == XZ_MAGIC) {
            if (first != XZ_MAGIC) {
                throw new XZFormatException();
            }
            SingleXZInputStream stream = new SingleXZInputStream(source, limit);
            known.check = stream.getCheckType();
            return stream;
        }
        known.check = LzmaModule.CHECK_NONE;
        if (format == LzmaModule.FORMAT_AUTO) {
            byte[] header = source.readNBytes(HEADER);
            source.unread(header);
            if (!isLikely(header)) {
                throw new XZFormatException();
            }
        }
        return new LZMAInputStream(source, limit);
    }

    /// Whether bytes are the header of a stream of the old format, which has no magic number: the dictionary has the size
    /// that encoders give it, and the text is not absurdly long.
    private static boolean isLikely(byte[] header) {
        long dictionary = 0;
        long size = 0;
        for (int i = 7; i >= 0; i--) {
            size = size << 8 | header[5 + i] & 0xFF;
            dictionary = i < 4 ? dictionary << 8 | header[1 + i] & 0xFF : 0;
        }
        long top = Long.highestOneBit(dictionary);
        boolean usual = dictionary == 0xFFFFFFFFL || dictionary == top || dictionary == (top | top >> 1);
        return usual && (header[0] & 0xFF) < 225 && (size == -1 || size >= 0 && size < LONGEST);
    }

    @Method("decompress(self, /, data, max_length=-1)")
    synchronized Object decompress(Object data, long maxLength) {
        byte[] bytes = Buffer.bytesOf(data);
        if (coroutine.isEnded()) {
            throw eofError("Already at end of stream");
        }
        if (failure != null) {
            throw failure;
        }
        byte[] made;
        try {
            made = coroutine.decode(bytes, (int) Math.min(maxLength, Integer.MAX_VALUE - 8));
        } catch (Raised e) {
            throw e;
        } catch (Throwable e) {
            failure = failed(e);
            throw failure;
        }
        needsInput = coroutine.isStarving() && !coroutine.isEnded();
        if (coroutine.isEnded()) {
            unused = PyBytes.of(coroutine.rest());
        }
        return PyBytes.of(made);
    }

    private static Raised failed(Throwable e) {
        LzmaModule module = LzmaModule.current();
        if (e instanceof OutOfMemoryError) {
            return Raise.memoryError("");
        }
        return module.error(e instanceof MemoryLimitException ? "Memory usage limit exceeded"
                : e instanceof XZFormatException ? "Input format not supported by decoder"
                : e instanceof UnsupportedOptionsException ? "Invalid or unsupported options" : "Corrupt input data");
    }

    @Getter("check")
    long check() {
        return known.check;
    }

    @Getter("eof")
    boolean eof() {
        return coroutine.isEnded();
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
