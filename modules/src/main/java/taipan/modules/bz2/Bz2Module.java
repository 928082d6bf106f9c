package taipan.modules.bz2;

import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyType;

/// The `_bz2` module.
/// CPython: Modules/_bz2module.c
@PyModule("_bz2")
public final class Bz2Module {
    public Bz2Module(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyBz2Compressor.TYPE, PyBz2Decompressor.TYPE};
    }
}
