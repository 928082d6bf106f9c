package taipan.modules.multibytecodec;

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

    private final MultibyteCoder coder;

    PyMultibyteIncrementalEncoder(PyType type, String errors) {
        super(type, errors);
        coder = charset.newCoder();
    }

    @Constructor("MultibyteIncrementalEncoder(cls, errors='strict')")
    static Object construct(PyType cls, String errors) {
        return new PyMultibyteIncrementalEncoder(cls, errors);
    }

    @Init("MultibyteIncrementalEncoder(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {}

    @Method("encode(self, /, input, final=False)")
    Object encode(Object input, boolean last) {
        return PyBytes.of(charset.encode(PyMultibyteCodec.text(input), coder, handler(), last));
    }

    @Method("getstate(self, /)")
    long getState() {
        return coder.state();
    }

    @Method("setstate(self, state, /)")
    void setState(long state) {
        coder.setState(state);
    }

    @Method("reset(self, /)")
    void reset() {
        coder.reset();
    }
}
