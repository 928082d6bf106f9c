package taipan.objects;

import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.code.WideStr;

/// A Python type: built-in ones are made once and shared by all interpreters (they cannot be modified), the others
/// belong to the interpreter that ran their class statement.
///
/// Attribute look-up along the MRO goes through a small per-type cache; changing a type empties the caches of the type
/// and its subclasses and gives them a new `version` object, which inline caches compare by identity.
/// CPython: Objects/typeobject.c
@PyClass(name = "type", subclassable = true)
public final class PyType extends PyExtensible {
    // Flags of a type.
    public static final int SUBCLASSABLE = 1;
    public static final int HAS_DICT = 2;
    public static final int WEAKREFS = 4;
    public static final int SEQUENCE = 8;
    public static final int MAPPING = 16;
    public static final int MATCH_SELF = 32;
    static final int HEAP = 64;
    static final int ABSTRACT = 128;
    /// `__dict__` was added by this class itself, not inherited.
    static final int OWN_DICT = 256;
    /// The descriptor flags below are valid.
    private static final int DESCRIPTOR_KNOWN = 512;
    private static final int GETS = 1024;
    private static final int SETS = 2048;
    /// Instances have a `__del__` made by Python code.
    static final int FINALIZED = 4096;

    /// Python's `object`.
    public static final PyType OBJECT = new PyType("object", null, Object.class, new Slots(), new PyBaseObjectBindings(-1), SUBCLASSABLE);
    /// Python's `type`.
    public static final PyType TYPE = new PyType("type", OBJECT, PyType.class, new PyTypeSlots(), new PyTypeBindings(-1),
            SUBCLASSABLE | HAS_DICT | WEAKREFS);

    static {
        OBJECT.type = TYPE;
        TYPE.type = TYPE;
    }

    /// What Java code knows of a class whose instances it lays out; null for most.
    public Object layout;

    String name;
    String qualname;
    PyType base;
    PyTuple bases;
    PyType[] mro;
    private final Class<?> javaClass;
    Slots slots;
    int flags;
    PyDict dict;
    private NativeCode contents;
    /// The dict while `contents` fills it.
    private PyDict filling;
    private Layout rootLayout;
    int slotCount;
    /// The `__slots__` that the class adds to those of its base, sorted; empty for a built-in one.
    List<String> ownSlots = List.of();
    /// The interpreter of a heap type, null for a built-in one.
    InterpreterState interpreter;
    private volatile List<WeakReference<PyType>> subclasses;

    private volatile Entry[] cache;
    /// Read without order by guards; see `version()`.
    Object version = new Object();
    private Object[] specials;
    private PlainInit plainInit;

    /// The answer of `plainInit` for a version of the type.
    private record PlainInit(Object version, PyFunction function) {}

    /// A cached answer of `lookup`; null value means that no class of the MRO has the name.
    private record Entry(String name, Object value) {}

    private static final int CACHE_SIZE = 64;
    private static final Object NATIVE = new Object();

    private PyType(String name, PyType base, Class<?> javaClass, Slots slots, NativeCode contents, int flags) {
        super(null);
        this.type = TYPE;
        this.name = name;
        this.qualname = name.substring(name.lastIndexOf('.') + 1);
        this.base = base;
        this.javaClass = javaClass;
        this.slots = slots;
        this.contents = contents;
        this.flags = flags | (base == null ? 0 : base.flags & (HAS_DICT | WEAKREFS | SEQUENCE | MAPPING | MATCH_SELF));
        this.cache = new Entry[CACHE_SIZE];
        int depth = base == null ? 0 : base.mro.length;
        this.mro = new PyType[depth + 1];
        this.mro[0] = this;
        if (base != null) {
            System.arraycopy(base.mro, 0, mro, 1, depth);
            base.append(this);
        }
    }

    /// Makes a built-in type; called by generated `newType` methods only.
    public static PyType builtin(String name, PyType base, Class<?> javaClass, Slots slots, NativeCode contents, int flags) {
        return new PyType(name, base, javaClass, slots, contents, flags);
    }

