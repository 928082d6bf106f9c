package taipan.interpreter;

import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.List;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Sequences;
import taipan.objects.PyDict;
import taipan.objects.PyNone;
import taipan.objects.PySet;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Inheritance;

/// The patterns of `match`.
/// CPython: Python/ceval.c (match_keys, match_class, match_class_attr)
final class Matching {
    private Matching() {}

    static Object isMapping(Object subject) {
        return PyType.of(subject).isMappingPattern();
    }

    static Object isSequence(Object subject) {
        return PyType.of(subject).isSequencePattern();
    }

    /// Pushes the values of the keys on top, and whether all are there.
    static void keys(Object[] stack, int top) {
        PyTuple values = values(stack[top - 2], (PyTuple) stack[top - 1]);
        stack[top] = values == null ? PyNone.NONE : values;
        stack[top + 1] = values != null;
    }

    private static PyTuple values(Object map, PyTuple keys) {
        int n = keys.size();
        if (n == 0) {
            return PyTuple.EMPTY;
        }
        PySet seen = new PySet();
        Object[] values = new Object[n];
        Object get = Attributes.get(map, "get");
        // A fresh object: dict subclasses with __missing__ must not invent a value.
        Object absent = new PySet();
        for (int i = 0; i < n; i++) {
            Object key = keys.get(i);
            int before = seen.size();
            seen.add(key);
            if (seen.size() == before) {
                throw Raise.valueError("mapping pattern checks duplicate key (%R)", key);
            }
            Object value = Calls.call(get, key, absent);
            if (value == absent) {
                return null;
            }
            values[i] = value;
        }
        return PyTuple.of(values);
    }

    /// The mapping as a dict, without some keys.
    static Object without(Object map, PyTuple keys) {
        PyDict rest = new PyDict();
        rest.update(map);
        for (int i = 0; i < keys.size(); i++) {
            Sequences.deleteItem(rest, keys.get(i));
        }
        return rest;
    }

    /// Replaces subject and class below the names on top by the attributes and whether the pattern matches.
    static void classPattern(Object[] stack, int top, int positional) {
        PyTuple attributes = attributes(stack[top - 2], stack[top - 1], positional, (PyTuple) stack[top]);
        if (attributes != null) {
            stack[top - 2] = attributes;
        }
        stack[top - 1] = attributes != null;
    }

    private static PyTuple attributes(Object subject, Object cls, int positional, PyTuple names) {
        if (!(cls instanceof PyType type)) {
            throw typeError("called match pattern must be a type");
        }
        if (!Inheritance.isInstance(subject, cls)) {
            return null;
        }
        List<Object> found = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        if (positional > 0 && !positional(subject, type, positional, found, seen)) {
            return null;
        }
        for (int i = 0; i < names.size(); i++) {
            Object value = attribute(subject, type, names.get(i), seen);
            if (value == null) {
                return null;
            }
            found.add(value);
        }
        return PyTuple.of(found.toArray());
    }

    private static boolean positional(Object subject, PyType type, int count, List<Object> found, List<String> seen) {
        Object matchArgs = Attributes.lookup(type, "__match_args__");
        boolean matchSelf = false;
        PyTuple names = PyTuple.EMPTY;
        if (matchArgs == null) {
            matchSelf = type.isMatchSelf();
        } else if (matchArgs instanceof PyTuple t && t.type() == PyTuple.TYPE) {
            names = t;
        } else {
            throw typeError("%s.__match_args__ must be a tuple (got %T)", type.name(), matchArgs);
        }
        int allowed = matchSelf ? 1 : names.size();
        if (count > allowed) {
            throw typeError("%s() accepts %d positional sub-pattern%s (%d given)", type.name(), allowed,
                    allowed == 1 ? "" : "s", count);
        }
        if (matchSelf) {
            found.add(subject);
            return true;
        }
        for (int i = 0; i < count; i++) {
            Object name = names.get(i);
            if (PyStr.valueOrNull(name) == null) {
                throw typeError("__match_args__ elements must be strings (got %T)", name);
            }
            Object value = attribute(subject, type, name, seen);
            if (value == null) {
                return false;
            }
            found.add(value);
        }
        return true;
    }

    private static Object attribute(Object subject, PyType type, Object name, List<String> seen) {
        String text = PyStr.toName(name);
        if (seen.contains(text)) {
            throw typeError("%s() got multiple sub-patterns for attribute %R", type.name(), name);
        }
        seen.add(text);
        return Attributes.lookup(subject, text);
    }
}
