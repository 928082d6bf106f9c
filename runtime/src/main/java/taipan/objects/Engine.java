package taipan.objects;

/// A second engine beside the interpreter: it is told which code is hot and may replace its body, and it knows the
/// frames of its own that no `PyFrame` stands for.
/// CPython: no counterpart
public abstract class Engine {
    /// How often a code object is called, or jumps backwards, before the engine hears of it.
    public int callsBefore;
    public int jumpsBefore;

    protected Engine(int callsBefore, int jumpsBefore) {
        this.callsBefore = callsBefore;
        this.jumpsBefore = jumpsBefore;
    }

    /// The code was called often enough; said at every call from then on, until the body is another.
    public abstract void hot(PyCode code, PyFrame frame);

    /// The code jumped backwards often enough; said at every such jump from then on.
    public abstract void hotLoop(PyCode code);

    /// Goes on with an interpreted frame whose loop is hot, at the instruction `pc`. Answers null when the interpreter is
    /// to go on itself, where `frame.lasti` and `frame.top` say.
    public abstract Object enterLoop(ThreadState ts, PyFrame frame, int pc);

    /// A function with that code gets other code: whoever calls functions by their code has to look again.
    public abstract void replaced(PyCode code);

    /// The module of the innermost frame, or null.
    public abstract PyDict currentGlobals(ThreadState ts);

    /// The innermost frame as Python sees it: with frames of the engine's own made visible.
    public abstract PyFrame currentFrame(ThreadState ts);
}
