package taipan.interpreter;

import taipan.code.Op;
import taipan.objects.PyCode;
import taipan.objects.PyInstance;
import taipan.objects.PyList;
import taipan.objects.PyListIterator;
import taipan.objects.PyRangeIterator;

/// Notes what kinds of values operators see, while a code object is about to be translated: for each instruction the
/// kinds of the left (or only) operand, and `SHIFT` bits further up those of the right one.
/// CPython: no counterpart
public final class TypeProfile {
    /// An int of 64 bits; for a container a list of such; for an iterator that of a range.
    public static final int INT = 1;
    /// A float; for a container a list of such; for an iterator that of a list.
    public static final int FLOAT = 2;
    public static final int OTHER = 4;
    public static final int SHIFT = 3;
    public static final int MASK = 7;

    private TypeProfile() {}

    static void note(PyCode code, int pc, Object[] stack, int top) {
        int op = code.words[pc] & 0xFF;
        switch (op) {
            case Op.BINARY_SUBSCR, Op.STORE_SUBSCR -> code.profile[pc] |= (byte) (container(stack[top - 2]) | kind(stack[top - 1]) << SHIFT);
            case Op.FOR_ITER -> {
                code.profile[pc] |= (byte) iterator(stack[top - 1]);
                noteClass(code, pc, stack[top - 1]);
            }
            case Op.UNPACK_SEQUENCE -> code.profile[pc] |= (byte) container(stack[top - 1]);
            case Op.UNARY_NEGATIVE -> code.profile[pc] |= (byte) kind(stack[top - 1]);
            case Op.COMPARE_OP, Op.BINARY_POWER, Op.BINARY_ADD, Op.BINARY_SUBTRACT, Op.BINARY_MULTIPLY, Op.BINARY_TRUE_DIVIDE,
                    Op.BINARY_FLOOR_DIVIDE, Op.BINARY_MODULO, Op.BINARY_AND, Op.BINARY_OR, Op.BINARY_XOR, Op.BINARY_LSHIFT,
                    Op.BINARY_RSHIFT, Op.INPLACE_ADD, Op.INPLACE_SUBTRACT, Op.INPLACE_MULTIPLY, Op.INPLACE_TRUE_DIVIDE,
                    Op.INPLACE_FLOOR_DIVIDE, Op.INPLACE_MODULO, Op.INPLACE_AND, Op.INPLACE_OR, Op.INPLACE_XOR,
                    Op.INPLACE_LSHIFT, Op.INPLACE_RSHIFT ->
            {
                code.profile[pc] |= (byte) (kind(stack[top - 2]) | kind(stack[top - 1]) << SHIFT);
                noteOwner(code, pc, stack[top - 2]);
            }
            default -> { }
        }
    }

    /// The Java class of the iterator, in the place for an inline cache, if it was always the same.
    private static void noteClass(PyCode code, int pc, Object iterator) {
        Object[] caches = code.caches;
        if (caches != null) {
            Object seen = caches[pc + 1];
            caches[pc + 1] = seen == null || seen == iterator.getClass() ? iterator.getClass() : CallProfile.VARIOUS;
        }
    }

    /// The Python class of the left operand, in the same way.
    private static void noteOwner(PyCode code, int pc, Object left) {
        Object[] caches = code.caches;
        if (caches != null && left instanceof PyInstance o) {
            Object seen = caches[pc + 1];
            caches[pc + 1] = seen == null || seen == o.type() ? o.type() : CallProfile.VARIOUS;
        }
    }

    private static int kind(Object o) {
        return o instanceof Long ? INT : o instanceof Double ? FLOAT : OTHER;
    }

    private static int container(Object o) {
        if (o instanceof PyList l && l.type() == PyList.TYPE) {
            return l.longs() != null ? INT : l.doubles() != null ? FLOAT : OTHER;
        }
        return OTHER;
    }

    private static int iterator(Object o) {
        return o instanceof PyRangeIterator ? INT : o instanceof PyListIterator ? FLOAT : OTHER;
    }
}
