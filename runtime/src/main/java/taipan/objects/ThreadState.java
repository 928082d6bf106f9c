package taipan.objects;

import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/// What one thread is doing in one interpreter: the frame on top, the exceptions being handled, the recursion depth.
///
/// Threads that Taipan starts are `PythonThread`s and carry their state in a field; on a thread of the embedding
/// program it is found through a thread-local variable that the embedding API sets for the time of a call.
/// CPython: Include/cpython/pystate.h (PyThreadState)
public final class ThreadState {
    private static final ThreadLocal<ThreadState> FOREIGN = new ThreadLocal<>();

    private final InterpreterState interpreter;

    /// The innermost interpreted frame, null outside of Python code.
    public PyFrame frame;
    /// The innermost exception being handled; generators push their own entry while they run.
    public ExcInfo exceptions = new ExcInfo(null);
    /// Nested calls so far, Python functions and native recursion alike.
    public int depth;
    /// `sys.settrace`/`setprofile` functions; null when off.
    public Object traceFunction;
    public Object profileFunction;
    /// Java code that follows this thread, or null; whoever sets it calls `updateTraced`.
    public Observer observer;
    /// Whether anybody wants to hear of instructions: what the interpreter asks.
    public boolean traced;
    /// The depth from which on a call in compiled code takes the slow way: the recursion limit, or -1 when the thread is
    /// traced or somebody wants its attention.
    public int callLimit;
    /// The engine beside the interpreter, or null.
    public final Engine engine;
    /// The frames as Python saw them when somebody asked last, the outermost one first; the engine's.
    public List<WeakReference<PyFrame>> visibleFrames = List.of();
    /// Whether a trace function is running (no tracing inside it).
    public boolean tracing;
    /// Raised by other threads: a signal, an asynchronous exception or a limit wants attention at the next back edge.
    public volatile boolean attention;
    /// An exception another thread asked to be raised here (`PyThreadState_SetAsyncExc`), or null.
    public volatile Object asyncException;
    /// `contextvars`: the current context, null until used.
    public Object context;
    /// `sys.set_coroutine_origin_tracking_depth` and the async generator hooks.
    public int coroutineOriginDepth;
    public Object asyncGenFirstIter;
    public Object asyncGenFinalizer;

    /// The StopIteration that a Python-level iterator raised last (see `Iteration`), or null.
    public Raised stopped;
    /// The objects whose repr is being made (see `ReprGuard`), or null.
    ArrayList<Object> reprs;

    private boolean headroom;

    public ThreadState(InterpreterState interpreter) {
        this.interpreter = interpreter;
        this.engine = interpreter.serviceOrNull(Engine.class);
        Sharing.STATE.add(this);
        updateTraced();
    }

    /// Works out `traced`: there is an observer or a limit of instructions, or a trace or profile function and none is
    /// running.
    public void updateTraced() {
        Budget budget = interpreter.budget;
        traced = observer != null || budget != null && budget.countsInstructions()
                || !tracing && (traceFunction != null || profileFunction != null);
        updateCallLimit();
    }

    /// The innermost frame as Python sees it, null outside of Python code. All who look at frames ask here.
    public PyFrame currentFrame() {
        return engine == null ? frame : engine.currentFrame(this);
    }

    /// The module of the innermost frame, null outside of Python code: cheaper than the frame.
    public PyDict currentGlobals() {
        return engine != null ? engine.currentGlobals(this) : frame == null ? null : frame.globals;
    }

    /// Makes the thread look at what others want from it, at its next backward jump or call.
    public void interrupt() {
        attention = true;
        callLimit = -1;
    }

    /// Sets `callLimit` to what the recursion limit, tracing and `attention` ask for.
    public void updateCallLimit() {
        callLimit = traced ? -1 : interpreter.recursionLimit;
        VarHandle.fullFence();
        if (attention) {
            callLimit = -1;
        }
    }

    /// An entry of the stack of exceptions being handled. CPython: _PyErr_StackItem
    public static final class ExcInfo {
        /// The exception, or null.
        public PyBaseException value;
        /// Its traceback when it was caught, or null.
        public PyTraceback traceback;
        public ExcInfo previous;

        public ExcInfo(ExcInfo previous) {
            this.previous = previous;
        }
    }

    /// A Java thread that runs Python code; holds its thread state in a field.
    public static final class PythonThread extends Thread {
        private static final int KEPT = 32;

        private ThreadState state;
        private final Object[] kept = new Object[KEPT];
        private int lastKept;

        /// Keeps an object alive until so many others have been kept: memory whose address has been taken, and which
        /// nobody else refers to while C code works on it.
        public void keep(Object memory) {
            kept[lastKept++ & KEPT - 1] = memory;
        }

        public PythonThread(ThreadGroup group, Runnable body, String name, long stackSize) {
            super(group, body, name, stackSize);
        }
    }

    public InterpreterState interpreter() {
        return interpreter;
    }

    /// The state of the running thread. Throws IllegalStateException outside of any interpreter.
    public static ThreadState current() {
        ThreadState ts = Thread.currentThread() instanceof PythonThread t ? t.state : FOREIGN.get();
        if (ts == null) {
            throw new IllegalStateException("no Python interpreter is entered on this thread");
        }
        return ts;
    }

    /// The state of the running thread, or null outside of any interpreter.
    public static ThreadState currentOrNull() {
        return Thread.currentThread() instanceof PythonThread t ? t.state : FOREIGN.get();
    }

    /// Makes this the state of the running thread and returns the one it had (null if none), for the caller to restore.
    public static ThreadState enter(ThreadState state) {
        if (Thread.currentThread() instanceof PythonThread t) {
            ThreadState previous = t.state;
            t.state = state;
            return previous;
        }
        ThreadState previous = FOREIGN.get();
        if (state == null) {
            FOREIGN.remove();
        } else {
            FOREIGN.set(state);
        }
        return previous;
    }

    /// The innermost exception being handled, looking through generators that handle none; null if none.
    /// CPython: _PyErr_GetTopmostException
    public PyBaseException handled() {
        for (ExcInfo e = exceptions; e != null; e = e.previous) {
            if (e.value != null) {
                return e.value;
            }
        }
        return null;
    }

    /// Counts a nested call; `where` continues the message "maximum recursion depth exceeded". Every `enterRecursive`
    /// needs a `leaveRecursive` in a finally block, except when this throws. CPython: Py_EnterRecursiveCall
    public void enterRecursive(String where) {
        if (++depth > interpreter.recursionLimit) {
            tooDeep(where);
        }
    }

    private void tooDeep(String where) {
        depth--;
        if (headroom && depth < interpreter.recursionLimit + 50) {
            depth++;
            return;
        }
        headroom = true;
        try {
            throw Raise.recursionError("maximum recursion depth exceeded%s", where);
        } finally {
            headroom = false;
        }
    }

    public void leaveRecursive() {
        depth--;
    }
}
