package taipan.host;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import taipan.objects.Errno;

/// The machine's files through `java.nio.file`.
final class SystemFileSystem implements FileSystem {
    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NO_FOLLOW_LINKS = {LinkOption.NOFOLLOW_LINKS};
    private static final String UNIX = "unix:mode,ino,dev,nlink,uid,gid,size,lastAccessTime,lastModifiedTime,ctime,rdev";

    private final Natives natives;

    /// `natives` may be null.
    SystemFileSystem(Natives natives) {
        this.natives = natives;
    }

    private static LinkOption[] links(boolean follow) {
        return follow ? FOLLOW : NO_FOLLOW_LINKS;
    }

    private static Path path(String path) {
        if (path.isEmpty()) {
            throw new HostError(Errno.ENOENT);
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new HostError(Errno.ENOENT);
        }
    }

    // Errors

    /// The error number behind a Java exception.
    static HostError error(IOException e) {
        return new HostError(errno(e));
    }

    private static int errno(IOException e) {
        return switch (e) {
            case NoSuchFileException n -> isBelowFile(n.getFile()) ? Errno.ENOTDIR : Errno.ENOENT;
            case FileAlreadyExistsException _ -> Errno.EEXIST;
            case AccessDeniedException _ -> Errno.EACCES;
            case DirectoryNotEmptyException _ -> Errno.ENOTEMPTY;
            case NotDirectoryException _ -> Errno.ENOTDIR;
            case NotLinkException _ -> Errno.EINVAL;
            case FileSystemLoopException _ -> Errno.ELOOP;
            case ClosedChannelException _ -> Errno.EBADF;
            case FileSystemException f -> errnoOfText(f.getReason());
            default -> errnoOfText(e.getMessage());
        };
    }

    /// Whether a path leads through something that is no folder; Java has one exception for that and for absence.
    private static boolean isBelowFile(String name) {
        Path parent = name == null ? null : Path.of(name).getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return parent != null && !Files.isDirectory(parent);
    }

    /// Java passes on the system's own words for errors it has no class for.
    private static int errnoOfText(String text) {
        if (text == null) {
            return Errno.EIO;
        }
        for (int n = 1; n <= Errno.max(); n++) {
            if (text.equals(Errno.message(n))) {
                return n;
            }
        }
        if (text.startsWith(Errno.message(Errno.ELOOP))) {
            return Errno.ELOOP;
        }
        for (int n : new int[] {Errno.EPIPE, Errno.ENOSPC, Errno.EISDIR, Errno.ENOENT, Errno.EACCES}) {
            if (text.contains(Errno.message(n))) {
                return n;
            }
        }
        return text.contains("Stream Closed") ? Errno.EBADF : Errno.EIO;
    }

    // Status

    @Override
    public FileStatus status(String path, boolean followLinks) {
        FileStatus status = read(path(path), followLinks);
        if (path.endsWith("/") && !status.isDirectory()) {
            throw new HostError(Errno.ENOTDIR);
        }
        return status;
    }

    static FileStatus read(Path path, boolean followLinks) {
        try {
            Map<String, Object> a = Files.readAttributes(path, UNIX, links(followLinks));
            return new FileStatus((int) a.get("mode"), (long) a.get("ino"), (long) a.get("dev"), (int) a.get("nlink"), (int) a.get("uid"),
                    (int) a.get("gid"), (long) a.get("size"), nanos(a.get("lastAccessTime")), nanos(a.get("lastModifiedTime")),
                    nanos(a.get("ctime")), (long) a.get("rdev"));
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return readBasic(path, followLinks);
        }
    }

    /// For systems that are no Unix.
    private static FileStatus readBasic(Path path, boolean followLinks) {
        try {
            BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class, links(followLinks));
            int type = a.isDirectory() ? FileStatus.DIRECTORY | 0111 : a.isSymbolicLink() ? FileStatus.LINK : FileStatus.REGULAR;
            int mode = type | (Files.isWritable(path) ? 0666 : 0444);
            long modified = nanos(a.lastModifiedTime());
            return new FileStatus(mode, path.toAbsolutePath().normalize().hashCode() & 0xFFFFFFFFL, 1, 1, 0, 0, a.size(),
                    nanos(a.lastAccessTime()), modified, modified, 0);
        } catch (IOException e) {
            throw error(e);
        }
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    // Opening

