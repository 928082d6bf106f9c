package taipan.modules.ctypes;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_ctypes.PyCStructType`: the class of structures.
/// CPython: Modules/_ctypes/_ctypes.c (PyCStructType_Type)
@PyClass(name = "_ctypes.PyCStructType", base = PyType.class, subclassable = true, sequence = true)
final class StructureMeta {
    static final PyType TYPE = PyType.builtin("_ctypes.PyCStructType", PyType.TYPE, PyType.class, new StructureMetaSlots(), new StructureMetaBindings(-1),
            PyType.SUBCLASSABLE | PyType.HAS_DICT | PyType.WEAKREFS | PyType.SEQUENCE);

    private StructureMeta() {}

    @Constructor("PyCStructType(cls, /, *args, **kwargs)")
    static Object construct(PyType metatype, Object[] args, PyDict kwargs) {
        return Layouts.structure(MetaMethods.newClass(metatype, args, kwargs), args);
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

    /// Sets an attribute of a class as `type` does.
    static void plainSet(PyType type, String name, Object value) {
        type.__setattr__(name, value);
    }
}
