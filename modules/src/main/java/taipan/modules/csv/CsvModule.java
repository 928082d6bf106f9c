package taipan.modules.csv;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The `_csv` module.
/// CPython: Modules/_csv.c
@PyModule("_csv")
public final class CsvModule {
    @Constant static final String __version__ = "1.0";
    @Constant static final int QUOTE_MINIMAL = PyDialect.QUOTE_MINIMAL;
    @Constant static final int QUOTE_ALL = PyDialect.QUOTE_ALL;
    @Constant static final int QUOTE_NONNUMERIC = PyDialect.QUOTE_NONNUMERIC;
    @Constant static final int QUOTE_NONE = PyDialect.QUOTE_NONE;

    volatile long fieldLimit = 128 * 1024;

    private final PyType error;
    private final PyDict dialects = new PyDict();

    public CsvModule(InterpreterState interpreter) {
        error = ModuleExceptions.define("_csv", "Error", PyExc.Exception);
        interpreter.setService(CsvModule.class, this);
    }

    static CsvModule current() {
        return ThreadState.current().interpreter().service(CsvModule.class);
    }

    PyType[] types() {
        return new PyType[] {PyDialect.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("Reader", PyCsvReader.TYPE);
        module.add("Writer", PyCsvWriter.TYPE);
        module.add("Error", error);
        module.add("_dialects", dialects);
    }

    Raised error(String message) {
        return ModuleExceptions.raise(error, message);
    }

    /// A registered dialect.
    Object dialect(Object name) {
        Object found = dialects.getOrNull(name);
        if (found == null) {
            throw error("unknown dialect");
        }
        return found;
    }

    /// The number of positional arguments, which must be one or two.
    private static int oneOrTwo(Object[] args, Object[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        if (positional < 1) {
            throw typeError(" expected at least 1 argument, got 0");
        }
        if (positional > 2) {
            throw typeError(" expected at most 2 arguments, got %d", positional);
        }
        return positional;
    }

    private static PyDialect dialect(Object[] args, int positional, Object[] kwnames) {
        return PyDialect.of(positional == 2 ? args[1] : null, args, positional, kwnames);
    }

    @Function("reader(*args, **kwargs)")
    Object reader(Object[] args, Object[] kwnames) {
        int positional = oneOrTwo(args, kwnames);
        Object source = Iteration.iter(args[0]);
        return new PyCsvReader(this, source, dialect(args, positional, kwnames));
    }

    @Function("writer(*args, **kwargs)")
    Object writer(Object[] args, Object[] kwnames) {
        int positional = oneOrTwo(args, kwnames);
        Object write = Attributes.lookup(args[0], "write");
        if (write == null || !Calls.isCallable(write)) {
            throw typeError("argument 1 must have a \"write\" method");
        }
        return new PyCsvWriter(this, write, dialect(args, positional, kwnames));
    }

    @Function("list_dialects()")
    Object listDialects() {
        return PyList.of(dialects.keys());
    }

    @Function("register_dialect(*args, **kwargs)")
    void registerDialect(Object[] args, Object[] kwnames) {
        int positional = oneOrTwo(args, kwnames);
        if (PyStr.valueOrNull(args[0]) == null) {
            throw typeError("dialect name must be a string");
        }
        dialects.put(args[0], dialect(args, positional, kwnames));
    }

    @Function("unregister_dialect(name, /)")
    void unregisterDialect(Object name) {
        if (dialects.remove(name) == null) {
            throw error("unknown dialect");
        }
    }

    @Function("get_dialect(name, /)")
    Object getDialect(Object name) {
        return dialect(name);
    }

    @Function("field_size_limit(limit=NULL, /)")
    long fieldSizeLimit(Object limit) {
        long old = fieldLimit;
        if (limit != null) {
            if (PyType.of(limit) != PyInt.TYPE) {
                throw typeError("limit must be an integer");
            }
            fieldLimit = Conversion.toLong(limit);
        }
        return old;
    }
}
