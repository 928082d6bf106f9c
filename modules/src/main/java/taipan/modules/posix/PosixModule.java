package taipan.modules.posix;

import static taipan.objects.Raise.valueError;

import java.util.LinkedHashMap;
import java.util.Map;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.modules.FileNames;
import taipan.modules.SignalModule;
import taipan.objects.Codecs;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.StructSequence;
import taipan.objects.ThreadState;

/// The `posix` module: files by descriptor and by path (its superclasses), the process, the environment.
///
/// Differs from CPython: there is no `fork`; a JVM with its threads cannot be duplicated.
/// CPython: Modules/posixmodule.c
@PyModule("posix")
public final class PosixModule extends PosixChildren {
    private static final StructSequence UNAME =
            new StructSequence("posix.uname_result", 5, "sysname", "nodename", "release", "version", "machine");
    private static final StructSequence TIMES =
            new StructSequence("posix.times_result", 5, "user", "system", "children_user", "children_system", "elapsed");

    /// Names and values of the int constants.
    private static final String CONSTANTS = "F_OK=0 R_OK=4 W_OK=2 X_OK=1 NGROUPS_MAX=65536 TMP_MAX=238328 WCONTINUED=8 WNOHANG=1"
            + " WUNTRACED=2 O_RDONLY=0 O_WRONLY=1 O_RDWR=2 O_NDELAY=2048 O_NONBLOCK=2048 O_APPEND=1024 O_DSYNC=4096 O_RSYNC=1052672"
            + " O_SYNC=1052672 O_NOCTTY=256 O_CREAT=64 O_EXCL=128 O_TRUNC=512 O_LARGEFILE=0 O_PATH=2097152 PRIO_PROCESS=0 PRIO_PGRP=1"
            + " PRIO_USER=2 O_CLOEXEC=524288 O_ACCMODE=3 O_FSYNC=1052672 SEEK_HOLE=4 SEEK_DATA=3 O_ASYNC=8192 O_DIRECT=16384"
            + " O_DIRECTORY=65536 O_NOFOLLOW=131072 O_NOATIME=262144 EX_OK=0 EX_USAGE=64 EX_DATAERR=65 EX_NOINPUT=66 EX_NOUSER=67"
            + " EX_NOHOST=68 EX_UNAVAILABLE=69 EX_SOFTWARE=70 EX_OSERR=71 EX_OSFILE=72 EX_CANTCREAT=73 EX_IOERR=74 EX_TEMPFAIL=75"
            + " EX_PROTOCOL=76 EX_NOPERM=77 EX_CONFIG=78 ST_RDONLY=1 ST_NOSUID=2 ST_NODEV=4 ST_NOEXEC=8 ST_SYNCHRONOUS=16"
            + " ST_MANDLOCK=64 ST_WRITE=128 ST_APPEND=256 ST_NOATIME=1024 ST_NODIRATIME=2048 ST_RELATIME=4096 POSIX_FADV_NORMAL=0"
            + " POSIX_FADV_SEQUENTIAL=2 POSIX_FADV_RANDOM=1 POSIX_FADV_NOREUSE=5 POSIX_FADV_WILLNEED=3 POSIX_FADV_DONTNEED=4 P_PID=1"
            + " P_PGID=2 P_ALL=0 WEXITED=4 WNOWAIT=16777216 WSTOPPED=2 CLD_EXITED=1 CLD_KILLED=2 CLD_DUMPED=3 CLD_TRAPPED=4"
            + " CLD_STOPPED=5 CLD_CONTINUED=6 SCHED_OTHER=0 SCHED_FIFO=1 SCHED_RR=2 SCHED_BATCH=3 SCHED_IDLE=5"
            + " SCHED_RESET_ON_FORK=1073741824 RTLD_LAZY=1 RTLD_NOW=2 RTLD_GLOBAL=256 RTLD_LOCAL=0 RTLD_NODELETE=4096 RTLD_NOLOAD=4"
            + " RTLD_DEEPBIND=8 GRND_RANDOM=2 GRND_NONBLOCK=1"
            + " EFD_CLOEXEC=524288 EFD_NONBLOCK=2048 EFD_SEMAPHORE=1 F_LOCK=1 F_TEST=3 F_TLOCK=2 F_ULOCK=0 O_TMPFILE=4259840"
            + " POSIX_SPAWN_CLOSE=1 POSIX_SPAWN_DUP2=2 POSIX_SPAWN_OPEN=0 SPLICE_F_MORE=4 SPLICE_F_MOVE=1 SPLICE_F_NONBLOCK=2 P_WAIT=0 P_NOWAIT=1 P_NOWAITO=1"
            + " XATTR_CREATE=1 XATTR_REPLACE=2 XATTR_SIZE_MAX=65536";

