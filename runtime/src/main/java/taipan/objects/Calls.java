package taipan.objects;

/// Calling any object. The variants without a thread state find it themselves.
/// CPython: Objects/call.c
public final class Calls {
    private Calls() {}

    private static Raised notCallable(Object f) {
        return Raise.typeError("'%T' object is not callable", f);
    }

    /// `args` holds the positional arguments followed by the values of `kwnames` (null when there are none).
    public static Object call(ThreadState ts, Object f, Object[] args, Object[] kwnames) {
        if (f instanceof PyObject o) {
            return o.call(ts, args, kwnames);
        }
        throw notCallable(f);
    }

    public static Object call(ThreadState ts, Object f) {
        if (f instanceof PyObject o) {
            return o.call0(ts);
        }
        throw notCallable(f);
    }

    public static Object call(ThreadState ts, Object f, Object a) {
        if (f instanceof PyObject o) {
            return o.call1(ts, a);
        }
        throw notCallable(f);
    }

    public static Object call(ThreadState ts, Object f, Object a, Object b) {
        if (f instanceof PyObject o) {
            return o.call2(ts, a, b);
        }
        throw notCallable(f);
    }

    public static Object call(ThreadState ts, Object f, Object a, Object b, Object c) {
        if (f instanceof PyObject o) {
            return o.call3(ts, a, b, c);
        }
        throw notCallable(f);
    }

    public static Object call(Object f) {
        return call(ThreadState.current(), f);
    }

    public static Object call(Object f, Object a) {
        return call(ThreadState.current(), f, a);
    }

    public static Object call(Object f, Object a, Object b) {
        return call(ThreadState.current(), f, a, b);
    }

    public static Object call(Object f, Object a, Object b, Object c) {
        return call(ThreadState.current(), f, a, b, c);
    }

    /// Calls with a positional array and a keyword dict, as `f(*args, **kwargs)` does; the dict may be null.
    public static Object callEx(ThreadState ts, Object f, Object[] args, PyDict kwargs) {
        if (kwargs == null || kwargs.size() == 0) {
            return call(ts, f, args, null);
        }
        Object[] names = Iteration.toArray(kwargs);
        Object[] all = new Object[args.length + names.length];
        System.arraycopy(args, 0, all, 0, args.length);
        for (int i = 0; i < names.length; i++) {
            if (PyStr.valueOrNull(names[i]) == null) {
                throw Raise.typeError("keywords must be strings");
            }
            all[args.length + i] = kwargs.get(names[i]);
        }
        return call(ts, f, all, names);
    }

    /// Calls a class attribute as a method of `self`, without making a bound method for functions.
    public static Object callWithSelf(ThreadState ts, Object method, Object self, Object[] args, Object[] kwnames) {
        if (method instanceof PyFunction || method instanceof PyMethodDescriptor || method instanceof PySlotWrapper) {
            return callWithFirst(ts, method, self, args, kwnames);
        }
        return call(ts, Attributes.bind(method, self, PyType.of(self)), args, kwnames);
    }

    /// Calls with one more positional argument in front.
    public static Object callWithFirst(ThreadState ts, Object f, Object first, Object[] args, Object[] kwnames) {
        if (kwnames == null) {
            switch (args.length) {
                case 0:
                    return call(ts, f, first);
                case 1:
                    return call(ts, f, first, args[0]);
                case 2:
                    return call(ts, f, first, args[0], args[1]);
                default:
                    break;
            }
        }
        Object[] all = new Object[args.length + 1];
        all[0] = first;
        System.arraycopy(args, 0, all, 1, args.length);
        return call(ts, f, all, kwnames);
    }

    /// Calls a method by name: `o.name(*args)`.
    public static Object method(Object o, String name, Object... args) {
        ThreadState ts = ThreadState.current();
        PyType type = PyType.of(o);
        Object attribute = type.slots.getClass() == HeapSlots.class ? null : type.lookup(name);
        if (attribute instanceof PyMethodDescriptor && !type.hasDict()) {
            return callWithFirst(ts, attribute, o, args, null);
        }
        Object f = Attributes.get(o, name);
        return switch (args.length) {
            case 0 -> call(ts, f);
            case 1 -> call(ts, f, args[0]);
            case 2 -> call(ts, f, args[0], args[1]);
            default -> call(ts, f, args, null);
        };
    }

    /// Calls a special method looked up in the type; null when the type has none.
    public static Object special(Object o, String name, Object... args) {
        Object f = Attributes.special(o, name);
        return f == null ? null : call(ThreadState.current(), f, args, null);
    }

    /// Whether the object can be called. CPython: PyCallable_Check
    public static boolean isCallable(Object o) {
        return o instanceof PyObject p && (p instanceof PyFunction || p.type.lookup("__call__") != null);
    }

}
