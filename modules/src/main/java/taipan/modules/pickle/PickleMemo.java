package taipan.modules.pickle;

import taipan.objects.PyDict;
import taipan.objects.PyTuple;
import taipan.objects.Identity;

/// The objects a pickler has written so far, each with its number; they are told apart by identity.
/// CPython: Modules/_pickle.c (PyMemoTable)
final class PickleMemo {
    private static final int FIRST_SIZE = 32;
    private static final String[] LETTERS = new String[256];

    static {
        for (int i = 0; i < LETTERS.length; i++) {
            LETTERS[i] = String.valueOf((char) i);
        }
    }

    private Object[] keys = new Object[FIRST_SIZE];
    private int[] numbers = new int[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    /// The one object that stands for all strings of the same letter, as in CPython.
    private static Object key(Object o) {
        if (o instanceof String s && s.length() == 1 && s.charAt(0) < LETTERS.length) {
            return LETTERS[s.charAt(0)];
        }
        return o;
    }

    private static int place(Object key, int places) {
        int hash = System.identityHashCode(key);
        return (hash ^ hash >>> 16) & places - 1;
    }

    /// The number of an object, or -1.
    int get(Object o) {
        Object key = key(o);
        int mask = keys.length - 1;
        for (int i = place(key, keys.length); keys[i] != null; i = i + 1 & mask) {
            if (keys[i] == key) {
                return numbers[i];
            }
        }
        return -1;
    }

    void put(Object o, int number) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        insert(key(o), number);
    }

    private void insert(Object key, int number) {
        int mask = keys.length - 1;
        int i = place(key, keys.length);
        while (keys[i] != null && keys[i] != key) {
            i = i + 1 & mask;
        }
        if (keys[i] == null) {
            size++;
        }
        keys[i] = key;
        numbers[i] = number;
    }

    private void grow() {
        Object[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new Object[2 * oldKeys.length];
        numbers = new int[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                insert(oldKeys[i], oldNumbers[i]);
            }
        }
    }

    PickleMemo copy() {
        PickleMemo copy = new PickleMemo();
        copy.keys = keys.clone();
        copy.numbers = numbers.clone();
        copy.size = size;
        return copy;
    }

    /// As Python sees it: `{id: (number, object)}`.
    PyDict toDict() {
        PyDict dict = new PyDict();
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null) {
                dict.put((Object) Identity.id(keys[i]), PyTuple.of((Object) (long) numbers[i], keys[i]));
            }
        }
        return dict;
    }
}
