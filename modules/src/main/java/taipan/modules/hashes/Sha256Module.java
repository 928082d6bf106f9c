package taipan.modules.hashes;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_sha256` module.
/// CPython: Modules/sha256module.c
@PyModule("_sha256")
public final class Sha256Module {
    public Sha256Module(InterpreterState interpreter) {}

    @Function("sha224(string=NULL, *, usedforsecurity=True)")
    Object sha224(Object string, boolean usedForSecurity) {
        return PyDigest.of(PyDigest.Algorithm.SHA224, string);
    }

    @Function("sha256(string=NULL, *, usedforsecurity=True)")
    Object sha256(Object string, boolean usedForSecurity) {
        return PyDigest.of(PyDigest.Algorithm.SHA256, string);
    }
}
