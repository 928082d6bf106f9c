package taipan.builtins;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.interpreter.ErrorPrinter;
import taipan.objects.Attributes;
import taipan.objects.Audit;
import taipan.objects.Budget;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.PyBaseException;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTraceback;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.StructSequence;
import taipan.objects.Sizes;
import taipan.objects.Numbers;
import taipan.objects.ThreadState;
import taipan.objects.Unraisable;
import taipan.objects.Warnings;

/// The `sys` module: its functions. `SystemAttributes` has the other attributes.
/// CPython: Python/sysmodule.c
@PyModule("sys")
public final class SysModule {
    private final InterpreterState interpreter;
    private double switchInterval = 0.005;
    private long openFlags = 2;

    SysModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    void init(PyModuleObject module) {
        interpreter.sysDict = module.dict();
        SystemAttributes.addTo(module, interpreter);
        for (String hook : new String[] {"displayhook", "excepthook", "breakpointhook", "unraisablehook"}) {
            module.add("__" + hook + "__", module.dict().getOrNull(hook));
        }
    }

    // Auditing

    @Function("addaudithook(hook)")
    void addAuditHook(ThreadState ts, Object hook) {
        try {
            audit(ts, "sys.addaudithook", new Object[0]);
        } catch (Raised e) {
            if (e.matches(PyExc.RuntimeError)) {
                return;
            }
            throw e;
        }
        interpreter.auditHooks.add(hook);
    }

    @Function("audit(event, /, *args)")
    void audit(ThreadState ts, Object event, Object[] args) {
        if (PyStr.valueOrNull(event) == null) {
            throw typeError("expected str for argument 'event', not %T", event);
        }
        Audit.event(ts, PyStr.toName(event), args);
    }

    // Hooks

    @Function("displayhook(object, /)")
    void displayHook(Object value) {
        PyDict builtins = interpreter.builtins;
        if (value == PyNone.NONE) {
            return;
        }
        builtins.put("_", PyNone.NONE);
        Object out = interpreter.sysDict.getOrNull("stdout");
        if (out == null || out == PyNone.NONE) {
            throw Raise.runtimeError("lost sys.stdout");
        }
        Object text = Representation.repr(value);
        try {
            Calls.method(out, "write", text);
        } catch (Raised e) {
            if (!e.matches(PyExc.UnicodeEncodeError)) {
                throw e;
            }
            Object encoded = Calls.method(text, "encode", Attributes.get(out, "encoding"), "backslashreplace");
            Object buffer = Attributes.lookup(out, "buffer");
            if (buffer != null) {
                Calls.method(buffer, "write", encoded);
            } else {
                Calls.method(out, "write", Calls.method(encoded, "decode", Attributes.get(out, "encoding"), "strict"));
            }
        }
        Calls.method(out, "write", "\n");
        builtins.put("_", value);
    }

    @Function("excepthook(exctype, value, traceback, /)")
    void exceptHook(ThreadState ts, Object type, Object value, Object traceback) {
        ErrorPrinter.display(ts, type, value, traceback);
    }

    @Function("unraisablehook(unraisable, /)")
    void unraisableHook(ThreadState ts, Object unraisable) {
        if (PyType.of(unraisable) != Unraisable.ARGUMENTS.type()) {
            throw typeError("sys.unraisablehook argument type must be UnraisableHookArgs");
        }
        ErrorPrinter.displayUnraisable(ts, unraisable);
    }

    @Function("breakpointhook(*args, **kws)")
    Object breakpointHook(ThreadState ts, Object[] args, PyDict kws) {
        String name = interpreter.settings().ignoreEnvironment ? null : interpreter.environment.get("PYTHONBREAKPOINT");
        if (name == null || name.isEmpty()) {
            name = "pdb.set_trace";
        }
        if (name.equals("0")) {
            return PyNone.NONE;
        }
        int dot = name.lastIndexOf('.');
        String module = dot < 0 ? "builtins" : name.substring(0, dot);
        Object hook = null;
        try {
            hook = module.isEmpty() ? null : Attributes.get(Imports.module(module), name.substring(dot + 1));
        } catch (Raised e) {
            if (!e.matches(PyExc.ImportError) && !e.matches(PyExc.AttributeError)) {
                throw e;
            }
        }
        if (hook == null) {
            Warnings.warn(PyExc.RuntimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \"" + name + "\"", 1);
            return PyNone.NONE;
        }
        return Calls.callEx(ts, hook, args, kws);
    }

    // Exceptions

