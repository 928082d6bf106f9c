package taipan.modules.lzma;

import static taipan.objects.Raise.valueError;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.modules.Patience;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_lzma.LZMACompressor`.
/// CPython: Modules/_lzmamodule.c (Compressor)
@PyClass(name = "_lzma.LZMACompressor")
public final class PyLzmaCompressor extends PyObject {
    public static final PyType TYPE = PyLzmaCompressorBindings.newType();

    private static final int PIECE = 65536;

    private final ByteArrayOutputStream out;
    private final FinishableOutputStream encoder;
    private boolean flushed;

    private PyLzmaCompressor(ByteArrayOutputStream out, FinishableOutputStream encoder) {
        super(TYPE);
        this.out = out;
        this.encoder = encoder;
    }

    @Constructor("LZMACompressor(cls, format=1, check=-1, preset=None, filters=None)")
    static Object construct(PyType cls, int format, int check, Object preset, Object filters) {
        if (preset != PyNone.NONE && filters != PyNone.NONE) {
            throw valueError("Cannot specify both preset and filter chain");
        }
        if (format != LzmaModule.FORMAT_XZ && check != -1 && check != LzmaModule.CHECK_NONE) {
            throw valueError("Integrity checks are only supported by FORMAT_XZ");
        }
        long level = preset == PyNone.NONE ? LzmaModule.PRESET_DEFAULT : Conversion.toLong(preset);
        if (level < 0 || level > 0xFFFFFFFFL) {
            throw Raise.overflowError(level < 0 ? "can't convert negative value to unsigned int" : "Value too large for uint32_t type");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FinishableOutputStream encoder = switch (format) {
                case LzmaModule.FORMAT_XZ -> {
                    int kind = check == -1 ? LzmaModule.CHECK_CRC64 : check;
                    if (!LzmaModule.isSupported(kind)) {
                        throw LzmaModule.current().error("Unsupported integrity check");
                    }
                    FilterOptions[] options = filters == PyNone.NONE ? new FilterOptions[] {Filters.preset(level)}
                            : Filters.options(container(Filters.of(filters)));
                    yield new XZOutputStream(out, options, kind);
                }
                case LzmaModule.FORMAT_ALONE -> {
                    LZMA2Options options = Filters.preset(level);
                    if (filters != PyNone.NONE) {
                        List<Filters.Filter> given = Filters.of(filters);
                        if (given.size() != 1 || given.getFirst().id() != Filters.LZMA1) {
                            throw valueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
                        }
                        options = (LZMA2Options) given.getFirst().options();
                    }
                    yield new LZMAOutputStream(out, options, -1);
                }
                case LzmaModule.FORMAT_RAW -> {
                    if (filters == PyNone.NONE) {
                        throw valueError("Must specify filters for FORMAT_RAW");
                    }
                    yield Filters.encoder(Filters.of(filters), new FinishableWrapperOutputStream(out));
                }
                default -> throw valueError("Invalid container format: %d", format);
            };
            return new PyLzmaCompressor(out, encoder);
        } catch (IOException | IllegalArgumentException e) {
            throw LzmaModule.current().error("Invalid or unsupported options");
        }
    }

    /// The filters of a container, which has no place for the first LZMA.
    private static List<Filters.Filter> container(List<Filters.Filter> filters) {
        for (Filters.Filter filter : filters) {
            if (filter.id() == Filters.LZMA1) {
                throw LzmaModule.current().error("Invalid or unsupported options");
            }
        }
        return filters;
    }

    private Object take() {
        byte[] ready = out.toByteArray();
        out.reset();
        return PyBytes.of(ready);
    }

    @Method("compress(self, data, /)")
    synchronized Object compress(Object data) {
        byte[] bytes = Buffer.bytesOf(data);
        if (flushed) {
            throw valueError("Compressor has been flushed");
        }
        try {
            for (int i = 0; i < bytes.length; i += PIECE) {
                encoder.write(bytes, i, Math.min(PIECE, bytes.length - i));
                Patience.breathe();
            }
        } catch (IOException e) {
            throw LzmaModule.current().error("Internal error");
        }
        return take();
    }

    @Method("flush(self, /)")
    synchronized Object flush() {
        if (flushed) {
            throw valueError("Repeated call to flush()");
        }
        flushed = true;
        try {
            encoder.finish();
        } catch (IOException e) {
            throw LzmaModule.current().error("Internal error");
        }
        return take();
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        throw Raise.typeError("cannot pickle '%T' object", this);
    }
}
