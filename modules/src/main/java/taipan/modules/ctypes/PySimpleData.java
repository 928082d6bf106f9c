package taipan.modules.ctypes;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.PyDict;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Representation;
import taipan.text.Text;

/// `_ctypes._SimpleCData`: a number, a character or an address.
/// CPython: Modules/_ctypes/_ctypes.c (Simple_Type)
@PyClass(name = "_ctypes._SimpleCData", base = PyData.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PySimpleData extends PyData {
    public static final PyType TYPE = PySimpleDataBindings.newType().withMetatype(SimpleMeta.TYPE);

    PySimpleData(PyType type) {
        super(type);
    }

    @Constructor("_SimpleCData(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        layoutOf(cls);
        return Instances.fresh(cls);
    }

    @Init("_SimpleCData(self, value=NULL, /)")
    void init(Object value) {
        if (value != null) {
            setValue(value);
        }
    }

    @Getter("value")
    Object value() {
        CType t = layout();
        return Values.read(bytes, 0, t.code, t.swapped);
    }

    @Setter("value")
    void setValue(Object value) {
        if (value == null) {
            throw Raise.typeError("can't delete attribute");
        }
        CType t = layout();
        keepWhole(Values.write(bytes, 0, t.code, t.swapped, value));
    }

    public boolean __bool__() {
        for (int i = 0; i < bytes.capacity(); i++) {
            if (bytes.get(i) != 0) {
                return true;
            }
        }
        return false;
    }

    public Object __repr__() {
        if (type().base() != TYPE) {
            return "<" + type().name() + " object at " + taipan.objects.Identity.address(this) + ">";
        }
        return Text.concat(type().name() + "(", Text.concat(Representation.repr(value()), ")"));
    }

    @Method("__ctypes_from_outparam__(self)")
    Object fromOutParameter() {
        return Values.isPlain(type()) ? value() : this;
    }

}
