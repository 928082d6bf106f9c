package taipan.imports;

import taipan.builtins.CoreModules;
import taipan.builtins.PyStandardPrinter;
import taipan.interpreter.ErrorPrinter;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Finalizers;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.OpenFiles;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raised;
import taipan.objects.Settings;
import taipan.objects.ThreadState;
import taipan.objects.Unawaited;

/// The birth and the end of an interpreter.
/// CPython: Python/pylifecycle.c
public final class Startup {
    private Startup() {}

    /// Makes everything that is there before the first line of a program runs.
    public static void run(ThreadState ts) {
        InterpreterState interpreter = ts.interpreter();
        PyModuleObject builtins = core(interpreter, "builtins");
        interpreter.builtins = builtins.dict();
        interpreter.originalImport = builtins.dict().getOrNull("__import__");
        core(interpreter, "sys");
        if (interpreter.settings().verbose > 0) {
            // Importing talks before there are streams.
            interpreter.sysDict.put("stderr", new PyStandardPrinter(interpreter));
        }
        core(interpreter, "_warnings");
        importlib(ts);
        external(ts);
        Imports.module("encodings");
        builtins.dict().put("open", Imports.attribute("io", "open"));
        standardStreams(ts);
        mainModule(interpreter);
        if (!interpreter.settings().warnOptions.isEmpty()) {
            Imports.module("warnings");
        }
        if (!interpreter.settings().noSite) {
            Imports.module("site");
        }
    }

    private static PyModuleObject core(InterpreterState interpreter, String name) {
        PyModuleObject module = CoreModules.create(interpreter, name);
        interpreter.nativeModules.put(name, module);
        if (!name.equals("_warnings")) {
            interpreter.modules.put(name, module);
        }
        return module;
    }

    /// CPython: init_importlib
    private static void importlib(ThreadState ts) {
        InterpreterState interpreter = ts.interpreter();
        PyModuleObject bootstrap = FrozenModules.load(ts, "_frozen_importlib");
        PyModuleObject imp = CoreModules.create(interpreter, "_imp");
        interpreter.nativeModules.put("_imp", imp);
        interpreter.modules.put("_imp", imp);
        Calls.method(bootstrap, "_install", interpreter.modules.getOrNull("sys"), imp);
        interpreter.importlib = bootstrap;
    }

    /// Importing from files, and from zip archives. CPython: init_importlib_external, init_zipimport
    private static void external(ThreadState ts) {
        Calls.method(ts.interpreter().importlib, "_install_external_importers");
        Object zipimport = Imports.module("zipimport");
        Object hooks = ts.interpreter().sysDict.getOrNull("path_hooks");
        Calls.method(hooks, "insert", 0L, Attributes.get(zipimport, "zipimporter"));
    }

    /// CPython: init_sys_streams
    private static void standardStreams(ThreadState ts) {
        Settings settings = ts.interpreter().settings();
        String encoding = "utf-8";
        String errors = settings.utf8Mode || hasPlainLocale(settings) ? "surrogateescape" : "strict";
        if (settings.ioEncoding != null) {
            int colon = settings.ioEncoding.indexOf(':');
            String name = colon < 0 ? settings.ioEncoding : settings.ioEncoding.substring(0, colon);
            encoding = name.isEmpty() ? encoding : PyStr.toName(Attributes.get(Codecs.current().lookup(name), "name"));
            String handler = colon < 0 ? "" : settings.ioEncoding.substring(colon + 1);
            errors = !handler.isEmpty() ? handler : name.isEmpty() ? errors : "strict";
        }
        PyDict sys = ts.interpreter().sysDict;
        String[] names = {"stdin", "stdout", "stderr"};
        for (int fd = 0; fd < names.length; fd++) {
            Object stream = stream(ts, fd, names[fd], encoding, fd == 2 ? "backslashreplace" : errors);
            sys.put("__" + names[fd] + "__", stream);
            sys.put(names[fd], stream);
        }
    }

