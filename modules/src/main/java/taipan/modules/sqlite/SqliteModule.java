package taipan.modules.sqlite;

import static taipan.objects.Raise.typeError;

import java.util.HashMap;
import java.util.Map;
import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.Descriptors;
import taipan.modules.ModuleExceptions;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The `_sqlite3` module, over SQLite as a machine in Java.
/// CPython: Modules/_sqlite/module.c, Modules/_sqlite/microprotocols.c
@PyModule("_sqlite3")
public final class SqliteModule {
    @Constant static final String version = "2.6.0";
    @Constant static final int PARSE_DECLTYPES = 1;
    @Constant static final int PARSE_COLNAMES = 2;
    @Constant static final int SQLITE_DENY = 1;

    /// Locks are for all interpreters of the process.
    private static final SqliteLocks LOCKS = new SqliteLocks();

    private static final String[] ACTIONS = {
        "CREATE_INDEX", "CREATE_TABLE", "CREATE_TEMP_INDEX", "CREATE_TEMP_TABLE", "CREATE_TEMP_TRIGGER", "CREATE_TEMP_VIEW",
        "CREATE_TRIGGER", "CREATE_VIEW", "DELETE", "DROP_INDEX", "DROP_TABLE", "DROP_TEMP_INDEX", "DROP_TEMP_TABLE",
        "DROP_TEMP_TRIGGER", "DROP_TEMP_VIEW", "DROP_TRIGGER", "DROP_VIEW", "INSERT", "PRAGMA", "READ", "SELECT", "TRANSACTION",
        "UPDATE", "ATTACH", "DETACH", "ALTER_TABLE", "REINDEX", "ANALYZE", "CREATE_VTABLE", "DROP_VTABLE", "FUNCTION", "SAVEPOINT",
        "RECURSIVE"
    };

    private final InterpreterState interpreter;
    private final Map<String, PyType> errors = new HashMap<>();
    private SqliteEngine engine;
    final PyDict adapters = new PyDict();
    final PyDict converters = new PyDict();
    volatile boolean tracebacks;
    /// Whether there is an adapter for a type that SQLite knows itself.
    private volatile boolean adaptsPlain;

