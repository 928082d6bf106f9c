package taipan.modules.examples;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Conversion;
import taipan.objects.PyDict;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// A dict with an int on the side.
/// CPython: Modules/xxsubtype.c (spamdict_type)
@PyClass(name = "xxsubtype.spamdict", base = PyDict.class, subclassable = true, mapping = true)
public final class PySpamDict extends PyDict {
    public static final PyType TYPE = PySpamDictBindings.newType();

    private long state;

    PySpamDict(PyType type) {
        super(type);
    }

    @Constructor("spamdict(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PySpamDict(cls);
    }

    @Init("spamdict(self, /, *args, **kwargs)")
    void init(ThreadState ts, Object[] args, Object[] kwnames) {
        PyDict.TYPE.slots().init(ts, this, args, kwnames);
        state = 0;
    }

    @Method("getstate(self, /)")
    long getState() {
        return state;
    }

    @Method("setstate(self, state, /)")
    void setState(int value) {
        state = value;
    }

    @Getter(value = "state", member = true)
    long state() {
        return state;
    }

    @Setter("state")
    void assignState(Object value) {
        state = Conversion.toInt(value);
    }
}
