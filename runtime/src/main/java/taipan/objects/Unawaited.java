package taipan.objects;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/// The coroutines of an interpreter that have not started yet: one that dies so is worth a warning.
///
/// Starting a coroutine is common and dying before it is not, so each has a weak reference in a list instead of a
/// finalizer. The warning is about a stand-in, for the coroutine itself is gone by then.
/// CPython: Python/_warnings.c (_PyErr_WarnUnawaitedCoroutine)
public final class Unawaited {
    private final ReferenceQueue<PyCoroutine> dead = new ReferenceQueue<>();
    private final Mark first = new Mark(null, null);

    private Unawaited() {
        first.next = first;
        first.previous = first;
    }

    /// A coroutine in the list, with what the warning needs to know about it.
    static final class Mark extends WeakReference<PyCoroutine> {
        private final PyCode code;
        private final Object name;
        private final Object qualname;
        private final Object origin;
        private Mark previous;
        private Mark next;

        private Mark(PyCoroutine coroutine, ReferenceQueue<PyCoroutine> queue) {
            super(coroutine, queue);
            code = coroutine == null ? null : coroutine.code;
            name = coroutine == null ? null : coroutine.name();
            qualname = coroutine == null ? null : coroutine.qualname();
            origin = coroutine == null ? null : coroutine.getOrigin();
        }
    }

    static Unawaited of(InterpreterState interpreter) {
        Unawaited found = interpreter.serviceOrNull(Unawaited.class);
        if (found == null) {
            synchronized (interpreter) {
                found = interpreter.serviceOrNull(Unawaited.class);
                if (found == null) {
                    found = new Unawaited();
                    interpreter.setService(Unawaited.class, found);
                }
            }
        }
        return found;
    }

    Mark add(PyCoroutine coroutine) {
        if (dead.poll() instanceof Mark mark) {
            bury(mark);
        }
        Mark mark = new Mark(coroutine, dead);
        synchronized (first) {
            mark.next = first;
            mark.previous = first.previous;
            first.previous.next = mark;
            first.previous = mark;
        }
        return mark;
    }

    /// Takes a coroutine off the list; false when it was not on it any more.
    boolean remove(Mark mark) {
        synchronized (first) {
            if (mark.next == null) {
                return false;
            }
            mark.previous.next = mark.next;
            mark.next.previous = mark.previous;
            mark.next = null;
            mark.clear();
            return true;
        }
    }

    /// Warns of the coroutines that the collector found dead.
    public int warnOfDead() {
        int n = 0;
        Mark mark = first;
        while (true) {
            synchronized (first) {
                mark = mark.next;
                while (mark != null && mark != first && mark.get() != null) {
                    mark = mark.next;
                }
            }
            if (mark == null || mark == first) {
                return n;
            }
            bury(mark);
            n++;
            mark = first;
        }
    }

    /// Warns of all that are left when the program ends.
    public void warnOfAll() {
        for (Mark mark = first.next; mark != first; mark = first.next) {
            bury(mark);
        }
    }

    private void bury(Mark mark) {
        PyCoroutine coroutine = mark.get();
        if (remove(mark)) {
            warn(coroutine != null ? coroutine : new PyCoroutine(mark.code, mark.name, mark.qualname, mark.origin));
        }
    }

    static void warn(PyCoroutine coroutine) {
        try {
            Object warnings = Imports.module("warnings");
            Object function = Attributes.lookup(warnings, "_warn_unawaited_coroutine");
            if (function != null) {
                Calls.call(function, coroutine);
            } else {
                Warnings.warn(PyExc.RuntimeWarning, Message.format("coroutine '%S' was never awaited", coroutine.qualname()), 1);
            }
        } catch (Raised e) {
            Unraisable.report(e, null, coroutine);
        }
    }
}
