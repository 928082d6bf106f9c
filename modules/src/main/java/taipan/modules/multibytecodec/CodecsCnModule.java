package taipan.modules.multibytecodec;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_codecs_cn` module: Chinese encodings of the mainland.
/// CPython: Modules/cjkcodecs/_codecs_cn.c
@PyModule("_codecs_cn")
public final class CodecsCnModule {
    public CodecsCnModule(InterpreterState interpreter) {}

    @Function("getcodec(encoding, /)")
    Object getCodec(Object encoding) {
        return MultibytecodecModule.codec(
                encoding,
                "gb2312", "GB2312",
                "gbk", "GBK",
                "gb18030", "GB18030",
                "hz", "");
    }
}
