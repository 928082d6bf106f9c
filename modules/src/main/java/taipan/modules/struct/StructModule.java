package taipan.modules.struct;

import static taipan.objects.Raise.typeError;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.text.Text;

/// The `_struct` module.
/// CPython: Modules/_struct.c
@PyModule("_struct")
public final class StructModule {
    private static final int CACHE_SIZE = 100;

    final PyType error;

    /// Compiled formats of the functions of the module.
    private final ConcurrentHashMap<String, PyStruct> cache = new ConcurrentHashMap<>();

    public StructModule(InterpreterState interpreter) {
        error = ModuleExceptions.define("struct", "error", PyExc.Exception);
        interpreter.setService(StructModule.class, this);
    }

    static StructModule current() {
        return ThreadState.current().interpreter().service(StructModule.class);
    }

    PyType[] types() {
        return new PyType[] {PyStruct.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("error", error);
    }

    Raised error(String message) {
        return ModuleExceptions.raise(error, message);
    }

    /// The text of a format, which may be given as str or bytes.
    static String formatText(Object format) {
        String text;
        Object str = PyStr.valueOrNull(format);
        if (str != null) {
            if (!Text.isAscii(str)) {
                // Raises the UnicodeEncodeError.
                Calls.method(str, "encode", "ascii");
            }
            text = (String) str;
        } else if (format instanceof PyBytes bytes) {
            text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        } else {
            throw typeError("Struct() argument 1 must be a str or bytes object, not %T", format);
        }
        if (text.indexOf(0) >= 0) {
            throw current().error("embedded null character");
        }
        return text;
    }

    private PyStruct struct(Object format) {
        String text = format instanceof String s && cache.containsKey(s) ? s : formatText(format);
        PyStruct known = cache.get(text);
        if (known != null) {
            return known;
        }
        PyStruct made = PyStruct.of(text);
        if (cache.size() >= CACHE_SIZE) {
            cache.clear();
        }
        cache.put(text, made);
        return made;
    }

    private PyStruct first(Object[] args) {
        if (args.length == 0) {
            throw typeError("missing format argument");
        }
        return struct(args[0]);
    }

    @Function("_clearcache()")
    void clearCache() {
        cache.clear();
    }

    @Function("calcsize(format, /)")
    long calcsize(Object format) {
        return struct(format).size();
    }

    @Function("iter_unpack(format, buffer, /)")
    Object iterUnpack(Object format, Object buffer) {
        return struct(format).iterUnpack(buffer);
    }

    @Function("pack(*args)")
    Object pack(Object[] args) {
        return first(args).pack(args, 1);
    }

    @Function("pack_into(*args)")
    void packInto(Object[] args) {
        first(args).packInto(args, 1);
    }

    @Function("unpack(format, buffer, /)")
    Object unpack(Object format, Buffer buffer) {
        return struct(format).unpack(buffer);
    }

    @Function("unpack_from(format, /, buffer, offset=0)")
    Object unpackFrom(Object format, Buffer buffer, long offset) {
        return struct(format).unpackFrom(buffer, offset);
    }
}
