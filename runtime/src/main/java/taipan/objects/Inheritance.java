package taipan.objects;

import static taipan.objects.Raise.typeError;

/// `isinstance` and `issubclass`.
/// CPython: Objects/abstract.c (PyObject_IsInstance, PyObject_IsSubclass)
public final class Inheritance {
    private Inheritance() {}

    /// `isinstance(o, cls)`, where `cls` may be a class, a tuple of such, a union or anything with `__instancecheck__`.
    public static boolean isInstance(Object o, Object cls) {
        if (PyType.of(o) == cls) {
            return true;
        }
        if (cls instanceof PyType t && t.type() == PyType.TYPE) {
            return isInstanceByRule(o, cls);
        }
        ThreadState ts = ThreadState.current();
        if (cls instanceof PyTuple tuple) {
            ts.enterRecursive(" in __instancecheck__");
            try {
                for (int i = 0; i < tuple.size(); i++) {
                    if (isInstance(o, tuple.get(i))) {
                        return true;
                    }
                }
                return false;
            } finally {
                ts.leaveRecursive();
            }
        }
        Object check = Attributes.special(cls, "__instancecheck__");
        if (check != null) {
            ts.enterRecursive(" in __instancecheck__");
            try {
                return Truth.of(Calls.call(ts, check, o));
            } finally {
                ts.leaveRecursive();
            }
        }
        return isInstanceByRule(o, cls);
    }

    /// `issubclass(derived, cls)`
    public static boolean isSubclass(Object derived, Object cls) {
        if (cls instanceof PyType t && t.type() == PyType.TYPE) {
            return derived == cls || isSubclassByRule(derived, cls);
        }
        ThreadState ts = ThreadState.current();
        if (cls instanceof PyTuple tuple) {
            ts.enterRecursive(" in __subclasscheck__");
            try {
                for (int i = 0; i < tuple.size(); i++) {
                    if (isSubclass(derived, tuple.get(i))) {
                        return true;
                    }
                }
                return false;
            } finally {
                ts.leaveRecursive();
            }
        }
        Object check = Attributes.special(cls, "__subclasscheck__");
        if (check != null) {
            ts.enterRecursive(" in __subclasscheck__");
            try {
                return Truth.of(Calls.call(ts, check, derived));
            } finally {
                ts.leaveRecursive();
            }
        }
        return isSubclassByRule(derived, cls);
    }

    /// What `type.__instancecheck__` does. CPython: object_isinstance
    static boolean isInstanceByRule(Object o, Object cls) {
        if (cls instanceof PyType t) {
            if (PyType.of(o).isSubtype(t)) {
                return true;
            }
            Object claimed = Attributes.lookup(o, "__class__");
            return claimed != PyType.of(o) && claimed instanceof PyType c && c.isSubtype(t);
        }
        if (abstractBases(cls) == null) {
            throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
        }
        Object claimed = Attributes.lookup(o, "__class__");
        return claimed != null && isAbstractSubclass(claimed, cls);
    }

    /// What `type.__subclasscheck__` does. CPython: recursive_issubclass
    static boolean isSubclassByRule(Object derived, Object cls) {
        if (cls instanceof PyType c && derived instanceof PyType d) {
            return d.isSubtype(c);
        }
        if (abstractBases(derived) == null) {
            throw typeError("issubclass() arg 1 must be a class");
        }
        if (!(cls instanceof PyUnion) && abstractBases(cls) == null) {
            throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
        }
        return isAbstractSubclass(derived, cls);
    }

    /// The `__bases__` tuple of something that behaves like a class, or null.
    private static PyTuple abstractBases(Object cls) {
        return Attributes.lookup(cls, "__bases__") instanceof PyTuple t ? t : null;
    }

    private static boolean isAbstractSubclass(Object derived, Object cls) {
        while (true) {
            if (derived == cls) {
                return true;
            }
            PyTuple bases = abstractBases(derived);
            if (bases == null || bases.size() == 0) {
                return false;
            }
            if (bases.size() > 1) {
                ThreadState ts = ThreadState.current();
                ts.enterRecursive(" in __issubclass__");
                try {
                    for (int i = 0; i < bases.size(); i++) {
                        if (isAbstractSubclass(bases.get(i), cls)) {
                            return true;
                        }
                    }
                    return false;
                } finally {
                    ts.leaveRecursive();
                }
            }
            derived = bases.get(0);
        }
    }
}
