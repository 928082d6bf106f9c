package taipan.modules.multibytecodec;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// A decoder of bytes that come in pieces.
/// CPython: MultibyteIncrementalDecoder_Type
@PyClass(name = "_multibytecodec.MultibyteIncrementalDecoder", subclassable = true)
public final class PyMultibyteIncrementalDecoder extends MultibyteState {
    static final PyType TYPE = PyMultibyteIncrementalDecoderBindings.newType();
    private static final byte[] NOTHING = {};
    private static final int LONGEST_PENDING = 8;

    private final MultibyteCoder coder = charset.newCoder();
    private byte[] pending = NOTHING;

    PyMultibyteIncrementalDecoder(PyType type, String errors) {
        super(type, errors);
    }

    @Constructor("MultibyteIncrementalDecoder(cls, errors='strict')")
    static Object construct(PyType cls, String errors) {
        return new PyMultibyteIncrementalDecoder(cls, errors);
    }

    @Init("MultibyteIncrementalDecoder(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {}

    @Method("decode(self, /, input, final=False)")
    Object decode(Object input, boolean last) {
        byte[] all = MultibyteCharset.joined(pending, Buffer.bytesOf(input));
        var decoded = charset.decode(all, coder, handler(), last);
        pending = last ? NOTHING : Arrays.copyOfRange(all, decoded.consumed(), all.length);
        return decoded.text();
    }

    @Method("getstate(self, /)")
    Object getState() {
        return PyTuple.of(PyBytes.of(pending), (Object) coder.state());
    }

    @Method("setstate(self, state, /)")
    void setState(PyTuple state) {
        if (state.size() != 2 || !(state.at(0) instanceof PyBytes bytes)) {
            throw Raise.typeError("setstate(): illegal state argument");
        }
        if (bytes.size() > LONGEST_PENDING) {
            throw Raise.unicodeError("pending buffer too large");
        }
        coder.setState(Conversion.toLong(state.at(1)));
        pending = bytes.array();
    }

    @Method("reset(self, /)")
    void reset() {
        coder.reset();
        pending = NOTHING;
    }
}
