package taipan.modules.multibytecodec;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_codecs_iso2022` module: encodings with shift sequences.
/// CPython: Modules/cjkcodecs/_codecs_iso2022.c
@PyModule("_codecs_iso2022")
public final class CodecsIso2022Module {
    public CodecsIso2022Module(InterpreterState interpreter) {}

    @Function("getcodec(encoding, /)")
    Object getCodec(Object encoding) {
        return MultibytecodecModule.codec(
                encoding,
                "iso2022_kr", "ISO-2022-KR",
                "iso2022_jp", "ISO-2022-JP",
                "iso2022_jp_1", "x-windows-iso2022jp",
                "iso2022_jp_2", "ISO-2022-JP-2");
    }
}
