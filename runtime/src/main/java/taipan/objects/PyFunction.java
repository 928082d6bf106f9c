package taipan.objects;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.code.CodeFlags;

/// The Python `function` type.
/// CPython: Objects/funcobject.c
@PyClass(name = "function", hasDict = true, weakrefs = true)
public final class PyFunction extends PyExtensible {
    public static final PyType TYPE = PyFunctionBindings.newType();

    public PyCode code;
    public final PyDict globals;
    public final Object builtins;
    /// Default values of the last positional parameters; null when there are none.
    public Object[] defaults;
    /// Default values of keyword-only parameters; null when there are none.
    public PyDict kwdefaults;
    public PyCell[] closure;
    private PyTuple defaultsTuple;
    private Object name;
    private Object qualname;
    private Object doc;
    private Object module;
    /// Null, a dict, or the tuple of names and values the compiler makes.
    private Object annotations;

    static final PyCell[] NO_CELLS = {};

    /// CPython: PyFunction_NewWithQualName
    public PyFunction(PyCode code, PyDict globals, Object qualname) {
        super(TYPE);
        this.code = code;
        this.globals = globals;
        this.builtins = builtinsOf(globals);
        this.closure = NO_CELLS;
        this.name = PyStr.fromName(code.name());
        this.qualname = qualname == null ? name : qualname;
        Object first = code.consts.length == 0 ? null : code.consts[0];
        this.doc = first != null && PyStr.valueOrNull(first) != null ? first : PyNone.NONE;
        Object moduleName = globals.getOrNull("__name__");
        this.module = moduleName == null ? PyNone.NONE : moduleName;
    }

    /// The names every function of the globals sees behind them.
    /// CPython: _PyEval_BuiltinsFromGlobals
    static Object builtinsOf(PyDict globals) {
        Object found = globals.getOrNull("__builtins__");
        if (found == null) {
            ThreadState ts = ThreadState.current();
            return ts.frame == null ? ts.interpreter().builtins : ts.frame.builtins;
        }
        return found instanceof PyModuleObject m ? m.dict() : found;
    }

    @Constructor("function(cls, code, globals, name=None, argdefs=None, closure=None)")
    static Object construct(PyType cls, PyCode code, PyDict globals, Object name, Object argdefs, Object closure) {
        if (name != PyNone.NONE && PyStr.valueOrNull(name) == null) {
            throw Raise.typeError("arg 3 (name) must be None or string");
        }
        if (argdefs != PyNone.NONE && !(argdefs instanceof PyTuple)) {
            throw Raise.typeError("arg 4 (defaults) must be None or tuple");
        }
        int free = code.source().freevars.length;
        if (!(closure instanceof PyTuple)) {
            if (free != 0 && closure == PyNone.NONE) {
                throw Raise.typeError("arg 5 (closure) must be tuple");
            }
            if (closure != PyNone.NONE) {
                throw Raise.typeError("arg 5 (closure) must be None or tuple");
            }
        }
        int given = closure instanceof PyTuple t ? t.size() : 0;
        if (free != given) {
            throw Raise.valueError("%s requires closure of length %d, not %d", code.name(), free, given);
        }
        PyFunction f = new PyFunction(code, globals, null);
        if (closure instanceof PyTuple t) {
            PyCell[] cells = new PyCell[given];
            for (int i = 0; i < given; i++) {
                if (!(t.get(i) instanceof PyCell cell)) {
                    throw Raise.typeError("arg 5 (closure) expected cell, found %T", t.get(i));
                }
                cells[i] = cell;
            }
            f.closure = cells;
        }
        if (name != PyNone.NONE) {
            f.name = name;
            f.qualname = name;
        }
        if (argdefs instanceof PyTuple t) {
            f.setDefaults(t);
        }
        return f;
    }

    // Calls

    @Override
    public Object call(ThreadState ts, Object[] args, Object[] kwnames) {
        return code.body.call(ts, this, args, kwnames);
    }

    @Override
    public Object call0(ThreadState ts) {
        return code.body.call0(ts, this);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return code.body.call1(ts, this, a);
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        return code.body.call2(ts, this, a, b);
    }

