package taipan.modules.queue;

import taipan.bindings.PyModule;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.PyBaseException;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;

/// The `_queue` module.
/// CPython: Modules/_queuemodule.c
@PyModule("_queue")
public final class QueueModule {
    private final PyType empty;

    public QueueModule(InterpreterState interpreter) {
        PyDict namespace = new PyDict();
        namespace.put("__module__", "_queue");
        empty = (PyType) Calls.call(PyType.TYPE, "Empty", PyTuple.of(PyExc.Exception), namespace);
        interpreter.setService(QueueModule.class, this);
    }

    PyType[] types() {
        return new PyType[] {PySimpleQueue.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("Empty", empty);
    }

    /// `Empty()`.
    Raised empty() {
        return new Raised((PyBaseException) Calls.call(empty));
    }
}
