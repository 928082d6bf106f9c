package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.util.Arrays;

/// Iterating over any object.
///
/// Exhaustion is a null answer. When a Python-level `__next__` raised the StopIteration itself, the thread state keeps it
/// (`ThreadState.stopped`) for the few who want to know: `yield from`, `await` and the builtin `next`. They clear the
/// field before they ask.
/// CPython: Objects/abstract.c (PyObject_GetIter, PyIter_Next)
public final class Iteration {
    private Iteration() {}

    /// CPython: PyObject_GetIter
    public static Object iter(Object o) {
        if (o instanceof PyList list && list.type == PyList.TYPE) {
            return new PyListIterator(list);
        }
        Object it = PyType.of(o).slots.iter(o);
        if (!(it instanceof PyIterator) && !isIterator(it)) {
            throw typeError("iter() returned non-iterator of type '%T'", it);
        }
        return it;
    }

    /// Whether the object has `__next__`. CPython: PyIter_Check
    public static boolean isIterator(Object o) {
        if (!(o instanceof PyObject p)) {
            return false;
        }
        Object next = p.type.lookup("__next__");
        return next != null && next != PyNone.NONE;
    }

    /// The next value, or null when the iterator is exhausted. CPython: PyIter_Next
    public static Object next(Object iterator) {
        if (iterator instanceof PyIterator it && (it.type.flags & PyType.HEAP) == 0) {
            return it.__next__();
        }
        return PyType.of(iterator).slots.next(iterator);
    }

    /// A function of the `builtins` module, as pickling iterators names it. CPython: _PyEval_GetBuiltinId
    static Object builtin(String name) {
        Object function = ThreadState.current().interpreter().builtins.getOrNull(name);
        if (function == null) {
            throw Raise.attributeError("%s", name);
        }
        return function;
    }

    /// Takes note of the StopIteration that ended an iterator.
    public static void stopped(Raised stop) {
        ThreadState.current().stopped = stop;
    }

    /// The StopIteration to raise for an exhausted iterator: the one it raised itself if there is one.
    public static Raised stop(ThreadState ts) {
        Raised stop = ts.stopped;
        ts.stopped = null;
        return stop == null ? Raise.stopIteration(PyNone.NONE) : stop;
    }

    /// The value carried by the StopIteration that ended the last iterator asked; None if it had none.
    public static Object stopValue(ThreadState ts) {
        Raised stop = ts.stopped;
        ts.stopped = null;
        return stop != null && stop.value() instanceof PyStopIteration s ? s.value() : PyNone.NONE;
    }

    /// All values of an iterable in a new array. CPython: PySequence_Fast, PySequence_Tuple
    public static Object[] toArray(Object iterable) {
        if (iterable instanceof PyObject p) {
            PyType type = p.type;
            if (type == PyTuple.TYPE) {
                return ((PyTuple) p).toArray();
            }
            if (type == PyList.TYPE) {
                return ((PyList) p).toArray();
            }
            Object[] all = snapshot(p);
            if (all != null) {
                return all;
            }
        }
        return drain(iter(iterable), iterable);
    }

    /// The values of a dict, dict view or set, taken at one go; null for anything else.
    static Object[] snapshot(Object iterable) {
        if (!(iterable instanceof PyObject p)) {
            return null;
        }
        PyType type = p.type;
        if (type == PyDict.TYPE) {
            return ((PyDict) p).keys();
        }
        if (type == PySet.TYPE || type == PyFrozenSet.TYPE) {
            return ((AnySet) p).toArray();
        }
        if (type == PyDictItems.TYPE) {
            return ((DictView) p).dict.items();
        }
        if (type == PyDictKeys.TYPE) {
            return ((DictView) p).dict.keys();
        }
        return type == PyDictValues.TYPE ? ((DictView) p).dict.values() : null;
    }

    /// All values of an iterable in an array that the caller must not change.
    static Object[] view(Object iterable) {
        return iterable instanceof PyTuple t && t.type == PyTuple.TYPE ? t.items() : toArray(iterable);
    }

    private static Object[] drain(Object it, Object iterable) {
        // The hint of an iterator written in Java would cost more than it saves.
        boolean plain = iterable instanceof PyIterator known && !known.type.isHeapType();
        Object[] values = new Object[plain ? 8 : (int) Math.min(lengthHint(iterable, 8), 1 << 20)];
        int n = 0;
        for (Object value = next(it); value != null; value = next(it)) {
            if (n == values.length) {
                values = Arrays.copyOf(values, n + (n >> 1) + 6);
            }
            values[n++] = value;
        }
        return n == values.length ? values : Arrays.copyOf(values, n);
    }

