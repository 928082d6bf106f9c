package taipan.jit;

import java.io.PrintStream;
import java.util.concurrent.LinkedBlockingQueue;
import taipan.interpreter.Interpreter;
import taipan.interpreter.Resumption;
import taipan.objects.Body;
import taipan.objects.Engine;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyFrame;
import taipan.objects.ThreadState;

/// The engine that translates hot code to JVM bytecode, in a thread of its own.
///
/// `-X jit=on` is the usual way; `eager` translates everything at its first call and every loop at its first backward
/// jump, and waits for it; `loops` translates loops only, at their first backward jump; `typed` translates at the third
/// call or jump, with what the first ones have shown about types (all three are for tests). `-X trace-jit`
/// tells on stderr what was translated.
/// CPython: no counterpart
public final class Jit extends Engine {
    private static final int IMPORT_SYSTEM_CALLS = 3000;

    private record Job(PyCode code, boolean loops, boolean again) {}

    /// What a function has to be called at least, or jump back, to be translated in the first second.
    private static final int START_CALLS = 10_000;
    private static final long START_NANOS = 1_000_000_000L;

    private final long made = System.nanoTime();
    private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final Links links = new Links();
    private final boolean waits;
    private final boolean functions;
    private final PrintStream log;
    private Thread translator;

    private final int callsToTranslate;
    private final int jumpsToTranslate;

    /// The first number of calls and of jumps begins a profile, the second the translation.
    private Jit(int calls, int callsToTranslate, int jumps, int jumpsToTranslate, boolean waits, PrintStream log) {
        super(calls, jumps);
        this.callsToTranslate = callsToTranslate;
        this.jumpsToTranslate = jumpsToTranslate;
        this.waits = waits;
        this.functions = callsToTranslate < Integer.MAX_VALUE;
        this.log = log;
    }

    /// The engine for the value of `-X jit` (null means the default, `on`), null for none. `log` gets a line for each
    /// translation, or is null.
    public static Jit of(String mode, PrintStream log) {
        return switch (mode == null ? "on" : mode) {
            case "on" -> new Jit(40, 60, 600, 1000, false, log);
            case "eager" -> new Jit(1, 1, 1, 1, true, log);
            case "loops" -> new Jit(Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 1, true, log);
            case "typed" -> new Jit(1, 3, 1, 3, true, log);
            default -> null;
        };
    }

    /// Whether it is too early to translate: the profile has to be made first.
    private static boolean profiles(PyCode code, int seen, int needed) {
        if (seen >= needed) {
            return false;
        }
        if (code.profile == null) {
            code.profile = new byte[code.words.length];
        }
        code.profiling = true;
        return true;
    }

    @Override
    public void hot(PyCode code, PyFrame frame) {
        Links.Entry entry = Links.entry(code);
        if (entry.functionAsked || !functions || isImportSystem(code) && code.calls < IMPORT_SYSTEM_CALLS || isEarly(code.calls)
                || profiles(code, code.calls, callsToTranslate)) {
            return;
        }
        entry.functionAsked = true;
        entry.globals = frame.globals;
        submit(new Job(code, false, false));
    }

    @Override
    public void hotLoop(PyCode code) {
        Links.Entry entry = Links.entry(code);
        if (entry.loopsAsked || isEarly(code.backEdges) || profiles(code, code.backEdges, jumpsToTranslate)) {
            return;
        }
        entry.loopsAsked = true;
        submit(new Job(code, true, false));
    }

    /// Whether the code is of the import system: every start runs some of it a hundred times and no more.
    private static boolean isImportSystem(PyCode code) {
        return code.filename().startsWith("<frozen");
    }

    /// Whether a program has just begun: it imports, and what imports call a hundred times is seldom called again.
    private boolean isEarly(int seen) {
        return !waits && seen < START_CALLS && System.nanoTime() - made < START_NANOS;
    }

    private void submit(Job job) {
        if (waits) {
            translate(job);
            return;
        }
        synchronized (this) {
            if (translator == null) {
                translator = new Thread(null, this::work, "taipan-jit", 1 << 24);
                translator.setDaemon(true);
                translator.start();
            }
        }
        jobs.add(job);
    }

    private void work() {
        while (true) {
            try {
                translate(jobs.take());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void translate(Job job) {
        PyCode code = job.code;
        long start = System.nanoTime();
        try {
            if (ClassMaker.looksAtFrames(code)) {
                throw new Untranslatable("looks at frames");
            }
            Flow flow = new Flow(code);
            code.profiling = false;
            Links.Entry entry = Links.entry(code);
            boolean optimized = (code.flags & taipan.code.CodeFlags.OPTIMIZED) != 0;
            if (!job.loops && !code.isGenerator() && !optimized) {
                return;
            }
            ClassMaker maker = new ClassMaker(code, flow, links, this, true);
            try {
                make(job, maker, entry);
            } catch (Untranslatable e) {
                maker = new ClassMaker(code, flow, links, this, false);
                make(job, maker, entry);
            }
            if (log != null) {
                log(job, maker.size + " bytes, " + (System.nanoTime() - start) / 1000 + " us");
            }
        } catch (Untranslatable e) {
            if (log != null) {
                log(job, "stays interpreted: " + e.getMessage());
            }
        } catch (RuntimeException | Error e) {
            if (log != null) {
                log(job, "failed: " + e);
                e.printStackTrace(log);
            }
        }
    }

    private static void make(Job job, ClassMaker maker, Links.Entry entry) {
        PyCode code = job.code;
        if (job.loops) {
            entry.loops = maker.resumption();
            code.loopsTranslated = true;
            return;
        }
        Body body = code.isGenerator() ? maker.resumption() : maker.function();
        if (code.body == Interpreter.BODY || job.again) {
            code.body = body;
        }
    }

    /// An instruction turned out to work on other kinds of values than its profile says.
    void widen(PyCode code, int pc, boolean loops) {
        if (Links.entry(code).widen(pc)) {
            again(code, loops);
        }
    }

    /// The interpreter came to a loop with other kinds of values than the translation wants there: no more numbers
    /// without boxes.
    void widenAll(PyCode code) {
        Links.Entry entry = Links.entry(code);
        boolean any = false;
        for (int pc = 0; pc < code.words.length; pc++) {
            any |= entry.widen(pc);
        }
        if (any) {
            again(code, true);
        }
    }

    private void again(PyCode code, boolean loops) {
        if (loops && code.loopsTranslated) {
            submit(new Job(code, true, true));
        }
        if (code.body != Interpreter.BODY && (!loops || code.isGenerator())) {
            submit(new Job(code, false, true));
        }
    }

    private void log(Job job, String what) {
        PyCode code = job.code;
        log.print("jit: " + code.name() + " (" + code.filename() + ":" + code.source().firstlineno + ")"
                + (job.loops ? " loops" : "") + (job.again ? " again" : "") + ": " + what + "\n");
    }

    @Override
    public Object enterLoop(ThreadState ts, PyFrame frame, int pc) {
        Resumption loops = Links.entry(frame.code).loops;
        if (loops == null || !loops.entries[pc]) {
            frame.lasti = pc - 1;
            return null;
        }
        return loops.resume(ts, frame, pc);
    }

    @Override
    public void replaced(PyCode code) {
        Links.unlink(code);
    }

    @Override
    public PyDict currentGlobals(ThreadState ts) {
        return Frames.currentGlobals(ts);
    }

    @Override
    public PyFrame currentFrame(ThreadState ts) {
        return Frames.current(ts);
    }
}
