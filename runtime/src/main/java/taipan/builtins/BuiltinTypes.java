package taipan.builtins;

import taipan.objects.PyBool;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyClassMethod;
import taipan.objects.PyComplex;
import taipan.objects.PyDict;
import taipan.objects.PyEnumerate;
import taipan.objects.PyExc;
import taipan.objects.PyFilter;
import taipan.objects.PyFloat;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyMap;
import taipan.objects.PyMemoryView;
import taipan.objects.PyModuleObject;
import taipan.objects.PyProperty;
import taipan.objects.PyRange;
import taipan.objects.PyReversed;
import taipan.objects.PySet;
import taipan.objects.PySlice;
import taipan.objects.PyStaticMethod;
import taipan.objects.PyStr;
import taipan.objects.PySuper;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.PyZip;

/// The types in the `builtins` module.
/// CPython: Python/bltinmodule.c (_PyBuiltin_Init)
final class BuiltinTypes {
    private BuiltinTypes() {}

    static void addTo(PyModuleObject module) {
        PyType[] types = {
            PyBool.TYPE, PyMemoryView.TYPE, PyByteArray.TYPE, PyBytes.TYPE, PyClassMethod.TYPE, PyComplex.TYPE, PyDict.TYPE,
            PyEnumerate.TYPE, PyFilter.TYPE, PyFloat.TYPE, PyFrozenSet.TYPE, PyProperty.TYPE, PyInt.TYPE, PyList.TYPE,
            PyMap.TYPE, PyType.OBJECT, PyRange.TYPE, PyReversed.TYPE, PySet.TYPE, PySlice.TYPE, PyStaticMethod.TYPE,
            PyStr.TYPE, PySuper.TYPE, PyTuple.TYPE, PyType.TYPE, PyZip.TYPE,
        };
        for (PyType type : types) {
            module.addType(type);
        }
        for (PyType type : PyExc.all()) {
            module.addType(type);
        }
        module.add("EnvironmentError", PyExc.OSError);
        module.add("IOError", PyExc.OSError);
    }
}
