package taipan.interpreter;

import static taipan.objects.Raise.importError;
import static taipan.objects.Raise.typeError;

import taipan.objects.AfterImport;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.Mappings;
import taipan.objects.PyBaseException;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTraceback;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.Warnings;

/// The import statements.
/// CPython: Python/ceval.c (import_name, import_from, import_all_from), Python/import.c (PyImport_ImportModuleLevelObject)
public final class Importing {
    private Importing() {}

    static Object name(ThreadState ts, PyFrame frame, String name, Object fromlist, Object level) {
        return name(ts, frame.builtins, frame.globals, frame.locals, name, fromlist, level);
    }

    static Object name(ThreadState ts, Object builtins, PyDict globals, Object scope, String name, Object fromlist,
            Object level) {
        Object importer = builtins instanceof PyDict d ? d.getOrNull("__import__")
                : Mappings.getOrNull(builtins, "__import__");
        if (importer == null) {
            throw Raise.of(PyExc.ImportError, "__import__ not found");
        }
        Object str = PyStr.fromName(name);
        if (importer == ts.interpreter().originalImport && level instanceof Long n) {
            return module(ts, str, globals, fromlist, (int) (long) n);
        }
        Object locals = scope == null ? PyNone.NONE : scope;
        return Calls.call(ts, importer, new Object[] {str, globals, locals, fromlist, level}, null);
    }

