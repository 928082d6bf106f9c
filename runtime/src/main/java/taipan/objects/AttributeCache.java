package taipan.objects;

/// Inline caches for reading, calling and writing attributes: one entry for each place in a code object, for the kind of
/// object seen there last.
///
/// An entry holds for objects whose type has the remembered `version` (which changes with every change to the type or
/// its ancestors) and, for instances, the remembered layout.
/// CPython: Python/ceval.c (the opcache of LOAD_ATTR)
public final class AttributeCache {
    /// The attribute lies at `place` in the instance.
    private static final int PLACE = 0;
    /// The attribute is `value`, found in the type: a function to call with the object.
    private static final int METHOD = 1;
    /// The attribute is `value`, found in the type and not a descriptor.
    private static final int VALUE = 2;
    /// Writing it adds `place` and leads to the layout `next`.
    private static final int APPEND = 3;

    private final Object version;
    /// The layout of an instance, null for an object without attributes of its own.
    private final Layout layout;
    private final int kind;
    private final int place;
    private final Object value;
    private final Layout next;

    private AttributeCache(Object version, Layout layout, int kind, int place, Object value, Layout next) {
        this.version = version;
        this.layout = layout;
        this.kind = kind;
        this.place = place;
        this.value = value;
        this.next = next;
    }

    // What compiled code is made from

    public boolean isPlace() {
        return kind == PLACE;
    }

    public boolean isMethod() {
        return kind == METHOD;
    }

    public boolean isValue() {
        return kind == VALUE;
    }

    public boolean isAppend() {
        return kind == APPEND;
    }

    public Object version() {
        return version;
    }

    public Layout layout() {
        return layout;
    }

    public int place() {
        return place;
    }

    public Object value() {
        return value;
    }

    public Layout next() {
        return next;
    }

    /// `owner.name`
    public static Object get(Object owner, String name, Object[] caches, int at) {
        if (owner instanceof PyInstance o) {
            if (caches[at] instanceof AttributeCache c && c.layout == o.layout && c.version == o.type.version()) {
                if (c.kind == PLACE) {
                    Object found = o.place(c.place);
                    if (found != null) {
                        return found;
                    }
                } else if (c.kind == VALUE) {
                    return c.value;
                }
            } else {
                learnGet(o, name, caches, at);
            }
        }
        return Attributes.get(owner, name);
    }

    private static boolean plainGet(PyType type) {
        return type.special(Special.GETATTRIBUTE) == null && type.nativeType() == PyType.OBJECT;
    }

    private static void learnGet(PyInstance o, String name, Object[] caches, int at) {
        PyType type = o.type;
        Layout layout = o.layout;
        if (layout == null || !plainGet(type)) {
            return;
        }
        Object version = type.version();
        Object attribute = type.lookup(name);
        if (attribute != null && PyType.of(attribute).hasSet()) {
            return;
        }
        int place = type.hasDict() ? layout.indexOf(name) : -1;
        if (place >= 0) {
            caches[at] = new AttributeCache(version, layout, PLACE, place, null, null);
        } else if (attribute != null && !PyType.of(attribute).hasGet()) {
            caches[at] = new AttributeCache(version, layout, VALUE, 0, attribute, null);
        }
    }

    /// The function that `owner.name(...)` calls with the owner as first argument, or null when it is not that simple.
    public static Object method(Object owner, String name, Object[] caches, int at) {
        PyType type = PyType.of(owner);
        Layout layout = owner instanceof PyInstance i ? i.layout : null;
        if (caches != null && caches[at] instanceof AttributeCache c && c.kind == METHOD && c.layout == layout
                && c.version == type.version()) {
            return c.value;
        }
        return findMethod(owner, type, layout, name, caches, at);
    }

    private static Object findMethod(Object owner, PyType type, Layout layout, String name, Object[] caches, int at) {
        if (!type.hasGenericGet()) {
            return null;
        }
        Object version = type.version();
        Object attribute = type.lookup(name);
        if (!(attribute instanceof PyFunction) && !(attribute instanceof PyMethodDescriptor)) {
            return null;
        }
        if (type.hasDict()) {
            if (layout == null) {
                return ((PyObject) owner).ownAttribute(name) == null ? attribute : null;
            }
            if (layout.indexOf(name) >= 0) {
                return null;
            }
        }
        if (caches != null) {
            caches[at] = new AttributeCache(version, layout, METHOD, 0, attribute, null);
        }
        return attribute;
    }

    /// `owner.name = value`
    public static void set(Object owner, String name, Object value, Object[] caches, int at) {
        if (owner instanceof PyInstance o && !Sharing.STATE.threads) {
            if (caches[at] instanceof AttributeCache c && c.layout == o.layout && c.version == o.type.version()) {
                if (c.kind == PLACE) {
                    o.setPlace(c.place, value);
                    return;
                }
                if (c.kind == APPEND) {
                    o.append(c.next, value);
                    return;
                }
            } else {
                Layout before = o.layout;
                Object version = o.type.version();
                Attributes.set(owner, name, value);
                learnSet(o, before, version, name, caches, at);
                return;
            }
        }
        Attributes.set(owner, name, value);
    }

    private static void learnSet(PyInstance o, Layout before, Object version, String name, Object[] caches, int at) {
        PyType type = o.type;
        Layout after = o.layout;
        if (before == null || after == null || type.version() != version || !type.hasDict()
                || type.special(Special.SETATTR) != null || type.nativeType() != PyType.OBJECT) {
            return;
        }
        Object attribute = type.lookup(name);
        if (attribute != null && PyType.of(attribute).hasSet()) {
            return;
        }
        if (after == before) {
            int place = before.indexOf(name);
            if (place >= 0) {
                caches[at] = new AttributeCache(version, before, PLACE, place, null, null);
            }
        } else if (after.size() == before.size() + 1 && after == before.with(name)) {
            caches[at] = new AttributeCache(version, before, APPEND, 0, null, after);
        }
    }
}
