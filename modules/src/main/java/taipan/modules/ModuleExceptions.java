package taipan.modules;

import taipan.objects.Calls;
import taipan.objects.PyBaseException;
import taipan.objects.PyDict;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;

/// Exception types that a native module makes for each interpreter.
/// CPython: Python/errors.c (PyErr_NewException)
public final class ModuleExceptions {
    private ModuleExceptions() {}

    public static PyType define(String module, String name, PyType base) {
        PyDict namespace = new PyDict();
        namespace.put("__module__", module);
        return (PyType) Calls.call(PyType.TYPE, name, PyTuple.of(base), namespace);
    }

    /// An exception of such a type, made by calling it.
    public static Raised raise(PyType type, Object... args) {
        return taipan.objects.Raise.with(type, args);
    }
}
