package taipan.modules.sre;

import taipan.interpreter.Attention;
import taipan.objects.ThreadState;

/// Lets signals and limits of the interpreter end a match.
/// CPython: PyErr_CheckSignals
final class Interrupts implements MatchWatch {
    static final MatchWatch WATCH = new Interrupts();

    private Interrupts() {}

    @Override
    public void steps(int count) {
        ThreadState ts = ThreadState.current();
        if (ts.attention) {
            Attention.handle(ts);
        }
    }

    @Override
    public void memory(long bytes) {}
}
