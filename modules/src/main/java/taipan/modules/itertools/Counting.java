package taipan.modules.itertools;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.Numbers;
import taipan.objects.PyComplex;
import taipan.objects.PyIterator;
import taipan.objects.PyList;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.text.TextBuilder;

/// The iterators without end: `count`, `cycle`, `repeat`.
/// CPython: Modules/itertoolsmodule.c
final class Counting {
    private Counting() {}

    /// The Python `itertools.count` type.
    /// CPython: countobject
    @PyClass(name = "itertools.count", subclassable = true)
    public static final class Count extends PyIterator {
        public static final PyType TYPE = CountingCountBindings.newType();
        private static final Long ONE = 1L;

        private Object next;
        private final Object step;

        private Count(PyType type, Object start, Object step) {
            super(type);
            this.next = start;
            this.step = step;
        }

        @Constructor("count(cls, /, start=0, step=1)")
        static Object construct(PyType cls, Object start, Object step) {
            if (!isNumber(start) || !isNumber(step)) {
                throw typeError("a number is required");
            }
            return new Count(cls, start, step);
        }

        private static boolean isNumber(Object o) {
            return o instanceof Number
                    || o instanceof PyComplex
                    || Conversion.isIndex(o)
                    || Attributes.special(o, "__int__") != null
                    || Attributes.special(o, "__float__") != null
                    || Attributes.special(o, "__complex__") != null;
        }

        @Override
        public synchronized Object __next__() {
            Object value = next;
            if (step == ONE && value instanceof Long n && n < Long.MAX_VALUE) {
                next = n + 1;
            } else {
                next = Numbers.add(value, step);
            }
            return value;
        }

        private boolean hasUnitStep() {
            return step instanceof Long n && n == 1;
        }

        public Object __repr__() {
            TextBuilder out = new TextBuilder().append(type().name()).append("(").append(Representation.repr(next));
            if (!hasUnitStep()) {
                out.append(", ").append(Representation.repr(step));
            }
            return out.append(")").toStr();
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), hasUnitStep() ? PyTuple.of(next) : PyTuple.of(next, step));
        }
    }

    /// The Python `itertools.cycle` type.
    /// CPython: cycleobject
    @PyClass(name = "itertools.cycle", subclassable = true)
    public static final class Cycle extends PyIterator {
        public static final PyType TYPE = CountingCycleBindings.newType();

        /// Null once the iterable is exhausted.
        private Object source;

        private Object[] saved = new Object[8];
        private int count;
        private int index;

        /// Are the values of this pass saved already? So it is after `__setstate__`.
        private boolean keptBefore;

        private Cycle(PyType type, Object source) {
            super(type);
            this.source = source;
        }

        @Constructor("cycle(cls, /, *args, **kwargs)")
        static Object construct(PyType cls, Object[] args, Object[] kwnames) {
            Object[] given = PlainArguments.of("cycle", TYPE, cls, args, kwnames, 1);
            return new Cycle(cls, Iteration.iter(given[0]));
        }

        @Override
        public Object __next__() {
            if (source != null) {
                Object value = Iteration.next(source);
                if (value != null) {
                    if (!keptBefore) {
                        keep(value);
                    }
                    return value;
                }
                source = null;
            }
            if (count == 0) {
                return null;
            }
            Object value = saved[index];
            index = index + 1 == count ? 0 : index + 1;
            return value;
        }

        private void keep(Object value) {
            if (count == saved.length) {
                saved = java.util.Arrays.copyOf(saved, 2 * count);
            }
            saved[count++] = value;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            PyList kept = PyList.of(java.util.Arrays.copyOf(saved, count));
            if (source == null) {
                Object rest = Iteration.iter(kept);
                if (index != 0) {
                    Calls.method(rest, "__setstate__", (Object) (long) index);
                }
                return PyTuple.of(type(), PyTuple.of(rest), PyTuple.of(kept, (Object) true));
            }
            return PyTuple.of(type(), PyTuple.of(source), PyTuple.of(kept, (Object) keptBefore));
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            if (!(state instanceof PyTuple pair)) {
                throw typeError("state is not a tuple");
            }
            if (pair.size() != 2 || !(pair.at(0) instanceof PyList list)) {
                throw typeError("function missing required argument");
            }
            Object[] values = list.toArray();
            count = 0;
            for (Object value : values) {
                keep(value);
            }
            keptBefore = Conversion.toInt(pair.at(1)) != 0;
            index = 0;
        }
    }

    /// The Python `itertools.repeat` type.
    /// CPython: repeatobject
    @PyClass(name = "itertools.repeat", subclassable = true)
    public static final class Repeat extends PyIterator {
        public static final PyType TYPE = CountingRepeatBindings.newType();

        private final Object value;

        /// How often still; -1 for ever.
        private long left;

        private Repeat(PyType type, Object value, long left) {
            super(type);
            this.value = value;
            this.left = left;
        }

        @Constructor("repeat(cls, /, object, times=NULL)")
        static Object construct(PyType cls, Object value, Object times) {
            return new Repeat(cls, value, times == null ? -1 : Math.max(Conversion.toSize(times), 0));
        }

        @Override
        public Object __next__() {
            if (left > 0) {
                left--;
            } else if (left == 0) {
                return null;
            }
            return value;
        }

        public Object __repr__() {
            TextBuilder out = new TextBuilder().append(type().name()).append("(").append(Representation.repr(value));
            if (left >= 0) {
                out.append(", ").append(Long.toString(left));
            }
            return out.append(")").toStr();
        }

        @Method("__length_hint__(self, /)")
        long lengthHint() {
            if (left < 0) {
                throw typeError("len() of unsized object");
            }
            return left;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            return PyTuple.of(type(), left < 0 ? PyTuple.of(value) : PyTuple.of(value, (Object) left));
        }
    }
}
