package taipan.objects;

import java.util.Arrays;

/// The sort of `list.sort` and `sorted`: a stable, adaptive merge sort. Lists of ints or of strs alone are sorted by Java, whose
/// order for them is the same.
///
/// Natural runs are found, lengthened to a minimum by binary insertion, and merged in a balanced way; a merge that finds one side winning many times in a
/// row searches ahead exponentially ("gallops"). Only `<` is ever asked.
/// CPython: Objects/listobject.c, Objects/listsort.txt
final class ListSort {
    private static final int MIN_GALLOP = 7;
    private static final int DEEPEST = 85;

    /// What all keys are, when that makes comparing them simple.
    private enum Kind { ANY, INT, FLOAT, STR }

    private final Kind kind;
    /// What is compared.
    private final Object[] keys;
    /// What moves along with the keys; null when the keys are the items themselves.
    private final Object[] values;
    private Object[] spareKeys = new Object[128];
    private Object[] spareValues;
    private int minGallop = MIN_GALLOP;
    private int runs;
    private final int[] runStart = new int[DEEPEST];
    private final int[] runLength = new int[DEEPEST];

    private ListSort(Object[] keys, Object[] values, Kind kind) {
        this.keys = keys;
        this.values = values;
        this.kind = kind;
        this.spareValues = values == null ? null : new Object[128];
    }

    /// Sorts the first `n` items in place. When a comparison raises, the items are in some order, none lost.
    static void sort(Object[] items, int n, Object key, boolean reverse) {
        if (key == null) {
            sort(items, null, n, reverse);
            return;
        }
        Object[] keys = new Object[n];
        ThreadState ts = ThreadState.current();
        for (int i = 0; i < n; i++) {
            keys[i] = Calls.call(ts, key, items[i]);
        }
        sort(keys, items, n, reverse);
    }

    private static void sort(Object[] keys, Object[] values, int n, boolean reverse) {
        if (n < 2) {
            return;
        }
        // Reversing before and after keeps equal items in their order.
        if (reverse) {
            reverse(keys, values, 0, n);
        }
        try {
            Kind kind = kind(keys, n);
            if (values == null && kind == Kind.INT) {
                sortInts(keys, n);
            } else if (values == null && kind == Kind.STR) {
                Arrays.sort(keys, 0, n);
            } else {
                new ListSort(keys, values, kind).sort(n);
            }
        } finally {
            if (reverse) {
                reverse(keys, values, 0, n);
            }
        }
    }

    private static Kind kind(Object[] keys, int n) {
        Class<?> c = keys[0].getClass();
        if (c != Long.class && c != String.class && c != Double.class) {
            return Kind.ANY;
        }
        for (int i = 1; i < n; i++) {
            if (keys[i].getClass() != c) {
                return Kind.ANY;
            }
        }
        return c == Long.class ? Kind.INT : c == String.class ? Kind.STR : Kind.FLOAT;
    }

    private static void sortInts(Object[] items, int n) {
        long[] plain = new long[n];
        boolean ascending = true;
        for (int i = 0; i < n; i++) {
            plain[i] = (Long) items[i];
            ascending &= i == 0 || plain[i - 1] <= plain[i];
        }
        if (!ascending) {
            Arrays.sort(plain);
            for (int i = 0; i < n; i++) {
                items[i] = plain[i];
            }
        }
    }

    private static void reverse(Object[] keys, Object[] values, int from, int to) {
        PyList.reverse(keys, from, to);
        if (values != null) {
            PyList.reverse(values, from, to);
        }
    }

    private boolean less(Object a, Object b) {
        return switch (kind) {
            case INT -> (Long) a < (Long) b;
            case FLOAT -> (Double) a < (Double) b;
            case STR -> ((String) a).compareTo((String) b) < 0;
            case ANY -> Comparison.lessThan(a, b);
        };
    }

    private void sort(int n) {
        int minimum = minimumRun(n);
        int low = 0;
        while (low < n) {
            int length = countRun(low, n);
            if (length < minimum) {
                int forced = Math.min(n - low, minimum);
                insertionSort(low, low + forced, low + length);
                length = forced;
            }
            runStart[runs] = low;
            runLength[runs++] = length;
            mergeUnbalanced();
            low += length;
        }
        while (runs > 1) {
            int i = runs - 2;
            merge(i > 0 && runLength[i - 1] < runLength[i + 1] ? i - 1 : i);
        }
    }

    /// CPython: merge_compute_minrun
    private static int minimumRun(int n) {
        int lost = 0;
        while (n >= 64) {
            lost |= n & 1;
            n >>= 1;
        }
        return n + lost;
    }

    /// The length of the run that starts at `low`; a strictly descending one is turned around. CPython: count_run
    private int countRun(int low, int high) {
        int i = low + 1;
        if (i == high) {
            return 1;
        }
        if (less(keys[i], keys[low])) {
            for (i++; i < high && less(keys[i], keys[i - 1]); i++) {
                // still descending
            }
            reverse(keys, values, low, i);
        } else {
            for (i++; i < high && !less(keys[i], keys[i - 1]); i++) {
                // still ascending
            }
        }
        return i - low;
    }

