package taipan.modules.itertools;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.ClassMethod;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyIterator;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;

/// The iterators that put values together: `chain`, `islice`, `pairwise`, `starmap`, `zip_longest`.
/// CPython: Modules/itertoolsmodule.c
final class Chaining {
    private Chaining() {}

    /// The Python `itertools.chain` type.
    /// CPython: chainobject
    @PyClass(name = "itertools.chain", subclassable = true)
    public static final class Chain extends PyIterator {
        public static final PyType TYPE = ChainingChainBindings.newType();

        /// The iterator over the iterables; null at the end.
        private Object source;

        private Object active;

        private Chain(PyType type, Object source) {
            super(type);
            this.source = source;
        }

        static Chain of(Object... iterables) {
            return new Chain(TYPE, Iteration.iter(PyTuple.of(iterables)));
        }

        @Constructor("chain(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            Object[] iterables = PlainArguments.of("chain", TYPE, cls, args, kwnames, -1);
            return new Chain(cls, Iteration.iter(PyTuple.of(iterables)));
        }

        @ClassMethod("from_iterable(cls, iterable, /)")
        static Object fromIterable(PyType cls, Object iterable) {
            return new Chain(cls, Iteration.iter(iterable));
        }

        @Override
        public Object __next__() {
            while (source != null) {
                if (active == null) {
                    Object iterable;
                    try {
                        iterable = Iteration.next(source);
                        active = iterable == null ? null : Iteration.iter(iterable);
                    } catch (Raised e) {
                        source = null;
                        throw e;
                    }
                    if (iterable == null) {
                        source = null;
                        return null;
                    }
                }
                Object value = Iteration.next(active);
                if (value != null) {
                    return value;
                }
                active = null;
            }
            return null;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            if (source == null) {
                return PyTuple.of(type(), PyTuple.EMPTY);
            }
            return PyTuple.of(type(), PyTuple.EMPTY, active == null ? PyTuple.of(source) : PyTuple.of(source, active));
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            if (!(state instanceof PyTuple parts)) {
                throw typeError("state is not a tuple");
            }
            if (parts.size() == 0 || parts.size() > 2) {
                throw typeError("function takes at most 2 arguments (%d given)", parts.size());
            }
            if (!Iteration.isIterator(parts.at(0)) || parts.size() == 2 && !Iteration.isIterator(parts.at(1))) {
                throw typeError("Arguments must be iterators.");
            }
            source = parts.at(0);
            active = parts.size() == 2 ? parts.at(1) : null;
        }

        @ClassMethod("__class_getitem__(cls, object, /)")
        static Object classGetItem(PyType cls, Object item) {
            return new PyGenericAlias(cls, item);
        }
    }

    /// The Python `itertools.islice` type.
    /// CPython: isliceobject
    @PyClass(name = "itertools.islice", subclassable = true)
    public static final class Slice extends PyIterator {
        public static final PyType TYPE = ChainingSliceBindings.newType();

        /// Null at the end.
        private Object source;

        private long next;
        private final long stop;
        private final long step;
        private long taken;

        private Slice(PyType type, Object source, long start, long stop, long step) {
            super(type);
            this.source = source;
            this.next = start;
            this.stop = stop;
            this.step = step;
        }

        @Constructor("islice(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] given, Object[] kwnames) {
            Object[] args = PlainArguments.of("islice", TYPE, cls, given, kwnames, -1);
            if (args.length < 2) {
                throw typeError("islice expected at least 2 arguments, got %d", args.length);
            }
            if (args.length > 4) {
                throw typeError("islice expected at most 4 arguments, got %d", args.length);
            }
            long start = 0;
            long stop;
            long step = 1;
            if (args.length == 2) {
                stop = size(args[1], -1, "Stop argument for islice()");
            } else {
                start = size(args[1], 0, "Indices for islice()");
                stop = size(args[2], -1, "Stop argument for islice()");
                if (args.length == 4 && args[3] != PyNone.NONE) {
                    step = sizeOrNegative(args[3]);
                    if (step < 1) {
                        throw valueError("Step for islice() must be a positive integer or None.");
                    }
                }
            }
            return new Slice(cls, Iteration.iter(args[0]), start, stop, step);
        }

        private static long size(Object value, long whenNone, String what) {
            if (value == PyNone.NONE) {
                return whenNone;
            }
            long n = sizeOrNegative(value);
            if (n < 0) {
                throw valueError("%s must be None or an integer: 0 <= x <= sys.maxsize.", what);
            }
            return n;
        }

        private static long sizeOrNegative(Object value) {
            try {
                return Conversion.toSize(value);
            } catch (Raised _) {
                return -1;
            }
        }

