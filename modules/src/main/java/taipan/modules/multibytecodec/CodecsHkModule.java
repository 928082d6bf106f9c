package taipan.modules.multibytecodec;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_codecs_hk` module: Chinese encoding of Hong Kong.
/// CPython: Modules/cjkcodecs/_codecs_hk.c
@PyModule("_codecs_hk")
public final class CodecsHkModule {
    public CodecsHkModule(InterpreterState interpreter) {}

    @Function("getcodec(encoding, /)")
    Object getCodec(Object encoding) {
        return MultibytecodecModule.codec(
                encoding,
                "big5hkscs", "Big5-HKSCS");
    }
}
