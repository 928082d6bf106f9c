package taipan.objects;

/// Java code that follows a thread through every instruction, at the places where `sys.settrace` would be told. It may
/// look at frames and objects, must not run Python code, and is set in [ThreadState#observer].
/// CPython: no counterpart
public abstract class Observer {
    /// Before an instruction: `frame.top` is the height of the stack, `pc` the instruction.
    public abstract void instruction(ThreadState ts, PyFrame frame, int pc);

    /// An exception was raised in the frame or came into it.
    public void raised(ThreadState ts, PyFrame frame, Raised raised) {}

    /// The frame returns, or yields (it is suspended then).
    public void left(ThreadState ts, PyFrame frame, Object value) {}

    /// An exception leaves the frame.
    public void unwound(ThreadState ts, PyFrame frame) {}
}
