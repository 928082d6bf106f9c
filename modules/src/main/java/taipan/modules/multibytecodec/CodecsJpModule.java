package taipan.modules.multibytecodec;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_codecs_jp` module: Japanese encodings.
/// CPython: Modules/cjkcodecs/_codecs_jp.c
@PyModule("_codecs_jp")
public final class CodecsJpModule {
    public CodecsJpModule(InterpreterState interpreter) {}

    @Function("getcodec(encoding, /)")
    Object getCodec(Object encoding) {
        return MultibytecodecModule.codec(
                encoding,
                "shift_jis", "Shift_JIS",
                "cp932", "windows-31j",
                "euc_jp", "EUC-JP",
                "shift_jisx0213", "",
                "shift_jis_2004", "",
                "euc_jisx0213", "",
                "euc_jis_2004", "");
    }
}
