package taipan.modules.itertools;

import static taipan.objects.Raise.runtimeError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyIterator;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// What `tee` is made of: iterators that walk a chain of blocks of values, which the foremost one fills.
/// CPython: Modules/itertoolsmodule.c
final class Teeing {
    private static final int BLOCK_SIZE = 57;

    private Teeing() {}

    /// A block of values that were read from the common iterator.
    /// CPython: teedataobject
    @PyClass(name = "itertools._tee_dataobject")
    public static final class Block extends PyObject {
        public static final PyType TYPE = TeeingBlockBindings.newType();

        private final Object source;
        private final Object[] values = new Object[BLOCK_SIZE];
        private int count;
        private Block next;
        private boolean running;

        private Block(Object source) {
            super(TYPE);
            this.source = source;
        }

        @Constructor("_tee_dataobject(cls, it, values, next, /)")
        static Object construct(PyType cls, Object source, PyList values, Object next) {
            Block block = new Block(source);
            Object[] given = values.toArray();
            if (given.length > BLOCK_SIZE) {
                throw valueError("Invalid arguments");
            }
            System.arraycopy(given, 0, block.values, 0, given.length);
            block.count = given.length;
            if (given.length == BLOCK_SIZE) {
                if (next != PyNone.NONE) {
                    if (!(next instanceof Block link)) {
                        throw valueError("Invalid arguments");
                    }
                    block.next = link;
                }
            } else if (next != PyNone.NONE) {
                throw valueError("Invalid arguments");
            }
            return block;
        }

        /// The value at a place that is filled or is the next to be; null at the end of the iterator.
        private Object at(int index) {
            if (index < count) {
                return values[index];
            }
            if (running) {
                throw runtimeError("cannot re-enter the tee iterator");
            }
            running = true;
            Object value;
            try {
                value = Iteration.next(source);
            } finally {
                running = false;
            }
            if (value != null) {
                values[count++] = value;
            }
            return value;
        }

        private Block next() {
            if (next == null) {
                next = new Block(source);
            }
            return next;
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            Object link = next == null ? PyNone.NONE : next;
            return PyTuple.of(type(), PyTuple.of(source, PyList.of(Arrays.copyOf(values, count)), link));
        }
    }

    /// An iterator that `tee` answers.
    /// CPython: teeobject
    @PyClass(name = "itertools._tee", weakrefs = true)
    public static final class Tee extends PyIterator {
        public static final PyType TYPE = TeeingTeeBindings.newType();

        private Block block;
        private int index;

        private Tee(Block block, int index) {
            super(TYPE);
            this.block = block;
            this.index = index;
        }

        /// A tee over an iterator, or a copy of it when it is a tee.
        static Tee of(Object iterator) {
            return iterator instanceof Tee tee ? tee.copy() : new Tee(new Block(iterator), 0);
        }

        @Constructor("_tee(cls, iterable, /)")
        static Object construct(PyType cls, Object iterable) {
            return of(Iteration.iter(iterable));
        }

        @Override
        public Object __next__() {
            if (index == BLOCK_SIZE) {
                block = block.next();
                index = 0;
            }
            Object value = block.at(index);
            if (value != null) {
                index++;
            }
            return value;
        }

        @Method("__copy__(self, /)")
        Tee copy() {
            return new Tee(block, index);
        }

        @Method("__reduce__(self, /)")
        Object reduce() {
            PyTuple state = PyTuple.of(block, (Object) (long) index);
            return PyTuple.of(type(), PyTuple.of(PyTuple.EMPTY), state);
        }

        @Method("__setstate__(self, state, /)")
        void setState(Object state) {
            if (!(state instanceof PyTuple pair)) {
                throw typeError("state is not a tuple");
            }
            if (pair.size() != 2 || !(pair.at(0) instanceof Block from)) {
                throw typeError("function takes exactly 2 arguments (%d given)", pair.size());
            }
            long at = Conversion.toSize(pair.at(1));
            if (at < 0 || at > BLOCK_SIZE) {
                throw valueError("Index out of range");
            }
            block = from;
            index = (int) at;
        }
    }
}
