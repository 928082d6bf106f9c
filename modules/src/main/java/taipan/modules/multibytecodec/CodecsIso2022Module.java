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
                "iso2022_kr", "",
                "iso2022_jp", "",
                "iso2022_jp_1", "",
                "iso2022_jp_2", "",
                "iso2022_jp_ext", "",
                "iso2022_jp_3", "",
                "iso2022_jp_2004", "");
    }
}
