package taipan.modules.ctypes;

import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Representation;

/// A value ready to be handed to a C function: what `byref` and `from_param` make.
/// CPython: Modules/_ctypes/callproc.c (PyCArg_Type)
@PyClass(name = "CArgObject")
final class PyArgument extends PyObject {
    static final PyType TYPE = PyArgumentBindings.newType();

    final char tag;
    final Object object;
    final CData data;
    final long address;

    PyArgument(char tag, CData data, Object object) {
        super(TYPE);
        this.tag = tag;
        this.data = data;
        this.object = object;
        this.address = 0;
    }

    private PyArgument(CData object, long address) {
        super(TYPE);
        this.tag = 'P';
        this.data = null;
        this.object = object;
        this.address = address;
    }

    static PyArgument reference(CData object, long offset) {
        return new PyArgument(object, object.address() + offset);
    }

    @Getter("_obj")
    Object object() {
        return object == null ? PyNone.NONE : object;
    }

    public Object __repr__() {
        if (data == null) {
            return "<cparam 'P' (" + Values.hex(address) + ")>";
        }
        CType t = data.layout();
        if ("zZP".indexOf(tag) >= 0) {
            return "<cparam '" + tag + "' (" + Values.hex(data.bytes.getLong(0)) + ")>";
        }
        Object value = Values.read(data.bytes, 0, t.code, t.swapped);
        return PyStr.fromName("<cparam '" + tag + "' (" + PyStr.toName(tag == 'c' ? Representation.repr(value) : Representation.str(value)) + ")>");
    }
}
