package taipan.modules.io;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyDict;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// `_io.BufferedRWPair`: a reader and a writer as one stream.
/// CPython: Modules/_io/bufferedio.c (PyBufferedRWPair_Type)
@PyClass(name = "_io.BufferedRWPair", base = PyBufferedIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyBufferedRwPair extends PyBufferedIoBase {
    public static final PyType TYPE = PyBufferedRwPairBindings.newType();

    private PyBufferedReader reader;
    private PyBufferedWriter writer;

    PyBufferedRwPair(PyType type) {
        super(type);
    }

    @Constructor("BufferedRWPair(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBufferedRwPair(cls);
    }

    @Init("BufferedRWPair(self, reader, writer, buffer_size=8192, /)")
    void init(Object reader, Object writer, int size) {
        BufferedObject.require(reader, "readable", "File or stream is not readable.");
        BufferedObject.require(writer, "writable", "File or stream is not writable.");
        this.reader = new PyBufferedReader(PyBufferedReader.TYPE);
        this.reader.init(reader, size);
        this.writer = new PyBufferedWriter(PyBufferedWriter.TYPE);
        this.writer.init(writer, size);
    }

    private PyBufferedReader reader() {
        if (reader == null) {
            throw Raise.valueError("I/O operation on uninitialized object");
        }
        return reader;
    }

    private PyBufferedWriter writer() {
        if (writer == null) {
            throw Raise.valueError("I/O operation on uninitialized object");
        }
        return writer;
    }

    private Object forward(Object to, String method, Object[] args) {
        return Calls.call(ThreadState.current(), Attributes.get(to, method), args, null);
    }

    @Method("read(self, /, *args)")
    Object readPair(Object[] args) {
        return forward(reader(), "read", args);
    }

    @Method("peek(self, /, *args)")
    Object peekPair(Object[] args) {
        return forward(reader(), "peek", args);
    }

    @Method("read1(self, /, *args)")
    Object read1Pair(Object[] args) {
        return forward(reader(), "read1", args);
    }

    @Override
    @Method("readinto(self, buffer, /)")
    Object readinto(Object buffer) {
        return reader().readinto(buffer);
    }

    @Override
    @Method("readinto1(self, buffer, /)")
    Object readinto1(Object buffer) {
        return reader().readinto1(buffer);
    }

    @Override
    @Method("write(self, b, /)")
    Object write(Object source) {
        return writer().write(source);
    }

    @Override
    @Method("flush(self, /)")
    void flush() {
        writer().flush();
    }

    @Override
    @Method("readable(self, /)")
    Object readable() {
        return reader().readable();
    }

    @Override
    @Method("writable(self, /)")
    Object writable() {
        return writer().writable();
    }

    @Override
    @Method("close(self, /)")
    void close() {
        Raised first = null;
        try {
            writer().close();
        } catch (Raised e) {
            first = e;
        }
        try {
            reader().close();
        } catch (Raised second) {
            if (first != null) {
                second.value().setContext(first.value());
            }
            throw second;
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    @Method("isatty(self, /)")
    Object isatty() {
        Object answer = writer().isatty();
        return answer == Boolean.TRUE ? answer : reader().isatty();
    }

    @Override
    boolean isClosed() {
        return IoModule.truth(closed());
    }

    @Override
    @Getter("closed")
    Object closed() {
        if (writer == null) {
            throw Raise.runtimeError("the BufferedRWPair object is being garbage-collected");
        }
        return writer.closed();
    }
}
