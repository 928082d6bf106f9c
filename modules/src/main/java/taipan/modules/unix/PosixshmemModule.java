package taipan.modules.unix;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.objects.InterpreterState;
import taipan.objects.PyStr;
import taipan.objects.Raise;

/// The `_posixshmem` module: memory that processes share under a name.
/// CPython: Modules/_multiprocessing/posixshmem.c
@PyModule("_posixshmem")
public final class PosixshmemModule extends SystemCalls {
    private static final int CLOSE_ON_EXEC = 02000000;

    public PosixshmemModule(InterpreterState interpreter) {
        super(interpreter, "_posixshmem");
    }

    private static CMemory name(Object path, String function) {
        if (PyStr.valueOrNull(path) == null) {
            throw Raise.typeError("%s() argument 'path' must be str, not %T", function, path);
        }
        return Natives.path(PyStr.toName(path));
    }

    @Function("shm_open(path, flags, mode=511)")
    int open(Object path, int flags, int mode) {
        CMemory name = name(path, "shm_open");
        try {
            return table.adopt(natives.ask(CFunction.SHM_OPEN, name.address(), flags | CLOSE_ON_EXEC, mode & ~table.umask()));
        } catch (HostError e) {
            throw Raise.osError(e.errno(), path);
        }
    }

    @Function("shm_unlink(path)")
    void unlink(Object path) {
        CMemory name = name(path, "shm_unlink");
        try {
            natives.ask(CFunction.SHM_UNLINK, name.address());
        } catch (HostError e) {
            throw Raise.osError(e.errno(), path);
        }
    }
}
