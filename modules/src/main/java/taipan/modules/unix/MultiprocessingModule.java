package taipan.modules.unix;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyModuleObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// The `_multiprocessing` module: semaphores that processes share under a name.
/// CPython: Modules/_multiprocessing/multiprocessing.c
@PyModule("_multiprocessing")
public final class MultiprocessingModule extends SystemCalls {
    public MultiprocessingModule(InterpreterState interpreter) {
        super(interpreter, "_multiprocessing");
    }

    PyType[] types() {
        return new PyType[] {PySemLock.TYPE};
    }

    void init(PyModuleObject module) {
        PyDict flags = new PyDict();
        flags.put("HAVE_SEM_OPEN", 1L);
        flags.put("HAVE_SEM_TIMEDWAIT", 1L);
        flags.put("HAVE_FD_TRANSFER", 1L);
        module.add("flags", flags);
    }

    @Function("sem_unlink(name, /)")
    void unlink(String name) {
        CMemory text = Natives.path(name);
        try {
            natives.ask(CFunction.SEM_UNLINK, text.address());
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }
}