    @Function("exc_info()")
    Object excInfo(ThreadState ts) {
        ThreadState.ExcInfo info = ts.exceptions;
        while (info != null && info.value == null) {
            info = info.previous;
        }
        if (info == null) {
            return PyTuple.of(PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        PyTraceback tb = info.traceback;
        return PyTuple.of(info.value.type(), info.value, tb == null ? PyNone.NONE : tb);
    }

    @Function("exit(status=None, /)")
    void exit(Object status) {
        Object[] args = status == PyNone.NONE ? new Object[0]
                : status instanceof PyTuple t ? t.toArray() : new Object[] {status};
        throw new Raised((PyBaseException) Calls.call(ThreadState.current(), PyExc.SystemExit, args, null));
    }

    // Frames and threads

    @Function("_getframe(depth=0, /)")
    Object getFrame(ThreadState ts, int depth) {
        PyFrame f = ts.currentFrame();
        Audit.event(ts, "sys._getframe", f == null ? PyNone.NONE : f);
        while (depth > 0 && f != null) {
            f = f.caller();
            depth--;
        }
        if (f == null) {
            throw valueError("call stack is not deep enough");
        }
        return f;
    }

    @Function("_current_frames()")
    Object currentFrames() {
        PyDict frames = new PyDict();
        for (java.util.Map.Entry<Thread, ThreadState> e : interpreter.threads.entrySet()) {
            PyFrame f = e.getValue().frame;
            if (f != null) {
                frames.put((Object) e.getKey().threadId(), f);
            }
        }
        return frames;
    }

    @Function("_current_exceptions()")
    Object currentExceptions() {
        PyDict all = new PyDict();
        for (java.util.Map.Entry<Thread, ThreadState> e : interpreter.threads.entrySet()) {
            PyBaseException handled = e.getValue().handled();
            PyTraceback tb = handled == null ? null : handled.traceback();
            Object info = handled == null ? PyTuple.of(PyNone.NONE, PyNone.NONE, PyNone.NONE)
                    : PyTuple.of(handled.type(), handled, tb == null ? PyNone.NONE : tb);
            all.put((Object) e.getKey().threadId(), info);
        }
        return all;
    }

    @Function("settrace(function, /)")
    void setTrace(ThreadState ts, Object function) {
        Audit.event(ts, "sys.settrace");
        ts.traceFunction = function == PyNone.NONE ? null : function;
        ts.updateTraced();
    }

    @Function("gettrace()")
    Object getTrace(ThreadState ts) {
        return ts.traceFunction == null ? PyNone.NONE : ts.traceFunction;
    }

    @Function("setprofile(function, /)")
    void setProfile(ThreadState ts, Object function) {
        Audit.event(ts, "sys.setprofile");
        ts.profileFunction = function == PyNone.NONE ? null : function;
        ts.updateTraced();
    }

    @Function("getprofile()")
    Object getProfile(ThreadState ts) {
        return ts.profileFunction == null ? PyNone.NONE : ts.profileFunction;
    }

    @Function("call_tracing(func, args, /)")
    Object callTracing(ThreadState ts, Object func, PyTuple args) {
        boolean before = ts.tracing;
        ts.tracing = false;
        ts.updateTraced();
        try {
            return Calls.call(ts, func, args.toArray(), null);
        } finally {
            ts.tracing = before;
            ts.updateTraced();
        }
    }

    @Function("setrecursionlimit(limit, /)")
    void setRecursionLimit(ThreadState ts, int limit) {
        if (limit < 1) {
            throw valueError("recursion limit must be greater or equal than 1");
        }
        if (ts.depth >= limit) {
            throw Raise.recursionError("cannot set the recursion limit to %d at the recursion depth %d: the limit is too low",
                    limit, ts.depth);
        }
        Budget budget = interpreter.budget;
        if (budget != null && budget.recursion != 0 && limit > budget.recursion) {
            throw valueError("this interpreter allows no recursion limit above %d", budget.recursion);
        }
        interpreter.recursionLimit = limit;
        for (ThreadState each : interpreter.threads.values()) {
            each.updateCallLimit();
        }
        ts.updateCallLimit();
    }

    @Function("getrecursionlimit()")
    long getRecursionLimit() {
        return interpreter.recursionLimit;
    }

    @Function("setswitchinterval(interval, /)")
    void setSwitchInterval(double interval) {
        if (!(interval > 0.0)) {
            throw valueError("switch interval must be strictly positive");
        }
        switchInterval = interval;
    }

    @Function("getswitchinterval()")
    double getSwitchInterval() {
        return switchInterval;
    }

    // Coroutines

    @Function("set_coroutine_origin_tracking_depth(depth)")
    void setOriginDepth(ThreadState ts, int depth) {
        if (depth < 0) {
            throw valueError("depth must be >= 0");
        }
        ts.coroutineOriginDepth = depth;
    }

    @Function("get_coroutine_origin_tracking_depth()")
    long getOriginDepth(ThreadState ts) {
        return ts.coroutineOriginDepth;
    }

    private static final StructSequence ASYNC_HOOKS = new StructSequence("sys.asyncgen_hooks", 2, "firstiter", "finalizer");

    @Function("set_asyncgen_hooks(firstiter=NULL, finalizer=NULL)")
    void setAsyncHooks(ThreadState ts, Object firstiter, Object finalizer) {
        if (finalizer != null && finalizer != PyNone.NONE && !Calls.isCallable(finalizer)) {
            throw typeError("callable finalizer expected, got %T", finalizer);
        }
        if (firstiter != null && firstiter != PyNone.NONE && !Calls.isCallable(firstiter)) {
            throw typeError("callable firstiter expected, got %T", firstiter);
        }
        if (finalizer != null) {
            ts.asyncGenFinalizer = finalizer == PyNone.NONE ? null : finalizer;
        }
        if (firstiter != null) {
            ts.asyncGenFirstIter = firstiter == PyNone.NONE ? null : firstiter;
        }
    }

    @Function("get_asyncgen_hooks()")
    Object getAsyncHooks(ThreadState ts) {
        return ASYNC_HOOKS.of(ts.asyncGenFirstIter == null ? PyNone.NONE : ts.asyncGenFirstIter,
                ts.asyncGenFinalizer == null ? PyNone.NONE : ts.asyncGenFinalizer);
    }

    // Encodings and names

    @Function("getdefaultencoding()")
    String getDefaultEncoding() {
        return "utf-8";
    }

    @Function("getfilesystemencoding()")
    String getFileSystemEncoding() {
        return "utf-8";
    }

    @Function("getfilesystemencodeerrors()")
    String getFileSystemEncodeErrors() {
        return "surrogateescape";
    }

    @Function("intern(string, /)")
    Object intern(Object string) {
        if (PyType.of(string) != PyStr.TYPE) {
            throw PyStr.valueOrNull(string) == null
                    ? typeError("intern() argument must be str, not %T", string) : typeError("can't intern %T", string);
        }
        return string instanceof String s ? s.intern() : string;
    }

    // Memory: estimates, the JVM counts otherwise

    @Function("getsizeof(object, default=NULL)")
    Object getSizeOf(Object object, Object defaultValue) {
        Object method = Attributes.special(object, "__sizeof__");
        if (method == null) {
            if (defaultValue != null) {
                return defaultValue;
            }
            throw typeError("Type %T doesn't define __sizeof__", object);
        }
        Object size;
        try {
            size = Conversion.index(Calls.call(method));
        } catch (Raised e) {
            if (defaultValue != null && e.matches(PyExc.TypeError)) {
                return defaultValue;
            }
            throw e;
        }
        if (size instanceof Long n && n < 0) {
            throw valueError("__sizeof__() should return >= 0");
        }
        int header = Sizes.header(object);
        return header == 0 ? size : Numbers.add(size, (long) header);
    }

    @Function("getrefcount(object, /)")
    long getRefCount(Object object) {
        return 2;
    }

    @Function("getallocatedblocks()")
    long getAllocatedBlocks() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 64;
    }

    @Function("_clear_type_cache()")
    void clearTypeCache() {}

    @Function("_deactivate_opcache()")
    void deactivateOpcache() {}

    @Function("_debugmallocstats()")
    void debugMallocStats() {}

    @Function("is_finalizing()")
    boolean isFinalizing() {
        return interpreter.finalizing;
    }

    @Function("getdlopenflags()")
    long getOpenFlags() {
        return openFlags;
    }

    @Function("setdlopenflags(flags, /)")
    void setOpenFlags(int flags) {
        openFlags = flags;
    }

    @Function("get_int_max_str_digits()")
    long getIntMaxStrDigits() {
        return interpreter.intMaxStrDigits;
    }

    @Function("set_int_max_str_digits(maxdigits)")
    void setIntMaxStrDigits(int maxdigits) {
        if (maxdigits != 0 && maxdigits < 640) {
            throw valueError("maxdigits must be 0 or larger than 640");
        }
        interpreter.intMaxStrDigits = maxdigits;
    }

    static Object list(java.util.List<String> texts) {
        PyList list = new PyList();
        for (String text : texts) {
            list.append(PyStr.fromName(text));
        }
        return list;
    }
}
