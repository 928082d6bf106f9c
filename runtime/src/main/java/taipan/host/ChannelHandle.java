package taipan.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import taipan.objects.Errno;

/// An open regular file or device on a Java file channel.
final class ChannelHandle extends FileHandle {
    private final SystemFileSystem files;
    private final FileChannel channel;
    private final String path;
    private final boolean readable;
    private final boolean writable;
    private final boolean appending;
    private final FileStatus atOpen;

    ChannelHandle(SystemFileSystem files, FileChannel channel, String path, boolean readable, boolean writable, boolean appending,
            FileStatus atOpen) {
        this.files = files;
        this.channel = channel;
        this.path = path;
        this.readable = readable;
        this.writable = writable;
        this.appending = appending;
        this.atOpen = atOpen;
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
        requireReadable();
        try {
            return Math.max(0, channel.read(ByteBuffer.wrap(target, offset, length)));
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public int write(byte[] source, int offset, int length) {
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
        requireReadable();
        try {
            return Math.max(0, channel.read(ByteBuffer.wrap(target, offset, length), position));
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public int writeAt(byte[] source, int offset, int length, long position) {
        requireWritable();
        try {
            return channel.write(ByteBuffer.wrap(source, offset, length), position);
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    @Override
    public long seek(long offset, int whence) {
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
        try {
            channel.force(true);
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    /// Asks the path again, and falls back on what it was when opened if another file is there now or none.
    @Override
    public FileStatus status() {
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
        try {
            channel.close();
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }
}
