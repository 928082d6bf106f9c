package taipan.modules.random;

import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyType;

/// The `_random` module.
/// CPython: Modules/_randommodule.c
@PyModule("_random")
public final class RandomModule {
    public RandomModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyRandom.TYPE};
    }
}