    /// What `os` looks at to know which functions take descriptors and do not follow links.
    private static final String[] HAVE = {
        "HAVE_EVENTFD", "HAVE_FEXECVE", "HAVE_FPATHCONF", "HAVE_MKFIFOAT", "HAVE_MKNODAT", "HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FDOPENDIR",
        "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_FUTIMES", "HAVE_FUTIMESAT", "HAVE_LINKAT",
        "HAVE_LCHOWN", "HAVE_LSTAT", "HAVE_LUTIMES", "HAVE_MKDIRAT", "HAVE_OPENAT", "HAVE_READLINKAT", "HAVE_RENAMEAT",
        "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT"
    };

    private static final double TICKS = 100;

    private final Map<String, String> environment;

    public PosixModule(InterpreterState interpreter) {
        super(interpreter);
        Map<String, String> given = interpreter.settings().environment;
        environment = new LinkedHashMap<>(given.isEmpty() ? host.environment() : given);
        interpreter.environment = environment;
        interpreter.setService(PosixModule.class, this);
        interpreter.setService(taipan.objects.AfterImport.class, new SpawnByDefault());
    }

    PyType[] types() {
        return new PyType[] {STAT.type(), STATVFS.type(), TERMINAL_SIZE.type(), UNAME.type(), TIMES.type(), SCHED_PARAM.type(), WAITID.type(),
            PyDirEntry.TYPE};
    }

    void init(PyModuleObject module) {
        for (String constant : CONSTANTS.split(" ")) {
            int equals = constant.indexOf('=');
            module.add(constant.substring(0, equals), Long.parseLong(constant, equals + 1, constant.length(), 10));
        }
        PyDict environ = new PyDict();
        for (Map.Entry<String, String> e : environment.entrySet()) {
            environ.put(bytes(e.getKey()), bytes(e.getValue()));
        }
        module.add("environ", environ);
        addNames(module);
        module.add("error", PyExc.OSError);
        module.add("_have_functions", PyList.of((Object[]) HAVE.clone()));
    }

    private static Object bytes(String text) {
        return PyBytes.of(Codecs.encodeFileName(PyStr.fromName(text)));
    }

    // The environment

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Function("putenv(name, value, /)")
    void putenv(Object name, Object value) {
        String key = FileNames.of(name, "putenv", "").text();
        String text = FileNames.of(value, "putenv", "").text();
        if (key.isEmpty()) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        if (key.indexOf('=') >= 0) {
            throw valueError("illegal environment variable name");
        }
        synchronized (environment) {
            environment.put(key, text);
        }
    }

    @Function("unsetenv(name, /)")
    void unsetenv(Object name) {
        String key = FileNames.of(name, "unsetenv", "").text();
        if (key.isEmpty() || key.indexOf('=') >= 0) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        synchronized (environment) {
            environment.remove(key);
        }
    }

    // The process

    @Function("getpid()")
    long getpid() {
        return host.processes().id();
    }

    @Function("getppid()")
    long getppid() {
        return host.processes().parentId();
    }

    @Function("_exit(status)")
    void exit(int status) {
        host.processes().exit(status & 0xFF);
    }

    @Function("abort()")
    void abort() {
        if (host.natives() != null) {
            natives().call(CFunction.ABORT, 0, 0, 0);
        }
        host.processes().exit(134);
    }

