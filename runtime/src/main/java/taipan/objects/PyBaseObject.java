package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.ClassMethod;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `object`: what every object can do.
/// CPython: Objects/typeobject.c (object_*)
@PyClass(name = "object", subclassable = true)
public final class PyBaseObject {
    private PyBaseObject() {}

    /// CPython: object_repr
    static Object repr(Object self) {
        PyType type = PyType.of(self);
        Object module = TypeAttributes.module(type);
        String address = Identity.address(self);
        if (PyStr.valueOrNull(module) == null || "builtins".equals(module)) {
            return PyStr.concat("<", PyStr.concat(TypeAttributes.qualname(type), " object at " + address + ">"));
        }
        return Message.format("<%S.%S object at %s>", module, TypeAttributes.qualname(type), address);
    }

    /// CPython: object_richcompare
    static Object richCompare(Object self, Object other, int op) {
        switch (op) {
            case Comparison.EQ:
                return Identity.is(self, other) ? Boolean.TRUE : NOT_IMPLEMENTED;
            case Comparison.NE:
                Object equal = PyType.of(self).slots.richCompare(self, other, Comparison.EQ);
                return equal == NOT_IMPLEMENTED ? equal : (Object) !Truth.of(equal);
            default:
                return NOT_IMPLEMENTED;
        }
    }

    private static boolean overridesNew(PyType type) {
        return type.lookup("__new__") != PyType.OBJECT.lookup("__new__");
    }

    private static boolean overridesInit(PyType type) {
        return type.lookup("__init__") != PyType.OBJECT.lookup("__init__");
    }

    /// CPython: object_new
    static Object newInstance(ThreadState ts, PyType type, Object[] args, Object[] kwnames) {
        if (args.length > 0) {
            if (overridesNew(type)) {
                throw typeError("object.__new__() takes exactly one argument (the type to instantiate)");
            }
            if (!overridesInit(type)) {
                throw typeError("%s() takes no arguments", type.name());
            }
        }
        if (type.hasFlag(PyType.ABSTRACT)) {
            throw abstractError(type);
        }
        if (type.nativeType() != PyType.OBJECT) {
            throw typeError("cannot create '%s' instances", type.fullName());
        }
        return new PyInstance(type);
    }

    private static Raised abstractError(PyType type) {
        Object names = Attributes.get(type, "__abstractmethods__");
        Object[] sorted = Iteration.toArray(names);
        PyList list = PyList.of(sorted);
        Calls.method(list, "sort");
        return typeError(
                "Can't instantiate abstract class %s with abstract method%s %S",
                type.name(), sorted.length > 1 ? "s" : "", Calls.method(", ", "join", list));
    }

    /// CPython: object_init
    static void init(Object self, Object[] args, Object[] kwnames) {
        if (args.length > 0) {
            PyType type = PyType.of(self);
            if (overridesInit(type)) {
                throw typeError("object.__init__() takes exactly one argument (the instance to initialize)");
            }
            if (!overridesNew(type)) {
                throw typeError("%s.__init__() takes exactly one argument (the instance to initialize)", type.name());
            }
        }
    }

    @Getter("__class__")
    static Object classOf(Object self) {
        return PyType.of(self);
    }

    /// CPython: object_set_class
    @Setter("__class__")
    static void setClass(Object self, Object value) {
        if (value == null) {
            throw typeError("can't delete __class__ attribute");
        }
        if (!(value instanceof PyType next)) {
            throw typeError("__class__ must be set to a class, not '%T' object", value);
        }
        Audit.event("object.__setattr__", self, "__class__", value);
        PyType old = PyType.of(self);
        boolean modules = self instanceof PyModuleObject && next.isSubtype(PyModuleObject.TYPE);
        if (!modules && (!next.isHeapType() || !old.isHeapType())) {
            throw typeError("__class__ assignment only supported for heap types or ModuleType subclasses");
        }
        if (next.javaClass() != old.javaClass() || next.nativeType() != old.nativeType() || !sameLayout(next, old)) {
            throw typeError("__class__ assignment: '%s' object layout differs from '%s'", next.fullName(), old.fullName());
        }
        ((PyObject) self).type = next;
        if (self instanceof PyInstance instance) {
            instance.classChanged();
        }
    }

