package taipan.modules.collections;

import static taipan.objects.Raise.runtimeError;

import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyIterator;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// Iterates over a deque.
/// CPython: Modules/_collectionsmodule.c
@PyClass(name = "_collections._deque_iterator")
public final class PyDequeIterator extends PyIterator {
    public static final PyType TYPE = PyDequeIteratorBindings.newType();

    private final PyDeque deque;
    private final int seen;
    private int left;

    PyDequeIterator(PyDeque deque) {
        super(TYPE);
        this.deque = deque;
        this.seen = deque.changes();
        this.left = deque.size();
    }

    @Constructor("_deque_iterator(cls, deque, index=0, /)")
    static Object construct(PyType cls, PyDeque deque, long index) {
        PyDequeIterator iterator = new PyDequeIterator(deque);
        iterator.left -= (int) Math.clamp(index, 0, iterator.left);
        return iterator;
    }

    @Override
    public Object __next__() {
        if (deque.changes() != seen) {
            left = 0;
            throw runtimeError("deque mutated during iteration");
        }
        if (left == 0) {
            return null;
        }
        Object item = deque.at(deque.size() - left, seen);
        if (item == null) {
            left = 0;
            throw runtimeError("deque mutated during iteration");
        }
        left--;
        return item;
    }

    @Method("__length_hint__(self, /)")
    long lengthHint() {
        return left;
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        return PyTuple.of(type(), PyTuple.of(deque, (Object) (long) (deque.size() - left)));
    }
}
