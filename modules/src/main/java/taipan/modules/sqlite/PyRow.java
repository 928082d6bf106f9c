package taipan.modules.sqlite;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Hashing;
import taipan.objects.Iteration;
import taipan.objects.PyExtensible;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PySlice;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.text.Text;

/// `sqlite3.Row`: a row whose values have names.
/// CPython: Modules/_sqlite/row.c
@PyClass(name = "sqlite3.Row", subclassable = true, sequence = true)
public final class PyRow extends PyExtensible {
    public static final PyType TYPE = PyRowBindings.newType();

    private final Object description;
    private final PyTuple data;

    private PyRow(PyType type, Object description, PyTuple data) {
        super(type);
        this.description = description;
        this.data = data;
    }

    @Constructor("Row(cls, cursor, data, /)")
    static Object construct(PyType cls, Object cursor, Object data) {
        if (!(cursor instanceof PyCursor own)) {
            throw typeError("instance of cursor required for first argument");
        }
        if (!(data instanceof PyTuple tuple)) {
            throw typeError("tuple required for second argument");
        }
        return new PyRow(cls, own.description(), tuple);
    }

    /// Names differ in the case of ASCII letters at most.
    private static boolean isSameAscii(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y && ((x ^ y) != 0x20 || (x | 0x20) < 'a' || (x | 0x20) > 'z')) {
                return false;
            }
        }
        return true;
    }

    private Object[] columns() {
        return description instanceof PyTuple tuple ? tuple.items() : new Object[0];
    }

    @Method("keys(self, /)")
    Object keys() {
        PyList names = new PyList();
        for (Object column : columns()) {
            names.append(((PyTuple) column).at(0));
        }
        return names;
    }

    public long __len__() {
        return data.size();
    }

    public Object __iter__() {
        return Iteration.iter(data);
    }

    public Object __getitem__(Object key) {
        Object name = PyStr.valueOrNull(key);
        if (name != null) {
            String wanted = Text.toUtf16(name);
            Object[] columns = columns();
            for (int i = 0; i < columns.length; i++) {
                if (PyStr.toName(((PyTuple) columns[i]).at(0)).equals(wanted) || isSameAscii(PyStr.toName(((PyTuple) columns[i]).at(0)), wanted)) {
                    return data.at(i);
                }
            }
            throw indexError("No item with that key");
        }
        if (key instanceof PySlice) {
            return data.__getitem__(key);
        }
        if (!Conversion.isIndex(key)) {
            throw indexError("Index must be int or string");
        }
        long index = Conversion.toIndex(key, taipan.objects.PyExc.IndexError);
        long place = index < 0 ? index + data.size() : index;
        if (place < 0 || place >= data.size()) {
            throw indexError("tuple index out of range");
        }
        return data.get(place);
    }

    public long __hash__() {
        return Hashing.hash(description == null ? PyNone.NONE : description) ^ Hashing.hash(data);
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyRow that)) {
            return NOT_IMPLEMENTED;
        }
        boolean same = Comparison.equal(description, that.description) && Comparison.equal(data, that.data);
        return same == (op == Comparison.EQ);
    }
}
