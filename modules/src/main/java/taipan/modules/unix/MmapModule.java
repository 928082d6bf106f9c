package taipan.modules.unix;

import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyType;

/// The `mmap` module.
/// CPython: Modules/mmapmodule.c
@PyModule("mmap")
public final class MmapModule extends SystemCalls {
    private static final String CONSTANTS = "PROT_EXEC=4 PROT_READ=1 PROT_WRITE=2 MAP_SHARED=1 MAP_PRIVATE=2 MAP_DENYWRITE=2048 MAP_EXECUTABLE=4096"
            + " MAP_ANON=32 MAP_ANONYMOUS=32 MAP_POPULATE=32768 PAGESIZE=4096 ALLOCATIONGRANULARITY=4096 ACCESS_DEFAULT=0 ACCESS_READ=1"
            + " ACCESS_WRITE=2 ACCESS_COPY=3 MADV_NORMAL=0 MADV_RANDOM=1 MADV_SEQUENTIAL=2 MADV_WILLNEED=3 MADV_DONTNEED=4 MADV_REMOVE=9"
            + " MADV_DONTFORK=10 MADV_DOFORK=11 MADV_HWPOISON=100 MADV_MERGEABLE=12 MADV_UNMERGEABLE=13 MADV_HUGEPAGE=14 MADV_NOHUGEPAGE=15"
            + " MADV_DONTDUMP=16 MADV_DODUMP=17";

    public MmapModule(InterpreterState interpreter) {
        super(interpreter, "mmap");
    }

    PyType[] types() {
        return new PyType[] {PyMmap.TYPE};
    }

    void init(PyModuleObject module) {
        addConstants(module, CONSTANTS);
        module.add("error", PyExc.OSError);
    }
}
