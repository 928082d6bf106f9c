package taipan.modules.itertools;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyIterator;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Truth;

/// The iterators that leave values out: `compress`, `dropwhile`, `filterfalse`, `takewhile`.
/// CPython: Modules/itertoolsmodule.c
final class Filtering {
    private Filtering() {}

    /// The Python `itertools.compress` type.
    /// CPython: compressobject
    @PyClass(name = "itertools.compress", subclassable = true)
    public static final class Compress extends PyIterator {
        public static final PyType TYPE = FilteringCompressBindings.newType();

        private final Object data;
        private final Object selectors;

        private Compress(PyType type, Object data, Object selectors) {
            super(type);
            this.data = data;
            this.selectors = selectors;
        }

        @Constructor("compress(cls, /, data, selectors)")
        static Object construct(PyType cls, Object data, Object selectors) {
            return new Compress(cls, Iteration.iter(data), Iteration.iter(selectors));
        }

        @Override
        public Object __next__() {
            while (true) {
                Object value = Iteration.next(data);
                Object selector = value == null ? null : Iteration.next(selectors);
                if (selector == null) {
                    return null;
                }
                if (Truth.of(selector)) {
                    return value;
                }
            }
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), PyTuple.of(data, selectors));
        }
    }

    /// The Python `itertools.dropwhile` type.
    /// CPython: dropwhileobject
    @PyClass(name = "itertools.dropwhile", subclassable = true)
    public static final class DropWhile extends PyIterator {
        public static final PyType TYPE = FilteringDropWhileBindings.newType();

        private final Object predicate;
        private final Object source;
        private boolean started;

        private DropWhile(PyType type, Object predicate, Object source) {
            super(type);
            this.predicate = predicate;
            this.source = source;
        }

        @Constructor("dropwhile(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            Object[] given = PlainArguments.of("dropwhile", TYPE, cls, args, kwnames, 2);
            return new DropWhile(cls, given[0], Iteration.iter(given[1]));
        }

        @Override
        public Object __next__() {
            while (true) {
                Object value = Iteration.next(source);
                if (value == null || started) {
                    return value;
                }
                if (!Truth.of(Calls.call(predicate, value))) {
                    started = true;
                    return value;
                }
            }
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), PyTuple.of(predicate, source), (Object) (started ? 1L : 0L));
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            started = Truth.of(state);
        }
    }

    /// The Python `itertools.takewhile` type.
    /// CPython: takewhileobject
    @PyClass(name = "itertools.takewhile", subclassable = true)
    public static final class TakeWhile extends PyIterator {
        public static final PyType TYPE = FilteringTakeWhileBindings.newType();

        private final Object predicate;
        private final Object source;
        private boolean stopped;

        private TakeWhile(PyType type, Object predicate, Object source) {
            super(type);
            this.predicate = predicate;
            this.source = source;
        }

        @Constructor("takewhile(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            Object[] given = PlainArguments.of("takewhile", TYPE, cls, args, kwnames, 2);
            return new TakeWhile(cls, given[0], Iteration.iter(given[1]));
        }

        @Override
        public Object __next__() {
            if (stopped) {
                return null;
            }
            Object value = Iteration.next(source);
            if (value == null || Truth.of(Calls.call(predicate, value))) {
                return value;
            }
            stopped = true;
            return null;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), PyTuple.of(predicate, source), (Object) (stopped ? 1L : 0L));
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            stopped = Truth.of(state);
        }
    }

    /// The Python `itertools.filterfalse` type.
    /// CPython: filterfalseobject
    @PyClass(name = "itertools.filterfalse", subclassable = true)
    public static final class FilterFalse extends PyIterator {
        public static final PyType TYPE = FilteringFilterFalseBindings.newType();

        private final Object predicate;
        private final Object source;

        private FilterFalse(PyType type, Object predicate, Object source) {
            super(type);
            this.predicate = predicate;
            this.source = source;
        }

        @Constructor("filterfalse(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            Object[] given = PlainArguments.of("filterfalse", TYPE, cls, args, kwnames, 2);
            return new FilterFalse(cls, given[0], Iteration.iter(given[1]));
        }

        @Override
        public Object __next__() {
            while (true) {
                Object value = Iteration.next(source);
                if (value == null || !Truth.of(predicate == PyNone.NONE ? value : Calls.call(predicate, value))) {
                    return value;
                }
            }
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), PyTuple.of(predicate, source));
        }
    }
}
