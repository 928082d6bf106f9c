package taipan.objects;

import java.util.ArrayList;

/// The objects whose repr the thread is making, so that an object that contains itself shows as `[...]`.
/// CPython: Objects/object.c (Py_ReprEnter)
public final class ReprGuard {
    private ReprGuard() {}

    /// Notes that the repr of the object begins; false when it is in progress already.
    public static boolean enter(Object o) {
        ThreadState ts = ThreadState.current();
        ArrayList<Object> open = ts.reprs;
        if (open == null) {
            ts.reprs = open = new ArrayList<>();
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i) == o) {
                return false;
            }
        }
        open.add(o);
        return true;
    }

    /// Must follow every successful `enter`, in a finally block.
    public static void leave(Object o) {
        ArrayList<Object> open = ThreadState.current().reprs;
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i) == o) {
                open.remove(i);
                return;
            }
        }
    }
}
