package taipan.host;

import taipan.objects.Errno;

/// A folder opened for its descriptor, as `dir_fd` arguments and `fsync` use it.
final class DirectoryHandle extends FileHandle {
    private final FileSystem files;
    private final String path;

    private final Natives natives;
    private int fd = -1;

    DirectoryHandle(FileSystem files, String path, Natives natives) {
        this.files = files;
        this.path = path;
        this.natives = natives;
    }

    @Override
    public synchronized int systemDescriptor() {
        if (fd < 0 && natives != null) {
            fd = new NativeFileSystem(natives).open(path, FileSystem.READ_ONLY, 0).systemDescriptor();
        }
        return fd;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        throw new HostError(Errno.EISDIR);
    }

    @Override
    public FileStatus status() {
        return files.status(path, true);
    }

    @Override
    public void sync() {
        // Java has no way to force a folder to disk; the files in it can be forced one by one.
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    protected synchronized void close() {
        if (fd >= 0) {
            natives.ask(CFunction.CLOSE, fd);
        }
    }
}
