package taipan.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import taipan.PythonException;
import taipan.Taipan;
import taipan.builtins.Scripts;
import taipan.builtins.Version;
import taipan.host.SystemHost;
import taipan.jit.Jit;
import taipan.lab.Lab;
import taipan.lab.Step;
import taipan.modules.SignalModule;
import taipan.modules.StandardModules;
import taipan.objects.Calls;
import taipan.objects.Engine;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.Raised;
import taipan.objects.Imports;
import taipan.objects.Settings;
import taipan.objects.ThreadState;
import taipan.objects.Truth;

/// The `taipan` command: reads the command line, wires an interpreter together and runs what was asked for.
/// CPython: Modules/main.c
public final class Main {
    /// Room for deep recursion: the counted limit is to be met long before the end of the Java stack. Only touched pages
    /// take memory.
    private static final long STACK_SIZE = 1L << 30;

    private static final int INTERRUPTED = 130;

    private final CommandLine line;
    private final PrintStream out;
    private final PrintStream err;
    private int status;

    private Main(CommandLine line, PrintStream out, PrintStream err) {
        this.line = line;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(args, out, err);
        out.flush();
        // Ends daemon threads of the program, as CPython's exit does.
        Runtime.getRuntime().halt(status);
    }

    private static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length > 0) {
            String[] rest = Arrays.copyOfRange(args, 1, args.length);
            switch (args[0]) {
                case "dis":
                    return DisCommand.run(rest, out, err);
                case "compile":
                    return CompileCommand.run(rest, out, err);
                case "lab":
                    return Lab.run(rest, new StandardModules(), out, err);
                case "step":
                    return Step.run(rest, new StandardModules(), System.in, out, err);
                default:
                    break;
            }
        }
        String program = System.getProperty("taipan.executable", "taipan");
        CommandLine line;
        try {
            line = CommandLine.parse(args, SystemHost.ownEnvironment());
        } catch (CommandLine.UsageError e) {
            err.print(e.getMessage() + "\n" + Usage.line(program) + Usage.hint());
            return 2;
        } catch (CommandLine.FatalError e) {
            err.print(e.getMessage() + "\n");
            return 1;
        }
        switch (line.kind) {
            case HELP -> {
                out.print(Usage.help(program));
                return 0;
            }
            case VERSION -> {
                out.print("Python " + Version.NUMBER + "\n");
                return 0;
            }
            case LONG_VERSION -> {
                out.print("Python " + Version.TEXT + "\n");
                return 0;
            }
            default -> { }
        }
        Settings settings = line.settings;
        settings.executable = program;
        settings.originalArgv.add(program);
        settings.originalArgv.addAll(Arrays.asList(args));
        String home = System.getProperty("taipan.home");
        if (home != null) {
            settings.prefix = home;
            settings.standardLibrary = home + "/lib/python3.10";
        }
        Main main = new Main(line, out, err);
        ThreadState.PythonThread thread =
                new ThreadState.PythonThread(null, main::runProgram, "MainThread", STACK_SIZE);
        thread.start();
        while (true) {
            try {
                thread.join();
                return main.status;
            } catch (InterruptedException e) {
                // Only the program's own thread decides when it is over.
            }
        }
    }

    private void runProgram() {
        status = 1;
        try {
            Taipan taipan = Taipan.builder().settings(line.settings).modules(new StandardModules()).engine(engine()).build();
            taipan.run(ts -> {
                Imports.module("_signal");
                SignalModule.handleInterrupts(ts.interpreter());
                return null;
            });
            InterpreterState interpreter = taipan.run(ts -> ts.interpreter());
            status = taipan.finish(runProgram(taipan));
            if (status == INTERRUPTED && interpreter.serviceOrNull(Scripts.Interrupted.class) != null) {
                out.flush();
                SignalModule.dieOfInterrupt(interpreter);
            }
        } catch (PythonException e) {
            err.print("Fatal Python error: init_interp_main: the interpreter cannot start\n" + e.getMessage() + "\n");
        }
    }

    private Engine engine() {
        String mode = line.settings.xOptions.get("jit");
        return Jit.of(mode, line.settings.xOptions.containsKey("trace-jit") ? err : null);
    }

    private int runProgram(Taipan taipan) {
        boolean atTerminal = line.kind == CommandLine.Kind.INTERACTIVE || line.kind == CommandLine.Kind.STDIN;
        boolean prompt = atTerminal && (line.settings.interactive || taipan.run(Main::isTerminal));
        if (prompt) {
            return taipan.run(ts -> {
                Scripts.beginPath(ts, "");
                banner(ts);
                startup(ts);
                return prompt(ts);
            });
        }
        int result = switch (line.kind) {
            case COMMAND -> taipan.runCommand(line.target);
            case MODULE -> taipan.runModule(line.target);
            case FILE -> taipan.runFile(line.target, line.skipFirstLine);
            default -> taipan.runStdin();
        };
        if (line.settings.inspect && (line.settings.interactive || taipan.run(Main::isTerminal))) {
            return taipan.run(this::prompt);
        }
        return result;
    }

    private static boolean isTerminal(ThreadState ts) {
        Object in = ts.interpreter().sysDict.getOrNull("stdin");
        try {
            return in != null && in != PyNone.NONE && Truth.of(Calls.method(in, "isatty"));
        } catch (Raised e) {
            return false;
        }
    }

    private void banner(ThreadState ts) {
        if (line.settings.quiet) {
            return;
        }
        Object platform = ts.interpreter().sysDict.getOrNull("platform");
        err.print("Python " + Version.TEXT + " on " + platform + "\n");
        if (!line.settings.noSite) {
            err.print("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
        }
    }

    /// Runs the file that PYTHONSTARTUP names. CPython: pymain_run_startup
    private void startup(ThreadState ts) {
        String file = line.settings.ignoreEnvironment ? null : line.settings.environment.get("PYTHONSTARTUP");
        if (file != null && !file.isEmpty()) {
            Scripts.startupFile(ts, file);
        }
    }

    private int prompt(ThreadState ts) {
        InterpreterState interpreter = ts.interpreter();
        PyDict globals = ((PyModuleObject) interpreter.modules.getOrNull("__main__")).dict();
        Console console = new Console(ts, err);
        // From here on SystemExit ends the session.
        line.settings.inspect = false;
        try {
            Object hook = interpreter.sysDict.getOrNull("__interactivehook__");
            if (hook != null && !line.settings.isolated) {
                try {
                    Calls.call(ts, hook);
                } catch (Raised e) {
                    console.error("Failed calling sys.__interactivehook__\n");
                    console.show(e);
                }
            }
            try (Repl.StatementSource source = source(ts, globals)) {
                new Repl(ts, globals, console).run(source);
            }
            return 0;
        } catch (Raised e) {
            return Scripts.printed(ts, e);
        }
    }

    private Repl.StatementSource source(ThreadState ts, PyDict globals) {
        InputStream in = new FileInputStream(FileDescriptor.in);
        boolean basic = line.settings.environment.containsKey("PYTHON_BASIC_REPL")
                || "dumb".equals(line.settings.environment.get("TERM"));
        if (!basic && isTerminal(ts)) {
            try {
                return TerminalInput.open(new Completion(ts, globals), line.settings.environment);
            } catch (IOException | IllegalStateException e) {
                // No usable terminal: plain lines.
            }
        }
        return new PlainInput(in, err, StandardCharsets.UTF_8);
    }
}
