package taipan.modules.ctypes;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_ctypes.Structure`.
/// CPython: Modules/_ctypes/_ctypes.c (Struct_Type)
@PyClass(name = "_ctypes.Structure", base = PyData.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyStructureData extends PyData {
    public static final PyType TYPE = PyStructureDataBindings.newType().withMetatype(StructureMeta.TYPE);

    PyStructureData(PyType type) {
        super(type);
    }

    @Constructor("Structure(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        layoutOf(cls);
        return Instances.fresh(cls);
    }

    @Init("Structure(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        Fields.initialize(this, args, kwargs);
    }
}
