package taipan.lab;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import taipan.builtins.NativeModules;
import taipan.objects.Stopped;
import taipan.objects.ThreadState;

/// The other end of [Workers]: records one program after the other. The thread that talks also looks after the one that
/// runs the program, and gives up on it (and with it the process) when it does not come to an end in time.
final class Worker {
    /// How long an operation that does not listen may go on after its time.
    private static final long GRACE = 600_000_000;
    /// How long an interpreter may take to start.
    private static final long STARTING = 15_000_000_000L;
    private static final double FULL = 0.75;

    private final NativeModules modules;
    private final String library;
    private final Duration time;

    Worker(NativeModules modules, String library, Duration time) {
        this.modules = modules;
        this.library = library;
        this.time = time;
    }

    /// Requests and answers are blocks of bytes behind their length: JSON, and compressed JSON.
    void serve(InputStream requests, OutputStream answers) {
        var in = new DataInputStream(requests);
        var out = new DataOutputStream(new BufferedOutputStream(answers));
        try {
            // What every program needs is loaded before the first one comes.
            record("def f(x):\n    return [x]\nfor i in f(1): print(i)\n", "", out, true);
            while (true) {
                byte[] request = in.readNBytes(in.readInt());
                Map<String, Object> asked = JsonReader.readObject(new String(request, StandardCharsets.UTF_8));
                if (!record((String) asked.get("source"), (String) asked.get("input"), out, false)) {
                    Runtime.getRuntime().halt(0);
                }
            }
        } catch (EOFException e) {
            // The server has ended.
        } catch (IOException e) {
            System.err.println("taipan lab: " + e);
        }
        Runtime.getRuntime().halt(0);
    }

    /// False when the process is of no further use.
    private boolean record(String source, String input, DataOutputStream out, boolean silent) throws IOException {
        var recording = new Recording(modules, library, source, input, Recorder.MOST_STEPS, false, time);
        var result = new Result();
        var thread = new ThreadState.PythonThread(null, () -> result.run(recording), "program", Recording.STACK);
        thread.setDaemon(true);
        thread.start();
        long end = System.nanoTime() + STARTING;
        boolean started = false;
        boolean full = false;
        while (thread.isAlive() && System.nanoTime() < end) {
            try {
                thread.join(20);
            } catch (InterruptedException e) {
                break;
            }
            if (!started && recording.recorder() != null) {
                started = true;
                end = System.nanoTime() + time.toNanos() + GRACE;
            }
            if (!full && isFull()) {
                full = true;
                recording.stopForMemory();
                end = Math.min(end, System.nanoTime() + GRACE);
            }
        }
        boolean stuck = thread.isAlive();
        if (stuck) {
            Recorder recorder = recording.recorder();
            if (recorder == null) return false;
            recorder.end("limit", full ? Recording.limit(Stopped.Reason.MEMORY, time)
                    : "The program was stopped: one operation took longer than the lab allows (" + Recording.seconds(time) + ").");
            result.trace = recorder.trace();
        }
        if (!silent) {
            byte[] answer = Recording.compressed(result.trace());
            out.writeBoolean(!stuck && !full);
            out.writeInt(answer.length);
            out.write(answer);
            out.flush();
        }
        return !stuck && !full;
    }

    private final class Result {
        private volatile Trace trace;
        private volatile Throwable failure;

        void run(Recording recording) {
            try {
                trace = recording.run();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }

        Trace trace() {
            if (trace != null) return trace;
            var empty = new Trace();
            empty.ends.add(0);
            empty.end = "limit";
            empty.endText = failure instanceof OutOfMemoryError ? Recording.limit(Stopped.Reason.MEMORY, time)
                    : "The lab could not run the program: " + failure;
            return empty;
        }
    }

    /// Whether the heap is nearly full of what survived the last collection.
    private static boolean isFull() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() != MemoryType.HEAP || pool.getCollectionUsage() == null) continue;
            var usage = pool.getCollectionUsage();
            boolean old = pool.getName().contains("Old") || pool.getName().contains("Tenured");
            if (old && usage.getMax() > 0 && usage.getUsed() > FULL * usage.getMax()) return true;
        }
        return false;
    }
}
