package taipan.modules;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Audit;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Finalizers;
import taipan.objects.Iteration;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyEllipsis;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyNotImplemented;
import taipan.objects.PyObject;
import taipan.objects.PyBytes;
import taipan.objects.PyByteArray;
import taipan.objects.PyComplex;
import taipan.objects.PyRange;
import taipan.objects.PyType;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.objects.Unawaited;
import taipan.objects.Unraisable;
import taipan.objects.WeakReferences;

/// The `gc` module. The Java garbage collector does the work; `collect` makes it run and then runs the callbacks of weak
/// references to what it found dead.
///
/// Differs from CPython: thresholds, generations and debug flags are remembered but change nothing; objects cannot be
/// listed.
/// CPython: Modules/gcmodule.c
@PyModule("gc")
public final class GcModule {
    private static final int ROUNDS = 4;

    private final InterpreterState interpreter;
    private boolean enabled = true;
    private long debug;
    private long[] thresholds = {700, 10, 10};
    private long frozen;
    private final PyList callbacks = PyList.of();
    private final long[] collections = new long[3];
    private final long[] collected = new long[3];

    public GcModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    void init(PyModuleObject module) {
        StatModule.addConstants(module, "DEBUG_STATS=1 DEBUG_COLLECTABLE=2 DEBUG_UNCOLLECTABLE=4 DEBUG_SAVEALL=32 DEBUG_LEAK=38");
        module.add("garbage", PyList.of());
        module.add("callbacks", callbacks);
    }

    @Function("enable()")
    void enable() {
        enabled = true;
    }

    @Function("disable()")
    void disable() {
        enabled = false;
    }

    @Function("isenabled()")
    boolean isEnabled() {
        return enabled;
    }

    @Function("collect(generation=2)")
    long collect(int generation) {
        if (generation < 0 || generation > 2) {
            throw Raise.valueError("invalid generation");
        }
        callBack("start", generation, 0);
        long dead = 0;
        // What a finalizer or a callback lets go of is found in the next round.
        for (int round = 0; round < ROUNDS; round++) {
            long found = collectOnce();
            dead += found;
            if (found == 0) {
                break;
            }
        }
        callBack("stop", generation, dead);
        collections[generation]++;
        collected[generation] += dead;
        return dead;
    }

    /// Lets the collector run once, and then what waits for the death of the objects it found.
    private long collectOnce() {
        long found = Finalizers.of(interpreter).collect();
        Unawaited unawaited = interpreter.serviceOrNull(Unawaited.class);
        if (unawaited != null) {
            found += unawaited.warnOfDead();
        }
        return found + WeakReferences.current().runAllCallbacks();
    }

    private void callBack(String phase, int generation, long dead) {
        if (callbacks.size() == 0) {
            return;
        }
        PyDict info = new PyDict();
        info.put("generation", (long) generation);
        info.put("collected", dead);
        info.put("uncollectable", 0L);
        for (Object callback : Iteration.toArray(callbacks)) {
            try {
                Calls.call(callback, phase, info);
            } catch (Raised e) {
                Unraisable.report(e, null, callback);
            }
        }
    }

    @Function("get_count()")
    Object count() {
        return PyTuple.of(new Object[] {0L, 0L, 0L});
    }

    @Function("get_stats()")
    Object stats() {
        Object[] all = new Object[3];
        for (int i = 0; i < 3; i++) {
            PyDict d = new PyDict();
            d.put("collections", collections[i]);
            d.put("collected", collected[i]);
            d.put("uncollectable", 0L);
            all[i] = d;
        }
        return PyList.of(all);
    }

    @Function("get_threshold()")
    Object threshold() {
        return PyTuple.of(new Object[] {thresholds[0], thresholds[1], thresholds[2]});
    }

    @Function("set_threshold(threshold0, threshold1=NULL, threshold2=NULL, /)")
    void setThreshold(long first, Object second, Object third) {
        thresholds = new long[] {
            first, second == null ? thresholds[1] : Conversion.toLong(second), third == null ? thresholds[2] : Conversion.toLong(third)
        };
    }

    @Function("get_debug()")
    long debug() {
        return debug;
    }

    @Function("set_debug(flags, /)")
    void setDebug(int flags) {
        debug = flags;
    }

    @Function("get_objects(generation=None)")
    Object objects(ThreadState ts, Object generation) {
        Audit.event(ts, "gc.get_objects", generation == PyNone.NONE ? (Object) (-1L) : generation);
        return PyList.of();
    }

    @Function("get_referrers(*objs)")
    Object referrers(ThreadState ts, Object[] objects) {
        Audit.event(ts, "gc.get_referrers", PyTuple.of(objects));
        return PyList.of();
    }

    @Function("get_referents(*objs)")
    Object referents(ThreadState ts, Object[] objects) {
        Audit.event(ts, "gc.get_referents", PyTuple.of(objects));
        return PyList.of();
    }

    /// As CPython's collector would have it after it has looked at everything: tuples and dicts are of no interest to it
    /// as long as nothing in them is.
    @Function("is_tracked(obj, /)")
    boolean isTracked(Object o) {
        return switch (o) {
            case PyTuple t when t.type() == PyTuple.TYPE -> anyTracked(t.toArray());
            case PyDict d when d.type() == PyDict.TYPE -> anyTracked(Iteration.toArray(d)) || anyTracked(Iteration.toArray(Calls.method(d, "values")));
            case PyNone n -> false;
            case PyEllipsis e -> false;
            case PyNotImplemented n -> false;
            case PyBytes b -> b.type() != PyBytes.TYPE;
            case PyByteArray b -> b.type() != PyByteArray.TYPE;
            case PyComplex c -> c.type() != PyComplex.TYPE;
            case PyRange r -> false;
            case PyType t -> t.isHeapType();
            default -> o instanceof PyObject && PyType.of(o) != PyType.OBJECT;
        };
    }

    private boolean anyTracked(Object[] items) {
        for (Object item : items) {
            if (item instanceof PyDict || isTracked(item)) {
                return true;
            }
        }
        return false;
    }

    @Function("is_finalized(obj, /)")
    boolean isFinalized(Object o) {
        return o instanceof PyObject p && p.isFinalized();
    }

    @Function("freeze()")
    void freeze() {
        frozen = 1;
    }

    @Function("unfreeze()")
    void unfreeze() {
        frozen = 0;
    }

    @Function("get_freeze_count()")
    long freezeCount() {
        return frozen;
    }
}
