package taipan.host;

import java.util.BitSet;
import java.util.Map;
import taipan.objects.Budget;

/// A host whose standard output and error are counted.
public final class MeteredHost implements Host {
    private final Host host;
    private final Budget budget;

    public MeteredHost(Host host, Budget budget) {
        this.host = host;
        this.budget = budget;
    }

    @Override
    public FileSystem files() {
        return host.files();
    }

    @Override
    public Natives natives() {
        return host.natives();
    }

    @Override
    public BitSet inheritedDescriptors() {
        return host.inheritedDescriptors();
    }

    @Override
    public Clock clock() {
        return host.clock();
    }

    @Override
    public Processes processes() {
        return host.processes();
    }

    @Override
    public Network network() {
        return host.network();
    }

    @Override
    public Map<String, String> environment() {
        return host.environment();
    }

    @Override
    public String startFolder() {
        return host.startFolder();
    }

    @Override
    public void randomBytes(byte[] target) {
        host.randomBytes(target);
    }

    @Override
    public FileHandle standardStream(int descriptor) {
        FileHandle stream = host.standardStream(descriptor);
        return stream == null || descriptor == 0 ? stream : new Metered(stream);
    }

    private final class Metered extends FileHandle {
        private final FileHandle stream;

        Metered(FileHandle stream) {
            this.stream = stream;
        }

        @Override
        public int write(byte[] source, int offset, int length) {
            budget.output(length);
            return stream.write(source, offset, length);
        }

        @Override
        public int systemDescriptor() {
            return stream.systemDescriptor();
        }

        @Override
        public FileStatus status() {
            return stream.status();
        }

        @Override
        public String path() {
            return stream.path();
        }

        @Override
        public boolean isTerminal() {
            return stream.isTerminal();
        }

        @Override
        public boolean isWritable() {
            return stream.isWritable();
        }

        @Override
        protected void close() {
            stream.release();
        }
    }
}
