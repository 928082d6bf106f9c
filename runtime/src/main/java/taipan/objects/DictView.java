package taipan.objects;

import taipan.bindings.Getter;
import taipan.text.TextBuilder;

/// What `dict.keys()`, `dict.values()` and `dict.items()` have in common.
/// CPython: Objects/dictobject.c (dictview_*)
abstract class DictView extends PyObject {
    final PyDict dict;

    DictView(PyType type, PyDict dict) {
        super(type);
        this.dict = dict;
    }

    /// Whether the value is in the view.
    abstract boolean has(Object value);

    @Getter("mapping")
    final Object mapping() {
        return new PyMappingProxy(dict);
    }

    public final long __len__() {
        return dict.size();
    }

    public abstract Object __iter__();

    public final Object __repr__() {
        if (!ReprGuard.enter(this)) {
            return "...";
        }
        try {
            TextBuilder text = new TextBuilder();
            text.append(type.name());
            text.append('(');
            text.append(Representation.repr(PyList.of(Iteration.toArray(this))));
            text.append(')');
            return text.toStr();
        } finally {
            ReprGuard.leave(this);
        }
    }
}
