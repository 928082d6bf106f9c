package taipan.modules.decimal;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.modules.FieldArguments;
import taipan.objects.Attributes;
import taipan.objects.Conversion;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// The Python `decimal.Context` type.
/// CPython: Modules/_decimal/_decimal.c (PyDecContext_Type)
@PyClass(name = "decimal.Context", subclassable = true)
public final class PyDecimalContext extends PyExtensible {
    public static final PyType TYPE = PyDecimalContextBindings.newType();

    private static final String[] NAMES = {"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};

    final DecimalModule module;
    DecContext settings;
    int flags;
    int traps;
    boolean capitals = true;
    private PySignalDict flagDict;
    private PySignalDict trapDict;

    PyDecimalContext(PyType type, DecimalModule module) {
        super(type);
        this.module = module;
    }

    // Construction

    @Constructor("Context(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        DecimalModule module = DecimalModule.of(ThreadState.current());
        PyDecimalContext made = new PyDecimalContext(cls, module);
        PyDecimalContext model = module.defaultContext;
        made.settings = model.settings.copy();
        made.traps = model.traps;
        made.capitals = model.capitals;
        return made;
    }

    @Init("Context(self, /, *args, **kwargs)")
    void init(Object[] args, Object[] kwnames) {
        Object[] given = FieldArguments.bind(NAMES, 0, NAMES.length, 0, args, kwnames);
        for (int i = 0; i < given.length; i++) {
            if (given[i] == null || given[i] == PyNone.NONE) {
                continue;
            }
            switch (i) {
                case 0 -> setPrec(given[i]);
                case 1 -> setRounding(given[i]);
                case 2 -> setEmin(given[i]);
                case 3 -> setEmax(given[i]);
                case 4 -> setCapitals(given[i]);
                case 5 -> setClamp(given[i]);
                case 6 -> flags = given[i] instanceof PyList list ? flagsOf(list) : PySignalDict.flagsOf(module.signals, given[i]);
                default -> traps = given[i] instanceof PyList list ? flagsOf(list) : PySignalDict.flagsOf(module.signals, given[i]);
            }
        }
    }

    private int flagsOf(PyList list) {
        int all = 0;
        for (Object type : list.toArray()) {
            all |= module.signals.flagOrCondition(type);
        }
        // One condition of an invalid operation stands for all.
        return all;
    }

    PyDecimalContext copied() {
        PyDecimalContext copy = new PyDecimalContext(TYPE, module);
        copy.settings = settings.copy();
        copy.flags = flags;
        copy.traps = traps;
        copy.capitals = capitals;
        return copy;
    }

    @Method("copy(self, /)")
    Object copy() {
        return copied();
    }

    @Method("__copy__(self, /)")
    Object shallowCopy() {
        return copied();
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(
                type(),
                PyTuple.of(
                        settings.prec, rounding(), settings.emin, settings.emax, capitals ? 1L : 0L, settings.clamp ? 1L : 0L,
                        module.signals.signalsIn(flags), module.signals.signalsIn(traps)));
    }

    // Working with it

    /// The parameters for an operation, without conditions.
    DecContext begin() {
        settings.status = 0;
        return settings;
    }

    /// Makes what an operation answered a Python value, after its conditions have been signaled.
    Object end(Dec result) {
        if (settings.status != 0) {
            signal(settings.status);
        }
        return new PyDecimal(PyDecimal.TYPE, result);
    }

    /// Notes conditions and raises an exception when one of them is trapped. CPython: dec_addstatus
    void signal(int status) {
        flags |= status;
        if ((status & traps) != 0) {
            throw module.signals.raised(status & traps);
        }
    }

    Dec signaled(int status, Dec result) {
        signal(status);
        return result;
    }

    // Attributes

    /// Reads an attribute in a range. CPython: getint
    private static long inRange(Object value, long least, long most, String message) {
        if (PyInt.valueOrNull(value) == null) {
            throw typeError("an integer is required");
        }
        long n = Conversion.toSize(value);
        if (n < least || n > most) {
            throw valueError(message);
        }
        return n;
    }

    @Getter("prec")
    long prec() {
        return settings.prec;
    }

    @Setter("prec")
    void setPrec(Object value) {
        settings.prec = inRange(value, 1, DecContext.MAX_PREC, "valid range for prec is [1, MAX_PREC]");
    }

    @Getter("Emax")
    long emax() {
        return settings.emax;
    }

    @Setter("Emax")
    void setEmax(Object value) {
        settings.emax = inRange(value, 0, DecContext.MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]");
    }

    @Getter("Emin")
    long emin() {
        return settings.emin;
    }

    @Setter("Emin")
    void setEmin(Object value) {
        settings.emin = inRange(value, DecContext.MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]");
    }

    @Getter("rounding")
    Object rounding() {
        return settings.rounding.name();
    }

    @Setter("rounding")
    void setRounding(Object value) {
        settings.rounding = roundingOf(value);
    }

    static Rounding roundingOf(Object value) {
        Rounding rounding = PyStr.valueOrNull(value) == null ? null : Rounding.named(PyStr.toName(value));
        if (rounding == null) {
            throw typeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP,"
                    + " ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
        }
        return rounding;
    }

    @Getter("capitals")
    long capitals() {
        return capitals ? 1 : 0;
    }

    @Setter("capitals")
    void setCapitals(Object value) {
        capitals = inRange(value, 0, 1, "valid values for capitals are 0 or 1") == 1;
    }

    @Getter("clamp")
    long clamp() {
        return settings.clamp ? 1 : 0;
    }

    @Setter("clamp")
    void setClamp(Object value) {
        settings.clamp = inRange(value, 0, 1, "valid values for clamp are 0 or 1") == 1;
    }

    @Getter("flags")
    Object flags() {
        if (flagDict == null) {
            flagDict = new PySignalDict(module.signalDict, this, false);
        }
        return flagDict;
    }

    @Setter("flags")
    void setFlags(Object value) {
        flags = PySignalDict.flagsOf(module.signals, value);
    }

    @Getter("traps")
    Object traps() {
        if (trapDict == null) {
            trapDict = new PySignalDict(module.signalDict, this, true);
        }
        return trapDict;
    }

    @Setter("traps")
    void setTraps(Object value) {
        traps = PySignalDict.flagsOf(module.signals, value);
    }

    public void __setattr__(String name, Object value) {
        if (value == null && PyType.of(this) == TYPE) {
            throw attributeError("context attributes cannot be deleted");
        }
        for (String known : NAMES) {
            if (value == null && known.equals(name)) {
                throw attributeError("context attributes cannot be deleted");
            }
        }
        Attributes.genericSet(this, name, value);
    }

    @Method("clear_flags(self, /)")
    void clearFlags() {
        flags = 0;
    }

    @Method("clear_traps(self, /)")
    void clearTraps() {
        traps = 0;
    }

    @Method("Etiny(self, /)")
    long etiny() {
        return settings.etiny();
    }

    @Method("Etop(self, /)")
    long etop() {
        return settings.etop();
    }

    public Object __repr__() {
        return "Context(prec=" + settings.prec + ", rounding=" + settings.rounding.name() + ", Emin=" + settings.emin + ", Emax="
                + settings.emax + ", capitals=" + capitals() + ", clamp=" + clamp() + ", flags=" + Signals.names(flags) + ", traps="
                + Signals.names(traps) + ")";
    }
}
