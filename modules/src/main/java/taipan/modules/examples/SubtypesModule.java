package taipan.modules.examples;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// The `xxsubtype` module: built-in types that derive from built-in types, an example and a test of the type machinery.
/// CPython: Modules/xxsubtype.c
@PyModule("xxsubtype")
public final class SubtypesModule {
    public SubtypesModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PySpamList.TYPE, PySpamDict.TYPE};
    }

    /// Looks an attribute up often: a thousand times.
    @Function("bench(obj, name, n=1000, /)")
    double bench(Object object, String name, int n) {
        long start = System.nanoTime();
        for (int i = 0; i < n; i++) {
            Attributes.lookup(object, name);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// What a method that only shows its arguments answers.
    static Object shown(Object first, Object[] args, Object kwargs) {
        return PyTuple.of(first, PyTuple.of(args), kwargs);
    }
}
