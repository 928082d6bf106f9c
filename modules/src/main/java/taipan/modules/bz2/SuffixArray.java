package taipan.modules.bz2;

import java.util.Arrays;

/// Sorts the suffixes of a text in time proportional to its length, whatever the text: induced sorting.
/// CPython: no counterpart; source: Nong, Zhang, Chan, Two Efficient Algorithms for Linear Time Suffix Array Construction
final class SuffixArray {
    private SuffixArray() {}

    /// The places of the first `length` bytes in the order of the rotations that begin there.
    static int[] rotations(byte[] text, int length) {
        int[] twice = new int[2 * length + 1];
        for (int i = 0; i < length; i++) {
            twice[i] = (text[i] & 0xFF) + 1;
            twice[length + i] = twice[i];
        }
        int[] sorted = new int[twice.length];
        sort(twice, sorted, twice.length, 257);
        int[] order = new int[length];
        int n = 0;
        for (int place : sorted) {
            if (place < length) {
                order[n++] = place;
            }
        }
        return order;
    }

    /// Sorts the suffixes of `s[0, n)`, whose last number is the only 0 and whose numbers are below `k`.
    private static void sort(int[] s, int[] sa, int n, int k) {
        // A suffix is small when it comes before the next one.
        boolean[] small = new boolean[n];
        small[n - 1] = true;
        for (int i = n - 2; i >= 0; i--) {
            small[i] = s[i] < s[i + 1] || s[i] == s[i + 1] && small[i + 1];
        }
        int[] counts = new int[k];
        for (int i = 0; i < n; i++) {
            counts[s[i]]++;
        }
        int[] bucket = new int[k];
        Arrays.fill(sa, 0, n, -1);
        ends(counts, bucket);
        for (int i = 1; i < n; i++) {
            if (isLeftmost(small, i)) {
                sa[--bucket[s[i]]] = i;
            }
        }
        induce(s, sa, n, small, counts, bucket);
        int found = 0;
        for (int i = 0; i < n; i++) {
            if (isLeftmost(small, sa[i])) {
                sa[found++] = sa[i];
            }
        }
        Arrays.fill(sa, found, n, -1);
        int names = 0;
        int previous = -1;
        for (int i = 0; i < found; i++) {
            int place = sa[i];
            if (previous < 0 || !same(s, small, n, place, previous)) {
                names++;
            }
            previous = place;
            sa[found + place / 2] = names - 1;
        }
        int[] reduced = new int[found];
        int at = 0;
        for (int i = found; i < n; i++) {
            if (sa[i] >= 0) {
                reduced[at++] = sa[i];
            }
        }
        int[] order = new int[found];
        if (names < found) {
            sort(reduced, order, found, names);
        } else {
            for (int i = 0; i < found; i++) {
                order[reduced[i]] = i;
            }
        }
        at = 0;
        for (int i = 1; i < n; i++) {
            if (isLeftmost(small, i)) {
                reduced[at++] = i;
            }
        }
        Arrays.fill(sa, 0, n, -1);
        ends(counts, bucket);
        for (int i = found - 1; i >= 0; i--) {
            int place = reduced[order[i]];
            sa[--bucket[s[place]]] = place;
        }
        induce(s, sa, n, small, counts, bucket);
    }

    private static boolean isLeftmost(boolean[] small, int i) {
        return i > 0 && small[i] && !small[i - 1];
    }

    private static void ends(int[] counts, int[] bucket) {
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            bucket[i] = sum;
        }
    }

    private static void induce(int[] s, int[] sa, int n, boolean[] small, int[] counts, int[] bucket) {
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            bucket[i] = sum;
            sum += counts[i];
        }
        for (int i = 0; i < n; i++) {
            int j = sa[i] - 1;
            if (j >= 0 && !small[j]) {
                sa[bucket[s[j]]++] = j;
            }
        }
        ends(counts, bucket);
        for (int i = n - 1; i >= 0; i--) {
            int j = sa[i] - 1;
            if (j >= 0 && small[j]) {
                sa[--bucket[s[j]]] = j;
            }
        }
    }

    /// Whether the parts from two places to the next leftmost small suffix are the same.
    private static boolean same(int[] s, boolean[] small, int n, int a, int b) {
        for (int d = 0;; d++) {
            if (a + d >= n || b + d >= n || s[a + d] != s[b + d] || small[a + d] != small[b + d]) {
                return false;
            }
            if (d > 0 && (isLeftmost(small, a + d) || isLeftmost(small, b + d))) {
                return isLeftmost(small, a + d) && isLeftmost(small, b + d);
            }
        }
    }
}
