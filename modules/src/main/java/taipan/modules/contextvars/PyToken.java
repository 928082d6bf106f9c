package taipan.modules.contextvars;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constant;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.objects.Identity;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Representation;

/// What `ContextVar.set` returns: how things were before.
/// CPython: Python/context.c (PyContextToken)
@PyClass(name = "_contextvars.Token")
public final class PyToken extends PyObject {
    public static final PyType TYPE = PyTokenBindings.newType();

    @Constant("MISSING")
    static final Missing MISSING = Missing.MISSING;

    final PyContextVar variable;
    final PyContext context;
    /// Null when the variable had no value.
    final Object old;
    boolean used;

    PyToken(PyContextVar variable, PyContext context, Object old) {
        super(TYPE);
        this.variable = variable;
        this.context = context;
        this.old = old;
    }

    @Constructor("Token(cls, /, *args)")
    static Object construct(PyType cls, Object[] args) {
        throw Raise.runtimeError("Tokens can only be created by ContextVars");
    }

    @Getter("var")
    Object variable() {
        return variable;
    }

    @Getter("old_value")
    Object oldValue() {
        return old == null ? Missing.MISSING : old;
    }

    @ClassMethod("__class_getitem__(cls, key, /)")
    static Object classGetitem(PyType cls, Object key) {
        return new PyGenericAlias(cls, key);
    }

    public Object __repr__() {
        Object text = PyStr.concat(used ? "<Token used var=" : "<Token var=", Representation.repr(variable));
        return PyStr.concat(text, " at " + Identity.address(this) + ">");
    }

    /// `Token.MISSING`: the old value of a variable that had none.
    @PyClass(name = "Token.MISSING")
    static final class Missing extends PyObject {
        static final PyType TYPE = PyTokenMissingBindings.newType();
        static final Missing MISSING = new Missing();

        private Missing() {
            super(TYPE);
        }

        public Object __repr__() {
            return "<Token.MISSING>";
        }
    }
}
