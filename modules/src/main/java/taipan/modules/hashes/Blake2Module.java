package taipan.modules.hashes;

import taipan.bindings.Constant;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyType;

/// The `_blake2` module.
/// CPython: Modules/_blake2/blake2module.c
@PyModule("_blake2")
public final class Blake2Module {
    @Constant static final int BLAKE2B_SALT_SIZE = 16;
    @Constant static final int BLAKE2B_PERSON_SIZE = 16;
    @Constant static final int BLAKE2B_MAX_KEY_SIZE = 64;
    @Constant static final int BLAKE2B_MAX_DIGEST_SIZE = 64;
    @Constant static final int BLAKE2S_SALT_SIZE = 8;
    @Constant static final int BLAKE2S_PERSON_SIZE = 8;
    @Constant static final int BLAKE2S_MAX_KEY_SIZE = 32;
    @Constant static final int BLAKE2S_MAX_DIGEST_SIZE = 32;

    public Blake2Module(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyBlake2.BLAKE2B, PyBlake2.BLAKE2S};
    }
}
