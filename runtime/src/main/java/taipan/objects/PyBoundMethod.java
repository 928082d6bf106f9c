package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;

/// The Python `method` type: a function with its first argument.
/// CPython: Objects/classobject.c
@PyClass(name = "method", weakrefs = true)
public final class PyBoundMethod extends PyObject {
    public static final PyType TYPE = PyBoundMethodBindings.newType();

    public final Object function;
    public final Object self;

    public PyBoundMethod(Object function, Object self) {
        super(TYPE);
        this.function = function;
        this.self = self;
    }

    @Constructor("method(cls, function, instance, /)")
    static Object construct(PyType cls, Object function, Object instance) {
        if (!Calls.isCallable(function)) {
            throw Raise.typeError("first argument must be callable");
        }
        if (instance == PyNone.NONE) {
            throw Raise.typeError("self must not be None");
        }
        return new PyBoundMethod(function, instance);
    }

    @Override
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        Object[] all = new Object[args.length + 1];
        all[0] = self;
        System.arraycopy(args, 0, all, 1, args.length);
        return Calls.call(ts, function, all, kwnames);
    }

    @Override
    public Object call0(ThreadState ts) {
        return function instanceof PyObject f ? f.call1(ts, self) : Calls.call(ts, function, self);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return function instanceof PyObject f ? f.call2(ts, self, a) : Calls.call(ts, function, self, a);
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        return function instanceof PyObject f ? f.call3(ts, self, a, b) : Calls.call(ts, function, self, a, b);
    }

    @Override
    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        return function instanceof PyObject f ? f.call4(ts, self, a, b, c) : Calls.call(ts, function, new Object[] {self, a, b, c}, null);
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return call(ts, args, kwnames);
    }

    @Getter(value = "__func__", member = true)
    Object func() {
        return function;
    }

    @Getter(value = "__self__", member = true)
    Object self() {
        return self;
    }

    @Getter("__doc__")
    Object doc() {
        Object doc = Attributes.lookup(function, "__doc__");
        return doc == null ? PyNone.NONE : doc;
    }

    /// Attributes of the `method` type first, then those of the function.
    /// CPython: method_getattro
    public Object __getattribute__(String name) {
        Object own = TYPE.lookup(name);
        if (own != null) {
            PyType t = PyType.of(own);
            return t.hasGet() ? t.slots().descrGet(own, this, TYPE) : own;
        }
        return Attributes.lookup(function, name);
    }

    public Raised __noattr__(String name) {
        return Attributes.missing(function, name);
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object getattr = ThreadState.current().interpreter().builtins.getOrNull("getattr");
        return PyTuple.of(getattr, PyTuple.of(self, Attributes.get(function, "__name__")));
    }

    /// A method is bound already.
    public Object __get__(Object instance, PyType owner) {
        return this;
    }

    public Object __repr__() {
        Object name = Attributes.lookup(function, "__qualname__");
        if (name == null) {
            name = Attributes.lookup(function, "__name__");
        }
        String shown = name instanceof String s ? s : "?";
        return Message.format("<bound method %s of %R>", shown, self);
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyBoundMethod that)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal = Identity.is(self, that.self) && Comparison.equal(function, that.function);
        return equal == (op == Comparison.EQ);
    }

    public long __hash__() {
        long h = Hashing.identity(self) ^ Hashing.hash(function);
        return h == -1 ? -2 : h;
    }
}
