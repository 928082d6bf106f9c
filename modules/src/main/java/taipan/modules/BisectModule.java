package taipan.modules;

import static taipan.objects.Raise.valueError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;

/// The `_bisect` module: binary search in sorted sequences.
/// CPython: Modules/_bisectmodule.c
@PyModule("_bisect")
public final class BisectModule {
    public BisectModule(InterpreterState interpreter) {}

    @Function("bisect_right(a, x, lo=0, hi=None, *, key=None)")
    long bisectRight(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
        return search(ts, a, x, lo, hi, key, true);
    }

    @Function("bisect_left(a, x, lo=0, hi=None, *, key=None)")
    long bisectLeft(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
        return search(ts, a, x, lo, hi, key, false);
    }

    @Function("insort_right(a, x, lo=0, hi=None, *, key=None)")
    void insortRight(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
        insert(ts, a, x, lo, hi, key, true);
    }

    @Function("insort_left(a, x, lo=0, hi=None, *, key=None)")
    void insortLeft(ThreadState ts, Object a, Object x, long lo, Object hi, Object key) {
        insert(ts, a, x, lo, hi, key, false);
    }

    private static void insert(ThreadState ts, Object a, Object x, long lo, Object hi, Object key, boolean right) {
        Object wanted = key == PyNone.NONE ? x : Calls.call(ts, key, x);
        long index = search(ts, a, wanted, lo, hi, key, right);
        if (a instanceof PyList list && list.type() == PyList.TYPE) {
            list.insertAt(index, x);
        } else {
            Calls.method(a, "insert", index, x);
        }
    }

    /// The place before or after the items equal to `x`; only `<` is asked.
    private static long search(ThreadState ts, Object a, Object x, long lo, Object hi, Object key, boolean right) {
        if (lo < 0) {
            throw valueError("lo must be non-negative");
        }
        long low = lo;
        long high = hi == PyNone.NONE ? -1 : Conversion.toSize(hi);
        if (high == -1) {
            high = Sequences.length(a);
        }
        while (low < high) {
            long middle = low + high >>> 1;
            Object item = Sequences.item(a, middle);
            if (key != PyNone.NONE) {
                item = Calls.call(ts, key, item);
            }
            if (right ? Comparison.lessThan(x, item) : !Comparison.lessThan(item, x)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
