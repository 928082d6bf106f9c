package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// The Python `cell` type: a variable shared between a function and the functions inside it.
/// CPython: Objects/cellobject.c
@PyClass(name = "cell")
public final class PyCell extends PyObject {
    public static final PyType TYPE = PyCellBindings.newType();

    /// The value of the variable, null when it is unset.
    public Object value;

    public PyCell(Object value) {
        super(TYPE);
        this.value = value;
    }

    @Constructor("cell(cls, contents=NULL, /)")
    static Object construct(PyType cls, Object contents) {
        return new PyCell(contents);
    }

    @Getter("cell_contents")
    Object contents() {
        if (value == null) {
            throw Raise.valueError("Cell is empty");
        }
        return value;
    }

    @Setter(value = "cell_contents", deletable = true)
    void setContents(Object contents) {
        value = contents;
    }

    public Object __repr__() {
        String address = Identity.address(this);
        if (value == null) {
            return "<cell at " + address + ": empty>";
        }
        return "<cell at " + address + ": " + PyType.of(value).fullName() + " object at " + Identity.address(value) + ">";
    }

    /// Compares the contents; an empty cell is less than a full one.
    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyCell that)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (value != null && that.value != null) {
            return Comparison.compare(value, that.value, op);
        }
        return Comparison.holds(op, Boolean.compare(value != null, that.value != null));
    }
}
