package taipan.modules.sqlite;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.modules.FileNames;
import taipan.modules.Patience;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.Imports;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.Unraisable;
import taipan.text.Text;

/// `sqlite3.Connection`.
/// CPython: Modules/_sqlite/connection.c
@PyClass(name = "sqlite3.Connection", subclassable = true, weakrefs = true)
public final class PyConnection extends PyExtensible {
    public static final PyType TYPE = PyConnectionBindings.newType();

    private static final int READ_WRITE = 2;
    private static final int CREATE = 4;
    private static final int URI = 64;
    private static final int UTF8 = 1;
    private static final int DETERMINISTIC = 0x800;
    private static final int BUSY = 5;
    private static final int ROW = 100;
    private static final int DONE = 101;
    private static final String[] LEVELS = {"", "DEFERRED", "IMMEDIATE", "EXCLUSIVE"};

    SqliteModule module;
    SqliteEngine engine;
    /// 0 once closed.
    int handle;
    boolean initialized;
    int detectTypes;
    private Object isolationLevel = "";
    private boolean checkThread;
    private Thread thread;
    private long threadId;
    private double timeout;
    private int statementsKept;
    private final Map<String, PyStatement> statements = new LinkedHashMap<>(16, 0.75f, true);
    private final List<WeakReference<PyCursor>> cursors = new ArrayList<>();
    private final List<PyStatement> all = new ArrayList<>();
    private int authorizer;
    private int tracer;
    private int progress;

    Object rowFactory = PyNone.NONE;

    Object textFactory = PyStr.TYPE;

    PyConnection(PyType type) {
        super(type);
    }

    @Constructor("Connection(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyConnection(cls);
    }

    @Init("Connection(self, database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True, factory=NULL,"
            + " cached_statements=128, uri=False)")
    void init(Object database, double timeout, int detectTypes, Object isolationLevel, boolean checkThread, Object factory,
            int cachedStatements, boolean uri) {
        String name = FileNames.of(database, "connect", "database").text();
        if (initialized) {
            close();
        }
        module = SqliteModule.current();
        engine = module.engine();
        level(isolationLevel);
        this.detectTypes = detectTypes;
        this.timeout = timeout;
        this.checkThread = checkThread;
        this.statementsKept = Math.max(5, cachedStatements);
        thread = Thread.currentThread();
        threadId = Conversion.toLong(Calls.call(Imports.attribute("_thread", "get_ident")));
        engine.lock.lock();
        try {
            int path = engine.string(located(name, uri));
            int holder = engine.allocate(4);
            int code = engine.callInt("sqlite3_open_v2", path, holder, READ_WRITE | CREATE | (uri ? URI : 0), 0);
            handle = engine.memory.readInt(holder);
            engine.free(path);
            engine.free(holder);
            if (code != 0) {
                Raised problem = failure(code);
                engine.call("sqlite3_close_v2", handle);
                handle = 0;
                throw problem;
            }
            engine.lockFiles(handle);
        } finally {
            engine.lock.unlock();
        }
        initialized = true;
    }

    /// The name of a database with its folder: the machine has no current folder.
    private String located(String name, boolean uri) {
        if (name.isEmpty() || name.equals(":memory:")) {
            return name;
        }
        if (uri && name.startsWith("file:")) {
            String rest = name.substring(5);
            boolean memory = rest.startsWith(":memory:") || rest.contains("mode=memory");
            return rest.startsWith("/") || rest.isEmpty() || rest.startsWith("?") || memory ? name : "file:" + module.absolute(rest);
        }
        return module.absolute(name);
    }

    // Checks and errors

    void check() {
        if (!initialized) {
            throw SqliteModule.current().raise("ProgrammingError", "Base Connection.__init__ not called.");
        }
        if (handle == 0) {
            throw module.raise("ProgrammingError", "Cannot operate on a closed database.");
        }
    }

    void checkThread() {
        if (initialized && checkThread && thread != Thread.currentThread()) {
            long now = Conversion.toLong(Calls.call(Imports.attribute("_thread", "get_ident")));
            throw module.raise("ProgrammingError", "SQLite objects created in a thread can only be used in that same thread. "
                    + "The object was created in thread id " + threadId + " and this is thread id " + now + ".");
        }
    }

