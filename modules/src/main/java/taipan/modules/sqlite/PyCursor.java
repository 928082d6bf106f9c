package taipan.modules.sqlite;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Locale;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Sequences;
import taipan.text.Text;

/// `sqlite3.Cursor`.
/// CPython: Modules/_sqlite/cursor.c, Modules/_sqlite/statement.c
@PyClass(name = "sqlite3.Cursor", subclassable = true, weakrefs = true)
public final class PyCursor extends PyExtensible {
    public static final PyType TYPE = PyCursorBindings.newType();

    private static final int ROW = 100;
    private static final int DONE = 101;

    private PyConnection connection;
    private Object description = PyNone.NONE;
    private Object[] converters;
    private Object lastRowId = PyNone.NONE;
    private long rowCount = -1;
    private PyStatement statement;
    /// The next row, read ahead.
    private Object next;
    private boolean closed;
    private boolean locked;
    private boolean reset;

    Object rowFactory = PyNone.NONE;

    private long arraySize = 1;

    PyCursor(PyType type) {
        super(type);
    }

    @Constructor("Cursor(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyCursor(cls);
    }

    @Init("Cursor(self, connection, /)")
    void init(PyConnection owner) {
        if (locked) {
            throw module().raise("ProgrammingError", "Recursive use of cursors not allowed.");
        }
        owner.checkThread();
        connection = owner;
        closed = false;
        statement = null;
        next = null;
        description = PyNone.NONE;
        rowFactory = PyNone.NONE;
        if (owner.initialized && owner.handle != 0) {
            owner.register(this);
        }
    }

    private SqliteModule module() {
        return connection == null ? SqliteModule.current() : connection.module;
    }

    private void check() {
        if (connection == null) {
            throw module().raise("ProgrammingError", "Base Cursor.__init__ not called.");
        }
        if (closed) {
            throw module().raise("ProgrammingError", "Cannot operate on a closed cursor.");
        }
        if (locked) {
            throw module().raise("ProgrammingError", "Recursive use of cursors not allowed.");
        }
        connection.checkThread();
        connection.check();
    }

    void rolledBack() {
        reset = true;
        release();
    }

    private void release() {
        if (statement != null) {
            PyStatement old = statement;
            statement = null;
            connection.release(old);
        }
    }

    // Parameters

    private Object adapted(Object value) {
        PyType type = PyType.of(value);
        boolean plain = type == PyInt.TYPE || type == PyFloat.TYPE || type == PyStr.TYPE || type == PyByteArray.TYPE || value == PyNone.NONE;
        if (plain && !connection.module.adaptsPlain()) {
            return value;
        }
        Object adapted = connection.module.adapted(value, PyPrepareProtocol.TYPE);
        return adapted == null ? value : adapted;
    }

    private void bind(PyStatement target, Object parameters) {
        SqliteEngine engine = connection.engine;
        int count = target.handle == 0 ? 0 : engine.callInt("sqlite3_bind_parameter_count", target.handle);
        boolean sequence = parameters instanceof PyTuple || parameters instanceof PyList
                || !(parameters instanceof PyDict) && Sequences.isSequence(parameters);
        if (sequence) {
            long given = Sequences.length(parameters);
            if (given != count) {
                throw connection.module.raise("ProgrammingError", "Incorrect number of bindings supplied. The current statement uses "
                        + count + ", and there are " + given + " supplied.");
            }
            for (int i = 0; i < count; i++) {
                Object value = adapted(Sequences.item(parameters, i));
                bind(target, i + 1, value, Integer.toString(i));
            }
            return;
        }
        if (!(parameters instanceof PyDict) && PyType.of(parameters).lookup("__getitem__") == null) {
            throw valueError("parameters are of unsupported type");
        }
        for (int i = 1; i <= count; i++) {
            String name = engine.text(engine.callInt("sqlite3_bind_parameter_name", target.handle, i));
            if (name == null) {
                throw connection.module.raise("ProgrammingError",
                        "Binding " + i + " has no name, but you supplied a dictionary (which has only names).");
            }
            String key = name.substring(1);
            Object value;
            try {
                value = Sequences.getItem(parameters, PyStr.fromName(key));
            } catch (Raised e) {
                if (!e.matches(PyExc.LookupError)) {
                    throw e;
                }
                throw connection.module.raise("ProgrammingError", "You did not supply a value for binding parameter :" + key + ".");
            }
            bind(target, i, adapted(value), ":" + key);
        }
    }

