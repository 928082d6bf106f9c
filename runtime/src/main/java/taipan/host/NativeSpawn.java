package taipan.host;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import taipan.objects.Errno;

/// A program about to be started by `posix_spawn`. What CPython's child does between `fork` and `exec` is done by a
/// thread of its own beforehand: on Linux a thread may have its own folder, umask and credentials, and hands them to
/// the processes it starts.
/// CPython: Modules/_posixsubprocess.c
public final class NativeSpawn {
    private static final int SETPGROUP = 0x02;
    private static final int SETSIGDEF = 0x04;
    private static final int SETSIGMASK = 0x08;
    private static final int SETSCHEDPARAM = 0x10;
    private static final int SETSCHEDULER = 0x20;
    private static final int SETSID = 0x80;
    private static final int RESETIDS = 0x01;
    private static final int CLONE_FS = 0x200;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int F_SETFD = 2;
    private static final int CLOSE_RANGE = 436;
    private static final int ACTIONS_SIZE = 256;
    private static final int ATTRIBUTES_SIZE = 512;
    private static final int SIGNALS_SIZE = 128;

    private final Natives natives;
    private final byte[][] arguments;
    private final byte[][] environment;
    private final List<int[]> descriptors = new ArrayList<>();
    private final List<Object[]> actions = new ArrayList<>();
    private String folder;
    private int umask = -1;
    private long[] groups;
    private long group = -1;
    private long user = -1;
    private int flags = SETSIGMASK;
    private int processGroup;
    private long[] blocked = {};
    private long[] defaulted = {};
    private int policy;
    private int priority;
    /// Whether the failure came before the program was looked for.
    private boolean early;
    private HostError failure;
    private int id;

    public NativeSpawn(Natives natives, byte[][] arguments, byte[][] environment) {
        this.natives = natives;
        this.arguments = arguments;
        this.environment = environment;
    }

    /// The program finds the system's descriptor `system` under the number `number`; -1 leaves that closed.
    public void pass(int system, int number) {
        descriptors.add(new int[] {system, number});
    }

    /// What happens to descriptors afterwards, in the numbers of the new process.
    public void open(int number, String path, int openFlags, int mode) {
        actions.add(new Object[] {number, path, openFlags, mode});
    }

    public void close(int number) {
        actions.add(new Object[] {number});
    }

    public void duplicate(int from, int to) {
        actions.add(new Object[] {from, to});
    }

    public void setFolder(String path) {
        folder = path;
    }

    public void setUmask(int mask) {
        umask = mask;
    }

    /// Null or -1 leave what is there.
    public void setIdentity(long[] newGroups, long newGroup, long newUser) {
        groups = newGroups;
        group = newGroup;
        user = newUser;
    }

    public void startSession() {
        flags |= SETSID;
    }

    public void resetIds() {
        flags |= RESETIDS;
    }

    public void setProcessGroup(int wanted) {
        flags |= SETPGROUP;
        processGroup = wanted;
    }

    public void blockSignals(long[] signals) {
        blocked = signals;
    }

    public void defaultSignals(long[] signals) {
        flags |= SETSIGDEF;
        defaulted = signals;
    }

    /// A policy of -1 leaves the policy.
    public void setScheduler(int newPolicy, int newPriority) {
        flags |= newPolicy < 0 ? SETSCHEDPARAM : SETSCHEDULER;
        policy = newPolicy;
        priority = newPriority;
    }

    public boolean failedEarly() {
        return early;
    }

