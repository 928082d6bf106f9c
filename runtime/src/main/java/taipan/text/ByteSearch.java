package taipan.text;

import java.util.Arrays;

/// Searching and replacing in bytes.
/// CPython: Objects/stringlib/fastsearch.h
public final class ByteSearch {
    private ByteSearch() {}

    /// The first index of `part` within `bytes[from:to]`, or -1.
    public static int find(byte[] bytes, int from, int to, byte[] part) {
        if (part.length == 0) {
            return to >= from ? from : -1;
        }
        byte first = part[0];
        for (int i = from, last = to - part.length; i <= last; i++) {
            if (bytes[i] == first && matches(bytes, i, part)) {
                return i;
            }
        }
        return -1;
    }

    /// The last index of `part` within `bytes[from:to]`, or -1.
    public static int findLast(byte[] bytes, int from, int to, byte[] part) {
        for (int i = to - part.length; i >= from; i--) {
            if (matches(bytes, i, part)) {
                return i;
            }
        }
        return -1;
    }

    static boolean matches(byte[] bytes, int at, byte[] part) {
        for (int j = 0; j < part.length; j++) {
            if (bytes[at + j] != part[j]) {
                return false;
            }
        }
        return true;
    }

    public static int count(byte[] bytes, int from, int to, byte[] part) {
        if (to < from) {
            return 0;
        }
        if (part.length == 0) {
            return to - from + 1;
        }
        int count = 0;
        for (int at = find(bytes, from, to, part); at >= 0; at = find(bytes, at + part.length, to, part)) {
            count++;
        }
        return count;
    }

    public static boolean startsWith(byte[] bytes, int from, int to, byte[] part) {
        return to - from >= part.length && matches(bytes, from, part);
    }

    public static boolean endsWith(byte[] bytes, int from, int to, byte[] part) {
        return to - from >= part.length && matches(bytes, to - part.length, part);
    }

    /// Replaces at most `limit` occurrences in `bytes[0:length]`, all when it is negative; always a new array.
    public static byte[] replace(byte[] bytes, int length, byte[] old, byte[] with, int limit) {
        int left = limit < 0 ? Integer.MAX_VALUE : limit;
        if (length < old.length) {
            return Arrays.copyOf(bytes, length);
        }
        var out = new ByteBuilder(length);
        if (old.length == 0) {
            for (int i = 0; i < length; i++) {
                if (left-- > 0) {
                    out.append(with);
                }
                out.append(bytes[i]);
            }
            if (left > 0) {
                out.append(with);
            }
            return out.toBytes();
        }
        int done = 0;
        while (left-- > 0) {
            int at = find(bytes, done, length, old);
            if (at < 0) {
                break;
            }
            out.append(bytes, done, at).append(with);
            done = at + old.length;
        }
        return out.append(bytes, done, length).toBytes();
    }
}
