package taipan.modules.multibytecodec;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_codecs_kr` module: Korean encodings.
/// CPython: Modules/cjkcodecs/_codecs_kr.c
@PyModule("_codecs_kr")
public final class CodecsKrModule {
    public CodecsKrModule(InterpreterState interpreter) {}

    @Function("getcodec(encoding, /)")
    Object getCodec(Object encoding) {
        return MultibytecodecModule.codec(
                encoding,
                "euc_kr", "EUC-KR",
                "cp949", "x-windows-949",
                "johab", "x-Johab");
    }
}
