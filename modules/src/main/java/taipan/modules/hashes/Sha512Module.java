package taipan.modules.hashes;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_sha512` module.
/// CPython: Modules/sha512module.c
@PyModule("_sha512")
public final class Sha512Module {
    public Sha512Module(InterpreterState interpreter) {}

    @Function("sha384(string=NULL, *, usedforsecurity=True)")
    Object sha384(Object string, boolean usedForSecurity) {
        return PyDigest.of(PyDigest.Algorithm.SHA384, string);
    }

    @Function("sha512(string=NULL, *, usedforsecurity=True)")
    Object sha512(Object string, boolean usedForSecurity) {
        return PyDigest.of(PyDigest.Algorithm.SHA512, string);
    }
}
