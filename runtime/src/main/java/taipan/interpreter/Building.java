package taipan.interpreter;

import java.util.Arrays;
import taipan.objects.Iteration;
import taipan.objects.PyCell;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PySet;
import taipan.objects.PySlice;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// Displays, comprehensions and functions.
/// CPython: Python/ceval.c
final class Building {
    private Building() {}

    /// The values as an array of their own; the stack lets go of them.
    private static Object[] take(Object[] stack, int from, int count) {
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = stack[from + i];
            stack[from + i] = null;
        }
        return values;
    }

    static Object tuple(Object[] stack, int from, int count) {
        return count == 0 ? PyTuple.EMPTY : PyTuple.of(take(stack, from, count));
    }

    static Object list(Object[] stack, int from, int count) {
        if (count == 0) {
            return new PyList();
        }
        PyList list = PyList.ofRange(stack, from, count);
        Arrays.fill(stack, from, from + count, null);
        return list;
    }

    static Object set(Object[] stack, int from, int count) {
        PySet set = new PySet();
        for (int i = 0; i < count; i++) {
            set.add(stack[from + i]);
        }
        return set;
    }

    static Object map(Object[] stack, int from, int count) {
        PyDict dict = new PyDict();
        for (int i = from; i < from + 2 * count; i += 2) {
            dict.put(stack[i], stack[i + 1]);
            stack[i + 1] = null;
        }
        return dict;
    }

    static Object constKeyMap(Object[] stack, int from, int count) {
        PyDict dict = new PyDict();
        PyTuple keys = (PyTuple) stack[from + count];
        for (int i = 0; i < count; i++) {
            dict.put(keys.get(i), stack[from + i]);
        }
        return dict;
    }

    static Object slice(Object[] stack, int from, int count) {
        return new PySlice(stack[from], stack[from + 1], count == 3 ? stack[from + 2] : PyNone.NONE);
    }

    static void append(Object list, Object value) {
        ((PyList) list).append(value);
    }

    static void add(Object set, Object value) {
        ((PySet) set).add(value);
    }

    static void put(Object dict, Object key, Object value) {
        ((PyDict) dict).put(key, value);
    }

    /// `[*iterable]`
    static void extend(Object list, Object iterable) {
        if (!Iteration.isIterable(iterable)) {
            throw Raise.typeError("Value after * must be an iterable, not %T", iterable);
        }
        ((PyList) list).extend(iterable);
    }

    static void update(Object set, Object iterable) {
        ((PySet) set).updateFrom(iterable);
    }

    /// `{**mapping}`
    static void updateDict(Object dict, Object mapping) {
        try {
            ((PyDict) dict).update(mapping);
        } catch (Raised e) {
            throw e.matches(PyExc.AttributeError) ? Raise.typeError("'%T' object is not a mapping", mapping) : e;
        }
    }

    /// `f(**mapping)`: a key that is there already is an error.
    /// CPython: format_kwargs_error
    static void mergeDict(Object callee, Object dict, Object mapping) {
        try {
            ((PyDict) dict).mergeUnique(mapping);
        } catch (Raised e) {
            if (e.matches(PyExc.AttributeError)) {
                throw Raise.typeError("%S argument after ** must be a mapping, not %T", Calling.describe(callee), mapping);
            }
            if (e.matches(PyExc.KeyError) && e.value().args().size() == 1) {
                throw Raise.typeError("%S got multiple values for keyword argument '%S'", Calling.describe(callee),
                        e.value().args().get(0));
            }
            throw e;
        }
    }

    static Object toTuple(Object list) {
        return PyTuple.of(Iteration.toArray(list));
    }

    /// MAKE_FUNCTION; answers the new height of the stack.
    static int function(PyFrame frame, Object[] stack, int top, int flags) {
        return function(frame.globals, stack, top, flags);
    }

    static int function(PyDict globals, Object[] stack, int top, int flags) {
        Object qualname = stack[--top];
        PyFunction f = new PyFunction((PyCode) stack[--top], globals, qualname);
        if ((flags & 8) != 0) {
            PyTuple cells = (PyTuple) stack[--top];
            f.closure = new PyCell[cells.size()];
            for (int i = 0; i < f.closure.length; i++) {
                f.closure[i] = (PyCell) cells.get(i);
            }
        }
        if (f.closure.length != f.code.source().freevars.length) {
            throw Raise.systemError("a closure of %d cells where %d belong", (long) f.closure.length,
                    (long) f.code.source().freevars.length);
        }
        if ((flags & 4) != 0) {
            f.setRawAnnotations(stack[--top]);
        }
        if ((flags & 2) != 0) {
            f.kwdefaults = (PyDict) stack[--top];
        }
        if ((flags & 1) != 0) {
            f.setDefaults((PyTuple) stack[--top]);
        }
        stack[top++] = f;
        return top;
    }
}
