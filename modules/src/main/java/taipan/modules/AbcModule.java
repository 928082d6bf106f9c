package taipan.modules;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import taipan.bindings.Function;
import taipan.bindings.PyClass;
import taipan.bindings.PyModule;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Imports;
import taipan.objects.Inheritance;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PySet;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Truth;

/// The `_abc` module: abstract base classes with their registries and caches.
/// CPython: Modules/_abc.c
@PyModule("_abc")
public final class AbcModule {
    /// Counts registrations: a negative cache from before the last one is worthless.
    private long invalidations;

    public AbcModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {AbcData.TYPE};
    }

    /// What an abstract base class remembers; classes are held weakly.
    /// CPython: Modules/_abc.c (_abc_data)
    @PyClass(name = "_abc._abc_data")
    static final class AbcData extends PyObject {
        static final PyType TYPE = AbcModuleAbcDataBindings.newType();

        private final Set<Object> registry = Collections.newSetFromMap(new WeakHashMap<>());
        private final Set<Object> positive = Collections.newSetFromMap(new WeakHashMap<>());
        private final Set<Object> negative = Collections.newSetFromMap(new WeakHashMap<>());
        private long negativeVersion;

        AbcData(long version) {
            super(TYPE);
            negativeVersion = version;
        }
    }

    private static AbcData data(Object cls) {
        Object found = Attributes.get(cls, "_abc_impl");
        if (found instanceof AbcData d) {
            return d;
        }
        throw typeError("_abc_impl is set to a wrong type");
    }

    /// Returns a token that changes with every `register` call on any abstract base class.
    @Function("get_cache_token()")
    synchronized long cacheToken() {
        return invalidations;
    }

    /// Sets up a new abstract base class. CPython: _abc__abc_init
    @Function("_abc_init(self, /)")
    Object initialize(Object cls) {
        if (!(cls instanceof PyType type)) {
            throw typeError("_abc_init(cls) has invalid type for first argument");
        }
        collectAbstractMethods(type);
        Attributes.set(type, "_abc_impl", new AbcData(cacheToken()));
        Object flags = type.ownAttributes().getOrNull("__abc_tpflags__");
        if (flags != null && PyInt.valueOrNull(flags) instanceof Long n) {
            int collection = 0;
            if ((n & 1 << 5) != 0) {
                collection |= PyType.SEQUENCE;
            }
            if ((n & 1 << 6) != 0) {
                collection |= PyType.MAPPING;
            }
            if (collection == (PyType.SEQUENCE | PyType.MAPPING)) {
                throw typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            }
            type.setCollectionFlags(collection);
            Attributes.delete(type, "__abc_tpflags__");
        }
        return PyNone.NONE;
    }

    /// CPython: compute_abstract_methods
    private static void collectAbstractMethods(PyType type) {
        List<Object> names = new ArrayList<>();
        PyDict namespace = type.ownAttributes();
        for (Object name : Iteration.toArray(namespace)) {
            if (isAbstract(namespace.getOrNull(name))) {
                names.add(name);
            }
        }
        for (Object base : type.bases().toArray()) {
            Object inherited = Attributes.lookup(base, "__abstractmethods__");
            if (inherited == null) {
                continue;
            }
            for (Object name : Iteration.toArray(inherited)) {
                Object value = Attributes.lookup(type, PyStr.toName(name));
                if (value != null && isAbstract(value)) {
                    names.add(name);
                }
            }
        }
        Attributes.set(type, "__abstractmethods__", PyFrozenSet.of(names.toArray()));
    }

    private static boolean isAbstract(Object value) {
        Object flag = value == null ? null : Attributes.lookup(value, "__isabstractmethod__");
        return flag != null && Truth.of(flag);
    }

    @Function("_abc_register(self, subclass, /)")
    Object register(Object cls, Object subclass) {
        if (!(subclass instanceof PyType)) {
            throw typeError("Can only register classes");
        }
        if (Inheritance.isSubclass(subclass, cls)) {
            return subclass;
        }
        if (Inheritance.isSubclass(cls, subclass)) {
            throw Raise.runtimeError("Refusing to create an inheritance cycle");
        }
        AbcData data = data(cls);
        synchronized (this) {
            data.registry.add(subclass);
            invalidations++;
        }
        if (cls instanceof PyType type) {
            int flags = type.flags() & (PyType.SEQUENCE | PyType.MAPPING);
            if (flags != 0) {
                ((PyType) subclass).setCollectionFlags(flags);
            }
        }
        return subclass;
    }

    /// CPython: _abc__abc_instancecheck_impl
    @Function("_abc_instancecheck(self, instance, /)")
    Object instanceCheck(Object cls, Object instance) {
        AbcData data = data(cls);
        Object subclass = Attributes.get(instance, "__class__");
        synchronized (this) {
            if (data.positive.contains(subclass)) {
                return true;
            }
            if (PyType.of(instance) == subclass && data.negativeVersion == invalidations && data.negative.contains(subclass)) {
                return false;
            }
        }
        Object check = Attributes.get(cls, "__subclasscheck__");
        Object answer = Calls.call(check, subclass);
        if (PyType.of(instance) == subclass || Truth.of(answer)) {
            return answer;
        }
        return Calls.call(check, PyType.of(instance));
    }

    /// CPython: _abc__abc_subclasscheck_impl
    @Function("_abc_subclasscheck(self, subclass, /)")
    boolean subclassCheck(Object cls, Object subclass) {
        if (!(subclass instanceof PyType type)) {
            throw typeError("issubclass() arg 1 must be a class");
        }
        AbcData data = data(cls);
        synchronized (this) {
            if (data.positive.contains(subclass)) {
                return true;
            }
            if (data.negativeVersion < invalidations) {
                data.negative.clear();
                data.negativeVersion = invalidations;
            } else if (data.negative.contains(subclass)) {
                return false;
            }
        }
        Object hook = Calls.method(cls, "__subclasshook__", subclass);
        if (hook == Boolean.TRUE || hook == Boolean.FALSE) {
            return remember(data, subclass, (Boolean) hook);
        }
        if (hook != NOT_IMPLEMENTED) {
            throw Raise.of(PyExc.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
        }
        for (PyType ancestor : type.mro()) {
            if (ancestor == cls) {
                return remember(data, subclass, true);
            }
        }
        Object[] registered;
        synchronized (this) {
            registered = data.registry.toArray();
        }
        for (Object r : registered) {
            if (Inheritance.isSubclass(subclass, r)) {
                return remember(data, subclass, true);
            }
        }
        for (Object child : Iteration.toArray(Calls.method(cls, "__subclasses__"))) {
            if (Inheritance.isSubclass(subclass, child)) {
                return remember(data, subclass, true);
            }
        }
        return remember(data, subclass, false);
    }

    private synchronized boolean remember(AbcData data, Object subclass, boolean answer) {
        (answer ? data.positive : data.negative).add(subclass);
        return answer;
    }

    @Function("_get_dump(self, /)")
    synchronized Object dump(Object cls) {
        AbcData data = data(cls);
        return PyTuple.of(references(data.registry), references(data.positive), references(data.negative), data.negativeVersion);
    }

    private static Object references(Set<Object> classes) {
        List<Object> references = new ArrayList<>();
        for (Object c : classes) {
            references.add(Calls.call(Imports.attribute("_weakref", "ref"), c));
        }
        return PySet.from(PyTuple.of(references.toArray()));
    }

    @Function("_reset_registry(self, /)")
    synchronized Object resetRegistry(Object cls) {
        data(cls).registry.clear();
        return PyNone.NONE;
    }

    @Function("_reset_caches(self, /)")
    synchronized Object resetCaches(Object cls) {
        AbcData data = data(cls);
        data.positive.clear();
        data.negative.clear();
        return PyNone.NONE;
    }
}
