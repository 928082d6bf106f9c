package taipan.modules.ctypes;

import taipan.objects.PyType;

/// Makes instances of ctypes classes, without memory yet.
/// CPython: Modules/_ctypes/_ctypes.c (PyCData_FromBaseObj)
final class Instances {
    private Instances() {}

    static CData bare(PyType type) {
        return switch (CData.layoutOf(type).form) {
            case SIMPLE -> new PySimpleData(type);
            case STRUCTURE -> new PyStructureData(type);
            case UNION -> new PyUnionData(type);
            case ARRAY -> new PyArrayData(type);
            case POINTER -> new PyPointerData(type);
            case FUNCTION -> new PyFunctionPointer(type);
        };
    }

    /// With memory of its own, filled with zeros.
    static CData fresh(PyType type) {
        CData made = bare(type);
        CType t = CType.of(type);
        t.isFinal = true;
        made.allocate(t.size);
        return made;
    }

    static CData at(PyType type, long address) {
        CData made = bare(type);
        CType.of(type).isFinal = true;
        made.place(address, CType.of(type).size);
        return made;
    }

    static CData of(PyType type, byte[] content) {
        CData made = fresh(type);
        made.bytes.put(0, content, 0, Math.min(content.length, made.bytes.capacity()));
        return made;
    }
}
