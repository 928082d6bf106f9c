package taipan.host;

import java.util.concurrent.CopyOnWriteArrayList;

/// Who wants to know when a handle may have become ready.
final class Watchers {
    private final CopyOnWriteArrayList<Runnable> alarms = new CopyOnWriteArrayList<>();

    void add(Runnable alarm) {
        alarms.add(alarm);
    }

    void remove(Runnable alarm) {
        alarms.remove(alarm);
    }

    void alarm() {
        if (!alarms.isEmpty()) {
            for (Runnable alarm : alarms) {
                alarm.run();
            }
        }
    }
}
