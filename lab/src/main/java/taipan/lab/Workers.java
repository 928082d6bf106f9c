package taipan.lab;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import taipan.objects.Stopped;

/// Processes that record programs. Each runs one program at a time with little memory; one that did not keep its limits
/// is ended from here, so that nothing a program does can harm the server. One waits in reserve.
final class Workers implements LabServer.Recordings, AutoCloseable {
    private static final int MOST_WAITING = 64;
    /// A process has served its time after so many programs.
    private static final int MOST_PROGRAMS = 200;
    private static final String HEAP = "-Xmx320m";
    /// Time for a process to start and to answer, besides the program's own.
    private static final long PATIENCE = 20_000;

    private final List<String> command;
    private final Duration time;
    private final int most = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    private final Semaphore permits = new Semaphore(most, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final ArrayDeque<Running> idle = new ArrayDeque<>();
    private final List<Running> all = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(body -> {
        var thread = new Thread(body, "lab-clock");
        thread.setDaemon(true);
        return thread;
    });
    private boolean closed;

    private final class Running {
        final Process process;
        final DataInputStream in;
        final DataOutputStream out;
        int programs;

        Running() throws IOException {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            in = new DataInputStream(process.getInputStream());
            out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        }

        void end() {
            process.destroyForcibly();
        }
    }

    /// `command` starts a [Worker]; it is told the milliseconds a program may take.
    Workers(List<String> command, Duration time) {
        this.command = new ArrayList<>(command);
        this.command.add(Long.toString(time.toMillis()));
        this.time = time;
        clock.execute(() -> {
            try {
                giveBack(start());
            } catch (IOException e) {
                // The first program will meet the same problem and say so.
            }
        });
    }

    /// The command that starts this Java, with its options and class path, on another main class.
    static List<String> command(String... main) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command()
                .orElse(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"));
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-Xm") && !option.startsWith("-agentlib") && !option.startsWith("-javaagent")
                    && !option.startsWith("-XX:AOTCacheOutput")) {
                command.add(option);
            }
        }
        if (!command.contains("-XX:+UseSerialGC")) command.add("-XX:+UseSerialGC");
        command.add(HEAP);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(main));
        return command;
    }

    private Running start() throws IOException {
        var worker = new Running();
        synchronized (this) {
            all.removeIf(w -> !w.process.isAlive());
            all.add(worker);
            if (closed) worker.end();
        }
        return worker;
    }

    private synchronized void giveBack(Running worker) {
        if (closed || idle.size() >= most) {
            worker.end();
        } else {
            idle.push(worker);
        }
    }

    private Running take() throws IOException {
        synchronized (this) {
            while (!idle.isEmpty()) {
                Running worker = idle.pop();
                if (worker.process.isAlive()) return worker;
            }
        }
        return start();
    }

    @Override
    public byte[] record(String source, String input) throws InterruptedException {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw new IllegalStateException("Too many programs are waiting. Try again in a moment.");
        }
        try {
            if (!permits.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The lab is busy. Try again in a moment.");
            }
            try {
                return run(source, input);
            } catch (IOException e) {
                throw new IllegalStateException("The program cannot be run: " + e.getMessage());
            } finally {
                permits.release();
            }
        } finally {
            waiting.decrementAndGet();
        }
    }

    private byte[] run(String source, String input) throws IOException {
        Running worker = take();
        var alarm = clock.schedule(worker::end, time.toMillis() + PATIENCE, TimeUnit.MILLISECONDS);
        try {
            byte[] request = new JsonWriter().open('{').field("source", source).field("input", input).close('}').toString()
                    .getBytes(StandardCharsets.UTF_8);
            worker.out.writeInt(request.length);
            worker.out.write(request);
            worker.out.flush();
            boolean reusable = worker.in.readBoolean();
            byte[] answer = new byte[worker.in.readInt()];
            worker.in.readFully(answer);
            if (reusable && ++worker.programs < MOST_PROGRAMS) {
                giveBack(worker);
            } else {
                worker.end();
            }
            return answer;
        } catch (IOException e) {
            worker.end();
            boolean late = alarm.isDone();
            var trace = new Trace();
            trace.ends.add(0);
            trace.end = "limit";
            trace.endText = Recording.limit(late ? Stopped.Reason.TIME : Stopped.Reason.MEMORY, time)
                    + " Nothing of it could be kept.";
            return Recording.compressed(trace);
        } finally {
            alarm.cancel(false);
        }
    }

    /// Processes that are alive.
    synchronized int alive() {
        all.removeIf(w -> !w.process.isAlive());
        return all.size();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            all.forEach(Running::end);
        }
        clock.shutdownNow();
    }
}
