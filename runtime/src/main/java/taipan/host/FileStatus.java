package taipan.host;

/// What a file system knows about a file. Times are nanoseconds since 1970.
/// CPython: struct stat
public record FileStatus(int mode, long inode, long device, long links, int user, int group, long size, long accessTime, long modifyTime,
        long changeTime, long specialDevice, long blockSize, long blocks) {
    public static final int TYPE_MASK = 0170000;
    public static final int SOCKET = 0140000;
    public static final int LINK = 0120000;
    public static final int REGULAR = 0100000;
    public static final int BLOCK_DEVICE = 0060000;
    public static final int DIRECTORY = 0040000;
    public static final int CHARACTER_DEVICE = 0020000;
    public static final int PIPE = 0010000;

    /// For a file system that does not tell how it keeps the file.
    public FileStatus(int mode, long inode, long device, long links, int user, int group, long size, long accessTime, long modifyTime,
            long changeTime, long specialDevice) {
        this(mode, inode, device, links, user, group, size, accessTime, modifyTime, changeTime, specialDevice, 4096, (size + 511) / 512);
    }

    /// The status of something that is no file: a pipe, a terminal.
    public static FileStatus special(int mode, long inode) {
        long now = System.currentTimeMillis() * 1_000_000;
        return new FileStatus(mode, inode, 0, 1, 0, 0, 0, now, now, now, 0);
    }

    /// One of the constants above.
    public int type() {
        return mode & TYPE_MASK;
    }

    public boolean isDirectory() {
        return type() == DIRECTORY;
    }

    public boolean isRegular() {
        return type() == REGULAR;
    }

    public boolean isLink() {
        return type() == LINK;
    }
}
