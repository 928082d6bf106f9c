package taipan.modules.itertools;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Imports;
import taipan.objects.Iteration;
import taipan.objects.Numbers;
import taipan.objects.PyIterator;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// The iterators that look at neighbours: `accumulate` and `groupby`.
/// CPython: Modules/itertoolsmodule.c
final class Grouping {
    private Grouping() {}

    /// The Python `itertools.accumulate` type.
    /// CPython: accumulateobject
    @PyClass(name = "itertools.accumulate", subclassable = true)
    public static final class Accumulate extends PyIterator {
        public static final PyType TYPE = GroupingAccumulateBindings.newType();

        private final Object source;
        private final Object function;
        private Object initial;

        /// Null before the first value.
        private Object total;

        private Accumulate(PyType type, Object source, Object function, Object initial) {
            super(type);
            this.source = source;
            this.function = function;
            this.initial = initial;
        }

        @Constructor("accumulate(cls, /, iterable, func=None, *, initial=None)")
        static Object construct(PyType cls, Object iterable, Object function, Object initial) {
            return new Accumulate(cls, Iteration.iter(iterable), function, initial);
        }

        @Override
        public Object __next__() {
            if (initial != PyNone.NONE) {
                total = initial;
                initial = PyNone.NONE;
                return total;
            }
            Object value = Iteration.next(source);
            if (value == null) {
                return null;
            }
            if (total == null) {
                total = value;
            } else {
                total = function == PyNone.NONE ? Numbers.add(total, value) : Calls.call(function, total, value);
            }
            return total;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            if (initial != PyNone.NONE) {
                Object rest = Chaining.Chain.of(PyTuple.of(initial), source);
                return PyTuple.of(type(), PyTuple.of(rest, function), PyNone.NONE);
            }
            if (total == PyNone.NONE) {
                // A total of None cannot be told from none in a state, so it goes in front of the rest.
                Object rest = new Accumulate(type(), Chaining.Chain.of(PyTuple.of(total), source), function, initial);
                return PyTuple.of(Chaining.Slice.TYPE, PyTuple.of(rest, (Object) 1L, PyNone.NONE));
            }
            return PyTuple.of(type(), PyTuple.of(source, function), total == null ? PyNone.NONE : total);
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            total = state;
        }
    }

    /// The Python `itertools.groupby` type.
    /// CPython: groupbyobject
    @PyClass(name = "itertools.groupby", subclassable = true)
    public static final class GroupBy extends PyIterator {
        public static final PyType TYPE = GroupingGroupByBindings.newType();

        private final Object source;
        private final Object keyFunction;

        /// The key of the group handed out last, and the key and value that were read last; null when there is none.
        private Object targetKey;

        private Object key;
        private Object value;

        /// The group that may still read values.
        private Group group;

        private GroupBy(PyType type, Object source, Object keyFunction) {
            super(type);
            this.source = source;
            this.keyFunction = keyFunction;
        }

        @Constructor("groupby(cls, /, iterable, key=None)")
        static Object construct(PyType cls, Object iterable, Object key) {
            return new GroupBy(cls, Iteration.iter(iterable), key);
        }

        @Override
        public Object __next__() {
            group = null;
            while (key == null || targetKey != null && Comparison.equal(targetKey, key)) {
                if (!step()) {
                    return null;
                }
            }
            targetKey = key;
            group = new Group(this, key);
            return PyTuple.of(key, group);
        }

        private boolean step() {
            Object next = Iteration.next(source);
            if (next == null) {
                return false;
            }
            Object nextKey = keyFunction == PyNone.NONE ? next : Calls.call(keyFunction, next);
            value = next;
            key = nextKey;
            return true;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            PyTuple arguments = PyTuple.of(source, keyFunction);
            if (key != null && targetKey != null && value != null) {
                return PyTuple.of(type(), arguments, PyTuple.of(key, value, targetKey));
            }
            return PyTuple.of(type(), arguments);
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            if (!(state instanceof PyTuple parts)) {
                throw typeError("state is not a tuple");
            }
            if (parts.size() != 3) {
                throw typeError("function takes exactly 3 arguments (%d given)", parts.size());
            }
            key = parts.at(0);
            value = parts.at(1);
            targetKey = parts.at(2);
        }
    }

    /// One group of a `groupby`.
    /// CPython: _grouperobject
    @PyClass(name = "itertools._grouper")
    public static final class Group extends PyIterator {
        public static final PyType TYPE = GroupingGroupBindings.newType();

        private final GroupBy parent;
        private final Object key;

        private Group(GroupBy parent, Object key) {
            super(TYPE);
            this.parent = parent;
            this.key = key;
        }

        @Constructor("_grouper(cls, parent, tgtkey, /)")
        static Object construct(PyType cls, GroupBy parent, Object key) {
            Group group = new Group(parent, key);
            parent.group = group;
            return group;
        }

        @Override
        public Object __next__() {
            if (parent.group != this || parent.value == null && !parent.step() || !Comparison.equal(key, parent.key)) {
                return null;
            }
            Object value = parent.value;
            parent.value = null;
            parent.key = null;
            return value;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            if (parent.group != this) {
                return PyTuple.of(Imports.attribute("builtins", "iter"), PyTuple.of(PyTuple.EMPTY));
            }
            return PyTuple.of(type(), PyTuple.of(parent, key));
        }
    }
}