    /// Sorts `low` to `high`, of which the part before `start` is sorted. CPython: binarysort
    private void insertionSort(int low, int high, int start) {
        for (int next = start == low ? start + 1 : start; next < high; next++) {
            Object key = keys[next];
            int l = low;
            int r = next;
            while (l < r) {
                int middle = l + r >>> 1;
                if (less(key, keys[middle])) {
                    r = middle;
                } else {
                    l = middle + 1;
                }
            }
            System.arraycopy(keys, l, keys, l + 1, next - l);
            keys[l] = key;
            if (values != null) {
                Object value = values[next];
                System.arraycopy(values, l, values, l + 1, next - l);
                values[l] = value;
            }
        }
    }

    /// Merges until the lengths of the pending runs grow fast enough. CPython: merge_collapse
    private void mergeUnbalanced() {
        while (runs > 1) {
            int i = runs - 2;
            if (i > 0 && runLength[i - 1] <= runLength[i] + runLength[i + 1]
                    || i > 1 && runLength[i - 2] <= runLength[i - 1] + runLength[i]) {
                merge(runLength[i - 1] < runLength[i + 1] ? i - 1 : i);
            } else if (runLength[i] <= runLength[i + 1]) {
                merge(i);
            } else {
                return;
            }
        }
    }

    /// Merges the runs `i` and `i + 1`. CPython: merge_at
    private void merge(int i) {
        int a = runStart[i];
        int na = runLength[i];
        int b = runStart[i + 1];
        int nb = runLength[i + 1];
        runLength[i] = na + nb;
        if (i == runs - 3) {
            runStart[i + 1] = runStart[i + 2];
            runLength[i + 1] = runLength[i + 2];
        }
        runs--;
        int settled = gallopRight(keys[b], keys, a, na, 0);
        a += settled;
        na -= settled;
        if (na == 0) {
            return;
        }
        nb = gallopLeft(keys[a + na - 1], keys, b, nb, nb - 1);
        if (nb == 0) {
            return;
        }
        if (na <= nb) {
            mergeLow(a, na, b, nb);
        } else {
            mergeHigh(a, na, b, nb);
        }
    }

    /// How many of the `n` sorted keys from `base` on are less than the key; the search starts at `hint`.
    /// CPython: gallop_left
    private int gallopLeft(Object key, Object[] a, int base, int n, int hint) {
        int last = 0;
        int offset = 1;
        if (less(a[base + hint], key)) {
            int most = n - hint;
            while (offset < most && less(a[base + hint + offset], key)) {
                last = offset;
                offset = doubled(offset, most);
            }
            offset = Math.min(offset, most) + hint;
            last += hint;
        } else {
            int most = hint + 1;
            while (offset < most && !less(a[base + hint - offset], key)) {
                last = offset;
                offset = doubled(offset, most);
            }
            int nearest = last;
            last = hint - Math.min(offset, most);
            offset = hint - nearest;
        }
        last++;
        while (last < offset) {
            int middle = last + (offset - last >> 1);
            if (less(a[base + middle], key)) {
                last = middle + 1;
            } else {
                offset = middle;
            }
        }
        return offset;
    }

    /// How many of the `n` sorted keys from `base` on are not greater than the key. CPython: gallop_right
    private int gallopRight(Object key, Object[] a, int base, int n, int hint) {
        int last = 0;
        int offset = 1;
        if (less(key, a[base + hint])) {
            int most = hint + 1;
            while (offset < most && less(key, a[base + hint - offset])) {
                last = offset;
                offset = doubled(offset, most);
            }
            int nearest = last;
            last = hint - Math.min(offset, most);
            offset = hint - nearest;
        } else {
            int most = n - hint;
            while (offset < most && !less(key, a[base + hint + offset])) {
                last = offset;
                offset = doubled(offset, most);
            }
            offset = Math.min(offset, most) + hint;
            last += hint;
        }
        last++;
        while (last < offset) {
            int middle = last + (offset - last >> 1);
            if (less(key, a[base + middle])) {
                offset = middle;
            } else {
                last = middle + 1;
            }
        }
        return offset;
    }

    private static int doubled(int offset, int most) {
        return offset >= most >> 1 ? most : (offset << 1) + 1;
    }

    // Moving keys and values together

    private void makeSpare(int n) {
        if (spareKeys.length < n) {
            spareKeys = new Object[n];
            if (values != null) {
                spareValues = new Object[n];
            }
        }
    }

    private void save(int from, int n) {
        makeSpare(n);
        System.arraycopy(keys, from, spareKeys, 0, n);
        if (values != null) {
            System.arraycopy(values, from, spareValues, 0, n);
        }
    }

    private void restore(int from, int to, int n) {
        System.arraycopy(spareKeys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(spareValues, from, values, to, n);
        }
    }

