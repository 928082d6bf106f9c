package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyProperty;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.text.Text;

/// Lays out new ctypes classes.
/// CPython: Modules/_ctypes/_ctypes.c (StructUnionType_new, PyCArrayType_new, PyCSimpleType_new, make_funcptrtype_dict)
final class Layouts {
    private static final String CODES = "cbBhHiIlLfdPzuUZqQvO?g";
    private static final String SWAPPABLE = "hHiIlLqQfd";
    private static final int PYTHON_API = 4;

    private Layouts() {}

    private static PyDict namespace(Object[] args) {
        return (PyDict) args[2];
    }

    static Object structure(PyType type, Object[] args) {
        return structured(type, args, CType.Form.STRUCTURE);
    }

    static Object union(PyType type, Object[] args) {
        return structured(type, args, CType.Form.UNION);
    }

    private static Object structured(PyType type, Object[] args, CType.Form form) {
        if (namespace(args).getOrNull("_abstract_") != null) {
            return type;
        }
        CType layout = new CType(form);
        CType inherited = CType.of(type.base());
        if (inherited != null && inherited.form == form) {
            layout.size = inherited.size;
            layout.alignment = inherited.alignment;
            layout.members.putAll(inherited.members);
            layout.ordered.addAll(inherited.ordered);
        }
        type.layout = layout;
        Object fields = namespace(args).getOrNull("_fields_");
        if (fields != null) {
            // A metaclass made by Python code may want to see it first.
            Attributes.set(type, "_fields_", fields);
        }
        return type;
    }

    static Object array(PyType type, Object[] args) {
        Object length = Attributes.lookup(type, "_length_");
        if (length == null) {
            throw Raise.with(PyExc.AttributeError, "class must define a '_length_' attribute");
        }
        if (PyInt.valueOrNull(length) == null) {
            throw typeError("The '_length_' attribute must be an integer");
        }
        if (!(PyInt.valueOrNull(length) instanceof Long n)) {
            throw Raise.overflowError("The '_length_' attribute is too large");
        }
        if (n < 0) {
            throw valueError("The '_length_' attribute must not be negative");
        }
        Object element = Attributes.lookup(type, "_type_");
        if (element == null) {
            throw Raise.with(PyExc.AttributeError, "class must define a '_type_' attribute");
        }
        CType e = CType.ofOrNull(element);
        if (e == null) {
            throw typeError("_type_ must have storage info");
        }
        if (n * e.size > Integer.MAX_VALUE) {
            throw Raise.overflowError("array too large");
        }
        CType layout = new CType(CType.Form.ARRAY);
        layout.element = (PyType) element;
        layout.length = (int) (long) n;
        layout.size = (int) (n * e.size);
        layout.alignment = e.alignment;
        e.isFinal = true;
        type.layout = layout;
        if (e.form == CType.Form.SIMPLE && (e.code == 'c' || e.code == 'u')) {
            property(type, "value");
            if (e.code == 'c') {
                property(type, "raw");
            }
        }
        return type;
    }

    private static void property(PyType type, String name) {
        Object get = Attributes.get(PyArrayData.TYPE, "_get_" + name);
        Object set = Attributes.get(PyArrayData.TYPE, "_set_" + name);
        StructureMeta.plainSet(type, name, Calls.call(PyProperty.TYPE, get, set));
    }

    static Object simple(PyType type, Object[] args) {
        Object code = Attributes.lookup(type, "_type_");
        if (code == null) {
            throw Raise.with(PyExc.AttributeError, "class must define a '_type_' attribute");
        }
        if (PyStr.valueOrNull(code) == null) {
            throw typeError("class must define a '_type_' string attribute");
        }
        Object text = PyStr.valueOrNull(code);
        if (Text.length(text) != 1) {
            throw valueError("class must define a '_type_' attribute which must be a string of length 1");
        }
        char letter = (char) Text.at(text, 0);
        if (CODES.indexOf(letter) < 0) {
            throw Raise.with(PyExc.AttributeError, "class must define a '_type_' attribute which must be\na single character string containing one of '"
                    + CODES + "'.");
        }
        CType layout = new CType(CType.Form.SIMPLE);
        layout.code = letter;
        layout.size = Values.size(letter);
        layout.alignment = layout.size;
        type.layout = layout;
        if (type.base() == PySimpleData.TYPE) {
            CtypesModule.current().remember(letter, type);
            if (SWAPPABLE.indexOf(letter) >= 0) {
                PyType swapped = MetaMethods.newClass(type.type(), new Object[] {args[0], args[1], args[2]}, null);
                CType other = new CType(CType.Form.SIMPLE);
                other.code = letter;
                other.size = layout.size;
                other.alignment = layout.alignment;
                other.swapped = true;
                swapped.layout = other;
                boolean little = java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN;
                for (PyType t : new PyType[] {type, swapped}) {
                    StructureMeta.plainSet(t, "__ctype_le__", little ? type : swapped);
                    StructureMeta.plainSet(t, "__ctype_be__", little ? swapped : type);
                }
            } else if ("cbB?".indexOf(letter) >= 0) {
                StructureMeta.plainSet(type, "__ctype_le__", type);
                StructureMeta.plainSet(type, "__ctype_be__", type);
            }
        }
        return type;
    }

    static Object pointer(PyType type, Object[] args) {
        CType layout = new CType(CType.Form.POINTER);
        layout.size = layout.alignment = 8;
        type.layout = layout;
        Object target = namespace(args).getOrNull("_type_");
        if (target != null) {
            setTarget(type, target);
        } else {
            CType inherited = CType.of(type.base());
            layout.element = inherited == null ? null : inherited.element;
        }
        return type;
    }

    /// CPython: PyCPointerType_SetProto
    static void setTarget(PyType type, Object target) {
        if (!(target instanceof PyType t)) {
            throw typeError("_type_ must be a type");
        }
        if (t.layout == null) {
            throw typeError("_type_ must have storage info");
        }
        CType.of(type).element = t;
        StructureMeta.plainSet(type, "_type_", t);
    }

    static Object function(PyType type, Object[] args) {
        CType layout = new CType(CType.Form.FUNCTION);
        layout.size = layout.alignment = 8;
        type.layout = layout;
        Object flags = Attributes.lookup(type, "_flags_");
        if (flags == null || PyInt.valueOrNull(flags) == null) {
            throw typeError("class must define _flags_ which must be an integer");
        }
        layout.flags = (int) (long) (Long) PyInt.valueOrNull(flags);
        Object types = Attributes.lookup(type, "_argtypes_");
        if (types != null) {
            layout.argumentTypes = parameterTypes(types);
        }
        Object result = Attributes.lookup(type, "_restype_");
        if (result != null) {
            if (result != PyNone.NONE && CType.ofOrNull(result) == null && !Calls.isCallable(result)) {
                throw typeError("_restype_ must be a type, a callable, or None");
            }
            layout.resultType = result;
        }
        return type;
    }

    static boolean isPythonApi(CType function) {
        return (function.flags & PYTHON_API) != 0;
    }

    static Object[] parameterTypes(Object types) {
        if (!(types instanceof PyTuple tuple)) {
            throw typeError("_argtypes_ must be a sequence of types");
        }
        Object[] all = Iteration.toArray(tuple);
        for (int i = 0; i < all.length; i++) {
            if (Attributes.lookup(all[i], "from_param") == null) {
                throw typeError("item %d in _argtypes_ has no from_param method", (long) i + 1);
            }
        }
        return all;
    }
}
