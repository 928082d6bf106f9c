package taipan.modules.ctypes;

import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_ctypes.CField`: the descriptor of a member of a structure or union.
/// CPython: Modules/_ctypes/cfield.c (PyCField_Type)
@PyClass(name = "_ctypes.CField")
public final class PyField extends PyObject {
    public static final PyType TYPE = PyFieldBindings.newType();

    final String name;
    final PyType fieldType;
    final int offset;
    final int place;
    /// 0 unless the member is a bit field.
    final int bits;
    final int firstBit;

    PyField(String name, PyType fieldType, int offset, int place, int bits, int firstBit) {
        super(TYPE);
        this.name = name;
        this.fieldType = fieldType;
        this.offset = offset;
        this.place = place;
        this.bits = bits;
        this.firstBit = firstBit;
    }

    @Getter("offset")
    int offset() {
        return offset;
    }

    @Getter("size")
    int size() {
        return bits > 0 ? bits << 16 | firstBit : CType.of(fieldType).size;
    }

    private static CData data(Object instance) {
        if (instance instanceof CData d) {
            return d;
        }
        throw Raise.typeError("not a ctype instance");
    }

    public Object __get__(Object instance, PyType owner) {
        if (instance == null || instance == PyNone.NONE) {
            return this;
        }
        CData d = data(instance);
        CType t = CType.of(fieldType);
        if (bits > 0) {
            return Fields.readBits(d.bytes, this, t);
        }
        if (t.form == CType.Form.ARRAY) {
            char element = PyArrayData.elementCode(t);
            if (element == 'c') {
                return Fields.readBytes(d.bytes, offset, t.size);
            }
            if (element == 'u') {
                return Fields.readWide(d.bytes, offset, t.length);
            }
        }
        return Values.get(d, fieldType, offset, place);
    }

    public void __set__(Object instance, Object value) {
        CData d = data(instance);
        if (value == null) {
            throw Raise.typeError("can't delete attribute");
        }
        CType t = CType.of(fieldType);
        if (bits > 0) {
            Fields.writeBits(d.bytes, this, t, value);
            return;
        }
        if (t.form == CType.Form.ARRAY && !(value instanceof CData)) {
            char element = PyArrayData.elementCode(t);
            if (element == 'c') {
                Fields.writeBytes(d.bytes, offset, t.size, value);
                return;
            }
            if (element == 'u') {
                Fields.writeWide(d.bytes, offset, t.length, value);
                return;
            }
        }
        Values.set(d, fieldType, offset, place, value);
    }

    public Object __repr__() {
        if (bits > 0) {
            return "<Field type=" + fieldType.name() + ", ofs=" + offset + ":" + firstBit + ", bits=" + bits + ">";
        }
        return "<Field type=" + fieldType.name() + ", ofs=" + offset + ", size=" + CType.of(fieldType).size + ">";
    }
}
