package taipan.objects;

import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Makes a class from its name, bases and namespace, as `type.__new__` does.
/// CPython: Objects/typeobject.c (type_new)
public final class ClassBuilder {
    private final PyType metatype;
    private final String name;
    private final PyDict namespace;
    private PyTuple bases;
    private PyType base;
    private final List<String> slots = new ArrayList<>();
    private boolean addsDict;
    private boolean addsWeakref;

    private ClassBuilder(PyType metatype, String name, PyTuple bases, PyDict namespace) {
        this.metatype = metatype;
        this.name = name;
        this.bases = bases;
        this.namespace = namespace;
    }

    /// `type(name, bases, dict, **keywords)`
    public static Object fromArguments(PyType metatype, Object[] args, PyDict keywords) {
        if (args.length == 1 && metatype == PyType.TYPE) {
            throw typeError("type() takes 1 or 3 arguments");
        }
        if (args.length != 3) {
            throw typeError(metatype == PyType.TYPE
                    ? "type() takes 1 or 3 arguments"
                    : args.length < 3 ? "type.__new__() takes exactly 3 arguments (%d given)" : "type.__new__() takes exactly 3 arguments (%d given)",
                    args.length);
        }
        if (PyStr.valueOrNull(args[0]) == null) {
            throw typeError("type.__new__() argument 1 must be str, not %T", args[0]);
        }
        if (!(args[1] instanceof PyTuple bases)) {
            throw typeError("type.__new__() argument 2 must be tuple, not %T", args[1]);
        }
        if (!(args[2] instanceof PyDict dict)) {
            throw typeError("type.__new__() argument 3 must be dict, not %T", args[2]);
        }
        for (int i = 0; i < bases.size(); i++) {
            Object b = bases.get(i);
            if (!(b instanceof PyType) && Attributes.has(b, "__mro_entries__")) {
                throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
            }
        }
        PyType winner = metaclass(metatype, bases);
        if (winner != metatype) {
            Object theirs = winner.lookup("__new__");
            if (theirs != PyType.TYPE.lookup("__new__")) {
                Object[] all = new Object[] {winner, args[0], bases, dict};
                return Calls.callEx(ThreadState.current(), Attributes.get(winner, "__new__"), all, keywords);
            }
            metatype = winner;
        }
        return new ClassBuilder(metatype, PyStr.toName(args[0]), bases, dict).build(keywords);
    }

    /// The most derived metaclass of the bases. CPython: _PyType_CalculateMetaclass
    public static PyType metaclass(PyType metatype, PyTuple bases) {
        PyType winner = metatype;
        for (int i = 0; i < bases.size(); i++) {
            PyType candidate = PyType.of(bases.get(i));
            if (winner.isSubtype(candidate)) {
                continue;
            }
            if (!candidate.isSubtype(winner)) {
                throw typeError(
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of"
                                + " all its bases");
            }
            winner = candidate;
        }
        return winner;
    }

    private PyType build(PyDict keywords) {
        if (bases.size() == 0) {
            bases = PyTuple.of(PyType.OBJECT);
        }
        base = bestBase(bases);
        if (name.indexOf('\0') >= 0) {
            throw Raise.valueError("type name must not contain null characters");
        }
        Codecs.encodeToBytes(PyStr.fromName(name), "utf-8", null);
        PyDict dict = namespace.copy();
        readSlots(dict);

        int flags = PyType.SUBCLASSABLE | base.flags & (PyType.HAS_DICT | PyType.WEAKREFS | PyType.MATCH_SELF);
        if (addsDict) {
            flags |= PyType.HAS_DICT | PyType.OWN_DICT;
        }
        if (addsWeakref) {
            flags |= PyType.WEAKREFS;
        }
        PyType type = new PyType(metatype, ThreadState.current().interpreter(), name, base, bases, dict, flags);
        fillNamespace(type, dict);
        type.slotCount = base.slotCount + slots.size();
        type.ownSlots = slots;
        PyType[] mro = Mro.of(type);
        if (type.mro == null) {
            type.mro = mro;
            type.modified();
        }
        inheritFlags(type);
        for (int i = 0; i < bases.size(); i++) {
            ((PyType) bases.get(i)).addSubclass(type);
        }
        setNames(type, dict);
        initSubclass(type, keywords);
        return type;
    }

