package taipan.modules.pickle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import taipan.objects.PyDict;

/// The objects an unpickler has been told to remember, by number. Numbers are dense in every pickle that a pickler
/// wrote; a stray large one costs an entry, not an array.
/// CPython: Modules/_pickle.c (_Unpickler_MemoPut)
final class UnpickleMemo {
    private static final int SLACK = 1024;

    private Object[] dense = new Object[32];
    private Map<Long, Object> sparse;
    private int count;

    /// How many numbers are in use.
    int count() {
        return count;
    }

    Object get(long number) {
        if (number < dense.length) {
            return number < 0 ? null : dense[(int) number];
        }
        return sparse == null ? null : sparse.get(number);
    }

    void put(long number, Object value) {
        if (number >= dense.length && number < 2L * count + SLACK) {
            grow(number);
        }
        if (number < dense.length) {
            if (dense[(int) number] == null) {
                count++;
            }
            dense[(int) number] = value;
            return;
        }
        if (sparse == null) {
            sparse = new HashMap<>();
        }
        if (sparse.put(number, value) == null) {
            count++;
        }
    }

    private void grow(long number) {
        int old = dense.length;
        dense = Arrays.copyOf(dense, (int) Math.max(number + 1, Math.min(2L * old, Integer.MAX_VALUE - 8)));
        if (sparse != null) {
            for (int i = old; i < dense.length && !sparse.isEmpty(); i++) {
                dense[i] = sparse.remove((long) i);
            }
        }
    }

    UnpickleMemo copy() {
        UnpickleMemo copy = new UnpickleMemo();
        copy.dense = dense.clone();
        copy.sparse = sparse == null ? null : new HashMap<>(sparse);
        copy.count = count;
        return copy;
    }

    PyDict toDict() {
        PyDict dict = new PyDict();
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] != null) {
                dict.put((Object) (long) i, dense[i]);
            }
        }
        if (sparse != null) {
            for (Map.Entry<Long, Object> entry : sparse.entrySet()) {
                dict.put((Object) entry.getKey(), entry.getValue());
            }
        }
        return dict;
    }
}