    private void checkAll() {
        checkThread();
        check();
    }

    Raised failure(int code) {
        Raised raised = engine.pending;
        engine.pending = null;
        if (raised != null) {
            return raised;
        }
        return module.raise(code, engine.text(engine.callInt("sqlite3_errmsg", handle)));
    }

    /// Runs a step of a statement; waits as long as the timeout allows while somebody else has the database.
    int step(int statement) {
        long end = System.nanoTime() + (long) (timeout * 1e9);
        while (true) {
            int code;
            engine.lock.lock();
            try {
                code = engine.callInt("sqlite3_step", statement);
                if (code == ROW || code == DONE) {
                    if (engine.pending != null) {
                        throw failure(code);
                    }
                    return code;
                }
                if (code != BUSY || System.nanoTime() >= end) {
                    return code;
                }
                engine.call("sqlite3_reset", statement);
            } finally {
                engine.lock.unlock();
            }
            Patience.breathe();
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    /// Runs a statement without parameters and result.
    void run(String sql) {
        PyStatement statement = prepare(sql);
        if (statement.handle == 0) {
            return;
        }
        try {
            int code;
            while ((code = step(statement.handle)) == ROW) {
                // Rows of a pragma are not asked for.
            }
            if (code != DONE) {
                throw failure(code);
            }
        } finally {
            engine.lock.lock();
            try {
                finalizeStatement(statement);
            } finally {
                engine.lock.unlock();
            }
        }
    }

    // Statements

    private void finalizeStatement(PyStatement statement) {
        if (statement.handle != 0) {
            engine.call("sqlite3_finalize", statement.handle);
            statement.handle = 0;
        }
        all.remove(statement);
    }

    /// A statement for an SQL text: one that is kept and free, or a new one.
    PyStatement statement(Object sql) {
        String text = Text.toUtf16(sql);
        PyStatement kept = statements.get(text);
        if (kept != null && !kept.inUse && kept.handle != 0) {
            return kept;
        }
        PyStatement made = prepare(text);
        if (kept == null) {
            statements.put(text, made);
            if (statements.size() > statementsKept) {
                PyStatement eldest = statements.values().iterator().next();
                statements.remove(eldest.sql);
            }
        }
        return made;
    }

    private PyStatement prepare(String sql) {
        if (sql.indexOf('\0') >= 0) {
            throw valueError("the query contains a null character");
        }
        engine.lock.lock();
        try {
            int text = engine.bytes(Codecs.encodeToBytes(PyStr.fromName(sql), "utf-8", null));
            int holder = engine.allocate(8);
            int code = engine.callInt("sqlite3_prepare_v2", handle, text, -1, holder, holder + 4);
            int made = engine.memory.readInt(holder);
            String tail = code == 0 ? engine.text(engine.memory.readInt(holder + 4)) : "";
            engine.free(holder);
            engine.free(text);
            if (code != 0) {
                throw failure(code);
            }
            if (PyStatement.hasMore(tail)) {
                engine.call("sqlite3_finalize", made);
                throw module.raise("Warning", "You can only execute one statement at a time.");
            }
            PyStatement statement = new PyStatement(this, sql, made, PyStatement.changesData(sql));
            all.add(statement);
            return statement;
        } finally {
            engine.lock.unlock();
        }
    }

    void release(PyStatement statement) {
        engine.lock.lock();
        try {
            if (statement.handle != 0) {
                engine.call("sqlite3_reset", statement.handle);
                engine.call("sqlite3_clear_bindings", statement.handle);
            }
            statement.inUse = false;
            if (statements.get(statement.sql) != statement) {
                finalizeStatement(statement);
            }
        } finally {
            engine.lock.unlock();
        }
    }

    boolean inTransaction() {
        return handle != 0 && engine.callInt("sqlite3_get_autocommit", handle) == 0;
    }

    /// Begins a transaction when the level wants one.
    void begin() {
        if (isolationLevel != PyNone.NONE && !inTransaction()) {
            run("BEGIN " + Text.toUtf16(isolationLevel));
        }
    }

    void register(PyCursor cursor) {
        cursors.removeIf(reference -> reference.get() == null);
        cursors.add(new WeakReference<>(cursor));
    }

    // Methods

    @Method("close(self, /)")
    void close() {
        checkThread();
        if (!initialized) {
            throw SqliteModule.current().raise("ProgrammingError", "Base Connection.__init__ not called.");
        }
        if (handle == 0) {
            return;
        }
        engine.lock.lock();
        try {
            for (PyStatement statement : new ArrayList<>(all)) {
                finalizeStatement(statement);
            }
            statements.clear();
            engine.call("sqlite3_close_v2", handle);
            handle = 0;
        } finally {
            engine.lock.unlock();
        }
    }

    @Method("cursor(self, /, factory=NULL)")
    Object cursor(Object factory) {
        checkAll();
        Object made = Calls.call(factory == null ? PyCursor.TYPE : factory, this);
        if (!(made instanceof PyCursor cursor)) {
            throw typeError("factory must return a cursor, not %T", made);
        }
        if (rowFactory != PyNone.NONE) {
            cursor.rowFactory = rowFactory;
        }
        return cursor;
    }

    @Method("commit(self, /)")
    void commit() {
        checkAll();
        if (inTransaction()) {
            run("COMMIT");
        }
    }

    @Method("rollback(self, /)")
    void rollback() {
        checkAll();
        if (inTransaction()) {
            for (WeakReference<PyCursor> reference : cursors) {
                PyCursor cursor = reference.get();
                if (cursor != null) {
                    cursor.rolledBack();
                }
            }
            run("ROLLBACK");
        }
    }

    private Object onCursor(String method, Object[] args) {
        Object cursor = Calls.method(this, "cursor");
        return Calls.method(cursor, method, args);
    }

    @Method("execute(self, *args)")
    Object execute(Object[] args) {
        return onCursor("execute", args);
    }

    @Method("executemany(self, *args)")
    Object executeMany(Object[] args) {
        return onCursor("executemany", args);
    }

    @Method("executescript(self, *args)")
    Object executeScript(Object[] args) {
        return onCursor("executescript", args);
    }

    @Method("interrupt(self, /)")
    void interrupt() {
        check();
        engine.call("sqlite3_interrupt", handle);
    }

    @Method("iterdump(self, /)")
    Object iterDump() {
        check();
        return Calls.call(Imports.attribute("sqlite3.dump", "_iterdump"), this);
    }

    @Method("__enter__(self, /)")
    Object enter() {
        checkAll();
        return this;
    }

    @Method("__exit__(self, type, value, traceback, /)")
    boolean exit(Object type, Object value, Object traceback) {
        boolean clean = type == PyNone.NONE && value == PyNone.NONE && traceback == PyNone.NONE;
        try {
            Calls.method(this, clean ? "commit" : "rollback");
        } catch (Raised e) {
            if (clean && handle != 0 && inTransaction()) {
                rollback();
            }
            throw e;
        }
        return false;
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        checkAll();
        if (args.length != 1 || kwnames != null && kwnames.length > 0 || PyStr.valueOrNull(args[0]) == null) {
            throw typeError("argument 1 must be str, not %T", args.length == 0 ? PyNone.NONE : args[0]);
        }
        return prepare(Text.toUtf16(PyStr.valueOrNull(args[0])));
    }

    // What SQLite calls

    /// An exception in a callback: SQLite gets an error, the words are shown when they are wanted.
    private void failed(Raised e) {
        if (module.tracebacks) {
            Unraisable.report(e, null, PyNone.NONE);
        }
    }

    private void error(int context, String message) {
        int text = engine.string(message);
        engine.call("sqlite3_result_error", context, text, -1);
        engine.free(text);
    }

    private final class Function implements SqliteEngine.Callback {
        private final Object code;

        Function(Object code) {
            this.code = code;
        }

        @Override
        public void function(int context, int count, int values) {
            try {
                Object[] arguments = Values.arguments(engine, count, values);
                Object result = Calls.call(ThreadState.current(), code, arguments, null);
                give(context, result);
            } catch (Raised e) {
                failed(e);
                if (e.matches(PyExc.MemoryError)) {
                    engine.call("sqlite3_result_error_nomem", context);
                } else if (e.matches(PyExc.OverflowError)) {
                    engine.call("sqlite3_result_error_toobig", context);
                } else {
                    error(context, "user-defined function raised exception");
                }
            }
        }
    }

    private void give(int context, Object result) {
        boolean given = false;
        try {
            given = Values.result(engine, context, result);
        } catch (Raised e) {
            failed(e);
        }
        if (!given) {
            error(context, "user-defined function raised exception");
        }
    }

    private final class Aggregate implements SqliteEngine.Callback {
        private final Object code;
        private final Map<Integer, Object> running = new java.util.HashMap<>();

        Aggregate(Object code) {
            this.code = code;
        }

        @Override
        public void step(int context, int count, int values) {
            int place = engine.callInt("sqlite3_aggregate_context", context, 4);
            boolean noStep = true;
            Object instance = running.get(place);
            try {
                if (instance == null || engine.memory.readInt(place) == 0) {
                    try {
                        instance = Calls.call(code);
                    } catch (Raised e) {
                        failed(e);
                        error(context, "user-defined aggregate's '__init__' method raised error");
                        return;
                    }
                    engine.memory.writeI32(place, 1);
                    running.put(place, instance);
                }
                Object step = Attributes.get(instance, "step");
                noStep = false;
                Calls.call(ThreadState.current(), step, Values.arguments(engine, count, values), null);
            } catch (Raised e) {
                if (noStep && e.matches(PyExc.AttributeError)) {
                    engine.pending = e;
                } else {
                    failed(e);
                }
                error(context, "user-defined aggregate's 'step' method raised error");
            }
        }

        @Override
        public void finish(int context) {
            int place = engine.callInt("sqlite3_aggregate_context", context, 0);
            Object instance = place == 0 ? null : running.remove(place);
            if (instance == null) {
                return;
            }
            try {
                Object result = Calls.method(instance, "finalize");
                if (!Values.result(engine, context, result)) {
                    error(context, "user-defined aggregate's 'finalize' method raised error");
                }
            } catch (Raised e) {
                failed(e);
                error(context, "user-defined aggregate's 'finalize' method raised error");
            }
        }
    }

    private void define(String name, int count, int flags, SqliteEngine.Callback callback, boolean aggregate, String problem) {
        engine.lock.lock();
        try {
            int text = engine.string(name);
            int number = callback == null ? 0 : engine.register(callback);
            boolean function = callback != null && !aggregate;
            boolean steps = callback != null && aggregate;
            int code = engine.callInt("sqlite3_create_function_v2", handle, text, count, UTF8 | flags, number,
                    function ? engine.pointer("xFuncPtr") : 0, steps ? engine.pointer("xStepPtr") : 0,
                    steps ? engine.pointer("xFinalPtr") : 0, callback == null ? 0 : engine.pointer("xDestroyPtr"));
            engine.free(text);
            if (code != 0) {
                throw module.raise("OperationalError", problem);
            }
        } finally {
            engine.lock.unlock();
        }
    }

    @Method("create_function(self, /, name, narg, func, *, deterministic=False)")
    void createFunction(String name, int count, Object function, boolean deterministic) {
        checkAll();
        define(name, count, deterministic ? DETERMINISTIC : 0, function == PyNone.NONE ? null : new Function(function), false,
                "Error creating function");
    }

    @Method("create_aggregate(self, /, name, n_arg, aggregate_class)")
    void createAggregate(String name, int count, Object aggregate) {
        checkAll();
        define(name, count, 0, aggregate == PyNone.NONE ? null : new Aggregate(aggregate), true, "Error creating aggregate");
    }

    @Method("create_collation(self, name, callback, /)")
    void createCollation(String name, Object callback) {
        checkAll();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_')) {
                throw module.raise("ProgrammingError", "invalid character in collation name");
            }
        }
        if (callback != PyNone.NONE && !Calls.isCallable(callback)) {
            throw typeError("parameter must be callable");
        }
        SqliteEngine.Callback compare = new SqliteEngine.Callback() {
            @Override
            public int compare(int firstLength, int first, int secondLength, int second) {
                try {
                    byte[] a = engine.memory.readBytes(first, firstLength);
                    byte[] b = engine.memory.readBytes(second, secondLength);
                    Object answer = Calls.call(callback, Codecs.decode(a, PyBytes.of(a), "utf-8", "strict"),
                            Codecs.decode(b, PyBytes.of(b), "utf-8", "strict"));
                    return PyInt.valueOrNull(answer) == null ? 0 : Long.signum(Conversion.toLong(answer));
                } catch (Raised e) {
                    failed(e);
                    return 0;
                }
            }
        };
        engine.lock.lock();
        try {
            int text = engine.string(name);
            boolean on = callback != PyNone.NONE;
            int code = engine.callInt("sqlite3_create_collation_v2", handle, text, UTF8, on ? engine.register(compare) : 0,
                    on ? engine.pointer("xComparePtr") : 0, on ? engine.pointer("xDestroyCollationPtr") : 0);
            engine.free(text);
            if (code != 0) {
                throw failure(code);
            }
        } finally {
            engine.lock.unlock();
        }
    }

