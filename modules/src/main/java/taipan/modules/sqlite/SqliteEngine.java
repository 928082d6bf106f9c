package taipan.modules.sqlite;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import io.roastedroot.sqlite4j.SQLiteModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import taipan.host.Host;
import taipan.objects.Raised;

/// SQLite, compiled to WebAssembly and from there to Java: one machine with a memory of its own for the connections of an
/// interpreter. One thread at a time is in it.
/// CPython: no counterpart
final class SqliteEngine {
    /// What SQLite calls back. Each has a number that SQLite keeps for us.
    interface Callback {
        default void function(int context, int count, int values) {}

        default void step(int context, int count, int values) {}

        default void finish(int context) {}

        default int compare(int firstLength, int first, int secondLength, int second) {
            return 0;
        }

        default int progress() {
            return 0;
        }

        default int authorize(int action, String first, String second, String database, String trigger) {
            return 0;
        }

        default void trace(int statement, int text) {}
    }

    /// Imports without use for SQLite, whose types are those of callbacks that the machine has no import for.
    private static final String AUTHORIZER = "sock_recv";
    private static final String TRACE = "poll_oneoff";
    private static final String LOCK = "fd_renumber";
    private static final String UNLOCK = "args_get";
    private static final String CHECK_LOCK = "args_sizes_get";
    private static final String WASI = "wasi_snapshot_preview1";
    /// Where a file of the machine keeps its descriptor, and the table of methods its entries.
    private static final int DESCRIPTOR = 12;
    private static final int XLOCK = 28;
    private static final long[] VOID = {};

    final ReentrantLock lock = new ReentrantLock();
    final Memory memory;
    private final Instance instance;
    private final SqliteFiles files;
    private final SqliteLocks locks;
    private final Map<String, ExportFunction> exports = new HashMap<>();
    private final Map<Integer, Callback> callbacks = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int nextCallback = 1;
    private boolean locksFiles;
    /// What a callback has raised, for the caller of SQLite to raise again.
    Raised pending;

    SqliteEngine(Host host, SqliteLocks locks) {
        this.locks = locks;
        files = new SqliteFiles(host);
        List<ImportFunction> imports = new ArrayList<>(List.of(files.functions()));
        importCallbacks(imports);
        instance = Instance.builder(SQLiteModule.load())
                .withMachineFactory(SQLiteModule::create)
                .withMemoryFactory(ByteArrayMemory::new)
                .withImportValues(ImportValues.builder().addFunction(imports.toArray(new ImportFunction[0])).build())
                .withStart(false)
                .build();
        memory = instance.memory();
        call("_initialize");
        call("sqlite3_initialize");
    }

    private static HostFunction in(String name, String parameters, boolean answers, WasmFunctionHandle code) {
        return SqliteFiles.function("env", name, parameters, answers, code);
    }

    private static HostFunction wasi(String name, String parameters, WasmFunctionHandle code) {
        return SqliteFiles.function(WASI, name, parameters, true, code);
    }

    private static long[] answer(long value) {
        return new long[] {value};
    }

    private Callback of(long context) {
        return callbacks.get((int) call("sqlite3_user_data", context));
    }

    private void importCallbacks(List<ImportFunction> all) {
        all.add(in("xFunc", "iii", false, (i, a) -> {
            of(a[0]).function((int) a[0], (int) a[1], (int) a[2]);
            return VOID;
        }));
        all.add(in("xStep", "iii", false, (i, a) -> {
            of(a[0]).step((int) a[0], (int) a[1], (int) a[2]);
            return VOID;
        }));
        all.add(in("xFinal", "i", false, (i, a) -> {
            of(a[0]).finish((int) a[0]);
            return VOID;
        }));
        all.add(in("xValue", "i", false, (i, a) -> VOID));
        all.add(in("xInverse", "iii", false, (i, a) -> VOID));
        all.add(in("xDestroy", "i", false, (i, a) -> {
            callbacks.remove((int) a[0]);
            return VOID;
        }));
        all.add(in("xDestroyCollation", "i", false, (i, a) -> {
            callbacks.remove((int) a[0]);
            return VOID;
        }));
        all.add(in("xProgress", "i", true, (i, a) -> answer(callbacks.get((int) a[0]).progress())));
        all.add(in("xBusy", "ii", true, (i, a) -> answer(0)));
        all.add(in("xCompare", "iiiii", true, (i, a) -> answer(
                callbacks.get((int) a[0]).compare((int) a[1], (int) a[2], (int) a[3], (int) a[4]))));
        all.add(in("xUpdate", "iiiiI", false, (i, a) -> VOID));
        all.add(in("xCommit", "i", true, (i, a) -> answer(0)));
        all.add(in("xRollback", "i", false, (i, a) -> VOID));
        all.add(wasi(AUTHORIZER, "iiiiii", (i, a) -> answer(callbacks.get((int) a[0]).authorize((int) a[1], text((int) a[2]),
                text((int) a[3]), text((int) a[4]), text((int) a[5])))));
        all.add(wasi(TRACE, "iiii", (i, a) -> {
            callbacks.get((int) a[1]).trace((int) a[2], (int) a[3]);
            return answer(0);
        }));
        all.add(wasi(LOCK, "ii", (i, a) -> answer(locks.lock(path(a[0]), owner(a[0]), (int) a[1]))));
        all.add(wasi(UNLOCK, "ii", (i, a) -> answer(locks.unlock(path(a[0]), owner(a[0]), (int) a[1]))));
        all.add(wasi(CHECK_LOCK, "ii", (i, a) -> {
            memory().writeI32((int) a[1], locks.isReserved(path(a[0])) ? 1 : 0);
            return answer(0);
        }));
        all.add(wasi("sock_shutdown", "ii", (i, a) -> answer(0)));
    }