    private void bind(PyStatement target, int position, Object value, String name) {
        int code = Values.bind(connection.engine, target.handle, position, value);
        if (code == -1) {
            throw connection.module.raise("InterfaceError", "Error binding parameter " + name + " - probably unsupported type.");
        }
        if (code != 0) {
            throw connection.failure(code);
        }
    }

    // Executing

    private Object run(boolean many, Object sql, Object parameters) {
        check();
        if (PyStr.valueOrNull(sql) == null) {
            throw typeError("%s argument 1 must be str, not %T", many ? "executemany()" : "execute()", sql);
        }
        locked = true;
        reset = false;
        try {
            execute(many, PyStr.valueOrNull(sql), parameters);
        } catch (Raised e) {
            rowCount = -1;
            release();
            next = null;
            throw e;
        } finally {
            locked = false;
        }
        return this;
    }

    private void execute(boolean many, Object sql, Object parameters) {
        Object rows;
        if (many) {
            rows = Iteration.iter(parameters);
        } else {
            rows = Iteration.iter(PyList.of(parameters == null ? PyTuple.EMPTY : parameters));
        }
        release();
        next = null;
        description = PyNone.NONE;
        rowCount = -1;
        statement = connection.statement(sql);
        statement.inUse = true;
        if (many && !statement.changesData) {
            throw connection.module.raise("ProgrammingError", "executemany() can only execute DML statements.");
        }
        boolean changes = statement.changesData;
        rowCount = changes ? 0 : -1;
        SqliteEngine engine = connection.engine;
        if (statement.handle == 0) {
            release();
            return;
        }
        if (changes) {
            connection.begin();
        }
        int code = DONE;
        Object row;
        while ((row = Iteration.next(rows)) != null) {
            engine.call("sqlite3_reset", statement.handle);
            bind(statement, row);
            code = connection.step(statement.handle);
            if (code != ROW && code != DONE) {
                engine.call("sqlite3_reset", statement.handle);
                throw connection.failure(code);
            }
            if (description == PyNone.NONE) {
                describe();
            }
            if (changes) {
                rowCount += engine.callInt("sqlite3_changes", connection.handle);
            }
            if (code == ROW && many) {
                throw connection.module.raise("ProgrammingError", "executemany() can only execute DML statements.");
            }
        }
        if (!many) {
            lastRowId = engine.call("sqlite3_last_insert_rowid", connection.handle);
        }
        if (code == ROW) {
            next = row();
        } else {
            release();
        }
    }

    private void describe() {
        SqliteEngine engine = connection.engine;
        int count = engine.callInt("sqlite3_column_count", statement.handle);
        converters = new Object[count];
        if (count == 0) {
            return;
        }
        Object[] columns = new Object[count];
        for (int i = 0; i < count; i++) {
            String name = engine.text(engine.callInt("sqlite3_column_name", statement.handle, i));
            if ((connection.detectTypes & SqliteModule.PARSE_COLNAMES) != 0) {
                int open = name.indexOf('[');
                int close = name.indexOf(']', open + 1);
                if (open >= 0 && close > open) {
                    converters[i] = converter(name.substring(open + 1, close));
                }
                if (open > 0) {
                    name = name.substring(0, name.charAt(open - 1) == ' ' ? open - 1 : open);
                }
            }
            if (converters[i] == null && (connection.detectTypes & SqliteModule.PARSE_DECLTYPES) != 0) {
                String declared = engine.text(engine.callInt("sqlite3_column_decltype", statement.handle, i));
                if (declared != null) {
                    int end = 0;
                    while (end < declared.length() && declared.charAt(end) != ' ' && declared.charAt(end) != '(') {
                        end++;
                    }
                    converters[i] = converter(declared.substring(0, end));
                }
            }
            Object none = PyNone.NONE;
            columns[i] = PyTuple.of(PyStr.fromName(name), none, none, none, none, none, none);
        }
        description = PyTuple.of(columns);
    }