    /// Makes a heap type; `ClassBuilder` fills it.
    PyType(PyType metatype, InterpreterState interpreter, String name, PyType base, PyTuple bases, PyDict dict, int flags) {
        super(metatype);
        this.interpreter = interpreter;
        this.name = name;
        this.qualname = name;
        this.base = base;
        this.bases = bases;
        this.dict = dict;
        this.flags = flags | HEAP;
        this.javaClass = base.javaClass;
        this.slots = new HeapSlots(this, base.nativeType().slots);
        this.cache = new Entry[CACHE_SIZE];
    }

    /// Makes a built-in type an instance of a metaclass that is built in too.
    public PyType withMetatype(PyType metatype) {
        type = metatype;
        return this;
    }

    // The type of a value

    /// The Python type of any Python value.
    public static PyType of(Object o) {
        if (o instanceof PyObject p) {
            return p.type;
        }
        if (o instanceof String) {
            return PyStr.TYPE;
        }
        if (o instanceof Long) {
            return PyInt.TYPE;
        }
        if (o instanceof Boolean) {
            return PyBool.TYPE;
        }
        if (o instanceof Double) {
            return PyFloat.TYPE;
        }
        if (o instanceof BigInteger) {
            return PyInt.TYPE;
        }
        if (o instanceof WideStr) {
            return PyStr.TYPE;
        }
        throw new IllegalArgumentException(o == null ? "absent value" : "not a Python value: " + o.getClass().getName());
    }

    // Facts

    /// `__name__`: the last part of the name for a built-in type of a module.
    public String name() {
        return (flags & HEAP) != 0 ? name : name.substring(name.lastIndexOf('.') + 1);
    }

    /// The name with its module, as `tp_name` has it for built-in types: what most error messages show.
    public String fullName() {
        return name;
    }

    public boolean isHeapType() {
        return (flags & HEAP) != 0;
    }

    public boolean isSubclassable() {
        return (flags & SUBCLASSABLE) != 0;
    }

    /// Whether instances have a `__dict__`.
    public boolean hasDict() {
        return (flags & HAS_DICT) != 0;
    }

    public int flags() {
        return flags;
    }

    /// Makes the type and its subclasses match sequence or mapping patterns. CPython: _PyType_SetFlagsRecursive
    public void setCollectionFlags(int collection) {
        if ((flags & HEAP) != 0) {
            flags = flags & ~(SEQUENCE | MAPPING) | collection;
            for (PyType child : subclasses()) {
                child.setCollectionFlags(collection);
            }
        }
    }

    /// The type's own `__dict__`; to be read only, changes go through attribute assignment.
    public PyDict ownAttributes() {
        return dict();
    }

    public boolean hasFlag(int flag) {
        return (flags & flag) != 0;
    }

    public Slots slots() {
        return slots;
    }

    public PyType base() {
        return base;
    }

    public PyTuple bases() {
        if (bases == null) {
            bases = base == null ? PyTuple.EMPTY : PyTuple.of(base);
        }
        return bases;
    }

    /// The classes in which attributes are looked for, the type itself first; null while the class is being made. Not to
    /// be modified.
    public PyType[] mro() {
        return mro;
    }

    /// The nearest ancestor (or the type itself) that is built in.
    public PyType nativeType() {
        PyType t = this;
        while ((t.flags & HEAP) != 0) {
            t = t.base;
        }
        return t;
    }

    /// The Java class of the instances.
    public Class<?> javaClass() {
        return javaClass;
    }

    /// How many `__slots__` places an instance has.
    int slotCount() {
        return slotCount;
    }

    /// The layout a fresh instance starts with.
    Layout rootLayout() {
        Layout layout = rootLayout;
        if (layout == null) {
            layout = (interpreter == null ? ThreadState.current().interpreter() : interpreter).rootLayout(slotCount, nativeType() == OBJECT
                    && special(Special.GETATTRIBUTE) == null && special(Special.SETATTR) == null);
            if (interpreter != null) {
                rootLayout = layout;
            }
        }
        return layout;
    }

