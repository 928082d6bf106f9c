package taipan.modules.posix;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.bindings.Function;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.HostError;
import taipan.host.NativeSpawn;
import taipan.host.Natives;
import taipan.interpreter.Attention;
import taipan.modules.FileNames;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.OpenFiles;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.StructSequence;
import taipan.objects.ThreadState;
import taipan.objects.Truth;

/// Starting other programs, waiting for them, and becoming one.
///
/// Differs from CPython: there is no `fork`; a JVM with its threads cannot be duplicated.
/// CPython: Modules/posixmodule.c
abstract class PosixChildren extends PosixIdentities {
    static final StructSequence WAITID =
            new StructSequence("waitid_result", 5, "si_pid", "si_uid", "si_signo", "si_status", "si_code");
    private static final int WNOHANG = 1;
    private static final long WAIT = 0;
    private static final long NOT_FOUND = 127;
    private static final int PIDFD_OPEN = 434;
    private static final int USAGE_SIZE = 144;
    private static final int SIGNALS = 65;

    PosixChildren(InterpreterState interpreter) {
        super(interpreter);
    }

    /// The environment that child processes get.
    public abstract Map<String, String> environment();

    // Waiting

    private interface Question {
        /// 0 when nothing has happened yet.
        int ask();
    }

    /// Asks until there is an answer; `pid` is whom to watch meanwhile.
    private int patiently(Natives natives, long pid, boolean once, Question question, ThreadState ts) {
        int watched = -1;
        long pause = 500_000;
        try {
            while (true) {
                int answer = question.ask();
                if (answer != 0 || once) {
                    return answer;
                }
                if (watched < 0 && pid > 0) {
                    watched = (int) natives.call(CFunction.SYSCALL, PIDFD_OPEN, pid, 0);
                }
                if (watched >= 0) {
                    natives.poll(watched, Natives.POLL_IN, 10);
                } else {
                    host.clock().sleep(pause);
                    pause = Math.min(10_000_000, pause * 2);
                }
                if (ts.attention) {
                    Attention.handle(ts);
                } else {
                    Thread.interrupted();
                }
            }
        } finally {
            if (watched >= 0) {
                natives.call(CFunction.CLOSE, watched, 0, 0);
            }
        }
    }

    private long[] waitFor(long pid, int options, CMemory usage, ThreadState ts) {
        try {
            if (host.natives() == null) {
                long[] ended = ChildProcesses.of(interpreter).await(pid, (options & WNOHANG) == 0, ts);
                return ended == null ? new long[2] : ended;
            }
            Natives natives = natives();
            if (stillborn.remove(pid)) {
                return new long[] {pid, 255 << 8};
            }
            CMemory status = CMemory.of(8);
            int found = patiently(natives, pid, (options & WNOHANG) != 0,
                    () -> natives.ask(CFunction.WAIT4, pid, status.address(), options | WNOHANG, usage.address()), ts);
            return new long[] {found, found == 0 ? 0 : status.getInt(0)};
        } catch (HostError e) {
            throw error(e);
        }
    }

    @Function("waitpid(pid, options, /)")
    Object waitpid(long pid, int options, ThreadState ts) {
        long[] ended = waitFor(pid, options, CMemory.of(USAGE_SIZE), ts);
        return PyTuple.of(ended[0], ended[1]);
    }

    @Function("wait()")
    Object waitForAny(ThreadState ts) {
        return waitpid(-1, 0, ts);
    }

    /// CPython: wait_helper
    private Object withUsage(long pid, int options, ThreadState ts) {
        CMemory usage = CMemory.of(USAGE_SIZE);
        long[] ended = waitFor(pid, options, usage, ts);
        Object[] fields = new Object[16];
        for (int i = 0; i < 2; i++) {
            fields[i] = usage.getLong(16 * i) + 1e-6 * usage.getLong(16 * i + 8);
        }
        for (int i = 2; i < 16; i++) {
            fields[i] = usage.getLong(16 + 8 * i);
        }
        Object type = taipan.objects.Attributes.get(taipan.objects.Imports.module("resource"), "struct_rusage");
        return PyTuple.of(new Object[] {ended[0], ended[1], Calls.call(type, PyTuple.of(fields))});
    }

    @Function("wait3(options)")
    Object wait3(int options, ThreadState ts) {
        return withUsage(-1, options, ts);
    }

    @Function("wait4(pid, options)")
    Object wait4(long pid, int options, ThreadState ts) {
        return withUsage(pid, options, ts);
    }

