package taipan;

import java.util.List;
import taipan.builtins.NativeModules;
import taipan.builtins.Scripts;
import taipan.builtins.SourceLines;
import taipan.host.Host;
import taipan.host.MeteredHost;
import taipan.host.SystemHost;
import taipan.imports.Startup;
import taipan.interpreter.ErrorPrinter;
import taipan.interpreter.Interpreter;
import taipan.objects.Body;
import taipan.objects.Budget;
import taipan.objects.Engine;
import taipan.objects.InterpreterState;
import taipan.objects.Raised;
import taipan.objects.Settings;
import taipan.objects.Stopped;
import taipan.objects.ThreadState;

/// A Python interpreter inside a Java program.
///
/// ```java
/// try (Taipan python = Taipan.builder().modules(modules).settings(settings).build()) {
///     python.exec("print('hello')");
/// }
/// ```
///
/// Several may exist at once and share nothing that can change. An interpreter may be used from any thread; the methods
/// enter it for the time of the call. Python exceptions come out as `PythonException`.
public final class Taipan implements AutoCloseable {
    private final InterpreterState interpreter;
    private final ThreadState main;
    private boolean closed;
    /// Calls of `run` that are going on: limits begin anew with the outermost.
    private int depth;
    private final Limits limits;

    private Taipan(InterpreterState interpreter, Limits limits) {
        this.interpreter = interpreter;
        this.limits = limits;
        this.main = new ThreadState(interpreter);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// How to make an interpreter.
    public static final class Builder {
        private Settings settings = new Settings();
        private Host host;
        private NativeModules modules;
        private Engine engine;
        private Limits limits = Limits.NONE;

        private Builder() {}

        public Builder settings(Settings settings) {
            this.settings = settings;
            return this;
        }

        /// Where files, clocks and processes come from; the machine itself by default.
        public Builder host(Host host) {
            this.host = host;
            return this;
        }

        /// The native half of the standard library.
        public Builder modules(NativeModules modules) {
            this.modules = modules;
            return this;
        }

        /// An engine beside the interpreter.
        public Builder engine(Engine engine) {
            this.engine = engine;
            return this;
        }

        /// What programs may use up; nothing is limited by default. Starting the interpreter is not counted.
        public Builder limits(Limits limits) {
            this.limits = limits;
            return this;
        }

        /// `sys.argv`
        public Builder argv(List<String> argv) {
            settings.argv = argv;
            return this;
        }

        /// The folder `lib/python3.10`.
        public Builder standardLibrary(String folder) {
            settings.standardLibrary = folder;
            return this;
        }

        /// Starts the interpreter.
        public Taipan build() {
            InterpreterState interpreter = new InterpreterState(settings);
            interpreter.setService(Body.class, Interpreter.BODY);
            if (engine != null) {
                interpreter.setService(Engine.class, engine);
            }
            Host world = host == null ? new SystemHost() : host;
            if (!limits.equals(Limits.NONE)) {
                interpreter.budget = new Budget(interpreter, limits.instructions(), limits.largestObject(), limits.output(),
                        limits.recursion(), limits.threads());
                world = limits.output() == 0 ? world : new MeteredHost(world, interpreter.budget);
            }
            interpreter.setService(Host.class, world);
            interpreter.setService(ErrorPrinter.SourceReader.class, new SourceLines.Reader());
            if (modules != null) {
                interpreter.setService(NativeModules.class, modules);
            }
            Taipan taipan = new Taipan(interpreter, limits);
            ThreadState previous = taipan.enter();
            try {
                Startup.run(taipan.main);
                if (limits.recursion() != 0) {
                    interpreter.recursionLimit = limits.recursion();
                }
                return taipan;
            } catch (Raised e) {
                throw new PythonException(taipan.main, e);
            } finally {
                ThreadState.enter(previous);
            }
        }
    }

    /// Enters the interpreter on this thread; the answer goes to `ThreadState.enter` afterwards.
    private ThreadState enter() {
        if (closed) {
            throw new IllegalStateException("this interpreter is closed");
        }
        interpreter.threads.putIfAbsent(Thread.currentThread(), main);
        return ThreadState.enter(interpreter.threads.get(Thread.currentThread()));
    }

    public InterpreterState interpreter() {
        return interpreter;
    }

    public ThreadState mainThread() {
        return main;
    }

    /// What a task does inside the interpreter.
    public interface Task<T> {
        T run(ThreadState ts);
    }

    /// Runs Java code that uses Python objects inside the interpreter.
    public <T> T run(Task<T> task) {
        ThreadState previous = enter();
        Thread watch = begin();
        try {
            return task.run(ThreadState.current());
        } catch (Raised e) {
            throw new PythonException(ThreadState.current(), e);
        } catch (Stopped e) {
            throw new LimitExceeded(e);
        } finally {
            end(watch);
            ThreadState.enter(previous);
        }
    }

    /// Limits begin anew with the outermost call; the answer is the thread that looks at the clock, or null.
    private Thread begin() {
        Budget budget = interpreter.budget;
        if (budget == null) {
            return null;
        }
        if (budget.stopped() != null) {
            throw new LimitExceeded(new Stopped(budget.stopped()));
        }
        synchronized (this) {
            if (depth++ > 0) {
                return null;
            }
        }
        budget.begin();
        if (limits.time() == null) {
            return null;
        }
        Thread watch = new Thread(() -> {
            try {
                Thread.sleep(limits.time());
                budget.stop(Stopped.Reason.TIME);
            } catch (InterruptedException e) {
                // The call is over.
            }
        }, "taipan-clock");
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    private void end(Thread watch) {
        if (interpreter.budget == null) {
            return;
        }
        synchronized (this) {
            depth--;
        }
        if (watch != null) {
            watch.interrupt();
        }
    }

    /// Ends what the interpreter is doing, from any thread; whoever called it gets [LimitExceeded]. Interpreters built with
    /// limits only.
    public void interrupt() {
        if (interpreter.budget == null) {
            throw new IllegalStateException("only an interpreter with limits can be interrupted");
        }
        interpreter.budget.stop(Stopped.Reason.INTERRUPTED);
    }

    /// Executes statements in `__main__`.
    public void exec(String source) {
        run(ts -> Scripts.exec(ts, source, "<string>"));
    }

    /// The value of an expression in `__main__`.
    public Object eval(String source) {
        return run(ts -> Scripts.eval(ts, source));
    }

    // Programs as the command line names them: the answers are exit statuses, exceptions are printed.

    public int runCommand(String source) {
        return program(ts -> Scripts.command(ts, source));
    }

    public int runFile(String path) {
        return program(ts -> Scripts.file(ts, path, false));
    }

    public int runFile(String path, boolean skipFirstLine) {
        return program(ts -> Scripts.file(ts, path, skipFirstLine));
    }

    public int runModule(String name) {
        return program(ts -> Scripts.module(ts, name));
    }

    /// Runs the program text on standard input.
    public int runStdin() {
        return program(Scripts::standardInput);
    }

    private int program(Task<Integer> task) {
        ThreadState previous = enter();
        Thread watch = begin();
        try {
            return task.run(ThreadState.current());
        } catch (Stopped e) {
            throw new LimitExceeded(e);
        } finally {
            end(watch);
            ThreadState.enter(previous);
        }
    }

    /// Ends the interpreter: waits for its threads, runs exit handlers, flushes the standard streams. Answers 120 when
    /// flushing failed, else the status given.
    public int finish(int status) {
        if (closed) {
            return status;
        }
        if (interpreter.budget != null && interpreter.budget.stopped() != null) {
            // Nothing of it runs any more, its exit handlers neither.
            closed = true;
            interpreter.threads.clear();
            return status;
        }
        ThreadState previous = enter();
        try {
            return Startup.finish(ThreadState.current(), status);
        } finally {
            closed = true;
            interpreter.threads.clear();
            ThreadState.enter(previous);
        }
    }

    @Override
    public void close() {
        finish(0);
    }
}
