package taipan.modules.multibytecodec;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_codecs_tw` module: Chinese encodings of Taiwan.
/// CPython: Modules/cjkcodecs/_codecs_tw.c
@PyModule("_codecs_tw")
public final class CodecsTwModule {
    public CodecsTwModule(InterpreterState interpreter) {}

    @Function("getcodec(encoding, /)")
    Object getCodec(Object encoding) {
        return MultibytecodecModule.codec(
                encoding,
                "big5", "Big5",
                "cp950", "x-windows-950");
    }
}