    /// CPython: compatible_for_assignment, same_slots_added
    private static boolean sameLayout(PyType next, PyType old) {
        PyType a = layoutOwner(next);
        PyType b = layoutOwner(old);
        return a == b || a.base == b.base && addsRoom(a, PyType.HAS_DICT) == addsRoom(b, PyType.HAS_DICT)
                && addsRoom(a, PyType.WEAKREFS) == addsRoom(b, PyType.WEAKREFS) && a.ownSlots.equals(b.ownSlots);
    }

    /// The nearest ancestor (or the type itself) that gives instances more room than its base does.
    private static PyType layoutOwner(PyType type) {
        PyType t = type;
        while (t.isHeapType() && t.ownSlots.isEmpty() && !addsRoom(t, PyType.HAS_DICT) && !addsRoom(t, PyType.WEAKREFS)) {
            t = t.base;
        }
        return t;
    }

    private static boolean addsRoom(PyType type, int flag) {
        return type.hasFlag(flag) && type.base != null && !type.base.hasFlag(flag);
    }

    @Method("__format__(self, format_spec, /)")
    static Object format(Object self, Object spec) {
        if (PyStr.valueOrNull(spec) == null) {
            throw typeError("__format__() argument must be str, not %T", spec);
        }
        if (Sequences.length(spec) > 0) {
            throw typeError("unsupported format string passed to %T.__format__", self);
        }
        return Representation.str(self);
    }

    @Method("__dir__(self, /)")
    static Object dir(Object self) {
        PyDict names = new PyDict();
        Object own = Attributes.lookup(self, "__dict__");
        if (own instanceof PyDict d) {
            names.update(d);
        }
        Object type = Attributes.lookup(self, "__class__");
        if (type instanceof PyType t) {
            TypeAttributes.mergeNames(t, names);
        }
        return PyList.of(Iteration.toArray(names));
    }

    @Method("__sizeof__(self, /)")
    static long sizeOf(Object self) {
        return Sizes.of(self);
    }

    @Method("__reduce__(self, /)")
    static Object reduce(Object self) {
        return Copying.reduce(self, 0);
    }

    @Method("__reduce_ex__(self, protocol, /)")
    static Object reduceEx(Object self, int protocol) {
        Object reduce = Attributes.lookup(self, "__reduce__");
        if (reduce != null && PyType.of(self).lookup("__reduce__") != PyType.OBJECT.lookup("__reduce__")) {
            return Calls.call(reduce);
        }
        return Copying.reduce(self, protocol);
    }

    @ClassMethod("__subclasshook__(cls, /, *args)")
    static Object subclassHook(PyType cls, Object[] args) {
        return NOT_IMPLEMENTED;
    }

    @ClassMethod("__init_subclass__(cls, /, *args, **kwargs)")
    static Object initSubclass(PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0) {
            throw typeError("%s.__init_subclass__() takes no keyword arguments", cls.name());
        }
        if (args.length > 0) {
            throw typeError("%s.__init_subclass__() takes no arguments (%d given)", cls.name(), args.length);
        }
        return PyNone.NONE;
    }

    /// The special methods every object has; their slots are those of `Slots` itself.
    static List<String> specials() {
        List<String> names = new ArrayList<>();
        for (String name : new String[] {
            "__repr__", "__hash__", "__str__", "__getattribute__", "__setattr__", "__delattr__", "__lt__", "__le__", "__eq__", "__ne__",
            "__gt__", "__ge__", "__init__"
        }) {
            names.add(name);
        }
        return names;
    }
}
