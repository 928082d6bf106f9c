package taipan.objects;

/// Built-in functions and methods that compiled code calls without the detour through their definitions.
/// CPython: Python/bltinmodule.c
public final class Shortcuts {
    private Shortcuts() {}

    public static Object len(Object o) {
        long length = o instanceof PyList l && l.type == PyList.TYPE ? l.size() : Sequences.length(o);
        return length;
    }

    public static Object isInstance(Object o, Object cls) {
        if (cls instanceof PyType t && t.type == PyType.TYPE) {
            PyType own = PyType.of(o);
            if (own == t || own.isSubtype(t)) {
                return Boolean.TRUE;
            }
        }
        return Inheritance.isInstance(o, cls);
    }

    public static Object append(Object list, Object value) {
        ((PyList) list).append(value);
        return PyNone.NONE;
    }

    public static Object min(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return y < x ? b : a;
        }
        return Comparison.lessThan(b, a) ? b : a;
    }

    public static Object max(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return y > x ? b : a;
        }
        return Truth.of(Comparison.compare(b, a, Comparison.GT)) ? b : a;
    }

    public static Object min(Object a, Object b, Object c) {
        return min(min(a, b), c);
    }

    public static Object max(Object a, Object b, Object c) {
        return max(max(a, b), c);
    }

    public static Object abs(Object o) {
        if (o instanceof Long n && n != Long.MIN_VALUE) {
            return Math.abs(n);
        }
        if (o instanceof Double d) {
            return Math.abs(d);
        }
        return PyType.of(o).slots.absolute(o);
    }
}
