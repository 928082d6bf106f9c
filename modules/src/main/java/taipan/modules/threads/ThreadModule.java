package taipan.modules.threads;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.concurrent.atomic.AtomicInteger;
import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.interpreter.ErrorPrinter;
import taipan.modules.SignalModule;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Finalizers;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyStructSequence;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.StructSequence;
import taipan.objects.ThreadState;
import taipan.objects.Unraisable;
import taipan.objects.WeakReferences;

/// The `_thread` module. A Python thread is a Java thread of its own; there is no global lock.
/// CPython: Modules/_threadmodule.c
@PyModule("_thread")
public final class ThreadModule {
    private static final StructSequence HOOK_ARGUMENTS =
            new StructSequence("_thread._ExceptHookArgs", 4, "exc_type", "exc_value", "exc_traceback", "thread");
    /// Enough for the recursion limit of a thousand Python calls in the interpreter.
    private static final long DEFAULT_STACK = 256L << 20;
    private static final long LEAST_STACK = 32768;

    @Constant("TIMEOUT_MAX")
    static final double TIMEOUT_MAX = Waiting.TIMEOUT_MAX;

    private final InterpreterState interpreter;
    private final AtomicInteger running = new AtomicInteger();
    /// The lock to release when a thread ends.
    private final ThreadLocal<PyLock> sentinels = new ThreadLocal<>();
    private volatile long stackSize;

    public ThreadModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    PyType[] types() {
        return new PyType[] {PyRLock.TYPE, PyLocal.TYPE, HOOK_ARGUMENTS.type()};
    }

    void init(PyModuleObject module) {
        module.add("LockType", PyLock.TYPE);
        module.add("error", PyExc.RuntimeError);
    }

    @Function("allocate_lock()")
    Object allocateLock() {
        return new PyLock();
    }

    @Function("allocate()")
    Object allocate() {
        return new PyLock();
    }

    @Function("start_new_thread(function, args, kwargs=NULL, /)")
    long startNewThread(Object function, Object args, Object kwargs) {
        if (!Calls.isCallable(function)) {
            throw typeError("first arg must be callable");
        }
        if (!(args instanceof PyTuple tuple)) {
            throw typeError("2nd arg must be a tuple");
        }
        if (kwargs != null && !(kwargs instanceof PyDict)) {
            throw typeError("optional 3rd arg must be a dictionary");
        }
        if (interpreter.budget != null && interpreter.budget.threads >= 0 && running.get() >= interpreter.budget.threads) {
            throw Raise.runtimeError("can't start new thread");
        }
        ThreadState state = new ThreadState(interpreter);
        Thread thread = new ThreadState.PythonThread(null, new Start(this, state, function, tuple, (PyDict) kwargs), "python",
                stackSize == 0 ? DEFAULT_STACK : stackSize);
        thread.setDaemon(true);
        running.incrementAndGet();
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            running.decrementAndGet();
            throw Raise.runtimeError("can't start new thread");
        }
        return thread.threadId();
    }

    @Function("start_new(function, args, kwargs=NULL, /)")
    long startNew(Object function, Object args, Object kwargs) {
        return startNewThread(function, args, kwargs);
    }

    /// What a new thread is to do. Java may remember a thread that has ended, and one that is just ending is on a Java stack
    /// still, but Python's objects must not live on for it.
    private static final class Start implements Runnable {
        private final ThreadModule module;
        private final ThreadState state;
        private Object function;
        private PyTuple args;
        private PyDict kwargs;

        Start(ThreadModule module, ThreadState state, Object function, PyTuple args, PyDict kwargs) {
            this.module = module;
            this.state = state;
            this.function = function;
            this.args = args;
            this.kwargs = kwargs;
        }

        @Override
        public void run() {
            module.run(this);
        }

        void call() {
            Object f = function;
            Object[] a = args.toArray();
            PyDict k = kwargs;
            function = null;
            args = null;
            kwargs = null;
            try {
                Calls.callEx(state, f, a, k);
            } catch (Raised e) {
                if (!e.matches(PyExc.SystemExit)) {
                    Unraisable.report(e, "Exception ignored in thread started by", f);
                }
            }
        }
    }

    /// CPython: thread_run
    private void run(Start start) {
        ThreadState.enter(start.state);
        interpreter.threads.put(Thread.currentThread(), start.state);
        try {
            start.call();
        } finally {
            interpreter.threads.remove(Thread.currentThread());
            running.decrementAndGet();
            start.state.stopped = null;
            PyLock sentinel = sentinels.get();
            if (sentinel != null && sentinel.locked()) {
                sentinel.release();
            }
            ThreadState.enter(null);
        }
    }

    @Function("_set_sentinel()")
    Object setSentinel() {
        PyLock lock = new PyLock();
        sentinels.set(lock);
        return lock;
    }

    @Function("exit()")
    Object exit() {
        throw Raise.with(PyExc.SystemExit);
    }

    @Function("exit_thread()")
    Object exitThread() {
        return exit();
    }

    @Function("interrupt_main(signum=2, /)")
    void interruptMain(int signal) {
        if (signal < 1 || signal > 64) {
            throw valueError("signal number out of range");
        }
        SignalModule.deliver(interpreter, signal);
    }

    @Function("get_ident()")
    long ident() {
        return Thread.currentThread().threadId();
    }

    @Function("get_native_id()")
    long nativeId() {
        return Thread.currentThread().threadId();
    }

    /// Who counts the threads (tests do) wants to see what they have left behind: what is garbage goes first.
    @Function("_count()")
    int count() {
        Finalizers.of(interpreter).collect();
        WeakReferences.current().runAllCallbacks();
        return running.get();
    }

    @Function("stack_size(size=0, /)")
    long stackSize(long size) {
        if (size < 0) {
            throw valueError("size must be 0 or a positive value");
        }
        if (size > 0 && size < LEAST_STACK) {
            throw valueError("size not valid: %d bytes", size);
        }
        long old = stackSize;
        stackSize = size;
        return old;
    }

    /// CPython: thread_excepthook
    @Function("_excepthook(args, /)")
    void excepthook(Object argument, ThreadState ts) {
        if (!(argument instanceof PyStructSequence args) || args.type() != HOOK_ARGUMENTS.type()) {
            throw typeError("_thread.excepthook argument type must be ExceptHookArgs");
        }
        Object type = args.field(0);
        if (type == PyExc.SystemExit) {
            return;
        }
        Object thread = args.field(3);
        Object file = interpreter.sysDict.getOrNull("stderr");
        if (file == null || file == PyNone.NONE) {
            file = thread == PyNone.NONE ? null : Attributes.lookup(thread, "_stderr");
            if (file == null || file == PyNone.NONE) {
                return;
            }
        }
        Object name = thread == PyNone.NONE ? null : Attributes.lookup(thread, "name");
        Calls.method(file, "write", "Exception in thread ");
        Calls.method(file, "write", name == null ? Long.toString(ident()) : taipan.objects.Representation.str(name));
        Calls.method(file, "write", ":\n");
        Calls.method(file, "write", PyStr.fromName(ErrorPrinter.text(ts, type, args.field(1), args.field(2))));
        Calls.method(file, "flush");
    }
}