    /// CPython: PyType_IsSubtype
    public boolean isSubtype(PyType other) {
        if (this == other || other == OBJECT) {
            return true;
        }
        PyType[] order = mro;
        if (order == null) {
            return isSubtypeByBase(other);
        }
        for (PyType t : order) {
            if (t == other) {
                return true;
            }
        }
        return false;
    }

    /// The same by `__base__` alone, for a type whose MRO is not or no longer known.
    /// CPython: type_is_subtype_base_chain
    boolean isSubtypeByBase(PyType other) {
        for (PyType t = this; t != null; t = t.base) {
            if (t == other) {
                return true;
            }
        }
        return other == OBJECT;
    }

    /// Changes whenever an attribute of the type or of an ancestor does; compare by identity.
    public Object version() {
        Object seen = version;
        // What is looked up afterwards must not be older.
        VarHandle.loadLoadFence();
        return seen;
    }

    // Look-up

    /// The attribute as the MRO gives it, not bound to anything; null when there is none.
    /// CPython: _PyType_Lookup
    public Object lookup(String attribute) {
        int h = attribute.hashCode() * 0x9E3779B9;
        Entry[] entries = cache;
        Entry e = entries[h >>> 26];
        if (e != null && (e.name == attribute || e.name.equals(attribute))) {
            return e.value;
        }
        Object value = lookupInMro(attribute);
        entries[h >>> 26] = new Entry(attribute, value);
        return value;
    }

