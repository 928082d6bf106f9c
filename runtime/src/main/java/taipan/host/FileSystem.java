package taipan.host;

import java.util.List;

/// Files by absolute path. Every method throws `HostError`.
public interface FileSystem {
    // Flags of `open`, with the numbers of Linux.
    int READ_ONLY = 0;
    int WRITE_ONLY = 1;
    int READ_WRITE = 2;
    int ACCESS_MASK = 3;
    int CREATE = 0100;
    int EXCLUSIVE = 0200;
    int TRUNCATE = 01000;
    int APPEND = 02000;
    int NONBLOCK = 04000;
    int DIRECTORY = 0200000;
    int NO_FOLLOW = 0400000;

    // What `access` asks for.
    int EXISTS = 0;
    int EXECUTE = 1;
    int WRITE = 2;
    int READ = 4;

    /// `mode` holds the permissions of a file that gets created, the umask already taken off.
    FileHandle open(String path, int flags, int mode);

    FileStatus status(String path, boolean followLinks);

    /// The entries of a folder without `.` and `..`, in the order of the file system.
    List<Entry> list(String path);

    /// `type` is a type constant of `FileStatus` as the folder itself records it, links not followed.
    record Entry(String name, int type, long inode) {}

    boolean isAccessible(String path, int what, boolean followLinks);

    void makeDirectory(String path, int mode);

    void makePipe(String path, int mode);

    void removeDirectory(String path);

    void removeFile(String path);

    /// Replaces the target when it exists.
    void rename(String from, String to);

    void link(String existing, String path);

    void symbolicLink(String target, String path);

    String readLink(String path);

    /// The absolute path of an existing file without links, `.` and `..`.
    String realPath(String path);

    void setMode(String path, int mode, boolean followLinks);

    /// -1 leaves the user or group as it is.
    void setOwner(String path, int user, int group, boolean followLinks);

    /// Times in nanoseconds since 1970.
    void setTimes(String path, long access, long modify, boolean followLinks);

    void truncate(String path, long size);

    Space space(String path);

    /// Sizes of the volume a file is on, in bytes.
    record Space(long total, long free, long available, long blockSize, boolean readOnly) {}
}