    @Function("waitid(idtype, id, options, /)")
    Object waitid(int kind, long id, int options, ThreadState ts) {
        CMemory info = CMemory.of(128);
        try {
            Natives natives = natives();
            patiently(natives, kind == 1 ? id : -1, (options & WNOHANG) != 0, () -> {
                natives.ask(CFunction.WAITID, kind, id, info.address(), options | WNOHANG);
                return info.getInt(12);
            }, ts);
        } catch (HostError e) {
            throw error(e);
        }
        if (info.getInt(12) == 0) {
            return PyNone.NONE;
        }
        return WAITID.of((long) info.getInt(12), info.getUnsigned(16), (long) info.getInt(0), (long) info.getInt(24), (long) info.getInt(8));
    }

    // What programs are given

    static byte[] bytes(Object argument, String function) {
        return Natives.encode(FileNames.of(argument, function, "").text());
    }

    /// `function` names the argument in complaints.
    static byte[][] arguments(Object argv, String function) {
        if (!(argv instanceof PyList) && !(argv instanceof PyTuple)) {
            throw typeError(function.startsWith("posix") ? "%s: argv must be a tuple or list" : "%s: argv must be a tuple or list", function);
        }
        Object[] all = Iteration.toArray(argv);
        if (all.length == 0) {
            throw valueError(function.startsWith("exec") ? "%s: argv must not be empty" : "%s: argv must not be empty", function);
        }
        byte[][] texts = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            texts[i] = bytes(all[i], function);
        }
        if (texts[0].length == 0) {
            throw valueError("%s: argv first element cannot be empty", function);
        }
        return texts;
    }

    final byte[][] environment(Object env) {
        List<byte[]> texts = new ArrayList<>();
        Object[] keys = Iteration.toArray(Calls.method(env, "keys"));
        Object[] values = Iteration.toArray(Calls.method(env, "values"));
        for (int i = 0; i < keys.length; i++) {
            byte[] key = bytes(keys[i], "exec");
            byte[] value = bytes(values[i], "exec");
            boolean named = key.length > 0;
            for (int k = 0; k < key.length; k++) {
                named &= key[k] != '=';
            }
            if (!named) {
                throw valueError("illegal environment variable name");
            }
            texts.add(joined(key, value));
        }
        return texts.toArray(new byte[0][]);
    }

    private static byte[] joined(byte[] key, byte[] value) {
        byte[] text = java.util.Arrays.copyOf(key, key.length + 1 + value.length);
        text[key.length] = '=';
        System.arraycopy(value, 0, text, key.length + 1, value.length);
        return text;
    }

    final byte[][] ownEnvironment() {
        List<byte[]> texts = new ArrayList<>();
        synchronized (environment()) {
            for (Map.Entry<String, String> e : environment().entrySet()) {
                texts.add(joined(Natives.encode(e.getKey()), Natives.encode(e.getValue())));
            }
        }
        return texts.toArray(new byte[0][]);
    }

    /// The inheritable descriptors with the system's numbers for them; what is closed of the standard streams has -1.
    final List<int[]> inheritable() {
        List<int[]> all = new ArrayList<>();
        int limit = Math.max(3, table.limit());
        for (int fd = 0; fd < limit; fd++) {
            if (table.isOpen(fd) && table.isInheritable(fd)) {
                int system = table.get(fd).systemDescriptor();
                if (system >= 0) {
                    all.add(new int[] {system, fd});
                }
            } else if (fd < 3) {
                all.add(new int[] {-1, fd});
            }
        }
        return all;
    }

    /// What was written to files that nobody closes shall be there for another program.
    final void flushFiles() {
        OpenFiles writers = interpreter.serviceOrNull(OpenFiles.class);
        if (writers != null) {
            writers.beforeReading(null);
        }
    }

    // Becoming another program

    private Object become(Object path, byte[][] argv, byte[][] env) {
        Target t = target(path, "execve");
        try {
            byte[] program = t.isDescriptor() ? Natives.encode("/proc/self/fd/" + table.systemDescriptor(t.fd())) : Natives.encode(t.absolute());
            flushFiles();
            NativeSpawn.replace(natives(), program, argv, env, table.folder(), inheritable().toArray(new int[0][]));
            return PyNone.NONE;
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    @Function("execv(path, argv, /)")
    Object execv(Object path, Object argv) {
        if (!(argv instanceof PyList) && !(argv instanceof PyTuple)) {
            throw typeError("execv() arg 2 must be a tuple or list");
        }
        if (Iteration.toArray(argv).length == 0) {
            throw valueError("execv() arg 2 must not be empty");
        }
        byte[][] texts = new byte[Iteration.toArray(argv).length][];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = bytes(Iteration.toArray(argv)[i], "execv");
        }
        if (texts[0].length == 0) {
            throw valueError("execv() arg 2 first element cannot be empty");
        }
        return become(path, texts, ownEnvironment());
    }

    @Function("execve(path, argv, env)")
    Object execve(Object path, Object argv, Object env) {
        byte[][] texts = arguments(argv, "execve");
        if (taipan.objects.Attributes.lookup(env, "keys") == null) {
            throw typeError("execve: environment must be a mapping object");
        }
        return become(path, texts, environment(env));
    }

    // Starting another program

    private static long[] signals(Object iterable) {
        Object[] all = Iteration.toArray(iterable);
        long[] numbers = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            if (PyInt.valueOrNull(all[i]) == null) {
                throw typeError("an integer is required (got type %T)", all[i]);
            }
            numbers[i] = Conversion.toLong(all[i]);
            if (numbers[i] < 1 || numbers[i] >= SIGNALS) {
                throw valueError("signal number %d out of range [1; %d]", numbers[i], SIGNALS - 1);
            }
        }
        return numbers;
    }

    @Function("posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=NULL, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=NULL)")
    long posixSpawn(Object path, Object argv, Object env, Object actions, Object group, Object resetIds, Object session, Object mask,
            Object defaults, Object scheduler) {
        return spawn("posix_spawn", path, argv, env, actions, new Object[] {group, resetIds, session, mask, defaults, scheduler});
    }

    @Function("posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=NULL, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=NULL)")
    long posixSpawnp(Object path, Object argv, Object env, Object actions, Object group, Object resetIds, Object session, Object mask,
            Object defaults, Object scheduler) {
        return spawn("posix_spawnp", path, argv, env, actions, new Object[] {group, resetIds, session, mask, defaults, scheduler});
    }

    /// CPython: py_posix_spawn
    private long spawn(String function, Object path, Object argv, Object env, Object actions, Object[] options) {
        FileNames.Name name = FileNames.of(path, function, "path");
        byte[][] texts = arguments(argv, function);
        if (taipan.objects.Attributes.lookup(env, "keys") == null) {
            throw typeError("%s: environment must be a mapping object", function);
        }
        try {
            flushFiles();
            NativeSpawn spawn = new NativeSpawn(natives(), texts, environment(env));
            for (int[] d : inheritable()) {
                spawn.pass(d[0], d[1]);
            }
            if (!table.folder().equals(host.startFolder())) {
                spawn.setFolder(table.folder());
            }
            configure(spawn, options);
            if (actions != PyNone.NONE) {
                Object[] all = Iteration.toArray(actions, "file_actions must be a sequence or None");
                List<Integer> hidden = all.length == 0 ? List.of() : passHidden(spawn);
                for (Object action : all) {
                    hidden.remove((Integer) act(spawn, action));
                }
                for (int fd : hidden) {
                    spawn.close(fd);
                }
            }
            return spawn.start(new byte[][] {Natives.encode(name.text())}, function.endsWith("p"));
        } catch (HostError e) {
            throw error(e, path);
        }
    }

    private static void configure(NativeSpawn spawn, Object[] options) {
        if (options[0] != null) {
            spawn.setProcessGroup(Conversion.toInt(options[0]));
        }
        if (Conversion.toInt(options[1]) != 0) {
            spawn.resetIds();
        }
        if (Conversion.toInt(options[2]) != 0) {
            spawn.startSession();
        }
        spawn.blockSignals(signals(options[3]));
        long[] defaults = signals(options[4]);
        if (defaults.length > 0) {
            spawn.defaultSignals(defaults);
        }
        if (options[5] != null) {
            if (!(options[5] instanceof PyTuple pair) || pair.size() != 2) {
                throw typeError("A scheduler tuple must have two elements");
            }
            spawn.setScheduler(pair.at(0) == PyNone.NONE ? -1 : Conversion.toInt(pair.at(0)), priority(pair.at(1)));
        }
    }

    /// Descriptors that are not inherited are there while the actions are done.
    private List<Integer> passHidden(NativeSpawn spawn) {
        List<Integer> hidden = new ArrayList<>();
        for (int fd = 3; fd < table.limit(); fd++) {
            if (table.isOpen(fd) && !table.isInheritable(fd) && table.get(fd).systemDescriptor() >= 0) {
                spawn.pass(table.systemDescriptor(fd), fd);
                hidden.add(fd);
            }
        }
        return hidden;
    }

    /// The descriptor that the action opens or closes.
    private static int act(NativeSpawn spawn, Object action) {
        if (!(action instanceof PyTuple t) || t.size() == 0) {
            throw typeError("Each file_actions element must be a non-empty tuple");
        }
        if (PyInt.valueOrNull(t.at(0)) == null) {
            throw typeError("an integer is required (got type %T)", t.at(0));
        }
        long tag = Conversion.toLong(t.at(0));
        if (tag == 0) {
            if (t.size() != 5) {
                throw typeError("A open file_action tuple must have 5 elements");
            }
            spawn.open(Conversion.toInt(t.at(1)), FileNames.of(t.at(2), "posix_spawn", "path").text(), Conversion.toInt(t.at(3)), Conversion.toInt(t.at(4)));
            return Conversion.toInt(t.at(1));
        } else if (tag == 1) {
            if (t.size() != 2) {
                throw typeError("A close file_action tuple must have 2 elements");
            }
            spawn.close(Conversion.toInt(t.at(1)));
            return Conversion.toInt(t.at(1));
        } else if (tag == 2) {
            if (t.size() != 3) {
                throw typeError("A dup2 file_action tuple must have 3 elements");
            }
            spawn.duplicate(Conversion.toInt(t.at(1)), Conversion.toInt(t.at(2)));
            return Conversion.toInt(t.at(2));
        } else {
            throw typeError("Unknown file_actions identifier");
        }
    }

    /// CPython: Lib/os.py (_spawnvef), which forks
    private long spawnAndWait(long mode, Object file, Object argv, byte[][] env, boolean search, ThreadState ts) {
        if (!(argv instanceof PyList) && !(argv instanceof PyTuple)) {
            throw typeError("argv must be a tuple or a list");
        }
        Object[] all = Iteration.toArray(argv);
        if (all.length == 0 || !Truth.of(all[0])) {
            throw valueError("argv first element cannot be empty");
        }
        byte[][] texts = new byte[all.length][];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = bytes(all[i], "spawnv");
        }
        long pid;
        try {
            flushFiles();
            NativeSpawn spawn = new NativeSpawn(natives(), texts, env);
            for (int[] d : inheritable()) {
                spawn.pass(d[0], d[1]);
            }
            if (!table.folder().equals(host.startFolder())) {
                spawn.setFolder(table.folder());
            }
            pid = spawn.start(new byte[][] {bytes(file, "spawnv")}, search);
        } catch (HostError e) {
            // A forked child would have failed to become the program.
            if (mode == WAIT) {
                return NOT_FOUND;
            }
            throw error(e, file);
        }
        if (mode != WAIT) {
            return pid;
        }
        int status = (int) waitFor(pid, 0, CMemory.of(USAGE_SIZE), ts)[1];
        return (status & 0x7F) == 0 ? status >> 8 & 0xFF : -(status & 0x7F);
    }

    @Function("spawnv(mode, path, argv, /)")
    long spawnv(long mode, Object path, Object argv, ThreadState ts) {
        return spawnAndWait(mode, path, argv, ownEnvironment(), false, ts);
    }

    @Function("spawnve(mode, path, argv, env, /)")
    long spawnve(long mode, Object path, Object argv, Object env, ThreadState ts) {
        return spawnAndWait(mode, path, argv, environment(env), false, ts);
    }

    @Function("spawnvp(mode, path, argv, /)")
    long spawnvp(long mode, Object path, Object argv, ThreadState ts) {
        return spawnAndWait(mode, path, argv, ownEnvironment(), true, ts);
    }

    @Function("spawnvpe(mode, path, argv, env, /)")
    long spawnvpe(long mode, Object path, Object argv, Object env, ThreadState ts) {
        return spawnAndWait(mode, path, argv, environment(env), true, ts);
    }

    // The shell

    @Function("system(command)")
    int system(Object command, ThreadState ts) {
        String text = FileNames.of(command, "system", "").text();
        try {
            if (host.natives() == null) {
                Map<String, String> copy;
                synchronized (environment()) {
                    copy = new LinkedHashMap<>(environment());
                }
                return host.processes().shell(text, copy, table.folder());
            }
            flushFiles();
            byte[][] argv = {Natives.encode("sh"), Natives.encode("-c"), Natives.encode(text)};
            NativeSpawn spawn = new NativeSpawn(natives(), argv, ownEnvironment());
            for (int[] d : inheritable()) {
                spawn.pass(d[0], d[1]);
            }
            if (!table.folder().equals(host.startFolder())) {
                spawn.setFolder(table.folder());
            }
            int pid = spawn.start(new byte[][] {Natives.encode("/bin/sh")}, false);
            return (int) waitFor(pid, 0, CMemory.of(USAGE_SIZE), ts)[1];
        } catch (HostError e) {
            throw error(e);
        }
    }

    // Programs that could not be started

    private final java.util.Set<Long> stillborn = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final java.util.concurrent.atomic.AtomicLong lastStillborn = new java.util.concurrent.atomic.AtomicLong(1L << 23);

    /// The id of a process that was never born, for `waitpid` to report as failed.
    final long buried() {
        long id = lastStillborn.incrementAndGet();
        stillborn.add(id);
        return id;
    }

}
