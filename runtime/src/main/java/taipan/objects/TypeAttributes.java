package taipan.objects;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.typeError;

import java.util.List;
import taipan.bindings.ClassMethod;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.bindings.Setter;

/// Attributes and methods of type objects.
/// CPython: Objects/typeobject.c (type_getsets, type_methods)
@MethodsOf(PyType.class)
final class TypeAttributes {
    private TypeAttributes() {}

    private static void checkSettable(PyType type, Object value, String name) {
        if (!type.isHeapType()) {
            throw typeError("cannot set '%s' attribute of immutable type '%s'", name, type.fullName());
        }
        if (value == null) {
            throw typeError("cannot delete '%s' attribute of immutable type '%s'", name, type.fullName());
        }
        Audit.event("object.__setattr__", type, name, value);
    }

    @Getter("__name__")
    static Object name(PyType type) {
        return PyStr.fromName(type.name());
    }

    @Setter(value = "__name__", deletable = true)
    static void setName(PyType type, Object value) {
        checkSettable(type, value, "__name__");
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("can only assign string to %s.__name__, not '%T'", type.fullName(), value);
        }
        String text = PyStr.toName(value);
        if (text.indexOf('\0') >= 0) {
            throw Raise.valueError("type name must not contain null characters");
        }
        Codecs.encodeToBytes(PyStr.valueOrNull(value), "utf-8", null);
        type.name = text;
    }

    @Getter("__qualname__")
    static Object qualname(PyType type) {
        return PyStr.fromName(type.qualname);
    }

    @Setter(value = "__qualname__", deletable = true)
    static void setQualname(PyType type, Object value) {
        checkSettable(type, value, "__qualname__");
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("can only assign string to %s.__qualname__, not '%T'", type.fullName(), value);
        }
        type.qualname = PyStr.toName(value);
    }

    @Getter("__module__")
    static Object module(PyType type) {
        Object module = type.isHeapType() ? type.dict().getOrNull("__module__") : null;
        if (module != null) {
            return module;
        }
        if (type.isHeapType()) {
            throw attributeError("__module__");
        }
        int dot = type.fullName().lastIndexOf('.');
        return dot < 0 ? "builtins" : type.fullName().substring(0, dot);
    }

    @Setter(value = "__module__", deletable = true)
    static void setModule(PyType type, Object value) {
        checkSettable(type, value, "__module__");
        type.dict().put("__module__", value);
        type.modified();
    }

    @Getter("__bases__")
    static Object bases(PyType type) {
        return type.bases();
    }

    /// CPython: type_set_bases
    @Setter(value = "__bases__", deletable = true)
    static void setBases(PyType type, Object value) {
        checkSettable(type, value, "__bases__");
        if (!(value instanceof PyTuple bases)) {
            throw typeError("can only assign tuple to %s.__bases__, not %T", type.fullName(), value);
        }
        if (bases.size() == 0) {
            throw typeError("can only assign non-empty tuple to %s.__bases__, not ()", type.fullName());
        }
        for (int i = 0; i < bases.size(); i++) {
            if (!(bases.get(i) instanceof PyType base)) {
                throw typeError("%s.__bases__ must be tuple of classes, not '%T'", type.fullName(), bases.get(i));
            }
            if (base.isSubtype(type) || base.isSubtypeByBase(type)) {
                throw typeError("a __bases__ item causes an inheritance cycle");
            }
        }
        PyType base = ClassBuilder.bestBase(bases);
        if (base.javaClass() != type.base.javaClass() || base.slotCount != type.base.slotCount) {
            throw typeError("__bases__ assignment: '%s' object layout differs from '%s'", base.fullName(), type.base.fullName());
        }
        type.rebase(base, bases);
    }

    @Getter(value = "__mro__", member = true)
    static Object mro(PyType type) {
        return type.mro() == null ? PyNone.NONE : PyTuple.of((Object[]) type.mro().clone());
    }

    @Getter(value = "__base__", member = true)
    static Object base(PyType type) {
        return type.base() == null ? PyNone.NONE : type.base();
    }

    @Getter("__dict__")
    static Object dict(PyType type) {
        return new PyMappingProxy(type.dict());
    }

    /// CPython: type_get_doc
    @Getter("__doc__")
    static Object doc(PyType type) {
        if (!type.isHeapType()) {
            return Docs.doc(type.fullName());
        }
        Object doc = type.lookup("__doc__");
        if (doc == null) {
            return PyNone.NONE;
        }
        return Attributes.bind(doc, null, type);
    }

    @Setter(value = "__doc__", deletable = true)
    static void setDoc(PyType type, Object value) {
        checkSettable(type, value, "__doc__");
        type.dict().put("__doc__", value);
        type.modified();
    }

    @Getter("__text_signature__")
    static Object textSignature(PyType type) {
        return Docs.typeSignature(type);
    }

    @Getter("__abstractmethods__")
    static Object abstractMethods(PyType type) {
        Object names = type == PyType.TYPE ? null : type.dict().getOrNull("__abstractmethods__");
        if (names == null) {
            throw attributeError("__abstractmethods__");
        }
        return names;
    }

    @Setter(value = "__abstractmethods__", deletable = true)
    static void setAbstractMethods(PyType type, Object value) {
        if (value == null) {
            if (type.dict().remove("__abstractmethods__") == null) {
                throw attributeError("__abstractmethods__");
            }
        } else {
            type.dict().put("__abstractmethods__", value);
        }
        type.modified();
        if (value != null && Truth.of(value)) {
            type.flags |= PyType.ABSTRACT;
        } else {
            type.flags &= ~PyType.ABSTRACT;
        }
    }

    /// CPython: type_get_annotations
    @Getter("__annotations__")
    static Object annotations(PyType type) {
        if (!type.isHeapType()) {
            throw attributeError("type object '%s' has no attribute '__annotations__'", type.fullName());
        }
        Object annotations = type.dict().getOrNull("__annotations__");
        if (annotations == null) {
            annotations = new PyDict();
            type.dict().put("__annotations__", annotations);
            type.modified();
        }
        return Attributes.bind(annotations, null, type);
    }

    @Setter(value = "__annotations__", deletable = true)
    static void setAnnotations(PyType type, Object value) {
        if (!type.isHeapType()) {
            throw typeError("cannot set '__annotations__' attribute of immutable type '%s'", type.fullName());
        }
        if (value == null) {
            if (type.dict().remove("__annotations__") == null) {
                throw attributeError("__annotations__");
            }
        } else {
            type.dict().put("__annotations__", value);
        }
        type.modified();
    }

    /// Py_TPFLAGS_* as CPython publishes them.
    @Getter(value = "__flags__", member = true)
    static long flags(PyType type) {
        long flags = 1 << 12 | 1L << 18;
        flags |= type.isHeapType() ? 1 << 9 | 1 << 14 : 1 << 8;
        if (type.isSubclassable()) {
            flags |= 1 << 10;
        }
        if (type.hasFlag(PyType.ABSTRACT)) {
            flags |= 1 << 20;
        }
        if (type.hasFlag(PyType.SEQUENCE)) {
            flags |= 1 << 5;
        }
        if (type.hasFlag(PyType.MAPPING)) {
            flags |= 1 << 6;
        }
        if (type.hasFlag(PyType.MATCH_SELF)) {
            flags |= 1 << 22;
        }
        PyType nativeType = type.nativeType();
        if (nativeType == PyInt.TYPE || nativeType == PyBool.TYPE) {
            flags |= 1 << 24;
        } else if (nativeType == PyList.TYPE) {
            flags |= 1 << 25;
        } else if (nativeType == PyTuple.TYPE) {
            flags |= 1 << 26;
        } else if (nativeType == PyBytes.TYPE) {
            flags |= 1 << 27;
        } else if (nativeType == PyStr.TYPE) {
            flags |= 1 << 28;
        } else if (nativeType == PyDict.TYPE) {
            flags |= 1 << 29;
        } else if (nativeType.isSubtype(PyBaseException.TYPE)) {
            flags |= 1 << 30;
        } else if (nativeType == PyType.TYPE) {
            flags |= 1L << 31;
        }
        return flags;
    }

    /// Sizes as a 64-bit CPython would have them, for programs that only compare them.
    @Getter(value = "__basicsize__", member = true)
    static long basicSize(PyType type) {
        long size = 16 + 8L * type.slotCount;
        if (type.hasDict()) {
            size += 8;
        }
        return type.hasFlag(PyType.WEAKREFS) ? size + 8 : size;
    }

    @Getter(value = "__itemsize__", member = true)
    static long itemSize(PyType type) {
        PyType nativeType = type.nativeType();
        return nativeType == PyInt.TYPE ? 4 : nativeType == PyTuple.TYPE ? 8 : nativeType == PyBytes.TYPE ? 1 : nativeType == PyType.TYPE ? 40 : 0;
    }

    @Getter(value = "__dictoffset__", member = true)
    static long dictOffset(PyType type) {
        return type.hasDict() ? 16 + 8L * type.slotCount : 0;
    }

    @Getter(value = "__weakrefoffset__", member = true)
    static long weakrefOffset(PyType type) {
        return type.hasFlag(PyType.WEAKREFS) ? 24 + 8L * type.slotCount : 0;
    }

    @Method("mro(self, /)")
    static Object computeMro(PyType type) {
        return PyList.of((Object[]) Mro.linearize(type).clone());
    }

    @Method("__subclasses__(self, /)")
    static Object subclasses(PyType type) {
        List<PyType> all = allSubclasses(type);
        return PyList.of(all.toArray());
    }

    /// Built-in subclasses of a built-in type come first, then those of this interpreter.
    private static List<PyType> allSubclasses(PyType type) {
        List<PyType> all = type.subclasses();
        if (!type.isHeapType()) {
            all.addAll(ThreadState.current().interpreter().subclassesOfBuiltin(type));
        }
        return all;
    }

    @ClassMethod("__prepare__(cls, /, *args, **kwargs)")
    static Object prepare(PyType cls, Object[] args, PyDict kwargs) {
        return new PyDict();
    }

    @Method("__instancecheck__(self, instance, /)")
    static boolean instanceCheck(PyType type, Object instance) {
        return Inheritance.isInstanceByRule(instance, type);
    }

    @Method("__subclasscheck__(self, subclass, /)")
    static boolean subclassCheck(PyType type, Object subclass) {
        return Inheritance.isSubclassByRule(subclass, type);
    }

    @Method("__dir__(self, /)")
    static Object dir(PyType type) {
        PyDict names = new PyDict();
        mergeNames(type, names);
        return PyList.of(Iteration.toArray(names));
    }

    @Method("__sizeof__(self, /)")
    static long sizeOf(PyType type) {
        return type.isHeapType() ? 1056 : 408;
    }

    /// Adds the attribute names of a class and its bases. CPython: merge_class_dict
    static void mergeNames(PyType type, PyDict names) {
        PyType[] mro = type.mro();
        for (int i = mro == null ? -1 : mro.length - 1; i >= 0; i--) {
            names.update(mro[i].dict());
        }
    }
}
