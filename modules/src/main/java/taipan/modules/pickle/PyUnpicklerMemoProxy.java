package taipan.modules.pickle;

import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// What `Unpickler.memo` answers.
/// CPython: Modules/_pickle.c (UnpicklerMemoProxyType)
@PyClass(name = "_pickle.UnpicklerMemoProxy")
public final class PyUnpicklerMemoProxy extends PyObject {
    public static final PyType TYPE = PyUnpicklerMemoProxyBindings.newType();

    final PyUnpickler unpickler;

    PyUnpicklerMemoProxy(PyUnpickler unpickler) {
        super(TYPE);
        this.unpickler = unpickler;
    }

    @Method("clear(self, /)")
    void clear() {
        unpickler.reader().memo = new UnpickleMemo();
    }

    @Method("copy(self, /)")
    PyDict copy() {
        return unpickler.reader().memo.toDict();
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(PyDict.TYPE, PyTuple.of((Object) copy()));
    }
}
