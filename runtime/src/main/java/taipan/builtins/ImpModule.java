package taipan.builtins;

import static taipan.objects.Raise.importError;
import static taipan.objects.Raise.runtimeError;

import java.util.concurrent.locks.ReentrantLock;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.imports.FrozenModules;
import taipan.objects.Attributes;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyCode;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.ThreadState;

/// The `_imp` module: what `importlib` needs from the runtime.
/// CPython: Python/import.c
@PyModule("_imp")
public final class ImpModule {
    private final InterpreterState interpreter;
    private final ReentrantLock importLock = new ReentrantLock();

    ImpModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    void init(PyModuleObject module) {
        module.add("check_hash_based_pycs", interpreter.settings().checkHashPycs);
    }

    @Function("lock_held()")
    boolean lockHeld() {
        return importLock.isLocked();
    }

    @Function("acquire_lock()")
    void acquireLock() {
        importLock.lock();
    }

    @Function("release_lock()")
    void releaseLock() {
        if (!importLock.isHeldByCurrentThread()) {
            throw runtimeError("not holding the import lock");
        }
        importLock.unlock();
    }

    @Function("is_builtin(name, /)")
    long isBuiltin(String name) {
        return CoreModules.isBuiltin(interpreter, name) ? name.equals("sys") || name.equals("builtins") ? -1 : 1 : 0;
    }

    /// Makes a built-in module for a spec; the same one again when it was made before.
    @Function("create_builtin(spec, /)")
    Object createBuiltin(Object spec) {
        String name = PyStr.toName(Attributes.get(spec, "name"));
        Object known = interpreter.nativeModules.get(name);
        if (known != null) {
            return known;
        }
        PyModuleObject module = CoreModules.create(interpreter, name);
        if (module == null) {
            return PyNone.NONE;
        }
        interpreter.nativeModules.put(name, module);
        return module;
    }

    @Function("exec_builtin(mod, /)")
    long execBuiltin(Object module) {
        return 0;
    }

    // Code that comes with the runtime

    @Function("is_frozen(name, /)")
    boolean isFrozen(String name) {
        return FrozenModules.isFrozen(name);
    }

    @Function("is_frozen_package(name, /)")
    boolean isFrozenPackage(String name) {
        if (!FrozenModules.isFrozen(name)) {
            throw notFrozen(name);
        }
        return FrozenModules.isPackage(name);
    }

    @Function("get_frozen_object(name, /)")
    Object getFrozenObject(ThreadState ts, String name) {
        if (!FrozenModules.isFrozen(name)) {
            throw notFrozen(name);
        }
        return FrozenModules.code(ts, name);
    }

    @Function("init_frozen(name, /)")
    Object initFrozen(ThreadState ts, String name) {
        return FrozenModules.isFrozen(name) ? FrozenModules.load(ts, name) : PyNone.NONE;
    }

    private static taipan.objects.Raised notFrozen(String name) {
        return importError(PyExc.ImportError, PyStr.fromName(name), null, "No such frozen object named %s", name);
    }

    // Extension modules: there are none on the JVM

    @Function("extension_suffixes()")
    Object extensionSuffixes() {
        return new PyList();
    }

    @Function("create_dynamic(spec, file=NULL, /)")
    Object createDynamic(Object spec, Object file) {
        Object name = Attributes.get(spec, "name");
        throw importError(PyExc.ImportError, name, null, "%S is an extension module in machine code, which Taipan cannot load", name);
    }

    @Function("exec_dynamic(mod, /)")
    long execDynamic(Object module) {
        return 0;
    }

    @Function("_fix_co_filename(code, path, /)")
    void fixFilename(PyCode code, String path) {
        code.setFilename(path);
    }

    /// The SipHash of CPython's hash-based `.pyc` files.
    @Function("source_hash(key, source)")
    Object sourceHash(long key, Object source) {
        byte[] text = Source.bytesOrNull(source);
        long hash = new taipan.numbers.HashKey(key, 0).hash(text);
        byte[] out = new byte[8];
        for (int i = 0; i < 8; i++) {
            out[i] = (byte) (hash >>> 8 * i);
        }
        return PyBytes.of(out);
    }
}