    private Object lookupInMro(String attribute) {
        PyType[] order = mro;
        if (order == null) {
            return null;
        }
        for (PyType t : order) {
            Object value = t.dict().getOrNull(attribute);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /// The class of the MRO whose dict has the attribute, or null.
    PyType whereDefined(String attribute) {
        for (PyType t : mro) {
            if (t.dict().getOrNull(attribute) != null) {
                return t;
            }
        }
        return null;
    }

    /// The type's own attributes; filled on first use for built-in types.
    @Override
    PyDict dict() {
        if (dict == null) {
            fill();
        }
        return dict;
    }

    private synchronized void fill() {
        if (dict == null) {
            PyDict filled = new PyDict();
            filling = filled;
            contents.install(this);
            if (hasDict() && (base == null || !base.hasDict()) && filled.getOrNull("__dict__") == null) {
                filled.put("__dict__", new PyGetSetDescriptor(this, "__dict__", new InstanceAttributes.InstanceDict(), true));
            }
            if (slots.getClass() != Slots.class && isUnhashable(filled)) {
                filled.put("__hash__", PyNone.NONE);
            }
            Docs.addTo(this, filled);
            filling = null;
            dict = filled;
        }
    }

    private static boolean isUnhashable(PyDict d) {
        return d.getOrNull("__eq__") != null && d.getOrNull("__hash__") == null;
    }

    /// The Python-level override of a special method, or null when the built-in ancestor's slot does the work.
    Object special(int id) {
        Object[] known = specials;
        if (known == null) {
            specials = known = new Object[Special.COUNT];
        }
        Object method = known[id];
        if (method == null) {
            method = lookup(Special.name(id));
            if (method == null || method == nativeType().lookup(Special.name(id))) {
                method = NATIVE;
            }
            known[id] = method;
        }
        return method == NATIVE ? null : method;
    }

    /// Whether a class of the MRO made by Python code defines the binary operator `op` or its reflection (`op + 1`).
    boolean pythonBinary(int op) {
        return (flags & HEAP) != 0 && (special(op) != null || special(op + 1) != null);
    }

    /// Whether attributes are looked up by the rule of `object.__getattribute__`.
    boolean hasGenericGet() {
        return lookup("__getattribute__") == OBJECT.lookup("__getattribute__");
    }

    /// Whether mapping patterns match instances.
    public boolean isMappingPattern() {
        return (flags & MAPPING) != 0;
    }

    /// Whether sequence patterns match instances.
    public boolean isSequencePattern() {
        return (flags & SEQUENCE) != 0;
    }

    /// Whether a single positional sub-pattern of a class pattern matches the instance itself.
    public boolean isMatchSelf() {
        return (flags & MATCH_SELF) != 0;
    }

    /// Whether instances are descriptors (`__get__`).
    boolean hasGet() {
        return (descriptorFlags() & GETS) != 0;
    }

    /// Whether instances are data descriptors (`__set__` or `__delete__`).
    boolean hasSet() {
        return (descriptorFlags() & SETS) != 0;
    }

    private int descriptorFlags() {
        int f = flags;
        if ((f & DESCRIPTOR_KNOWN) == 0) {
            f |= DESCRIPTOR_KNOWN;
            if (lookup("__get__") != null) {
                f |= GETS;
            }
            if (lookup("__set__") != null || lookup("__delete__") != null) {
                f |= SETS;
            }
            flags = f;
        }
        return f;
    }

    /// Forgets everything derived from the attributes of the type, here and in all subclasses.
    /// CPython: PyType_Modified
    void modified() {
        cache = new Entry[CACHE_SIZE];
        VarHandle.storeStoreFence();
        version = new Object();
        specials = null;
        flags &= ~(DESCRIPTOR_KNOWN | GETS | SETS);
        for (PyType t : subclasses()) {
            t.modified();
        }
    }

    /// Makes instances to come call `__del__`, those of subclasses too.
    private void addFinalizer() {
        flags |= FINALIZED;
        for (PyType t : subclasses()) {
            t.addFinalizer();
        }
    }

    /// Gives the type other bases; the caller has checked that the storage of instances stays the same.
    void rebase(PyType newBase, PyTuple newBases) {
        interpreter.distrustLayouts(null);
        PyType oldBase = base;
        PyTuple oldBases = bases;
        base = newBase;
        bases = newBases;
        List<PyType> updated = new ArrayList<>();
        List<PyType[]> before = new ArrayList<>();
        try {
            updateMro(updated, before);
        } catch (Raised e) {
            for (int i = 0; i < updated.size(); i++) {
                updated.get(i).mro = before.get(i);
                updated.get(i).modified();
            }
            if (bases == newBases) {
                base = oldBase;
                bases = oldBases;
            }
            throw e;
        }
        if (bases != newBases) {
            return;
        }
        for (int i = 0; i < oldBases.size(); i++) {
            ((PyType) oldBases.get(i)).removeSubclass(this);
        }
        for (int i = 0; i < newBases.size(); i++) {
            ((PyType) newBases.get(i)).addSubclass(this);
        }
        modified();
    }

    /// A `mro()` of Python code may give the type other bases meanwhile: then their order stays.
    /// CPython: mro_hierarchy
    private void updateMro(List<PyType> updated, List<PyType[]> before) {
        PyType[] old = mro;
        PyType[] next = Mro.of(this);
        if (mro != old) {
            return;
        }
        updated.add(this);
        before.add(old);
        mro = next;
        modified();
        for (PyType child : subclasses()) {
            child.updateMro(updated, before);
        }
    }

    private synchronized void removeSubclass(PyType child) {
        if ((flags & HEAP) == 0) {
            child.interpreter.removeSubclassOfBuiltin(this, child);
            return;
        }
        List<WeakReference<PyType>> old = subclasses;
        if (old != null) {
            List<WeakReference<PyType>> next = new ArrayList<>(old);
            next.removeIf(r -> r.get() == null || r.get() == child);
            subclasses = next;
        }
    }

    // Subclasses: kept by the type itself when it belongs to an interpreter, else by the current interpreter.

    void addSubclass(PyType child) {
        if ((flags & HEAP) == 0) {
            child.interpreter.addSubclassOfBuiltin(this, child);
            return;
        }
        append(child);
    }

    private synchronized void append(PyType child) {
        List<WeakReference<PyType>> old = subclasses;
        List<WeakReference<PyType>> next = new ArrayList<>(old == null ? 1 : old.size() + 1);
        if (old != null) {
            for (WeakReference<PyType> r : old) {
                if (r.get() != null) {
                    next.add(r);
                }
            }
        }
        next.add(new WeakReference<>(child));
        subclasses = next;
    }

    /// The direct subclasses that are alive, oldest first; of a built-in type only the built-in ones.
    List<PyType> subclasses() {
        List<PyType> alive = new ArrayList<>();
        List<WeakReference<PyType>> references = subclasses;
        if (references != null) {
            for (WeakReference<PyType> r : references) {
                PyType t = r.get();
                if (t != null) {
                    alive.add(t);
                }
            }
        }
        return alive;
    }

    /// What fills the dict of a built-in type.
    NativeCode contents() {
        return contents;
    }

    // Filling a built-in type (called by generated code)

    public void addMethod(Definition definition) {
        filling.put(definition.name(), switch (definition.kind()) {
            case METHOD -> new PyMethodDescriptor(this, definition);
            case CLASS_METHOD -> new PyClassMethodDescriptor(this, definition);
            case STATIC_METHOD, FUNCTION -> new PyStaticMethod(new PyBuiltinFunction(definition, this, null));
        });
    }

    /// Adds an attribute computed by Java code; `settable` says whether `code.set` exists.
    public void addGetSet(String attribute, NativeCode code, boolean settable) {
        filling.put(attribute, new PyGetSetDescriptor(this, attribute, code, settable));
    }

    public void addMember(String attribute, NativeCode code, boolean settable) {
        filling.put(attribute, new PyMemberDescriptor(this, attribute, code, settable));
    }

    /// Adds `__new__`.
    public void addNew() {
        filling.put("__new__", new PyNewFunction(this));
    }

    /// Adds `__dict__`, through which the attributes of an instance are seen.
    public void addInstanceDict() {
        filling.put("__dict__", new PyGetSetDescriptor(this, "__dict__", new InstanceAttributes.InstanceDict(), true));
    }

    /// Adds the wrapper of a slot under its Python name.
    public void addSpecial(String special) {
        filling.put(special, new PySlotWrapper(this, special));
    }

    /// Adds any other attribute.
    public void addConstant(String attribute, Object value) {
        filling.put(attribute, value);
    }

    // Calls: making an instance

    /// CPython: type_call
    @Override
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        if (type != TYPE && type.special(Special.CALL) != null) {
            return type.slots().call(ts, this, args, kwnames);
        }
        return construct(ts, args, kwnames);
    }

    /// The Python function that initialises instances, when making one is nothing but that: no `__new__`, no metaclass,
    /// no built-in ancestor; else null.
    public PyFunction plainInit() {
        PlainInit known = plainInit;
        Object current = version();
        if (known == null || known.version != current) {
            boolean plain = type == TYPE && nativeType() == OBJECT && !hasFlag(ABSTRACT)
                    && lookup("__new__") == OBJECT.lookup("__new__");
            known = new PlainInit(current, plain && lookup("__init__") instanceof PyFunction f ? f : null);
            plainInit = known;
        }
        return known.function;
    }

    /// Checks what `__init__` gave. CPython: slot_tp_init
    public static void checkInit(Object result) {
        if (result != PyNone.NONE) {
            throw Raise.typeError("__init__() should return None, not '%T'", result);
        }
    }

    @Override
    public Object call0(ThreadState ts) {
        PyFunction init = plainInit();
        if (init == null) {
            return call(ts, NO_ARGS, null);
        }
        PyInstance made = new PyInstance(this);
        checkInit(init.call1(ts, made));
        return made;
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        PyFunction init = plainInit();
        if (init == null) {
            return callOther(ts, a);
        }
        PyInstance made = new PyInstance(this);
        checkInit(init.call2(ts, made, a));
        return made;
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        PyFunction init = plainInit();
        if (init == null) {
            return call(ts, new Object[] {a, b}, null);
        }
        PyInstance made = new PyInstance(this);
        checkInit(init.call3(ts, made, a, b));
        return made;
    }

    @Override
    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        PyFunction init = plainInit();
        if (init == null) {
            return call(ts, new Object[] {a, b, c}, null);
        }
        PyInstance made = new PyInstance(this);
        checkInit(init.call4(ts, made, a, b, c));
        return made;
    }

