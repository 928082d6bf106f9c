package taipan.modules.multibytecodec;

import taipan.bindings.Getter;
import taipan.bindings.Setter;
import taipan.objects.Codecs;
import taipan.objects.PyExtensible;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.text.CodecErrors;

/// What the incremental codecs and the streams have in common: an encoding and the name of an error handler.
/// CPython: Modules/cjkcodecs/multibytecodec.h
abstract class MultibyteState extends PyExtensible {
    final MultibyteCharset charset;
    private String errors;

    MultibyteState(PyType type, String errors) {
        super(type);
        this.charset = PyMultibyteCodec.of(type);
        this.errors = errors;
    }

    final CodecErrors handler() {
        return Codecs.errors(errors);
    }

    @Getter("errors")
    Object errors() {
        return PyStr.fromName(errors);
    }

    @Setter(value = "errors", deletable = true)
    void setErrors(Object value) {
        if (value == null) {
            throw Raise.attributeError("cannot delete attribute");
        }
        if (PyStr.valueOrNull(value) == null) {
            throw Raise.typeError("errors must be a string");
        }
        errors = PyStr.toName(value);
    }
}
