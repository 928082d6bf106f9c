package taipan.modules.lzma;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Buffer;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The `_lzma` module, over the XZ library for Java.
/// CPython: Modules/_lzmamodule.c
@PyModule("_lzma")
public final class LzmaModule {
    @Constant static final int FORMAT_AUTO = 0;
    @Constant static final int FORMAT_XZ = 1;
    @Constant static final int FORMAT_ALONE = 2;
    @Constant static final int FORMAT_RAW = 3;
    @Constant static final int CHECK_NONE = 0;
    @Constant static final int CHECK_CRC32 = 1;
    @Constant static final int CHECK_CRC64 = 4;
    @Constant static final int CHECK_SHA256 = 10;
    @Constant static final int CHECK_ID_MAX = 15;
    @Constant static final int CHECK_UNKNOWN = 16;
    @Constant static final long FILTER_LZMA1 = Filters.LZMA1;
    @Constant static final long FILTER_LZMA2 = Filters.LZMA2;
    @Constant static final long FILTER_DELTA = Filters.DELTA;
    @Constant static final int FILTER_X86 = 4;
    @Constant static final int FILTER_POWERPC = 5;
    @Constant static final int FILTER_IA64 = 6;
    @Constant static final int FILTER_ARM = 7;
    @Constant static final int FILTER_ARMTHUMB = 8;
    @Constant static final int FILTER_SPARC = 9;
    @Constant static final int MF_HC3 = 3;
    @Constant static final int MF_HC4 = 4;
    @Constant static final int MF_BT2 = 18;
    @Constant static final int MF_BT3 = 19;
    @Constant static final int MF_BT4 = 20;
    @Constant static final int MODE_FAST = 1;
    @Constant static final int MODE_NORMAL = 2;
    @Constant static final int PRESET_DEFAULT = 6;
    @Constant static final long PRESET_EXTREME = 0x80000000L;

    private final PyType error = ModuleExceptions.define("_lzma", "LZMAError", PyExc.Exception);

    public LzmaModule(InterpreterState interpreter) {
        interpreter.setService(LzmaModule.class, this);
    }

    static LzmaModule current() {
        return ThreadState.current().interpreter().service(LzmaModule.class);
    }

    PyType[] types() {
        return new PyType[] {PyLzmaCompressor.TYPE, PyLzmaDecompressor.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("LZMAError", error);
    }

    Raised error(String message) {
        return ModuleExceptions.raise(error, message);
    }

    static boolean isSupported(int check) {
        return check == CHECK_NONE || check == CHECK_CRC32 || check == CHECK_CRC64 || check == CHECK_SHA256;
    }

    @Function("is_check_supported(check_id, /)")
    boolean isCheckSupported(int check) {
        return isSupported(check);
    }

    @Function("_encode_filter_properties(filter, /)")
    Object encodeFilterProperties(Object filter) {
        return PyBytes.of(Filters.properties(Filters.one(filter)));
    }

    @Function("_decode_filter_properties(filter_id, encoded_props, /)")
    Object decodeFilterProperties(long id, Object properties) {
        return Filters.described(id, Buffer.bytesOf(properties));
    }
}