    @Function("kill(pid, signal, /)")
    void kill(long pid, int signal) {
        if (pid == getpid() && signal != 0 && SignalModule.deliver(interpreter, signal)) {
            return;
        }
        try {
            if (host.natives() != null) {
                natives().ask(CFunction.KILL, pid, signal);
                return;
            }
            if (ChildProcesses.of(interpreter).signal(pid, signal)) {
                return;
            }
            host.processes().kill(pid, signal);
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("cpu_count()")
    int cpuCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Function("getloadavg()")
    Object getloadavg() {
        double[] load = host.processes().loadAverage();
        if (load == null) {
            throw Raise.of(PyExc.OSError, "Load averages are unobtainable");
        }
        return PyTuple.of(new Object[] {load[0], load[1], load[2]});
    }

    @Function("uname()")
    Object uname() {
        String[] names = host.processes().systemNames();
        return UNAME.of((Object[]) names);
    }

    @Function("times()")
    Object times() {
        if (host.natives() != null) {
            CMemory t = CMemory.of(32);
            long elapsed = natives().call(CFunction.TIMES, t.address(), 0, 0);
            return TIMES.of(t.getLong(0) / TICKS, t.getLong(8) / TICKS, t.getLong(16) / TICKS, t.getLong(24) / TICKS, elapsed / TICKS);
        }
        double user = host.clock().processTime() / 1e9;
        return TIMES.of(user, 0.0, 0.0, 0.0, host.clock().monotonic() / 1e9);
    }

    @Function("urandom(size, /)")
    Object urandom(long size) {
        if (size < 0) {
            throw valueError("negative argument not allowed");
        }
        byte[] bytes = new byte[(int) Math.min(size, Integer.MAX_VALUE - 8)];
        host.randomBytes(bytes);
        return PyBytes.of(bytes);
    }

    @Function("getrandom(size, flags=0)")
    Object getrandom(long size, int flags) {
        if (size < 0) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        return urandom(size);
    }

    @Function("strerror(code, /)")
    Object strerror(int code) {
        return Errno.message(code);
    }

    @Function("ctermid()")
    Object ctermid() {
        return "/dev/tty";
    }

    @Function("register_at_fork(*, before=NULL, after_in_child=NULL, after_in_parent=NULL)")
    void registerAtFork(Object before, Object inChild, Object inParent) {
        if (before == null && inChild == null && inParent == null) {
            throw Raise.typeError("At least one argument is required.");
        }
    }

    // Child processes

    // Exit statuses

    @Function("WIFEXITED(status)")
    boolean hasExited(int status) {
        return (status & 0x7F) == 0;
    }

    @Function("WEXITSTATUS(status)")
    int exitStatus(int status) {
        return status >> 8 & 0xFF;
    }

    @Function("WIFSIGNALED(status)")
    boolean wasSignaled(int status) {
        return (byte) ((status & 0x7F) + 1) >> 1 > 0;
    }

    @Function("WTERMSIG(status)")
    int terminatingSignal(int status) {
        return status & 0x7F;
    }

    @Function("WIFSTOPPED(status)")
    boolean wasStopped(int status) {
        return (status & 0xFF) == 0x7F;
    }

    @Function("WSTOPSIG(status)")
    int stoppingSignal(int status) {
        return status >> 8 & 0xFF;
    }

    @Function("WIFCONTINUED(status)")
    boolean wasContinued(int status) {
        return status == 0xFFFF;
    }

    @Function("WCOREDUMP(status, /)")
    boolean dumpedCore(int status) {
        return (status & 0x80) != 0;
    }

    @Function("waitstatus_to_exitcode(status)")
    long waitStatusToExitCode(Object status) {
        int n = taipan.objects.Convert.toInt(status);
        if (hasExited(n)) {
            return exitStatus(n);
        }
        if (wasSignaled(n)) {
            return -terminatingSignal(n);
        }
        throw valueError(wasStopped(n) ? "process stopped by delivery of signal %d" : "invalid wait status: %d",
                wasStopped(n) ? stoppingSignal(n) : n);
    }

}
