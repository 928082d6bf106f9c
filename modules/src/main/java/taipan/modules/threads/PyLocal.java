package taipan.modules.threads;

import taipan.bindings.Constructor;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// `_thread._local`: an object with other attributes in every thread.
/// CPython: Modules/_threadmodule.c (localtype)
@PyClass(name = "_thread._local", subclassable = true, weakrefs = true)
public final class PyLocal extends PyExtensible {
    public static final PyType TYPE = PyLocalBindings.newType();

    private final Object[] args;
    private final PyDict kwargs;
    private final ThreadLocal<PyDict> dicts = new ThreadLocal<>();

    private PyLocal(PyType type, Object[] args, PyDict kwargs) {
        super(type);
        this.args = args;
        this.kwargs = kwargs;
        dicts.set(new PyDict());
    }

    @Constructor("_local(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if ((args.length > 0 || kwargs != null) && cls.lookup("__init__") == PyType.OBJECT.lookup("__init__")) {
            throw Raise.typeError("Initialization arguments are not supported");
        }
        return new PyLocal(cls, args, kwargs);
    }

    /// The attributes of the running thread; `__init__` runs when they are made.
    private PyDict attributes() {
        PyDict dict = dicts.get();
        if (dict == null) {
            dict = new PyDict();
            dicts.set(dict);
            Object init = type().lookup("__init__");
            if (init != PyType.OBJECT.lookup("__init__")) {
                Calls.callEx(ThreadState.current(), Attributes.bind(init, this, type()), args, kwargs);
            }
        }
        return dict;
    }

    public Object __getattribute__(String name) {
        PyDict dict = attributes();
        if (name.equals("__dict__")) {
            return dict;
        }
        Object attribute = type().lookup(name);
        if (attribute != null && PyType.of(attribute).lookup("__set__") != null) {
            return Attributes.bind(attribute, this, type());
        }
        Object own = dict.getOrNull(name);
        if (own != null) {
            return own;
        }
        return attribute == null ? null : Attributes.bind(attribute, this, type());
    }

    public void __setattr__(String name, Object value) {
        PyDict dict = attributes();
        if (name.equals("__dict__")) {
            throw Raise.noAttribute(this, name, "'%T' object attribute '__dict__' is read-only", this);
        }
        Object attribute = type().lookup(name);
        if (attribute != null && PyType.of(attribute).lookup("__set__") != null) {
            Attributes.genericSet(this, name, value);
        } else if (value != null) {
            dict.put(name, value);
        } else if (dict.remove(name) == null) {
            throw Raise.noAttribute(this, name, "%s", name);
        }
    }
}
