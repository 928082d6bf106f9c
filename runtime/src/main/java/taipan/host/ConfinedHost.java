package taipan.host;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.objects.Errno;
import taipan.objects.Stopped;

/// A world for programs one does not trust: some folders can be read, what is written to standard output goes to the
/// embedding program, and there is nothing else, no other file, process or network. The clock runs.
public final class ConfinedHost implements Host {
    /// Takes what the program writes; `descriptor` is 1 or 2.
    public interface Output {
        void write(int descriptor, byte[] data, int offset, int length);
    }

    private final FileSystem files;
    private final byte[] input;
    private final Output output;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Clock clock = new SystemHost().clock();

    /// `readable` are absolute paths of folders; `input` is what standard input holds.
    public ConfinedHost(List<String> readable, byte[] input, Output output) {
        this.files = new ReadOnlyFiles(readable);
        this.input = input.clone();
        this.output = output;
        environment.put("LANG", "C.UTF-8");
    }

    @Override
    public FileSystem files() {
        return files;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Processes processes() {
        return Alone.INSTANCE;
    }

    @Override
    public Network network() {
        return Offline.INSTANCE;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public String startFolder() {
        return "/";
    }

    @Override
    public FileHandle standardStream(int descriptor) {
        return descriptor <= 2 ? new Stream(descriptor) : null;
    }

    @Override
    public void randomBytes(byte[] target) {
        new java.security.SecureRandom().nextBytes(target);
    }

    static HostError refused() {
        return new HostError(Errno.EACCES);
    }

    private final class Stream extends FileHandle {
        private final int number;
        private int read;

        Stream(int number) {
            this.number = number;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (number != 0) throw new HostError(Errno.EBADF);
            int count = Math.min(length, input.length - read);
            System.arraycopy(input, read, target, offset, count);
            read += count;
            return count;
        }

        @Override
        public int write(byte[] source, int offset, int length) {
            if (number == 0) throw new HostError(Errno.EBADF);
            output.write(number, source, offset, length);
            return length;
        }

        @Override
        public FileStatus status() {
            return FileStatus.special(FileStatus.PIPE | 0600, number);
        }

        @Override
        public boolean isReadable() {
            return number == 0;
        }

        @Override
        public boolean isWritable() {
            return number != 0;
        }

        @Override
        public boolean isAtEnd() {
            return read == input.length;
        }

        @Override
        protected void close() {
            // There is nothing to give back.
        }
    }

    /// Files that can be looked at: those below the given folders, wherever links lead.
    private static final class ReadOnlyFiles implements FileSystem {
        private final FileSystem real = new SystemHost().files();
        private final Path[] roots;

        ReadOnlyFiles(List<String> folders) {
            roots = new Path[folders.size()];
            Arrays.setAll(roots, i -> Path.of(folders.get(i)).toAbsolutePath().normalize());
        }

        /// Only the parents of a readable folder exist besides it, as folders that cannot be listed.
        private String check(String path) {
            Path wanted = Path.of(path.isEmpty() ? "/" : path).normalize();
            for (Path root : roots) {
                if (!wanted.startsWith(root)) continue;
                String found;
                try {
                    found = real.realPath(wanted.toString());
                } catch (HostError e) {
                    throw new HostError(Errno.ENOENT);
                }
                if (Path.of(found).startsWith(Path.of(real.realPath(root.toString())))) return wanted.toString();
            }
            throw new HostError(Errno.ENOENT);
        }

        @Override
        public FileHandle open(String path, int flags, int mode) {
            if ((flags & ACCESS_MASK) != READ_ONLY || (flags & (CREATE | TRUNCATE | APPEND)) != 0) throw refused();
            return real.open(check(path), flags, mode);
        }

        @Override
        public FileStatus status(String path, boolean followLinks) {
            return real.status(check(path), followLinks);
        }

        @Override
        public List<Entry> list(String path) {
            return real.list(check(path));
        }

        @Override
        public boolean isAccessible(String path, int what, boolean followLinks) {
            return (what & WRITE) == 0 && real.isAccessible(check(path), what, followLinks);
        }

        @Override
        public String readLink(String path) {
            return real.readLink(check(path));
        }

        @Override
        public String realPath(String path) {
            return real.realPath(check(path));
        }

        @Override
        public Space space(String path) {
            throw refused();
        }

        @Override
        public void makeDirectory(String path, int mode) {
            throw refused();
        }

        @Override
        public void makePipe(String path, int mode) {
            throw refused();
        }

        @Override
        public void removeDirectory(String path) {
            throw refused();
        }

        @Override
        public void removeFile(String path) {
            throw refused();
        }

        @Override
        public void rename(String from, String to) {
            throw refused();
        }

        @Override
        public void link(String existing, String path) {
            throw refused();
        }

        @Override
        public void symbolicLink(String target, String path) {
            throw refused();
        }

        @Override
        public void setMode(String path, int mode, boolean followLinks) {
            throw refused();
        }

        @Override
        public void setOwner(String path, int user, int group, boolean followLinks) {
            throw refused();
        }

        @Override
        public void setTimes(String path, long access, long modify, boolean followLinks) {
            throw refused();
        }

        @Override
        public void truncate(String path, long size) {
            throw refused();
        }
    }

    /// A process that knows no other.
    private static final class Alone implements Processes {
        static final Alone INSTANCE = new Alone();

        @Override
        public long id() {
            return 1;
        }

        @Override
        public long parentId() {
            return 0;
        }

        @Override
        public boolean mayStart() {
            return false;
        }

        /// Ends the program, not the process it shares with others.
        @Override
        public void exit(int status) {
            throw new Stopped(Stopped.Reason.INTERRUPTED);
        }

        @Override
        public int shell(String command, Map<String, String> environment, String folder) {
            throw refused();
        }

        @Override
        public void kill(long id, int signal) {
            throw refused();
        }

        @Override
        public int userId() {
            return 0;
        }

        @Override
        public int groupId() {
            return 0;
        }

        @Override
        public int[] terminalSize() {
            return null;
        }

        @Override
        public double[] loadAverage() {
            return null;
        }

        @Override
        public String[] systemNames() {
            return new String[] {"Linux", "lab", "", "", ""};
        }
    }

    private static final class Offline implements Network {
        static final Offline INSTANCE = new Offline();

        @Override
        public SocketHandle open(int family, int kind, int protocol) {
            throw refused();
        }

        /// Two ends inside the program, which asyncio wakes itself up with.
        @Override
        public SocketHandle[] pair(int family, int kind, int protocol) {
            return new SystemHost().network().pair(family, kind, protocol);
        }

        @Override
        public java.net.InetAddress[] addresses(String name) throws java.net.UnknownHostException {
            throw new java.net.UnknownHostException(name);
        }

        @Override
        public String nameOf(java.net.InetAddress address) {
            return null;
        }

        @Override
        public Map<Integer, String> interfaces() {
            return Map.of();
        }

        @Override
        public String ownName() {
            return "lab";
        }
    }
}
