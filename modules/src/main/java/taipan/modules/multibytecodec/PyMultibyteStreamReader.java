package taipan.modules.multibytecodec;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.text.Text;
import taipan.text.TextSplit;

/// A reader of encoded text from a stream of bytes.
/// CPython: MultibyteStreamReader_Type
@PyClass(name = "_multibytecodec.MultibyteStreamReader", subclassable = true)
public final class PyMultibyteStreamReader extends MultibyteState {
    static final PyType TYPE = PyMultibyteStreamReaderBindings.newType();
    private static final byte[] NOTHING = {};

    private final Object stream;
    private final MultibyteCoder coder = charset.newCoder();
    private byte[] pending = NOTHING;

    PyMultibyteStreamReader(PyType type, Object stream, String errors) {
        super(type, errors);
        this.stream = stream;
    }

    @Constructor("MultibyteStreamReader(cls, stream, errors='strict')")
    static Object construct(PyType cls, Object stream, String errors) {
        return new PyMultibyteStreamReader(cls, stream, errors);
    }

    @Init("MultibyteStreamReader(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {}

    /// CPython: mbstreamreader_iread
    private Object read(String method, Object size) {
        while (true) {
            boolean all = size == PyNone.NONE || Conversion.toLong(size) < 0;
            Object data = all ? Calls.method(stream, method) : Calls.method(stream, method, size);
            if (!(data instanceof PyBytes bytes)) {
                throw Raise.typeError("stream function returned a non-bytes object (%T)", data);
            }
            boolean last = all && method.equals("read") || bytes.size() == 0;
            byte[] input = MultibyteCharset.joined(pending, bytes.array());
            var decoded = charset.decode(input, coder, handler(), last);
            pending = Arrays.copyOfRange(input, Math.min(decoded.consumed(), input.length), input.length);
            if (last || Text.length(decoded.text()) > 0) {
                return decoded.text();
            }
            // Only a part of a character so far: one byte more.
            size = 1L;
        }
    }

    @Method("read(self, sizeobj=None, /)")
    Object read(Object size) {
        return read("read", size);
    }

    @Method("readline(self, sizeobj=None, /)")
    Object readLine(Object size) {
        return read("readline", size);
    }

    @Method("readlines(self, sizehintobj=None, /)")
    Object readLines(Object size) {
        return PyList.of(TextSplit.lines(read("read", size), true));
    }

    @Method("reset(self, /)")
    void reset() {
        coder.reset();
        pending = NOTHING;
    }

    @Getter("stream")
    Object stream() {
        return stream;
    }
}
