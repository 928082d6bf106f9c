package taipan.modules;

import static taipan.objects.Raise.valueError;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import sun.misc.Signal;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.interpreter.Attention;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyBuiltinFunction;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PySet;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.StructSequence;
import taipan.objects.ThreadState;

/// The `_signal` module. Handlers run in the main thread between two instructions.
/// CPython: Modules/signalmodule.c
@PyModule("_signal")
public final class SignalModule implements Attention.Pending {
    private static final int COUNT = 65;
    private static final int SIGINT = 2;
    private static final int SIGALRM = 14;
    private static final Object DEFAULT = 0L;
    private static final Object IGNORE = 1L;

    private static final String CONSTANTS = "NSIG=65 SIG_DFL=0 SIG_IGN=1 SIG_BLOCK=0 SIG_UNBLOCK=1 SIG_SETMASK=2 SIGHUP=1 SIGINT=2 SIGQUIT=3"
            + " SIGILL=4 SIGTRAP=5 SIGIOT=6 SIGABRT=6 SIGFPE=8 SIGKILL=9 SIGBUS=7 SIGSEGV=11 SIGSYS=31 SIGPIPE=13 SIGALRM=14 SIGTERM=15"
            + " SIGUSR1=10 SIGUSR2=12 SIGCLD=17 SIGCHLD=17 SIGPWR=30 SIGIO=29 SIGURG=23 SIGWINCH=28 SIGPOLL=29 SIGSTOP=19 SIGTSTP=20"
            + " SIGCONT=18 SIGTTIN=21 SIGTTOU=22 SIGVTALRM=26 SIGPROF=27 SIGXCPU=24 SIGXFSZ=25 SIGRTMIN=34 SIGRTMAX=64 ITIMER_REAL=0"
            + " ITIMER_VIRTUAL=1 ITIMER_PROF=2";

    /// Java's names of the signals a program can handle, by number.
    private static final String[] NAMES = new String[COUNT];
    private static final String[] TEXTS = new String[COUNT];

    static {
        String[] table = {
            "1 HUP Hangup", "2 INT Interrupt", "3 QUIT Quit", "4 ILL Illegal instruction", "5 TRAP Trace/breakpoint trap",
            "6 ABRT Aborted", "7 BUS Bus error", "8 FPE Floating point exception", "9 KILL Killed", "10 USR1 User defined signal 1",
            "11 SEGV Segmentation fault", "12 USR2 User defined signal 2", "13 PIPE Broken pipe", "14 ALRM Alarm clock",
            "15 TERM Terminated", "16 STKFLT Stack fault", "17 CHLD Child exited", "18 CONT Continued", "19 STOP Stopped (signal)",
            "20 TSTP Stopped", "21 TTIN Stopped (tty input)", "22 TTOU Stopped (tty output)", "23 URG Urgent I/O condition",
            "24 XCPU CPU time limit exceeded", "25 XFSZ File size limit exceeded", "26 VTALRM Virtual timer expired",
            "27 PROF Profiling timer expired", "28 WINCH Window changed", "29 IO I/O possible", "30 PWR Power failure",
            "31 SYS Bad system call"
        };
        for (String line : table) {
            int first = line.indexOf(' ');
            int second = line.indexOf(' ', first + 1);
            int number = Integer.parseInt(line.substring(0, first));
            NAMES[number] = line.substring(first + 1, second);
            TEXTS[number] = line.substring(second + 1);
        }
    }

    private final InterpreterState interpreter;
    private final ThreadState main;
    private final Object[] handlers = new Object[COUNT];
    private final AtomicLong tripped = new AtomicLong();
    private Object defaultIntHandler = PyNone.NONE;
    private int wakeupFd = -1;
    private Thread timer;
    private long timerEnd;
    private long timerInterval;

