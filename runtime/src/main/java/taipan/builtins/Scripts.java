package taipan.builtins;

import taipan.compiler.parser.ParseMode;
import taipan.host.Host;
import taipan.host.HostError;
import taipan.interpreter.ErrorPrinter;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Errno;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// Running a program in `__main__`, as the command line asks for it. Exceptions are printed; the answer is the exit status.
/// CPython: Modules/main.c, Python/pythonrun.c
public final class Scripts {
    private Scripts() {}

    private static PyDict main(ThreadState ts) {
        return ((PyModuleObject) ts.interpreter().modules.getOrNull("__main__")).dict();
    }

    /// Runs text in `__main__`; exceptions pass.
    public static Object exec(ThreadState ts, Object text, String filename) {
        PyCode code = Compiling.code(ts, text, filename, ParseMode.EXEC, 0);
        return Executing.run(ts, code, main(ts), main(ts));
    }

    /// The value of an expression in `__main__`.
    public static Object eval(ThreadState ts, String text) {
        PyCode code = Compiling.code(ts, text, "<string>", ParseMode.EVAL, 0);
        return Executing.run(ts, code, main(ts), main(ts));
    }

    /// What a shell says of a program that SIGINT ended; CPython sends itself the signal.
    private static final int INTERRUPTED = 130;

    /// Is a service of an interpreter whose program was ended by a KeyboardInterrupt.
    public record Interrupted() {}

    /// Shows an exception nobody caught; the answer is the exit status.
    public static int printed(ThreadState ts, Raised e) {
        int status = ErrorPrinter.print(ts, e, true);
        if (status < 0 && e.matches(PyExc.KeyboardInterrupt)) {
            ts.interpreter().setService(Interrupted.class, new Interrupted());
            return INTERRUPTED;
        }
        return status < 0 ? 1 : status;
    }

    /// `-c`
    public static int command(ThreadState ts, String text) {
        beginPath(ts, "");
        try {
            exec(ts, text, "<string>");
            return 0;
        } catch (Raised e) {
            return printed(ts, e);
        }
    }

    /// `-m`
    public static int module(ThreadState ts, String name) {
        try {
            Host host = ts.interpreter().service(Host.class);
            beginPath(ts, host.startFolder());
            Calls.call(ts, Imports.attribute("runpy", "_run_module_as_main"), PyStr.fromName(name), true);
            return 0;
        } catch (Raised e) {
            return printed(ts, e);
        }
    }

    /// A script, or a folder or zip archive with a `__main__`.
    public static int file(ThreadState ts, String given, boolean skipFirstLine) {
        InterpreterState interpreter = ts.interpreter();
        String path = Files.absolute(interpreter.service(Host.class), given);
        try {
            if (isImportable(ts, path)) {
                prepend(ts, path);
                Calls.call(ts, Imports.attribute("runpy", "_run_module_as_main"), "__main__", false);
                return 0;
            }
            byte[] text;
            try {
                text = Files.read(interpreter.service(Host.class), path);
            } catch (HostError e) {
                return cannotOpen(ts, path, e.errno());
            }
            if (Files.isFolder(interpreter.service(Host.class), path)) {
                ErrorPrinter.write(ts, interpreter.settings().executable + ": '" + path + "' is a directory, cannot continue\n");
                return 1;
            }
            beginPath(ts, folderOf(ts, path));
            PyDict dict = main(ts);
            dict.put("__file__", PyStr.fromName(path));
            dict.put("__cached__", PyNone.NONE);
            Object external = interpreter.modules.getOrNull("_frozen_importlib_external");
            boolean compiled = CachedCode.isCompiled(path, text);
            String loader = compiled ? "SourcelessFileLoader" : "SourceFileLoader";
            dict.put("__loader__", Calls.call(ts, Attributes.get(external, loader), "__main__", PyStr.fromName(path)));
            try {
                PyCode code = compiled ? CachedCode.load(text)
                        : ScriptSource.compile(ts, skipFirstLine ? withoutFirstLine(text) : text, path);
                Executing.run(ts, code, dict, dict);
            } finally {
                dict.remove("__file__");
                dict.remove("__cached__");
            }
            return 0;
        } catch (Raised e) {
            return printed(ts, e);
        }
    }

    private static int cannotOpen(ThreadState ts, String path, int errno) {
        ErrorPrinter.write(ts, ts.interpreter().settings().executable + ": can't open file '"
                + Files.absolute(ts.interpreter().service(Host.class), path) + "': [Errno " + errno + "] " + Errno.message(errno) + "\n");
        return 2;
    }

    /// Blanks the first line, so that line numbers stay.
    private static byte[] withoutFirstLine(byte[] text) {
        int i = 0;
        while (i < text.length && text[i] != '\n') {
            i++;
        }
        return java.util.Arrays.copyOfRange(text, i, text.length);
    }

    /// The program text on standard input.
    public static int standardInput(ThreadState ts) {
        beginPath(ts, "");
        try {
            Object in = Attributes.get(ts.interpreter().modules.getOrNull("sys"), "stdin");
            Object bytes = Calls.method(Attributes.get(in, "buffer"), "read");
            main(ts).put("__file__", "<stdin>");
            exec(ts, ((PyBytes) bytes).toByteArray(), "<stdin>");
            return 0;
        } catch (Raised e) {
            return printed(ts, e);
        }
    }

    /// Runs the file that PYTHONSTARTUP names in `__main__`; what it raises is printed. CPython: pymain_run_startup
    public static void startupFile(ThreadState ts, String path) {
        try {
            byte[] text;
            try {
                text = Files.read(ts.interpreter().service(Host.class), path);
            } catch (HostError e) {
                ErrorPrinter.write(ts, "Could not open PYTHONSTARTUP\n" + "FileNotFoundError: [Errno " + e.errno() + "] "
                        + Errno.message(e.errno()) + ": '" + path + "'\n");
                return;
            }
            exec(ts, text, path);
        } catch (Raised e) {
            printed(ts, e);
        }
    }

    // sys.path[0]

    private static boolean isImportable(ThreadState ts, String path) {
        Object hooks = ts.interpreter().sysDict.getOrNull("path_importer_cache");
        Host host = ts.interpreter().service(Host.class);
        if (!Files.isFolder(host, path) && !(path.endsWith(".zip") || path.endsWith(".pyz") || startsLikeZip(host, path))) {
            return false;
        }
        Object importer = Calls.method(Imports.module("pkgutil"), "get_importer", PyStr.fromName(path));
        return hooks != null && importer != PyNone.NONE;
    }

    private static boolean startsLikeZip(Host host, String path) {
        byte[] bytes = Files.readOrNull(host, path);
        return bytes != null && bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /// The folder of a script, links resolved. CPython: _PyPathConfig_ComputeSysPath0
    private static String folderOf(ThreadState ts, String path) {
        String absolute = path;
        try {
            absolute = ts.interpreter().service(Host.class).files().realPath(path);
        } catch (HostError e) {
            // The script vanished meanwhile: its given folder will do.
        }
        int slash = absolute.lastIndexOf('/');
        return slash == 0 ? "/" : absolute.substring(0, slash);
    }

    /// Puts a folder in front of `sys.path`, unless the interpreter is isolated.
    public static void beginPath(ThreadState ts, String folder) {
        if (!ts.interpreter().settings().isolated) {
            prepend(ts, folder);
        }
    }

    private static void prepend(ThreadState ts, String entry) {
        Object path = ts.interpreter().sysDict.getOrNull("path");
        if (path instanceof PyList list) {
            Calls.method(list, "insert", 0L, PyStr.fromName(entry));
        }
    }
}