    private void move(int from, int to, int n) {
        System.arraycopy(keys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(values, from, values, to, n);
        }
    }

    private void move(int from, int to) {
        keys[to] = keys[from];
        if (values != null) {
            values[to] = values[from];
        }
    }

    private void restore(int from, int to) {
        keys[to] = spareKeys[from];
        if (values != null) {
            values[to] = spareValues[from];
        }
    }

    /// Merges two adjacent runs from the left; the shorter left one waits in the spare arrays. CPython: merge_lo
    private void mergeLow(int a, int na, int b, int nb) {
        save(a, na);
        int to = a;
        int left = 0;
        move(b++, to++);
        nb--;
        boolean leftIsGreatest = false;
        try {
            if (nb == 0) {
                return;
            }
            if (na == 1) {
                leftIsGreatest = true;
                return;
            }
            while (true) {
                int leftWins = 0;
                int rightWins = 0;
                do {
                    if (less(keys[b], spareKeys[left])) {
                        move(b++, to++);
                        rightWins++;
                        leftWins = 0;
                        if (--nb == 0) {
                            return;
                        }
                    } else {
                        restore(left++, to++);
                        leftWins++;
                        rightWins = 0;
                        if (--na == 1) {
                            leftIsGreatest = true;
                            return;
                        }
                    }
                } while (leftWins < minGallop && rightWins < minGallop);
                minGallop++;
                do {
                    minGallop -= minGallop > 1 ? 1 : 0;
                    leftWins = gallopRight(keys[b], spareKeys, left, na, 0);
                    if (leftWins > 0) {
                        restore(left, to, leftWins);
                        to += leftWins;
                        left += leftWins;
                        na -= leftWins;
                        if (na == 1) {
                            leftIsGreatest = true;
                            return;
                        }
                        if (na == 0) {
                            return;
                        }
                    }
                    move(b++, to++);
                    if (--nb == 0) {
                        return;
                    }
                    rightWins = gallopLeft(spareKeys[left], keys, b, nb, 0);
                    if (rightWins > 0) {
                        move(b, to, rightWins);
                        to += rightWins;
                        b += rightWins;
                        nb -= rightWins;
                        if (nb == 0) {
                            return;
                        }
                    }
                    restore(left++, to++);
                    if (--na == 1) {
                        leftIsGreatest = true;
                        return;
                    }
                } while (leftWins >= MIN_GALLOP || rightWins >= MIN_GALLOP);
                minGallop++;
            }
        } finally {
            if (leftIsGreatest) {
                move(b, to, nb);
                restore(left, to + nb);
            } else {
                restore(left, to, na);
            }
        }
    }

    /// Merges two adjacent runs from the right; the shorter right one waits in the spare arrays. CPython: merge_hi
    private void mergeHigh(int a, int na, int b, int nb) {
        save(b, nb);
        int to = b + nb - 1;
        int right = nb - 1;
        int left = a + na - 1;
        move(left--, to--);
        na--;
        boolean rightIsLeast = false;
        try {
            if (na == 0) {
                return;
            }
            if (nb == 1) {
                rightIsLeast = true;
                return;
            }
            while (true) {
                int leftWins = 0;
                int rightWins = 0;
                do {
                    if (less(spareKeys[right], keys[left])) {
                        move(left--, to--);
                        leftWins++;
                        rightWins = 0;
                        if (--na == 0) {
                            return;
                        }
                    } else {
                        restore(right--, to--);
                        rightWins++;
                        leftWins = 0;
                        if (--nb == 1) {
                            rightIsLeast = true;
                            return;
                        }
                    }
                } while (leftWins < minGallop && rightWins < minGallop);
                minGallop++;
                do {
                    minGallop -= minGallop > 1 ? 1 : 0;
                    leftWins = na - gallopRight(spareKeys[right], keys, a, na, na - 1);
                    if (leftWins > 0) {
                        to -= leftWins;
                        left -= leftWins;
                        move(left + 1, to + 1, leftWins);
                        na -= leftWins;
                        if (na == 0) {
                            return;
                        }
                    }
                    restore(right--, to--);
                    if (--nb == 1) {
                        rightIsLeast = true;
                        return;
                    }
                    rightWins = nb - gallopLeft(keys[left], spareKeys, 0, nb, nb - 1);
                    if (rightWins > 0) {
                        to -= rightWins;
                        right -= rightWins;
                        restore(right + 1, to + 1, rightWins);
                        nb -= rightWins;
                        if (nb == 1) {
                            rightIsLeast = true;
                            return;
                        }
                        if (nb == 0) {
                            return;
                        }
                    }
                    move(left--, to--);
                    if (--na == 0) {
                        return;
                    }
                } while (leftWins >= MIN_GALLOP || rightWins >= MIN_GALLOP);
                minGallop++;
            }
        } finally {
            if (rightIsLeast) {
                move(left - na + 1, to - na + 1, na);
                restore(right, to - na);
            } else if (nb > 0) {
                restore(0, to - nb + 1, nb);
            }
        }
    }
}
