package taipan.objects;

import static taipan.objects.Raise.typeError;

/// The mapping protocol on any object.
/// CPython: Objects/abstract.c (PyMapping_*)
public final class Mappings {
    private Mappings() {}

    /// Whether the object has `__getitem__` other than by index. CPython: PyMapping_Check
    public static boolean isMapping(Object o) {
        return PyType.of(o).lookup("__getitem__") != null;
    }

    /// `o[key]`. CPython: PyObject_GetItem
    public static Object get(Object o, Object key) {
        return Sequences.getItem(o, key);
    }

    /// `o[key] = value`. CPython: PyObject_SetItem
    public static void set(Object o, Object key, Object value) {
        Sequences.setItem(o, key, value);
    }

    /// `del o[key]`. CPython: PyObject_DelItem
    public static void delete(Object o, Object key) {
        Sequences.deleteItem(o, key);
    }

    /// The keys as an array. CPython: PyMapping_Keys
    public static Object[] keys(Object mapping) {
        return view(mapping, "keys");
    }

    public static Object[] values(Object mapping) {
        return view(mapping, "values");
    }

    public static Object[] items(Object mapping) {
        return view(mapping, "items");
    }

    private static Object[] view(Object mapping, String method) {
        if (mapping instanceof PyDict d && d.type == PyDict.TYPE) {
            return switch (method) {
                case "keys" -> d.keys();
                case "values" -> d.values();
                default -> d.items();
            };
        }
        Object result = Calls.method(mapping, method);
        if (!Iteration.isIterable(result)) {
            throw typeError("%T.%s() returned a non-iterable (type %T)", mapping, method, result);
        }
        return Iteration.toArray(result);
    }

    /// The value of a str key, or null when the mapping raises KeyError.
    public static Object getOrNull(Object mapping, String key) {
        return getOrNull(mapping, PyStr.fromName(key));
    }

    /// The value of a key, or null when the mapping raises KeyError.
    public static Object getOrNull(Object mapping, Object key) {
        if (mapping instanceof PyDict d && d.type == PyDict.TYPE) {
            return d.getOrNull(key);
        }
        try {
            return Sequences.getItem(mapping, key);
        } catch (Raised e) {
            if (e.matches(PyExc.KeyError)) {
                return null;
            }
            throw e;
        }
    }
}
