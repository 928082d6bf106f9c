package taipan.modules.decimal;

import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// What `localcontext()` answers.
/// CPython: Modules/_decimal/_decimal.c (PyDecContextManager_Type)
@PyClass(name = "decimal.ContextManager")
public final class PyLocalContext extends PyObject {
    public static final PyType TYPE = PyLocalContextBindings.newType();

    private final PyDecimalContext local;
    private final PyDecimalContext global;

    PyLocalContext(PyDecimalContext local, PyDecimalContext global) {
        super(TYPE);
        this.local = local;
        this.global = global;
    }

    @Method("__enter__(self, /)")
    Object enter(ThreadState ts) {
        local.module.setCurrent(ts, local);
        return local;
    }

    @Method("__exit__(self, /, *args)")
    boolean exit(ThreadState ts, Object[] args) {
        global.module.setCurrent(ts, global);
        return false;
    }
}
