package taipan.objects;

import static taipan.objects.Raise.runtimeError;
import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.PyClass;

/// Python's `super`: attribute look-up that starts behind a class in the MRO of an object or class.
/// CPython: Objects/typeobject.c (superobject)
@PyClass(name = "super", subclassable = true)
public final class PySuper extends PyExtensible {
    public static final PyType TYPE = PySuperBindings.newType();

    private PyType start;
    private Object object;
    private PyType objectType;

    private PySuper(PyType type) {
        super(type);
    }

    PySuper(PyType start, Object object, PyType objectType) {
        super(TYPE);
        this.start = start;
        this.object = object;
        this.objectType = objectType;
    }

    /// A bound `super(start, object)`; TypeError when the object does not belong to the class.
    public static PySuper of(PyType start, Object object) {
        return new PySuper(start, object, check(start, object));
    }

    @Constructor("super(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PySuper(cls);
    }

    /// CPython: super_init
    @Init("super(self, /, *args, **kwargs)")
    void init(ThreadState ts, Object[] args, PyDict kwargs) {
        if (kwargs != null && kwargs.size() > 0) {
            throw typeError("super() takes no keyword arguments");
        }
        if (args.length > 2) {
            throw typeError("super expected at most 2 arguments, got %d", args.length);
        }
        Object first = args.length > 0 ? args[0] : null;
        Object second = args.length > 1 && args[1] != PyNone.NONE ? args[1] : null;
        if (first == null) {
            PyFrame frame = ts.currentFrame();
            if (frame == null) {
                throw runtimeError("super(): no current frame");
            }
            second = frame.firstArgumentForSuper();
            first = frame.classCellForSuper();
        }
        if (!(first instanceof PyType t)) {
            throw typeError("super() argument 1 must be type, not %T", first);
        }
        start = t;
        object = second;
        objectType = second == null ? null : check(t, second);
    }

    /// The type whose MRO is searched. CPython: supercheck
    private static PyType check(PyType type, Object object) {
        if (object instanceof PyType t && t.isSubtype(type)) {
            return t;
        }
        PyType own = PyType.of(object);
        if (own.isSubtype(type)) {
            return own;
        }
        Object claimed = Attributes.lookup(object, "__class__");
        if (claimed instanceof PyType c && c != own && c.isSubtype(type)) {
            return c;
        }
        throw typeError("super(type, obj): obj must be an instance or subtype of type");
    }

    /// CPython: super_getattro
    public Object __getattribute__(String name) {
        if (objectType != null && !name.equals("__class__")) {
            PyType[] mro = objectType.mro();
            int i = 0;
            int end = mro == null ? 0 : mro.length;
            while (i + 1 < end && mro[i] != start) {
                i++;
            }
            for (i++; i < end; i++) {
                Object attribute = mro[i].dict().getOrNull(name);
                if (attribute != null) {
                    return Attributes.bind(attribute, object == objectType ? null : object, objectType);
                }
            }
        }
        return Attributes.genericGet(this, name);
    }

    /// CPython: super_descr_get
    public Object __get__(Object instance, PyType owner) {
        if (instance == null || instance == PyNone.NONE || object != null) {
            return this;
        }
        if (type() != TYPE) {
            return Calls.call(type(), start == null ? PyNone.NONE : start, instance);
        }
        return of(start, instance);
    }

    public Object __repr__() {
        String startName = start == null ? "NULL" : start.name();
        return objectType == null
                ? Message.format("<super: <class '%s'>, NULL>", startName)
                : Message.format("<super: <class '%s'>, <%s object>>", startName, objectType.name());
    }

    @Getter(value = "__thisclass__", member = true)
    Object thisClass() {
        return start == null ? PyNone.NONE : start;
    }

    @Getter(value = "__self__", member = true)
    Object self() {
        return object == null ? PyNone.NONE : object;
    }

    @Getter(value = "__self_class__", member = true)
    Object selfClass() {
        return objectType == null ? PyNone.NONE : objectType;
    }
}
