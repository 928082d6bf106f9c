package taipan.modules.sqlite;

import java.util.HashMap;
import java.util.Map;

/// Who reads and who writes which database file, among the connections of all interpreters. The machine itself knows no
/// locks; other processes are not kept out.
/// CPython: no counterpart; source: the page "File Locking And Concurrency In SQLite Version 3"
final class SqliteLocks {
    private static final int BUSY = 5;
    private static final int SHARED = 1;
    private static final int RESERVED = 2;
    private static final int PENDING = 3;
    private static final int EXCLUSIVE = 4;

    private final Map<String, Map<Object, Integer>> held = new HashMap<>();

    /// Raises the lock of an owner; the answer is SQLite's: 0, or 5 when somebody else is in the way.
    synchronized int lock(String path, Object owner, int level) {
        Map<Object, Integer> all = held.computeIfAbsent(path, k -> new HashMap<>());
        int own = all.getOrDefault(owner, 0);
        if (own >= level) {
            return 0;
        }
        int highest = 0;
        for (Map.Entry<Object, Integer> entry : all.entrySet()) {
            if (!entry.getKey().equals(owner)) {
                highest = Math.max(highest, entry.getValue());
            }
        }
        boolean free = switch (level) {
            case SHARED -> highest < PENDING;
            case RESERVED -> highest < RESERVED;
            default -> highest == 0;
        };
        if (free) {
            all.put(owner, level);
            return 0;
        }
        if (level == EXCLUSIVE && highest < RESERVED) {
            // No new reader may come; those that are there may end.
            all.put(owner, PENDING);
        }
        return BUSY;
    }

    synchronized int unlock(String path, Object owner, int level) {
        Map<Object, Integer> all = held.get(path);
        if (all != null) {
            if (level == 0) {
                all.remove(owner);
                if (all.isEmpty()) {
                    held.remove(path);
                }
            } else if (all.getOrDefault(owner, 0) > level) {
                all.put(owner, level);
            }
        }
        return 0;
    }

    synchronized boolean isReserved(String path) {
        Map<Object, Integer> all = held.get(path);
        return all != null && all.values().stream().anyMatch(level -> level >= RESERVED);
    }
}