    @Method("set_authorizer(self, /, authorizer_callback)")
    void setAuthorizer(Object callback) {
        checkAll();
        engine.lock.lock();
        try {
            engine.forget(authorizer);
            if (callback == PyNone.NONE) {
                engine.call("sqlite3_set_authorizer", handle, 0, 0);
                return;
            }
            authorizer = engine.register(new SqliteEngine.Callback() {
                @Override
                public int authorize(int action, String first, String second, String database, String trigger) {
                    try {
                        Object answer = Calls.call(ThreadState.current(), callback,
                                new Object[] {(long) action, str(first), str(second), str(database), str(trigger)}, null);
                        return PyInt.valueOrNull(answer) == null ? SqliteModule.SQLITE_DENY : Conversion.toInt(answer);
                    } catch (Raised e) {
                        failed(e);
                        return SqliteModule.SQLITE_DENY;
                    }
                }
            });
            if (engine.callInt("sqlite3_set_authorizer", handle, engine.authorizer(), authorizer) != 0) {
                throw module.raise("OperationalError", "Error setting authorizer callback");
            }
        } finally {
            engine.lock.unlock();
        }
    }

    private static Object str(String text) {
        return text == null ? PyNone.NONE : PyStr.fromName(text);
    }

    @Method("set_progress_handler(self, /, progress_handler, n)")
    void setProgressHandler(Object callback, int n) {
        checkAll();
        engine.lock.lock();
        try {
            engine.forget(progress);
            if (callback == PyNone.NONE) {
                engine.call("sqlite3_progress_handler", handle, 0, 0, 0);
                return;
            }
            progress = engine.register(new SqliteEngine.Callback() {
                @Override
                public int progress() {
                    try {
                        return Truth.of(Calls.call(callback)) ? 1 : 0;
                    } catch (Raised e) {
                        failed(e);
                        return 1;
                    }
                }
            });
            engine.call("sqlite3_progress_handler", handle, n, engine.pointer("xProgressPtr"), progress);
        } finally {
            engine.lock.unlock();
        }
    }