    /// With one argument, for a type that makes no plain instances.
    private Object callOther(ThreadState ts, Object a) {
        if ((flags & HEAP) == 0 && type == TYPE) {
            if (this == TYPE) {
                return of(a);
            }
            Object made = PlainConversions.make(this, a);
            if (made != null) {
                return made;
            }
        }
        return call(ts, new Object[] {a}, null);
    }

    Object construct(ThreadState ts, Object[] args, Object[] kwnames) {
        if (this == TYPE && args.length == 1 && kwnames == null) {
            return of(args[0]);
        }
        Object made = slots.newInstance(ts, this, args, kwnames);
        PyType t = of(made);
        if (t == this || t.isSubtype(this)) {
            t.slots.init(ts, made, args, kwnames);
        }
        return made;
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return construct(ts, args, kwnames);
    }

    // Special methods of type objects

    @Constructor("type(cls, /, *args, **kwargs)")
    static Object constructType(PyType metatype, Object[] args, PyDict kwargs) {
        return ClassBuilder.fromArguments(metatype, args, kwargs);
    }

    /// CPython: type_init
    @Init("type(self, /, *args, **kwargs)")
    void initType(Object[] args, PyDict kwargs) {
        if (args.length != 1 && args.length != 3) {
            throw Raise.typeError("type.__init__() takes 1 or 3 arguments");
        }
        if (args.length == 1 && kwargs != null && kwargs.size() > 0) {
            throw Raise.typeError("type.__init__() takes no keyword arguments");
        }
    }

