package taipan.modules.ctypes;

import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.objects.PyDict;
import taipan.objects.PyType;

/// `_ctypes.Union`.
/// CPython: Modules/_ctypes/_ctypes.c (Union_Type)
@PyClass(name = "_ctypes.Union", base = PyData.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyUnionData extends PyData {
    public static final PyType TYPE = PyUnionDataBindings.newType().withMetatype(UnionMeta.TYPE);

    PyUnionData(PyType type) {
        super(type);
    }

    @Constructor("Union(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        layoutOf(cls);
        return Instances.fresh(cls);
    }

    @Init("Union(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        Fields.initialize(this, args, kwargs);
    }
}