    @Method("set_trace_callback(self, /, trace_callback)")
    void setTraceCallback(Object callback) {
        checkAll();
        engine.lock.lock();
        try {
            engine.forget(tracer);
            if (callback == PyNone.NONE) {
                engine.call("sqlite3_trace_v2", handle, 0, 0, 0);
                return;
            }
            tracer = engine.register(new SqliteEngine.Callback() {
                @Override
                public void trace(int statement, int text) {
                    try {
                        Calls.call(callback, str(engine.text(text)));
                    } catch (Raised e) {
                        failed(e);
                    }
                }
            });
            engine.call("sqlite3_trace_v2", handle, 1, engine.tracer(), tracer);
        } finally {
            engine.lock.unlock();
        }
    }

    @Method("backup(self, target, *, pages=-1, progress=None, name='main', sleep=0.250)")
    void backup(Object target, int pages, Object report, String name, double sleep) {
        checkAll();
        if (!(target instanceof PyConnection other)) {
            throw typeError("backup() argument 1 must be sqlite3.Connection, not %T", target);
        }
        other.check();
        if (other == this) {
            throw valueError("target cannot be the same connection instance");
        }
        if (report != PyNone.NONE && !Calls.isCallable(report)) {
            throw typeError("progress argument must be a callable");
        }
        if (other.inTransaction()) {
            throw module.raise("OperationalError", "target is in transaction");
        }
        int step = pages == 0 ? -1 : pages;
        int to = engine.string("main");
        int from = engine.string(name);
        try {
            int running = engine.callInt("sqlite3_backup_init", other.handle, to, handle, from);
            if (running == 0) {
                throw other.failure(1);
            }
            int code;
            do {
                code = engine.callInt("sqlite3_backup_step", running, step);
                if (report != PyNone.NONE) {
                    try {
                        Calls.call(report, (long) code, (long) engine.callInt("sqlite3_backup_remaining", running),
                                (long) engine.callInt("sqlite3_backup_pagecount", running));
                    } catch (Raised e) {
                        engine.call("sqlite3_backup_finish", running);
                        throw e;
                    }
                }
                if (code == BUSY || code == 6) {
                    Patience.breathe();
                    java.util.concurrent.locks.LockSupport.parkNanos((long) (sleep * 1e9));
                }
            } while (code == 0 || code == BUSY || code == 6);
            int ended = engine.callInt("sqlite3_backup_finish", running);
            if (ended != 0) {
                throw other.failure(ended);
            }
        } finally {
            engine.free(to);
            engine.free(from);
        }
    }

