package taipan.modules.diagnosis;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.Raise;

/// The `_tracemalloc` module.
///
/// Differs from CPython: a JVM does not tell who allocated what. The amount of traced memory is how much the heap has
/// grown since tracing began, garbage included, and there are no traces of single blocks.
/// CPython: Modules/_tracemalloc.c
@PyModule("_tracemalloc")
public final class TracemallocModule {
    private static final long MOST_FRAMES = 65535;

    private boolean tracing;
    private long limit = 1;
    private long atStart;
    private long peak;

    public TracemallocModule(InterpreterState interpreter) {
        String frames = interpreter.settings().xOptions.get("tracemalloc");
        if (frames == null && !interpreter.settings().ignoreEnvironment) {
            frames = interpreter.settings().environment.get("PYTHONTRACEMALLOC");
        }
        if (frames != null) {
            startWith(frames);
        }
    }

    /// What is no number of frames was refused before the program began, or is meant to be off.
    private void startWith(String frames) {
        try {
            long wanted = frames.isEmpty() ? 1 : Long.parseLong(frames);
            if (wanted >= 1 && wanted <= MOST_FRAMES) {
                start(wanted);
            }
        } catch (NumberFormatException e) {
            tracing = false;
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Function("is_tracing()")
    boolean isTracing() {
        return tracing;
    }

    @Function("start(nframe=1, /)")
    void start(long frames) {
        if (frames < 1 || frames > MOST_FRAMES) {
            throw Raise.valueError("the number of frames must be in range [1; %d]", MOST_FRAMES);
        }
        if (!tracing) {
            tracing = true;
            limit = frames;
            atStart = used();
            peak = 0;
        }
    }

    @Function("stop()")
    void stop() {
        tracing = false;
        peak = 0;
    }

    @Function("clear_traces()")
    void clearTraces() {
        atStart = used();
        peak = 0;
    }

    @Function("reset_peak()")
    void resetPeak() {
        peak = 0;
    }

    @Function("get_traceback_limit()")
    long tracebackLimit() {
        return limit;
    }

    @Function("get_tracemalloc_memory()")
    long ownMemory() {
        return 0;
    }

    @Function("get_traced_memory()")
    Object tracedMemory() {
        if (!tracing) {
            return PyTuple.of(0L, 0L);
        }
        long now = Math.max(0, used() - atStart);
        peak = Math.max(peak, now);
        return PyTuple.of(now, peak);
    }

    @Function("_get_traces()")
    Object traces() {
        return PyList.of();
    }

    @Function("_get_object_traceback(obj, /)")
    Object objectTraceback(Object object) {
        return PyNone.NONE;
    }
}
