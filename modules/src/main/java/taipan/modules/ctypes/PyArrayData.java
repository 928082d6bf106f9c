package taipan.modules.ctypes;

import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyList;
import taipan.objects.PySlice;
import taipan.objects.PyType;
import taipan.text.TextBuilder;

/// `_ctypes.Array`.
/// CPython: Modules/_ctypes/_ctypes.c (PyCArray_Type)
@PyClass(name = "_ctypes.Array", base = PyData.class, subclassable = true, hasDict = true, weakrefs = true, sequence = true)
public final class PyArrayData extends PyData {
    public static final PyType TYPE = PyArrayDataBindings.newType().withMetatype(ArrayMeta.TYPE);

    PyArrayData(PyType type) {
        super(type);
    }

    /// The letter of the elements when they are plain characters, else 0.
    static char elementCode(CType array) {
        CType e = CType.of(array.element);
        return e.form == CType.Form.SIMPLE ? e.code : 0;
    }

    @Constructor("Array(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        layoutOf(cls);
        return Instances.fresh(cls);
    }

    @Init("Array(self, /, *args)")
    void init(Object[] args) {
        for (int i = 0; i < args.length; i++) {
            if (i >= layout().length) {
                throw indexError("invalid index");
            }
            put(i, args[i]);
        }
    }

    @ClassMethod("__class_getitem__(cls, item, /)")
    static Object classGetitem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    private Object item(int i) {
        CType t = layout();
        return Values.get(this, t.element, i * CType.of(t.element).size, i);
    }

    private void put(int i, Object value) {
        CType t = layout();
        Values.set(this, t.element, i * CType.of(t.element).size, i, value);
    }

    public long __len__() {
        return layout().length;
    }

    private int place(Object key) {
        long i = Conversion.toIndex(key, PyExc.IndexError);
        int length = layout().length;
        i = i < 0 ? i + length : i;
        if (i < 0 || i >= length) {
            throw indexError("invalid index");
        }
        return (int) i;
    }

    public Object __getitem__(Object key) {
        if (Conversion.isIndex(key)) {
            return item(place(key));
        }
        if (!(key instanceof PySlice slice)) {
            throw typeError("indices must be integers");
        }
        PySlice.Bounds b = slice.bounds(layout().length);
        int n = (int) b.length();
        char code = elementCode(layout());
        if (code == 'c') {
            byte[] text = new byte[n];
            for (int i = 0; i < n; i++) {
                text[i] = bytes.get((int) (b.start() + i * b.step()));
            }
            return PyBytes.of(text);
        }
        if (code == 'u') {
            TextBuilder text = new TextBuilder();
            for (int i = 0; i < n; i++) {
                text.append(bytes.getInt(4 * (int) (b.start() + i * b.step())));
            }
            return text.toStr();
        }
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            items[i] = item((int) (b.start() + i * b.step()));
        }
        return PyList.of(items);
    }

    public void __setitem__(Object key, Object value) {
        if (Conversion.isIndex(key)) {
            put(place(key), value);
            return;
        }
        if (!(key instanceof PySlice slice)) {
            throw typeError("indices must be integer");
        }
        PySlice.Bounds b = slice.bounds(layout().length);
        Object[] values = Iteration.toArray(value);
        if (values.length != b.length()) {
            throw valueError("Can only assign sequence of same size");
        }
        for (int i = 0; i < values.length; i++) {
            put((int) (b.start() + i * b.step()), values[i]);
        }
    }

    public void __delitem__(Object key) {
        throw typeError("Array does not support item deletion");
    }

    // Arrays of characters; their classes show these as properties.

    @Method("_get_raw(self)")
    Object raw() {
        byte[] all = new byte[bytes.capacity()];
        bytes.get(0, all);
        return PyBytes.of(all);
    }

    @Method("_set_raw(self, value)")
    void setRaw(Object value) {
        byte[] content = Buffer.bytesOf(value);
        if (content.length > bytes.capacity()) {
            throw valueError("byte string too long");
        }
        bytes.put(0, content);
    }

    @Method("_get_value(self)")
    Object value() {
        return elementCode(layout()) == 'c' ? Fields.readBytes(bytes, 0, bytes.capacity()) : Fields.readWide(bytes, 0, bytes.capacity() / 4);
    }

    @Method("_set_value(self, value)")
    void setValue(Object value) {
        if (elementCode(layout()) == 'c') {
            Fields.writeBytes(bytes, 0, bytes.capacity(), value);
        } else {
            Fields.writeWide(bytes, 0, bytes.capacity() / 4, value);
        }
    }
}
