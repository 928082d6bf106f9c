package taipan.host;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import taipan.objects.Errno;

/// One of the three standard streams of the process.
final class StreamHandle extends FileHandle {
    private final int number;
    private final FileInputStream in;
    private final FileOutputStream out;
    private final Natives natives;
    private NativeHandle exact;
    private String target;
    /// Made when a read would have to wait.
    private BackgroundReader background;

    StreamHandle(int number, FileInputStream in, FileOutputStream out, Natives natives) {
        this.natives = natives;
        this.number = number;
        this.in = in;
        this.out = out;
    }

    /// The stream through the C library; null while that is not loaded.
    private NativeHandle exact() {
        if (exact == null && natives != null && natives.isLoaded() && background == null) {
            exact = new NativeHandle(natives, number, path());
        }
        return exact;
    }

    @Override
    public boolean isBlocking() {
        return natives == null ? super.isBlocking() : loaded().isBlocking();
    }

    @Override
    public void setBlocking(boolean blocking) {
        if (natives == null) {
            super.setBlocking(blocking);
        } else {
            loaded().setBlocking(blocking);
        }
    }

    private NativeHandle loaded() {
        natives.symbol("read");
        return exact();
    }

    @Override
    public int systemDescriptor() {
        return number;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (in == null) {
            throw new HostError(Errno.EBADF);
        }
        if (length == 0) {
            return 0;
        }
        NativeHandle other = exact();
        if (other != null) {
            return other.read(buffer, offset, length);
        }
        try {
            if (background == null && (in.available() > 0 || isRegular())) {
                return Math.max(0, in.read(buffer, offset, length));
            }
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
        if (natives != null) {
            return loaded().read(buffer, offset, length);
        }
        if (background == null) {
            background = new BackgroundReader(in);
        }
        return background.read(buffer, offset, length);
    }

    @Override
    public int write(byte[] source, int offset, int length) {
        if (out == null) {
            throw new HostError(Errno.EBADF);
        }
        NativeHandle other = exact();
        if (other != null) {
            return other.write(source, offset, length);
        }
        try {
            out.write(source, offset, length);
            return length;
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    /// What the descriptor leads to, as the system names it: `/dev/pts/1`, `pipe:[1234]`, a path; empty when unknown.
    private String target() {
        String known = target;
        if (known == null) {
            try {
                known = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
            } catch (IOException | RuntimeException e) {
                known = "";
            }
            target = known;
        }
        return known;
    }

    @Override
    public long seek(long offset, int whence) {
        NativeHandle other = exact();
        if (other != null) {
            return other.seek(offset, whence);
        }
        if (!isRegular()) {
            throw new HostError(Errno.ESPIPE);
        }
        try {
            FileChannel channel = in != null ? in.getChannel() : out.getChannel();
            long base = whence == FROM_START ? 0 : whence == FROM_CURRENT ? channel.position() : channel.size();
            if (base + offset < 0) {
                throw new HostError(Errno.EINVAL);
            }
            return channel.position(base + offset).position();
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    private boolean isRegular() {
        return target().startsWith("/") && !target().startsWith("/dev/") && status().isRegular();
    }

    @Override
    public FileStatus status() {
        try {
            return SystemFileSystem.read(Path.of("/proc/self/fd/" + number), true);
        } catch (HostError e) {
            return FileStatus.special((isTerminal() ? FileStatus.CHARACTER_DEVICE : FileStatus.PIPE) | 0620, number + 1);
        }
    }

    @Override
    public boolean isTerminal() {
        String name = target();
        if (name.isEmpty()) {
            return System.console() != null && System.console().isTerminal();
        }
        return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
    }

    @Override
    public String path() {
        return target().startsWith("/") ? target() : null;
    }

    @Override
    public boolean isReadable() {
        return in != null;
    }

    @Override
    public boolean isWritable() {
        return out != null;
    }

    @Override
    public boolean hasInput() {
        try {
            return in == null || background != null && background.hasInput() || in.available() > 0 || isRegular();
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void sync() {
        if (!isRegular()) {
            throw new HostError(Errno.EINVAL);
        }
    }

    @Override
    protected void close() {
        try {
            if (in != null) {
                in.close();
            } else {
                out.close();
            }
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }
}
