package taipan.modules.ctypes;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_ctypes.PyCSimpleType`: the class of numbers, characters and addresses.
/// CPython: Modules/_ctypes/_ctypes.c (PyCSimpleType_Type)
@PyClass(name = "_ctypes.PyCSimpleType", base = PyType.class, subclassable = true, sequence = true)
final class SimpleMeta {
    static final PyType TYPE = PyType.builtin("_ctypes.PyCSimpleType", PyType.TYPE, PyType.class, new SimpleMetaSlots(), new SimpleMetaBindings(-1),
            PyType.SUBCLASSABLE | PyType.HAS_DICT | PyType.WEAKREFS | PyType.SEQUENCE);

    private SimpleMeta() {}

    @Constructor("PyCSimpleType(cls, /, *args, **kwargs)")
    static Object construct(PyType metatype, Object[] args, PyDict kwargs) {
        return Layouts.simple(MetaMethods.newClass(metatype, args, kwargs), args);
    }

    public static Object __repeat__(Object self, Object count) {
        return MetaMethods.array(self, count);
    }

    @Method("from_param(self, value, /)")
    static Object fromParameter(Object self, Object value) {
        return MetaMethods.simpleFromParameter(self, value);
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
