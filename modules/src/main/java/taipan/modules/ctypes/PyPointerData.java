package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PySlice;
import taipan.objects.PyType;

/// `_ctypes._Pointer`.
/// CPython: Modules/_ctypes/_ctypes.c (PyCPointer_Type)
@PyClass(name = "_ctypes._Pointer", base = PyData.class, subclassable = true, hasDict = true, weakrefs = true, sequence = true)
public final class PyPointerData extends PyData {
    public static final PyType TYPE = PyPointerDataBindings.newType().withMetatype(PointerMeta.TYPE);

    PyPointerData(PyType type) {
        super(type);
    }

    @Constructor("_Pointer(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (layoutOf(cls).element == null) {
            throw typeError("Cannot create instance: has no _type_");
        }
        return Instances.fresh(cls);
    }

    @Init("_Pointer(self, value=NULL, /)")
    void init(Object value) {
        if (value != null) {
            setContents(value);
        }
    }

    long target() {
        return bytes.getLong(0);
    }

    private PyType element() {
        return layout().element;
    }

    private void checkTarget() {
        if (target() == 0) {
            throw valueError("NULL pointer access");
        }
    }

    @Getter("contents")
    Object contents() {
        checkTarget();
        CData made = Instances.at(element(), target());
        made.keepWhole(this);
        return made;
    }

    @Setter("contents")
    void setContents(Object value) {
        if (value == null) {
            throw typeError("Pointer does not support item deletion");
        }
        PyType wanted = element();
        boolean fits = value instanceof CData d && (d.type().isSubtype(wanted)
                || d.layout().form == CType.Form.ARRAY && d.layout().element.isSubtype(wanted));
        if (!fits) {
            throw typeError("expected %s instead of %s", wanted.name(), PyType.of(value).name());
        }
        bytes.putLong(0, ((CData) value).address());
        keep(1, value);
        keep(0, ((CData) value).keptOrNull() == null ? null : ((CData) value).objects());
    }

    public boolean __bool__() {
        return target() != 0;
    }

    /// The element at an index, as a part of an array that lies there.
    private Object item(long i) {
        CType t = CType.of(element());
        CData place = Instances.at(element(), target() + i * t.size);
        place.keepWhole(this);
        return Values.isPlain(element()) ? Values.read(place.bytes, 0, t.code, t.swapped) : place;
    }

    public Object __getitem__(Object key) {
        if (Conversion.isIndex(key)) {
            checkTarget();
            return item(Conversion.toLong(key));
        }
        if (!(key instanceof PySlice slice)) {
            throw typeError("Pointer indices must be integer");
        }
        long step = slice.step == PyNone.NONE ? 1 : Conversion.toLong(slice.step);
        if (step == 0) {
            throw valueError("slice step cannot be zero");
        }
        if (slice.start == PyNone.NONE && step < 0) {
            throw valueError("slice start is required for step < 0");
        }
        if (slice.stop == PyNone.NONE) {
            throw valueError("slice stop is required");
        }
        long start = slice.start == PyNone.NONE ? 0 : Conversion.toLong(slice.start);
        long stop = Conversion.toLong(slice.stop);
        int n = (int) Math.max(0, step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step);
        if (n > 0) {
            checkTarget();
        }
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            items[i] = item(start + i * step);
        }
        CType t = CType.of(element());
        if (t.form == CType.Form.SIMPLE && t.code == 'c') {
            byte[] text = new byte[n];
            for (int i = 0; i < n; i++) {
                text[i] = ((PyBytes) items[i]).array()[0];
            }
            return PyBytes.of(text);
        }
        if (t.form == CType.Form.SIMPLE && t.code == 'u') {
            taipan.text.TextBuilder text = new taipan.text.TextBuilder();
            for (Object c : items) {
                text.append(c);
            }
            return text.toStr();
        }
        return PyList.of(items);
    }

    public void __setitem__(Object key, Object value) {
        checkTarget();
        long i = Conversion.toLong(Conversion.index(key));
        CType t = CType.of(element());
        CData place = Instances.at(element(), target() + i * t.size);
        Values.set(place, element(), 0, 0, value);
        keep((int) i + 2, place);
    }

    public void __delitem__(Object key) {
        throw typeError("Pointer does not support item deletion");
    }
}
