package taipan.modules.pickle;

import static taipan.objects.Raise.runtimeError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The `_pickle` module.
/// CPython: Modules/_pickle.c
@PyModule("_pickle")
public final class PickleModule {
    private final PyType pickleError;
    private final PyType picklingError;
    private final PyType unpicklingError;

    // What other modules keep for pickle: their own dicts, which programs may change.
    final PyDict dispatchTable;
    final PyDict extensionRegistry;
    final PyDict invertedRegistry;
    final PyDict extensionCache;
    final PyDict nameMapping;
    final PyDict importMapping;
    final PyDict reverseNameMapping;
    final PyDict reverseImportMapping;

    public PickleModule(InterpreterState interpreter) {
        pickleError = ModuleExceptions.define("_pickle", "PickleError", PyExc.Exception);
        picklingError = ModuleExceptions.define("_pickle", "PicklingError", pickleError);
        unpicklingError = ModuleExceptions.define("_pickle", "UnpicklingError", pickleError);
        dispatchTable = dict("copyreg", "dispatch_table");
        extensionRegistry = dict("copyreg", "_extension_registry");
        invertedRegistry = dict("copyreg", "_inverted_registry");
        extensionCache = dict("copyreg", "_extension_cache");
        nameMapping = dict("_compat_pickle", "NAME_MAPPING");
        importMapping = dict("_compat_pickle", "IMPORT_MAPPING");
        reverseNameMapping = dict("_compat_pickle", "REVERSE_NAME_MAPPING");
        reverseImportMapping = dict("_compat_pickle", "REVERSE_IMPORT_MAPPING");
        interpreter.setService(PickleModule.class, this);
    }

    private static PyDict dict(String module, String name) {
        Object found = Imports.attribute(module, name);
        if (found instanceof PyDict dict) {
            return dict;
        }
        throw runtimeError("%s.%s should be a dict, not %T", module, name, found);
    }

    static PickleModule of(ThreadState ts) {
        return ts.interpreter().service(PickleModule.class);
    }

    PyType[] types() {
        return new PyType[] {PyPickler.TYPE, PyUnpickler.TYPE, PyPickleBuffer.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("PickleError", pickleError);
        module.add("PicklingError", picklingError);
        module.add("UnpicklingError", unpicklingError);
    }

    Raised picklingError(String format, Object... args) {
        return Raise.of(picklingError, format, args);
    }

    Raised unpicklingError(String format, Object... args) {
        return Raise.of(unpicklingError, format, args);
    }

    boolean isUnpicklingError(Raised e) {
        return e.matches(unpicklingError);
    }

    @Function("dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)")
    void dump(ThreadState ts, Object obj, Object file, Object protocol, boolean fixImports, Object bufferCallback) {
        ObjectWriter writer = new ObjectWriter(this, PyPickler.writeOf(file));
        writer.configure(protocol, fixImports, bufferCallback);
        writer.dump(ts, obj);
        writer.out.flush(ts);
    }

    @Function("dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)")
    Object dumps(ThreadState ts, Object obj, Object protocol, boolean fixImports, Object bufferCallback) {
        ObjectWriter writer = new ObjectWriter(this, null);
        writer.configure(protocol, fixImports, bufferCallback);
        writer.dump(ts, obj);
        return writer.out.toBytes();
    }

    @Function("load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")
    Object load(ThreadState ts, Object file, boolean fixImports, String encoding, String errors, Object buffers) {
        ObjectReader reader = new ObjectReader(this, null, PickleInput.ofFile(this, file));
        reader.configure(fixImports, encoding, errors, buffers);
        return reader.load(ts);
    }

    @Function("loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")
    Object loads(ThreadState ts, Object data, boolean fixImports, String encoding, String errors, Object buffers) {
        ObjectReader reader = new ObjectReader(this, null, PickleInput.ofBytes(this, taipan.objects.Buffer.bytesOf(data)));
        reader.configure(fixImports, encoding, errors, buffers);
        return reader.load(ts);
    }
}
