package taipan.modules;

import static taipan.objects.Raise.valueError;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import sun.misc.Signal;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Descriptors;
import taipan.host.Host;
import taipan.host.HostError;
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
import taipan.objects.Unraisable;

/// The `_signal` module. Handlers run in the main thread between two instructions.
/// CPython: Modules/signalmodule.c
@PyModule("_signal")
public final class SignalModule implements Attention.Pending {
    private static final int COUNT = 65;
    private static final int SIGINT = 2;
    private static final int SIGALRM = 14;
    private static final Object DEFAULT = 0L;
    private static final Object IGNORE = 1L;

    private static final StructSequence INFORMATION = new StructSequence("signal.struct_siginfo", 7, "si_signo", "si_code", "si_errno", "si_pid",
            "si_uid", "si_status", "si_band");

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
    /// Signals that came while they were blocked.
    private final AtomicLong pending = new AtomicLong();
    private volatile long blocked;
    private Object defaultIntHandler = PyNone.NONE;
    private volatile int wakeupFailure;
    private int wakeupFd = -1;
    private boolean warnsOnFullBuffer = true;
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
        module.add("struct_siginfo", INFORMATION.type());
        defaultIntHandler = (PyBuiltinFunction) module.dict().getOrNull("default_int_handler");
        handlers[SIGINT] = defaultIntHandler;
    }

    /// Makes Ctrl-C raise KeyboardInterrupt in this interpreter; called by the command.
    public static void handleInterrupts(InterpreterState interpreter) {
        SignalModule signals = interpreter.serviceOrNull(SignalModule.class);
        if (signals != null) {
            signals.listen(SIGINT);
            // The JVM would end itself in good order, and nobody could tell what it died of.
            leaveToSystem("TERM");
            leaveToSystem("HUP");
        }
    }

    private static void leaveToSystem(String name) {
        sun.misc.SignalHandler old = Signal.handle(new Signal(name), sun.misc.SignalHandler.SIG_DFL);
        if (old == sun.misc.SignalHandler.SIG_IGN) {
            Signal.handle(new Signal(name), old);
        }
    }

    /// Ends the process as the default action of an interrupt does; returns when that is not possible.
    public static void dieOfInterrupt(InterpreterState interpreter) {
        Host host = Descriptors.hostOf(interpreter);
        if (host.natives() != null) {
            Signal.handle(new Signal("INT"), sun.misc.SignalHandler.SIG_DFL);
            host.natives().call(CFunction.KILL, host.processes().id(), SIGINT, 0);
            host.clock().sleep(1_000_000_000);
        }
    }

    /// Handles a signal that the program sends itself; false when the system's default action is wanted.
    public static boolean deliver(InterpreterState interpreter, int signal) {
        SignalModule signals = interpreter.serviceOrNull(SignalModule.class);
        if (signals == null || signal <= 0 || signal >= COUNT) {
            return false;
        }
        if (signals.isBlocked(signal)) {
            signals.pending.getAndUpdate(bits -> bits | 1L << signal);
            return true;
        }
        if (signals.handlers[signal] == DEFAULT) {
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

    private boolean isBlocked(int signal) {
        return (blocked >>> signal & 1) != 0;
    }

    private void trip(int signal) {
        if (isBlocked(signal)) {
            pending.getAndUpdate(bits -> bits | 1L << signal);
            return;
        }
        tripped.getAndUpdate(bits -> bits | 1L << signal);
        main.interrupt();
        if (wakeupFd >= 0) {
            wake(signal);
        }
    }

    /// What goes wrong here is told later, in the main thread.
    private void wake(int signal) {
        try {
            int n = Descriptors.of(interpreter).get(wakeupFd).write(new byte[] {(byte) signal}, 0, 1);
            if (n < 0 && warnsOnFullBuffer) {
                wakeupFailure = Errno.EAGAIN;
            }
        } catch (HostError e) {
            wakeupFailure = e.errno();
        }
    }

    private void reportWakeup(ThreadState ts) {
        int errno = wakeupFailure;
        if (errno != 0) {
            wakeupFailure = 0;
            Unraisable.report(Raise.osError(errno, null), "Exception ignored when trying to write to the signal wakeup fd:", PyNone.NONE);
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
        reportWakeup(ts);
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
        if (NAMES[signal] == null) {
            return;
        }
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
        if (deliver(interpreter, signal)) {
            return;
        }
        Host host = Descriptors.hostOf(interpreter);
        if (host.natives() != null) {
            host.natives().call(CFunction.KILL, host.processes().id(), signal, 0);
        } else if (NAMES[signal] != null) {
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
        if (ThreadState.current() != main) {
            throw valueError("set_wakeup_fd only works in main thread of the main interpreter");
        }
        Descriptors table = Descriptors.of(interpreter);
        if (fd >= 0 && !table.isOpen(fd)) {
            // CPython asks the system, which says so in its own way.
            throw Raise.osError(Errno.EBADF, null);
        }
        if (fd >= 0 && table.get(fd).isBlocking()) {
            throw valueError("the fd %d must be in non-blocking mode", fd);
        }
        warnsOnFullBuffer = warn;
        wakeupFd = fd;
        return old;
    }

    @Function("siginterrupt(signalnum, flag, /)")
    void siginterrupt(int signal, int flag) {
        check(signal);
    }

    @Function("pthread_kill(thread_id, signalnum, /)")
    void pthreadKill(long thread, int signal) {
        if (signal < 0 || signal >= COUNT) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        if (signal != 0) {
            raiseSignal(signal);
        }
    }

    @Function("pthread_sigmask(how, mask, /)")
    Object pthreadSigmask(int how, Object mask) {
        long bits = bits(mask);
        long old = blocked;
        long now = switch (how) {
            case 0 -> old | bits;
            case 1 -> old & ~bits;
            case 2 -> bits;
            default -> throw Raise.osError(Errno.EINVAL, null);
        };
        // SIGKILL and SIGSTOP cannot be blocked.
        now &= ~(1L << 9 | 1L << 19);
        for (int signal = 1; signal < COUNT - 1; signal++) {
            if ((now >>> signal & 1) != 0 && (old >>> signal & 1) == 0 && handlers[signal] == DEFAULT) {
                listen(signal);
            }
        }
        blocked = now;
        release(old & ~now);
        return set(old);
    }

    /// Lets the signals come that waited.
    private void release(long unblocked) {
        long due = pending.getAndUpdate(bits -> bits & ~unblocked) & unblocked;
        for (int signal = 1; signal < COUNT - 1; signal++) {
            if ((unblocked >>> signal & 1) != 0 && handlers[signal] == DEFAULT) {
                setSystemAction(signal, DEFAULT);
            }
            if ((due >>> signal & 1) != 0) {
                raiseSignal(signal);
            }
        }
        if (ThreadState.current() == main && main.attention) {
            Attention.handle(main);
        }
    }

    private static long bits(Object set) {
        long bits = 0;
        for (Object o : Iteration.toArray(set)) {
            Object index = Conversion.index(o);
            long n = index instanceof Long l ? l : -1;
            if (n < 1 || n >= COUNT) {
                throw valueError("signal number %d out of range [1; %d]", n, (long) COUNT - 1);
            }
            bits |= n < 64 ? 1L << n : 0;
        }
        return bits;
    }

    private static Object set(long bits) {
        List<Object> all = new ArrayList<>();
        for (long n = 1; n < COUNT - 1; n++) {
            if ((bits >>> n & 1) != 0) {
                all.add(n);
            }
        }
        return Calls.call(PySet.TYPE, PyTuple.of(all.toArray()));
    }

    /// The signals that the program blocks, for the programs it starts.
    public static long[] blockedSignals(InterpreterState interpreter) {
        SignalModule signals = interpreter.serviceOrNull(SignalModule.class);
        long bits = signals == null ? 0 : signals.blocked;
        long[] numbers = new long[Long.bitCount(bits)];
        int at = 0;
        for (int n = 1; n < COUNT - 1; n++) {
            if ((bits >>> n & 1) != 0) {
                numbers[at++] = n;
            }
        }
        return numbers;
    }

    @Function("sigpending()")
    Object sigpending() {
        return set(pending.get());
    }

    /// The number of a signal that waits, or 0 when the time (negative for ever) is over.
    private int await(long bits, double seconds, ThreadState ts) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (true) {
            long due = pending.get() & bits;
            if (due != 0) {
                int signal = Long.numberOfTrailingZeros(due);
                pending.getAndUpdate(old -> old & ~(1L << signal));
                return signal;
            }
            if (seconds >= 0 && end - System.nanoTime() <= 0) {
                return 0;
            }
            Descriptors.hostOf(interpreter).clock().sleep(1_000_000);
            if (ts.attention) {
                Attention.handle(ts);
            } else {
                Thread.interrupted();
            }
        }
    }

    @Function("sigwait(sigset, /)")
    int sigwait(Object set, ThreadState ts) {
        return await(bits(set), -1, ts);
    }

    /// Differs from CPython: who sent the signal is not known.
    private static Object information(int signal) {
        return INFORMATION.of((long) signal, 0L, 0L, ProcessHandle.current().pid(), 0L, 0L, 0L);
    }

    @Function("sigwaitinfo(sigset, /)")
    Object sigwaitinfo(Object set, ThreadState ts) {
        return information(await(bits(set), -1, ts));
    }

    @Function("sigtimedwait(sigset, timeout, /)")
    Object sigtimedwait(Object set, Object timeout, ThreadState ts) {
        double seconds = Conversion.toDouble(timeout);
        if (seconds < 0) {
            throw valueError("timeout must be non-negative");
        }
        int signal = await(bits(set), seconds, ts);
        return signal == 0 ? PyNone.NONE : information(signal);
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
            setSystemTimer(which, Conversion.toDouble(seconds), interval);
            return old;
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

    /// The timers of processor time are the system's.
    private void setSystemTimer(int which, double seconds, double interval) {
        CMemory value = CMemory.of(32);
        putTime(value, 0, interval);
        putTime(value, 16, seconds);
        try {
            Descriptors.of(interpreter).natives().ask(CFunction.SETITIMER, which, value.address(), 0);
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    private static void putTime(CMemory memory, int at, double seconds) {
        long micro = (long) Math.ceil(seconds * 1e6);
        memory.putLong(at, micro / 1_000_000).putLong(at + 8, micro % 1_000_000);
    }

    private void runTimer() {
        try {
            while (true) {
                long left = timerEnd - System.nanoTime();
                if (left > 0) {
                    Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
                }
                if (handlers[SIGALRM] == DEFAULT) {
                    Host host = Descriptors.hostOf(interpreter);
                    if (host.natives() != null) {
                        host.natives().call(CFunction.KILL, host.processes().id(), SIGALRM, 0);
                        return;
                    }
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
        if (which != 0) {
            CMemory value = CMemory.of(32);
            try {
                Descriptors.of(interpreter).natives().ask(CFunction.GETITIMER, which, value.address());
            } catch (HostError e) {
                throw Raise.osError(e.errno(), null);
            }
            return PyTuple.of(value.getLong(16) + 1e-6 * value.getLong(24), value.getLong(0) + 1e-6 * value.getLong(8));
        }
        boolean runs = which == 0 && timer != null && timer.isAlive();
        double left = runs ? Math.max(0, timerEnd - System.nanoTime()) / 1e9 : 0.0;
        return PyTuple.of(left, runs ? timerInterval / 1e9 : 0.0);
    }
}
