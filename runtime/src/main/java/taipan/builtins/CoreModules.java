package taipan.builtins;

import taipan.builtins.ast.AstModuleBindings;
import taipan.objects.InterpreterState;
import taipan.objects.PyModuleObject;

/// The native modules that belong to the runtime itself.
/// CPython: Modules/config.c.in
public final class CoreModules {
    static final String[] NAMES = {"_ast", "_imp", "_symtable", "_warnings", "builtins", "marshal", "sys"};

    private CoreModules() {}

    /// A native module by name, or null.
    public static PyModuleObject create(InterpreterState interpreter, String name) {
        switch (name) {
            case "builtins":
                return BuiltinsModuleBindings.newModule(interpreter);
            case "sys":
                return SysModuleBindings.newModule(interpreter);
            case "_imp":
                return ImpModuleBindings.newModule(interpreter);
            case "_warnings":
                return WarningsModuleBindings.newModule(interpreter);
            case "marshal":
                return MarshalModuleBindings.newModule(interpreter);
            case "_symtable":
                return SymtableModuleBindings.newModule(interpreter);
            case "_ast":
                return AstModuleBindings.newModule(interpreter);
            default:
                NativeModules modules = interpreter.serviceOrNull(NativeModules.class);
                return modules == null ? null : modules.create(interpreter, name);
        }
    }

    static boolean isBuiltin(InterpreterState interpreter, String name) {
        for (String core : NAMES) {
            if (core.equals(name)) {
                return true;
            }
        }
        NativeModules modules = interpreter.serviceOrNull(NativeModules.class);
        if (modules != null) {
            for (String other : modules.names()) {
                if (other.equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
