package taipan.objects;

/// The guards of compiled code, small enough to be inlined everywhere.
/// CPython: no counterpart
public final class Guards {
    private Guards() {}

    /// Whether the object is an instance with that layout whose type has that version.
    public static boolean fits(Object o, Layout layout, Object version) {
        return o instanceof PyInstance p && p.layout == layout && p.type.version == version;
    }

    /// The same for an object without attributes of its own.
    public static boolean hasVersion(Object o, Layout none, Object version) {
        return !(o instanceof PyInstance) && PyType.of(o).version == version;
    }

    /// Whether the object is a function of that code.
    public static boolean runs(Object o, PyCode code) {
        return o instanceof PyFunction f && f.code == code;
    }

    /// The value at a place, or null when the guard fails.
    public static Object place(Object o, Layout layout, Object version, int place) {
        return o instanceof PyInstance p && p.layout == layout && p.type.version == version ? p.place(place) : null;
    }

    public static Object place0(Object o, Layout layout, Object version) {
        return o instanceof PyInstance p && p.layout == layout && p.type.version == version ? p.f0 : null;
    }

    public static boolean setPlace0(Object value, Object o, Layout layout, Object version) {
        if (o instanceof PyInstance p && p.layout == layout && p.type.version == version) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, 0, value);
            }
            p.f0 = value;
            return true;
        }
        return false;
    }

    public static Object place1(Object o, Layout layout, Object version) {
        return o instanceof PyInstance p && p.layout == layout && p.type.version == version ? p.f1 : null;
    }

    public static boolean setPlace1(Object value, Object o, Layout layout, Object version) {
        if (o instanceof PyInstance p && p.layout == layout && p.type.version == version) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, 1, value);
            }
            p.f1 = value;
            return true;
        }
        return false;
    }

    public static Object place2(Object o, Layout layout, Object version) {
        return o instanceof PyInstance p && p.layout == layout && p.type.version == version ? p.f2 : null;
    }

    public static boolean setPlace2(Object value, Object o, Layout layout, Object version) {
        if (o instanceof PyInstance p && p.layout == layout && p.type.version == version) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, 2, value);
            }
            p.f2 = value;
            return true;
        }
        return false;
    }

    public static Object place3(Object o, Layout layout, Object version) {
        return o instanceof PyInstance p && p.layout == layout && p.type.version == version ? p.f3 : null;
    }

    public static boolean setPlace3(Object value, Object o, Layout layout, Object version) {
        if (o instanceof PyInstance p && p.layout == layout && p.type.version == version) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, 3, value);
            }
            p.f3 = value;
            return true;
        }
        return false;
    }

    public static boolean setPlace(Object value, Object o, Layout layout, Object version, int place) {
        if (o instanceof PyInstance p && p.layout == layout && p.type.version == version) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, place, value);
            }
            p.setPlace(place, value);
            return true;
        }
        return false;
    }

    /// Adds an attribute to an instance.
    public static boolean append(Object value, Object o, Layout layout, Object version, Layout next) {
        if (o instanceof PyInstance p && p.layout == layout && p.type.version == version) {
            if (Sharing.STATE.threads) {
                return appendShared(p, layout, next, value);
            }
            p.append(next, value);
            return true;
        }
        return false;
    }

    // With several threads the instance may change its layout between the guard and the store

    private static boolean setShared(PyInstance p, Layout layout, int place, Object value) {
        synchronized (p) {
            if (p.layout != layout) {
                return false;
            }
            p.setPlace(place, value);
            return true;
        }
    }

    private static boolean appendShared(PyInstance p, Layout layout, Layout next, Object value) {
        synchronized (p) {
            if (p.layout != layout) {
                return false;
            }
            p.append(next, value);
            return true;
        }
    }

    // The same where the layout is enough

    public static Object place0(Object o, Layout layout) {
        return o instanceof PyInstance p && p.layout == layout && layout.trusted ? p.f0 : null;
    }

    public static boolean setPlace0(Object value, Object o, Layout layout) {
        if (o instanceof PyInstance p && p.layout == layout && layout.trusted) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, 0, value);
            }
            p.f0 = value;
            return true;
        }
        return false;
    }

    public static Object place1(Object o, Layout layout) {
        return o instanceof PyInstance p && p.layout == layout && layout.trusted ? p.f1 : null;
    }

    public static boolean setPlace1(Object value, Object o, Layout layout) {
        if (o instanceof PyInstance p && p.layout == layout && layout.trusted) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, 1, value);
            }
            p.f1 = value;
            return true;
        }
        return false;
    }

    public static Object place2(Object o, Layout layout) {
        return o instanceof PyInstance p && p.layout == layout && layout.trusted ? p.f2 : null;
    }

    public static boolean setPlace2(Object value, Object o, Layout layout) {
        if (o instanceof PyInstance p && p.layout == layout && layout.trusted) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, 2, value);
            }
            p.f2 = value;
            return true;
        }
        return false;
    }

    public static Object place3(Object o, Layout layout) {
        return o instanceof PyInstance p && p.layout == layout && layout.trusted ? p.f3 : null;
    }

    public static boolean setPlace3(Object value, Object o, Layout layout) {
        if (o instanceof PyInstance p && p.layout == layout && layout.trusted) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, 3, value);
            }
            p.f3 = value;
            return true;
        }
        return false;
    }

    public static Object place(Object o, Layout layout, int place) {
        return o instanceof PyInstance p && p.layout == layout && layout.trusted ? p.place(place) : null;
    }

    public static boolean setPlace(Object value, Object o, Layout layout, int place) {
        if (o instanceof PyInstance p && p.layout == layout && layout.trusted) {
            if (Sharing.STATE.threads) {
                return setShared(p, layout, place, value);
            }
            p.setPlace(place, value);
            return true;
        }
        return false;
    }

    /// The value of a module's attribute, or null when the guard fails.
    public static Object ofModule(Object o, Object table, int place) {
        return o instanceof PyModuleObject m && m.type == PyModuleObject.TYPE && m.dict.table() == table
                ? ((DictTable) table).valueAt(place) : null;
    }

    /// Whether the object is the plain class with that version.
    public static boolean isClass(Object o, Object version) {
        return o instanceof PyType t && t.type == PyType.TYPE && t.version == version;
    }

    /// Whether the class is as it was.
    public static boolean isVersion(PyType type, Object version) {
        return type.version == version;
    }

    public static Object newInstance(PyType type) {
        return new PyInstance(type);
    }

    /// Whether the function's default values are those.
    public static boolean hasDefaults(PyFunction f, Object defaults) {
        return f.defaults == defaults;
    }

    /// Whether the object's class was not made by Python code.
    public static boolean isBuiltIn(Object o) {
        return (((PyObject) o).type.flags & PyType.HEAP) == 0;
    }

    /// Whether a binary operator begins with the method of the left operand's class, of that version, and ends with it:
    /// the right one is of the same class or a plain value that knows nothing of it.
    public static boolean operands(Object left, Object right, Object version) {
        return left instanceof PyInstance p && p.type.version == version
                && (right instanceof PyInstance q ? q.type == p.type
                        : right instanceof Long || right instanceof Double);
    }

    /// What an operator's method gave; a method that does not know the operands ends in an error.
    public static Object operatorResult(Object result, Object left, Object right, String symbol) {
        if (result == PyNotImplemented.NOT_IMPLEMENTED) {
            throw Numbers.unsupported(symbol, left, right);
        }
        return result;
    }
}
