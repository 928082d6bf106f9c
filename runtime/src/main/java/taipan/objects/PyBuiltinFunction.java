package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;

import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// A function of a native module, or a method of a built-in type bound to its object: `len`, `[].append`.
/// CPython: Objects/methodobject.c (PyCFunction_Type)
@PyClass(name = "builtin_function_or_method")
public class PyBuiltinFunction extends PyObject {
    public static final PyType TYPE = PyBuiltinFunctionBindings.newType();

    final Definition definition;
    private final NativeCode code;
    /// The object the method is bound to, the type of a static method, or the module; null for none.
    final Object self;
    private final Object module;

    /// `module` is the value of `__module__`, null for None.
    public PyBuiltinFunction(Definition definition, Object self, Object module) {
        super(TYPE);
        this.definition = definition;
        this.code = definition.code();
        this.self = self;
        this.module = module;
    }

    public final Definition definition() {
        return definition;
    }

    /// The object the function is bound to, or null.
    public final Object self() {
        return self;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        return code.call(definition, ts, self, args, kwnames);
    }

    @Override
    public Object call0(ThreadState ts) {
        return code.call0(definition, ts, self);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return code.call1(definition, ts, self, a);
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        return code.call2(definition, ts, self, a, b);
    }

    @Override
    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        return code.call3(definition, ts, self, a, b, c);
    }

    public final Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return call(ts, args, kwnames);
    }

    /// Whether it is `print`, about which `print >> file` gives a hint.
    boolean isPrint() {
        return definition.name().equals("print") && definition.signature().owner().equals("builtins");
    }

    private boolean isModuleFunction() {
        return self == null || self instanceof PyModuleObject;
    }

    public final Object __repr__() {
        if (isModuleFunction()) {
            return "<built-in function " + definition.name() + ">";
        }
        return Message.format("<built-in method %s of %T object at %s>", definition.name(), self, Identity.address(self));
    }

    public final long __hash__() {
        return Hashing.identity(self == null ? this : self) ^ System.identityHashCode(definition);
    }

    public final Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyBuiltinFunction f)) {
            return NOT_IMPLEMENTED;
        }
        boolean equal = f.definition == definition && (f.self == self || f.self != null && self != null && Identity.is(f.self, self));
        return equal == (op == Comparison.EQ);
    }

    @Method("__reduce__(self, /)")
    final Object reduce() {
        if (isModuleFunction()) {
            return definition.name();
        }
        return PyTuple.of(Imports.attribute("builtins", "getattr"), PyTuple.of(self, definition.name()));
    }

    @Getter(value = "__module__", member = true)
    final Object module() {
        return Convert.orNone(module);
    }

    @Getter("__doc__")
    final Object doc() {
        return Docs.doc(definition.signature().owner() + "." + definition.name());
    }

    @Getter("__name__")
    final Object name() {
        return definition.name();
    }

    @Getter("__qualname__")
    final Object qualname() {
        if (isModuleFunction()) {
            return definition.name();
        }
        PyType owner = self instanceof PyType t ? t : PyType.of(self);
        return PyStr.concat(TypeAttributes.qualname(owner), "." + definition.name());
    }

    @Getter("__self__")
    final Object selfAttribute() {
        return self == null || definition.kind() == Definition.Kind.STATIC_METHOD && !(this instanceof PyNewFunction) ? PyNone.NONE : self;
    }

    @Getter("__text_signature__")
    final Object textSignature() {
        return Docs.textSignature(definition.signature());
    }
}
