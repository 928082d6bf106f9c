package taipan.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import taipan.LimitExceeded;
import taipan.Limits;
import taipan.Taipan;
import taipan.builtins.Executing;
import taipan.builtins.NativeModules;
import taipan.builtins.Scripts;
import taipan.builtins.SourceLines;
import taipan.code.CodeObject;
import taipan.compiler.Compiler;
import taipan.compiler.SyntaxProblem;
import taipan.host.ConfinedHost;
import taipan.interpreter.ErrorPrinter;
import taipan.objects.InterpreterState;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.Raised;
import taipan.objects.Settings;
import taipan.objects.Stopped;
import taipan.objects.ThreadState;

/// One run of a program under the eyes of a [Recorder]: in an interpreter of its own, in a world without anything but the
/// library, and for a short time.
final class Recording {
    static final Duration TIME = Duration.ofSeconds(4);
    /// Instructions of the library count, too.
    /// Java's stack has to hold as many calls as Python may nest.
    static final long STACK = 512L << 20;
    private static final Limits LIMITS = Limits.NONE.withInstructions(20_000_000).withLargestObject(32 << 20)
            .withOutput(200_000).withRecursion(1000).withThreads(0);
    /// Modules that are of no use in a world without processes and network.
    private static final Set<String> WITHHELD = Set.of("_ssl", "_ctypes", "_multiprocessing",
            "_posixshmem", "mmap", "termios", "resource", "faulthandler", "_sqlite3");

    private final NativeModules modules;
    private final String library;
    private final String source;
    private final String input;
    private final boolean thorough;
    private final int steps;
    private final Duration time;
    private volatile Recorder recorder;
    private volatile Taipan taipan;

    Recording(NativeModules modules, String library, String source, String input, int steps, boolean thorough,
            Duration time) {
        this.modules = modules;
        this.library = library;
        this.source = source;
        this.input = input;
        this.steps = steps;
        this.thorough = thorough;
        this.time = time;
    }

    /// What has been recorded so far, for when the program does not come to an end; null before it has begun.
    Recorder recorder() {
        return recorder;
    }

    /// Ends the program because the memory is used up. From any thread.
    void stopForMemory() {
        InterpreterState interpreter = taipan == null ? null : taipan.interpreter();
        if (interpreter != null && interpreter.budget != null) interpreter.budget.stop(Stopped.Reason.MEMORY);
    }

    /// Runs the program on this thread, whose stack must be large.
    Trace run() {
        CodeObject code;
        try {
            code = Compiler.compile(source.getBytes(StandardCharsets.UTF_8), Dissection.options(0));
        } catch (SyntaxProblem problem) {
            var trace = new Trace();
            trace.ends.add(0);
            trace.end = "syntax";
            trace.endText = problem.kind().typeName() + ": " + problem.getMessage();
            return trace;
        }
        var settings = new Settings();
        settings.isolated = true;
        settings.ignoreEnvironment = true;
        settings.noUserSite = true;
        settings.dontWriteBytecode = true;
        settings.unbuffered = true;
        settings.utf8Mode = true;
        settings.hashSeed = 0;
        settings.prefix = library.endsWith("/lib/python3.10") ? library.substring(0, library.length() - "/lib/python3.10".length()) : library;
        settings.standardLibrary = library;
        settings.argv.clear();
        settings.argv.add(Dissection.FILE);
        var made = new Recorder(code, steps, thorough);
        var host = new ConfinedHost(List.of(library), input.getBytes(StandardCharsets.UTF_8), new Texts(made));
        taipan = Taipan.builder().settings(settings).host(host).limits(LIMITS.withTime(time)).modules(new Allowed(modules)).build();
        recorder = made;
        try {
            taipan.run(ts -> {
                execute(ts, code, made);
                return null;
            });
            made.end("done", "");
        } catch (LimitExceeded e) {
            made.end("limit", limit(e.reason(), time));
        } catch (OutOfMemoryError e) {
            made.end("limit", limit(Stopped.Reason.MEMORY, time));
        } finally {
            if (taipan.interpreter().budget.stopped() == null) taipan.interpreter().threads.clear();
        }
        return made.trace();
    }

