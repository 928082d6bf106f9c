package taipan.interpreter;

import taipan.objects.Iteration;
import taipan.objects.PyList;
import taipan.objects.PyTuple;
import taipan.objects.Raise;

/// Unpacking into several targets. The first target's value ends on top of the stack.
/// CPython: Python/ceval.c (unpack_iterable)
final class Unpacking {
    private Unpacking() {}

    /// Replaces `stack[at]` by its `n` values; answers the new height.
    static int sequence(Object[] stack, int at, int n) {
        Object value = stack[at];
        if (value instanceof PyTuple t && t.type() == PyTuple.TYPE && t.size() == n) {
            for (int i = 0; i < n; i++) {
                stack[at + n - 1 - i] = t.get(i);
            }
            return at + n;
        }
        if (value instanceof PyList l && l.type() == PyList.TYPE) {
            if (l.size() == n && copy(l, stack, at, n)) {
                return at + n;
            }
        }
        Object iterator = iterator(value);
        for (int i = 0; i < n; i++) {
            Object item = Iteration.next(iterator);
            if (item == null) {
                throw Raise.valueError("not enough values to unpack (expected %d, got %d)", n, i);
            }
            stack[at + n - 1 - i] = item;
        }
        if (Iteration.next(iterator) != null) {
            throw Raise.valueError("too many values to unpack (expected %d)", n);
        }
        return at + n;
    }

    /// Puts the items on the stack, the first one on top; false when the list became shorter meanwhile.
    private static boolean copy(PyList list, Object[] stack, int at, int n) {
        for (int i = 0; i < n; i++) {
            Object item = list.getOrNull(i);
            if (item == null) {
                return false;
            }
            stack[at + n - 1 - i] = item;
        }
        return true;
    }

    /// `head, *rest, tail = stack[at]`; answers the new height.
    static int extended(Object[] stack, int at, int counts) {
        int before = counts & 0xFF;
        int after = counts >> 8;
        int total = before + 1 + after;
        Object iterator = iterator(stack[at]);
        for (int i = 0; i < before; i++) {
            Object item = Iteration.next(iterator);
            if (item == null) {
                throw tooFew(before + after, i);
            }
            stack[at + total - 1 - i] = item;
        }
        Object[] rest = Iteration.toArray(iterator);
        if (rest.length < after) {
            throw tooFew(before + after, before + rest.length);
        }
        int middle = rest.length - after;
        stack[at + after] = PyList.of(java.util.Arrays.copyOf(rest, middle));
        for (int i = 0; i < after; i++) {
            stack[at + after - 1 - i] = rest[middle + i];
        }
        return at + total;
    }

    private static taipan.objects.Raised tooFew(int expected, int got) {
        return Raise.valueError("not enough values to unpack (expected at least %d, got %d)", expected, got);
    }

    private static Object iterator(Object value) {
        if (!Iteration.isIterable(value)) {
            throw Raise.typeError("cannot unpack non-iterable %T object", value);
        }
        return Iteration.iter(value);
    }
}