    /// Starts the first of the programs that is there, and returns its process id.
    public int start(byte[][] programs, boolean searchPath) {
        boolean ownThread = folder != null || umask >= 0 || groups != null || group >= 0 || user >= 0;
        if (!ownThread) {
            prepareAndStart(programs, searchPath);
        } else {
            Thread thread = Thread.ofPlatform().name("spawn").unstarted(() -> {
                try {
                    early = true;
                    changeThread();
                    early = false;
                    prepareAndStart(programs, searchPath);
                } catch (HostError e) {
                    failure = e;
                }
            });
            thread.start();
            boolean interrupted = false;
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (failure != null) {
            throw failure;
        }
        return id;
    }

    /// Folder, umask and credentials of this thread alone. The C library would change all threads; the bare calls do not.
    private void changeThread() {
        natives.ask(CFunction.UNSHARE, CLONE_FS);
        if (folder != null) {
            natives.ask(CFunction.CHDIR, Natives.path(folder).address());
        }
        if (umask >= 0) {
            natives.call(CFunction.UMASK, umask, 0, 0);
        }
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (groups != null) {
            CMemory list = CMemory.of(4 * groups.length);
            for (int i = 0; i < groups.length; i++) {
                list.putInt(4 * i, (int) groups[i]);
            }
            natives.askLong(CFunction.SYSCALL, arm ? 159 : 116, groups.length, list.address());
        }
        if (group >= 0) {
            natives.askLong(CFunction.SYSCALL, arm ? 143 : 114, group, group);
        }
        if (user >= 0) {
            natives.askLong(CFunction.SYSCALL, arm ? 145 : 113, user, user);
        }
    }

    private void prepareAndStart(byte[][] programs, boolean searchPath) {
        CMemory fileActions = CMemory.of(ACTIONS_SIZE);
        CMemory attributes = CMemory.of(ATTRIBUTES_SIZE);
        List<CMemory> kept = new ArrayList<>();
        List<Integer> copies = new ArrayList<>();
        natives.require(CFunction.POSIX_SPAWN_FILE_ACTIONS_INIT, fileActions.address(), 0, 0);
        natives.require(CFunction.POSIX_SPAWNATTR_INIT, attributes.address(), 0, 0);
        try {
            describe(fileActions, kept, copies);
            setAttributes(attributes, kept);
            CMemory envp = CMemory.strings(environment);
            CMemory answer = CMemory.of(8);
            CFunction spawn = searchPath ? CFunction.POSIX_SPAWNP : CFunction.POSIX_SPAWN;
            int saved = 0;
            int last = Errno.ENOENT;
            for (byte[] program : programs) {
                byte[][] own = searchPath || !actions.isEmpty() ? null : OwnLauncher.command(program, arguments, environment, passed());
                CMemory name = CMemory.string(own == null ? program : own[0]);
                CMemory argv = CMemory.strings(own == null ? arguments : own);
                last = (int) natives.call(spawn, answer.address(), name.address(), fileActions.address(), attributes.address(), argv.address(),
                        envp.address());
                Reference.reachabilityFence(name);
                Reference.reachabilityFence(argv);
                Reference.reachabilityFence(envp);
                Reference.reachabilityFence(kept);
                if (last == 0) {
                    id = answer.getInt(0);
                    return;
                }
                if (last != Errno.ENOENT && last != Errno.ENOTDIR && saved == 0) {
                    saved = last;
                }
            }
            failure = new HostError(saved != 0 ? saved : last);
        } finally {
            for (int copy : copies) {
                natives.call(CFunction.CLOSE, copy, 0, 0);
            }
            natives.call(CFunction.POSIX_SPAWN_FILE_ACTIONS_DESTROY, fileActions.address(), 0, 0);
            natives.call(CFunction.POSIX_SPAWNATTR_DESTROY, attributes.address(), 0, 0);
        }
    }

    /// The numbers of the descriptors that the program finds open.
    private List<Integer> passed() {
        List<Integer> numbers = new ArrayList<>();
        for (int[] d : descriptors) {
            if (d[0] >= 0) {
                numbers.add(d[1]);
            }
        }
        return numbers;
    }

    /// Moves every descriptor out of the way first, so that their numbers can be dealt out in any order.
    private void describe(CMemory fileActions, List<CMemory> kept, List<Integer> copies) {
        closeOnExec(natives);
        int above = 3;
        for (int[] d : descriptors) {
            above = Math.max(above, d[1] + 1);
        }
        for (int[] d : descriptors) {
            if (d[0] < 0) {
                natives.require(CFunction.POSIX_SPAWN_FILE_ACTIONS_ADDCLOSE, fileActions.address(), d[1], 0);
                continue;
            }
            int copy = natives.ask(CFunction.FCNTL, d[0], F_DUPFD_CLOEXEC, above);
            copies.add(copy);
            natives.require(CFunction.POSIX_SPAWN_FILE_ACTIONS_ADDDUP2, fileActions.address(), copy, d[1]);
        }
        for (Object[] a : actions) {
            if (a.length == 4) {
                CMemory path = Natives.path((String) a[1]);
                kept.add(path);
                natives.require(CFunction.POSIX_SPAWN_FILE_ACTIONS_ADDOPEN, fileActions.address(), (int) a[0], path.address(), (int) a[2], (int) a[3], 0);
            } else if (a.length == 1) {
                natives.require(CFunction.POSIX_SPAWN_FILE_ACTIONS_ADDCLOSE, fileActions.address(), (int) a[0], 0);
            } else {
                natives.require(CFunction.POSIX_SPAWN_FILE_ACTIONS_ADDDUP2, fileActions.address(), (int) a[0], (int) a[1]);
            }
        }
    }

    /// Keeps the files of the JVM from other programs.
    static void closeOnExec(Natives natives) {
        if (natives.call(CFunction.SYSCALL, CLOSE_RANGE, 3, 0xFFFFFFFFL, 4, 0, 0) == 0) {
            return;
        }
        for (FileSystem.Entry e : new NativeFileSystem(natives).list("/proc/self/fd")) {
            int fd = Integer.parseInt(e.name());
            if (fd > 2) {
                natives.call(CFunction.FCNTL, fd, F_SETFD, 1);
            }
        }
    }

    private CMemory signals(long[] numbers) {
        CMemory set = CMemory.of(SIGNALS_SIZE);
        natives.ask(CFunction.SIGEMPTYSET, set.address());
        for (long n : numbers) {
            natives.ask(CFunction.SIGADDSET, set.address(), n);
        }
        return set;
    }

    private void setAttributes(CMemory attributes, List<CMemory> kept) {
        long a = attributes.address();
        natives.require(CFunction.POSIX_SPAWNATTR_SETFLAGS, a, flags, 0);
        CMemory mask = signals(blocked);
        kept.add(mask);
        natives.require(CFunction.POSIX_SPAWNATTR_SETSIGMASK, a, mask.address(), 0);
        if ((flags & SETSIGDEF) != 0) {
            CMemory defaults = signals(defaulted);
            kept.add(defaults);
            natives.require(CFunction.POSIX_SPAWNATTR_SETSIGDEFAULT, a, defaults.address(), 0);
        }
        if ((flags & SETPGROUP) != 0) {
            natives.require(CFunction.POSIX_SPAWNATTR_SETPGROUP, a, processGroup, 0);
        }
        if ((flags & (SETSCHEDPARAM | SETSCHEDULER)) != 0) {
            CMemory parameters = CMemory.of(8).putInt(0, priority);
            kept.add(parameters);
            if ((flags & SETSCHEDULER) != 0) {
                natives.require(CFunction.POSIX_SPAWNATTR_SETSCHEDPOLICY, a, policy, 0);
            }
            natives.require(CFunction.POSIX_SPAWNATTR_SETSCHEDPARAM, a, parameters.address(), 0);
        }
    }

    /// Replaces this process by a program that finds the given descriptors; returns only by throwing.
    public static void replace(Natives natives, byte[] program, byte[][] arguments, byte[][] environment, String folder, int[][] descriptors) {
        closeOnExec(natives);
        natives.ask(CFunction.CHDIR, Natives.path(folder).address());
        int above = 3;
        for (int[] d : descriptors) {
            above = Math.max(above, d[1] + 1);
        }
        int[] copies = new int[descriptors.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = descriptors[i][0] < 0 ? -1 : natives.ask(CFunction.FCNTL, descriptors[i][0], F_DUPFD_CLOEXEC, above);
        }
        CMemory name = CMemory.string(program);
        CMemory argv = CMemory.strings(arguments);
        CMemory envp = CMemory.strings(environment);
        if ((int) natives.call(CFunction.FACCESSAT, NativeFileSystem.AT_FDCWD, name.address(), 1) != 0) {
            int errno = natives.errno();
            for (int copy : copies) {
                natives.call(CFunction.CLOSE, copy, 0, 0);
            }
            throw new HostError(errno);
        }
        for (int i = 0; i < copies.length; i++) {
            if (copies[i] < 0) {
                natives.call(CFunction.CLOSE, descriptors[i][1], 0, 0);
            } else {
                natives.call(CFunction.DUP3, copies[i], descriptors[i][1], 0);
            }
        }
        CMemory none = CMemory.of(SIGNALS_SIZE);
        natives.call(CFunction.PTHREAD_SIGMASK, 2, none.address(), 0);
        natives.ask(CFunction.EXECVE, name.address(), argv.address(), envp.address());
    }
}
