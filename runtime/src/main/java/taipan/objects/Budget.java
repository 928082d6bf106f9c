package taipan.objects;

/// What an interpreter may use up, and whether it has been told to stop. Interpreters without limits have none.
///
/// Instructions are counted exactly: the threads of an interpreter with such a limit run as if they were traced. Time and
/// the end on request arrive like a signal does, at the next back edge, call or waiting place ([ThreadState#attention]).
/// CPython: no counterpart
public final class Budget {
    /// Smaller allocations are not worth a question.
    private static final long LARGE = 1 << 20;

    private final InterpreterState interpreter;
    private final long instructions;
    private final long allocation;
    private final long output;
    /// Most nested calls that a program may ask for; no limit when 0.
    public final int recursion;
    /// Threads besides the one that entered the interpreter.
    public final int threads;
    private long instructionsLeft;
    private long outputLeft;
    private volatile Stopped.Reason stopped;

    /// A limit of 0 is none, except for `threads`, where -1 is none.
    public Budget(InterpreterState interpreter, long instructions, long allocation, long output, int recursion, int threads) {
        this.interpreter = interpreter;
        this.instructions = instructions;
        this.allocation = allocation;
        this.output = output;
        this.recursion = recursion;
        this.threads = threads;
        begin();
    }

    /// A call into the interpreter begins: everything is there again.
    public void begin() {
        instructionsLeft = instructions == 0 ? Long.MAX_VALUE : instructions;
        outputLeft = output == 0 ? Long.MAX_VALUE : output;
    }

    public boolean countsInstructions() {
        return instructions != 0;
    }

    /// The instructions that may still be executed.
    public long instructionsLeft() {
        return instructionsLeft;
    }

    public void instruction() {
        if (--instructionsLeft < 0) {
            stop(Stopped.Reason.INSTRUCTIONS);
            throw new Stopped(stopped);
        }
    }

    /// Takes bytes that are about to be written from what may be written.
    public void output(int bytes) {
        outputLeft -= bytes;
        if (outputLeft < 0) {
            stop(Stopped.Reason.OUTPUT);
            throw new Stopped(stopped);
        }
    }

    /// MemoryError when one object is to be larger than an interpreter with limits may make it; asked before memory is taken.
    public static void reserve(long bytes) {
        if (bytes < LARGE) {
            return;
        }
        Budget budget = ThreadState.current().interpreter().budget;
        if (budget != null && budget.allocation != 0 && bytes > budget.allocation) {
            throw Raise.memoryError("");
        }
    }

    /// Ends everything that runs in the interpreter, for good. From any thread.
    public void stop(Stopped.Reason reason) {
        synchronized (this) {
            if (stopped == null) {
                stopped = reason;
            }
        }
        for (var entry : interpreter.threads.entrySet()) {
            entry.getValue().interrupt();
            if (entry.getKey() != Thread.currentThread()) {
                entry.getKey().interrupt();
            }
        }
    }

    /// Why everything ends, or null.
    public Stopped.Reason stopped() {
        return stopped;
    }

    /// Throws when everything is to end.
    public void check(ThreadState ts) {
        if (stopped != null) {
            // Whoever swallows the error meets it again.
            ts.interrupt();
            throw new Stopped(stopped);
        }
    }
}
