package taipan.modules.examples;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.StaticMethod;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.ThreadState;

/// A list with an int on the side.
/// CPython: Modules/xxsubtype.c (spamlist_type)
@PyClass(name = "xxsubtype.spamlist", base = PyList.class, subclassable = true, sequence = true)
public final class PySpamList extends PyList {
    public static final PyType TYPE = PySpamListBindings.newType();

    private long state;

    PySpamList(PyType type) {
        super(type);
    }

    @Constructor("spamlist(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PySpamList(cls);
    }

    @Init("spamlist(self, /, *args, **kwargs)")
    void init(ThreadState ts, Object[] args, Object[] kwnames) {
        PyList.TYPE.slots().init(ts, this, args, kwnames);
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

    @ClassMethod("classmeth(cls, /, *args, **kw)")
    static Object classMethod(PyType cls, Object[] args, PyDict kw) {
        return SubtypesModule.shown(cls, args, kw == null ? PyNone.NONE : kw);
    }

    @StaticMethod("staticmeth(*args, **kw)")
    static Object staticMethod(Object[] args, PyDict kw) {
        return SubtypesModule.shown(PyNone.NONE, args, kw == null ? PyNone.NONE : kw);
    }

    @Getter("state")
    long state() {
        return state;
    }
}
