package taipan.objects;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/// The shape of an instance: which attribute lies at which index. Layouts form a tree that grows by one attribute a
/// step; instances that got the same attributes in the same order share a layout, across classes, so that one identity
/// check guards an attribute access in inherited code. The first `reserved` places belong to `__slots__`.
///
/// A layout never changes; the tree belongs to one interpreter.
/// CPython: no counterpart
public final class Layout {
    /// More attributes than this go to a dict.
    static final int MAX_SIZE = 64;
    /// A layout with more successors than this sends further ones to a dict (keys made from data).
    private static final int MAX_SUCCESSORS = 128;

    private final String[] names;
    private final int reserved;
    /// Open addressing over `names`, index + 1, 0 is empty; the length is a power of two.
    private final byte[] table;
    private volatile ConcurrentHashMap<String, Layout> successors;
    /// Whether the layout alone says where the value of an attribute lies: no class of such an instance has a data
    /// descriptor of one of the names, or a `__getattribute__` or `__setattr__` of its own. Goes to false only.
    boolean trusted;

    private Layout(String[] names, int reserved, boolean trusted) {
        this.trusted = trusted;
        this.names = names;
        this.reserved = reserved;
        int capacity = Integer.highestOneBit(Math.max(2, names.length) * 2) * 2;
        this.table = new byte[capacity];
        for (int i = 0; i < names.length; i++) {
            int slot = hash(names[i]) & (capacity - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (capacity - 1);
            }
            table[slot] = (byte) (i + 1);
        }
    }

    /// A new tree whose instances keep `reserved` places for `__slots__`.
    static Layout root(int reserved, boolean trusted) {
        return new Layout(new String[0], reserved, trusted);
    }

    /// Takes the trust from the layouts that have the name (all of them when it is null), here and further up the tree.
    void distrust(String name) {
        if (name == null || indexOf(name) >= 0) {
            trusted = false;
        }
        if (successors != null) {
            for (Layout next : successors.values()) {
                next.distrust(trusted ? name : null);
            }
        }
    }

    private static int hash(String name) {
        int h = name.hashCode() * 0x9E3779B9;
        return h ^ h >>> 15;
    }

    /// How many places an instance needs.
    public int size() {
        return reserved + names.length;
    }

    /// How many places belong to `__slots__`.
    public int reserved() {
        return reserved;
    }

    /// The place of an attribute, or -1.
    public int indexOf(String name) {
        int mask = table.length - 1;
        int slot = hash(name) & mask;
        while (true) {
            int i = table[slot];
            if (i == 0) {
                return -1;
            }
            String candidate = names[i - 1];
            if (candidate == name || candidate.equals(name)) {
                return reserved + i - 1;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Attribute names in the order they were added; `name(i)` lies at place `reserved() + i`.
    String name(int i) {
        return names[i];
    }

    int nameCount() {
        return names.length;
    }

    /// The layout with one more attribute, or null when it is too large and the instance should use a dict.
    Layout with(String name) {
        ConcurrentHashMap<String, Layout> map = successors;
        if (map == null) {
            synchronized (this) {
                if (successors == null) {
                    successors = new ConcurrentHashMap<>(4);
                }
                map = successors;
            }
        }
        Layout next = map.get(name);
        if (next != null) {
            return next;
        }
        if (names.length >= MAX_SIZE || map.size() >= MAX_SUCCESSORS) {
            return null;
        }
        String[] longer = Arrays.copyOf(names, names.length + 1);
        longer[names.length] = name;
        Layout made = new Layout(longer, reserved, trusted);
        Layout raced = map.putIfAbsent(name, made);
        return raced == null ? made : raced;
    }
}