    /// A class with several bases has what any of them has.
    private static void inheritFlags(PyType type) {
        type.flags &= ~(PyType.SEQUENCE | PyType.MAPPING);
        for (PyType t : type.mro) {
            type.flags |= t.flags & (PyType.HAS_DICT | PyType.WEAKREFS | PyType.FINALIZED);
            if ((type.flags & (PyType.SEQUENCE | PyType.MAPPING)) == 0) {
                type.flags |= t.flags & (PyType.SEQUENCE | PyType.MAPPING);
            }
        }
        if (type.lookup("__del__") != null) {
            type.flags |= PyType.FINALIZED;
        }
    }

    private void fillNamespace(PyType type, PyDict dict) {
        ThreadState ts = ThreadState.current();
        if (dict.getOrNull("__module__") == null && ts.currentGlobals() != null) {
            Object module = ts.currentGlobals().getOrNull("__name__");
            if (module != null) {
                dict.put("__module__", module);
            }
        }
        Object qualname = dict.remove("__qualname__");
        if (qualname != null) {
            if (PyStr.valueOrNull(qualname) == null) {
                throw typeError("type __qualname__ must be a str, not %T", qualname);
            }
            type.qualname = PyStr.toName(qualname);
        }
        wrap(dict, "__new__", false);
        wrap(dict, "__init_subclass__", true);
        wrap(dict, "__class_getitem__", true);
        Object cell = dict.remove("__classcell__");
        if (cell != null) {
            if (!(cell instanceof PyCell c)) {
                throw typeError("type.__new__(): __classcell__ must be a nonlocal cell, not %R", PyType.of(cell));
            }
            c.value = type;
        }
        addDescriptors(type, dict);
        Object doc = dict.getOrNull("__doc__");
        if (doc == null) {
            dict.put("__doc__", PyNone.NONE);
        } else if (PyStr.valueOrNull(doc) != null) {
            Codecs.encodeToBytes(PyStr.valueOrNull(doc), "utf-8", null);
        }
        if (dict.getOrNull("__eq__") != null && dict.getOrNull("__hash__") == null) {
            dict.put("__hash__", PyNone.NONE);
        }
    }

    /// What the class body has defined under the same names stays.
    /// CPython: type_add_members, type_add_getset
    private void addDescriptors(PyType type, PyDict dict) {
        int place = base.slotCount;
        for (String slot : slots) {
            dict.put(slot, new PyMemberDescriptor(type, slot, new InstanceAttributes.SlotPlace(slot, place++), true));
        }
        if (addsDict && dict.getOrNull("__dict__") == null) {
            dict.put("__dict__", new PyGetSetDescriptor(type, "__dict__", new InstanceAttributes.InstanceDict(), true));
        }
        if (addsWeakref && dict.getOrNull("__weakref__") == null) {
            dict.put("__weakref__", new PyGetSetDescriptor(type, "__weakref__", new InstanceAttributes.Weakref(), false));
        }
    }

    private static void wrap(PyDict dict, String key, boolean classMethod) {
        if (dict.getOrNull(key) instanceof PyFunction f) {
            dict.put(key, classMethod ? new PyClassMethod(f) : new PyStaticMethod(f));
        }
    }

