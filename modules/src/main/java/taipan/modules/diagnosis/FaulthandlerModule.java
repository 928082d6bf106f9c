package taipan.modules.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Descriptors;
import taipan.host.Host;
import taipan.host.HostError;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.PyFrame;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;

/// The `faulthandler` module.
///
/// Differs from CPython: a real crash of the JVM is reported by the JVM itself.
/// CPython: Modules/faulthandler.c
@PyModule("faulthandler")
public final class FaulthandlerModule {
    private static final int MOST_FRAMES = 100;
    private static final int LONGEST_TEXT = 500;
    private static final int ABORT = 6;
    private static final int FLOATING_POINT = 8;
    private static final int SEGMENTATION = 11;
    private static final String[] SIGNALS = {
        null, "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", null, "CHLD",
        "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"
    };

    /// Where a report goes and what is in it.
    private record Target(int fd, boolean allThreads, Object file) {}

    private record Registration(Target target, SignalHandler old) {}

    private final InterpreterState interpreter;
    private final Descriptors table;
    private final Map<Integer, Registration> registered = new HashMap<>();
    private Target enabled;
    private Thread later;

    public FaulthandlerModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
        this.table = Descriptors.of(interpreter);
        if (interpreter.settings().xOptions.containsKey("faulthandler") || interpreter.settings().environment.containsKey("PYTHONFAULTHANDLER")
                && !interpreter.settings().environment.get("PYTHONFAULTHANDLER").isEmpty()) {
            enabled = new Target(2, true, PyNone.NONE);
        }
    }

    /// CPython: faulthandler_get_fileno
    private static Target target(Object file, boolean allThreads) {
        Object out = file;
        if (out == null || out == PyNone.NONE) {
            out = Attributes.lookup(Imports.module("sys"), "stderr");
            if (out == null) {
                throw Raise.runtimeError("unable to get sys.stderr");
            }
            if (out == PyNone.NONE) {
                throw Raise.runtimeError("sys.stderr is None");
            }
        } else if (PyInt.valueOrNull(out) != null) {
            int fd = Conversion.toInt(out);
            if (fd < 0) {
                throw Raise.valueError("file is not a valid file descripter");
            }
            return new Target(fd, allThreads, PyNone.NONE);
        }
        Object number = Calls.call(Attributes.get(out, "fileno"));
        if (PyInt.valueOrNull(number) == null || Conversion.toLong(number) < 0) {
            throw Raise.runtimeError("file.fileno() is not a valid file descriptor");
        }
        try {
            Calls.method(out, "flush");
        } catch (Raised e) {
            // What is not flushed comes later.
        }
        return new Target(Conversion.toInt(number), allThreads, out);
    }

    // Reports

    private static String hex(long id) {
        StringBuilder text = new StringBuilder(Long.toHexString(id));
        while (text.length() < 16) {
            text.insert(0, '0');
        }
        return "0x" + text;
    }

    private static void frames(StringBuilder text, ThreadState ts) {
        int depth = 0;
        PyFrame frame = ts == null ? null : ts.frame;
        if (frame == null) {
            text.append("  <no Python frame>\n");
        }
        for (; frame != null; frame = frame.caller()) {
            if (depth++ >= MOST_FRAMES) {
                text.append("  ...\n");
                break;
            }
            text.append("  File ").append('"');
            append(text, Attributes.get(frame.code, "co_filename"));
            text.append("\", line ").append(frame.lineNumber()).append(" in ");
            append(text, Attributes.get(frame.code, "co_name"));
            text.append('\n');
        }
    }

    private static void append(StringBuilder text, Object str) {
        String ascii = PyStr.toName(Representation.ascii(str));
        String plain = PyStr.toName(str);
        String shown = plain.chars().allMatch(c -> c < 128) ? plain : ascii.substring(1, ascii.length() - 1);
        text.append(shown.length() > LONGEST_TEXT ? shown.substring(0, LONGEST_TEXT) + "..." : shown);
    }

    private String report(boolean allThreads, Thread current) {
        StringBuilder text = new StringBuilder();
        if (!allThreads) {
            text.append("Stack (most recent call first):\n");
            frames(text, interpreter.threads.get(current));
            return text.toString();
        }
        List<Map.Entry<Thread, ThreadState>> threads = new ArrayList<>(interpreter.threads.entrySet());
        // The newest first, as the interpreter's list has them.
        threads.sort((a, b) -> Long.compare(b.getKey().threadId(), a.getKey().threadId()));
        boolean first = true;
        for (Map.Entry<Thread, ThreadState> e : threads) {
            if (!first) {
                text.append('\n');
            }
            first = false;
            text.append(e.getKey() == current ? "Current thread " : "Thread ").append(hex(e.getKey().threadId())).append(" (most recent call first):\n");
            frames(text, e.getValue());
        }
        return text.toString();
    }

    private void write(int fd, String text) {
        byte[] bytes = Codecs.encodeFileName(PyStr.fromName(text));
        try {
            int at = 0;
            while (at < bytes.length) {
                at += Math.max(0, table.get(fd).write(bytes, at, bytes.length - at));
            }
        } catch (HostError e) {
            // There is nobody to tell.
            return;
        }
    }

    @Function("dump_traceback(file=None, all_threads=True)")
    void dumpTraceback(Object file, boolean allThreads) {
        Target target = target(file, allThreads);
        write(target.fd, report(allThreads, Thread.currentThread()));
    }

    // Fatal errors

    @Function("enable(file=None, all_threads=True)")
    void enable(Object file, boolean allThreads) {
        enabled = target(file, allThreads);
    }

    @Function("disable()")
    boolean disable() {
        boolean was = enabled != null;
        enabled = null;
        return was;
    }

    @Function("is_enabled()")
    boolean isEnabled() {
        return enabled != null;
    }

    /// Ends the process as the signal does, after a report when that is wanted.
    private void die(String message, int signal) {
        Target target = enabled;
        if (target != null) {
            write(target.fd, "Fatal Python error: " + message + "\n\n" + report(target.allThreads, Thread.currentThread()));
        }
        Host host = table.host();
        if (host.natives() == null) {
            host.processes().exit(128 + signal);
            return;
        }
        CMemory action = CMemory.of(152);
        host.natives().call(CFunction.SIGACTION, signal, action.address(), 0);
        host.natives().call(CFunction.KILL, host.processes().id(), signal, 0);
        host.clock().sleep(1_000_000_000);
    }

    @Function("_sigsegv(release_gil=False, /)")
    void segmentationFault(boolean release) {
        die("Segmentation fault", SEGMENTATION);
    }

    @Function("_read_null()")
    void readNull() {
        die("Segmentation fault", SEGMENTATION);
    }

    @Function("_sigabrt()")
    void aborted() {
        die("Aborted", ABORT);
    }

    @Function("_sigfpe()")
    void floatingPoint() {
        die("Floating point exception", FLOATING_POINT);
    }

    @Function("_stack_overflow()")
    void stackOverflow() {
        die("Segmentation fault", SEGMENTATION);
    }

    // Later

    @Function("dump_traceback_later(timeout, repeat=False, file=None, exit=False)")
    synchronized void dumpLater(Object timeout, boolean repeat, Object file, boolean exits) {
        double seconds = Conversion.toDouble(timeout);
        if (!(seconds > 0)) {
            throw Raise.valueError("timeout must be greater than 0");
        }
        if (seconds > 9e9) {
            throw Raise.overflowError("timeout value is too large");
        }
        Target target = target(file, true);
        cancelLater();
        long nanoseconds = (long) Math.ceil(seconds * 1e9);
        String header = header(nanoseconds);
        ThreadState caller = ThreadState.current();
        later = Thread.ofPlatform().daemon().name("faulthandler").start(() -> {
            // Looking at frames needs an interpreter; this thread runs no Python code.
            ThreadState.enter(caller);
            try {
                do {
                    Thread.sleep(nanoseconds / 1_000_000, (int) (nanoseconds % 1_000_000));
                    write(target.fd, header + report(true, null));
                    if (exits) {
                        table.host().processes().exit(1);
                    }
                } while (repeat);
            } catch (InterruptedException e) {
                // Cancelled.
                return;
            }
        });
    }

    private static String header(long nanoseconds) {
        long micro = (nanoseconds + 999) / 1000;
        long seconds = micro / 1_000_000;
        StringBuilder text = new StringBuilder("Timeout (").append(seconds / 3600);
        text.append(':').append(seconds / 60 % 60 / 10).append(seconds / 60 % 10).append(':').append(seconds % 60 / 10).append(seconds % 10);
        if (micro % 1_000_000 != 0) {
            String rest = Long.toString(1_000_000 + micro % 1_000_000);
            text.append('.').append(rest, 1, rest.length());
        }
        return text.append(")!\n").toString();
    }

    @Function("cancel_dump_traceback_later()")
    synchronized void cancelLater() {
        if (later != null) {
            later.interrupt();
            later = null;
        }
    }

    // On a signal

    private static void check(int signal) {
        if (signal == SEGMENTATION || signal == FLOATING_POINT || signal == ABORT || signal == 7 || signal == 4) {
            throw Raise.runtimeError("signal %d cannot be registered, use enable() instead", (long) signal);
        }
        if (signal < 1 || signal >= 65) {
            throw Raise.valueError("signal number out of range");
        }
    }

    @Function("register(signum, file=None, all_threads=True, chain=False)")
    synchronized void register(int signal, Object file, boolean allThreads, boolean chain) {
        check(signal);
        Target target = target(file, allThreads);
        if (signal >= SIGNALS.length || SIGNALS[signal] == null) {
            throw Raise.osError(taipan.objects.Errno.EINVAL, null);
        }
        Thread current = Thread.currentThread();
        ThreadState caller = ThreadState.current();
        SignalHandler[] old = new SignalHandler[1];
        try {
            old[0] = Signal.handle(new Signal(SIGNALS[signal]), s -> {
                ThreadState before = ThreadState.enter(caller);
                try {
                    write(target.fd, report(allThreads, current));
                } finally {
                    ThreadState.enter(before);
                }
                if (chain) {
                    follow(s, old[0]);
                }
            });
        } catch (IllegalArgumentException e) {
            throw Raise.notImplementedError("the JVM keeps signal %d for itself", (long) signal);
        }
        Registration previous = registered.get(signal);
        registered.put(signal, new Registration(target, previous == null ? old[0] : previous.old));
    }

    private static void follow(Signal signal, SignalHandler old) {
        if (old == SignalHandler.SIG_DFL) {
            Signal.handle(signal, SignalHandler.SIG_DFL);
            Signal.raise(signal);
        } else if (old != null && old != SignalHandler.SIG_IGN) {
            old.handle(signal);
        }
    }

    @Function("unregister(signum)")
    synchronized boolean unregister(int signal) {
        check(signal);
        Registration known = registered.remove(signal);
        if (known == null) {
            return false;
        }
        Signal.handle(new Signal(SIGNALS[signal]), known.old);
        return true;
    }
}
