package taipan.lab;

import java.util.Arrays;

/// A growing array of ints.
final class Ints {
    private static final int[] NONE = {};

    int[] items = NONE;
    int size;

    void add(int value) {
        if (size == items.length) items = Arrays.copyOf(items, Math.max(16, size * 2));
        items[size++] = value;
    }

    void clear() {
        size = 0;
    }

    int get(int index) {
        return items[index];
    }

    int last() {
        return items[size - 1];
    }

    int removeLast() {
        return items[--size];
    }

    int indexOf(int value) {
        for (int i = 0; i < size; i++) {
            if (items[i] == value) return i;
        }
        return -1;
    }

    boolean sameAs(Ints other) {
        return Arrays.equals(items, 0, size, other.items, 0, other.size);
    }

    void set(Ints other) {
        if (items.length < other.size) items = new int[Math.max(other.size, items.length * 2)];
        System.arraycopy(other.items, 0, items, 0, other.size);
        size = other.size;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