    /// CPython: type_new_slots
    private void readSlots(PyDict dict) {
        Object declared = dict.getOrNull("__slots__");
        boolean mayAddDict = !base.hasDict();
        boolean mayAddWeakref = !base.hasFlag(PyType.WEAKREFS) && !isVariableSize(base);
        if (declared == null) {
            addsDict = mayAddDict;
            addsWeakref = mayAddWeakref;
            return;
        }
        Object[] names = PyStr.valueOrNull(declared) != null ? new Object[] {declared} : Iteration.toArray(declared);
        if (names.length > 0 && isVariableSize(base)) {
            throw typeError("nonempty __slots__ not supported for subtype of '%s'", base.fullName());
        }
        for (Object slot : names) {
            if (PyStr.valueOrNull(slot) == null) {
                throw typeError("__slots__ items must be strings, not '%T'", slot);
            }
            if (!PyStr.isIdentifier(PyStr.valueOrNull(slot))) {
                throw typeError("__slots__ must be identifiers");
            }
            String text = PyStr.toName(slot);
            if (text.equals("__dict__")) {
                if (!mayAddDict || addsDict) {
                    throw typeError("__dict__ slot disallowed: we already got one");
                }
                addsDict = true;
            } else if (text.equals("__weakref__")) {
                if (!mayAddWeakref || addsWeakref) {
                    throw typeError("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
                }
                addsWeakref = true;
            } else {
                if (dict.getOrNull(text) != null && !text.equals("__qualname__") && !text.equals("__classcell__")) {
                    throw Raise.valueError("%R in __slots__ conflicts with class variable", slot);
                }
                slots.add(mangle(name, text));
            }
        }
        Collections.sort(slots);
        if (bases.size() > 1) {
            for (int i = 0; i < bases.size(); i++) {
                PyType other = (PyType) bases.get(i);
                if (other != base) {
                    addsDict |= mayAddDict && other.hasDict();
                    addsWeakref |= mayAddWeakref && other.hasFlag(PyType.WEAKREFS);
                }
            }
        }
    }

    /// CPython: _Py_Mangle
    private static String mangle(String className, String attribute) {
        if (!attribute.startsWith("__") || attribute.endsWith("__") || attribute.indexOf('.') >= 0) {
            return attribute;
        }
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') {
            start++;
        }
        return start == className.length() ? attribute : "_" + className.substring(start) + attribute;
    }

    /// Types whose instances have no fixed size in CPython (`__itemsize__` is not 0).
    private static boolean isVariableSize(PyType type) {
        PyType nativeType = type.nativeType();
        return nativeType == PyInt.TYPE || nativeType == PyTuple.TYPE || nativeType == PyBytes.TYPE || nativeType == PyType.TYPE;
    }

    /// CPython: best_base
    static PyType bestBase(PyTuple bases) {
        PyType best = null;
        PyType winner = null;
        for (int i = 0; i < bases.size(); i++) {
            if (!(bases.get(i) instanceof PyType candidateBase)) {
                throw typeError("bases must be types");
            }
            if (!candidateBase.isSubclassable()) {
                throw typeError("type '%s' is not an acceptable base type", candidateBase.fullName());
            }
            PyType candidate = solidBase(candidateBase);
            if (winner == null) {
                winner = candidate;
                best = candidateBase;
            } else if (!winner.isSubtype(candidate)) {
                if (!candidate.isSubtype(winner)) {
                    throw typeError("multiple bases have instance lay-out conflict");
                }
                winner = candidate;
                best = candidateBase;
            }
        }
        return best;
    }

    /// The nearest ancestor that decides the storage of instances. CPython: solid_base
    static PyType solidBase(PyType type) {
        PyType t = type;
        while (t.base() != null) {
            PyType parent = t.base();
            if (t.javaClass() != parent.javaClass() || t.slotCount > parent.slotCount) {
                return t;
            }
            t = parent;
        }
        return t;
    }

    /// CPython: type_new_set_names
    private static void setNames(PyType type, PyDict dict) {
        for (Object key : Iteration.toArray(dict.copy())) {
            Object value = dict.getOrNull(key);
            if (value == null || value instanceof PyFunction) {
                continue;
            }
            Object method = Attributes.special(value, "__set_name__");
            if (method == null) {
                continue;
            }
            try {
                Calls.call(method, type, key);
            } catch (Raised e) {
                Raised error = Raise.runtimeError("Error calling __set_name__ on '%T' instance %R in '%s'", value, key, type.name());
                error.value().setCause(e.value());
                error.value().setContext(e.value());
                throw error;
            }
        }
    }

    /// CPython: type_new_init_subclass
    private static void initSubclass(PyType type, PyDict keywords) {
        if (type.mro[0] != type && !List.of(type.mro).contains(type)) {
            throw typeError("super(type, obj): obj must be an instance or subtype of type");
        }
        Object method = Attributes.get(new PySuper(type, type, type), "__init_subclass__");
        Calls.callEx(ThreadState.current(), method, PyObject.NO_ARGS, keywords);
    }
}
