package taipan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Imports;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// Completes names and attributes from what exists at run time. Looking an attribute up never runs code of the user's:
/// a dotted name is followed only through modules, classes and plain instance attributes.
final class Completion {
    private final ThreadState ts;
    private final PyDict globals;

    Completion(ThreadState ts, PyDict globals) {
        this.ts = ts;
        this.globals = globals;
    }

    /// The possible completions of the dotted name that a text ends with, each the whole dotted name.
    List<String> candidates(String text) {
        int start = text.length();
        while (start > 0 && (Character.isUnicodeIdentifierPart(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        String dotted = text.substring(start);
        try {
            int dot = dotted.lastIndexOf('.');
            return dot < 0 ? names(dotted) : attributes(dotted.substring(0, dot), dotted.substring(dot + 1));
        } catch (Raised e) {
            return List.of();
        }
    }

    private List<String> names(String prefix) {
        TreeSet<String> found = new TreeSet<>();
        addKeys(found, globals, "", prefix);
        addKeys(found, ts.interpreter().builtins, "", prefix);
        for (Object keyword : Iteration.toArray(Imports.attribute("keyword", "kwlist"))) {
            if (PyStr.toName(keyword).startsWith(prefix)) {
                found.add(PyStr.toName(keyword));
            }
        }
        return new ArrayList<>(found);
    }

    private List<String> attributes(String path, String prefix) {
        Object object = follow(path);
        TreeSet<String> found = new TreeSet<>();
        if (object == null) {
            return List.of();
        }
        for (Object name : Iteration.toArray(Calls.call(ts, ts.interpreter().builtins.getOrNull("dir"), object))) {
            String text = PyStr.toName(name);
            if (text.startsWith(prefix) && (!prefix.isEmpty() || !text.startsWith("_"))) {
                found.add(path + "." + text);
            }
        }
        return new ArrayList<>(found);
    }

    private Object follow(String path) {
        String[] parts = path.split("\\.", -1);
        Object object = globals.getOrNull(parts[0]);
        if (object == null) {
            object = ts.interpreter().builtins.getOrNull(parts[0]);
        }
        for (int i = 1; i < parts.length && object != null; i++) {
            object = step(object, parts[i]);
        }
        return object;
    }

    private static Object step(Object object, String name) {
        if (object instanceof PyType || object instanceof PyModuleObject) {
            return Attributes.lookup(object, name);
        }
        PyDict own = Attributes.dictOf(object);
        return own == null ? null : own.getOrNull(name);
    }

    private static void addKeys(TreeSet<String> found, PyDict dict, String path, String prefix) {
        for (Object key : Iteration.toArray(dict)) {
            if (PyStr.valueOrNull(key) != null && PyStr.toName(key).startsWith(prefix)) {
                found.add(path + PyStr.toName(key));
            }
        }
    }
}