    private Object converter(String name) {
        return connection.module.converters.getOrNull((Object) name.toUpperCase(Locale.ROOT));
    }

    private Object row() {
        SqliteEngine engine = connection.engine;
        int count = engine.callInt("sqlite3_data_count", statement.handle);
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(engine, i);
        }
        return PyTuple.of(values);
    }

    private byte[] bytes(SqliteEngine engine, String function, int column) {
        int at = engine.callInt(function, statement.handle, column);
        int size = engine.callInt("sqlite3_column_bytes", statement.handle, column);
        return size == 0 ? new byte[0] : engine.memory.readBytes(at, size);
    }

    private Object value(SqliteEngine engine, int column) {
        if (statement == null) {
            throw connection.module.raise("ProgrammingError", "Recursive use of cursors not allowed.");
        }
        int type = engine.callInt("sqlite3_column_type", statement.handle, column);
        Object converter = converters != null && column < converters.length ? converters[column] : null;
        if (converter != null) {
            byte[] bytes = type == 5 ? new byte[0] : bytes(engine, "sqlite3_column_blob", column);
            return bytes.length == 0 ? PyNone.NONE : Calls.call(converter, PyBytes.of(bytes));
        }
        switch (type) {
            case 1:
                return engine.call("sqlite3_column_int64", statement.handle, column);
            case 2:
                return Double.longBitsToDouble(engine.call("sqlite3_column_double", statement.handle, column));
            case 3:
                byte[] text = bytes(engine, "sqlite3_column_text", column);
                return text(text, engine, column);
            case 5:
                return PyNone.NONE;
            default:
                return PyBytes.of(bytes(engine, "sqlite3_column_blob", column));
        }
    }

    private Object text(byte[] text, SqliteEngine engine, int column) {
        Object factory = connection.textFactory;
        if (factory == PyBytes.TYPE) {
            return PyBytes.of(text);
        }
        if (factory != PyStr.TYPE) {
            return Calls.call(factory, PyBytes.of(text));
        }
        try {
            return Codecs.decode(text, PyBytes.of(text), "utf-8", "strict");
        } catch (Raised e) {
            if (!e.matches(PyExc.UnicodeDecodeError)) {
                throw e;
            }
            String name = engine.text(engine.callInt("sqlite3_column_name", statement.handle, column));
            String shown = new String(text, java.nio.charset.StandardCharsets.UTF_8);
            throw connection.module.raise("OperationalError", "Could not decode to UTF-8 column '" + name + "' with text '" + shown + "'");
        }
    }

    @Method("execute(self, sql, parameters=NULL, /)")
    Object execute(Object sql, Object parameters) {
        return run(false, sql, parameters);
    }

    @Method("executemany(self, sql, seq_of_parameters, /)")
    Object executeMany(Object sql, Object parameters) {
        return run(true, sql, parameters);
    }

    @Method("executescript(self, sql_script, /)")
    Object executeScript(Object script) {
        check();
        if (PyStr.valueOrNull(script) == null) {
            throw valueError("script argument must be unicode.");
        }
        String rest = Text.toUtf16(PyStr.valueOrNull(script));
        if (rest.indexOf('\0') >= 0) {
            throw valueError("embedded null character");
        }
        connection.commit();
        SqliteEngine engine = connection.engine;
        int text = engine.bytes(Codecs.encodeToBytes(PyStr.valueOrNull(script), "utf-8", null));
        int holder = engine.allocate(8);
        try {
            int at = text;
            while (engine.memory.read(at) != 0) {
                int code;
                engine.lock.lock();
                try {
                    code = engine.callInt("sqlite3_prepare_v2", connection.handle, at, -1, holder, holder + 4);
                } finally {
                    engine.lock.unlock();
                }
                if (code != 0) {
                    throw connection.failure(code);
                }
                int made = engine.memory.readInt(holder);
                at = engine.memory.readInt(holder + 4);
                code = DONE;
                while (made != 0 && (code = connection.step(made)) == ROW) {
                    // What a script selects is not asked for.
                }
                Raised problem = code == DONE ? null : connection.failure(code);
                engine.call("sqlite3_finalize", made);
                if (problem != null) {
                    throw problem;
                }
            }
        } finally {
            engine.free(holder);
            engine.free(text);
        }
        return this;
    }

    // Fetching

    public Object __iter__() {
        return this;
    }

    public Object __next__() {
        check();
        if (reset) {
            throw connection.module.raise("InterfaceError", "Cursor needed to be reset because of commit/rollback and can no longer be fetched from.");
        }
        Object row = next;
        if (row == null) {
            release();
            return null;
        }
        next = null;
        Object made = rowFactory == PyNone.NONE ? row : Calls.call(rowFactory, this, row);
        if (statement != null) {
            locked = true;
            try {
                int code = connection.step(statement.handle);
                if (code == ROW) {
                    next = row();
                } else {
                    Raised problem = code == DONE ? null : connection.failure(code);
                    release();
                    if (problem != null) {
                        throw problem;
                    }
                }
            } finally {
                locked = false;
            }
        }
        return made;
    }

    @Method("fetchone(self, /)")
    Object fetchOne() {
        Object row = __next__();
        return row == null ? PyNone.NONE : row;
    }

    @Method("fetchmany(self, /, size=NULL)")
    Object fetchMany(Object size) {
        long most = size == null ? arraySize : Conversion.toLong(size);
        PyList rows = new PyList();
        Object row;
        while ((most <= 0 || rows.size() < most) && (row = __next__()) != null) {
            rows.append(row);
        }
        return rows;
    }

    @Method("fetchall(self, /)")
    Object fetchAll() {
        PyList rows = new PyList();
        Object row;
        while ((row = __next__()) != null) {
            rows.append(row);
        }
        return rows;
    }

    @Method("close(self, /)")
    void close() {
        if (locked) {
            throw module().raise("ProgrammingError", "Recursive use of cursors not allowed.");
        }
        if (connection == null) {
            throw module().raise("ProgrammingError", "Base Cursor.__init__ not called.");
        }
        connection.checkThread();
        connection.check();
        release();
        next = null;
        closed = true;
    }

    @Method("setinputsizes(self, sizes, /)")
    void setInputSizes(Object sizes) {}

    @Method("setoutputsize(self, size, column=None, /)")
    void setOutputSize(Object size, Object column) {}

    // Attributes

    @Getter("row_factory")
    Object rowFactory() {
        return rowFactory;
    }

    @Setter("row_factory")
    void setRowFactory(Object value) {
        rowFactory = value;
    }

    @Getter("connection")
    Object connection() {
        return connection == null ? PyNone.NONE : connection;
    }

    @Getter("description")
    Object description() {
        return description;
    }

    @Getter("lastrowid")
    Object lastRowId() {
        return lastRowId;
    }

    @Getter("rowcount")
    long rowCount() {
        return rowCount;
    }

    @Getter("arraysize")
    long arraySize() {
        return arraySize;
    }

    @Setter("arraysize")
    void setArraySize(Object value) {
        arraySize = Conversion.toInt(value);
    }
}
