package taipan.modules.multibytecodec;

import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Codecs;
import taipan.objects.Convert;
import taipan.objects.PyBytes;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Representation;
import taipan.text.CodecErrors;
import taipan.text.Text;

/// A codec for an East Asian encoding, without state of its own.
/// CPython: MultibyteCodec_Type
@PyClass(name = "_multibytecodec.MultibyteCodec")
public final class PyMultibyteCodec extends PyObject {
    static final PyType TYPE = PyMultibyteCodecBindings.newType();

    final MultibyteCharset charset;

    PyMultibyteCodec(MultibyteCharset charset) {
        super(TYPE);
        this.charset = charset;
    }

    /// The codec that a class of readers, writers or incremental codecs names.
    static MultibyteCharset of(PyType cls) {
        if (!(Attributes.get(cls, "codec") instanceof PyMultibyteCodec codec)) {
            throw Raise.typeError("codec is unexpected type");
        }
        return codec.charset;
    }

    static CodecErrors handler(Object errors, String function) {
        return Codecs.errors(errors == PyNone.NONE ? null : errorsName(errors, function, "argument 'errors'"));
    }

    static String errorsName(Object errors, String function, String place) {
        if (PyStr.valueOrNull(errors) == null) {
            throw Convert.wrongType(errors, "str or None", function, place);
        }
        return PyStr.toName(errors);
    }

    /// Anything but a str is encoded as what `str` makes of it.
    static Object text(Object input) {
        Object text = PyStr.valueOrNull(input);
        return text == null ? PyStr.valueOrNull(Representation.str(input)) : text;
    }

    @Method("encode(self, /, input, errors=None)")
    Object encode(Object input, Object errors) {
        Object text = text(input);
        byte[] bytes = charset.encode(text, charset.newCoder(), handler(errors, "encode"), true);
        return PyTuple.of(PyBytes.of(bytes), (long) Text.length(text));
    }

    @Method("decode(self, /, input, errors=None)")
    Object decode(Object input, Object errors) {
        byte[] bytes = Buffer.bytesOf(input);
        return PyTuple.of(charset.decode(bytes, charset.newCoder(), handler(errors, "decode"), true).text(), (long) bytes.length);
    }
}
