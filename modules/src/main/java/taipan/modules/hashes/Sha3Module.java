package taipan.modules.hashes;

import taipan.bindings.Constant;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyType;

/// The `_sha3` module.
/// CPython: Modules/_sha3/sha3module.c
@PyModule("_sha3")
public final class Sha3Module {
    @Constant static final String implementation = "generic 64-bit";
    @Constant static final int keccakopt = 64;

    public Sha3Module(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {
            PySha3.SHA3_224, PySha3.SHA3_256, PySha3.SHA3_384, PySha3.SHA3_512, PyShake.SHAKE_128, PyShake.SHAKE_256
        };
    }
}
