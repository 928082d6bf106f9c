package taipan.modules.sqlite;

import taipan.bindings.Constructor;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyObject;
import taipan.objects.PyType;

/// `sqlite3.PrepareProtocol`: what objects are asked to become.
/// CPython: Modules/_sqlite/prepare_protocol.c
@PyClass(name = "sqlite3.PrepareProtocol")
public final class PyPrepareProtocol extends PyObject {
    public static final PyType TYPE = PyPrepareProtocolBindings.newType();

    private PyPrepareProtocol() {
        super(TYPE);
    }

    @Constructor("PrepareProtocol(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyPrepareProtocol();
    }
}