    private Memory memory() {
        return memory;
    }

    private String path(long file) {
        SqliteFiles.Open open = files.file(memory.readInt((int) file + DESCRIPTOR));
        return open == null ? "" : open.path();
    }

    private Object owner(long file) {
        return List.of(System.identityHashCode(this), (int) file);
    }

    /// Puts our locks in place of those that the machine lacks, once there is a file to learn from.
    void lockFiles(int database) {
        if (locksFiles) {
            return;
        }
        int holder = allocate(4);
        int name = string("main");
        // SQLITE_FCNTL_FILE_POINTER
        call("sqlite3_file_control", database, name, 7, holder);
        int file = memory.readInt(holder);
        int methods = file == 0 ? 0 : memory.readInt(file);
        if (methods != 0 && files.file(memory.readInt(file + DESCRIPTOR)) != null) {
            locksFiles = true;
            memory.writeI32(methods + XLOCK, place(LOCK, "xInversePtr"));
            memory.writeI32(methods + XLOCK + 4, place(UNLOCK, "xValuePtr"));
            memory.writeI32(methods + XLOCK + 8, place(CHECK_LOCK, "xRollbackPtr"));
        }
        free(name);
        free(holder);
    }

    /// Makes an import a function that the machine can be given a pointer to: the table of functions cannot grow, so it
    /// takes the place of a callback that we do not use.
    private int place(String name, String instead) {
        Integer known = places.get(name);
        if (known != null) {
            return known;
        }
        int index = 0;
        for (int i = 0; i < instance.module().importSection().importCount(); i++) {
            var each = instance.module().importSection().getImport(i);
            if (each.name().equals(name) && each.module().equals(WASI)) {
                index = i;
            }
        }
        TableInstance table = instance.table(0);
        int place = pointer(instead);
        table.setRef(place, index, instance);
        places.put(name, place);
        return place;
    }

    int authorizer() {
        return place(AUTHORIZER, "xUpdatePtr");
    }

    int tracer() {
        return place(TRACE, "xCommitPtr");
    }

    /// The pointer to one of the functions that the machine exports for callbacks.
    int pointer(String export) {
        return (int) call(export);
    }

    int register(Callback callback) {
        callbacks.put(nextCallback, callback);
        return nextCallback++;
    }

    void forget(int number) {
        callbacks.remove(number);
    }

    // Calls and memory

    long call(String name, long... args) {
        ExportFunction function = exports.get(name);
        if (function == null) {
            function = instance.export(name);
            exports.put(name, function);
        }
        long[] result = function.apply(args);
        return result == null || result.length == 0 ? 0 : result[0];
    }

    int callInt(String name, long... args) {
        return (int) call(name, args);
    }

    int allocate(int size) {
        int at = callInt("sqlite3_malloc", Math.max(1, size));
        if (at == 0) {
            throw new OutOfMemoryError("SQLite");
        }
        return at;
    }

    void free(int at) {
        call("sqlite3_free", at);
    }

    /// A copy of bytes in the machine, with a zero behind.
    int bytes(byte[] bytes) {
        int at = allocate(bytes.length + 1);
        memory.write(at, bytes, 0, bytes.length);
        memory.writeByte(at + bytes.length, (byte) 0);
        return at;
    }

    int string(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The text at a place, null for none.
    String text(int at) {
        if (at == 0) {
            return null;
        }
        int end = at;
        while (memory.read(end) != 0) {
            end++;
        }
        return new String(memory.readBytes(at, end - at), StandardCharsets.UTF_8);
    }
}
