package taipan.host;

import taipan.objects.Errno;

/// A folder opened for its descriptor, as `dir_fd` arguments and `fsync` use it.
final class DirectoryHandle extends FileHandle {
    private final FileSystem files;
    private final String path;

    DirectoryHandle(FileSystem files, String path) {
        this.files = files;
        this.path = path;
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
    protected void close() {
        // Nothing is held.
    }
}
