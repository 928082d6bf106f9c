package taipan.objects;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// Python's `property`.
/// CPython: Objects/descrobject.c (PyProperty_Type)
@PyClass(name = "property", subclassable = true)
public final class PyProperty extends PyExtensible {
    public static final PyType TYPE = PyPropertyBindings.newType();

    @Member("fget")
    Object getter;
    @Member("fset")
    Object setter;
    @Member("fdel")
    Object deleter;
    private Object doc;
    private Object name;
    private boolean docFromGetter;

    PyProperty(PyType type) {
        super(type);
    }

    @Constructor("property(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyProperty(cls);
    }

    /// CPython: property_init_impl
    @Init("property(self, fget=None, fset=None, fdel=None, doc=None)")
    void init(Object fget, Object fset, Object fdel, Object doc) {
        this.getter = orNull(fget);
        this.setter = orNull(fset);
        this.deleter = orNull(fdel);
        this.doc = doc;
        this.name = null;
        this.docFromGetter = false;
        if (doc == PyNone.NONE && getter != null) {
            Object text = Attributes.lookup(getter, "__doc__");
            if (text != null) {
                if (type == TYPE) {
                    this.doc = text;
                } else {
                    // A subclass may have its own __doc__ that would hide ours; it gets an attribute of the instance.
                    Attributes.set(this, "__doc__", text);
                }
                docFromGetter = true;
            }
        }
    }

    private static Object orNull(Object value) {
        return value == PyNone.NONE ? null : value;
    }

    public Object __get__(Object instance, PyType owner) {
        if (instance == null) {
            return this;
        }
        if (getter == null) {
            throw refused("unreadable attribute");
        }
        return Calls.call(getter, instance);
    }

    public void __set__(Object instance, Object value) {
        Object function = value == null ? deleter : setter;
        if (function == null) {
            throw refused(value == null ? "can't delete attribute" : "can't set attribute");
        }
        if (value == null) {
            Calls.call(function, instance);
        } else {
            Calls.call(function, instance, value);
        }
    }

    private Raised refused(String message) {
        return name == null ? attributeError(message) : attributeError(message + " %R", name);
    }

    @Method("getter(self, fget, /)")
    Object withGetter(Object fget) {
        return copy(fget, null, null);
    }

    @Method("setter(self, fset, /)")
    Object withSetter(Object fset) {
        return copy(null, fset, null);
    }

    @Method("deleter(self, fdel, /)")
    Object withDeleter(Object fdel) {
        return copy(null, null, fdel);
    }

    /// CPython: property_copy
    private Object copy(Object fget, Object fset, Object fdel) {
        Object get = fget == null || fget == PyNone.NONE ? Convert.orNone(getter) : fget;
        Object set = fset == null || fset == PyNone.NONE ? Convert.orNone(setter) : fset;
        Object del = fdel == null || fdel == PyNone.NONE ? Convert.orNone(deleter) : fdel;
        Object text = docFromGetter && get != PyNone.NONE ? PyNone.NONE : Convert.orNone(doc);
        Object made = Calls.call(ThreadState.current(), type, new Object[] {get, set, del, text}, null);
        if (made instanceof PyProperty p) {
            p.name = name;
        }
        return made;
    }

    @Method("__set_name__(self, /, *args)")
    void setName(Object[] args) {
        if (args.length != 2) {
            throw typeError("__set_name__() takes 2 positional arguments but %d were given", args.length);
        }
        name = args[1];
    }

    @Getter("__doc__")
    Object doc() {
        return Convert.orNone(doc);
    }

    @Setter(value = "__doc__", deletable = true)
    void setDoc(Object value) {
        doc = value;
    }

    @Getter("__isabstractmethod__")
    boolean isAbstract() {
        return MethodWrapperObject.isAbstractMethod(getter) || MethodWrapperObject.isAbstractMethod(setter)
                || MethodWrapperObject.isAbstractMethod(deleter);
    }
}