    /// Whether the environment names no locale, or one of those that say nothing about the encoding of files.
    /// CPython: config_get_stdio_errors
    private static boolean hasPlainLocale(Settings settings) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = settings.environment.get(name);
            if (value != null && !value.isEmpty()) {
                return switch (value) {
                    case "C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8" -> true;
                    default -> false;
                };
            }
        }
        return true;
    }

    /// CPython: create_stdio
    private static Object stream(ThreadState ts, int fd, String name, String encoding, String errors) {
        Settings settings = ts.interpreter().settings();
        boolean unbuffered = settings.unbuffered && fd != 0;
        Object io = Imports.module("io");
        Object buffer;
        try {
            buffer = Calls.call(ts, Attributes.get(io, "open"), new Object[] {(long) fd, fd == 0 ? "rb" : "wb",
                unbuffered ? 0L : -1L, PyNone.NONE, PyNone.NONE, PyNone.NONE, false}, null);
        } catch (Raised e) {
            if (e.matches(PyExc.OSError)) {
                return PyNone.NONE;
            }
            throw e;
        }
        Object raw = unbuffered ? buffer : Attributes.get(buffer, "raw");
        Attributes.set(raw, "name", "<" + name + ">");
        boolean terminal = taipan.objects.Truth.of(Calls.method(raw, "isatty"));
        boolean lineBuffered = fd == 2 || !unbuffered && (terminal || settings.interactive);
        Object text = Calls.call(ts, Attributes.get(io, "TextIOWrapper"), new Object[] {buffer, PyStr.fromName(encoding),
            PyStr.fromName(errors), "\n", lineBuffered, unbuffered}, null);
        Attributes.set(text, "mode", fd == 0 ? "r" : "w");
        return text;
    }

    /// CPython: add_main_module
    private static void mainModule(InterpreterState interpreter) {
        PyModuleObject main = new PyModuleObject("__main__");
        PyDict dict = main.dict();
        dict.put("__annotations__", new PyDict());
        dict.put("__builtins__", interpreter.modules.getOrNull("builtins"));
        dict.put("__loader__", Attributes.get(interpreter.importlib, "BuiltinImporter"));
        interpreter.modules.put("__main__", main);
    }

    /// Ends the program: threads, exit handlers, streams.
    /// CPython: Py_FinalizeEx
    public static int finish(ThreadState ts, int status) {
        PyDict modules = ts.interpreter().modules;
        Object threading = modules.getOrNull("threading");
        if (threading != null && threading != PyNone.NONE) {
            reporting(ts, threading, "_shutdown");
        }
        Object atexit = modules.getOrNull("atexit");
        if (atexit != null && atexit != PyNone.NONE) {
            reporting(ts, atexit, "_run_exitfuncs");
        }
        ts.interpreter().finalizing = true;
        Finalizers finalizers = ts.interpreter().serviceOrNull(Finalizers.class);
        if (finalizers != null) {
            finalizers.runAll();
        }
        Unawaited unawaited = ts.interpreter().serviceOrNull(Unawaited.class);
        if (unawaited != null) {
            unawaited.warnOfAll();
        }
        boolean failed = !flush(ts, "stdout");
        flush(ts, "stderr");
        OpenFiles files = ts.interpreter().serviceOrNull(OpenFiles.class);
        if (files != null) {
            files.flushAll();
        }
        return failed ? 120 : status;
    }

    private static void reporting(ThreadState ts, Object module, String function) {
        try {
            Calls.method(module, function);
        } catch (Raised e) {
            ErrorPrinter.print(ts, e, false);
        }
    }

    private static boolean flush(ThreadState ts, String name) {
        Object stream = ts.interpreter().sysDict.getOrNull(name);
        if (stream == null || stream == PyNone.NONE) {
            return true;
        }
        try {
            if (taipan.objects.Truth.of(Attributes.get(stream, "closed"))) {
                return true;
            }
            Calls.method(stream, "flush");
            return true;
        } catch (Raised e) {
            if (name.equals("stdout")) {
                taipan.objects.Unraisable.report(e, null, stream);
            }
            return false;
        }
    }
}
