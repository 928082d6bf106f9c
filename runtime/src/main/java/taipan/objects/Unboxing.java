package taipan.objects;

import java.util.Arrays;

/// Between arrays of Python values and arrays of plain numbers: what the storage of lists is made with.
/// CPython: no counterpart
final class Unboxing {
    private Unboxing() {}

    /// The values as longs, or null unless there are some and all are ints of 64 bits.
    static long[] longs(Object[] values, int from, int n) {
        if (n == 0 || !(values[from] instanceof Long)) {
            return null;
        }
        long[] longs = new long[n];
        for (int i = 0; i < n; i++) {
            if (!(values[from + i] instanceof Long v)) {
                return null;
            }
            longs[i] = v;
        }
        return longs;
    }

    /// The values as doubles, or null unless there are some and all are floats.
    static double[] doubles(Object[] values, int from, int n) {
        if (n == 0 || !(values[from] instanceof Double)) {
            return null;
        }
        double[] doubles = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(values[from + i] instanceof Double v)) {
                return null;
            }
            doubles[i] = v;
        }
        return doubles;
    }

    /// The first `n` numbers as values, in an array of length `room`.
    static Object[] box(long[] longs, int n, int room) {
        Object[] values = new Object[room];
        for (int i = 0; i < n; i++) {
            values[i] = longs[i];
        }
        return values;
    }

    static Object[] box(double[] doubles, int n, int room) {
        Object[] values = new Object[room];
        for (int i = 0; i < n; i++) {
            values[i] = doubles[i];
        }
        return values;
    }

    static long[] pick(long[] items, PySlice.Bounds b) {
        if (b.step() == 1) {
            return Arrays.copyOfRange(items, b.start(), b.start() + b.length());
        }
        long[] picked = new long[b.length()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = items[b.at(i)];
        }
        return picked;
    }

    static double[] pick(double[] items, PySlice.Bounds b) {
        if (b.step() == 1) {
            return Arrays.copyOfRange(items, b.start(), b.start() + b.length());
        }
        double[] picked = new double[b.length()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = items[b.at(i)];
        }
        return picked;
    }

    /// Fills an array with its first `n` items over and over.
    static void repeat(Object array, int n, int length) {
        for (int done = n; done < length; done += Math.min(done, length - done)) {
            System.arraycopy(array, 0, array, done, Math.min(done, length - done));
        }
    }

    static void reverse(long[] a, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            long item = a[i];
            a[i] = a[j];
            a[j] = item;
        }
    }

    static void reverse(double[] a, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            double item = a[i];
            a[i] = a[j];
            a[j] = item;
        }
    }

    /// Whether two floats count as the same item: equal, or the same NaN.
    static boolean same(double a, double b) {
        return a == b || Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    /// Sorts floats as Python does, unless there are some that Java orders otherwise: it puts NaN last and -0.0 before 0.0.
    static boolean sort(double[] a, int n) {
        for (int i = 0; i < n; i++) {
            double d = a[i];
            if (d != d || d == 0.0 && Double.doubleToRawLongBits(d) != 0) {
                return false;
            }
        }
        Arrays.sort(a, 0, n);
        return true;
    }
}
