package taipan.host;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import taipan.objects.Errno;

/// The machine itself.
public final class SystemHost implements Host {
    private final Natives natives = Natives.ofSystem();
    private final FileSystem files = natives == null ? new SystemFileSystem(null) : new LazyFileSystem(natives);
    private final Network network = natives == null ? new SystemNetwork() : new NativeNetwork(natives);

    @Override
    public FileSystem files() {
        return files;
    }

    @Override
    public Natives natives() {
        return natives;
    }

    @Override
    public Clock clock() {
        return SystemClock.INSTANCE;
    }

    @Override
    public Processes processes() {
        return SystemProcesses.INSTANCE;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Map<String, String> environment() {
        return ownEnvironment();
    }

    /// The environment of this process, with the bytes that are no text as `os.fsdecode` gives them.
    public static Map<String, String> ownEnvironment() {
        Map<String, String> known = System.getenv();
        for (Map.Entry<String, String> e : known.entrySet()) {
            if (!isAscii(e.getKey()) || !isAscii(e.getValue())) {
                return exactEnvironment(known);
            }
        }
        return known;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// Java decodes the bytes of other encodings to the same mark, whatever they are.
    private static Map<String, String> exactEnvironment(Map<String, String> known) {
        byte[] all;
        try {
            all = Files.readAllBytes(Path.of("/proc/self/environ"));
        } catch (IOException e) {
            return known;
        }
        Map<String, String> exact = new LinkedHashMap<>();
        int start = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == 0) {
                String text = Natives.decode(Arrays.copyOfRange(all, start, i));
                int equals = text.indexOf('=', 1);
                if (equals > 0) {
                    exact.put(text.substring(0, equals), text.substring(equals + 1));
                }
                start = i + 1;
            }
        }
        return exact;
    }

    @Override
    public String startFolder() {
        return System.getProperty("user.dir");
    }

    @Override
    public FileHandle standardStream(int descriptor) {
        String list = System.getProperty("taipan.descriptors");
        if (list != null && natives != null && !(" " + list.replace("/", " ") + " ").contains(" " + descriptor + " ")) {
            // Closed when the process was started; what has the number now is the JVM's.
            return null;
        }
        return switch (descriptor) {
            case 0 -> new StreamHandle(0, new FileInputStream(FileDescriptor.in), null, natives);
            case 1 -> new StreamHandle(1, null, new FileOutputStream(FileDescriptor.out), natives);
            case 2 -> new StreamHandle(2, null, new FileOutputStream(FileDescriptor.err), natives);
            default -> null;
        };
    }

    /// The launcher lists what is open before the JVM opens files of its own.
    @Override
    public BitSet inheritedDescriptors() {
        BitSet open = new BitSet();
        String list = natives == null ? null : System.getProperty("taipan.descriptors");
        if (list != null) {
            for (String name : list.trim().split(" +")) {
                int number = number(name.substring(name.lastIndexOf('/') + 1));
                if (number > 2) {
                    open.set(number);
                }
            }
        }
        return open;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /// Loaded by the first wish for random bytes; a secure random number generator takes time to set up.
    private static final class Random {
        static final SecureRandom SOURCE = new SecureRandom();
    }

    @Override
    public void randomBytes(byte[] target) {
        try (FileInputStream in = new FileInputStream("/dev/urandom")) {
            if (in.readNBytes(target, 0, target.length) == target.length) {
                return;
            }
        } catch (IOException e) {
            // Not a Unix: Java's own source does.
        }
        Random.SOURCE.nextBytes(target);
    }

    /// The umask this process was started with.
    static int processUmask() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Umask:")) {
                    return Integer.parseInt(line.substring(6).strip(), 8);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // No such file outside of Linux.
        }
        return 022;
    }

    private enum SystemClock implements Clock {
        INSTANCE;

        @Override
        public long realTime() {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000 + now.getNano();
        }

        @Override
        public long monotonic() {
            return System.nanoTime();
        }

        @Override
        public long processTime() {
            if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean) {
                return bean.getProcessCpuTime();
            }
            return System.nanoTime();
        }

        @Override
        public long threadTime() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @Override
        public boolean sleep(long nanoseconds) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanoseconds);
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }
    }

    private enum SystemProcesses implements Processes {
        INSTANCE;

        @Override
        public long id() {
            return ProcessHandle.current().pid();
        }

        @Override
        public long parentId() {
            return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
        }

        @Override
        public void exit(int status) {
            Runtime.getRuntime().halt(status);
        }

        @Override
        public int shell(String command, Map<String, String> environment, String folder) {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).inheritIO().directory(new File(folder));
            builder.environment().clear();
            builder.environment().putAll(environment);
            try {
                int code = builder.start().waitFor();
                // A Java process ended by signal n reports 128 + n, a shell command that failed with such a code does too.
                return code << 8;
            } catch (IOException e) {
                return 127 << 8;
            } catch (InterruptedException e) {
                throw new HostError(Errno.EINTR);
            }
        }

        @Override
        public void kill(long id, int signal) {
            if (ProcessHandle.of(id).isEmpty()) {
                throw new HostError(Errno.ESRCH);
            }
            if (signal == 0) {
                return;
            }
            try {
                int code = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + id)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                if (code != 0) {
                    throw new HostError(Errno.EPERM);
                }
            } catch (IOException e) {
                throw SystemFileSystem.error(e);
            } catch (InterruptedException e) {
                throw new HostError(Errno.EINTR);
            }
        }

        @Override
        public int userId() {
            return ownNumber("unix:uid");
        }

        @Override
        public int groupId() {
            return ownNumber("unix:gid");
        }

        private static int ownNumber(String attribute) {
            try {
                return (Integer) Files.getAttribute(Path.of("/proc/self"), attribute);
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                return 0;
            }
        }

        @Override
        public int[] terminalSize() {
            try {
                Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
                String[] answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
                return answer.length == 2 ? new int[] {Integer.parseInt(answer[1]), Integer.parseInt(answer[0])} : null;
            } catch (IOException | NumberFormatException e) {
                return null;
            }
        }

        @Override
        public double[] loadAverage() {
            String line = firstLine("/proc/loadavg");
            if (line == null) {
                return null;
            }
            String[] parts = line.split(" ");
            return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2])};
        }

        @Override
        public String[] systemNames() {
            String node = firstLine("/proc/sys/kernel/hostname");
            String version = firstLine("/proc/sys/kernel/version");
            String machine = System.getProperty("os.arch");
            return new String[] {
                System.getProperty("os.name"), node == null ? "localhost" : node, System.getProperty("os.version"),
                version == null ? "" : version, machine.equals("amd64") ? "x86_64" : machine
            };
        }

        private static String firstLine(String path) {
            try {
                return Files.readString(Path.of(path)).lines().findFirst().orElse("");
            } catch (IOException e) {
                return null;
            }
        }
    }
}
