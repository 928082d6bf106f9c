package taipan.modules.multibytecodec;

import java.nio.charset.CharsetEncoder;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// An encoder of text that comes in pieces.
/// CPython: MultibyteIncrementalEncoder_Type
@PyClass(name = "_multibytecodec.MultibyteIncrementalEncoder", subclassable = true)
public final class PyMultibyteIncrementalEncoder extends MultibyteState {
    static final PyType TYPE = PyMultibyteIncrementalEncoderBindings.newType();

    private final CharsetEncoder encoder;

    PyMultibyteIncrementalEncoder(PyType type, String errors) {
        super(type, errors);
        encoder = charset.newEncoder();
    }

    @Constructor("MultibyteIncrementalEncoder(cls, errors='strict')")
    static Object construct(PyType cls, String errors) {
        return new PyMultibyteIncrementalEncoder(cls, errors);
    }

    @Init("MultibyteIncrementalEncoder(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {}

    @Method("encode(self, /, input, final=False)")
    Object encode(Object input, boolean last) {
        return PyBytes.of(charset.encode(PyMultibyteCodec.text(input), encoder, handler(), last));
    }

    @Method("getstate(self, /)")
    long getState() {
        return 0;
    }

    @Method("setstate(self, state, /)")
    void setState(Object state) {
        encoder.reset();
    }

    @Method("reset(self, /)")
    void reset() {
        encoder.reset();
    }
}
