package taipan.modules.pickle;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

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
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// The Python `pickle.Unpickler` type.
/// CPython: Modules/_pickle.c (Unpickler_Type)
@PyClass(name = "_pickle.Unpickler", subclassable = true)
public final class PyUnpickler extends PyExtensible {
    public static final PyType TYPE = PyUnpicklerBindings.newType();

    private final PickleModule module;

    /// What does the work; null until `__init__`.
    private ObjectReader reader;

    private PyUnpickler(PyType type) {
        super(type);
        module = PickleModule.of(ThreadState.current());
    }

    @Constructor("Unpickler(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyUnpickler(cls);
    }

    @Init("Unpickler(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")
    void init(Object file, boolean fixImports, String encoding, String errors, Object buffers) {
        ObjectReader made = new ObjectReader(module, this, PickleInput.ofFile(module, file));
        made.configure(fixImports, encoding, errors, buffers);
        reader = made;
        reader.persistentLoad = Attributes.lookup(this, "persistent_load");
    }

    ObjectReader reader() {
        if (reader == null) {
            throw module.unpicklingError("Unpickler.__init__() was not called by %s.__init__()", type().name());
        }
        return reader;
    }

    @Method("load(self, /)")
    Object load(ThreadState ts) {
        return reader().load(ts);
    }

    @Method("find_class(self, module_name, global_name, /)")
    Object findClass(ThreadState ts, Object moduleName, Object globalName) {
        return reader().findClass(ts, moduleName, globalName);
    }

    @Method("__sizeof__(self, /)")
    long sizeOf() {
        return 248;
    }

    @Getter("memo")
    Object memo() {
        return new PyUnpicklerMemoProxy(this);
    }

    @Setter("memo")
    void setMemo(Object value) {
        if (value instanceof PyUnpicklerMemoProxy proxy) {
            reader().memo = proxy.unpickler.reader().memo.copy();
            return;
        }
        if (!(value instanceof PyDict dict)) {
            throw typeError("'memo' attribute must be an UnpicklerMemoProxy object or dict, not %T", value);
        }
        UnpickleMemo memo = new UnpickleMemo();
        for (Object key : dict.keys()) {
            if (PyInt.valueOrNull(key) == null) {
                throw typeError("memo key must be integers");
            }
            long number = Conversion.toSize(key);
            if (number < 0) {
                throw valueError("memo key must be positive integers.");
            }
            memo.put(number, dict.get(key));
        }
        reader().memo = memo;
    }

    @Getter("persistent_load")
    Object persistentLoad() {
        if (reader == null || reader.persistentLoad == null) {
            throw attributeError("persistent_load");
        }
        return reader.persistentLoad;
    }

    @Setter(value = "persistent_load", deletable = true)
    void setPersistentLoad(Object value) {
        if (value == null) {
            throw typeError("attribute deletion is not supported");
        }
        if (!Calls.isCallable(value)) {
            throw typeError("persistent_load must be a callable taking one argument");
        }
        reader().persistentLoad = value;
    }
}
