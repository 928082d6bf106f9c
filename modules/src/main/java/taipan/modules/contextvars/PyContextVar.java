package taipan.modules.contextvars;

import static taipan.objects.Raise.typeError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Identity;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Representation;
import taipan.objects.ThreadState;

/// A variable whose value depends on the current context.
/// CPython: Python/context.c (PyContextVar)
@PyClass(name = "_contextvars.ContextVar", weakrefs = true)
public final class PyContextVar extends PyObject {
    public static final PyType TYPE = PyContextVarBindings.newType();

    private final Object name;
    /// Null when there is none.
    private final Object defaultValue;

    private PyContextVar(Object name, Object defaultValue) {
        super(TYPE);
        this.name = name;
        this.defaultValue = defaultValue;
    }

    /// A variable for use by native modules.
    public static PyContextVar named(String name) {
        return new PyContextVar(name, null);
    }

    /// The value in the current context, or null.
    public Object getOrNull(ThreadState ts) {
        return PyContext.current(ts).lookup(this);
    }

    @Constructor("ContextVar(cls, name, /, *, default=NULL)")
    static Object construct(PyType cls, Object name, Object defaultValue) {
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("context variable name must be a str");
        }
        return new PyContextVar(name, defaultValue);
    }

    @Getter("name")
    Object name() {
        return name;
    }

    /// The value in the current context, else the argument, else the variable's default.
    @Method("get(self, default=NULL, /)")
    Object get(ThreadState ts, Object fallback) {
        Object value = PyContext.current(ts).lookup(this);
        if (value == null) {
            value = fallback != null ? fallback : defaultValue;
        }
        if (value == null) {
            throw Raise.lookupError("%R", this);
        }
        return value;
    }

    @Method("set(self, value, /)")
    public Object set(ThreadState ts, Object value) {
        PyContext context = PyContext.current(ts);
        Object old = context.lookup(this);
        context.put(this, value);
        return new PyToken(this, context, old);
    }

    @Method("reset(self, token, /)")
    Object reset(ThreadState ts, Object token) {
        if (!(token instanceof PyToken t)) {
            throw typeError("expected an instance of Token, got %R", token);
        }
        if (t.used) {
            throw Raise.runtimeError("%R has already been used once", t);
        }
        if (t.variable != this) {
            throw Raise.valueError("%R was created by a different ContextVar", t);
        }
        PyContext context = PyContext.current(ts);
        if (t.context != context) {
            throw Raise.valueError("%R was created in a different Context", t);
        }
        t.used = true;
        context.put(this, t.old);
        return PyNone.NONE;
    }

    @ClassMethod("__class_getitem__(cls, key, /)")
    static Object classGetitem(PyType cls, Object key) {
        return new PyGenericAlias(cls, key);
    }

    public Object __repr__() {
        Object text = PyStr.concat("<ContextVar name=", Representation.repr(name));
        if (defaultValue != null) {
            text = PyStr.concat(text, PyStr.concat(" default=", Representation.repr(defaultValue)));
        }
        return PyStr.concat(text, " at " + Identity.address(this) + ">");
    }
}