        @Override
        public Object __next__() {
            if (source == null) {
                return null;
            }
            for (; taken < next; taken++) {
                if (Iteration.next(source) == null) {
                    source = null;
                    return null;
                }
            }
            Object value = stop >= 0 && taken >= stop ? null : Iteration.next(source);
            if (value == null) {
                source = null;
                return null;
            }
            taken++;
            next += step;
            if (next < 0 || stop >= 0 && next > stop) {
                next = stop >= 0 ? stop : Long.MAX_VALUE;
            }
            return value;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            if (source == null) {
                Object nothing = Iteration.iter(PyList.of());
                return PyTuple.of(type(), PyTuple.of(nothing, (Object) 0L), (Object) 0L);
            }
            Object end = stop < 0 ? PyNone.NONE : (Object) stop;
            return PyTuple.of(type(), PyTuple.of(source, (Object) next, end, (Object) step), (Object) taken);
        }

        @Method("__setstate__(self, state, /)")
        void setState(long state) {
            taken = state;
        }
    }

    /// The Python `itertools.pairwise` type.
    /// CPython: pairwiseobject
    @PyClass(name = "itertools.pairwise", subclassable = true)
    public static final class Pairwise extends PyIterator {
        public static final PyType TYPE = ChainingPairwiseBindings.newType();

        private Object source;
        private Object old;

        private Pairwise(PyType type, Object source) {
            super(type);
            this.source = source;
        }

        @Constructor("pairwise(cls, iterable, /)")
        static Object construct(PyType cls, Object iterable) {
            return new Pairwise(cls, Iteration.iter(iterable));
        }

        @Override
        public Object __next__() {
            if (source == null) {
                return null;
            }
            if (old == null) {
                old = Iteration.next(source);
            }
            Object value = old == null ? null : Iteration.next(source);
            if (value == null) {
                source = null;
                old = null;
                return null;
            }
            Object pair = PyTuple.of(old, value);
            old = value;
            return pair;
        }
    }

    /// The Python `itertools.starmap` type.
    /// CPython: starmapobject
    @PyClass(name = "itertools.starmap", subclassable = true)
    public static final class StarMap extends PyIterator {
        public static final PyType TYPE = ChainingStarMapBindings.newType();

        private final Object function;
        private final Object source;

        private StarMap(PyType type, Object function, Object source) {
            super(type);
            this.function = function;
            this.source = source;
        }

        @Constructor("starmap(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            Object[] given = PlainArguments.of("starmap", TYPE, cls, args, kwnames, 2);
            return new StarMap(cls, given[0], Iteration.iter(given[1]));
        }

        @Override
        public Object __next__() {
            Object arguments = Iteration.next(source);
            return arguments == null
                    ? null
                    : Calls.call(taipan.objects.ThreadState.current(), function, Iteration.toArray(arguments), null);
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), PyTuple.of(function, source));
        }
    }

    /// The Python `itertools.zip_longest` type.
    /// CPython: ziplongestobject
    @PyClass(name = "itertools.zip_longest", subclassable = true)
    public static final class ZipLongest extends PyIterator {
        public static final PyType TYPE = ChainingZipLongestBindings.newType();

        /// Null in the places of exhausted iterators.
        private final Object[] sources;

        private int active;
        private Object filler;

        private ZipLongest(PyType type, Object[] sources, Object filler) {
            super(type);
            this.sources = sources;
            this.active = sources.length;
            this.filler = filler;
        }

        @Constructor("zip_longest(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            int named = kwnames == null ? 0 : kwnames.length;
            if (named > 1 || named == 1 && !"fillvalue".equals(kwnames[0])) {
                throw typeError("zip_longest() got an unexpected keyword argument");
            }
            Object filler = named == 1 ? args[args.length - 1] : PyNone.NONE;
            Object[] sources = new Object[args.length - named];
            for (int i = 0; i < sources.length; i++) {
                sources[i] = Iteration.iter(args[i]);
            }
            return new ZipLongest(cls, sources, filler);
        }

        @Override
        public Object __next__() {
            if (active == 0) {
                return null;
            }
            Object[] values = new Object[sources.length];
            for (int i = 0; i < values.length; i++) {
                Object value = sources[i] == null ? filler : next(i);
                if (value == null) {
                    sources[i] = null;
                    if (--active == 0) {
                        return null;
                    }
                    value = filler;
                }
                values[i] = value;
            }
            return PyTuple.of(values);
        }

        private Object next(int i) {
            try {
                return Iteration.next(sources[i]);
            } catch (Raised e) {
                active = 0;
                throw e;
            }
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            Object[] rest = sources.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] = rest[i] == null ? PyTuple.EMPTY : rest[i];
            }
            return PyTuple.of(type(), PyTuple.of(rest), filler);
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            filler = state;
        }
    }
}
