package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;

import taipan.code.WideStr;

/// Length, subscripts, membership, concatenation and repetition of any object.
/// CPython: Objects/abstract.c
public final class Sequences {
    private Sequences() {}

    /// CPython: PyObject_Size
    public static long length(Object o) {
        if (o instanceof String s) {
            return s.length();
        }
        if (o instanceof PyObject p) {
            PyType type = p.type;
            if (type == PyList.TYPE) {
                return ((PyList) p).size();
            }
            return type.slots.length(p);
        }
        return PyType.of(o).slots.length(o);
    }

    /// The length that a Python-level `__len__` answered. CPython: slot_sq_length
    public static long lengthFromPython(Object result) {
        Object n = Conversion.index(result);
        if (n instanceof Long l) {
            if (l < 0) {
                throw Raise.valueError("__len__() should return >= 0");
            }
            return l;
        }
        if (((java.math.BigInteger) n).signum() < 0) {
            throw Raise.valueError("__len__() should return >= 0");
        }
        throw Raise.overflowError("cannot fit '%T' into an index-sized integer", result);
    }

    /// Whether the object is a sequence rather than a mapping, as far as CPython can tell: it can be indexed by
    /// numbers. CPython: PySequence_Check
    public static boolean isSequence(Object o) {
        if (o instanceof PyObject p) {
            PyType type = p.type;
            if (o instanceof PyDict) {
                return false;
            }
            if (type.hasFlag(PyType.SEQUENCE) || o instanceof PyBytes || o instanceof PyByteArray) {
                return true;
            }
            return type.isHeapType() && type.lookup("__getitem__") != null;
        }
        return o instanceof String || o instanceof WideStr;
    }

    /// `o[key]`. CPython: PyObject_GetItem
    public static Object getItem(Object o, Object key) {
        if (o instanceof PyObject p) {
            PyType type = p.type;
            if (type == PyList.TYPE && key instanceof Long n) {
                return ((PyList) p).get(n);
            }
            if (type == PyTuple.TYPE && key instanceof Long n) {
                return ((PyTuple) p).get(n);
            }
            if (p instanceof PyType t) {
                return classItem(t, key);
            }
            return type.slots.getitem(p, key);
        }
        return PyType.of(o).slots.getitem(o, key);
    }

    /// Subscripting a class: `__getitem__` of the metaclass, else `__class_getitem__` of the class.
    private static Object classItem(PyType cls, Object key) {
        if (cls.type.lookup("__getitem__") != null) {
            return cls.type.slots.getitem(cls, key);
        }
        if (cls == PyType.TYPE) {
            return new PyGenericAlias(cls, key);
        }
        Object method = Attributes.lookup(cls, "__class_getitem__");
        if (method == null) {
            throw typeError("'%T' object is not subscriptable", cls);
        }
        return Calls.call(method, key);
    }

    /// `o[key] = value`. CPython: PyObject_SetItem
    public static void setItem(Object o, Object key, Object value) {
        PyType.of(o).slots.setitem(o, key, value);
    }

    /// `del o[key]`. CPython: PyObject_DelItem
    public static void deleteItem(Object o, Object key) {
        PyType.of(o).slots.delitem(o, key);
    }

    /// The item at an index; negative ones count from the end. CPython: PySequence_GetItem
    public static Object item(Object o, long index) {
        if (o instanceof PyList l && l.type == PyList.TYPE) {
            return l.get(index);
        }
        if (!isSequence(o)) {
            throw typeError(
                    PyType.of(o).lookup("__getitem__") == null ? "'%T' object does not support indexing" : "%T is not a sequence", o);
        }
        return PyType.of(o).slots.getitem(o, index);
    }

    /// `value in container`. CPython: PySequence_Contains
    public static boolean contains(Object container, Object value) {
        return PyType.of(container).slots.contains(container, value);
    }

    /// `o + p` for sequences alone. CPython: PySequence_Concat
    public static Object concat(Object a, Object b) {
        PyType type = PyType.of(a);
        Object result = type.slots.concat(a, b);
        if (result == NOT_IMPLEMENTED && isSequence(a) && isSequence(b)) {
            result = type.slots.add(a, b);
        }
        if (result == NOT_IMPLEMENTED) {
            throw typeError("'%T' object can't be concatenated", a);
        }
        return result;
    }

    /// In-place `concat`. CPython: PySequence_InPlaceConcat
    public static Object inplaceConcat(Object a, Object b) {
        PyType type = PyType.of(a);
        Object result = type.slots.inplaceConcat(a, b);
        if (result == NOT_IMPLEMENTED) {
            result = type.slots.concat(a, b);
        }
        if (result == NOT_IMPLEMENTED && isSequence(a) && isSequence(b)) {
            result = type.slots.inplaceAdd(a, b);
            if (result == NOT_IMPLEMENTED) {
                result = type.slots.add(a, b);
            }
        }
        if (result == NOT_IMPLEMENTED) {
            throw typeError("'%T' object can't be concatenated", a);
        }
        return result;
    }

    /// The position of the first item equal to the value. CPython: PySequence_Index
    public static long indexOf(Object sequence, Object value) {
        Object it = searchable(sequence);
        long i = 0;
        for (Object item = Iteration.next(it); item != null; item = Iteration.next(it), i++) {
            if (Comparison.equal(item, value)) {
                return i;
            }
        }
        throw Raise.valueError("sequence.index(x): x not in sequence");
    }

    /// How many items equal the value. CPython: PySequence_Count
    public static long countOf(Object sequence, Object value) {
        Object it = searchable(sequence);
        long n = 0;
        for (Object item = Iteration.next(it); item != null; item = Iteration.next(it)) {
            if (Comparison.equal(item, value)) {
                n++;
            }
        }
        return n;
    }

    private static Object searchable(Object o) {
        if (!Iteration.isIterable(o)) {
            throw typeError("argument of type '%T' is not iterable", o);
        }
        return Iteration.iter(o);
    }

    /// The count that `sequence * count` repeats by; negative counts are 0. CPython: sequence_repeat
    public static long repeatCount(Object count) {
        if (count instanceof Long n) {
            return Math.max(n, 0);
        }
        if (!Conversion.isIndex(count)) {
            throw typeError("can't multiply sequence by non-int of type '%T'", count);
        }
        return Math.max(Conversion.toIndex(count, PyExc.OverflowError), 0);
    }

    /// The length of a repetition; MemoryError when no array can be that long.
    public static int repeatedLength(int length, long count) {
        if (length == 0 || count == 0) {
            return 0;
        }
        if (count > (Integer.MAX_VALUE - 8) / length) {
            throw Raise.of(PyExc.MemoryError, "");
        }
        Budget.reserve(length * count);
        return (int) (length * count);
    }

    /// As `repeatedLength`, for text and bytes, whose repetition CPython finds too long before it asks for memory.
    static int repeatedLength(int length, long count, String tooLong) {
        if (length > 0 && count > Long.MAX_VALUE / length) {
            throw Raise.overflowError(tooLong);
        }
        return repeatedLength(length, count);
    }

    /// The index that a subscript stands for, not yet checked against the length.
    static long subscript(Object key, String type) {
        if (key instanceof Long n) {
            return n;
        }
        if (!Conversion.isIndex(key)) {
            throw typeError("%s indices must be integers or slices, not %T", type, key);
        }
        return Conversion.toIndex(key, PyExc.IndexError);
    }
}
