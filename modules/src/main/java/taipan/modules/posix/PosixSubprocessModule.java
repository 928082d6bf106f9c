package taipan.modules.posix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.host.HostError;
import taipan.host.NativeSpawn;
import taipan.modules.FileNames;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyInt;
import taipan.objects.OpenFiles;
import taipan.objects.PyNone;
import taipan.objects.Raise;
import taipan.objects.Truth;

/// The `_posixsubprocess` module: starts programs for `subprocess`.
///
/// Differs from CPython: nothing runs between fork and exec, so `preexec_fn`, user and group changes are refused, and a
/// program inherits its standard streams but no other descriptors.
/// CPython: Modules/_posixsubprocess.c
@PyModule("_posixsubprocess")
public final class PosixSubprocessModule {
    private static final long SIGPIPE = 13;
    private static final long SIGXFSZ = 25;
    private static final int COUNT = 21;

    private final InterpreterState interpreter;

    public PosixSubprocessModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    private static String text(Object path) {
        return FileNames.of(path, "fork_exec", "").text();
    }

    /// The arguments are those of `subprocess_fork_exec`: args, executable_list, close_fds, fds_to_keep, cwd, env_list,
    /// p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals,
    /// start_new_session, gid, gids, uid, umask, preexec_fn.
    @Function("fork_exec(*args)")
    long forkExec(Object[] args) {
        if (args.length != COUNT) {
            throw Raise.typeError("fork_exec expected %d arguments, got %d", COUNT, args.length);
        }
        if (args[20] != PyNone.NONE) {
            throw Raise.notImplementedError("preexec_fn is not supported: a JVM cannot fork");
        }
        if (Descriptors.hostOf(interpreter).natives() != null) {
            return spawn(args);
        }
        for (int i = 16; i <= 18; i++) {
            if (args[i] != PyNone.NONE) {
                throw Raise.notImplementedError("changing the user or group of a child process is not supported");
            }
        }
        checkKept(args[3], Conversion.toInt(args[13]));
        boolean newSession = Truth.of(args[15]);
        int umask = Conversion.toInt(args[19]);
        List<String> command = new ArrayList<>();
        for (Object a : Iteration.toArray(args[0])) {
            command.add(text(a));
        }
        Descriptors table = Descriptors.of(interpreter);
        String folder = args[4] == PyNone.NONE ? table.folder() : table.absolute(text(args[4]));
        Map<String, String> environment = environment(args[5]);
        int in = Conversion.toInt(args[6]);
        int out = Conversion.toInt(args[9]);
        int err = Conversion.toInt(args[11]);
        OpenFiles writers = interpreter.serviceOrNull(OpenFiles.class);
        if (writers != null) {
            writers.beforeReading(null);
        }
        HostError failure = null;
        for (Object executable : Iteration.toArray(args[1])) {
            List<String> attempt = new ArrayList<>(command);
            attempt.set(0, located(text(executable), folder));
            try {
                if (newSession || umask >= 0) {
                    attempt = prepared(attempt, newSession, umask);
                }
                return ChildProcesses.of(interpreter).start(attempt, environment, folder, in, out, err);
            } catch (HostError e) {
                failure = failure == null || e.errno() != taipan.objects.Errno.ENOENT ? e : failure;
            }
        }
        return failed(table, Conversion.toInt(args[13]), failure, folder);
    }

    /// CPython: child_exec, as far as it comes before the program
    private long spawn(Object[] args) {
        Descriptors table = Descriptors.of(interpreter);
        PosixModule posix = posix();
        int errorPipe = Conversion.toInt(args[13]);
        posix.flushFiles();
        int[] kept = kept(args[3]);
        boolean closes = Truth.of(args[2]);
        if (closes && errorPipe < 3) {
            throw Raise.valueError("errpipe_write must be >= 3");
        }
        NativeSpawn spawn = new NativeSpawn(table.natives(), texts(args[0]), args[5] == PyNone.NONE ? posix.ownEnvironment() : texts(args[5]));
        int[] given = {Conversion.toInt(args[6]), Conversion.toInt(args[9]), Conversion.toInt(args[11])};
        try {
            hand(table, spawn, given, kept, errorPipe, closes);
            String folder = args[4] == PyNone.NONE ? table.folder() : table.absolute(text(args[4]));
            if (!folder.equals(table.host().startFolder())) {
                spawn.setFolder(folder);
            }
            spawn.blockSignals(taipan.modules.SignalModule.blockedSignals(interpreter));
            if (Truth.of(args[14])) {
                spawn.defaultSignals(new long[] {SIGPIPE, SIGXFSZ});
            }
            if (Truth.of(args[15])) {
                spawn.startSession();
            }
            spawn.setIdentity(groups(args[17]), args[16] == PyNone.NONE ? -1 : PosixIdentities.id(args[16], "gid"),
                    args[18] == PyNone.NONE ? -1 : PosixIdentities.id(args[18], "uid"));
            int umask = Conversion.toInt(args[19]);
            if (umask >= 0) {
                spawn.setUmask(umask);
            }
            return spawn.start(texts(args[1]), false);
        } catch (HostError e) {
            String report = "OSError:" + Integer.toHexString(e.errno()).toUpperCase(java.util.Locale.ROOT) + ":" + (spawn.failedEarly() ? "noexec" : "");
            byte[] bytes = report.getBytes(StandardCharsets.US_ASCII);
            table.get(errorPipe).write(bytes, 0, bytes.length);
            return posix.buried();
        }
    }

