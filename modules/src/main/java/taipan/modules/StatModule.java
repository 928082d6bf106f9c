package taipan.modules;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.FileStatus;
import taipan.objects.InterpreterState;
import taipan.objects.PyModuleObject;

/// The `_stat` module: what the bits of `st_mode` mean.
/// CPython: Modules/_stat.c
@PyModule("_stat")
public final class StatModule {
    private static final String CONSTANTS = "S_IFDIR=16384 S_IFCHR=8192 S_IFBLK=24576 S_IFREG=32768 S_IFIFO=4096 S_IFLNK=40960"
            + " S_IFSOCK=49152 S_IFDOOR=0 S_IFPORT=0 S_IFWHT=0 S_ISUID=2048 S_ISGID=1024 S_ISVTX=512 S_ENFMT=1024 S_IREAD=256"
            + " S_IWRITE=128 S_IEXEC=64 S_IRWXU=448 S_IRUSR=256 S_IWUSR=128 S_IXUSR=64 S_IRWXG=56 S_IRGRP=32 S_IWGRP=16 S_IXGRP=8"
            + " S_IRWXO=7 S_IROTH=4 S_IWOTH=2 S_IXOTH=1 UF_NODUMP=1 UF_IMMUTABLE=2 UF_APPEND=4 UF_OPAQUE=8 UF_NOUNLINK=16"
            + " UF_COMPRESSED=32 UF_HIDDEN=32768 SF_ARCHIVED=65536 SF_IMMUTABLE=131072 SF_APPEND=262144 SF_NOUNLINK=1048576"
            + " SF_SNAPSHOT=2097152 ST_MODE=0 ST_INO=1 ST_DEV=2 ST_NLINK=3 ST_UID=4 ST_GID=5 ST_SIZE=6 ST_ATIME=7 ST_MTIME=8"
            + " ST_CTIME=9";

    public StatModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        addConstants(module, CONSTANTS);
    }

    /// Adds `NAME=1 OTHER=2 ...` to a module.
    static void addConstants(PyModuleObject module, String constants) {
        for (String constant : constants.split(" ")) {
            int equals = constant.indexOf('=');
            module.add(constant.substring(0, equals), Long.parseLong(constant, equals + 1, constant.length(), 10));
        }
    }

    private static boolean is(long mode, int type) {
        return (mode & FileStatus.TYPE_MASK) == type;
    }

    @Function("S_IMODE(mode, /)")
    long permissions(long mode) {
        return mode & 07777;
    }

    @Function("S_IFMT(mode, /)")
    long type(long mode) {
        return mode & FileStatus.TYPE_MASK;
    }

    @Function("S_ISDIR(mode, /)")
    boolean isDirectory(long mode) {
        return is(mode, FileStatus.DIRECTORY);
    }

    @Function("S_ISCHR(mode, /)")
    boolean isCharacterDevice(long mode) {
        return is(mode, FileStatus.CHARACTER_DEVICE);
    }

    @Function("S_ISBLK(mode, /)")
    boolean isBlockDevice(long mode) {
        return is(mode, FileStatus.BLOCK_DEVICE);
    }

    @Function("S_ISREG(mode, /)")
    boolean isRegular(long mode) {
        return is(mode, FileStatus.REGULAR);
    }

    @Function("S_ISFIFO(mode, /)")
    boolean isPipe(long mode) {
        return is(mode, FileStatus.PIPE);
    }

    @Function("S_ISLNK(mode, /)")
    boolean isLink(long mode) {
        return is(mode, FileStatus.LINK);
    }

    @Function("S_ISSOCK(mode, /)")
    boolean isSocket(long mode) {
        return is(mode, FileStatus.SOCKET);
    }

    @Function("S_ISDOOR(mode, /)")
    boolean isDoor(long mode) {
        return false;
    }

    @Function("S_ISPORT(mode, /)")
    boolean isPort(long mode) {
        return false;
    }

    @Function("S_ISWHT(mode, /)")
    boolean isWhiteout(long mode) {
        return false;
    }

    @Function("filemode(mode, /)")
    Object fileMode(long mode) {
        char[] text = new char[10];
        text[0] = switch ((int) mode & FileStatus.TYPE_MASK) {
            case FileStatus.REGULAR -> '-';
            case FileStatus.DIRECTORY -> 'd';
            case FileStatus.LINK -> 'l';
            case FileStatus.BLOCK_DEVICE -> 'b';
            case FileStatus.CHARACTER_DEVICE -> 'c';
            case FileStatus.PIPE -> 'p';
            case FileStatus.SOCKET -> 's';
            default -> '?';
        };
        for (int i = 0; i < 9; i++) {
            text[i + 1] = (mode & 0400 >> i) != 0 ? "rwx".charAt(i % 3) : '-';
        }
        special(text, 3, (mode & 04000) != 0, 's');
        special(text, 6, (mode & 02000) != 0, 's');
        special(text, 9, (mode & 01000) != 0, 't');
        return new String(text);
    }

    private static void special(char[] text, int place, boolean set, char letter) {
        if (set) {
            text[place] = text[place] == 'x' ? letter : Character.toUpperCase(letter);
        }
    }
}
