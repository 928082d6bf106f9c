package taipan.modules.io;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_io.BufferedWriter`.
/// CPython: Modules/_io/bufferedio.c (PyBufferedWriter_Type)
@PyClass(name = "_io.BufferedWriter", base = PyBufferedIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyBufferedWriter extends BufferedObject {
    public static final PyType TYPE = PyBufferedWriterBindings.newType();

    PyBufferedWriter(PyType type) {
        super(type);
    }

    PyBufferedWriter(PyFileIo raw, int size) {
        super(TYPE);
        initialize(raw, size);
    }

    @Constructor("BufferedWriter(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBufferedWriter(cls);
    }

    @Init("BufferedWriter(self, raw, buffer_size=8192)")
    void init(Object raw, int size) {
        reset();
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
