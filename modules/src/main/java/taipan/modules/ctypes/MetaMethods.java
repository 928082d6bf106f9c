package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.ClassBuilder;
import taipan.objects.Conversion;
import taipan.objects.PyDict;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;

/// What all metaclasses of ctypes do.
/// CPython: Modules/_ctypes/_ctypes.c (CDataType_methods)
final class MetaMethods {
    private MetaMethods() {}

    /// A class as `type` makes it.
    static PyType newClass(PyType metatype, Object[] args, PyDict kwargs) {
        return (PyType) ClassBuilder.fromArguments(metatype, args, kwargs);
    }

    static PyType type(Object self) {
        PyType type = (PyType) self;
        if (type.layout == null) {
            throw typeError("abstract class");
        }
        return type;
    }

    /// `type * n`
    static Object array(Object self, Object count) {
        long n = Conversion.toLong(count);
        if (n < 0) {
            throw valueError("Array length must be >= 0, not %d", n);
        }
        PyType element = type(self);
        PyDict namespace = new PyDict();
        namespace.put("_length_", n);
        namespace.put("_type_", element);
        return CtypesModule.current().arrayOf(element, n, () -> (PyType) Calls.call(ArrayMeta.TYPE,
                PyStr.fromName(element.name() + "_Array_" + n), PyTuple.of(PyArrayData.TYPE), namespace));
    }

    static Object fromAddress(Object self, Object address) {
        if (PyInt.valueOrNull(address) == null) {
            throw typeError("integer expected");
        }
        return Instances.at(type(self), ((Number) PyInt.valueOrNull(address)).longValue());
    }

    /// Shares the memory of a bytearray or array; a copy on the side is what C functions would see.
    static Object fromBuffer(Object self, Object object, long offset) {
        PyType type = type(self);
        Buffer buffer = Buffer.of(object, Buffer.SIMPLE);
        if (buffer.isReadOnly()) {
            buffer.release();
            throw typeError("underlying buffer is not writable");
        }
        if (!buffer.isContiguous()) {
            buffer.release();
            throw typeError("underlying buffer is not C contiguous");
        }
        check(type, buffer, offset);
        CData made = Instances.bare(type);
        int size = CType.of(type).size;
        if (object instanceof CData d) {
            made.bytes = d.bytes.slice((int) offset, size).order(ByteOrder.nativeOrder());
            made.address = d.address == 0 ? 0 : d.address + offset;
            buffer.release();
        } else {
            made.bytes = ByteBuffer.wrap(buffer.memory(), buffer.offset() + (int) offset, size).slice().order(ByteOrder.nativeOrder());
        }
        made.owner = buffer;
        CType.of(type).isFinal = true;
        made.keep(-1, object);
        return made;
    }

    private static void check(PyType type, Buffer buffer, long offset) {
        int size = CType.of(type).size;
        if (offset < 0) {
            throw valueError("offset cannot be negative");
        }
        if (size > buffer.length() - offset) {
            throw valueError("Buffer size too small (%d instead of at least %d bytes)", (long) buffer.length(), size + offset);
        }
    }

    static Object fromBufferCopy(Object self, Object object, long offset) {
        PyType type = type(self);
        Buffer buffer = Buffer.of(object);
        try {
            check(type, buffer, offset);
            byte[] all = buffer.toBytes();
            return Instances.of(type, java.util.Arrays.copyOfRange(all, (int) offset, (int) offset + CType.of(type).size));
        } finally {
            buffer.release();
        }
    }

    static Object inDll(Object self, Object dll, String name) {
        PyType type = type(self);
        Object handle = Attributes.get(dll, "_handle");
        if (PyInt.valueOrNull(handle) == null) {
            throw typeError("the _handle attribute of the second argument must be an integer");
        }
        long address = CtypesModule.current().symbolOrZero(Conversion.toLong(handle), name);
        if (address == 0) {
            throw valueError("%s", CtypesModule.current().lastError());
        }
        return Instances.at(type, address);
    }