    public SignalModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
        this.main = ThreadState.current();
        java.util.Arrays.fill(handlers, DEFAULT);
        handlers[13] = IGNORE;
        handlers[25] = IGNORE;
        interpreter.setService(SignalModule.class, this);
        interpreter.setService(Attention.Pending.class, this);
    }

    PyType[] types() {
        return new PyType[] {};
    }

    void init(PyModuleObject module) {
        StatModule.addConstants(module, CONSTANTS);
        module.add("ItimerError", PyExc.OSError);
        module.add("struct_siginfo", new StructSequence("signal.struct_siginfo", 7, "si_signo", "si_code", "si_errno", "si_pid", "si_uid",
                "si_status", "si_band").type());
        defaultIntHandler = (PyBuiltinFunction) module.dict().getOrNull("default_int_handler");
        handlers[SIGINT] = defaultIntHandler;
    }

    /// Makes Ctrl-C raise KeyboardInterrupt in this interpreter; called by the command.
    public static void handleInterrupts(InterpreterState interpreter) {
        SignalModule signals = interpreter.serviceOrNull(SignalModule.class);
        if (signals != null) {
            signals.listen(SIGINT);
        }
    }

    /// Handles a signal that the program sends itself; false when the system's default action is wanted.
    public static boolean deliver(InterpreterState interpreter, int signal) {
        SignalModule signals = interpreter.serviceOrNull(SignalModule.class);
        if (signals == null || signal <= 0 || signal >= COUNT || signals.handlers[signal] == DEFAULT) {
            return false;
        }
        if (signals.handlers[signal] != IGNORE) {
            signals.trip(signal);
            if (ThreadState.current() == signals.main) {
                Attention.handle(signals.main);
            }
        }
        return true;
    }

    private void trip(int signal) {
        tripped.getAndUpdate(bits -> bits | 1L << signal);
        main.interrupt();
        if (wakeupFd >= 0) {
            Descriptors.of(interpreter).get(wakeupFd).write(new byte[] {(byte) signal}, 0, 1);
        }
    }

    private void listen(int signal) {
        if (NAMES[signal] == null) {
            return;
        }
        try {
            Signal.handle(new Signal(NAMES[signal]), s -> trip(s.getNumber()));
        } catch (IllegalArgumentException e) {
            // The JVM keeps the signal for itself; a program can still send it to itself.
            return;
        }
    }

    /// Runs the handlers of the signals that came.
    @Override
    public void run(ThreadState ts) {
        if (ts != main || tripped.get() == 0) {
            return;
        }
        long bits = tripped.getAndSet(0);
        for (int signal = 1; signal < COUNT - 1; signal++) {
            if ((bits >>> signal & 1) != 0) {
                Object handler = handlers[signal];
                if (handler != DEFAULT && handler != IGNORE && handler != PyNone.NONE) {
                    Calls.call(ts, handler, (long) signal, ts.currentFrame() == null ? PyNone.NONE : ts.currentFrame());
                }
            }
        }
    }

    private static void check(int signal) {
        if (signal < 1 || signal >= COUNT) {
            throw valueError("signal number out of range");
        }
    }

    @Function("signal(signalnum, handler, /)")
    Object signal(int signal, Object handler, ThreadState ts) {
        if (ts != main) {
            throw valueError("signal only works in main thread of the main interpreter");
        }
        check(signal);
        Object action = handler;
        if (handler instanceof Long n && (n == 0 || n == 1)) {
            action = n == 0 ? DEFAULT : IGNORE;
        } else if (!Calls.isCallable(handler)) {
            throw Raise.typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        }
        if (signal == 9 || signal == 19) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        Object old = handlers[signal];
        handlers[signal] = action;
        if (NAMES[signal] != null && (action != DEFAULT || old != DEFAULT)) {
            setSystemAction(signal, action);
        }
        return old;
    }

    private void setSystemAction(int signal, Object action) {
        if (action != DEFAULT && action != IGNORE) {
            listen(signal);
            return;
        }
        try {
            Signal.handle(new Signal(NAMES[signal]), action == DEFAULT ? sun.misc.SignalHandler.SIG_DFL : sun.misc.SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException e) {
            // Kept by the JVM.
            return;
        }
    }

    @Function("getsignal(signalnum, /)")
    Object getsignal(int signal) {
        check(signal);
        return handlers[signal];
    }

    @Function("default_int_handler(signalnum, frame, /)")
    Object defaultIntHandler(int signal, Object frame) {
        throw Raise.with(PyExc.KeyboardInterrupt);
    }

    @Function("raise_signal(signalnum, /)")
    void raiseSignal(int signal) {
        check(signal);
        if (!deliver(interpreter, signal)) {
            Signal.raise(new Signal(NAMES[signal]));
        }
    }

    @Function("strsignal(signalnum, /)")
    Object strsignal(int signal) {
        check(signal);
        if (signal >= 34) {
            return "Real-time signal " + (signal - 34);
        }
        return TEXTS[signal] == null ? PyNone.NONE : TEXTS[signal];
    }

    @Function("valid_signals()")
    Object validSignals() {
        List<Object> all = new ArrayList<>();
        for (long n = 1; n < COUNT; n++) {
            if (n != 32 && n != 33) {
                all.add(n);
            }
        }
        return Calls.call(PySet.TYPE, PyTuple.of(all.toArray()));
    }

    @Function("set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)")
    long setWakeupFd(int fd, boolean warn) {
        int old = wakeupFd;
        if (fd >= 0 && !Descriptors.of(interpreter).isOpen(fd)) {
            throw valueError("fd %d not in use", fd);
        }
        wakeupFd = fd;
        return old;
    }

    @Function("siginterrupt(signalnum, flag, /)")
    void siginterrupt(int signal, int flag) {
        check(signal);
    }

    @Function("pthread_kill(thread_id, signalnum, /)")
    void pthreadKill(long thread, int signal) {
        if (signal != 0) {
            raiseSignal(signal);
        }
    }

    @Function("pthread_sigmask(how, mask, /)")
    Object pthreadSigmask(int how, Object mask) {
        Iteration.toArray(mask);
        return Calls.call(PySet.TYPE);
    }

    @Function("pause()")
    void pause(ThreadState ts) {
        while (!ts.attention) {
            Descriptors.hostOf(interpreter).clock().sleep(10_000_000);
        }
        Attention.handle(ts);
    }

    // Timers

    @Function("alarm(seconds, /)")
    long alarm(int seconds) {
        double left = (Double) ((PyTuple) setitimer(0, (double) seconds, 0.0)).at(0);
        return (long) Math.ceil(left);
    }

    @Function("setitimer(which, seconds, interval=0.0, /)")
    synchronized Object setitimer(int which, Object seconds, double interval) {
        Object old = getitimer(which);
        if (which != 0) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        if (timer != null) {
            timer.interrupt();
            timer = null;
        }
        double delay = Conversion.toDouble(seconds);
        if (delay > 0) {
            timerEnd = System.nanoTime() + (long) (delay * 1e9);
            timerInterval = (long) (interval * 1e9);
            timer = Thread.ofPlatform().daemon().name("itimer").unstarted(this::runTimer);
            timer.start();
        }
        return old;
    }

    private void runTimer() {
        try {
            while (true) {
                long left = timerEnd - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                }
                if (handlers[SIGALRM] == DEFAULT) {
                    Descriptors.hostOf(interpreter).processes().exit(128 + SIGALRM);
                }
                trip(SIGALRM);
                if (timerInterval <= 0) {
                    return;
                }
                timerEnd += timerInterval;
            }
        } catch (InterruptedException e) {
            // Replaced by another timer.
            return;
        }
    }

    @Function("getitimer(which, /)")
    synchronized Object getitimer(int which) {
        boolean runs = which == 0 && timer != null && timer.isAlive();
        double left = runs ? Math.max(0, timerEnd - System.nanoTime()) / 1e9 : 0.0;
        return PyTuple.of(left, runs ? timerInterval / 1e9 : 0.0);
    }
}
