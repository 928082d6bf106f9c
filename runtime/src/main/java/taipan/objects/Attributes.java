package taipan.objects;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.noAttribute;

/// Reading and writing attributes of any object.
/// CPython: Objects/object.c (PyObject_GetAttr and its family)
public final class Attributes {
    private Attributes() {}

    /// The attribute; AttributeError when there is none. CPython: PyObject_GetAttr
    public static Object get(Object o, String name) {
        Slots slots = PyType.of(o).slots;
        Object value;
        try {
            value = slots.getattro(o, name);
        } catch (Raised e) {
            throw withContext(e, o, name);
        }
        if (value == null) {
            throw slots.missing(o, name);
        }
        return value;
    }

    /// Notes in an AttributeError made by Python code which attribute of which object was asked for.
    /// CPython: set_attribute_error_context
    static Raised withContext(Raised e, Object o, String name) {
        if (e.value() instanceof PyAttributeError error && error.name == null && error.obj == null) {
            error.name = PyStr.fromName(name);
            error.obj = o;
        }
        return e;
    }

    /// The attribute, or null when there is none; other exceptions pass. CPython: _PyObject_LookupAttr
    public static Object lookup(Object o, String name) {
        try {
            return PyType.of(o).slots.getattro(o, name);
        } catch (Raised e) {
            if (e.matches(PyExc.AttributeError)) {
                return null;
            }
            throw e;
        }
    }

    /// Whether `get` would succeed; exceptions other than AttributeError pass.
    public static boolean has(Object o, String name) {
        return lookup(o, name) != null;
    }

    /// CPython: PyObject_SetAttr
    public static void set(Object o, String name, Object value) {
        PyType.of(o).slots.setattro(o, name, value);
    }

    /// CPython: PyObject_DelAttr
    public static void delete(Object o, String name) {
        PyType.of(o).slots.setattro(o, name, null);
    }

    /// A special method found in the type and bound to the object, or null. CPython: _PyObject_LookupSpecial
    public static Object special(Object o, String name) {
        PyType type = PyType.of(o);
        Object method = type.lookup(name);
        return method == null ? null : bind(method, o, type);
    }

    /// What a type attribute becomes when it is read through an instance (null: through the class).
    public static Object bind(Object attribute, Object instance, PyType owner) {
        if (attribute instanceof PyFunction f) {
            return instance == null ? f : new PyBoundMethod(f, instance);
        }
        PyType type = PyType.of(attribute);
        return type.hasGet() ? type.slots.descrGet(attribute, instance, owner) : attribute;
    }

    /// The look-up rule of `object.__getattribute__`: data descriptor, instance, other class attribute; null when
    /// there is none. CPython: PyObject_GenericGetAttr
    public static Object genericGet(Object o, String name) {
        PyType type = PyType.of(o);
        Object attribute = type.lookup(name);
        PyType descriptor = null;
        if (attribute != null) {
            descriptor = PyType.of(attribute);
            if (descriptor.hasSet() && descriptor.hasGet()) {
                return descriptor.slots.descrGet(attribute, o, type);
            }
        }
        if (type.hasDict()) {
            Object own = ((PyObject) o).ownAttribute(name);
            if (own != null) {
                return own;
            }
        }
        return attribute == null ? null : bind(attribute, o, type);
    }

    /// The rule of `object.__setattr__`; a null value deletes. CPython: PyObject_GenericSetAttr
    public static void genericSet(Object o, String name, Object value) {
        PyType type = PyType.of(o);
        Object attribute = type.lookup(name);
        if (attribute != null) {
            PyType descriptor = PyType.of(attribute);
            if (descriptor.hasSet()) {
                descriptor.slots.descrSet(attribute, o, value);
                return;
            }
        }
        if (type.hasDict()) {
            PyObject object = (PyObject) o;
            if (value != null) {
                object.setOwnAttribute(name, value);
                return;
            }
            if (object.deleteOwnAttribute(name)) {
                return;
            }
            throw noAttribute(o, name, "%s", name);
        }
        if (attribute == null) {
            throw noAttribute(o, name, "'%T' object has no attribute '%s'", o, name);
        }
        throw noAttribute(o, name, "'%T' object attribute '%s' is read-only", o, name);
    }

    /// The AttributeError of an absent attribute.
    public static Raised missing(Object o, String name) {
        if (o instanceof PyType t) {
            return t.missing(name);
        }
        return noAttribute(o, name, "'%T' object has no attribute '%s'", o, name);
    }

    /// Stores attributes as `o.__dict__.update(state)` would, without making the dict; false when that cannot be done.
    public static boolean updateOwn(Object o, PyDict state) {
        if (!(o instanceof PyInstance instance)
                || !instance.type.hasDict()
                || !(instance.type.lookup("__dict__") instanceof PyGetSetDescriptor)) {
            return false;
        }
        for (Object key : state.keys()) {
            if (!(key instanceof String)) {
                return false;
            }
        }
        for (int i = state.nextEntry(0); i >= 0; i = state.nextEntry(i + 1)) {
            instance.setOwnAttribute((String) state.keyAt(i), state.valueAt(i));
        }
        return true;
    }

    /// The `__dict__` of an object, or null when it has none.
    public static PyDict dictOf(Object o) {
        return o instanceof PyObject p && (p.type.hasDict() || p instanceof PyType) ? p.dict() : null;
    }

    /// Replaces or clears the `__dict__` of an instance. CPython: PyObject_GenericSetDict
    static void setDict(Object o, Object value) {
        if (value == null) {
            if (PyType.of(o).nativeType().hasDict()) {
                throw Raise.typeError("cannot delete __dict__");
            }
            value = new PyDict();
        }
        if (!(value instanceof PyDict d)) {
            throw Raise.typeError("__dict__ must be set to a dictionary, not a '%T'", value);
        }
        if (!(o instanceof PyObject p) || !p.type.hasDict() || p instanceof PyType || p instanceof PyModuleObject) {
            throw attributeError("This object has no __dict__");
        }
        p.setDict(d);
    }
}
