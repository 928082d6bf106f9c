package taipan.modules.sqlite;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taipan.host.FileHandle;
import taipan.host.FileStatus;
import taipan.host.FileSystem;
import taipan.host.Host;
import taipan.host.HostError;
import taipan.objects.Errno;

/// The system calls that the SQLite machine makes, on the files, the clock and the random numbers of the host.
/// CPython: no counterpart; source: the interface wasi_snapshot_preview1
final class SqliteFiles {
    private static final String MODULE = "wasi_snapshot_preview1";
    private static final int ROOT = 3;
    // Numbers of errors in the interface.
    private static final int EBADF = 8;
    private static final int EINVAL = 28;
    private static final int EIO = 29;
    private static final int ENOSYS = 52;
    // What a file is, in the interface.
    private static final int DIRECTORY = 3;
    private static final int REGULAR = 4;

    /// One call: answers the number of an error, 0 for none.
    private interface Call {
        int run(Memory memory, long[] args);
    }

    /// An open file and what it is called.
    record Open(FileHandle handle, String path) {}

    private final Host host;
    private final Map<Integer, Open> open = new HashMap<>();
    private final List<HostFunction> functions = new ArrayList<>();
    private int next = ROOT + 1;

    SqliteFiles(Host host) {
        this.host = host;
        define();
    }

    /// The file with a descriptor of the machine, null when there is none.
    Open file(int descriptor) {
        return open.get(descriptor);
    }

    HostFunction[] functions() {
        return functions.toArray(new HostFunction[0]);
    }

    private static List<ValType> types(String letters) {
        List<ValType> types = new ArrayList<>();
        for (char c : letters.toCharArray()) {
            types.add(c == 'I' ? ValType.I64 : ValType.I32);
        }
        return types;
    }

    static HostFunction function(String module, String name, String parameters, boolean answers, WasmFunctionHandle code) {
        return new HostFunction(module, name, FunctionType.of(types(parameters), types(answers ? "i" : "")), code);
    }

    private void add(String name, String parameters, Call call) {
        functions.add(function(MODULE, name, parameters, true, (Instance instance, long... args) -> {
            int answer;
            try {
                answer = call.run(instance.memory(), args);
            } catch (HostError e) {
                answer = number(e.errno());
            }
            return new long[] {answer};
        }));
    }

    private static int number(int errno) {
        return switch (errno) {
            case Errno.ENOENT -> 44;
            case Errno.EACCES -> 2;
            case Errno.EEXIST -> 20;
            case Errno.EISDIR -> 31;
            case Errno.ENOTDIR -> 54;
            case Errno.EPERM -> 63;
            case Errno.EROFS -> 69;
            case Errno.ENOSPC -> 51;
            case Errno.EINVAL -> EINVAL;
            case Errno.EBADF -> EBADF;
            default -> EIO;
        };
    }

    private static String path(Memory memory, long at, long length) {
        return "/" + new String(memory.readBytes((int) at, (int) length), StandardCharsets.UTF_8);
    }

    private FileHandle handle(long descriptor) {
        Open file = open.get((int) descriptor);
        if (file == null) {
            throw new HostError(Errno.EBADF);
        }
        return file.handle;
    }

    /// Reads or writes the pieces of memory that a list names; at a position, or from where the file is for -1.
    private int transfer(Memory memory, long[] args, long position, long result, boolean write) {
        FileHandle file = handle(args[0]);
        long total = 0;
        for (int i = 0; i < args[2]; i++) {
            int at = memory.readInt((int) args[1] + 8 * i);
            int length = memory.readInt((int) args[1] + 8 * i + 4);
            byte[] bytes = write ? memory.readBytes(at, length) : new byte[length];
            int done = 0;
            while (done < length) {
                long place = position < 0 ? -1 : position + total + done;
                int n;
                if (write) {
                    n = place < 0 ? file.write(bytes, done, length - done) : file.writeAt(bytes, done, length - done, place);
                } else {
                    n = place < 0 ? file.read(bytes, done, length - done) : file.readAt(bytes, done, length - done, place);
                }
                if (n <= 0) {
                    break;
                }
                done += n;
            }
            if (!write) {
                memory.write(at, bytes, 0, done);
            }
            total += done;
            if (done < length) {
                break;
            }
        }
        memory.writeI32((int) result, (int) total);
        return 0;
    }

    private static void status(Memory memory, int at, FileStatus status) {
        memory.fill((byte) 0, at, at + 64);
        memory.writeLong(at, 1);
        memory.writeLong(at + 8, status.inode());
        memory.writeByte(at + 16, (byte) ((status.mode() & 0170000) == 0040000 ? DIRECTORY : REGULAR));
        memory.writeLong(at + 24, 1);
        memory.writeLong(at + 32, status.size());
        memory.writeLong(at + 48, status.modifyTime());
    }

    private int openFile(Memory memory, long[] args) {
        String path = path(memory, args[2], args[3]);
        boolean read = (args[5] & 2) != 0;
        boolean write = (args[5] & 64) != 0;
        int flags = write ? read ? FileSystem.READ_WRITE : FileSystem.WRITE_ONLY : FileSystem.READ_ONLY;
        flags |= (args[4] & 1) != 0 ? FileSystem.CREATE : 0;
        flags |= (args[4] & 2) != 0 ? FileSystem.DIRECTORY : 0;
        flags |= (args[4] & 4) != 0 ? FileSystem.EXCLUSIVE : 0;
        flags |= (args[4] & 8) != 0 ? FileSystem.TRUNCATE : 0;
        open.put(next, new Open(host.files().open(path, flags, 0644), path));
        memory.writeI32((int) args[8], next++);
        return 0;
    }

