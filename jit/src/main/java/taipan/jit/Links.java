package taipan.jit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import taipan.objects.PyCode;
import taipan.objects.PyFunction;
import taipan.objects.ThreadState;
import taipan.objects.Translated;

/// How translated code calls functions by their code: one call site for each code object and number of arguments. It leads
/// to the body, whatever that is, until there is a translation that takes exactly so many; HotSpot sees through it.
/// CPython: no counterpart
final class Links {
    /// The most arguments such a call can have.
    static final int MOST = 8;

    private static final MethodHandle[] BY_BODY = byBody();

    private static MethodHandle[] byBody() {
        MethodHandle[] handles = new MethodHandle[MOST + 1];
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            for (int n = 0; n <= 4; n++) {
                handles[n] = lookup.findStatic(Links.class, "call" + n, type(n));
            }
            MethodHandle all = lookup.findStatic(Links.class, "callMany",
                    MethodType.methodType(Object.class, ThreadState.class, PyFunction.class, Object[].class));
            for (int n = 5; n <= MOST; n++) {
                handles[n] = all.asCollector(Object[].class, n);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return handles;
    }

    static MethodType type(int n) {
        return MethodType.genericMethodType(n + 2).changeParameterType(0, ThreadState.class)
                .changeParameterType(1, PyFunction.class);
    }

    static Object call0(ThreadState ts, PyFunction f) {
        return f.code.body.call0(ts, f);
    }

    static Object call1(ThreadState ts, PyFunction f, Object a) {
        return f.code.body.call1(ts, f, a);
    }

    static Object call2(ThreadState ts, PyFunction f, Object a, Object b) {
        return f.code.body.call2(ts, f, a, b);
    }

    static Object call3(ThreadState ts, PyFunction f, Object a, Object b, Object c) {
        return f.code.body.call3(ts, f, a, b, c);
    }

    static Object call4(ThreadState ts, PyFunction f, Object a, Object b, Object c, Object d) {
        return f.code.body.call4(ts, f, a, b, c, d);
    }

    static Object callMany(ThreadState ts, PyFunction f, Object[] args) {
        return f.code.body.call(ts, f, args, null);
    }

    /// What the engine knows about a code object.
    static final class Entry extends Translated {
        private final MutableCallSite[] sites = new MutableCallSite[MOST + 1];
        /// What is done or under way, so that nothing is asked for twice.
        volatile boolean functionAsked;
        /// The module of the functions, for frames made from the Java stack.
        volatile taipan.objects.PyDict globals;
        volatile boolean loopsAsked;
        /// Whether some function changed from this code to other code: the body is to be asked at each call.
        volatile boolean replaced;
        volatile taipan.interpreter.Resumption loops;
        private final java.util.BitSet generic = new java.util.BitSet();

        /// The instructions that are translated for all kinds of values.
        synchronized java.util.BitSet generic() {
            return (java.util.BitSet) generic.clone();
        }

        /// Whether that is news.
        synchronized boolean widen(int pc) {
            boolean is = generic.get(pc);
            generic.set(pc);
            return !is;
        }

        synchronized MutableCallSite site(int n) {
            if (sites[n] == null) {
                sites[n] = new MutableCallSite(BY_BODY[n]);
            }
            return sites[n];
        }
    }

    static Entry entry(PyCode code) {
        if (code.translated instanceof Entry known) {
            return known;
        }
        synchronized (code) {
            if (!(code.translated instanceof Entry)) {
                code.translated = new Entry();
            }
            return (Entry) code.translated;
        }
    }

    /// A handle that calls a function of that code with `n` arguments.
    MethodHandle invoker(PyCode code, int n) {
        return entry(code).site(n).dynamicInvoker();
    }

    /// Calls go to the body of the code that the function has then.
    static void unlink(PyCode code) {
        Entry entry = entry(code);
        entry.replaced = true;
        for (int n = 0; n <= MOST; n++) {
            MutableCallSite site = entry.site(n);
            site.setTarget(BY_BODY[n]);
            MutableCallSite.syncAll(new MutableCallSite[] {site});
        }
    }

    /// From now on calls with `n` arguments go straight to the translation.
    static void link(PyCode code, int n, MethodHandle target) {
        Entry entry = entry(code);
        MutableCallSite site = entry.site(n);
        if (entry.replaced) {
            return;
        }
        site.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {site});
    }
}