    @Override
    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        return code.body.call3(ts, this, a, b, c);
    }

    @Override
    public Object call4(ThreadState ts, Object a, Object b, Object c, Object d) {
        return code.body.call4(ts, this, a, b, c, d);
    }

    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        return code.body.call(ts, this, args, kwnames);
    }

    /// A function found in a class becomes a method of the instance.
    public Object __get__(Object instance, PyType owner) {
        return instance == null || instance == PyNone.NONE ? this : new PyBoundMethod(this, instance);
    }

    public Object __repr__() {
        return Message.format("<function %s at %s>", qualname(), Identity.address(this));
    }

    // Attributes

    /// The `__qualname__`, as error messages show it.
    public String qualname() {
        return qualname.toString();
    }

    public Object nameObject() {
        return name;
    }

    public Object qualnameObject() {
        return qualname;
    }

    @Getter("__code__")
    Object code() {
        return code;
    }

    @Setter("__code__")
    void setCode(Object value) {
        if (!(value instanceof PyCode replacement)) {
            throw Raise.typeError("__code__ must be set to a code object");
        }
        int free = replacement.source().freevars.length;
        if (free != closure.length) {
            throw Raise.valueError("%s() requires a code object with %d free vars, not %d", name, closure.length, free);
        }
        Engine engine = ThreadState.current().engine;
        if (engine != null) {
            engine.replaced(code);
        }
        code = replacement;
    }

    @Getter(value = "__globals__", member = true)
    Object globals() {
        return globals;
    }

    @Getter(value = "__builtins__", member = true)
    Object builtins() {
        return builtins;
    }

    @Getter(value = "__closure__", member = true)
    Object closure() {
        return closure.length == 0 ? PyNone.NONE : PyTuple.of((Object[]) java.util.Arrays.copyOf(closure, closure.length, Object[].class));
    }

    @Getter("__name__")
    Object name() {
        return name;
    }

    @Setter(value = "__name__", deletable = true)
    void setName(Object value) {
        if (value == null || PyStr.valueOrNull(value) == null) {
            throw Raise.typeError("__name__ must be set to a string object");
        }
        name = value;
    }

    @Getter("__qualname__")
    Object getQualname() {
        return qualname;
    }

    @Setter(value = "__qualname__", deletable = true)
    void setQualname(Object value) {
        if (value == null || PyStr.valueOrNull(value) == null) {
            throw Raise.typeError("__qualname__ must be set to a string object");
        }
        qualname = value;
    }

    @Getter(value = "__doc__", member = true)
    Object doc() {
        return doc;
    }

    @Setter(value = "__doc__", deletable = true)
    public void setDoc(Object value) {
        doc = value == null ? PyNone.NONE : value;
    }

    @Getter(value = "__module__", member = true)
    Object module() {
        return module;
    }

    @Setter(value = "__module__", deletable = true)
    void setModule(Object value) {
        module = value == null ? PyNone.NONE : value;
    }

    @Getter("__defaults__")
    Object defaultsOrNone() {
        if (defaults == null) {
            return PyNone.NONE;
        }
        if (defaultsTuple == null) {
            defaultsTuple = PyTuple.of(defaults);
        }
        return defaultsTuple;
    }

    @Setter(value = "__defaults__", deletable = true)
    void setDefaultsOrNone(Object value) {
        if (value == null || value == PyNone.NONE) {
            defaults = null;
            defaultsTuple = null;
        } else if (value instanceof PyTuple t) {
            setDefaults(t);
        } else {
            throw Raise.typeError("__defaults__ must be set to a tuple object");
        }
    }

    public void setDefaults(PyTuple values) {
        defaultsTuple = values;
        defaults = values.toArray();
    }

    @Getter("__kwdefaults__")
    Object kwdefaultsOrNone() {
        return kwdefaults == null ? PyNone.NONE : kwdefaults;
    }

    @Setter(value = "__kwdefaults__", deletable = true)
    void setKwdefaultsOrNone(Object value) {
        if (value == null || value == PyNone.NONE) {
            kwdefaults = null;
        } else if (value instanceof PyDict d) {
            kwdefaults = d;
        } else {
            throw Raise.typeError("__kwdefaults__ must be set to a dict object");
        }
    }

    /// Sets what MAKE_FUNCTION gives: a dict, or a tuple of names and values that becomes one when it is asked for.
    public void setRawAnnotations(Object value) {
        annotations = value;
    }

    @Getter("__annotations__")
    Object annotations() {
        if (annotations instanceof PyDict d) {
            return d;
        }
        PyDict made = new PyDict();
        if (annotations instanceof PyTuple t) {
            for (int i = 0; i + 1 < t.size(); i += 2) {
                made.put(t.get(i), t.get(i + 1));
            }
        }
        annotations = made;
        return made;
    }

    @Setter(value = "__annotations__", deletable = true)
    void setAnnotations(Object value) {
        if (value == null || value == PyNone.NONE) {
            annotations = null;
        } else if (value instanceof PyDict d) {
            annotations = d;
        } else {
            throw Raise.typeError("__annotations__ must be set to a dict object");
        }
    }

    @Getter("__dict__")
    Object dictAttribute() {
        return dict();
    }

    @Setter("__dict__")
    void setDictAttribute(Object value) {
        if (!(value instanceof PyDict d)) {
            throw Raise.typeError("__dict__ must be set to a dictionary, not a '%T'", value);
        }
        setDict(d);
    }

    /// Whether a call makes a generator, coroutine or asynchronous generator instead of running.
    public boolean isGenerator() {
        return (code.flags & (CodeFlags.GENERATOR | CodeFlags.COROUTINE | CodeFlags.ASYNC_GENERATOR)) != 0;
    }
}
