package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Natives;
import taipan.modules.FileNames;
import taipan.modules.ModuleExceptions;
import taipan.modules.unix.SystemCalls;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// The `_ctypes` module.
///
/// Differs from CPython: Python's own C interface is not there to be called, and Python objects have no address.
/// CPython: Modules/_ctypes/_ctypes.c, Modules/_ctypes/callproc.c
@PyModule("_ctypes")
public final class CtypesModule extends SystemCalls {
    private static final String CONSTANTS = "FUNCFLAG_CDECL=1 FUNCFLAG_USE_ERRNO=8 FUNCFLAG_USE_LASTERROR=16 FUNCFLAG_PYTHONAPI=4 RTLD_LOCAL=0"
            + " RTLD_GLOBAL=256";
    private static final long RTLD_NOW = 2;
    // Addresses that stand for Java code; no C function is there.
    private static final long CAST = 0x11;
    private static final long STRING_AT = 0x12;
    private static final long WSTRING_AT = 0x13;

    private record ArrayKey(PyType element, long length) {}

    final PyType argumentError = ModuleExceptions.define("ctypes", "ArgumentError", PyExc.Exception);
    private final Map<ArrayKey, PyType> arrays = new ConcurrentHashMap<>();
    private final Map<Character, PyType> plain = new ConcurrentHashMap<>();
    private final PyDict pointers = new PyDict();
    private final Map<Long, Object> numbered = new ConcurrentHashMap<>();
    private final AtomicLong lastNumber = new AtomicLong(0x10000);
    private final ThreadLocal<Integer> errno = ThreadLocal.withInitial(() -> 0);

    public CtypesModule(InterpreterState interpreter) {
        super(interpreter, "_ctypes");
        interpreter.setService(CtypesModule.class, this);
        // Finding the function later would make the system forget the error it is asked for.
        natives.call(CFunction.DLERROR, 0, 0, 0);
    }

    static CtypesModule current() {
        return ThreadState.current().interpreter().serviceOrNull(CtypesModule.class);
    }

    PyType[] types() {
        return new PyType[] {PySimpleData.TYPE, PyStructureData.TYPE, PyUnionData.TYPE, PyArrayData.TYPE, PyPointerData.TYPE, PyFunctionPointer.TYPE};
    }

    void init(PyModuleObject module) {
        addConstants(module, CONSTANTS);
        module.add("ArgumentError", argumentError);
        module.add("__version__", "1.1.0");
        module.add("_pointer_type_cache", pointers);
        module.add("_cast_addr", CAST);
        module.add("_string_at_addr", STRING_AT);
        module.add("_wstring_at_addr", WSTRING_AT);
        module.add("_memmove_addr", natives.symbol("memmove"));
        module.add("_memset_addr", natives.symbol("memset"));
    }

    PyType arrayOf(PyType element, long length, Supplier<PyType> maker) {
        ArrayKey key = new ArrayKey(element, length);
        PyType known = arrays.get(key);
        if (known == null) {
            known = maker.get();
            arrays.put(key, known);
        }
        return known;
    }

    /// Notes the class of a letter, for the arguments that functions take undeclared.
    void remember(char code, PyType type) {
        plain.putIfAbsent(code, type);
    }

    PyType plainType(char code) {
        return plain.get(code);
    }

    /// The number by which C memory refers to a Python object.
    long numberOf(Object object) {
        long number = lastNumber.addAndGet(16);
        numbered.put(number, object);
        return number;
    }

    Object objectOf(long number) {
        return numbered.get(number);
    }

    // Calls that Java code answers

    Object special(long address, Object[] args) {
        if (address == CAST) {
            return cast(args[0], args[1], args[2]);
        }
        if (address == STRING_AT || address == WSTRING_AT) {
            long at = pointer(args[0]);
            int size = args.length > 1 ? (int) Conversion.toLong(args[1] instanceof CData d ? Attributes.get(d, "value") : args[1]) : -1;
            if (at == 0) {
                throw valueError("NULL pointer access");
            }
            CData.check(at, Math.max(1, size));
            if (address == WSTRING_AT) {
                return Values.wide(at, size);
            }
            return PyBytes.of(size < 0 ? natives.string(at) : natives.memory(at, size).get(0, size));
        }
        return null;
    }

    private static long pointer(Object o) {
        if (o instanceof CData d) {
            return d.layout().form == CType.Form.ARRAY ? d.address() : d.bytes.getLong(0);
        }
        if (o instanceof PyArgument a) {
            return a.data == null ? a.address : a.data.bytes.getLong(0);
        }
        if (o == PyNone.NONE) {
            return 0;
        }
        if (PyInt.valueOrNull(o) != null) {
            return ((Number) PyInt.valueOrNull(o)).longValue();
        }
        throw Raise.with(current().argumentError, "argument 1: <class 'TypeError'>: wrong type");
    }

    private Object cast(Object from, Object source, Object target) {
        CType t = CType.ofOrNull(target);
        if (t == null || t.form != CType.Form.POINTER && t.form != CType.Form.FUNCTION
                && !(t.form == CType.Form.SIMPLE && "sPzUZXO".indexOf(t.code) >= 0)) {
            throw typeError("cast() argument 2 must be a pointer, not %s", target instanceof PyType p ? p.name() : "object");
        }
        CData made = Instances.fresh((PyType) target);
        CMemory copy = null;
        if (from instanceof PyBytes b) {
            copy = CMemory.string(b.array());
        } else if (PyStr.valueOrNull(from) != null) {
            copy = Values.wideString(PyStr.valueOrNull(from));
        }
        made.bytes.putLong(0, copy != null ? copy.address() : pointer(from));
        made.keep(1, copy == null ? source : new Values.Kept(source, copy));
        return made;
    }

    // Libraries

