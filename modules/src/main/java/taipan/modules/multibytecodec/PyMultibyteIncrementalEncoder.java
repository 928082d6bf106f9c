package taipan.modules.multibytecodec;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.IntMath;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.text.Text;
import taipan.text.Utf8;

/// An encoder of text that comes in pieces.
/// CPython: MultibyteIncrementalEncoder_Type
@PyClass(name = "_multibytecodec.MultibyteIncrementalEncoder", subclassable = true)
public final class PyMultibyteIncrementalEncoder extends MultibyteState {
    static final PyType TYPE = PyMultibyteIncrementalEncoderBindings.newType();

    /// The bytes of the text that can wait for what follows.
    private static final int LONGEST_WAITING = 8;

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

    /// The text that waits (its length and its UTF-8) and then eight bytes of the coder, as one little-endian number.
    @Method("getstate(self, /)")
    Object getState() {
        byte[] waiting = coder.pending() == 0 ? new byte[0] : Utf8.encodePassingSurrogates(Text.of(coder.pending()));
        byte[] bytes = new byte[1 + waiting.length + 8];
        bytes[0] = (byte) waiting.length;
        System.arraycopy(waiting, 0, bytes, 1, waiting.length);
        for (int i = 0; i < 8; i++) {
            bytes[1 + waiting.length + i] = (byte) (coder.state() >>> 8 * i);
        }
        return IntMath.fromBytes(bytes, 0, bytes.length, true, false);
    }

    @Method("setstate(self, state, /)")
    void setState(Object state) {
        byte[] bytes = IntMath.toBytes(Conversion.index(state), 1 + LONGEST_WAITING + 8, true, false);
        int length = bytes == null ? LONGEST_WAITING + 1 : bytes[0];
        if (length < 0 || length > LONGEST_WAITING) {
            throw Raise.unicodeError("pending buffer too large");
        }
        Object text = Utf8.decode(Arrays.copyOfRange(bytes, 1, 1 + length), Codecs.errors("strict"));
        long coded = 0;
        for (int i = 0; i < 8; i++) {
            coded |= (bytes[1 + length + i] & 0xFFL) << 8 * i;
        }
        coder.setState(coded);
        coder.setPending(Text.length(text) == 0 ? 0 : Text.at(text, 0));
    }

    @Method("reset(self, /)")
    void reset() {
        coder.reset();
    }
}
