package taipan.objects;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.noAttribute;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// A Python module: a dict with attribute syntax.
/// CPython: Objects/moduleobject.c
@PyClass(name = "module", subclassable = true, hasDict = true, weakrefs = true)
public final class PyModuleObject extends PyExtensible {
    public static final PyType TYPE = PyModuleObjectBindings.newType();

    @Member("__dict__")
    PyDict dict = new PyDict();

    PyModuleObject(PyType type) {
        super(type);
    }

    /// A module with the usual attributes.
    public PyModuleObject(String name) {
        super(TYPE);
        initialize(PyStr.fromName(name), PyNone.NONE);
    }

    @Constructor("module(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyModuleObject(cls);
    }

    @Init("module(self, name, doc=None)")
    void init(Object name, Object doc) {
        if (PyStr.valueOrNull(name) == null) {
            throw Convert.wrongType(name, "str", "module", "argument 'name'");
        }
        initialize(name, doc);
    }

    private void initialize(Object name, Object doc) {
        dict.put("__name__", name);
        dict.put("__doc__", doc);
        dict.put("__package__", PyNone.NONE);
        dict.put("__loader__", PyNone.NONE);
        dict.put("__spec__", PyNone.NONE);
    }

    // Filling a native module (called by generated code)

    public void add(String name, Object value) {
        dict.put(name, value);
    }

    public void addFunction(Definition definition) {
        dict.put(definition.name(), new PyBuiltinFunction(definition, this, definition.signature().owner()));
    }

    /// Adds a type under its name.
    public void addType(PyType type) {
        dict.put(type.name(), type);
    }

    // Attributes

    /// The module's namespace.
    @Override
    public PyDict dict() {
        return dict;
    }

    @Override
    void setDict(PyDict replacement) {
        dict = replacement;
    }

    @Override
    Object ownAttribute(String name) {
        return dict.getOrNull(name);
    }

    @Override
    void setOwnAttribute(String name, Object value) {
        dict.put(name, value);
    }

    @Override
    boolean deleteOwnAttribute(String name) {
        return dict.remove(name) != null;
    }

    /// CPython: module_getattro
    public Object __getattribute__(String name) {
        Object value = Attributes.genericGet(this, name);
        if (value != null) {
            return value;
        }
        Object fallback = dict.getOrNull("__getattr__");
        return fallback == null ? null : Calls.call(fallback, PyStr.fromName(name));
    }

    public Raised __noattr__(String attribute) {
        Object name = dict.getOrNull("__name__");
        if (name == null || PyStr.valueOrNull(name) == null) {
            return noAttribute(this, attribute, "module has no attribute '%s'", attribute);
        }
        Object spec = dict.getOrNull("__spec__");
        Object initializing = spec == null || spec == PyNone.NONE ? null : Attributes.lookup(spec, "_initializing");
        if (initializing != null && Truth.of(initializing)) {
            return noAttribute(this, attribute,
                    "partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)", name, attribute);
        }
        return noAttribute(this, attribute, "module '%s' has no attribute '%s'", name, attribute);
    }

    /// What importlib says about the module. CPython: module_repr
    public Object __repr__() {
        Object importlib = ThreadState.current().interpreter().importlib;
        if (importlib == null) {
            return Message.format("<module %R (built-in)>", Convert.orNone(dict.getOrNull("__name__")));
        }
        return Calls.call(Attributes.get(importlib, "_module_repr"), this);
    }

    @Method("__dir__(self)")
    Object dir() {
        if (!(Attributes.get(this, "__dict__") instanceof PyDict dict)) {
            throw Raise.typeError("%S.__dict__ is not a dictionary", Attributes.get(this, "__name__"));
        }
        Object own = dict.getOrNull("__dir__");
        return own == null ? PyList.of(Iteration.toArray(dict)) : Calls.call(own);
    }

    @Getter("__annotations__")
    Object annotations() {
        Object annotations = dict.getOrNull("__annotations__");
        if (annotations == null) {
            annotations = new PyDict();
            dict.put("__annotations__", annotations);
        }
        return annotations;
    }

    @Setter(value = "__annotations__", deletable = true)
    void setAnnotations(Object value) {
        if (value != null) {
            dict.put("__annotations__", value);
        } else if (dict.remove("__annotations__") == null) {
            throw attributeError("__annotations__");
        }
    }
}
