package taipan.modules.pickle;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.runtimeError;

import java.util.ArrayList;
import java.util.List;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Identity;
import taipan.objects.Imports;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.ThreadState;
import taipan.objects.Truth;

/// How classes and functions are found by name, and how their names change between Python 2 and 3.
/// CPython: Modules/_pickle.c (get_deep_attribute, whichmodule, fix_imports)
final class GlobalNames {
    private GlobalNames() {}

    /// What a dotted name leads to, and the object that has it.
    record Found(Object value, Object parent) {}

    /// A name such as `Outer.Inner` in its parts; `owner` words the error of a local name.
    static String[] split(Object owner, String name) {
        List<String> parts = new ArrayList<>(2);
        int from = 0;
        for (int dot; (dot = name.indexOf('.', from)) >= 0; from = dot + 1) {
            parts.add(name.substring(from, dot));
        }
        parts.add(name.substring(from));
        if (parts.contains("<locals>")) {
            Object shown = PyStr.fromName(name);
            throw owner == null
                    ? attributeError("Can't pickle local object %R", shown)
                    : attributeError("Can't pickle local attribute %R on %R", shown, owner);
        }
        return parts.toArray(new String[0]);
    }

    /// Follows a path of attributes; null when one is missing.
    static Found follow(Object start, String[] path) {
        Object parent = start;
        Object value = start;
        for (String part : path) {
            parent = value;
            value = Attributes.lookup(parent, part);
            if (value == null) {
                return null;
            }
        }
        return new Found(value, parent);
    }

    /// The attribute of a module, or of a class in it when dots are `allowed`. CPython: getattribute
    static Object attribute(Object module, String name, boolean dotted) {
        Object value;
        if (dotted && name.indexOf('.') >= 0) {
            Found found = follow(module, split(module, name));
            value = found == null ? null : found.value;
        } else {
            value = Attributes.lookup(module, name);
        }
        if (value == null) {
            throw attributeError("Can't get attribute %R on %R", PyStr.fromName(name), module);
        }
        return value;
    }

    /// The name of the module that has an object under a path.
    static Object moduleOf(ThreadState ts, Object o, String[] path) {
        Object named = Attributes.lookup(o, "__module__");
        if (named != null && named != PyNone.NONE) {
            return named;
        }
        PyDict modules = ts.interpreter().modules;
        Object[] names = modules.keys();
        for (Object name : names) {
            Object module = modules.getOrNull(name);
            if (module == null || module == PyNone.NONE || "__main__".equals(name)) {
                continue;
            }
            if (module instanceof PyModuleObject || !(name instanceof String)) {
                Found found = follow(module, path);
                if (found != null && Identity.is(found.value, o)) {
                    return name;
                }
            }
        }
        return "__main__";
    }

    /// The pair (module, name) under the name it has in the other Python.
    static Object[] translate(PyDict names, PyDict modules, String which, Object module, Object name) {
        Object pair = names.getOrNull(PyTuple.of(module, name));
        if (pair != null) {
            if (!(pair instanceof PyTuple tuple) || tuple.size() != 2) {
                throw runtimeError("_compat_pickle.%sNAME_MAPPING values should be 2-tuples, not %T", which, pair);
            }
            if (PyStr.valueOrNull(tuple.at(0)) == null || PyStr.valueOrNull(tuple.at(1)) == null) {
                throw runtimeError(
                        "_compat_pickle.%sNAME_MAPPING values should be pairs of str, not (%T, %T)",
                        which, tuple.at(0), tuple.at(1));
            }
            return new Object[] {tuple.at(0), tuple.at(1)};
        }
        Object renamed = modules.getOrNull(module);
        if (renamed == null) {
            return new Object[] {module, name};
        }
        if (PyStr.valueOrNull(renamed) == null) {
            throw runtimeError("_compat_pickle.%sIMPORT_MAPPING values should be strings, not %T", which, renamed);
        }
        return new Object[] {renamed, name};
    }

    /// The module of a name, waiting for another thread that is still importing it. CPython: PyImport_Import
    static Object module(ThreadState ts, String name) {
        Object found = ts.interpreter().modules.getOrNull(name);
        Object spec = found == null || found == PyNone.NONE ? null : Attributes.lookup(found, "__spec__");
        Object busy = spec == null ? null : Attributes.lookup(spec, "_initializing");
        if (busy != null && Truth.of(busy)) {
            Object importer = ts.interpreter().builtins.getOrNull("__import__");
            Calls.call(ts, importer, new Object[] {name, new PyDict(), new PyDict(), PyList.of("__doc__"), 0L}, null);
        }
        return Imports.module(name);
    }
}
