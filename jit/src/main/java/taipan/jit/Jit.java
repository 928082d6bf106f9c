package taipan.jit;

import java.io.PrintStream;
import java.util.concurrent.LinkedBlockingQueue;
import taipan.interpreter.Interpreter;
import taipan.interpreter.Resumption;
import taipan.objects.Engine;
import taipan.objects.PyCode;
import taipan.objects.PyFrame;
import taipan.objects.ThreadState;

/// The engine that translates hot code to JVM bytecode, in a thread of its own.
///
/// `-X jit=on` is the usual way; `eager` translates everything at its first call and every loop at its first backward
/// jump, and waits for it; `loops` translates loops only, at their first backward jump (both are for tests). `-X trace-jit`
/// tells on stderr what was translated.
/// CPython: no counterpart
public final class Jit extends Engine {
    private static final int IMPORT_SYSTEM_CALLS = 3000;

    private record Job(PyCode code, boolean loops) {}

    private final LinkedBlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final Links links = new Links();
    private final boolean waits;
    private final boolean functions;
    private final PrintStream log;
    private Thread translator;

    private Jit(int callsBefore, int jumpsBefore, boolean waits, boolean functions, PrintStream log) {
        super(callsBefore, jumpsBefore);
        this.waits = waits;
        this.functions = functions;
        this.log = log;
    }

    /// The engine for the value of `-X jit` (null means the default, `on`), null for none. `log` gets a line for each translation, or is null.
    public static Jit of(String mode, PrintStream log) {
        return switch (mode == null ? "on" : mode) {
            case "on" -> new Jit(50, 1000, false, true, log);
            case "eager" -> new Jit(1, 1, true, true, log);
            case "loops" -> new Jit(Integer.MAX_VALUE, 1, true, false, log);
            default -> null;
        };
    }

    @Override
    public void hot(PyCode code, PyFrame frame) {
        Links.Entry entry = Links.entry(code);
        if (!entry.functionAsked && functions && (code.calls > IMPORT_SYSTEM_CALLS || !isImportSystem(code))) {
            entry.functionAsked = true;
            entry.globals = frame.globals;
            submit(new Job(code, false));
        }
    }

    /// Whether the code is of the import system: every start runs some of it a hundred times and no more.
    private static boolean isImportSystem(PyCode code) {
        return code.filename().startsWith("<frozen");
    }

    @Override
    public void hotLoop(PyCode code) {
        Links.Entry entry = Links.entry(code);
        if (!entry.loopsAsked) {
            entry.loopsAsked = true;
            submit(new Job(code, true));
        }
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
            ClassMaker maker = new ClassMaker(code, flow, links);
            Links.Entry entry = Links.entry(code);
            boolean optimized = (code.flags & taipan.code.CodeFlags.OPTIMIZED) != 0;
            if (job.loops) {
                entry.loops = maker.resumption();
                code.loopsTranslated = true;
            } else if (code.isGenerator()) {
                Resumption body = maker.resumption();
                if (code.body == Interpreter.BODY) {
                    code.body = body;
                }
            } else if (optimized) {
                FunctionBody body = maker.function();
                if (code.body == Interpreter.BODY) {
                    code.body = body;
                }
            } else {
                return;
            }
            if (log != null) {
                log(job, maker.size + " bytes, " + (System.nanoTime() - start) / 1000 + " us");
            }
        } catch (Untranslatable e) {
            if (log != null) {
                log(job, "stays interpreted: " + e.getMessage());
            }
        } catch (RuntimeException | LinkageError e) {
            if (log != null) {
                log(job, "failed: " + e);
                e.printStackTrace(log);
            }
        }
    }

    private void log(Job job, String what) {
        PyCode code = job.code;
        log.print("jit: " + code.name() + " (" + code.filename() + ":" + code.source().firstlineno + ")"
                + (job.loops ? " loops" : "") + ": " + what + "\n");
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
    public PyFrame currentFrame(ThreadState ts) {
        return Frames.current(ts);
    }
}
