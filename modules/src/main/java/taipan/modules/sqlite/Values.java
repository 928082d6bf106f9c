package taipan.modules.sqlite;

import taipan.objects.Buffer;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raise;

/// Values of Python in SQLite and back.
/// CPython: Modules/_sqlite/connection.c (_pysqlite_set_result, _pysqlite_build_py_params)
final class Values {
    private static final int INTEGER = 1;
    private static final int FLOAT = 2;
    private static final int TEXT = 3;
    private static final int NULL = 5;
    /// SQLite copies what it is given.
    private static final int TRANSIENT = -1;

    private Values() {}

    /// The arguments of a function that SQLite calls.
    static Object[] arguments(SqliteEngine engine, int count, int values) {
        Object[] arguments = new Object[count];
        for (int i = 0; i < count; i++) {
            int value = engine.memory.readInt(values + 4 * i);
            arguments[i] = switch (engine.callInt("sqlite3_value_type", value)) {
                case INTEGER -> engine.call("sqlite3_value_int64", value);
                case FLOAT -> Double.longBitsToDouble(engine.call("sqlite3_value_double", value));
                case TEXT -> {
                    int at = engine.callInt("sqlite3_value_text", value);
                    byte[] bytes = engine.memory.readBytes(at, engine.callInt("sqlite3_value_bytes", value));
                    yield Codecs.decode(bytes, PyBytes.of(bytes), "utf-8", "strict");
                }
                case NULL -> PyNone.NONE;
                default -> {
                    int at = engine.callInt("sqlite3_value_blob", value);
                    int size = engine.callInt("sqlite3_value_bytes", value);
                    yield PyBytes.of(size == 0 ? new byte[0] : engine.memory.readBytes(at, size));
                }
            };
        }
        return arguments;
    }

    /// Gives the result of a function; false for a value that SQLite has no type for.
    static boolean result(SqliteEngine engine, int context, Object value) {
        if (value == PyNone.NONE) {
            engine.call("sqlite3_result_null", context);
        } else if (PyInt.valueOrNull(value) != null) {
            engine.call("sqlite3_result_int64", context, Conversion.toLong(value));
        } else if (PyFloat.valueOrNull(value) != null) {
            engine.call("sqlite3_result_double", context, Double.doubleToRawLongBits(Conversion.toDouble(value)));
        } else if (PyStr.valueOrNull(value) != null) {
            byte[] bytes = Codecs.encodeToBytes(PyStr.valueOrNull(value), "utf-8", null);
            int at = engine.bytes(bytes);
            engine.call("sqlite3_result_text", context, at, bytes.length, TRANSIENT);
            engine.free(at);
        } else if (Buffer.isBuffer(value)) {
            byte[] bytes = Buffer.bytesOf(value);
            int at = engine.bytes(bytes);
            engine.call("sqlite3_result_blob", context, at, bytes.length, TRANSIENT);
            engine.free(at);
        } else {
            return false;
        }
        return true;
    }

    /// Binds a parameter; -1 for a value that SQLite has no type for, else SQLite's number.
    static int bind(SqliteEngine engine, int statement, int position, Object value) {
        if (value == PyNone.NONE) {
            return engine.callInt("sqlite3_bind_null", statement, position);
        }
        if (PyInt.valueOrNull(value) != null) {
            return engine.callInt("sqlite3_bind_int64", statement, position, toLong(value));
        }
        if (PyFloat.valueOrNull(value) != null) {
            long bits = Double.doubleToRawLongBits(Conversion.toDouble(value));
            return engine.callInt("sqlite3_bind_double", statement, position, bits);
        }
        boolean text = PyStr.valueOrNull(value) != null;
        if (!text && !Buffer.isBuffer(value)) {
            return -1;
        }
        byte[] bytes = text ? Codecs.encodeToBytes(PyStr.valueOrNull(value), "utf-8", null) : contiguous(value);
        int at = engine.bytes(bytes);
        try {
            return engine.callInt(text ? "sqlite3_bind_text" : "sqlite3_bind_blob", statement, position, at, bytes.length, TRANSIENT);
        } finally {
            engine.free(at);
        }
    }

    private static byte[] contiguous(Object value) {
        Buffer buffer = Buffer.of(value, Buffer.FULL_RO);
        try {
            if (!buffer.isContiguous()) {
                throw Raise.valueError("could not convert BLOB to buffer");
            }
            return buffer.toBytes();
        } finally {
            buffer.release();
        }
    }

    private static long toLong(Object value) {
        if (PyInt.valueOrNull(value) instanceof Long number) {
            return number;
        }
        throw Raise.overflowError("Python int too large to convert to SQLite INTEGER");
    }
}
