package taipan.modules.hashes;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;

/// The `_md5` module.
/// CPython: Modules/md5module.c
@PyModule("_md5")
public final class Md5Module {
    public Md5Module(InterpreterState interpreter) {}

    @Function("md5(string=NULL, *, usedforsecurity=True)")
    Object md5(Object string, boolean usedForSecurity) {
        return PyDigest.of(PyDigest.Algorithm.MD5, string);
    }
}
