package taipan.modules;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Function;
import taipan.bindings.ParseTuple;
import taipan.bindings.PyModule;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.objects.Unraisable;

/// The `atexit` module.
/// CPython: Modules/atexitmodule.c
@PyModule("atexit")
public final class AtexitModule {
    private record Callback(Object function, Object[] args, PyDict kwargs) {}

    private final List<Callback> callbacks = new ArrayList<>();

    public AtexitModule(InterpreterState interpreter) {}

    @Function("register(*args, **kwargs)")
    @ParseTuple
    Object register(Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw Raise.typeError("register() takes at least 1 argument (0 given)");
        }
        if (!Calls.isCallable(args[0])) {
            throw Raise.typeError("the first argument must be callable");
        }
        Object[] rest = java.util.Arrays.copyOfRange(args, 1, args.length);
        synchronized (callbacks) {
            callbacks.add(new Callback(args[0], rest, kwargs));
        }
        return args[0];
    }

    @Function("unregister(func, /)")
    void unregister(Object function) {
        Callback[] all;
        synchronized (callbacks) {
            all = callbacks.toArray(new Callback[0]);
        }
        for (Callback c : all) {
            if (Comparison.equal(c.function, function)) {
                synchronized (callbacks) {
                    callbacks.remove(c);
                }
            }
        }
    }

    @Function("_clear()")
    void clear() {
        synchronized (callbacks) {
            callbacks.clear();
        }
    }

    @Function("_ncallbacks()")
    long count() {
        return callbacks.size();
    }

    /// The last one registered runs first.
    @Function("_run_exitfuncs()")
    void run(ThreadState ts) {
        while (true) {
            Callback next;
            synchronized (callbacks) {
                if (callbacks.isEmpty()) {
                    return;
                }
                next = callbacks.removeLast();
            }
            try {
                Calls.callEx(ts, next.function, next.args, next.kwargs);
            } catch (Raised e) {
                Unraisable.report(e, "Exception ignored in atexit callback", next.function);
            }
        }
    }
}
