package taipan.objects;

/// Importing modules from Java code.
/// CPython: Python/import.c (PyImport_ImportModule)
public final class Imports {
    private Imports() {}

    /// The module of that dotted name, imported when it is not yet.
    public static Object module(String name) {
        InterpreterState interpreter = ThreadState.current().interpreter();
        Object module = interpreter.modules.getOrNull(name);
        if (module != null && module != PyNone.NONE) {
            return module;
        }
        Object importer = interpreter.builtins.getOrNull("__import__");
        if (importer == null) {
            throw Raise.of(PyExc.ImportError, "__import__ not found");
        }
        PyList names = PyList.of("__doc__");
        return Calls.call(
                ThreadState.current(), importer, new Object[] {name, new PyDict(), new PyDict(), names, 0L}, null);
    }

    /// An attribute of a module.
    public static Object attribute(String module, String name) {
        return Attributes.get(module(module), name);
    }
}
