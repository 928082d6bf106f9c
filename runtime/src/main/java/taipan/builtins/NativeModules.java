package taipan.builtins;

import taipan.objects.InterpreterState;
import taipan.objects.PyModuleObject;

/// Where the native modules of the standard library come from. The runtime has only the modules it cannot do without
/// (`CoreModules`).
/// CPython: Python/import.c (PyImport_Inittab)
public interface NativeModules {
    /// A new module, or null when there is none of that name.
    PyModuleObject create(InterpreterState interpreter, String name);

    /// The names of all modules `create` can make.
    String[] names();
}
