package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import taipan.bindings.Constructor;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.IntMath;

/// The Python `range` type.
/// CPython: Objects/rangeobject.c
@PyClass(name = "range", sequence = true)
public final class PyRange extends PyObject {
    public static final PyType TYPE = PyRangeBindings.newType();

    @Member("start")
    public final Object start;

    @Member("stop")
    public final Object stop;

    @Member("step")
    public final Object step;

    /// How many numbers there are: a Long or a BigInteger.
    public final Object length;

    private PyRange(Object start, Object stop, Object step) {
        super(TYPE);
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.length = length(start, stop, step);
    }

    /// `range(start, stop, step)` of ints; the step is not 0.
    public static PyRange of(Object start, Object stop, Object step) {
        return new PyRange(start, stop, step);
    }

    private static Object length(Object start, Object stop, Object step) {
        if (step instanceof Long s && s == 1 && start instanceof Long a && stop instanceof Long b) {
            return a >= b ? 0L : IntMath.subtract(b.longValue(), a.longValue());
        }
        Object low = start;
        Object high = stop;
        Object by = step;
        if (IntMath.signum(step) < 0) {
            low = stop;
            high = start;
            by = IntMath.negate(step);
        }
        if (IntMath.compare(low, high) >= 0) {
            return 0L;
        }
        Object span = IntMath.subtract(IntMath.subtract(high, low), 1L);
        return IntMath.add(IntMath.floorDivide(span, by), 1L);
    }

    @Constructor("range(cls, /, *args)")
    static Object construct(PyType cls, Object[] args) {
        return switch (args.length) {
            case 0 -> throw typeError("range expected at least 1 argument, got 0");
            case 1 -> new PyRange(0L, Conversion.index(args[0]), 1L);
            case 2 -> new PyRange(Conversion.index(args[0]), Conversion.index(args[1]), 1L);
            case 3 -> {
                Object start = Conversion.index(args[0]);
                Object stop = Conversion.index(args[1]);
                Object step = Conversion.index(args[2]);
                if (IntMath.signum(step) == 0) {
                    throw valueError("range() arg 3 must not be zero");
                }
                yield new PyRange(start, stop, step);
            }
            default -> throw typeError("range expected at most 3 arguments, got %d", args.length);
        };
    }

    /// Whether all numbers of the range, and the one after the last, fit in a long.
    private boolean isSmall() {
        if (!(start instanceof Long a) || !(step instanceof Long s) || !(length instanceof Long n)) {
            return false;
        }
        return IntMath.add(a, IntMath.multiply(s, n)) instanceof Long;
    }

    /// Whether `toLongs` can answer.
    boolean isLongs() {
        return isSmall() && (Long) length <= Integer.MAX_VALUE - 8;
    }

    /// All numbers of a range for which `isLongs` holds.
    long[] toLongs() {
        long[] all = new long[(int) (long) (Long) length];
        long number = (Long) start;
        long by = (Long) step;
        for (int i = 0; i < all.length; i++) {
            all[i] = number;
            number += by;
        }
        return all;
    }

    /// The number at a place that exists. CPython: compute_item
    private Object at(Object place) {
        return IntMath.add(start, IntMath.multiply(place, step));
    }

    public long __len__() {
        if (length instanceof Long n) {
            return n;
        }
        throw overflowError("Python int too large to convert to C ssize_t");
    }

    public boolean __bool__() {
        return IntMath.signum(length) != 0;
    }

    public Object __getitem__(Object key) {
        if (key instanceof PySlice slice) {
            Object[] indices = slice.longIndices(length);
            return new PyRange(at(indices[0]), at(indices[1]), IntMath.multiply(step, indices[2]));
        }
        if (!Conversion.isIndex(key)) {
            throw typeError("range indices must be integers or slices, not %T", key);
        }
        Object index = Conversion.index(key);
        if (IntMath.signum(index) < 0) {
            index = IntMath.add(index, length);
        }
        if (IntMath.signum(index) < 0 || IntMath.compare(index, length) >= 0) {
            throw indexError("range object index out of range");
        }
        return at(index);
    }

    public Object __iter__() {
        if (isSmall()) {
            return new PyRangeIterator((Long) start, (Long) step, (Long) length);
        }
        return new PyLongRangeIterator(start, step, length);
    }

    @Method("__reversed__(self, /)")
    Object reversed() {
        Object last = at(IntMath.subtract(length, 1L));
        if (isSmall() && (long) (Long) step != Long.MIN_VALUE && IntMath.subtract(start, step) instanceof Long
                && last instanceof Long l) {
            return new PyRangeIterator(l, -(Long) step, (Long) length);
        }
        return new PyLongRangeIterator(last, IntMath.negate(step), length);
    }

    /// The int to look for by arithmetic, or null when equality must decide.
    private static Object exactInt(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean ? PyInt.valueOrNull(value) : null;
    }

    private boolean has(Object n) {
        boolean ascending = IntMath.signum(step) > 0;
        int low = IntMath.compare(n, ascending ? start : stop);
        int high = IntMath.compare(n, ascending ? stop : start);
        if (ascending ? low < 0 || high >= 0 : low <= 0 || high > 0) {
            return false;
        }
        return IntMath.signum(IntMath.modulo(IntMath.subtract(n, start), step)) == 0;
    }

    public boolean __contains__(Object value) {
        Object n = exactInt(value);
        return n == null ? Iteration.contains(this, value) : has(n);
    }

    @Method("count(self, object, /)")
    long count(Object value) {
        Object n = exactInt(value);
        return n == null ? Sequences.countOf(this, value) : has(n) ? 1 : 0;
    }

    @Method("index(self, object, /)")
    Object index(Object value) {
        Object n = exactInt(value);
        if (n == null) {
            return Sequences.indexOf(this, value);
        }
        if (!has(n)) {
            throw valueError("%R is not in range", value);
        }
        return IntMath.floorDivide(IntMath.subtract(n, start), step);
    }

    public long __hash__() {
        Object first = PyNone.NONE;
        Object by = PyNone.NONE;
        if (IntMath.signum(length) != 0) {
            first = start;
            by = IntMath.equal(length, 1L) ? by : step;
        }
        return PyTuple.of(length, first, by).__hash__();
    }

    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE || !(other instanceof PyRange that)) {
            return NOT_IMPLEMENTED;
        }
        return isEqual(that) == (op == Comparison.EQ);
    }

    private boolean isEqual(PyRange that) {
        if (!IntMath.equal(length, that.length)) {
            return false;
        }
        if (IntMath.signum(length) == 0) {
            return true;
        }
        return IntMath.equal(start, that.start) && (IntMath.equal(length, 1L) || IntMath.equal(step, that.step));
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(TYPE, PyTuple.of(start, stop, step));
    }

    public Object __repr__() {
        String text = "range(" + start + ", " + stop;
        return IntMath.equal(step, 1L) ? text + ")" : text + ", " + step + ")";
    }
}