    // Attributes

    @Getter("row_factory")
    Object rowFactory() {
        return rowFactory;
    }

    @Setter("row_factory")
    void setRowFactory(Object value) {
        rowFactory = value;
    }

    @Getter("text_factory")
    Object textFactory() {
        return textFactory;
    }

    @Setter("text_factory")
    void setTextFactory(Object value) {
        textFactory = value;
    }

    private void level(Object value) {
        if (value == PyNone.NONE) {
            isolationLevel = value;
            return;
        }
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("isolation_level must be a string or None, not %T", value);
        }
        String text = Text.toUtf16(PyStr.valueOrNull(value));
        for (String known : LEVELS) {
            if (known.equalsIgnoreCase(text)) {
                isolationLevel = value;
                return;
            }
        }
        throw valueError("invalid value for isolation_level");
    }

    @Getter("isolation_level")
    Object isolationLevel() {
        check();
        return isolationLevel;
    }

    @Setter(value = "isolation_level", deletable = true)
    void setIsolationLevel(Object value) {
        if (value == null) {
            throw taipan.objects.Raise.attributeError("cannot delete attribute");
        }
        if (value == PyNone.NONE) {
            isolationLevel = value;
            commit();
        } else {
            level(value);
        }
    }

    @Getter("in_transaction")
    boolean isInTransaction() {
        check();
        return inTransaction();
    }

    @Getter("total_changes")
    long totalChanges() {
        check();
        return engine.callInt("sqlite3_total_changes", handle);
    }

    @Getter("Warning")
    Object warning() {
        return module.error("Warning");
    }

    @Getter("Error")
    Object anyError() {
        return module.error("Error");
    }

    @Getter("InterfaceError")
    Object interfaceError() {
        return module.error("InterfaceError");
    }

    @Getter("DatabaseError")
    Object databaseError() {
        return module.error("DatabaseError");
    }

    @Getter("DataError")
    Object dataError() {
        return module.error("DataError");
    }

    @Getter("OperationalError")
    Object operationalError() {
        return module.error("OperationalError");
    }

    @Getter("IntegrityError")
    Object integrityError() {
        return module.error("IntegrityError");
    }

    @Getter("InternalError")
    Object internalError() {
        return module.error("InternalError");
    }

    @Getter("ProgrammingError")
    Object programmingError() {
        return module.error("ProgrammingError");
    }

    @Getter("NotSupportedError")
    Object notSupportedError() {
        return module.error("NotSupportedError");
    }
}
