package taipan.modules.diagnosis;

import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyType;
import taipan.objects.StructSequence;

/// The `_lsprof` module, on which `cProfile` is built.
/// CPython: Modules/_lsprof.c
@PyModule("_lsprof")
public final class LsprofModule {
    static final StructSequence ENTRY = new StructSequence("_lsprof.profiler_entry", 6, "code", "callcount", "reccallcount", "totaltime",
            "inlinetime", "calls");
    static final StructSequence SUBENTRY = new StructSequence("_lsprof.profiler_subentry", 5, "code", "callcount", "reccallcount", "totaltime",
            "inlinetime");

    public LsprofModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyProfiler.TYPE, ENTRY.type(), SUBENTRY.type()};
    }
}
