package taipan.objects;

/// What executes a code object: the interpreter, or code translated from it. A function calls its code's body; the body
/// may be replaced while the program runs.
/// CPython: Python/ceval.c (_PyEval_Vector, _PyEval_EvalFrame)
public abstract class Body {
    public Object call0(ThreadState ts, PyFunction function) {
        return call(ts, function, PyObject.NO_ARGS, null);
    }

    public Object call1(ThreadState ts, PyFunction function, Object a) {
        return call(ts, function, new Object[] {a}, null);
    }

    public Object call2(ThreadState ts, PyFunction function, Object a, Object b) {
        return call(ts, function, new Object[] {a, b}, null);
    }

    public Object call3(ThreadState ts, PyFunction function, Object a, Object b, Object c) {
        return call(ts, function, new Object[] {a, b, c}, null);
    }

    public Object call4(ThreadState ts, PyFunction function, Object a, Object b, Object c, Object d) {
        return call(ts, function, new Object[] {a, b, c, d}, null);
    }

    /// Calls the function; `args` holds the positional arguments followed by the values of `kwnames` (or null).
    public abstract Object call(ThreadState ts, PyFunction function, Object[] args, Object[] kwnames);

    /// Starts the frame or goes on with a suspended one, until it returns, raises or (a generator) is suspended again;
    /// `frame.state` tells which.
    public abstract Object run(ThreadState ts, PyFrame frame);
}