    @Override
    public FileHandle open(String name, int flags, int mode) {
        Path path = path(name);
        int access = flags & ACCESS_MASK;
        boolean writes = access != READ_ONLY;
        boolean reads = access != WRITE_ONLY;
        FileStatus status = statusOrNull(path, (flags & NO_FOLLOW) == 0);
        if (status == null && (flags & CREATE) == 0) {
            // Asks again for the reason, which need not be that there is no such file.
            read(path, (flags & NO_FOLLOW) == 0);
        }
        if (status != null) {
            if ((flags & (CREATE | EXCLUSIVE)) == (CREATE | EXCLUSIVE)) {
                throw new HostError(Errno.EEXIST);
            }
            if (status.isLink()) {
                throw new HostError(Errno.ELOOP);
            }
            if (status.isDirectory()) {
                return openDirectory(name, path, flags, writes);
            }
            if ((flags & DIRECTORY) != 0 || name.endsWith("/")) {
                throw new HostError(Errno.ENOTDIR);
            }
        } else if (name.endsWith("/")) {
            throw new HostError(Errno.EISDIR);
        }
        try {
            if (!writes && (flags & CREATE) != 0 && status == null) {
                FileChannel.open(path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE), permissions(mode)).close();
            }
            Set<OpenOption> options = options(flags, writes, reads);
            FileChannel channel = status == null && writes
                    ? FileChannel.open(path, options, permissions(mode))
                    : FileChannel.open(path, options);
            if (status == null) {
                status = read(path, true);
            }
            return new ChannelHandle(this, channel, name, reads, writes, (flags & APPEND) != 0, status, natives);
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException e) {
            throw new HostError(Errno.EINVAL);
        }
    }

    private static FileStatus statusOrNull(Path path, boolean followLinks) {
        try {
            return read(path, followLinks);
        } catch (HostError e) {
            return null;
        }
    }

    private FileHandle openDirectory(String name, Path path, int flags, boolean writes) {
        if (writes || (flags & CREATE) != 0) {
            throw new HostError(Errno.EISDIR);
        }
        if (!Files.isReadable(path)) {
            throw new HostError(Errno.EACCES);
        }
        return new DirectoryHandle(this, name, natives);
    }

    private static Set<OpenOption> options(int flags, boolean writes, boolean reads) {
        Set<OpenOption> options = new HashSet<>();
        if (reads) {
            options.add(StandardOpenOption.READ);
        }
        if (writes) {
            options.add(StandardOpenOption.WRITE);
            if ((flags & CREATE) != 0) {
                options.add((flags & EXCLUSIVE) != 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
            }
            if ((flags & TRUNCATE) != 0) {
                options.add(StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
        if ((flags & NO_FOLLOW) != 0) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        return options;
    }

    private static FileAttribute<?>[] permissions(int mode) {
        if (!java.io.File.separator.equals("/")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissionSet(mode))};
    }

    private static Set<PosixFilePermission> permissionSet(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < 9; i++) {
            if ((mode & 0400 >> i) != 0) {
                set.add(all[i]);
            }
        }
        return set;
    }

    // Folders

    @Override
    public List<Entry> list(String name) {
        Path folder = path(name);
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path p : stream) {
                FileStatus status = statusOrNull(p, false);
                entries.add(new Entry(p.getFileName().toString(), status == null ? 0 : status.type(), status == null ? 0 : status.inode()));
            }
        } catch (DirectoryIteratorException e) {
            throw error(e.getCause());
        } catch (IOException e) {
            throw error(e);
        }
        return entries;
    }

    @Override
    public boolean isAccessible(String name, int what, boolean followLinks) {
        Path path = path(name);
        try {
            List<AccessMode> modes = new ArrayList<>();
            if ((what & READ) != 0) {
                modes.add(AccessMode.READ);
            }
            if ((what & WRITE) != 0) {
                modes.add(AccessMode.WRITE);
            }
            if ((what & EXECUTE) != 0) {
                modes.add(AccessMode.EXECUTE);
            }
            if (!followLinks && read(path, false).isLink()) {
                return true;
            }
            path.getFileSystem().provider().checkAccess(path, modes.toArray(new AccessMode[0]));
            return true;
        } catch (IOException | HostError e) {
            return false;
        }
    }

    @Override
    public void makeDirectory(String name, int mode) {
        try {
            Files.createDirectory(path(name), permissions(mode));
        } catch (IOException e) {
            throw error(e);
        }
    }

    /// Java has no call for it; the system's command does.
    @Override
    public void makePipe(String name, int mode) {
        if (statusOrNull(path(name), false) != null) {
            throw new HostError(Errno.EEXIST);
        }
        try {
            int code = new ProcessBuilder("mkfifo", "-m", Integer.toOctalString(mode), name)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new HostError(Errno.ENOENT);
            }
        } catch (IOException e) {
            throw new HostError(Errno.ENOSYS);
        } catch (InterruptedException e) {
            throw new HostError(Errno.EINTR);
        }
    }

    @Override
    public void removeDirectory(String name) {
        Path path = path(name);
        if (!read(path, false).isDirectory()) {
            throw new HostError(Errno.ENOTDIR);
        }
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public void removeFile(String name) {
        Path path = path(name);
        if (status(name, false).isDirectory()) {
            throw new HostError(Errno.EISDIR);
        }
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public void rename(String from, String to) {
        FileStatus source = status(from, false);
        FileStatus target = statusOrNull(path(to), false);
        if (target != null) {
            if (source.isDirectory() && !target.isDirectory()) {
                throw new HostError(Errno.ENOTDIR);
            }
            if (!source.isDirectory() && target.isDirectory()) {
                throw new HostError(Errno.EISDIR);
            }
        }
        try {
            Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw error(e);
        }
    }

    // Links

    @Override
    public void link(String existing, String name) {
        try {
            Files.createLink(path(name), path(existing));
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException e) {
            throw new HostError(Errno.ENOSYS);
        }
    }

    @Override
    public void symbolicLink(String target, String name) {
        try {
            Files.createSymbolicLink(path(name), path(target));
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException e) {
            throw new HostError(Errno.ENOSYS);
        }
    }

    @Override
    public String readLink(String name) {
        try {
            return Files.readSymbolicLink(path(name)).toString();
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException e) {
            throw new HostError(Errno.ENOSYS);
        }
    }

    @Override
    public String realPath(String name) {
        try {
            return path(name).toRealPath().toString();
        } catch (IOException e) {
            throw error(e);
        }
    }

    // Changing what a file is like

    @Override
    public void setMode(String name, int mode, boolean followLinks) {
        try {
            Files.setAttribute(path(name), "unix:mode", mode & 07777, links(followLinks));
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw new HostError(Errno.ENOSYS);
        }
    }

    @Override
    public void setOwner(String name, int user, int group, boolean followLinks) {
        Path path = path(name);
        try {
            if (user != -1) {
                Files.setAttribute(path, "unix:uid", user, links(followLinks));
            }
            if (group != -1) {
                Files.setAttribute(path, "unix:gid", group, links(followLinks));
            }
            read(path, followLinks);
        } catch (IOException e) {
            throw error(e);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw new HostError(Errno.ENOSYS);
        }
    }

    @Override
    public void setTimes(String name, long access, long modify, boolean followLinks) {
        try {
            Files.getFileAttributeView(path(name), BasicFileAttributeView.class, links(followLinks))
                    .setTimes(FileTime.from(modify, TimeUnit.NANOSECONDS), FileTime.from(access, TimeUnit.NANOSECONDS), null);
        } catch (IOException e) {
            throw error(e);
        }
    }

    @Override
    public void truncate(String name, long size) {
        FileHandle handle = open(name, WRITE_ONLY, 0);
        try {
            handle.truncate(size);
        } finally {
            handle.close();
        }
    }

    @Override
    public Space space(String name) {
        try {
            FileStore store = Files.getFileStore(path(name));
            return new Space(store.getTotalSpace(), store.getUnallocatedSpace(), store.getUsableSpace(), store.getBlockSize(),
                    store.isReadOnly());
        } catch (IOException e) {
            throw error(e);
        }
    }
}
