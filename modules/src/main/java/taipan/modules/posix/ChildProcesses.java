package taipan.modules.posix;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.HostError;
import taipan.interpreter.Attention;
import taipan.modules.SignalModule;
import taipan.objects.Errno;
import taipan.objects.InterpreterState;
import taipan.objects.ThreadState;

/// The processes an interpreter has started and not yet waited for. A Java process can inherit the standard streams or
/// talk through Java streams; threads carry the bytes between those and our descriptors.
/// CPython: Modules/posixmodule.c (os_waitpid_impl)
public final class ChildProcesses {
    private static final int SIGCHLD = 17;

    private final InterpreterState interpreter;
    private final Descriptors table;
    private final Map<Long, Process> running = new ConcurrentHashMap<>();
    /// Numbers above those of real processes, given to programs that could not be started.
    private final AtomicLong stillborn = new AtomicLong(1L << 22);
    private final Set<Long> unborn = ConcurrentHashMap.newKeySet();

    private ChildProcesses(InterpreterState interpreter) {
        this.interpreter = interpreter;
        this.table = Descriptors.of(interpreter);
    }

    public static synchronized ChildProcesses of(InterpreterState interpreter) {
        ChildProcesses found = interpreter.serviceOrNull(ChildProcesses.class);
        if (found == null) {
            found = new ChildProcesses(interpreter);
            interpreter.setService(ChildProcesses.class, found);
        }
        return found;
    }

    /// Starts a program with the given descriptors as its standard streams (-1 for those of this process). Throws
    /// `HostError`.
    public long start(List<String> command, Map<String, String> environment, String folder, int in, int out, int err) {
        if (!table.host().processes().mayStart()) {
            throw new HostError(Errno.EACCES);
        }
        if (!new File(folder).isDirectory()) {
            throw new HostError(Errno.ENOENT);
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File(folder));
        if (environment != null) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        FileHandle[] handles = {stream(in, 0), stream(out, 1), stream(err, 2)};
        boolean[] inherited = new boolean[3];
        for (int i = 0; i < 3; i++) {
            inherited[i] = handles[i] == standard(i);
        }
        if (inherited[0]) {
            builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
        }
        if (inherited[1]) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        }
        boolean merged = handles[1] == handles[2];
        if (merged) {
            builder.redirectErrorStream(true);
        } else if (inherited[2]) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new HostError(message.contains("error=13") ? Errno.EACCES : message.contains("error=8,") ? Errno.ENOEXEC
                    : message.contains("error=7,") ? Errno.E2BIG : Errno.ENOENT);
        }
        running.put(process.pid(), process);
        // The system's own SIGCHLD comes before Java knows that the process has ended.
        process.onExit().thenRun(() -> SignalModule.deliver(interpreter, SIGCHLD));
        if (!inherited[0]) {
            feed(handles[0], process);
        }
        if (!inherited[1]) {
            drain(process.getInputStream(), handles[1], process);
        }
        if (!merged && !inherited[2]) {
            drain(process.getErrorStream(), handles[2], process);
        }
        return process.pid();
    }

    private FileHandle standard(int number) {
        try {
            FileHandle handle = table.get(number);
            return table.host().standardStream(number).getClass() == handle.getClass() ? handle : null;
        } catch (HostError e) {
            return null;
        }
    }

    private FileHandle stream(int fd, int otherwise) {
        try {
            return table.get(fd < 0 ? otherwise : fd);
        } catch (HostError e) {
            if (fd < 0) {
                return null;
            }
            throw e;
        }
    }

    /// Carries bytes from a handle to the process's input.
    private void feed(FileHandle from, Process process) {
        if (from == null) {
            return;
        }
        int held = table.hold(from);
        Thread.ofPlatform().daemon().name("stdin of " + process.pid()).start(() -> {
            byte[] part = new byte[8192];
            try (OutputStream to = process.getOutputStream()) {
                for (int n = patientRead(from, part); n > 0; n = patientRead(from, part)) {
                    to.write(part, 0, n);
                    to.flush();
                }
            } catch (IOException | HostError e) {
                // The process has stopped reading.
            } finally {
                table.release(held);
            }
        });
    }

    // These threads belong to no interpreter; nobody sends them signals.

    private static int patientRead(FileHandle from, byte[] part) {
        while (true) {
            try {
                return from.read(part, 0, part.length);
            } catch (HostError e) {
                if (e.errno() != Errno.EINTR) {
                    throw e;
                }
            }
        }
    }

    private static void patientWrite(FileHandle to, byte[] part, int length) {
        int from = 0;
        while (from < length) {
            try {
                from += Math.max(0, to.write(part, from, length - from));
            } catch (HostError e) {
                if (e.errno() != Errno.EINTR) {
                    throw e;
                }
            }
        }
    }

    /// Carries what the process writes to a handle; `wait` does not report the process before all of it has arrived.
    private void drain(InputStream from, FileHandle to, Process process) {
        if (to == null) {
            return;
        }
        int held = table.hold(to);
        Thread.ofPlatform().daemon().name("output of " + process.pid()).start(() -> {
            byte[] part = new byte[8192];
            try (from) {
                for (int n = from.read(part); n > 0; n = from.read(part)) {
                    patientWrite(to, part, n);
                }
            } catch (IOException | HostError e) {
                // Nobody reads any more.
            } finally {
                table.release(held);
            }
        });
    }

    /// The id and status of a process that has ended, as `waitpid` gives them; null when none has and `block` is false.
    /// Throws `HostError` when there is no such child.
    public long[] await(long id, boolean block, ThreadState ts) {
        if (unborn.remove(id)) {
            return new long[] {id, 255 << 8};
        }
        while (true) {
            boolean any = false;
            for (Process p : running.values()) {
                if (id <= 0 || p.pid() == id) {
                    any = true;
                    if (!p.isAlive() && running.remove(p.pid()) != null) {
                        int code = p.exitValue();
                        // Java reports death by signal n as 128 + n.
                        return new long[] {p.pid(), code > 128 && code < 128 + 65 ? code - 128 : code << 8};
                    }
                }
            }
            if (!any) {
                throw new HostError(Errno.ECHILD);
            }
            if (!block) {
                return null;
            }
            pause(id);
            if (ts.attention) {
                Attention.handle(ts);
            }
        }
    }

    private void pause(long id) {
        try {
            Process one = running.get(id);
            if (one != null) {
                one.waitFor(20, TimeUnit.MILLISECONDS);
            } else {
                Thread.sleep(2);
            }
        } catch (InterruptedException e) {
            // The caller looks for what it means.
            return;
        }
    }

    /// The id of a process that was never born, for `await` to report as failed.
    long buried() {
        long id = stillborn.incrementAndGet();
        unborn.add(id);
        return id;
    }

    /// Sends a signal to a child; false when it is none of ours.
    boolean signal(long id, int number) {
        Process p = running.get(id);
        if (p == null || number != 9 && number != 15) {
            return false;
        }
        if (number == 9) {
            p.destroyForcibly();
        } else {
            p.destroy();
        }
        return true;
    }
}
