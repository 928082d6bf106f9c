package taipan.objects;

/// Issuing warnings from Java code, through the `warnings` machinery of the current interpreter.
/// CPython: Python/_warnings.c
public final class Warnings {
    private Warnings() {}

    /// Issues a warning attributed to the frame `stackLevel` up (1 is the running one); raises when a filter says so.
    public static void warn(PyType category, Object message, int stackLevel) {
        ThreadState ts = ThreadState.current();
        ts.interpreter().warningSink().warn(ts, category, message, stackLevel, null);
    }

    /// As `warn`, with an object that the warning is about (ResourceWarning).
    public static void warn(PyType category, Object message, int stackLevel, Object source) {
        ThreadState ts = ThreadState.current();
        ts.interpreter().warningSink().warn(ts, category, message, stackLevel, source);
    }

    /// Issues a warning for a place in a source file.
    public static void warnExplicit(PyType category, Object message, String filename, int line, Object module, Object registry) {
        ThreadState ts = ThreadState.current();
        ts.interpreter().warningSink().warnExplicit(ts, category, message, filename, line, module, registry);
    }

    /// Where warnings go: the `_warnings` module of an interpreter.
    public interface Sink {
        void warn(ThreadState ts, PyType category, Object message, int stackLevel, Object source);

        void warnExplicit(ThreadState ts, PyType category, Object message, String filename, int line, Object module, Object registry);
    }
}
