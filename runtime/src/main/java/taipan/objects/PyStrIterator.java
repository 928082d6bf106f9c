package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.text.Text;

/// The iterator over the characters of a str.
/// CPython: PyUnicodeIter_Type
@PyClass(name = "str_iterator")
public final class PyStrIterator extends PyIterator {
    static final PyType TYPE = PyStrIteratorBindings.newType();

    /// Absent (null) once exhausted.
    private Object str;
    private int index;

    PyStrIterator(Object str) {
        super(TYPE);
        this.str = str;
    }

    @Override
    public Object __next__() {
        Object s = str;
        if (s == null) {
            return null;
        }
        int i = index;
        if (i < Text.length(s)) {
            index = i + 1;
            return Text.of(Text.at(s, i));
        }
        str = null;
        return null;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return str == null ? 0 : Text.length(str) - index;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object iter = Imports.attribute("builtins", "iter");
        if (str == null) {
            return PyTuple.of(iter, PyTuple.of(""));
        }
        return PyTuple.of(iter, PyTuple.of(str), (long) index);
    }

    @Method("__setstate__(self, state, /)")
    void setState(Object state) {
        long wanted = Conversion.toSize(state);
        if (str != null) {
            index = (int) Math.max(0, Math.min(wanted, Text.length(str)));
        }
    }
}
