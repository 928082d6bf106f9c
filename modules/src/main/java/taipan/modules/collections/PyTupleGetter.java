package taipan.modules.collections;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.text.TextBuilder;

/// The descriptor behind a field of a named tuple.
/// CPython: Modules/_collectionsmodule.c
@PyClass(name = "_collections._tuplegetter")
public final class PyTupleGetter extends PyObject {
    public static final PyType TYPE = PyTupleGetterBindings.newType();

    private final int index;
    private Object doc;

    PyTupleGetter(int index, Object doc) {
        super(TYPE);
        this.index = index;
        this.doc = doc;
    }

    @Constructor("_tuplegetter(cls, index, doc, /)")
    static Object construct(PyType cls, int index, Object doc) {
        return new PyTupleGetter(index, doc);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(type(), PyTuple.of((Object) (long) index, doc));
    }

    @Getter("__doc__")
    Object doc() {
        return doc;
    }

    @Setter(value = "__doc__", deletable = true)
    void setDoc(Object value) {
        doc = value == null ? PyNone.NONE : value;
    }

    public Object __repr__() {
        return new TextBuilder()
                .append(type().name())
                .append("(")
                .append(Integer.toString(index))
                .append(", ")
                .append(Representation.repr(doc))
                .append(")")
                .toStr();
    }

    public Object __get__(Object instance, PyType owner) {
        if (instance == null || instance == PyNone.NONE) {
            return this;
        }
        if (!(instance instanceof PyTuple tuple)) {
            throw typeError("descriptor for index '%d' for tuple subclasses doesn't apply to '%T' object", index, instance);
        }
        if (index < 0 || index >= tuple.size()) {
            throw indexError("tuple index out of range");
        }
        return tuple.at(index);
    }

    public void __set__(Object instance, Object value) {
        throw attributeError(value == null ? "can't delete attribute" : "can't set attribute");
    }
}