    private void execute(ThreadState ts, CodeObject code, Recorder made) {
        PyDict main = ((PyModuleObject) ts.interpreter().modules.getOrNull("__main__")).dict();
        // Tracebacks show the lines of the program, which is in no file.
        var lines = new Places(source);
        var files = new SourceLines.Reader();
        ts.interpreter().setService(ErrorPrinter.SourceReader.class, (state, file, number) ->
                file.equals(Dissection.FILE) ? lines.line(number) + "\n" : files.line(state, file, number));
        ts.observer = made;
        ts.updateTraced();
        try {
            Executing.run(ts, PyCode.of(code), main, main);
        } catch (Raised e) {
            ts.observer = null;
            ts.updateTraced();
            boolean exit = e.matches(PyExc.SystemExit);
            if (exit) {
                Scripts.printed(ts, e);
                made.end("done", "The program ended itself: SystemExit.");
            } else {
                String text = ErrorPrinter.text(ts, e.value().type(), e.value(), e.value().traceback());
                made.output(2, text);
                made.end("exception", text.stripTrailing());
            }
        } finally {
            ts.observer = null;
            ts.updateTraced();
        }
    }

    static String limit(Stopped.Reason reason, Duration time) {
        return switch (reason) {
            case INSTRUCTIONS -> "The program was stopped: it executed more instructions than the lab allows (20 million, library included).";
            case TIME -> "The program was stopped: it ran longer than the lab allows (" + seconds(time) + ").";
            case MEMORY -> "The program was stopped: it used more memory than the lab allows.";
            case OUTPUT -> "The program was stopped: it wrote more than the lab allows (200,000 bytes).";
            case INTERRUPTED -> "The program was stopped, or ended itself with os._exit.";
        };
    }

    static String seconds(Duration time) {
        long millis = time.toMillis();
        String text = millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
        return text.equals("1") ? "1 second" : text + " seconds";
    }

    /// Makes text of what the program writes, however it cuts it.
    private static final class Texts implements ConfinedHost.Output {
        private final Recorder recorder;
        private final ByteArrayOutputStream[] rest = {null, new ByteArrayOutputStream(), new ByteArrayOutputStream()};

        Texts(Recorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void write(int descriptor, byte[] data, int offset, int length) {
            rest[descriptor].write(data, offset, length);
            byte[] all = rest[descriptor].toByteArray();
            int end = all.length;
            // A character that is not complete waits for its other bytes.
            int back = end - 1;
            while (back >= 0 && back > end - 4 && (all[back] & 0xC0) == 0x80) back--;
            if (back >= 0 && all[back] < 0) {
                int needed = (all[back] & 0xE0) == 0xC0 ? 2 : (all[back] & 0xF0) == 0xE0 ? 3 : 4;
                if (end - back < needed) end = back;
            }
            rest[descriptor].reset();
            rest[descriptor].write(all, end, all.length - end);
            if (end > 0) recorder.output(descriptor, new String(all, 0, end, StandardCharsets.UTF_8));
        }
    }

    private record Allowed(NativeModules modules) implements NativeModules {
        @Override
        public PyModuleObject create(InterpreterState interpreter, String name) {
            return WITHHELD.contains(name) ? null : modules.create(interpreter, name);
        }

        @Override
        public String[] names() {
            return Arrays.stream(modules.names()).filter(n -> !WITHHELD.contains(n)).toArray(String[]::new);
        }
    }

    static byte[] compressed(Trace trace) throws IOException {
        return LabServer.compress(trace.toJson().getBytes(StandardCharsets.UTF_8), Deflater.BEST_SPEED);
    }
}