    /// `__import__(name, globals, locals, fromlist, level)`; `globals` and `fromlist` may be null.
    /// CPython: PyImport_ImportModuleLevelObject
    public static Object module(ThreadState ts, Object name, Object globals, Object fromlist, int level) {
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("module name must be a string");
        }
        if (level < 0) {
            throw Raise.valueError("level must be >= 0");
        }
        String given = PyStr.toName(name);
        try {
            String absolute = given;
            if (level > 0) {
                absolute = resolve(globals, given, level);
            } else if (given.isEmpty()) {
                throw Raise.valueError("Empty module name");
            }
            Object module = ts.interpreter().modules.getOrNull(PyStr.fromName(absolute));
            if (module != null && module != PyNone.NONE) {
                awaitInitialized(ts, module, absolute);
            } else {
                module = Calls.call(ts, importlib(ts, "_find_and_load"), PyStr.fromName(absolute),
                        ts.interpreter().builtins.getOrNull("__import__"));
                AfterImport listener = ts.interpreter().serviceOrNull(AfterImport.class);
                if (listener != null) {
                    listener.imported(ts.interpreter(), absolute);
                }
            }
            boolean hasFrom = fromlist != null && fromlist != PyNone.NONE && Truth.of(fromlist);
            if (hasFrom) {
                if (Attributes.lookup(module, "__path__") == null) {
                    return module;
                }
                return Calls.call(ts, importlib(ts, "_handle_fromlist"), module, fromlist,
                        ts.interpreter().builtins.getOrNull("__import__"));
            }
            return level == 0 || !given.isEmpty() ? top(ts, module, given, absolute, level) : module;
        } catch (Raised e) {
            trimTraceback(e.value());
            throw e;
        }
    }

    private static Object importlib(ThreadState ts, String function) {
        return Attributes.get(ts.interpreter().importlib, function);
    }

    /// What `import a.b.c` binds: the first of the packages.
    private static Object top(ThreadState ts, Object module, String given, String absolute, int level) {
        int dot = given.indexOf('.');
        if (dot < 0) {
            return module;
        }
        if (level == 0) {
            return module(ts, PyStr.fromName(given.substring(0, dot)), null, null, 0);
        }
        String front = absolute.substring(0, absolute.length() - (given.length() - dot));
        Object found = ts.interpreter().modules.getOrNull(PyStr.fromName(front));
        if (found == null) {
            throw Raise.of(PyExc.KeyError, "%R not in sys.modules as expected", PyStr.fromName(front));
        }
        return found;
    }

    /// Waits for another thread that is importing the module.
    private static void awaitInitialized(ThreadState ts, Object module, String name) {
        Object spec = Attributes.lookup(module, "__spec__");
        if (isInitializing(spec)) {
            Calls.call(ts, importlib(ts, "_lock_unlock_module"), PyStr.fromName(name));
        }
    }

    private static boolean isInitializing(Object spec) {
        if (spec == null || spec == PyNone.NONE) {
            return false;
        }
        Object value = Attributes.lookup(spec, "_initializing");
        return value != null && Truth.of(value);
    }

    /// CPython: resolve_name
    private static String resolve(Object globals, String name, int level) {
        if (globals == null) {
            throw Raise.of(PyExc.KeyError, "'__name__' not in globals");
        }
        if (!(globals instanceof PyDict d)) {
            throw typeError("globals must be a dict");
        }
        String base = packageOf(d);
        if (base == null || base.isEmpty()) {
            throw Raise.of(PyExc.ImportError, "attempted relative import with no known parent package");
        }
        for (int up = 1; up < level; up++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                throw Raise.of(PyExc.ImportError, "attempted relative import beyond top-level package");
            }
            base = base.substring(0, dot);
        }
        return name.isEmpty() ? base : base + "." + name;
    }

    private static String packageOf(PyDict globals) {
        Object declared = globals.getOrNull("__package__");
        Object spec = globals.getOrNull("__spec__");
        boolean hasSpec = spec != null && spec != PyNone.NONE;
        if (declared != null && declared != PyNone.NONE) {
            if (PyStr.valueOrNull(declared) == null) {
                throw typeError("package must be a string");
            }
            if (hasSpec && !taipan.objects.Comparison.equal(declared, Attributes.get(spec, "parent"))) {
                Warnings.warn(PyExc.ImportWarning, "__package__ != __spec__.parent", 1);
            }
            return PyStr.toName(declared);
        }
        if (hasSpec) {
            Object parent = Attributes.get(spec, "parent");
            if (PyStr.valueOrNull(parent) == null) {
                throw typeError("__spec__.parent must be a string");
            }
            return PyStr.toName(parent);
        }
        Warnings.warn(PyExc.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and"
                + " __path__", 1);
        Object name = globals.getOrNull("__name__");
        if (name == null) {
            throw Raise.of(PyExc.KeyError, "'__name__' not in globals");
        }
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("__name__ must be a string");
        }
        String text = PyStr.toName(name);
        if (globals.getOrNull("__path__") != null) {
            return text;
        }
        int dot = text.lastIndexOf('.');
        return dot < 0 ? null : text.substring(0, dot);
    }

    /// Hides the frames of importlib from the traceback of an error in an import.
    /// CPython: remove_importlib_frames
    private static void trimTraceback(PyBaseException value) {
        boolean always = value.type().isSubtype(PyExc.ImportError);
        PyTraceback previous = null;
        PyTraceback chunkBefore = null;
        boolean inChunk = false;
        PyTraceback t = value.traceback();
        while (t != null) {
            PyTraceback next = t.next;
            boolean machinery = t.frame.code.filename().startsWith("<frozen importlib._bootstrap");
            if (machinery && !inChunk) {
                chunkBefore = previous;
            }
            inChunk = machinery;
            if (machinery && (always || t.frame.code.name().equals("_call_with_frames_removed"))) {
                if (chunkBefore == null) {
                    value.setTraceback(next);
                } else {
                    chunkBefore.next = next;
                }
                previous = chunkBefore;
            } else {
                previous = t;
            }
            t = next;
        }
    }

    /// `from module import name`
    static Object from(ThreadState ts, Object module, String name) {
        Object value = Attributes.lookup(module, name);
        if (value != null) {
            return value;
        }
        // A submodule in a circular import is in sys.modules before it is an attribute.
        Object packageName = Attributes.lookup(module, "__name__");
        InterpreterState interpreter = ts.interpreter();
        if (packageName != null && PyStr.valueOrNull(packageName) != null) {
            Object found = interpreter.modules.getOrNull(PyStr.fromName(PyStr.toName(packageName) + "." + name));
            if (found != null) {
                return found;
            }
        } else {
            packageName = null;
        }
        throw cannotImport(module, name, packageName);
    }

    private static Raised cannotImport(Object module, String name, Object packageName) {
        Object shown = packageName == null ? "<unknown module name>" : packageName;
        Object path = Attributes.lookup(module, "__file__");
        Object str = PyStr.fromName(name);
        if (path == null || PyStr.valueOrNull(path) == null) {
            return importError(PyExc.ImportError, packageName, null,
                    "cannot import name %R from %R (unknown location)", str, shown);
        }
        String format = isInitializing(Attributes.lookup(module, "__spec__"))
                ? "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)"
                : "cannot import name %R from %R (%S)";
        return importError(PyExc.ImportError, packageName, path, format, str, shown, path);
    }

    /// `from module import *`
    static void star(PyFrame frame, Object module) {
        frame.locals();
        Object all = Attributes.lookup(module, "__all__");
        boolean skipPrivate = all == null;
        if (all == null) {
            Object dict = Attributes.lookup(module, "__dict__");
            if (dict == null) {
                throw Raise.of(PyExc.ImportError, "from-import-* object has no __dict__ and no __all__");
            }
            all = Calls.method(dict, "keys");
        }
        for (Object name : Iteration.toArray(all)) {
            if (PyStr.valueOrNull(name) == null) {
                Object moduleName = Attributes.get(module, "__name__");
                if (PyStr.valueOrNull(moduleName) == null) {
                    throw typeError("module __name__ must be a string, not %T", moduleName);
                }
                throw typeError(skipPrivate ? "Key in %S.__dict__ must be str, not %T" : "Item in %S.__all__ must be str, not %T",
                        Representation.str(moduleName), name);
            }
            String text = PyStr.toName(name);
            if (skipPrivate && text.startsWith("_")) {
                continue;
            }
            Names.storeName(frame, text, Attributes.get(module, text));
        }
        frame.localsToFast(false);
    }
}
