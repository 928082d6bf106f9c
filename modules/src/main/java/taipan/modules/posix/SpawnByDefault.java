package taipan.modules.posix;

import taipan.objects.AfterImport;
import taipan.objects.Attributes;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;

/// Makes `spawn` the default of `multiprocessing`, as it is on every platform without `fork`.
///
/// Differs from CPython: its default on Linux is `fork`.
/// CPython: Lib/multiprocessing/context.py
final class SpawnByDefault implements AfterImport {
    private boolean done;

    @Override
    public void imported(InterpreterState interpreter, String name) {
        if (done || !name.startsWith("multiprocessing")) {
            return;
        }
        Object module = interpreter.modules.getOrNull("multiprocessing.context");
        if (module != null && Attributes.lookup(module, "_default_context") != null
                && Attributes.lookup(module, "_concrete_contexts") instanceof PyDict contexts && contexts.getOrNull("spawn") != null) {
            done = true;
            Attributes.set(Attributes.get(module, "_default_context"), "_default_context", contexts.getOrNull("spawn"));
        }
    }
}
