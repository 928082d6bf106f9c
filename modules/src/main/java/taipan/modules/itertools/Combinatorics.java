package taipan.modules.itertools;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyInt;
import taipan.objects.PyIterator;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// The combinatoric iterators: `product`, `permutations`, `combinations` and `combinations_with_replacement`.
///
/// Each keeps the indices of its latest tuple and advances them in lexicographic order.
/// CPython: Modules/itertoolsmodule.c
final class Combinatorics {
    private Combinatorics() {}

    private static PyTuple pick(Object[] pool, int[] indices, int count) {
        Object[] items = new Object[count];
        for (int i = 0; i < count; i++) {
            items[i] = pool[indices[i]];
        }
        return PyTuple.of(items);
    }

    private static PyTuple tuple(int[] numbers) {
        Object[] items = new Object[numbers.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = (long) numbers[i];
        }
        return PyTuple.of(items);
    }

    private static int checkedSize(long r) {
        if (r < 0) {
            throw valueError("r must be non-negative");
        }
        return Math.toIntExact(Math.min(r, Integer.MAX_VALUE - 8));
    }

    /// Reads indices from a state tuple, each brought into the range below its limit.
    private static void readIndices(Object state, int[] indices, int limit) {
        if (!(state instanceof PyTuple tuple) || tuple.size() != indices.length) {
            throw valueError("invalid arguments");
        }
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) Math.clamp(Conversion.toSize(tuple.at(i)), 0, limit - 1);
        }
    }

    /// The Python `itertools.product` type.
    /// CPython: productobject
    @PyClass(name = "itertools.product", subclassable = true)
    public static final class Product extends PyIterator {
        public static final PyType TYPE = CombinatoricsProductBindings.newType();

        private final Object[][] pools;
        private final int[] indices;
        private boolean started;
        private boolean stopped;

        private Product(PyType type, Object[][] pools) {
            super(type);
            this.pools = pools;
            this.indices = new int[pools.length];
        }

        @Constructor("product(cls, *iterables, repeat=1)")
        static Object construct(PyType cls, Object[] iterables, long repeat) {
            if (repeat < 0) {
                throw valueError("repeat argument cannot be negative");
            }
            int given = repeat == 0 ? 0 : iterables.length;
            long total = given * repeat;
            if (total > Integer.MAX_VALUE - 8 || given != 0 && total / given != repeat) {
                throw taipan.objects.Raise.overflowError("repeat argument too large");
            }
            Object[][] pools = new Object[(int) total][];
            for (int i = 0; i < pools.length; i++) {
                pools[i] = i < given ? Iteration.toArray(iterables[i]) : pools[i - given];
            }
            return new Product(cls, pools);
        }

        @Override
        public Object __next__() {
            if (stopped || !advance()) {
                stopped = true;
                return null;
            }
            Object[] items = new Object[pools.length];
            for (int i = 0; i < items.length; i++) {
                items[i] = pools[i][indices[i]];
            }
            return PyTuple.of(items);
        }

        private boolean advance() {
            if (!started) {
                started = true;
                for (Object[] pool : pools) {
                    if (pool.length == 0) {
                        return false;
                    }
                }
                return true;
            }
            for (int i = pools.length - 1; i >= 0; i--) {
                if (++indices[i] < pools[i].length) {
                    return true;
                }
                indices[i] = 0;
            }
            return false;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            if (stopped) {
                return PyTuple.of(type(), PyTuple.of(PyTuple.EMPTY));
            }
            Object[] tuples = new Object[pools.length];
            for (int i = 0; i < tuples.length; i++) {
                tuples[i] = PyTuple.of(pools[i]);
            }
            PyTuple arguments = PyTuple.of(tuples);
            return started ? PyTuple.of(type(), arguments, tuple(indices)) : PyTuple.of(type(), arguments);
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            if (!(state instanceof PyTuple tuple) || tuple.size() != pools.length) {
                throw valueError("invalid arguments");
            }
            for (int i = 0; i < indices.length; i++) {
                if (pools[i].length == 0) {
                    stopped = true;
                    return;
                }
                indices[i] = (int) Math.clamp(Conversion.toSize(tuple.at(i)), 0, pools[i].length - 1);
            }
            started = true;
        }

        @Method("__sizeof__(self, /)")
        long sizeOf() {
            return 48 + 8L * pools.length;
        }
    }

    /// The Python `itertools.permutations` type.
    /// CPython: permutationsobject
    @PyClass(name = "itertools.permutations", subclassable = true)
    public static final class Permutations extends PyIterator {
        public static final PyType TYPE = CombinatoricsPermutationsBindings.newType();

        private final Object[] pool;
        private final int r;
        private final int[] indices;

        /// For each place, how many exchanges with later places are left.
        private final int[] cycles;

        private boolean started;
        private boolean stopped;

        private Permutations(PyType type, Object[] pool, int r) {
            super(type);
            int n = pool.length;
            this.pool = pool;
            this.r = r;
            this.stopped = r > n;
            this.indices = new int[n];
            this.cycles = new int[stopped ? 0 : r];
            for (int i = 0; i < n; i++) {
                indices[i] = i;
            }
            for (int i = 0; i < cycles.length; i++) {
                cycles[i] = n - i;
            }
        }

        @Constructor("permutations(cls, /, iterable, r=None)")
        static Object construct(PyType cls, Object iterable, Object r) {
            Object[] pool = Iteration.toArray(iterable);
            if (r == PyNone.NONE) {
                return new Permutations(cls, pool, pool.length);
            }
            if (PyInt.valueOrNull(r) == null) {
                throw typeError("Expected int as r");
            }
            return new Permutations(cls, pool, checkedSize(Conversion.toSize(r)));
        }

        @Override
        public Object __next__() {
            if (stopped || !advance()) {
                stopped = true;
                return null;
            }
            return pick(pool, indices, r);
        }

        private boolean advance() {
            if (!started) {
                started = true;
                return true;
            }
            int n = indices.length;
            for (int i = r - 1; i >= 0; i--) {
                if (--cycles[i] == 0) {
                    int first = indices[i];
                    System.arraycopy(indices, i + 1, indices, i, n - 1 - i);
                    indices[n - 1] = first;
                    cycles[i] = n - i;
                } else {
                    int j = n - cycles[i];
                    int kept = indices[i];
                    indices[i] = indices[j];
                    indices[j] = kept;
                    return true;
                }
            }
            return false;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            Object size = (long) r;
            if (stopped) {
                return PyTuple.of(type(), PyTuple.of(PyTuple.EMPTY, size));
            }
            PyTuple arguments = PyTuple.of(PyTuple.of(pool), size);
            return started
                    ? PyTuple.of(type(), arguments, PyTuple.of(tuple(indices), tuple(cycles)))
                    : PyTuple.of(type(), arguments);
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            if (!(state instanceof PyTuple pair) || pair.size() != 2 || stopped) {
                throw valueError("invalid arguments");
            }
            readIndices(pair.at(0), indices, indices.length);
            int[] left = new int[cycles.length];
            readIndices(pair.at(1), left, Integer.MAX_VALUE);
            for (int i = 0; i < left.length; i++) {
                cycles[i] = Math.clamp(left[i], 1, indices.length - i);
            }
            started = true;
        }

        @Method("__sizeof__(self, /)")
        long sizeOf() {
            return 64 + 8L * (indices.length + r);
        }
    }

    /// What `combinations` and `combinations_with_replacement` share.
    abstract static class Chooser extends PyIterator {
        final Object[] pool;
        final int[] indices;
        private boolean started;
        private boolean stopped;

        Chooser(PyType type, Object[] pool, int r, boolean impossible) {
            super(type);
            this.pool = pool;
            this.indices = new int[impossible ? 0 : r];
            this.r = r;
            this.stopped = impossible;
        }

        private final int r;

        /// Goes on to the next choice; false after the last one.
        abstract boolean advance();

        @Override
        public Object __next__() {
            if (stopped || started && !advance()) {
                stopped = true;
                return null;
            }
            started = true;
            return pick(pool, indices, r);
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            Object size = (long) r;
            if (stopped) {
                return PyTuple.of(type(), PyTuple.of(PyTuple.EMPTY, size));
            }
            PyTuple arguments = PyTuple.of(PyTuple.of(pool), size);
            return started ? PyTuple.of(type(), arguments, tuple(indices)) : PyTuple.of(type(), arguments);
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            readIndices(state, indices, pool.length);
            limit();
            started = true;
        }

        /// Brings indices from outside into their own ranges.
        void limit() {}

        @Method("__sizeof__(self, /)")
        long sizeOf() {
            return 56 + 8L * r;
        }
    }

    /// The Python `itertools.combinations` type.
    /// CPython: combinationsobject
    @PyClass(name = "itertools.combinations", subclassable = true)
    public static final class Combinations extends Chooser {
        public static final PyType TYPE = CombinatoricsCombinationsBindings.newType();

        private Combinations(PyType type, Object[] pool, int r) {
            super(type, pool, r, r > pool.length);
            for (int i = 0; i < indices.length; i++) {
                indices[i] = i;
            }
        }

        @Constructor("combinations(cls, /, iterable, r)")
        static Object construct(PyType cls, Object iterable, long r) {
            return new Combinations(cls, Iteration.toArray(iterable), checkedSize(r));
        }

        @Override
        boolean advance() {
            int r = indices.length;
            int i = r - 1;
            while (i >= 0 && indices[i] == i + pool.length - r) {
                i--;
            }
            if (i < 0) {
                return false;
            }
            indices[i]++;
            for (int j = i + 1; j < r; j++) {
                indices[j] = indices[j - 1] + 1;
            }
            return true;
        }

        @Override
        void limit() {
            for (int i = 0; i < indices.length; i++) {
                indices[i] = Math.min(indices[i], i + pool.length - indices.length);
            }
        }
    }

    /// The Python `itertools.combinations_with_replacement` type.
    /// CPython: cwrobject
    @PyClass(name = "itertools.combinations_with_replacement", subclassable = true)
    public static final class CombinationsWithReplacement extends Chooser {
        public static final PyType TYPE = CombinatoricsCombinationsWithReplacementBindings.newType();

        private CombinationsWithReplacement(PyType type, Object[] pool, int r) {
            super(type, pool, r, pool.length == 0 && r > 0);
        }

        @Constructor("combinations_with_replacement(cls, /, iterable, r)")
        static Object construct(PyType cls, Object iterable, long r) {
            return new CombinationsWithReplacement(cls, Iteration.toArray(iterable), checkedSize(r));
        }

        @Override
        boolean advance() {
            int i = indices.length - 1;
            while (i >= 0 && indices[i] == pool.length - 1) {
                i--;
            }
            if (i < 0) {
                return false;
            }
            java.util.Arrays.fill(indices, i, indices.length, indices[i] + 1);
            return true;
        }
    }
}
