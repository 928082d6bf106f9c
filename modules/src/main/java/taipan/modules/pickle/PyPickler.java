package taipan.modules.pickle;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyInt;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// The Python `pickle.Pickler` type.
/// CPython: Modules/_pickle.c (Pickler_Type)
@PyClass(name = "_pickle.Pickler", subclassable = true)
public final class PyPickler extends PyExtensible {
    public static final PyType TYPE = PyPicklerBindings.newType();

    private final PickleModule module;

    /// What does the work; null until `__init__`.
    private ObjectWriter writer;

    /// What a program sets, which it may do before `__init__`; null when the common table counts.
    private Object dispatchTable;

    private PyPickler(PyType type) {
        super(type);
        module = PickleModule.of(ThreadState.current());
    }

    @Constructor("Pickler(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyPickler(cls);
    }

    static Object writeOf(Object file) {
        Object write = Attributes.lookup(file, "write");
        if (write == null) {
            throw typeError("file must have a 'write' attribute");
        }
        return write;
    }

    @Init("Pickler(self, file, protocol=None, fix_imports=True, buffer_callback=None)")
    void init(Object file, Object protocol, boolean fixImports, Object bufferCallback) {
        ObjectWriter made = new ObjectWriter(module, writeOf(file));
        made.configure(protocol, fixImports, bufferCallback);
        writer = made;
        writer.persistentId = Attributes.lookup(this, "persistent_id");
        dispatchTable = Attributes.lookup(this, "dispatch_table");
    }

    ObjectWriter writer() {
        if (writer == null) {
            throw module.picklingError("Pickler.__init__() was not called by %s.__init__()", type().name());
        }
        return writer;
    }

    @Method("clear_memo(self, /)")
    void clearMemo() {
        if (writer != null) {
            writer.memo = new PickleMemo();
        }
    }

    @Method("dump(self, obj, /)")
    void dump(ThreadState ts, Object obj) {
        ObjectWriter w = writer();
        w.reducerOverride = Attributes.lookup(this, "reducer_override");
        w.dispatchTable = dispatchTable;
        w.out.clear();
        w.dump(ts, obj);
        w.out.flush(ts);
    }

    @Method("__sizeof__(self, /)")
    long sizeOf() {
        return 184;
    }

    @Getter("memo")
    Object memo() {
        return new PyPicklerMemoProxy(this);
    }

    @Setter("memo")
    void setMemo(Object value) {
        if (value instanceof PyPicklerMemoProxy proxy) {
            writer().memo = proxy.pickler.writer().memo.copy();
            return;
        }
        if (!(value instanceof PyDict dict)) {
            throw typeError("'memo' attribute must be a PicklerMemoProxy object or dict, not %T", value);
        }
        PickleMemo memo = new PickleMemo();
        for (Object entry : dict.values()) {
            if (!(entry instanceof PyTuple pair) || pair.size() != 2) {
                throw typeError("'memo' values must be 2-item tuples");
            }
            memo.put(pair.at(1), Conversion.toInt(pair.at(0)));
        }
        writer().memo = memo;
    }

    @Getter("persistent_id")
    Object persistentId() {
        if (writer == null || writer.persistentId == null) {
            throw attributeError("persistent_id");
        }
        return writer.persistentId;
    }

    @Setter(value = "persistent_id", deletable = true)
    void setPersistentId(Object value) {
        if (value == null) {
            throw typeError("attribute deletion is not supported");
        }
        if (!Calls.isCallable(value)) {
            throw typeError("persistent_id must be a callable taking one argument");
        }
        writer().persistentId = value;
    }

    @Getter("dispatch_table")
    Object dispatchTable() {
        if (dispatchTable == null) {
            throw attributeError("dispatch_table");
        }
        return dispatchTable;
    }

    @Setter(value = "dispatch_table", deletable = true)
    void setDispatchTable(Object value) {
        if (value == null && dispatchTable == null) {
            throw attributeError("dispatch_table");
        }
        dispatchTable = value;
    }

    @Getter("bin")
    long bin() {
        return writer().binary ? 1 : 0;
    }

    @Setter("bin")
    void setBin(Object value) {
        writer().binary = flag(value);
    }

    @Getter("fast")
    long fast() {
        return writer().fast ? 1 : 0;
    }

    @Setter("fast")
    void setFast(Object value) {
        writer().fast = flag(value);
    }

    private static boolean flag(Object value) {
        if (PyInt.valueOrNull(value) == null) {
            throw typeError("an integer is required (got type %T)", value);
        }
        return Conversion.toInt(value) != 0;
    }
}
