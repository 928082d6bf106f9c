package taipan.modules;

import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.runtimeError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Comparison;
import taipan.objects.InterpreterState;
import taipan.objects.PyList;

/// The `_heapq` module: priority queues in lists.
///
/// A comparison may run Python code that changes the list; its length is compared after each one.
/// CPython: Modules/_heapqmodule.c
@PyModule("_heapq")
public final class HeapqModule {
    public HeapqModule(InterpreterState interpreter) {}

    /// Whether `a` belongs above `b`: the lesser in a usual heap, the greater in one of maxima.
    private static boolean above(Object a, Object b, boolean max) {
        return max ? Comparison.lessThan(b, a) : Comparison.lessThan(a, b);
    }

    private static void check(PyList heap, int size) {
        if (heap.size() != size) {
            throw runtimeError("list changed size during iteration");
        }
    }

    /// Moves the item at `from` up to its place below `top`. CPython: siftdown
    private static void siftDown(PyList heap, int top, int from, boolean max) {
        int size = heap.size();
        if (from >= size) {
            throw indexError("index out of range");
        }
        int place = from;
        while (place > top) {
            int parent = place - 1 >> 1;
            Object item = heap.get(place);
            Object parentItem = heap.get(parent);
            boolean wrong = above(item, parentItem, max);
            check(heap, size);
            if (!wrong) {
                return;
            }
            heap.set(place, heap.get(parent));
            heap.set(parent, item);
            place = parent;
        }
    }

    /// Moves the item at `top` to the leaves, the better child up each time, and then up to its place.
    /// CPython: siftup
    private static void siftUp(PyList heap, int top, boolean max) {
        int size = heap.size();
        if (top >= size) {
            throw indexError("index out of range");
        }
        int place = top;
        int limit = size >> 1;
        while (place < limit) {
            int child = 2 * place + 1;
            if (child + 1 < size) {
                boolean first = above(heap.get(child), heap.get(child + 1), max);
                check(heap, size);
                if (!first) {
                    child++;
                }
            }
            Object up = heap.get(child);
            heap.set(child, heap.get(place));
            heap.set(place, up);
            place = child;
        }
        siftDown(heap, top, place, max);
    }

    private static void heapify(PyList heap, boolean max) {
        for (int i = (heap.size() >> 1) - 1; i >= 0; i--) {
            siftUp(heap, i, max);
        }
    }

    private static Object pop(PyList heap, boolean max) {
        Object last = heap.removeLast();
        if (last == null) {
            throw indexError("index out of range");
        }
        if (heap.size() == 0) {
            return last;
        }
        Object top = heap.get(0);
        heap.set(0, last);
        siftUp(heap, 0, max);
        return top;
    }

    private static Object replace(PyList heap, Object item, boolean max) {
        if (heap.size() == 0) {
            throw indexError("index out of range");
        }
        Object top = heap.get(0);
        heap.set(0, item);
        siftUp(heap, 0, max);
        return top;
    }

    @Function("heappush(heap, item, /)")
    void heappush(PyList heap, Object item) {
        heap.append(item);
        siftDown(heap, 0, heap.size() - 1, false);
    }

    @Function("heappushpop(heap, item, /)")
    Object heappushpop(PyList heap, Object item) {
        if (heap.size() == 0) {
            return item;
        }
        Object top = heap.get(0);
        if (!Comparison.lessThan(top, item)) {
            return item;
        }
        if (heap.size() == 0) {
            throw indexError("index out of range");
        }
        top = heap.get(0);
        heap.set(0, item);
        siftUp(heap, 0, false);
        return top;
    }

    @Function("heappop(heap, /)")
    Object heappop(PyList heap) {
        return pop(heap, false);
    }

    @Function("heapreplace(heap, item, /)")
    Object heapreplace(PyList heap, Object item) {
        return replace(heap, item, false);
    }

    @Function("heapify(heap, /)")
    void heapify(PyList heap) {
        heapify(heap, false);
    }

    @Function("_heappop_max(heap, /)")
    Object heappopMax(PyList heap) {
        return pop(heap, true);
    }

    @Function("_heapreplace_max(heap, item, /)")
    Object heapreplaceMax(PyList heap, Object item) {
        return replace(heap, item, true);
    }

    @Function("_heapify_max(heap, /)")
    void heapifyMax(PyList heap) {
        heapify(heap, true);
    }
}
