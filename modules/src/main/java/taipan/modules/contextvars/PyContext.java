package taipan.modules.contextvars;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyNotImplemented;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// A mapping of context variables to values. The arrays are never changed in place, so that a copy is free; programs
/// have few variables.
/// CPython: Python/context.c (PyContext)
@PyClass(name = "_contextvars.Context", weakrefs = true)
public final class PyContext extends PyObject {
    public static final PyType TYPE = PyContextBindings.newType();

    private static final PyContextVar[] NO_KEYS = {};
    private static final Object[] NO_VALUES = {};

    private PyContextVar[] keys = NO_KEYS;
    private Object[] values = NO_VALUES;
    /// The context to go back to while this one is entered.
    private Object previous;
    private boolean entered;

    PyContext() {
        super(TYPE);
    }

    @Constructor("Context(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        if (args.length > 0 || kwargs != null && kwargs.size() > 0) {
            throw typeError("Context() does not accept any arguments");
        }
        return new PyContext();
    }

    /// The context of a thread, made on first use.
    static PyContext current(ThreadState ts) {
        if (ts.context instanceof PyContext c) {
            return c;
        }
        PyContext made = new PyContext();
        ts.context = made;
        return made;
    }

    private int indexOf(PyContextVar key) {
        PyContextVar[] known = keys;
        for (int i = 0; i < known.length; i++) {
            if (known[i] == key) {
                return i;
            }
        }
        return -1;
    }

    /// The value of a variable, or null.
    Object lookup(PyContextVar key) {
        int i = indexOf(key);
        return i < 0 ? null : values[i];
    }

    /// Sets a variable; null removes it.
    void put(PyContextVar key, Object value) {
        int i = indexOf(key);
        if (value == null) {
            if (i >= 0) {
                PyContextVar[] fewer = new PyContextVar[keys.length - 1];
                Object[] fewerValues = new Object[fewer.length];
                System.arraycopy(keys, 0, fewer, 0, i);
                System.arraycopy(keys, i + 1, fewer, i, fewer.length - i);
                System.arraycopy(values, 0, fewerValues, 0, i);
                System.arraycopy(values, i + 1, fewerValues, i, fewer.length - i);
                keys = fewer;
                values = fewerValues;
            }
        } else if (i >= 0) {
            Object[] changed = values.clone();
            changed[i] = value;
            values = changed;
        } else {
            int n = keys.length;
            Object[] more = Arrays.copyOf(values, n + 1);
            more[n] = value;
            PyContextVar[] moreKeys = Arrays.copyOf(keys, n + 1);
            moreKeys[n] = key;
            values = more;
            keys = moreKeys;
        }
    }

    /// Runs a callable with this as the current context.
    @Method("run(self, /, *args, **kwargs)")
    Object run(ThreadState ts, Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw typeError("run() missing 1 required positional argument");
        }
        if (entered) {
            throw Raise.runtimeError("cannot enter context: %R is already entered", this);
        }
        previous = ts.context;
        entered = true;
        ts.context = this;
        try {
            return Calls.callEx(ts, args[0], Arrays.copyOfRange(args, 1, args.length), kwargs);
        } finally {
            ts.context = previous;
            previous = null;
            entered = false;
        }
    }

    @Method("copy(self, /)")
    PyContext copy() {
        PyContext made = new PyContext();
        made.keys = keys;
        made.values = values;
        return made;
    }

    private static PyContextVar key(Object key) {
        if (key instanceof PyContextVar v) {
            return v;
        }
        throw typeError("a ContextVar key was expected, got %R", key);
    }

    @Method("get(self, key, default=None, /)")
    Object get(Object key, Object fallback) {
        Object value = lookup(key(key));
        return value == null ? fallback : value;
    }

    @Method("keys(self, /)")
    Object keys() {
        return __iter__();
    }

    @Method("values(self, /)")
    Object values() {
        return Iteration.iter(PyTuple.of(values));
    }

    @Method("items(self, /)")
    Object items() {
        Object[] items = new Object[keys.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyTuple.of(keys[i], values[i]);
        }
        return Iteration.iter(PyTuple.of(items));
    }

    public Object __iter__() {
        return Iteration.iter(PyTuple.of((Object[]) keys));
    }

    public long __len__() {
        return keys.length;
    }

    public Object __getitem__(Object key) {
        Object value = lookup(key(key));
        if (value == null) {
            throw Raise.keyError(key);
        }
        return value;
    }

    public boolean __contains__(Object key) {
        return lookup(key(key)) != null;
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PyContext o) || op != Comparison.EQ && op != Comparison.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return sameAs(o) == (op == Comparison.EQ);
    }

    private boolean sameAs(PyContext other) {
        PyContextVar[] mine = keys;
        Object[] mineValues = values;
        if (mine.length != other.keys.length) {
            return false;
        }
        for (int i = 0; i < mine.length; i++) {
            Object theirs = other.lookup(mine[i]);
            if (theirs == null || !Comparison.equal(mineValues[i], theirs)) {
                return false;
            }
        }
        return true;
    }
}
