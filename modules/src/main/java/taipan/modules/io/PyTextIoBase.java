package taipan.modules.io;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyNone;
import taipan.objects.PyType;

/// `_io._TextIOBase`: a stream of text.
/// CPython: Modules/_io/textio.c
@PyClass(name = "_io._TextIOBase", base = PyIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public class PyTextIoBase extends PyIoBase {
    public static final PyType TYPE = PyTextIoBaseBindings.newType();

    PyTextIoBase(PyType type) {
        super(type);
    }

    @Constructor("_TextIOBase(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyTextIoBase(cls);
    }

    @Method("detach(self)")
    Object detach() {
        throw unsupported("detach");
    }

    @Method("read(self, size=-1, /)")
    Object read(Object size) {
        throw unsupported("read");
    }

    @Override
    @Method("readline(self, size=-1, /)")
    Object readline(Object size) {
        throw unsupported("readline");
    }

    @Method("write(self, s, /)")
    Object write(Object s) {
        throw unsupported("write");
    }

    @Getter("encoding")
    Object encoding() {
        return PyNone.NONE;
    }

    @Getter("newlines")
    Object newlines() {
        return PyNone.NONE;
    }

    @Getter("errors")
    Object errors() {
        return PyNone.NONE;
    }
}
