package taipan.modules.pickle;

import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// What `Pickler.memo` answers.
/// CPython: Modules/_pickle.c (PicklerMemoProxyType)
@PyClass(name = "_pickle.PicklerMemoProxy")
public final class PyPicklerMemoProxy extends PyObject {
    public static final PyType TYPE = PyPicklerMemoProxyBindings.newType();

    final PyPickler pickler;

    PyPicklerMemoProxy(PyPickler pickler) {
        super(TYPE);
        this.pickler = pickler;
    }

    @Method("clear(self, /)")
    void clear() {
        pickler.writer().memo = new PickleMemo();
    }

    @Method("copy(self, /)")
    PyDict copy() {
        return pickler.writer().memo.toDict();
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(PyDict.TYPE, PyTuple.of((Object) copy()));
    }
}
