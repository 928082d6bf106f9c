package taipan.modules.decimal;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Comparison;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Truth;

/// The flags or the traps of a context as a mapping. Its type in Python is a class made of this one and MutableMapping.
/// CPython: Modules/_decimal/_decimal.c (PyDecSignalDict_Type)
@PyClass(name = "decimal.SignalDictMixin", subclassable = true)
public final class PySignalDict extends PyExtensible {
    public static final PyType TYPE = PySignalDictBindings.newType();

    private final PyDecimalContext context;
    private final boolean traps;

    PySignalDict(PyType type, PyDecimalContext context, boolean traps) {
        super(type);
        this.context = context;
        this.traps = traps;
    }

    @Constructor("SignalDictMixin(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PySignalDict(cls, null, false);
    }

    private PyDecimalContext owner() {
        if (context == null) {
            throw valueError("invalid signal dict");
        }
        return context;
    }

    int flags() {
        return traps ? owner().traps : owner().flags;
    }

    private void setFlags(int flags) {
        if (traps) {
            owner().traps = flags;
        } else {
            owner().flags = flags;
        }
    }

    private Signals signals() {
        return owner().module.signals;
    }

    private boolean isSet(int i) {
        return (flags() & Signals.FLAGS[i]) != 0;
    }

    public long __len__() {
        owner();
        return Signals.NAMES.length;
    }

    public Object __iter__() {
        Object[] keys = new Object[Signals.NAMES.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = signals().signal(i);
        }
        return Iteration.iter(PyTuple.of(keys));
    }

    public Object __getitem__(Object key) {
        return (flags() & signals().flag(key)) != 0;
    }

    public void __setitem__(Object key, Object value) {
        int flag = signals().flag(key);
        setFlags(Truth.of(value) ? flags() | flag : flags() & ~flag);
    }

    public void __delitem__(Object key) {
        throw valueError("signal keys cannot be deleted");
    }

    public Object __repr__() {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < Signals.NAMES.length; i++) {
            out.append(i == 0 ? "" : ", ").append("<class 'decimal.").append(Signals.NAMES[i]).append("'>:");
            out.append(isSet(i) ? "True" : "False");
        }
        return out.append('}').toString();
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE) {
            return NOT_IMPLEMENTED;
        }
        int theirs;
        if (other instanceof PySignalDict dict) {
            theirs = dict.flags();
        } else if (other instanceof PyDict dict) {
            try {
                theirs = flagsOf(signals(), dict);
            } catch (Raised e) {
                return NOT_IMPLEMENTED;
            }
        } else {
            return NOT_IMPLEMENTED;
        }
        return (flags() == theirs) == (op == Comparison.EQ);
    }

    @Method("copy(self, /)")
    Object copy() {
        PyDict copy = new PyDict();
        for (int i = 0; i < Signals.NAMES.length; i++) {
            copy.put(signals().signal(i), (Object) isSet(i));
        }
        return copy;
    }

    /// The flags that a dict of all signals sets. CPython: dict_as_flags
    static int flagsOf(Signals signals, Object value) {
        if (value instanceof PySignalDict dict) {
            return dict.flags();
        }
        if (!(value instanceof PyDict dict)) {
            throw typeError("argument must be a signal dict");
        }
        if (dict.size() != signals.count()) {
            throw Raise.with(PyExc.KeyError, "invalid signal dict");
        }
        int flags = 0;
        for (Object key : dict.keys()) {
            int flag = signals.flag(key);
            if (Truth.of(dict.get(key))) {
                flags |= flag;
            }
        }
        return flags;
    }
}