    public SqliteModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
        PyType warning = define("Warning", PyExc.Exception);
        PyType error = define("Error", PyExc.Exception);
        define("InterfaceError", error);
        PyType database = define("DatabaseError", error);
        for (String name : new String[] {"InternalError", "OperationalError", "ProgrammingError", "IntegrityError", "DataError",
            "NotSupportedError"}) {
            define(name, database);
        }
        interpreter.setService(SqliteModule.class, this);
    }

    private PyType define(String name, PyType base) {
        PyType type = ModuleExceptions.define("sqlite3", name, base);
        errors.put(name, type);
        return type;
    }

    static SqliteModule current() {
        return ThreadState.current().interpreter().service(SqliteModule.class);
    }

    PyType[] types() {
        return new PyType[] {PyConnection.TYPE, PyCursor.TYPE, PyRow.TYPE, PyStatement.TYPE, PyPrepareProtocol.TYPE};
    }

    void init(PyModuleObject module) {
        for (Map.Entry<String, PyType> entry : errors.entrySet()) {
            module.add(entry.getKey(), entry.getValue());
        }
        module.add("OptimizedUnicode", PyStr.TYPE);
        module.add("SQLITE_OK", 0L);
        module.add("SQLITE_IGNORE", 2L);
        module.add("SQLITE_DONE", 101L);
        for (int i = 0; i < ACTIONS.length; i++) {
            module.add("SQLITE_" + ACTIONS[i], i + 1L);
        }
        module.add("adapters", adapters);
        module.add("converters", converters);
        module.add("sqlite_version", engine().text(engine().callInt("sqlite3_libversion")));
    }

    synchronized SqliteEngine engine() {
        if (engine == null) {
            engine = new SqliteEngine(Descriptors.hostOf(interpreter), LOCKS);
        }
        return engine;
    }

    PyType error(String name) {
        return errors.get(name);
    }

    Raised raise(String name, String message) {
        return ModuleExceptions.raise(errors.get(name), PyStr.fromName(message));
    }

    /// The exception for one of SQLite's numbers. CPython: _pysqlite_seterror
    Raised raise(int code, String message) {
        return switch (code & 0xFF) {
            case 2, 12 -> raise("InternalError", message);
            case 7 -> Raise.memoryError("");
            case 1, 3, 4, 5, 6, 8, 9, 10, 13, 14, 15, 16, 17 -> raise("OperationalError", message);
            case 18 -> raise("DataError", message);
            case 19, 20 -> raise("IntegrityError", message);
            case 21 -> raise("ProgrammingError", message);
            default -> raise("DatabaseError", message);
        };
    }

    /// The absolute path of a database file.
    String absolute(String path) {
        return Descriptors.of(interpreter).absolute(path);
    }

    // Functions

    @Function("connect(database, timeout=5.0, detect_types=0, isolation_level=NULL, check_same_thread=True, factory=NULL,"
            + " cached_statements=128, uri=False)")
    Object connect(Object database, Object timeout, Object detectTypes, Object isolationLevel, Object checkThread, Object factory,
            Object cachedStatements, Object uri, ThreadState ts) {
        Object maker = factory == null ? PyConnection.TYPE : factory;
        Object level = isolationLevel == null ? "" : isolationLevel;
        Object[] args = {database, timeout, detectTypes, level, checkThread, maker, cachedStatements, uri};
        Object[] names = {"timeout", "detect_types", "isolation_level", "check_same_thread", "factory", "cached_statements", "uri"};
        return Calls.call(ts, maker, args, names);
    }

    @Function("complete_statement(statement)")
    boolean completeStatement(String statement) {
        SqliteEngine machine = engine();
        machine.lock.lock();
        try {
            int text = machine.string(statement);
            boolean complete = machine.callInt("sqlite3_complete", text) != 0;
            machine.free(text);
            return complete;
        } finally {
            machine.lock.unlock();
        }
    }

    @Function("enable_callback_tracebacks(enable, /)")
    void enableCallbackTracebacks(boolean enable) {
        tracebacks = enable;
    }

    @Function("enable_shared_cache(do_enable)")
    void enableSharedCache(boolean enable) {
        if (enable) {
            throw raise("NotSupportedError", "shared caches are not supported");
        }
    }

    @Function("register_adapter(type, adapter, /)")
    void registerAdapter(PyType type, Object adapter) {
        if (type == taipan.objects.PyInt.TYPE || type == taipan.objects.PyFloat.TYPE || type == PyStr.TYPE
                || type == taipan.objects.PyByteArray.TYPE) {
            adaptsPlain = true;
        }
        adapters.put(PyTuple.of(type, PyPrepareProtocol.TYPE), adapter);
    }

    @Function("register_converter(name, converter, /)")
    void registerConverter(Object name, Object converter) {
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("register_converter() argument 1 must be str, not %T", name);
        }
        converters.put(Calls.method(name, "upper"), converter);
    }

    @Function("adapt(obj, proto=NULL, alternate=NULL, /)")
    Object adapt(Object value, Object protocol, Object alternate) {
        Object adapted = adapted(value, protocol == null ? PyPrepareProtocol.TYPE : protocol);
        if (adapted != null) {
            return adapted;
        }
        if (alternate != null) {
            return alternate;
        }
        throw raise("ProgrammingError", "can't adapt");
    }

    boolean adaptsPlain() {
        return adaptsPlain;
    }

    /// What a value becomes, null when nobody knows.
    Object adapted(Object value, Object protocol) {
        Object adapter = adapters.getOrNull(PyTuple.of(PyType.of(value), protocol));
        if (adapter != null) {
            return Calls.call(adapter, value);
        }
        for (int i = 0; i < 2; i++) {
            Object from = i == 0 ? protocol : value;
            Object method = Attributes.lookup(from, i == 0 ? "__adapt__" : "__conform__");
            if (method != null) {
                try {
                    Object answer = Calls.call(method, i == 0 ? value : protocol);
                    if (answer != PyNone.NONE) {
                        return answer;
                    }
                } catch (Raised e) {
                    if (!e.matches(PyExc.TypeError)) {
                        throw e;
                    }
                }
            }
        }
        return null;
    }
}