    @Function("dlopen(name, flag=0, /)")
    long dlopen(Object name, int mode) {
        CMemory path = name == PyNone.NONE ? null : Natives.path(FileNames.of(name, "dlopen", "").text());
        long handle = natives.call(CFunction.DLOPEN, path == null ? 0 : path.address(), mode | RTLD_NOW, 0);
        if (handle == 0) {
            throw Raise.with(PyExc.OSError, PyStr.fromName(lastError()));
        }
        return handle;
    }

    @Function("dlclose(handle, /)")
    void dlclose(long handle) {
        if (natives.call(CFunction.DLCLOSE, handle, 0, 0) != 0) {
            throw Raise.with(PyExc.OSError, PyStr.fromName(lastError()));
        }
    }

    String lastError() {
        long text = natives.call(CFunction.DLERROR, 0, 0, 0);
        return text == 0 ? "dlsym error" : Natives.decode(natives.string(text));
    }

    long symbolOrZero(long handle, String name) {
        CMemory text = Natives.path(name);
        return natives.call(CFunction.DLSYM, handle, text.address(), 0);
    }

    @Function("dlsym(handle, name, /)")
    Object dlsym(long handle, String name) {
        long address = symbolOrZero(handle, name);
        if (address == 0) {
            throw Raise.with(PyExc.OSError, PyStr.fromName(lastError()));
        }
        return Values.unsigned(address);
    }

    @Function("call_function(func, args, /)")
    Object callFunction(long address, Object args) {
        return Foreign.call(address, 0, null, null, taipan.objects.Iteration.toArray(args));
    }

    @Function("call_cdeclfunction(func, args, /)")
    Object callCdeclFunction(long address, Object args) {
        return callFunction(address, args);
    }

    // Errno

    int swapErrno(int value) {
        int old = errno.get();
        errno.set(value);
        return old;
    }

    @Function("get_errno()")
    int getErrno() {
        return errno.get();
    }

    @Function("set_errno(value, /)")
    int setErrno(int value) {
        return swapErrno(value);
    }

    // Types

    @Function("POINTER(type, /)")
    Object pointerType(Object type) {
        Object known = pointers.getOrNull(type);
        if (known != null) {
            return known;
        }
        Object made;
        if (PyStr.valueOrNull(type) != null) {
            made = Calls.call(PyType.of(PyPointerData.TYPE), PyStr.fromName("LP_" + PyStr.toName(type)), PyTuple.of(PyPointerData.TYPE), new PyDict());
            pointers.put((Object) taipan.objects.Identity.id(made), made);
            return made;
        }
        if (!(type instanceof PyType t)) {
            throw typeError("must have a ctypes type");
        }
        PyDict namespace = new PyDict();
        namespace.put("_type_", t);
        made = Calls.call(PyType.of(PyPointerData.TYPE), PyStr.fromName("LP_" + t.name()), PyTuple.of(PyPointerData.TYPE), namespace);
        pointers.put(type, made);
        return made;
    }

    @Function("pointer(arg, /)")
    Object pointerTo(Object object) {
        return Calls.call(pointerType(PyType.of(object)), object);
    }

    private static CType layout(Object o, String problem) {
        CType t = o instanceof CData d ? d.layout() : CType.ofOrNull(o);
        if (t == null) {
            throw typeError(problem);
        }
        return t;
    }

    @Function("sizeof(type, /)")
    long sizeof(Object o) {
        return o instanceof CData d ? d.bytes.capacity() : layout(o, "this type has no size").size;
    }

    @Function("alignment(type, /)")
    long alignment(Object o) {
        return layout(o, "no alignment info").alignment;
    }

    private static CData data(Object o, String function) {
        if (o instanceof CData d) {
            return d;
        }
        throw typeError("%s argument must be a ctypes instance, not '%T'", function, o);
    }

    @Function("byref(obj, offset=0, /)")
    Object byref(Object object, Object offset) {
        if (!(object instanceof CData d)) {
            throw typeError("byref() argument must be a ctypes instance, not '%T'", object);
        }
        return PyArgument.reference(d, Conversion.toLong(offset));
    }

    @Function("addressof(obj, /)")
    Object addressof(Object object) {
        if (!(object instanceof CData d)) {
            throw typeError("invalid type");
        }
        return Values.unsigned(d.address());
    }

    @Function("resize(obj, size, /)")
    void resize(Object object, long size) {
        CData d = data(object, "resize()");
        if (size < d.layout().size) {
            throw valueError("minimum size is %d", (long) d.layout().size);
        }
        if (d.base != null || d.owner == null) {
            throw valueError("Memory cannot be resized because this object doesn't own it");
        }
        d.resize((int) size);
    }

    @Function("buffer_info(o, /)")
    Object bufferInfo(Object o) {
        CType t = layout(o, "not a ctypes type or object");
        int[] shape = t.shape();
        Object[] sizes = new Object[shape.length];
        for (int i = 0; i < shape.length; i++) {
            sizes[i] = (long) shape[i];
        }
        return PyTuple.of(new Object[] {t.format(), (long) shape.length, PyTuple.of(sizes)});
    }

    @Function("_unpickle(typ, state, /)")
    Object unpickle(Object type, Object state) {
        PyTuple pair = (PyTuple) state;
        CData made = Instances.fresh((PyType) type);
        made.setState(pair.at(0), Buffer.bytesOf(pair.at(1)));
        return made;
    }

    // Python objects in C

    @Function("PyObj_FromPtr(address, /)")
    Object objectFrom(long address) {
        return Values.object(address);
    }

    @Function("Py_INCREF(object, /)")
    Object incref(Object object) {
        // The collector needs no counts.
        return object;
    }

    @Function("Py_DECREF(object, /)")
    Object decref(Object object) {
        return object;
    }
}
