package taipan.imports;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import taipan.builtins.Compiling;
import taipan.builtins.Executing;
import taipan.builtins.Files;
import taipan.builtins.CachedCode;
import taipan.code.CodeObject;
import taipan.compiler.parser.ParseMode;
import taipan.host.Host;
import taipan.objects.Body;
import taipan.objects.InterpreterState;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// The modules that must be there before anything can be imported. CPython has them as C arrays; here they are the
/// files of the standard library, read from their `.pyc` when there is a fresh one.
/// CPython: Python/frozen.c, Python/import.c (PyImport_ImportFrozenModuleObject)
public final class FrozenModules {
    private static final String BOOTSTRAP = "_frozen_importlib";
    private static final String EXTERNAL = "_frozen_importlib_external";
    private static final String ZIPIMPORT = "zipimport";

    /// The modules that CPython has to show that freezing works: each says hello.
    private static final String HELLO = "__hello__";
    private static final String PACKAGE = "__phello__";
    private static final String IN_PACKAGE = "__phello__.spam";

    /// Code objects are immutable and belong to no interpreter: each file is read once per JVM.
    private static final Map<String, CodeObject> CODE = new ConcurrentHashMap<>();

    private FrozenModules() {}

    public static boolean isFrozen(String name) {
        return name.equals(BOOTSTRAP) || name.equals(EXTERNAL) || name.equals(ZIPIMPORT) || isGreeting(name);
    }

    public static boolean isPackage(String name) {
        return name.equals(PACKAGE);
    }

    private static boolean isGreeting(String name) {
        return name.equals(HELLO) || name.equals(PACKAGE) || name.equals(IN_PACKAGE);
    }

    /// The code of a frozen module.
    public static PyCode code(ThreadState ts, String name) {
        if (isGreeting(name)) {
            String source = "initialized = True\nprint(\"Hello world!\")\n";
            return Compiling.code(ts, source.getBytes(StandardCharsets.UTF_8), "<frozen hello>", ParseMode.EXEC, 0);
        }
        String folder = ts.interpreter().settings().standardLibrary;
        String file = switch (name) {
            case BOOTSTRAP -> "importlib/_bootstrap.py";
            case EXTERNAL -> "importlib/_bootstrap_external.py";
            default -> "zipimport.py";
        };
        String shown = switch (name) {
            case BOOTSTRAP -> "<frozen importlib._bootstrap>";
            case EXTERNAL -> "<frozen importlib._bootstrap_external>";
            default -> "<frozen zipimport>";
        };
        String path = folder + "/" + file;
        CodeObject code = CODE.get(path);
        if (code == null) {
            code = load(ts, path, shown);
            CODE.put(path, code);
        }
        return new PyCode(code, ts.interpreter().service(Body.class));
    }

    private static CodeObject load(ThreadState ts, String path, String shown) {
        Host host = ts.interpreter().service(Host.class);
        CodeObject cached = CachedCode.readOrNull(host, path);
        if (cached != null) {
            return cached.withFilename(shown);
        }
        byte[] source = Files.readOrNull(host, path);
        if (source == null) {
            throw Raise.of(PyExc.ImportError, "the standard library is missing: there is no %s", PyStr.fromName(path));
        }
        return Compiling.code(ts, source, shown, ParseMode.EXEC, 0).source();
    }

    /// Makes and fills the module, in `sys.modules` as well.
    public static PyModuleObject load(ThreadState ts, String name) {
        InterpreterState interpreter = ts.interpreter();
        Object known = interpreter.modules.getOrNull(name);
        PyModuleObject module = known instanceof PyModuleObject m ? m : new PyModuleObject(name);
        interpreter.modules.put(name, module);
        PyDict dict = module.dict();
        dict.put("__builtins__", interpreter.builtins);
        if (isPackage(name)) {
            dict.put("__path__", new PyList());
        }
        Executing.run(ts, code(ts, name), dict, dict);
        return module;
    }
}
