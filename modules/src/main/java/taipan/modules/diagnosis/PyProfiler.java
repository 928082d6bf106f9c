package taipan.modules.diagnosis;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Profile;
import taipan.objects.PyBuiltinFunction;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyFrame;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.Unraisable;

/// `_lsprof.Profiler`: counts calls and the time they take.
/// CPython: Modules/_lsprof.c (PyProfiler_Type)
@PyClass(name = "_lsprof.Profiler", subclassable = true)
public final class PyProfiler extends PyExtensible implements Profile {
    public static final PyType TYPE = PyProfilerBindings.newType();

    /// What is known of one function, or of its calls from one other.
    private static final class Entry {
        final Object code;
        long total;
        long inline;
        long calls;
        long recursive;
        int depth;
        final Map<Entry, Entry> callees = new LinkedHashMap<>();

        Entry(Object code) {
            this.code = code;
        }

        /// CPython: Stop
        void add(long time, long own) {
            if (--depth == 0) {
                total += time;
            } else {
                recursive++;
            }
            inline += own;
            calls++;
        }
    }

    /// A call that goes on.
    private static final class Running {
        final Entry entry;
        final Entry fromCaller;
        final Running caller;
        final long start;
        long inCallees;

        Running(Entry entry, Entry fromCaller, Running caller, long start) {
            this.entry = entry;
            this.fromCaller = fromCaller;
            this.caller = caller;
            this.start = start;
        }
    }

    private final Map<Object, Entry> entries = new IdentityHashMap<>();
    private final Map<Object, Entry> inOrder = new LinkedHashMap<>();
    private Object timer = PyNone.NONE;
    private double unit = 1e-9;
    private boolean wantsCallees = true;
    private boolean wantsBuiltins = true;
    private Running running;

    private PyProfiler(PyType type) {
        super(type);
    }

    @Constructor("Profiler(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyProfiler(cls);
    }

    @Init("Profiler(self, timer=None, timeunit=0.0, subcalls=True, builtins=True)")
    void init(Object function, double timeUnit, boolean subcalls, boolean builtins) {
        timer = function;
        unit = timer == PyNone.NONE ? 1e-9 : timeUnit > 0 ? timeUnit : 0;
        wantsCallees = subcalls;
        wantsBuiltins = builtins;
    }

    /// Units of a millionth of a second for timers that answer with a float.
    private long now() {
        if (timer == PyNone.NONE) {
            return System.nanoTime();
        }
        ThreadState ts = ThreadState.current();
        boolean before = ts.tracing;
        ts.tracing = true;
        ts.updateTraced();
        try {
            Object answer = Calls.call(timer);
            if (unit > 0) {
                return Conversion.toLong(answer);
            }
            return PyInt.valueOrNull(answer) != null ? Conversion.toLong(answer) * 1_000_000_000L : (long) (Conversion.toDouble(answer) * 1e9);
        } catch (Raised e) {
            Unraisable.report(e, null, timer);
            return 0;
        } finally {
            ts.tracing = before;
            ts.updateTraced();
        }
    }

    private double seconds(long time) {
        return time * (unit > 0 ? unit : 1e-9);
    }

    // Switching

    @Method("enable(self, subcalls=True, builtins=True)")
    void enable(Object subcalls, Object builtins, ThreadState ts) {
        wantsCallees = Truth.of(subcalls);
        wantsBuiltins = Truth.of(builtins);
        ts.profileFunction = this;
        ts.updateTraced();
    }

    @Method("disable(self)")
    void disable(ThreadState ts) {
        // CPython ends any profiling of the thread here, another profiler's as well.
        ts.profileFunction = null;
        ts.updateTraced();
        while (running != null) {
            stop(now());
        }
    }

    @Method("clear(self)")
    void clear() {
        entries.clear();
        inOrder.clear();
        running = null;
    }

    // Events

    @Override
    public void event(ThreadState ts, PyFrame frame, String event, Object arg) {
        switch (event) {
            case "call" -> start(entry(frame.code, frame.code));
            case "return" -> {
                if (running != null) {
                    stop(now());
                }
            }
            case "c_call" -> {
                if (wantsBuiltins && arg instanceof PyBuiltinFunction f) {
                    start(builtin(f));
                }
            }
            default -> {
                if (wantsBuiltins && running != null && arg instanceof PyBuiltinFunction) {
                    stop(now());
                }
            }
        }
    }

    private Entry entry(Object key, Object code) {
        Entry known = entries.get(key);
        if (known == null) {
            known = new Entry(code);
            entries.put(key, known);
            inOrder.put(key, known);
        }
        return known;
    }

    private Entry builtin(PyBuiltinFunction f) {
        Entry known = entries.get(f.definition());
        return known != null ? known : entry(f.definition(), name(f));
    }

    /// CPython: normalizeUserObj
    private static Object name(PyBuiltinFunction f) {
        Object self = f.self();
        if (self == null || self instanceof PyModuleObject) {
            Object module = taipan.objects.Attributes.lookup(f, "__module__");
            String prefix = module == null || PyStr.valueOrNull(module) == null ? "" : PyStr.toName(module) + ".";
            return PyStr.fromName("<built-in method " + prefix + PyStr.toName(taipan.objects.Attributes.get(f, "__name__")) + ">");
        }
        try {
            Object name = taipan.objects.Attributes.get(f, "__name__");
            Object method = taipan.objects.Attributes.lookup(PyType.of(self), PyStr.toName(name));
            if (method != null) {
                return Representation.repr(method);
            }
            return PyStr.fromName("<built-in method " + PyStr.toName(name) + ">");
        } catch (Raised e) {
            return Representation.repr(f);
        }
    }

    private void start(Entry entry) {
        Entry fromCaller = null;
        if (wantsCallees && running != null) {
            fromCaller = running.entry.callees.computeIfAbsent(entry, e -> new Entry(e.code));
            fromCaller.depth++;
        }
        entry.depth++;
        running = new Running(entry, fromCaller, running, now());
    }

    private void stop(long now) {
        Running call = running;
        running = call.caller;
        long time = now - call.start;
        long own = time - call.inCallees;
        if (running != null) {
            running.inCallees += time;
        }
        call.entry.add(time, own);
        if (call.fromCaller != null) {
            call.fromCaller.add(time, own);
        }
    }

    // Results

    @Method("getstats(self)")
    Object getstats(ThreadState ts) {
        disable(ts);
        Object[] all = new Object[inOrder.size()];
        int at = 0;
        for (Entry e : inOrder.values()) {
            if (e.calls == 0) {
                continue;
            }
            Object callees = PyNone.NONE;
            if (!e.callees.isEmpty()) {
                Object[] subs = new Object[e.callees.size()];
                int k = 0;
                for (Entry s : e.callees.values()) {
                    subs[k++] = LsprofModule.SUBENTRY.of(s.code, s.calls, s.recursive, seconds(s.total), seconds(s.inline));
                }
                callees = PyList.of(subs);
            }
            all[at++] = LsprofModule.ENTRY.of(e.code, e.calls, e.recursive, seconds(e.total), seconds(e.inline), callees);
        }
        return PyList.of(java.util.Arrays.copyOf(all, at));
    }
}
