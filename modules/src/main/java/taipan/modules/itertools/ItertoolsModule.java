package taipan.modules.itertools;

import static taipan.objects.Raise.valueError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.Iteration;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// The `itertools` module.
/// CPython: Modules/itertoolsmodule.c
@PyModule("itertools")
public final class ItertoolsModule {
    public ItertoolsModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {
            Grouping.Accumulate.TYPE,
            Combinatorics.Combinations.TYPE,
            Combinatorics.CombinationsWithReplacement.TYPE,
            Counting.Cycle.TYPE,
            Filtering.DropWhile.TYPE,
            Filtering.TakeWhile.TYPE,
            Chaining.Slice.TYPE,
            Chaining.StarMap.TYPE,
            Chaining.Chain.TYPE,
            Filtering.Compress.TYPE,
            Filtering.FilterFalse.TYPE,
            Counting.Count.TYPE,
            Chaining.ZipLongest.TYPE,
            Chaining.Pairwise.TYPE,
            Combinatorics.Permutations.TYPE,
            Combinatorics.Product.TYPE,
            Counting.Repeat.TYPE,
            Grouping.GroupBy.TYPE,
            Grouping.Group.TYPE,
            Teeing.Tee.TYPE,
            Teeing.Block.TYPE,
        };
    }

    @Function("tee(iterable, n=2, /)")
    Object tee(Object iterable, long n) {
        if (n < 0) {
            throw valueError("n must be >= 0");
        }
        if (n == 0) {
            return PyTuple.EMPTY;
        }
        Object iterator = Iteration.iter(iterable);
        Object copy = Attributes.lookup(iterator, "__copy__");
        if (copy == null) {
            iterator = Teeing.Tee.of(iterator);
            copy = Attributes.get(iterator, "__copy__");
        }
        Object[] copies = new Object[Math.toIntExact(n)];
        copies[0] = iterator;
        for (int i = 1; i < copies.length; i++) {
            copies[i] = Calls.call(copy);
        }
        return PyTuple.of(copies);
    }
}
