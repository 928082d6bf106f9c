package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.IntMath;
import taipan.text.TextBuilder;

/// The Python `slice` type.
/// CPython: Objects/sliceobject.c
@PyClass(name = "slice")
public final class PySlice extends PyObject {
    public static final PyType TYPE = PySliceBindings.newType();

    @Member("start")
    public final Object start;

    @Member("stop")
    public final Object stop;

    @Member("step")
    public final Object step;

    public PySlice(Object start, Object stop, Object step) {
        super(TYPE);
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    @Constructor("slice(cls, /, *args)")
    static Object construct(PyType cls, Object[] args) {
        return switch (args.length) {
            case 0 -> throw typeError("slice expected at least 1 argument, got 0");
            case 1 -> new PySlice(PyNone.NONE, args[0], PyNone.NONE);
            case 2 -> new PySlice(args[0], args[1], PyNone.NONE);
            case 3 -> new PySlice(args[0], args[1], args[2]);
            default -> throw typeError("slice expected at most 3 arguments, got %d", args.length);
        };
    }

    /// The numbers of a slice, not yet fitted to a length. Made before the length is read, because `__index__` of a
    /// bound may be Python code. CPython: PySlice_Unpack
    public record Numbers(long start, long stop, long step) {
        /// CPython: PySlice_AdjustIndices
        public Bounds within(int length) {
            long from = fit(start, length);
            long to = fit(stop, length);
            long n = 0;
            if (step < 0) {
                if (to < from) {
                    n = (from - to - 1) / -step + 1;
                }
            } else if (from < to) {
                n = (to - from - 1) / step + 1;
            }
            return new Bounds((int) from, (int) to, step, (int) n);
        }

        private long fit(long bound, int length) {
            if (bound < 0) {
                bound += length;
                return bound >= 0 ? bound : step < 0 ? -1 : 0;
            }
            return bound < length ? bound : step < 0 ? length - 1 : length;
        }
    }

    /// The places a slice selects: `length` of them, from `start` in steps of `step`.
    public record Bounds(int start, int stop, long step, int length) {
        /// The place of the i-th selected item.
        public int at(int i) {
            return (int) (start + i * step);
        }

        /// The selected items.
        public Object[] pick(Object[] items) {
            Object[] picked = new Object[length];
            if (step == 1) {
                System.arraycopy(items, start, picked, 0, length);
            } else {
                for (int i = 0; i < length; i++) {
                    picked[i] = items[at(i)];
                }
            }
            return picked;
        }
    }

    public Numbers numbers() {
        long by = 1;
        if (step != PyNone.NONE) {
            by = Math.max(index(step), -Long.MAX_VALUE);
            if (by == 0) {
                throw valueError("slice step cannot be zero");
            }
        }
        long from = start == PyNone.NONE ? (by < 0 ? Long.MAX_VALUE : 0) : index(start);
        long to = stop == PyNone.NONE ? (by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : index(stop);
        return new Numbers(from, to, by);
    }

    public Bounds bounds(int length) {
        return numbers().within(length);
    }

    private static long index(Object bound) {
        if (bound instanceof Long n) {
            return n;
        }
        checkIndex(bound);
        return Conversion.toIndex(bound, null);
    }

    private static void checkIndex(Object bound) {
        if (!Conversion.isIndex(bound)) {
            throw typeError("slice indices must be integers or None or have an __index__ method");
        }
    }

    /// Start, stop and step fitted to a length of any size. CPython: _PySlice_GetLongIndices
    Object[] longIndices(Object length) {
        Object by = 1L;
        if (step != PyNone.NONE) {
            checkIndex(step);
            by = Conversion.index(step);
            if (IntMath.signum(by) == 0) {
                throw valueError("slice step cannot be zero");
            }
        }
        boolean backwards = IntMath.signum(by) < 0;
        Object lower = backwards ? -1L : 0L;
        Object upper = backwards ? IntMath.subtract(length, 1L) : length;
        Object from = start == PyNone.NONE ? (backwards ? upper : lower) : fit(start, length, lower, upper);
        Object to = stop == PyNone.NONE ? (backwards ? lower : upper) : fit(stop, length, lower, upper);
        return new Object[] {from, to, by};
    }

    private static Object fit(Object bound, Object length, Object lower, Object upper) {
        checkIndex(bound);
        Object n = Conversion.index(bound);
        if (IntMath.signum(n) < 0) {
            n = IntMath.add(n, length);
            return IntMath.compare(n, lower) < 0 ? lower : n;
        }
        return IntMath.compare(n, upper) > 0 ? upper : n;
    }

    @Method("indices(self, object, /)")
    Object indices(Object length) {
        Object n = Conversion.index(length);
        if (IntMath.signum(n) < 0) {
            throw valueError("length should not be negative");
        }
        return PyTuple.of(longIndices(n));
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(TYPE, PyTuple.of(start, stop, step));
    }

    public Object __richcompare__(Object other, int op) {
        if (!(other instanceof PySlice that)) {
            return NOT_IMPLEMENTED;
        }
        if (this == that) {
            return op == Comparison.EQ || op == Comparison.LE || op == Comparison.GE;
        }
        return Comparison.compare(PyTuple.of(start, stop, step), PyTuple.of(that.start, that.stop, that.step), op);
    }

    public Object __repr__() {
        TextBuilder text = new TextBuilder();
        text.append("slice(");
        text.append(Representation.repr(start));
        text.append(", ");
        text.append(Representation.repr(stop));
        text.append(", ");
        text.append(Representation.repr(step));
        text.append(')');
        return text.toStr();
    }
}
