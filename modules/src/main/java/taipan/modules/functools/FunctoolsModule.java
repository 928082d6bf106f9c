package taipan.modules.functools;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyExc;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The `_functools` module.
/// CPython: Modules/_functoolsmodule.c
@PyModule("_functools")
public final class FunctoolsModule {
    public FunctoolsModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyPartial.TYPE, PyLruCacheWrapper.TYPE};
    }

    @Function("reduce(*args)")
    Object reduce(ThreadState ts, Object[] args) {
        if (args.length < 2) {
            throw typeError("reduce expected at least 2 arguments, got %d", args.length);
        }
        if (args.length > 3) {
            throw typeError("reduce expected at most 3 arguments, got %d", args.length);
        }
        Object function = args[0];
        Object iterator = iterator(args[1]);
        Object result = args.length == 3 ? args[2] : null;
        for (Object value; (value = Iteration.next(iterator)) != null; ) {
            result = result == null ? value : Calls.call(ts, function, result, value);
        }
        if (result == null) {
            throw typeError("reduce() of empty iterable with no initial value");
        }
        return result;
    }

    private static Object iterator(Object iterable) {
        try {
            return Iteration.iter(iterable);
        } catch (Raised e) {
            throw e.matches(PyExc.TypeError) ? typeError("reduce() arg 2 must support iteration") : e;
        }
    }

    @Function("cmp_to_key(mycmp)")
    Object cmpToKey(Object mycmp) {
        return new PyKeyWrapper(mycmp, null);
    }
}
