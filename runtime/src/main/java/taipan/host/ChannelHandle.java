package taipan.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import taipan.objects.Errno;

/// An open regular file or device on a Java file channel.
final class ChannelHandle extends FileHandle {
    private final SystemFileSystem files;
    private final Natives natives;
    private final FileChannel channel;
    private final String path;
    private final boolean readable;
    private final boolean writable;
    private final boolean appending;
    private final FileStatus atOpen;
    /// The same file on a descriptor of the system, once somebody has asked for that.
    private volatile NativeHandle moved;

    ChannelHandle(SystemFileSystem files, FileChannel channel, String path, boolean readable, boolean writable, boolean appending,
            FileStatus atOpen, Natives natives) {
        this.files = files;
        this.channel = channel;
        this.path = path;
        this.readable = readable;
        this.writable = writable;
        this.appending = appending;
        this.atOpen = atOpen;
        this.natives = natives;
    }

    /// Opens the file once more through the C library, at the same place, and goes on there: Java does not tell the number
    /// of its own descriptor.
    @Override
    public synchronized int systemDescriptor() {
        if (moved == null && natives != null) {
            int access = readable && writable ? FileSystem.READ_WRITE : writable ? FileSystem.WRITE_ONLY : FileSystem.READ_ONLY;
            NativeHandle now = reopened(access | (appending ? FileSystem.APPEND : 0));
            if (now == null) {
                return -1;
            }
            try {
                if (atOpen.isRegular()) {
                    now.seek(channel.position(), FROM_START);
                }
                moved = now;
                channel.close();
            } catch (IOException e) {
                throw SystemFileSystem.error(e);
            }
        }
        return moved == null ? -1 : moved.systemDescriptor();
    }

    /// By its path, or if another file is there now, by any descriptor of this process that leads to it.
    private NativeHandle reopened(int flags) {
        NativeFileSystem exact = new NativeFileSystem(natives);
        NativeHandle found = sameFile(exact, path, flags);
        if (found == null) {
            for (FileSystem.Entry e : exact.list("/proc/self/fd")) {
                String name = "/proc/self/fd/" + e.name();
                try {
                    FileStatus status = exact.status(name, true);
                    if (status.inode() == atOpen.inode() && status.device() == atOpen.device()) {
                        return sameFile(exact, name, flags);
                    }
                } catch (HostError gone) {
                    // Closed in the meantime.
                    continue;
                }
            }
        }
        return found;
    }

    private NativeHandle sameFile(NativeFileSystem exact, String name, int flags) {
        try {
            NativeHandle found = (NativeHandle) exact.open(name, flags, 0);
            FileStatus status = found.status();
            if (status.inode() == atOpen.inode() && status.device() == atOpen.device()) {
                return found;
            }
            found.close();
        } catch (HostError e) {
            // Not there any more, or not to be opened again.
            return null;
        }
        return null;
    }

    private void requireReadable() {
        if (!readable) {
            throw new HostError(Errno.EBADF);
        }
    }

    private void requireWritable() {
        if (!writable) {
            throw new HostError(Errno.EBADF);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        NativeHandle now = moved;
        if (now != null) {
            return now.read(target, offset, length);
        }
        requireReadable();
        try {
            return Math.max(0, channel.read(ByteBuffer.wrap(target, offset, length)));
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public int write(byte[] source, int offset, int length) {
        NativeHandle now = moved;
        if (now != null) {
            return now.write(source, offset, length);
        }
        requireWritable();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(source, offset, length);
            if (appending) {
                channel.position(channel.size());
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return length;
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public int readAt(byte[] target, int offset, int length, long position) {
        NativeHandle now = moved;
        if (now != null) {
            return now.readAt(target, offset, length, position);
        }
        requireReadable();
        try {
            return Math.max(0, channel.read(ByteBuffer.wrap(target, offset, length), position));
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public int writeAt(byte[] source, int offset, int length, long position) {
        NativeHandle now = moved;
        if (now != null) {
            return now.writeAt(source, offset, length, position);
        }
        requireWritable();
        try {
            return channel.write(ByteBuffer.wrap(source, offset, length), position);
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public long seek(long offset, int whence) {
        NativeHandle now = moved;
        if (now != null) {
            return now.seek(offset, whence);
        }
        if (!atOpen.isRegular() && atOpen.type() != FileStatus.BLOCK_DEVICE) {
            if (atOpen.type() == FileStatus.CHARACTER_DEVICE && !isTerminal()) {
                return 0;
            }
            throw new HostError(Errno.ESPIPE);
        }
        try {
            long base = switch (whence) {
                case FROM_START -> 0;
                case FROM_CURRENT -> channel.position();
                case FROM_END -> channel.size();
                default -> throw new HostError(Errno.EINVAL);
            };
            long position = base + offset;
            if (position < 0) {
                throw new HostError(Errno.EINVAL);
            }
            channel.position(position);
            return position;
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public void truncate(long size) {
        NativeHandle other = moved;
        if (other != null) {
            other.truncate(size);
            return;
        }
        if (!writable || size < 0) {
            throw new HostError(Errno.EINVAL);
        }
        try {
            long position = channel.position();
            long now = channel.size();
            if (size < now) {
                channel.truncate(size);
            } else if (size > now) {
                channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
            }
            channel.position(position);
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public void sync() {
        NativeHandle now = moved;
        if (now != null) {
            now.sync();
            return;
        }
        try {
            channel.force(true);
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    /// Asks the path again, and falls back on what it was when opened if another file is there now or none.
    @Override
    public FileStatus status() {
        NativeHandle other = moved;
        if (other != null) {
            return other.status();
        }
        try {
            FileStatus now = files.status(path, true);
            if (now.inode() == atOpen.inode() && now.device() == atOpen.device()) {
                return now;
            }
        } catch (HostError e) {
            // The file has been removed or renamed; its handle lives on.
        }
        try {
            return new FileStatus(atOpen.mode(), atOpen.inode(), atOpen.device(), atOpen.links(), atOpen.user(), atOpen.group(),
                    channel.size(), atOpen.accessTime(), atOpen.modifyTime(), atOpen.changeTime(), atOpen.specialDevice());
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean isTerminal() {
        return atOpen.type() == FileStatus.CHARACTER_DEVICE && (path.startsWith("/dev/pts/") || path.startsWith("/dev/tty"));
    }

    @Override
    public boolean isReadable() {
        return readable;
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public boolean isAppending() {
        return appending;
    }

    @Override
    protected void close() {
        NativeHandle now = moved;
        if (now != null) {
            now.close();
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }
}
