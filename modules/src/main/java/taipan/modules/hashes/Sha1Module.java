package taipan.modules.hashes;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_sha1` module.
/// CPython: Modules/sha1module.c
@PyModule("_sha1")
public final class Sha1Module {
    public Sha1Module(InterpreterState interpreter) {}

    @Function("sha1(string=NULL, *, usedforsecurity=True)")
    Object sha1(Object string, boolean usedForSecurity) {
        return PyDigest.of(PyDigest.Algorithm.SHA1, string);
    }
}
