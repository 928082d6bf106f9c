package taipan.bindings.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taipan.bindings.PyClass;

/// Everything a `@PyClass` class shows to Python.
final class ClassModel {
    /// A method of the type; `kind` is a constant of `Definition.Kind`.
    record Callable(String kind, Bound bound) {}

    /// An attribute read by the expression `get` (of Java type `result`) and written by `set`, null when read-only.
    record Attribute(String name, String get, String result, String set, boolean deletable) {}

    /// A special method; the expression calls the Java method with `self` and `a0`, `a1`, ...
    record SlotCode(SlotTable.Slot slot, String expression) {}

    final String packageName;
    final String simpleName;
    final String qualifiedName;
    final PyClass mark;
    /// The class of the base type with the names of enclosing classes joined, and in Java notation; null for `object`.
    final String baseJoined;
    final String baseClass;
    final boolean isPublic;
    final boolean isObject;
    final List<Callable> methods = new ArrayList<>();
    final Map<String, Attribute> attributes = new LinkedHashMap<>();
    final List<Attribute> members = new ArrayList<>();
    /// The names of those `attributes` that CPython has as plain fields.
    final Set<String> fields = new HashSet<>();
    /// Python name to the Java expression of the value.
    final Map<String, String> constants = new LinkedHashMap<>();
    final Map<String, SlotCode> slots = new LinkedHashMap<>();
    Bound constructor;
    Bound init;

    ClassModel(String packageName, String simpleName, String qualifiedName, PyClass mark, String baseJoined, String baseClass,
            boolean isPublic, boolean isObject) {
        this.packageName = packageName;
        this.simpleName = simpleName;
        this.qualifiedName = qualifiedName;
        this.mark = mark;
        this.baseJoined = baseJoined;
        this.baseClass = baseClass;
        this.isPublic = isPublic;
        this.isObject = isObject;
    }

    void attribute(String name, String get, String result) {
        Attribute known = attributes.get(name);
        attributes.put(name, new Attribute(name, get, result, known == null ? null : known.set, known != null && known.deletable));
    }

    void setter(String name, String set, boolean deletable) {
        Attribute known = attributes.get(name);
        attributes.put(name, new Attribute(name, known == null ? null : known.get, known == null ? null : known.result, set, deletable));
    }

    /// The Python names of the special methods, in CPython's order.
    List<String> specials() {
        if (isObject) {
            return SlotTable.OF_OBJECT;
        }
        List<String> names = new ArrayList<>();
        for (SlotCode s : slots.values()) {
            names.addAll(s.slot.exposed());
        }
        if (init != null) {
            names.add("__init__");
        }
        return SlotTable.ordered(names);
    }
}
