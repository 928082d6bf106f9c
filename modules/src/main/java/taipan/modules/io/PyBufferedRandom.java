package taipan.modules.io;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_io.BufferedRandom`: reads and writes a stream that can be positioned.
/// CPython: Modules/_io/bufferedio.c (PyBufferedRandom_Type)
@PyClass(name = "_io.BufferedRandom", base = PyBufferedIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyBufferedRandom extends ReadingBuffer {
    public static final PyType TYPE = PyBufferedRandomBindings.newType();

    PyBufferedRandom(PyType type) {
        super(type);
    }

    PyBufferedRandom(PyFileIo raw, int size) {
        super(TYPE);
        require(raw, "seekable", "File or stream is not seekable.");
        initialize(raw, size);
    }

    @Constructor("BufferedRandom(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBufferedRandom(cls);
    }

    @Init("BufferedRandom(self, raw, buffer_size=8192)")
    void init(Object raw, int size) {
        reset();
        require(raw, "seekable", "File or stream is not seekable.");
        require(raw, "readable", "File or stream is not readable.");
        require(raw, "writable", "File or stream is not writable.");
        initialize(raw, size);
    }

    @Override
    @Method("writable(self, /)")
    Object writable() {
        return IoModule.call(raw(), "writable");
    }

    @Override
    @Method("write(self, buffer, /)")
    Object write(Object source) {
        raw();
        return writeObject(source);
    }
}
