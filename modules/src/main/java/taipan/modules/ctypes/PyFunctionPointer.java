package taipan.modules.ctypes;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Identity;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// `_ctypes.CFuncPtr`: a C function that can be called, or a Python function that C can call.
/// CPython: Modules/_ctypes/_ctypes.c (PyCFuncPtr_Type)
@PyClass(name = "_ctypes.CFuncPtr", base = PyData.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyFunctionPointer extends PyData {
    public static final PyType TYPE = PyFunctionPointerBindings.newType().withMetatype(FunctionMeta.TYPE);

    private Object[] argumentTypes;
    private Object resultType;
    private boolean resultSet;
    private Object check;
    /// Pairs or triples of direction, name and default for each parameter; null when there are none.
    private Object[] parameterFlags;

    PyFunctionPointer(PyType type) {
        super(type);
    }

    @Constructor("CFuncPtr(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs, ThreadState ts) {
        PyFunctionPointer made = (PyFunctionPointer) Instances.fresh(cls);
        if (args.length == 0) {
            return made;
        }
        if (args[0] instanceof PyTuple pair) {
            made.fromLibrary(pair, args.length > 1 ? args[1] : PyNone.NONE);
        } else if (PyInt.valueOrNull(args[0]) != null && args.length == 1) {
            made.bytes.putLong(0, ((Number) PyInt.valueOrNull(args[0])).longValue());
        } else if (Calls.isCallable(args[0])) {
            CType t = made.layout();
            if (t.argumentTypes == null) {
                throw typeError("cannot construct instance of this class: no argtypes");
            }
            made.bytes.putLong(0, Foreign.callback(args[0], t, ts));
            made.keep(0, args[0]);
        } else {
            throw typeError("argument must be callable or integer function address");
        }
        return made;
    }

    /// CPython: PyCFuncPtr_FromDll
    private void fromLibrary(PyTuple pair, Object flags) {
        if (pair.size() != 2) {
            throw typeError("paramflags must be a sequence of (int [,string [,value]]) tuples");
        }
        Object name = pair.at(0);
        Object handle = Attributes.get(pair.at(1), "_handle");
        if (PyInt.valueOrNull(handle) == null) {
            throw typeError("the _handle attribute of the second argument must be an integer");
        }
        if (PyStr.valueOrNull(name) == null && !(name instanceof taipan.objects.PyBytes)) {
            throw typeError("function name must be string, bytes object or integer");
        }
        String text = taipan.modules.FileNames.of(name, "dlsym", "").text();
        long address = CtypesModule.current().symbolOrZero(Conversion.toLong(handle), text);
        if (address == 0) {
            throw Raise.with(PyExc.AttributeError, PyStr.fromName(CtypesModule.current().lastError()));
        }
        bytes.putLong(0, address);
        keep(0, pair.at(1));
        if (flags != PyNone.NONE) {
            parameterFlags = Parameters.flags(flags, layout());
        }
    }

    long target() {
        return bytes.getLong(0);
    }

    // The signature

    @Getter("restype")
    Object resultType() {
        if (resultSet) {
            return resultType;
        }
        Object declared = layout().resultType;
        return declared == null ? PyNone.NONE : declared;
    }

    @Setter("restype")
    void setResultType(Object type) {
        if (type == null) {
            resultSet = false;
            return;
        }
        if (type != PyNone.NONE && CType.ofOrNull(type) == null && !Calls.isCallable(type)) {
            throw typeError("restype must be a type, a callable, or None");
        }
        resultType = type;
        resultSet = true;
    }

    @Getter("argtypes")
    Object argumentTypes() {
        Object[] types = types();
        return types == null ? PyNone.NONE : PyTuple.of(types.clone());
    }

    private Object[] types() {
        return argumentTypes != null ? argumentTypes : layout().argumentTypes;
    }

    @Setter("argtypes")
    void setArgumentTypes(Object types) {
        if (types == null || types == PyNone.NONE) {
            argumentTypes = null;
            return;
        }
        argumentTypes = Layouts.parameterTypes(PyTuple.of(taipan.objects.Iteration.toArray(types)));
    }

    @Getter("errcheck")
    Object check() {
        return check == null ? PyNone.NONE : check;
    }

    @Setter("errcheck")
    void setCheck(Object function) {
        if (function != null && !Calls.isCallable(function)) {
            throw typeError("the errcheck attribute must be callable");
        }
        check = function;
    }

    public boolean __bool__() {
        return target() != 0;
    }

    public Object __repr__() {
        return "<" + type().name() + " object at " + Identity.address(this) + ">";
    }

    /// CPython: PyCFuncPtr_call
    public Object __call__(ThreadState ts, Object[] args, Object[] kwnames) {
        Object[] types = types();
        Parameters.Bound bound = Parameters.bind(args, kwnames, types, parameterFlags);
        Object[] given = bound.arguments();
        if (types != null && !bound.isDirected()) {
            boolean tooFew = given.length < types.length;
            if (tooFew || given.length > types.length && Layouts.isPythonApi(layout())) {
                throw typeError("this function takes at least %d argument%s (%d given)", (long) types.length, types.length == 1 ? "" : "s", (long) given.length);
            }
        }
        if (target() == 0) {
            throw Raise.valueError("attempt to call a NULL function pointer");
        }
        Object result = Foreign.call(target(), layout().flags, resultSet ? resultType : layout().resultType, types, given);
        if (check != null) {
            PyTuple arguments = PyTuple.of(given.clone());
            Object checked = Calls.call(ts, check, new Object[] {result, this, arguments}, null);
            // A check that hands the arguments back leaves the result as it would have been.
            boolean handedBack = checked instanceof PyTuple t && t == arguments;
            return handedBack && bound.hasOutputs() ? bound.outputs(result) : handedBack ? result : checked;
        }
        return bound.hasOutputs() ? bound.outputs(result) : result;
    }
}