    /// CPython: CDataType_from_param
    static Object fromParameter(Object self, Object value) {
        PyType type = (PyType) self;
        if (value instanceof CData d && d.type().isSubtype(type)) {
            return value;
        }
        if (value instanceof PyArgument a) {
            if (a.object instanceof CData d && d.type().isSubtype(type)) {
                return value;
            }
            throw typeError("expected %s instance instead of pointer to %s", type.name(), a.object == null ? "???" : PyType.of(a.object).name());
        }
        Object parameter = asParameter(value);
        if (parameter != null) {
            return Calls.call(Attributes.get(type, "from_param"), parameter);
        }
        throw typeError("expected %s instance instead of %s", type.name(), PyType.of(value).name());
    }

    static Object asParameter(Object value) {
        return value == PyNone.NONE ? null : Attributes.lookup(value, "_as_parameter_");
    }

    /// CPython: PyCSimpleType_from_param, c_char_p_from_param, c_wchar_p_from_param, c_void_p_from_param
    static Object simpleFromParameter(Object self, Object value) {
        PyType type = (PyType) self;
        if (value instanceof CData d && d.type().isSubtype(type)) {
            return value;
        }
        CType t = CType.of(type);
        if (t == null) {
            throw typeError("abstract class");
        }
        if ("zZP".indexOf(t.code) >= 0) {
            Object found = pointerParameter(t, value);
            if (found != null) {
                return found;
            }
        } else if (!(value instanceof CData) && !(value instanceof PyArgument)) {
            CData made = Instances.fresh(type);
            try {
                made.keepWhole(Values.write(made.bytes, 0, t.code, t.swapped, value));
                return new PyArgument(t.code, made, made);
            } catch (Raised e) {
                if (asParameter(value) == null) {
                    throw e.matches(taipan.objects.PyExc.TypeError) && PyInt.valueOrNull(value) == null ? typeError("wrong type") : e;
                }
            }
        }
        Object parameter = asParameter(value);
        if (parameter != null) {
            return Calls.call(Attributes.get(type, "from_param"), parameter);
        }
        throw typeError("wrong type");
    }

    private static Object pointerParameter(CType t, Object value) {
        if (value == PyNone.NONE) {
            return value;
        }
        boolean isVoid = t.code == 'P';
        if (isVoid && PyInt.valueOrNull(value) != null || value instanceof taipan.objects.PyBytes && t.code != 'Z'
                || PyStr.valueOrNull(value) != null && t.code != 'z') {
            CData made = Instances.fresh(CtypesModule.current().plainType(PyInt.valueOrNull(value) != null ? 'P' : value instanceof taipan.objects.PyBytes ? 'z' : 'Z'));
            CType m = made.layout();
            made.keepWhole(Values.write(made.bytes, 0, m.code, false, value));
            return new PyArgument(m.code, made, value);
        }
        if (value instanceof CData d) {
            CType v = d.layout();
            if (v.form == CType.Form.ARRAY || v.form == CType.Form.POINTER) {
                CType e = v.element == null ? null : CType.of(v.element);
                char wanted = t.code == 'z' ? 'c' : 'u';
                if (isVoid || e != null && e.form == CType.Form.SIMPLE && e.code == wanted) {
                    return value;
                }
            } else if (isVoid && (v.form == CType.Form.FUNCTION || v.form == CType.Form.SIMPLE && "zZP".indexOf(v.code) >= 0)) {
                return value;
            }
        }
        if (value instanceof PyArgument a) {
            if (isVoid && a.tag == 'P') {
                return value;
            }
            if (a.tag == 'P' && a.object instanceof CData d && d.layout().form == CType.Form.SIMPLE && d.layout().code == (t.code == 'z' ? 'c' : 'u')) {
                return value;
            }
            if (a.tag == t.code) {
                return value;
            }
        }
        return null;
    }

    /// CPython: PyCPointerType_from_param
    static Object pointerFromParameter(Object self, Object value) {
        PyType type = (PyType) self;
        if (value == PyNone.NONE) {
            return value;
        }
        CType t = CType.of(type);
        if (t != null && t.element != null && value instanceof CData d) {
            if (d.type().isSubtype(t.element)) {
                return PyArgument.reference(d, 0);
            }
            CType v = d.layout();
            if ((v.form == CType.Form.POINTER || v.form == CType.Form.ARRAY) && v.element != null && v.element.isSubtype(t.element)) {
                return value;
            }
        }
        if (t != null && t.element != null && value instanceof PyArgument a && a.tag == 'P' && a.object instanceof CData d
                && d.type().isSubtype(t.element)) {
            return value;
        }
        return fromParameter(self, value);
    }
}
