package taipan.modules.contextvars;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// The `_contextvars` module.
/// CPython: Modules/_contextvarsmodule.c
@PyModule("_contextvars")
public final class ContextvarsModule {
    public ContextvarsModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyContext.TYPE, PyContextVar.TYPE, PyToken.TYPE};
    }

    @Function("copy_context()")
    Object copyContext(ThreadState ts) {
        return PyContext.current(ts).copy();
    }
}
