package taipan.modules.io;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_io.BufferedReader`.
/// CPython: Modules/_io/bufferedio.c (PyBufferedReader_Type)
@PyClass(name = "_io.BufferedReader", base = PyBufferedIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyBufferedReader extends ReadingBuffer {
    public static final PyType TYPE = PyBufferedReaderBindings.newType();

    PyBufferedReader(PyType type) {
        super(type);
    }

    PyBufferedReader(PyFileIo raw, int size) {
        super(TYPE);
        initialize(raw, size);
    }

    @Constructor("BufferedReader(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBufferedReader(cls);
    }

    @Init("BufferedReader(self, raw, buffer_size=8192)")
    void init(Object raw, int size) {
        reset();
        require(raw, "readable", "File or stream is not readable.");
        initialize(raw, size);
    }
}
