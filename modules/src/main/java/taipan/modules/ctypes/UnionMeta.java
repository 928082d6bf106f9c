package taipan.modules.ctypes;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_ctypes.UnionType`: the class of unions.
/// CPython: Modules/_ctypes/_ctypes.c (UnionType_Type)
@PyClass(name = "_ctypes.UnionType", base = PyType.class, subclassable = true, sequence = true)
final class UnionMeta {
    static final PyType TYPE = PyType.builtin("_ctypes.UnionType", PyType.TYPE, PyType.class, new UnionMetaSlots(), new UnionMetaBindings(-1),
            PyType.SUBCLASSABLE | PyType.HAS_DICT | PyType.WEAKREFS | PyType.SEQUENCE);

    private UnionMeta() {}

    @Constructor("UnionType(cls, /, *args, **kwargs)")
    static Object construct(PyType metatype, Object[] args, PyDict kwargs) {
        return Layouts.union(MetaMethods.newClass(metatype, args, kwargs), args);
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

    public static void __setattr__(Object self, String name, Object value) {
        ((PyType) self).__setattr__(name, value);
        if (name.equals("_fields_") && value != null) {
            Fields.define((PyType) self, value);
        }
    }

}