    /// Like `toArray`, with the caller's words when the object is not iterable. CPython: PySequence_Fast
    public static Object[] toArray(Object iterable, String message) {
        if (!isIterable(iterable)) {
            throw typeError("%s", message);
        }
        return toArray(iterable);
    }

    /// Whether `iter` would find something to call.
    public static boolean isIterable(Object o) {
        Object iter = PyType.of(o).lookup("__iter__");
        return iter == null ? Sequences.isSequence(o) : iter != PyNone.NONE;
    }

    /// Membership by comparing one value after the other. CPython: _PySequence_IterSearch
    public static boolean contains(Object iterable, Object value) {
        if (!isIterable(iterable)) {
            throw typeError("argument of type '%T' is not iterable", iterable);
        }
        Object it = iter(iterable);
        for (Object item = next(it); item != null; item = next(it)) {
            if (Comparison.equal(item, value)) {
                return true;
            }
        }
        return false;
    }

    /// How many values the object says it will give, else the default. CPython: PyObject_LengthHint
    public static long lengthHint(Object o, long unknown) {
        PyType type = PyType.of(o);
        if (type.lookup("__len__") != null) {
            try {
                return type.slots.length(o);
            } catch (Raised e) {
                if (!e.matches(PyExc.TypeError)) {
                    throw e;
                }
            }
        }
        if (type.lookup("__length_hint__") == null) {
            return unknown;
        }
        Object hint;
        try {
            hint = Calls.special(o, "__length_hint__");
        } catch (Raised e) {
            if (e.matches(PyExc.TypeError)) {
                return unknown;
            }
            throw e;
        }
        if (hint == null || hint == NOT_IMPLEMENTED) {
            return unknown;
        }
        Object n = PyInt.valueOrNull(hint);
        if (n == null) {
            throw typeError("__length_hint__ must be an integer, not %T", hint);
        }
        if (n instanceof BigInteger) {
            throw Raise.overflowError("Python int too large to convert to C ssize_t");
        }
        long length = (Long) n;
        if (length < 0) {
            throw valueError("__length_hint__() should return >= 0");
        }
        return length;
    }

    /// Exactly `count` values, as `a, b = iterable` needs them; the array is not to be changed.
    /// CPython: unpack_iterable
    public static Object[] unpack(Object iterable, int count) {
        Object[] values;
        if (iterable instanceof PyTuple t && t.type == PyTuple.TYPE) {
            values = t.items();
        } else if (iterable instanceof PyList l && l.type == PyList.TYPE) {
            if (l.size() > count) {
                throw tooMany(count);
            }
            values = l.toArray();
        } else {
            return unpackIterator(unpackable(iterable), count);
        }
        if (values.length == count) {
            return values;
        }
        throw values.length > count ? tooMany(count) : tooFew("", count, values.length);
    }

    private static Raised tooMany(int count) {
        return valueError("too many values to unpack (expected %d)", count);
    }

    private static Raised tooFew(String least, int expected, int got) {
        return valueError("not enough values to unpack (expected %s%d, got %d)", least, expected, got);
    }

    private static Object unpackable(Object o) {
        if (!isIterable(o)) {
            throw typeError("cannot unpack non-iterable %T object", o);
        }
        return iter(o);
    }

    private static Object[] unpackIterator(Object it, int count) {
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            Object value = next(it);
            if (value == null) {
                throw tooFew("", count, i);
            }
            values[i] = value;
        }
        if (next(it) != null) {
            throw tooMany(count);
        }
        return values;
    }

    /// The values for `a, *b, c = iterable`: `before` values, a list of the middle ones, `after` values.
    /// CPython: unpack_iterable
    public static Object[] unpackStarred(Object iterable, int before, int after) {
        Object it = unpackable(iterable);
        Object[] values = new Object[before + 1 + after];
        for (int i = 0; i < before; i++) {
            Object value = next(it);
            if (value == null) {
                throw tooFew(after < 0 ? "" : "at least ", before + after, i);
            }
            values[i] = value;
        }
        Object[] rest = drain(it, it);
        int middle = rest.length - after;
        if (middle < 0) {
            throw tooFew("at least ", before + after, before + rest.length);
        }
        values[before] = PyList.of(Arrays.copyOf(rest, middle));
        System.arraycopy(rest, middle, values, before + 1, after);
        return values;
    }
}
