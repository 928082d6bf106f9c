package taipan.modules.pickle;

import java.util.Arrays;
import taipan.objects.Raised;

/// The stack of an unpickler and the marks in it. What lies below the last mark, the fence, is out of reach.
/// CPython: Modules/_pickle.c (Pdata)
final class UnpickleStack {
    private final PickleModule module;
    private Object[] items = new Object[16];
    private int size;
    private int[] marks = new int[8];
    private int markCount;
    private int fence;

    UnpickleStack(PickleModule module) {
        this.module = module;
    }

    int size() {
        return size;
    }

    int fence() {
        return fence;
    }

    void push(Object o) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = o;
    }

    Raised underflow() {
        return module.unpicklingError(markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");
    }

    Object pop() {
        if (size <= fence) {
            throw underflow();
        }
        Object o = items[--size];
        items[size] = null;
        return o;
    }

    Object top() {
        if (size <= fence) {
            throw underflow();
        }
        return items[size - 1];
    }

    void setTop(Object o) {
        items[size - 1] = o;
    }

    Object at(int place) {
        return items[place];
    }

    /// Demands that so many items lie above the fence.
    void require(int count) {
        if (size - count < fence) {
            throw underflow();
        }
    }

    void mark() {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = size;
        fence = size;
    }

    /// Removes the last mark and answers where it was.
    int popMark() {
        if (markCount == 0) {
            throw module.unpicklingError("could not find MARK");
        }
        int mark = marks[--markCount];
        fence = markCount > 0 ? marks[markCount - 1] : 0;
        return mark;
    }

    boolean isMarkOnTop() {
        return markCount > 0 && marks[markCount - 1] == size;
    }

    /// Takes everything from a place on.
    Object[] popFrom(int place) {
        if (place < fence) {
            throw underflow();
        }
        Object[] taken = Arrays.copyOfRange(items, place, size);
        clear(place);
        return taken;
    }

    void clear(int place) {
        Arrays.fill(items, place, size, null);
        size = place;
    }

    void reset() {
        clear(0);
        markCount = 0;
        fence = 0;
    }
}
