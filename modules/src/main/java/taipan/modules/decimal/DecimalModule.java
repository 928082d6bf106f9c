package taipan.modules.decimal;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.contextvars.PyContextVar;
import taipan.objects.Calls;
import taipan.objects.Imports;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// The `_decimal` module.
/// CPython: Modules/_decimal/_decimal.c
@PyModule("_decimal")
public final class DecimalModule {
    @Constant
    static final long MAX_PREC = DecContext.MAX_PREC;

    @Constant
    static final long MAX_EMAX = DecContext.MAX_EMAX;

    @Constant
    static final long MIN_EMIN = DecContext.MIN_EMIN;

    @Constant
    static final long MIN_ETINY = DecContext.MIN_ETINY;

    @Constant
    static final boolean HAVE_THREADS = true;

    @Constant
    static final boolean HAVE_CONTEXTVAR = true;

    @Constant("__version__")
    static final String VERSION = "1.70";

    @Constant("__libmpdec_version__")
    static final String LIBRARY_VERSION = "2.5.1";

    private static final int DEFAULT_TRAPS = DecContext.INVALID | DecContext.DIVISION_BY_ZERO | DecContext.OVERFLOW;

    final Signals signals = new Signals();
    final PyType signalDict;
    final PyType decimalTuple;
    final Object rational;
    final PyDecimalContext defaultContext;
    private final PyDecimalContext basicContext;
    private final PyDecimalContext extendedContext;
    private final PyContextVar current = PyContextVar.named("decimal_context");

    public DecimalModule(InterpreterState interpreter) {
        interpreter.setService(DecimalModule.class, this);
        Object mapping = Imports.attribute("collections.abc", "MutableMapping");
        PyDict namespace = new PyDict();
        namespace.put("__module__", "abc");
        signalDict = (PyType) Calls.call(PyType.of(mapping), "SignalDict", PyTuple.of(PySignalDict.TYPE, mapping), namespace);
        decimalTuple = (PyType) Calls.call(
                Imports.attribute("collections", "namedtuple"), "DecimalTuple", (Object) PyList.of("sign", "digits", "exponent"));
        taipan.objects.Attributes.set(decimalTuple, "__module__", "decimal");
        rational = Imports.attribute("numbers", "Rational");
        register("Number");
        defaultContext = context(28, Rounding.ROUND_HALF_EVEN, DEFAULT_TRAPS);
        basicContext = context(
                9, Rounding.ROUND_HALF_UP, DEFAULT_TRAPS | DecContext.UNDERFLOW | DecContext.CLAMPED);
        extendedContext = context(9, Rounding.ROUND_HALF_EVEN, 0);
    }

    private static void register(String name) {
        Calls.method(Imports.attribute("numbers", name), "register", PyDecimal.TYPE);
    }

    private PyDecimalContext context(long prec, Rounding rounding, int traps) {
        PyDecimalContext made = new PyDecimalContext(PyDecimalContext.TYPE, this);
        made.settings = new DecContext(prec, 999999, -999999, rounding, false);
        made.traps = traps;
        return made;
    }

    static DecimalModule of(ThreadState ts) {
        return ts.interpreter().service(DecimalModule.class);
    }

    PyType[] types() {
        return new PyType[] {PyDecimal.TYPE, PyDecimalContext.TYPE};
    }

    void init(PyModuleObject module) {
        signals.addTo(module);
        module.add("DecimalTuple", decimalTuple);
        module.add("DefaultContext", defaultContext);
        module.add("BasicContext", basicContext);
        module.add("ExtendedContext", extendedContext);
        for (Rounding rounding : Rounding.values()) {
            module.add(rounding.name(), rounding.name());
        }
    }

    // The current context

    PyDecimalContext current(ThreadState ts) {
        Object value = current.getOrNull(ts);
        if (value instanceof PyDecimalContext context) {
            return context;
        }
        PyDecimalContext made = defaultContext.copied();
        made.flags = 0;
        current.set(ts, made);
        return made;
    }

    void setCurrent(ThreadState ts, PyDecimalContext context) {
        PyDecimalContext chosen = context;
        if (context == defaultContext || context == basicContext || context == extendedContext) {
            chosen = context.copied();
            chosen.flags = 0;
        }
        current.set(ts, chosen);
    }

    @Function("getcontext()")
    Object getContext(ThreadState ts) {
        return current(ts);
    }

    @Function("setcontext(context, /)")
    void setContext(ThreadState ts, Object context) {
        if (!(context instanceof PyDecimalContext c)) {
            throw typeError("argument must be a context");
        }
        setCurrent(ts, c);
    }

    @Function("localcontext(ctx=None)")
    Object localContext(ThreadState ts, Object ctx) {
        PyDecimalContext global = current(ts);
        if (ctx == PyNone.NONE) {
            return new PyLocalContext(global.copied(), global);
        }
        if (!(ctx instanceof PyDecimalContext c)) {
            throw typeError("optional argument must be a context");
        }
        return new PyLocalContext(c.copied(), global);
    }
}