    private PosixModule posix() {
        PosixModule posix = interpreter.serviceOrNull(PosixModule.class);
        if (posix == null) {
            taipan.objects.Imports.module("posix");
            posix = interpreter.serviceOrNull(PosixModule.class);
        }
        return posix;
    }

    /// Which descriptors the program finds.
    private static void hand(Descriptors table, NativeSpawn spawn, int[] given, int[] kept, int errorPipe, boolean closes) {
        for (int fd = 0; fd < 3; fd++) {
            int from = given[fd] >= 0 ? given[fd] : fd;
            spawn.pass(table.isOpen(from) ? table.systemDescriptor(from) : -1, fd);
        }
        if (!closes) {
            for (int fd = 3; fd < table.limit(); fd++) {
                if (table.isOpen(fd) && table.isInheritable(fd) && table.get(fd).systemDescriptor() >= 0) {
                    spawn.pass(table.systemDescriptor(fd), fd);
                }
            }
        }
        for (int fd : kept) {
            if (fd > 2 && fd != errorPipe && table.isOpen(fd)) {
                spawn.pass(table.systemDescriptor(fd), fd);
            }
        }
    }

    private static int[] kept(Object descriptors) {
        Object[] all = Iteration.toArray(descriptors);
        int[] numbers = new int[all.length];
        long last = -1;
        for (int i = 0; i < all.length; i++) {
            if (!(PyInt.valueOrNull(all[i]) instanceof Long n) || n <= last || n > Integer.MAX_VALUE) {
                throw Raise.valueError("bad value(s) in fds_to_keep");
            }
            last = n;
            numbers[i] = (int) last;
        }
        return numbers;
    }

    private static long[] groups(Object list) {
        if (list == PyNone.NONE) {
            return null;
        }
        Object[] all = Iteration.toArray(list);
        long[] ids = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            ids[i] = PosixIdentities.id(all[i], "gid");
        }
        return ids;
    }

    private static byte[][] texts(Object sequence) {
        Object[] all = Iteration.toArray(sequence);
        byte[][] texts = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            texts[i] = PosixChildren.bytes(all[i], "fork_exec");
        }
        return texts;
    }

    /// Descriptors to keep besides the error pipe are those of `pass_fds`.
    private static void checkKept(Object descriptors, int errorPipe) {
        long last = -1;
        Object[] all = Iteration.toArray(descriptors);
        for (Object fd : all) {
            if (!(PyInt.valueOrNull(fd) instanceof Long n) || n <= last || n > Integer.MAX_VALUE) {
                throw Raise.valueError("bad value(s) in fds_to_keep");
            }
            last = n;
        }
        for (Object fd : all) {
            if (Conversion.toInt(fd) != errorPipe) {
                throw Raise.notImplementedError("pass_fds is not supported: a JVM cannot hand descriptors to another program");
            }
        }
    }

    /// The command with what the system's own tools can do between fork and exec.
    private static List<String> prepared(List<String> command, boolean newSession, int umask) {
        java.io.File program = new java.io.File(command.get(0));
        if (program.isAbsolute() && !program.canExecute()) {
            throw new HostError(program.exists() ? taipan.objects.Errno.EACCES : taipan.objects.Errno.ENOENT);
        }
        String set = umask < 0 ? "" : "umask 0" + Integer.toOctalString(umask & 0777) + "; ";
        List<String> result = new ArrayList<>(List.of("/bin/sh", "-c", set + (newSession ? "exec setsid \"$0\" \"$@\"" : "exec \"$0\" \"$@\"")));
        result.addAll(command);
        return result;
    }

    private static String located(String executable, String folder) {
        return executable.startsWith("/") || executable.indexOf('/') < 0 ? executable : folder + "/" + executable;
    }

    private Map<String, String> environment(Object list) {
        Map<String, String> result = new LinkedHashMap<>();
        if (list == PyNone.NONE) {
            PosixModule posix = interpreter.serviceOrNull(PosixModule.class);
            if (posix == null) {
                return null;
            }
            synchronized (posix.environment()) {
                result.putAll(posix.environment());
            }
            return result;
        }
        for (Object entry : Iteration.toArray(list)) {
            String text = text(entry);
            int equals = text.indexOf('=', 1);
            if (equals > 0) {
                result.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return result;
    }

    /// Tells the parent what went wrong as the child of a fork would: through the error pipe.
    private long failed(Descriptors table, int pipe, HostError failure, String folder) {
        boolean noFolder = !new java.io.File(folder).isDirectory();
        String report = "OSError:" + Integer.toHexString(failure.errno()).toUpperCase(java.util.Locale.ROOT) + ":" + (noFolder ? "noexec" : "");
        byte[] bytes = report.getBytes(StandardCharsets.US_ASCII);
        table.get(pipe).write(bytes, 0, bytes.length);
        return ChildProcesses.of(interpreter).buried();
    }
}
