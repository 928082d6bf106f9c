package taipan.modules;

import taipan.bindings.PyModule;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyModuleObject;

/// The `errno` module.
/// CPython: Modules/errnomodule.c
@PyModule("errno")
public final class ErrnoModule {
    public ErrnoModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        PyDict names = new PyDict();
        for (int n = 1; n <= Errno.max(); n++) {
            String name = Errno.name(n);
            if (name != null) {
                module.add(name, (long) n);
                names.put((Object) (long) n, name);
            }
        }
        module.add("EWOULDBLOCK", (long) Errno.EAGAIN);
        module.add("EDEADLOCK", (long) Errno.EDEADLOCK);
        module.add("EDEADLK", (long) Errno.EDEADLOCK);
        module.add("EOPNOTSUPP", (long) Errno.ENOTSUP);
        module.add("errorcode", names);
    }
}