    private void define() {
        Call nothing = (memory, args) -> 0;
        Call refused = (memory, args) -> ENOSYS;
        add("environ_get", "ii", nothing);
        for (String name : new String[] {"environ_sizes_get"}) {
            add(name, "ii", (memory, args) -> {
                memory.writeI32((int) args[0], 0);
                memory.writeI32((int) args[1], 0);
                return 0;
            });
        }
        add("clock_res_get", "ii", (memory, args) -> {
            memory.writeLong((int) args[1], 1);
            return 0;
        });
        add("clock_time_get", "iIi", (memory, args) -> {
            memory.writeLong((int) args[2], args[0] == 0 ? host.clock().realTime() : host.clock().monotonic());
            return 0;
        });
        add("random_get", "ii", (memory, args) -> {
            byte[] bytes = new byte[(int) args[1]];
            host.randomBytes(bytes);
            memory.write((int) args[0], bytes);
            return 0;
        });
        add("fd_prestat_get", "ii", (memory, args) -> {
            if (args[0] != ROOT) {
                return EBADF;
            }
            memory.writeI32((int) args[1], 0);
            memory.writeI32((int) args[1] + 4, 1);
            return 0;
        });
        add("fd_prestat_dir_name", "iii", (memory, args) -> {
            memory.writeByte((int) args[1], (byte) '/');
            return 0;
        });
        add("fd_fdstat_get", "ii", (memory, args) -> {
            int at = (int) args[1];
            if (args[0] != ROOT) {
                handle(args[0]);
            }
            memory.fill((byte) 0, at, at + 24);
            memory.writeByte(at, (byte) (args[0] == ROOT ? DIRECTORY : REGULAR));
            memory.writeLong(at + 8, -1);
            memory.writeLong(at + 16, -1);
            return 0;
        });
        add("fd_close", "i", (memory, args) -> {
            handle(args[0]).release();
            open.remove((int) args[0]);
            return 0;
        });
        add("fd_sync", "i", (memory, args) -> {
            handle(args[0]).sync();
            return 0;
        });
        add("fd_datasync", "i", (memory, args) -> {
            handle(args[0]).sync();
            return 0;
        });
        add("fd_filestat_get", "ii", (memory, args) -> {
            status(memory, (int) args[1], handle(args[0]).status());
            return 0;
        });
        add("fd_filestat_set_size", "iI", (memory, args) -> {
            handle(args[0]).truncate(args[1]);
            return 0;
        });
        add("fd_read", "iiii", (memory, args) -> transfer(memory, args, -1, args[3], false));
        add("fd_write", "iiii", (memory, args) -> args[0] < ROOT ? EBADF : transfer(memory, args, -1, args[3], true));
        add("fd_pread", "iiiIi", (memory, args) -> transfer(memory, args, args[3], args[4], false));
        add("fd_pwrite", "iiiIi", (memory, args) -> transfer(memory, args, args[3], args[4], true));
        add("fd_seek", "iIii", (memory, args) -> {
            memory.writeLong((int) args[3], handle(args[0]).seek(args[1], (int) args[2]));
            return 0;
        });
        add("fd_tell", "ii", (memory, args) -> {
            memory.writeLong((int) args[1], handle(args[0]).seek(0, FileHandle.FROM_CURRENT));
            return 0;
        });
        add("path_open", "iiiiiIIii", this::openFile);
        add("path_filestat_get", "iiiii", (memory, args) -> {
            status(memory, (int) args[4], host.files().status(path(memory, args[2], args[3]), (args[1] & 1) != 0));
            return 0;
        });
        add("path_unlink_file", "iii", (memory, args) -> {
            host.files().removeFile(path(memory, args[1], args[2]));
            return 0;
        });
        add("path_create_directory", "iii", (memory, args) -> {
            host.files().makeDirectory(path(memory, args[1], args[2]), 0777);
            return 0;
        });
        add("path_remove_directory", "iii", (memory, args) -> {
            host.files().removeDirectory(path(memory, args[1], args[2]));
            return 0;
        });
        add("path_readlink", "iiiiii", (memory, args) -> EINVAL);
        add("path_rename", "iiiiii", (memory, args) -> {
            host.files().rename(path(memory, args[1], args[2]), path(memory, args[4], args[5]));
            return 0;
        });
        add("fd_advise", "iIIi", nothing);
        add("fd_allocate", "iII", nothing);
        add("fd_fdstat_set_flags", "ii", nothing);
        add("fd_fdstat_set_rights", "iII", nothing);
        add("fd_filestat_set_times", "iIIi", nothing);
        add("path_filestat_set_times", "iiiiIIi", nothing);
        add("fd_readdir", "iiiIi", refused);
        add("path_link", "iiiiiii", refused);
        add("path_symlink", "iiiii", refused);
        add("sched_yield", "", nothing);
        add("sock_accept", "iii", refused);
        add("sock_send", "iiiii", refused);
        functions.add(function(MODULE, "proc_exit", "i", false, (instance, args) -> {
            throw new IllegalStateException("the SQLite machine has ended");
        }));
    }
}
