package taipan.modules.ctypes;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_ctypes.PyCArrayType`: the class of arrays.
/// CPython: Modules/_ctypes/_ctypes.c (PyCArrayType_Type)
@PyClass(name = "_ctypes.PyCArrayType", base = PyType.class, subclassable = true, sequence = true)
final class ArrayMeta {
    static final PyType TYPE = PyType.builtin("_ctypes.PyCArrayType", PyType.TYPE, PyType.class, new ArrayMetaSlots(), new ArrayMetaBindings(-1),
            PyType.SUBCLASSABLE | PyType.HAS_DICT | PyType.WEAKREFS | PyType.SEQUENCE);

    private ArrayMeta() {}

    @Constructor("PyCArrayType(cls, /, *args, **kwargs)")
    static Object construct(PyType metatype, Object[] args, PyDict kwargs) {
        return Layouts.array(MetaMethods.newClass(metatype, args, kwargs), args);
    }

    public static Object __repeat__(Object self, Object count) {
        return MetaMethods.array(self, count);
    }

    @Method("from_param(self, value, /)")
    static Object fromParameter(Object self, Object value) {
        return MetaMethods.fromParameter(self, value);
    }

    @Method("from_address(self, address, /)")
    static Object fromAddress(Object self, Object address) {
        return MetaMethods.fromAddress(self, address);
    }

    @Method("from_buffer(self, object, offset=0, /)")
    static Object fromBuffer(Object self, Object object, long offset) {
        return MetaMethods.fromBuffer(self, object, offset);
    }

    @Method("from_buffer_copy(self, object, offset=0, /)")
    static Object fromBufferCopy(Object self, Object object, long offset) {
        return MetaMethods.fromBufferCopy(self, object, offset);
    }

    @Method("in_dll(self, dll, name, /)")
    static Object inDll(Object self, Object dll, String name) {
        return MetaMethods.inDll(self, dll, name);
    }
}
