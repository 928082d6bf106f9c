package taipan.modules.multibytecodec;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// A writer of encoded text to a stream of bytes.
/// CPython: MultibyteStreamWriter_Type
@PyClass(name = "_multibytecodec.MultibyteStreamWriter", subclassable = true)
public final class PyMultibyteStreamWriter extends MultibyteState {
    static final PyType TYPE = PyMultibyteStreamWriterBindings.newType();

    private final Object stream;
    private final MultibyteCoder coder;

    PyMultibyteStreamWriter(PyType type, Object stream, String errors) {
        super(type, errors);
        this.stream = stream;
        coder = charset.newCoder();
    }

    @Constructor("MultibyteStreamWriter(cls, stream, errors='strict')")
    static Object construct(PyType cls, Object stream, String errors) {
        return new PyMultibyteStreamWriter(cls, stream, errors);
    }

    @Init("MultibyteStreamWriter(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {}

    @Method("write(self, strobj, /)")
    void write(Object strobj) {
        byte[] bytes = charset.encode(PyMultibyteCodec.text(strobj), coder, handler(), false);
        Calls.method(stream, "write", PyBytes.of(bytes));
    }

    @Method("writelines(self, lines, /)")
    void writeLines(Object lines) {
        for (Object line : Iteration.toArray(lines)) {
            write(line);
        }
    }

    @Method("reset(self, /)")
    void reset() {
        byte[] bytes = charset.encode("", coder, handler(), true);
        if (bytes.length > 0) {
            Calls.method(stream, "write", PyBytes.of(bytes));
        }
    }

    @Getter("stream")
    Object stream() {
        return stream;
    }
}
