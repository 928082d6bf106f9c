package taipan.modules.zlib;

import java.util.Arrays;
import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// The `zlib` module, over the platform's deflate and inflate.
/// CPython: Modules/zlibmodule.c
@PyModule("zlib")
public final class ZlibModule {
    @Constant static final int MAX_WBITS = 15;
    @Constant static final int DEFLATED = 8;
    @Constant static final int DEF_MEM_LEVEL = 8;
    @Constant static final int DEF_BUF_SIZE = 16384;
    @Constant static final int Z_NO_COMPRESSION = 0;
    @Constant static final int Z_BEST_SPEED = 1;
    @Constant static final int Z_BEST_COMPRESSION = 9;
    @Constant static final int Z_DEFAULT_COMPRESSION = -1;
    @Constant static final int Z_FILTERED = 1;
    @Constant static final int Z_HUFFMAN_ONLY = 2;
    @Constant static final int Z_RLE = 3;
    @Constant static final int Z_FIXED = 4;
    @Constant static final int Z_DEFAULT_STRATEGY = 0;
    @Constant static final int Z_NO_FLUSH = 0;
    @Constant static final int Z_PARTIAL_FLUSH = 1;
    @Constant static final int Z_SYNC_FLUSH = 2;
    @Constant static final int Z_FULL_FLUSH = 3;
    @Constant static final int Z_FINISH = 4;
    @Constant static final int Z_BLOCK = 5;
    @Constant static final int Z_TREES = 6;
    @Constant static final String ZLIB_VERSION = "1.2.13";
    @Constant static final String ZLIB_RUNTIME_VERSION = "1.2.13";

    private final PyType errorType = ModuleExceptions.define("zlib", "error", PyExc.Exception);

    public ZlibModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        module.dict().put("error", errorType);
    }

    Raised error(String message) {
        return ModuleExceptions.raise(errorType, message);
    }

    @Function("compress(data, /, level=-1)")
    Object compress(Object data, int level) {
        byte[] bytes = Buffer.bytesOf(data);
        if (level < -1 || level > 9) {
            throw error("Bad compression level");
        }
        Deflating stream = new Deflating(level, Framing.ZLIB, Z_DEFAULT_STRATEGY, null);
        byte[] head = stream.compress(bytes);
        byte[] tail = stream.finish();
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return PyBytes.of(all);
    }

    @Function("decompress(data, /, wbits=15, bufsize=16384)")
    Object decompress(Object data, int wbits, long bufsize) {
        byte[] bytes = Buffer.bytesOf(data);
        if (bufsize < 0) {
            throw Raise.valueError("bufsize must be non-negative");
        }
        Framing framing;
        try {
            framing = Framing.of(wbits, true);
        } catch (Raised e) {
            throw error("Error -2 while preparing to decompress data: inconsistent stream state");
        }
        Inflating stream = new Inflating(framing, null);
        try {
            byte[] result = stream.decompress(bytes, -1);
            if (!stream.isAtEnd()) {
                throw error("Error -5 while decompressing data: incomplete or truncated stream");
            }
            return PyBytes.of(result);
        } catch (Inflating.Corrupt e) {
            throw error(e.getMessage());
        }
    }

    @Function("compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)")
    Object compressobj(int level, int method, int wbits, int memLevel, int strategy, Object zdict) {
        if (level < -1 || level > 9 || method != DEFLATED || memLevel < 1 || memLevel > 9 || strategy < 0 || strategy > 4) {
            throw Raise.valueError("Invalid initialization option");
        }
        byte[] dictionary = zdict == PyNone.NONE ? null : Buffer.bytesOf(zdict);
        return new PyCompress(this, new Deflating(level, Framing.of(wbits, false), strategy, dictionary));
    }

    @Function("decompressobj(wbits=15, zdict=NULL)")
    Object decompressobj(int wbits, Object zdict) {
        if (zdict != null && !Buffer.isBuffer(zdict)) {
            throw Raise.typeError("zdict argument must support the buffer protocol");
        }
        byte[] dictionary = zdict == null ? null : Buffer.bytesOf(zdict);
        return new PyDecompress(this, new Inflating(Framing.of(wbits, true), dictionary == null || dictionary.length == 0 ? null : dictionary));
    }

    @Function("crc32(data, value=0, /)")
    long crc32(Object data, Object value) {
        byte[] bytes = Buffer.bytesOf(data);
        return Checksums.crc32(bytes, 0, bytes.length, word(value)) & 0xFFFFFFFFL;
    }

    @Function("adler32(data, value=1, /)")
    long adler32(Object data, Object value) {
        return Checksums.adler32(Buffer.bytesOf(data), word(value)) & 0xFFFFFFFFL;
    }

    /// The low 32 bits of an int of any size.
    private static int word(Object value) {
        Object n = Conversion.index(value);
        return ((Number) n).intValue();
    }
}
