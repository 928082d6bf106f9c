package taipan.objects;

/// Inline caches for reading, calling and writing attributes: for each place in a code object a short chain of entries, one
/// for each kind of object seen there.
///
/// An entry holds for objects whose type has the remembered `version` (which changes with every change to the type or
/// its ancestors) and, for instances, the remembered layout. For attributes of modules the version is the table of the
/// module's dict, for those of classes the version of the class itself.
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
    /// Reading it calls the getter of the property `value`.
    private static final int PROPERTY = 4;
    /// The value lies at `place` in the table of a module's dict.
    private static final int MODULE = 5;
    /// The attribute of a class is `value`.
    private static final int CLASS = 6;

    /// How many kinds of object one place remembers, and how often it starts afresh before it gives up.
    private static final int LONGEST = 4;
    private static final int PATIENCE = 30;

    private final Object version;
    /// The layout of an instance, null for an object without attributes of its own.
    private final Layout layout;
    private final int kind;
    private final int place;
    private final Object value;
    private final Layout next;
    /// Whether the layout is enough, as long as it is trusted.
    private final boolean byLayout;
    /// The other entries of the chain.
    private AttributeCache rest;
    private int length = 1;
    private int restarts;

    private AttributeCache(Object version, Layout layout, int kind, int place, Object value, Layout next) {
        this.version = version;
        this.layout = layout;
        this.kind = kind;
        this.place = place;
        this.value = value;
        this.next = next;
        this.byLayout = kind == PLACE && place >= layout.reserved() && layout.trusted;
    }

    private boolean holds(Layout current, Object currentVersion) {
        return layout == current && (version == currentVersion || byLayout && current.trusted);
    }

    // What an entry says, for an engine that makes code of it

    /// Whether a trusted layout is all that has to be checked.
    public boolean isByLayout() {
        return byLayout && layout.trusted;
    }

    public boolean isModule() {
        return kind == MODULE;
    }

    public boolean isClass() {
        return kind == CLASS;
    }

    public boolean isProperty() {
        return kind == PROPERTY;
    }

    public boolean isPlace() {
        return kind == PLACE;
    }

    public boolean isValue() {
        return kind == VALUE;
    }

    public boolean isMethod() {
        return kind == METHOD;
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

    /// The entry for another kind of object seen at the same place, or null.
    public AttributeCache rest() {
        return rest;
    }

    /// Puts an entry in front of those that the place in the code has.
    private static void remember(Object[] caches, int at, AttributeCache made) {
        if (caches[at] instanceof AttributeCache old) {
            if (old.restarts >= PATIENCE) {
                return;
            }
            made.restarts = old.restarts;
            if (old.length < LONGEST) {
                made.rest = old;
                made.length = old.length + 1;
            } else {
                made.restarts++;
            }
        }
        caches[at] = made;
    }

    private static AttributeCache first(Object[] caches, int at) {
        return caches[at] instanceof AttributeCache c ? c : null;
    }

    // Reading

    /// `owner.name`
    public static Object get(Object owner, String name, Object[] caches, int at) {
        if (owner instanceof PyInstance o) {
            Layout layout = o.layout;
            Object version = o.type.version();
            for (AttributeCache c = first(caches, at); c != null; c = c.rest) {
                if (c.holds(layout, version)) {
                    Object found = switch (c.kind) {
                        case PLACE -> o.place(c.place);
                        case VALUE -> c.value;
                        case PROPERTY -> property(o, (PyProperty) c.value, name);
                        default -> null;
                    };
                    return found != null ? found : Attributes.get(owner, name);
                }
            }
            learnGet(o, name, caches, at);
        } else if (owner instanceof PyModuleObject module && module.type == PyModuleObject.TYPE) {
            return ofModule(module, name, caches, at);
        } else if (owner instanceof PyType type && type.type == PyType.TYPE) {
            return ofClass(type, name, caches, at);
        }
        return Attributes.get(owner, name);
    }

    /// Null when the property is to be asked in the general way.
    private static Object property(PyInstance o, PyProperty property, String name) {
        Object getter = property.getter;
        if (getter == null) {
            return null;
        }
        try {
            return Calls.call(getter, o);
        } catch (Raised e) {
            throw Attributes.withContext(e, o, name);
        }
    }

    private static boolean plainGet(PyType type) {
        return type.special(Special.GETATTRIBUTE) == null && type.nativeType() == PyType.OBJECT;
    }

    /// The place of an attribute named in `__slots__`, or -1.
    private static int slot(Object attribute, PyType type) {
        return attribute instanceof PyMemberDescriptor m && m.code() instanceof InstanceAttributes.SlotPlace s
                && type.isSubtype(m.owner) ? s.place() : -1;
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
            int place = slot(attribute, type);
            if (place >= 0) {
                remember(caches, at, new AttributeCache(version, layout, PLACE, place, null, null));
            } else if (attribute instanceof PyProperty p && p.type == PyProperty.TYPE) {
                remember(caches, at, new AttributeCache(version, layout, PROPERTY, 0, p, null));
            }
            return;
        }
        int place = type.hasDict() ? layout.indexOf(name) : -1;
        if (place >= 0) {
            remember(caches, at, new AttributeCache(version, layout, PLACE, place, null, null));
        } else if (attribute != null && !PyType.of(attribute).hasGet()) {
            remember(caches, at, new AttributeCache(version, layout, VALUE, 0, attribute, null));
        }
    }

    private static Object ofModule(PyModuleObject module, String name, Object[] caches, int at) {
        DictTable table = module.dict.table();
        for (AttributeCache c = first(caches, at); c != null; c = c.rest) {
            if (c.version == table && c.kind == MODULE) {
                Object found = table.valueAt(c.place);
                return found != null ? found : Attributes.get(module, name);
            }
        }
        if (table != DictTable.EMPTY && PyModuleObject.TYPE.lookup(name) == null) {
            int place = table.indexOf(name);
            if (place >= 0) {
                remember(caches, at, new AttributeCache(table, null, MODULE, place, null, null));
            }
        }
        return Attributes.get(module, name);
    }

    private static Object ofClass(PyType type, String name, Object[] caches, int at) {
        Object version = type.version();
        for (AttributeCache c = first(caches, at); c != null; c = c.rest) {
            if (c.version == version && c.kind == CLASS) {
                return c.value;
            }
        }
        if (PyType.TYPE.lookup(name) == null) {
            Object attribute = type.lookup(name);
            if (attribute instanceof PyFunction || attribute != null && !PyType.of(attribute).hasGet()) {
                remember(caches, at, new AttributeCache(version, null, CLASS, 0, attribute, null));
            }
        }
        return Attributes.get(type, name);
    }

    // Calling

    /// The function that `owner.name(...)` calls with the owner as first argument, or null when it is not that simple.
    public static Object method(Object owner, String name, Object[] caches, int at) {
        PyType type = PyType.of(owner);
        Layout layout = owner instanceof PyInstance i ? i.layout : null;
        if (caches != null) {
            Object version = type.version();
            for (AttributeCache c = first(caches, at); c != null; c = c.rest) {
                if (c.version == version && c.layout == layout && c.kind != CLASS) {
                    return c.kind == METHOD ? c.value : null;
                }
            }
            if (owner instanceof PyModuleObject || owner instanceof PyType) {
                return null;
            }
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
            remember(caches, at, new AttributeCache(version, layout, METHOD, 0, attribute, null));
        }
        return attribute;
    }

    // Writing

    /// `owner.name = value`
    public static void set(Object owner, String name, Object value, Object[] caches, int at) {
        if (owner instanceof PyInstance o && !Sharing.STATE.threads) {
            Layout layout = o.layout;
            Object version = o.type.version();
            for (AttributeCache c = first(caches, at); c != null; c = c.rest) {
                if (c.holds(layout, version)) {
                    if (c.kind == PLACE) {
                        o.setPlace(c.place, value);
                    } else {
                        o.append(c.next, value);
                    }
                    return;
                }
            }
            Attributes.set(owner, name, value);
            learnSet(o, layout, version, name, caches, at);
            return;
        }
        Attributes.set(owner, name, value);
    }

    private static void learnSet(PyInstance o, Layout before, Object version, String name, Object[] caches, int at) {
        PyType type = o.type;
        Layout after = o.layout;
        if (before == null || after == null || type.version() != version || type.special(Special.SETATTR) != null
                || type.nativeType() != PyType.OBJECT) {
            return;
        }
        Object attribute = type.lookup(name);
        if (attribute != null && PyType.of(attribute).hasSet()) {
            int place = slot(attribute, type);
            if (place >= 0 && after == before) {
                remember(caches, at, new AttributeCache(version, before, PLACE, place, null, null));
            }
            return;
        }
        if (!type.hasDict()) {
            return;
        }
        if (after == before) {
            int place = before.indexOf(name);
            if (place >= 0) {
                remember(caches, at, new AttributeCache(version, before, PLACE, place, null, null));
            }
        } else if (after.size() == before.size() + 1 && after == before.with(name)) {
            remember(caches, at, new AttributeCache(version, before, APPEND, 0, null, after));
        }
    }
}
