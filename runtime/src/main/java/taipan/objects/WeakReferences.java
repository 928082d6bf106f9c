package taipan.objects;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The weak references of an interpreter, by object. Callbacks run when a weak reference is made or `gc.collect` is
/// called after the Java garbage collector has found the object dead.
///
/// Differs from CPython: an object dies when the collector notices, not when its last reference goes.
/// CPython: Objects/weakrefobject.c
public final class WeakReferences {
    private final Map<Key, List<WeakReference<PyWeakReference>>> references = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();

    /// An object by identity, held weakly.
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object referent, ReferenceQueue<Object> queue) {
            super(referent, queue);
            hash = System.identityHashCode(referent);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            Object mine = get();
            return this == other || mine != null && other instanceof Key k && k.get() == mine;
        }
    }

    public static WeakReferences current() {
        InterpreterState interpreter = ThreadState.current().interpreter();
        WeakReferences found = interpreter.serviceOrNull(WeakReferences.class);
        if (found == null) {
            synchronized (interpreter) {
                found = interpreter.serviceOrNull(WeakReferences.class);
                if (found == null) {
                    found = new WeakReferences();
                    interpreter.setService(WeakReferences.class, found);
                }
            }
        }
        return found;
    }

    /// The live references to an object, those without callback first and then the newest first.
    public static List<PyWeakReference> to(Object referent) {
        List<WeakReference<PyWeakReference>> list = current().references.get(new Key(referent, null));
        List<PyWeakReference> alive = new ArrayList<>();
        if (list != null) {
            synchronized (list) {
                for (WeakReference<PyWeakReference> r : list) {
                    PyWeakReference reference = r.get();
                    if (reference != null) {
                        alive.add(reference);
                    }
                }
            }
        }
        return alive;
    }

    void add(Object referent, PyWeakReference reference) {
        runCallbacks();
        List<WeakReference<PyWeakReference>> list = references.computeIfAbsent(new Key(referent, dead), _ -> new ArrayList<>(2));
        synchronized (list) {
            list.removeIf(r -> r.get() == null);
            int at = 0;
            if (!isPlain(reference)) {
                while (at < list.size() && isPlain(list.get(at).get())) {
                    at++;
                }
            } else if (reference instanceof WeakProxyObject) {
                at = list.isEmpty() || !isPlain(list.getFirst().get()) || list.getFirst().get() instanceof WeakProxyObject ? 0 : 1;
            }
            list.add(at, new WeakReference<>(reference));
        }
    }

    /// Whether it is one of the two references that are shared: without callback, and of no class made by Python code.
    private static boolean isPlain(PyWeakReference reference) {
        return reference != null && reference.callback == null && !reference.type.isHeapType();
    }

    /// Runs the callbacks of objects that the collector has reported.
    public void runCallbacks() {
        for (Object key = dead.poll(); key != null; key = dead.poll()) {
            buried((Key) key);
        }
    }

    /// Runs the callbacks of all objects that are dead, reported or not.
    public int runAllCallbacks() {
        int n = 0;
        for (Key key : references.keySet()) {
            if (key.get() == null) {
                buried(key);
                n++;
            }
        }
        runCallbacks();
        return n;
    }

    private void buried(Key key) {
        List<WeakReference<PyWeakReference>> list = references.remove(key);
        if (list == null) {
            return;
        }
        for (WeakReference<PyWeakReference> r : list) {
            PyWeakReference reference = r.get();
            if (reference != null && reference.callback != null) {
                Object callback = reference.callback;
                reference.callback = null;
                try {
                    Calls.call(callback, reference);
                } catch (Raised e) {
                    Unraisable.report(e, "", callback);
                }
            }
        }
    }
}