    public Object __repr__() {
        Object module = TypeAttributes.module(this);
        if (PyStr.valueOrNull(module) != null && !"builtins".equals(module)) {
            return Message.format("<class '%S.%S'>", module, TypeAttributes.qualname(this));
        }
        return Message.format("<class '%s'>", (flags & HEAP) != 0 ? qualname : name());
    }

    /// CPython: type_getattro
    public Object __getattribute__(String attribute) {
        PyType metatype = type;
        Object meta = metatype.lookup(attribute);
        PyType metaDescriptor = null;
        if (meta != null) {
            metaDescriptor = of(meta);
            if (metaDescriptor.hasGet() && metaDescriptor.hasSet()) {
                return metaDescriptor.slots.descrGet(meta, this, metatype);
            }
        }
        Object own = lookup(attribute);
        if (own != null) {
            return Attributes.bind(own, null, this);
        }
        return meta == null ? null : Attributes.bind(meta, this, metatype);
    }

    /// CPython: type_setattro
    public void __setattr__(String attribute, Object value) {
        if ((flags & HEAP) == 0) {
            throw Raise.typeError("cannot set '%s' attribute of immutable type '%s'", attribute, name);
        }
        Object meta = type.lookup(attribute);
        if (meta != null && of(meta).hasSet()) {
            of(meta).slots.descrSet(meta, this, value);
            return;
        }
        if (value == null) {
            if (dict.remove(attribute) == null) {
                throw Raise.noAttribute(this, attribute, "%s", attribute);
            }
        } else {
            dict.put(attribute, value);
            if (attribute.equals("__getattribute__") || attribute.equals("__setattr__")) {
                interpreter.distrustLayouts(null);
            } else if (of(value).hasSet()) {
                interpreter.distrustLayouts(attribute);
            }
            if (attribute.equals("__del__")) {
                addFinalizer();
            }
        }
        modified();
    }

    static Object __or__(Object left, Object right) {
        return PyUnion.or(left, right);
    }

    /// The error of an absent attribute of a class, in words of its own. CPython: type_getattro
    Raised missing(String attribute) {
        return Raise.noAttribute(this, attribute, "type object '%s' has no attribute '%s'", name, attribute);
    }
}
