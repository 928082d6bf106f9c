package taipan.builtins;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.Imports;
import taipan.objects.Inheritance;
import taipan.objects.PyBaseException;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.Warnings;

/// The `_warnings` module: filters warnings and shows them, through the module `warnings` when it is there.
/// CPython: Python/_warnings.c
@PyModule("_warnings")
public final class WarningsModule implements Warnings.Sink {
    private final InterpreterState interpreter;
    private PyList filters;
    private final PyDict onceRegistry = new PyDict();
    private Object defaultAction = "default";
    private long filtersVersion;

    WarningsModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
        this.filters = new PyList();
        addDefaultFilter(PyExc.DeprecationWarning, "__main__", "default");
        addDefaultFilter(PyExc.DeprecationWarning, null, "ignore");
        addDefaultFilter(PyExc.PendingDeprecationWarning, null, "ignore");
        addDefaultFilter(PyExc.ImportWarning, null, "ignore");
        addDefaultFilter(PyExc.ResourceWarning, null, "ignore");
        interpreter.setWarningSink(this);
    }

    private void addDefaultFilter(PyType category, String module, String action) {
        filters.append(PyTuple.of(action, PyNone.NONE, category, module == null ? PyNone.NONE : module, 0L));
    }

    void init(PyModuleObject module) {
        module.add("filters", filters);
        module.add("_onceregistry", onceRegistry);
        module.add("_defaultaction", "default");
    }

    @Function("_filters_mutated()")
    void filtersMutated() {
        filtersVersion++;
    }

    @Function("warn(message, category=None, stacklevel=1, source=None)")
    void warn(ThreadState ts, Object message, Object category, long stacklevel, Object source) {
        warn(ts, category(message, category), message, (int) stacklevel, source);
    }

    private static PyType category(Object message, Object category) {
        if (message instanceof PyBaseException e && e.type().isSubtype(PyExc.Warning)) {
            return e.type();
        }
        if (category == null || category == PyNone.NONE) {
            return PyExc.UserWarning;
        }
        if (!(category instanceof PyType t) || !t.isSubtype(PyExc.Warning)) {
            throw typeError("category must be a Warning subclass, not '%T'", category);
        }
        return t;
    }

    @Function("warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)")
    void warnExplicit(ThreadState ts, Object message, Object category, Object filename, int lineno, Object module,
            Object registry, Object moduleGlobals, Object source) {
        if (PyStr.valueOrNull(filename) == null) {
            throw typeError("warn_explicit() argument 'filename' must be str, not %T", filename);
        }
        PyType type = category(message, category);
        Object sourceLine = null;
        if (moduleGlobals != PyNone.NONE) {
            if (!(moduleGlobals instanceof PyDict globals)) {
                throw typeError("module_globals must be a dict, not '%T'", moduleGlobals);
            }
            sourceLine = lineFromLoader(globals, lineno);
        }
        emit(ts, type, message, filename, lineno, module == PyNone.NONE ? null : module, registry == PyNone.NONE ? null : registry,
                sourceLine, source == PyNone.NONE ? null : source);
    }

    /// CPython: warnings_get_source_line
    private static Object lineFromLoader(PyDict globals, int lineno) {
        Object loader = globals.getOrNull("__loader__");
        Object name = globals.getOrNull("__name__");
        Object getter = loader == null || name == null ? null : Attributes.lookup(loader, "get_source");
        if (getter == null) {
            return null;
        }
        Object source = Calls.call(getter, name);
        if (source == PyNone.NONE) {
            return null;
        }
        String[] lines = PyStr.toName(source).split("\r\n|\r|\n", -1);
        return lineno >= 1 && lineno <= lines.length ? PyStr.fromName(lines[lineno - 1]) : null;
    }

    // What Java code calls

    @Override
    public void warn(ThreadState ts, PyType category, Object message, int stackLevel, Object source) {
        PyFrame frame = ts.currentFrame();
        int level = stackLevel;
        if (level <= 0 || frame != null && isInternal(frame)) {
            while (--level > 0 && frame != null) {
                frame = frame.caller();
            }
        } else {
            while (--level > 0 && frame != null) {
                do {
                    frame = frame.caller();
                } while (frame != null && isInternal(frame));
            }
        }
        PyDict globals;
        Object filename;
        int line;
        if (frame == null) {
            globals = interpreter.sysDict;
            filename = "sys";
            line = 1;
        } else {
            globals = frame.globals;
            filename = PyStr.fromName(frame.code.filename());
            line = frame.lineNumber();
        }
        Object registry = globals.getOrNull("__warningregistry__");
        if (registry == null) {
            registry = new PyDict();
            globals.put("__warningregistry__", registry);
        }
        Object module = globals.getOrNull("__name__");
        if (module == null || module != PyNone.NONE && PyStr.valueOrNull(module) == null) {
            module = "<string>";
        }
        emit(ts, category, message, filename, line, module, registry, null, source == PyNone.NONE ? null : source);
    }

    private static boolean isInternal(PyFrame frame) {
        String name = frame.code.filename();
        return name.contains("importlib") && name.contains("_bootstrap");
    }

    @Override
    public void warnExplicit(ThreadState ts, PyType category, Object message, String filename, int line, Object module,
            Object registry) {
        emit(ts, category, message, PyStr.fromName(filename), line, module, registry, null, null);
    }

    // Filtering

    private static Object moduleFromFile(Object filename) {
        String name = PyStr.toName(filename);
        return name.isEmpty() ? "<unknown>" : PyStr.fromName(name.endsWith(".py") ? name.substring(0, name.length() - 3) : name);
    }

    /// CPython: warn_explicit
    private void emit(ThreadState ts, PyType category, Object message, Object filename, int line, Object module, Object registry,
            Object sourceLine, Object source) {
        if (registry == PyNone.NONE || module == PyNone.NONE) {
            return;
        }
        if (registry != null && !(registry instanceof PyDict)) {
            throw typeError("'registry' must be a dict or None");
        }
        PyDict known = (PyDict) registry;
        if (module == null) {
            module = moduleFromFile(filename);
        }
        Object text = message;
        Object instance = message;
        if (message instanceof PyBaseException e && e.type().isSubtype(PyExc.Warning)) {
            text = Representation.str(message);
            category = e.type();
        } else {
            instance = Calls.call(ts, category, message);
        }
        Object key = PyTuple.of(text, category, (long) line);
        if (known != null && alreadyWarned(known, key, false)) {
            return;
        }
        Object[] item = new Object[1];
        String action = PyStr.toName(action(category, text, line, module, item));
        switch (action) {
            case "error" -> throw new Raised((PyBaseException) instance);
            case "ignore" -> {
                return;
            }
            case "once" -> {
                PyDict once = known == null ? onceRegistry() : known;
                if (known != null) {
                    known.put(key, true);
                    once = onceRegistry();
                }
                if (alreadyWarned(once, PyTuple.of(text, category, 0L), true)) {
                    return;
                }
            }
            case "always" -> { }
            case "module" -> {
                if (known != null) {
                    known.put(key, true);
                    if (alreadyWarned(known, PyTuple.of(text, category, 0L), true)) {
                        return;
                    }
                }
            }
            case "default" -> {
                if (known != null) {
                    known.put(key, true);
                }
            }
            default -> throw Raise.runtimeError("Unrecognized action (%R) in warnings.filters:\n %R", (Object) action, item[0]);
        }
        show(ts, category, text, instance, filename, line, sourceLine, source);
    }

    private PyDict onceRegistry() {
        Object registry = warningsAttribute("onceregistry", false);
        if (registry == null) {
            return onceRegistry;
        }
        if (!(registry instanceof PyDict d)) {
            throw typeError("_warnings.onceregistry must be a dict, not '%T'", registry);
        }
        return d;
    }

    private boolean alreadyWarned(PyDict registry, Object key, boolean set) {
        Object version = registry.getOrNull("version");
        if (!(version instanceof Long n) || n != filtersVersion) {
            registry.clear();
            registry.put("version", (Object) filtersVersion);
        } else {
            Object known = registry.getOrNull(key);
            if (known != null) {
                return Truth.of(known);
            }
        }
        if (set) {
            registry.put(key, true);
        }
        return false;
    }

    private Object action(PyType category, Object text, int line, Object module, Object[] item) {
        Object current = warningsAttribute("filters", false);
        if (current != null) {
            if (!(current instanceof PyList list)) {
                throw valueError("_warnings.filters must be a list");
            }
            filters = list;
        }
        for (Object entry : filters.toArray()) {
            if (!(entry instanceof PyTuple t) || t.size() != 5) {
                throw valueError("_warnings.filters item isn't a 5-tuple");
            }
            if (PyStr.valueOrNull(t.get(0)) == null) {
                throw typeError("action must be a string, not '%T'", t.get(0));
            }
            long at = Conversion.toLong(t.get(4));
            if (Inheritance.isSubclass(category, t.get(2)) && (at == 0 || at == line) && matches(t.get(1), text)
                    && matches(t.get(3), module)) {
                item[0] = entry;
                return t.get(0);
            }
        }
        item[0] = PyNone.NONE;
        Object action = warningsAttribute("defaultaction", false);
        if (action == null) {
            return defaultAction;
        }
        if (PyStr.valueOrNull(action) == null) {
            throw typeError("_warnings.defaultaction must be a string, not '%T'", action);
        }
        defaultAction = action;
        return action;
    }

    private static boolean matches(Object pattern, Object text) {
        if (pattern == PyNone.NONE) {
            return true;
        }
        if (PyStr.valueOrNull(pattern) != null) {
            return Comparison.equal(pattern, text);
        }
        return Truth.of(Calls.method(pattern, "match", text));
    }

    /// An attribute of the module `warnings` when that is loaded (or to be loaded), else null.
    private Object warningsAttribute(String name, boolean load) {
        Object module = interpreter.modules.getOrNull("warnings");
        if (module == null && load && interpreter.importlib != null && !interpreter.finalizing) {
            try {
                module = Imports.module("warnings");
            } catch (Raised e) {
                if (!e.matches(PyExc.ImportError)) {
                    throw e;
                }
            }
        }
        return module == null ? null : Attributes.lookup(module, name);
    }

    // Showing

    private void show(ThreadState ts, PyType category, Object text, Object instance, Object filename, int line, Object sourceLine,
            Object source) {
        Object shower = warningsAttribute("_showwarnmsg", source != null);
        if (shower == null) {
            print(category, text, filename, line, sourceLine);
            return;
        }
        if (!Calls.isCallable(shower)) {
            throw typeError("warnings._showwarnmsg() must be set to a callable");
        }
        Object make = warningsAttribute("WarningMessage", false);
        if (make == null) {
            throw Raise.runtimeError("unable to get warnings.WarningMessage");
        }
        Object message = Calls.call(ts, make, new Object[] {instance, category, filename, (long) line, PyNone.NONE, PyNone.NONE,
            source == null ? PyNone.NONE : source}, null);
        Calls.call(ts, shower, message);
    }

    /// CPython: show_warning
    private void print(PyType category, Object text, Object filename, int line, Object sourceLine) {
        Object err = interpreter.sysDict.getOrNull("stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        StringBuilder out = new StringBuilder();
        out.append(PyStr.toName(filename)).append(':').append(line).append(": ").append(category.name()).append(": ");
        out.append(PyStr.toName(text)).append('\n');
        String shown = sourceLine != null ? PyStr.toName(sourceLine)
                : SourceLines.line(ThreadState.current(), PyStr.toName(filename), line);
        if (shown != null) {
            out.append("  ").append(shown.strip()).append('\n');
        }
        Calls.method(err, "write", PyStr.fromName(out.toString()));
    }
}
