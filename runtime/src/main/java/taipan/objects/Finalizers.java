package taipan.objects;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The instances of an interpreter whose class has a `__del__`.
///
/// Such an instance holds a `Ticket`, which the Java collector finds dead together with it. The method then runs in a
/// thread of Python at its next back edge, in `gc.collect`, or when the program ends. The instance is whole at that
/// time and may be kept alive by the method, which runs only once.
///
/// Differs from CPython: an object dies when the collector notices, not when its last reference goes.
/// CPython: Objects/typeobject.c (slot_tp_finalize)
public final class Finalizers {
    private static final int REPORT_MILLIS = 2000;

    private final InterpreterState interpreter;
    private final AtomicLong issued = new AtomicLong();
    private final Set<WeakReference<Ticket>> waiting = ConcurrentHashMap.newKeySet();
    private final Queue<Ticket> due = new ConcurrentLinkedQueue<>();

    private Finalizers(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    /// Stands for the one call of `__del__` that an instance has to its credit.
    private static final class Ticket {
        private final Finalizers office;
        private final PyObject owner;
        private final long number;
        private final WeakReference<Ticket> self;
        private boolean used;

        Ticket(Finalizers office, PyObject owner) {
            this.office = office;
            this.owner = owner;
            this.number = office.issued.incrementAndGet();
            this.self = new WeakReference<>(this);
            office.waiting.add(self);
        }

        /// Java's other ways to learn of a death give the object no way to see itself again, which `__del__` needs.
        @Override
        @SuppressWarnings({"deprecation", "removal"})
        protected void finalize() {
            office.hasDied(this);
        }

        synchronized boolean use() {
            boolean first = !used;
            used = true;
            return first;
        }
    }

    /// What an instance has to hold on to.
    static Object ticket(PyObject owner) {
        InterpreterState interpreter = owner.type.interpreter;
        Finalizers office = interpreter.serviceOrNull(Finalizers.class);
        if (office == null) {
            synchronized (interpreter) {
                office = interpreter.serviceOrNull(Finalizers.class);
                if (office == null) {
                    office = new Finalizers(interpreter);
                    interpreter.setService(Finalizers.class, office);
                }
            }
        }
        return new Ticket(office, owner);
    }

    private void hasDied(Ticket ticket) {
        waiting.remove(ticket.self);
        if (interpreter.finalizing) {
            return;
        }
        due.add(ticket);
        for (ThreadState ts : interpreter.threads.values()) {
            ts.attention = true;
        }
    }

    /// Makes the collector run, waits for its report and runs what is due; says how many there were.
    @SuppressWarnings("removal")
    public int collect() {
        if (waiting.isEmpty()) {
            System.gc();
            return runDue();
        }
        CountDownLatch reported = new CountDownLatch(1);
        leaveProbe(reported);
        System.gc();
        try {
            reported.await(REPORT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.runFinalization();
        return runDue();
    }

    /// An object of no use to anybody, whose end tells that the collector's report has begun to come in.
    @SuppressWarnings({"deprecation", "removal"})
    private static void leaveProbe(CountDownLatch reported) {
        new Object() {
            @Override
            protected void finalize() {
                reported.countDown();
            }
        };
    }

    /// Calls `__del__` of the instances that were found dead; says how many there were.
    public int runDue() {
        int n = 0;
        for (Ticket ticket = due.poll(); ticket != null; ticket = due.poll()) {
            run(ticket);
            n++;
        }
        return n;
    }

    /// Calls `__del__` of everything that is left when the program ends, the oldest first.
    public void runAll() {
        runDue();
        List<Ticket> left = new ArrayList<>();
        for (WeakReference<Ticket> reference : waiting) {
            Ticket ticket = reference.get();
            if (ticket != null) {
                left.add(ticket);
            }
        }
        Collections.sort(left, Comparator.comparingLong(ticket -> ticket.number));
        for (Ticket ticket : left) {
            run(ticket);
        }
    }

    private static void run(Ticket ticket) {
        Object method = ticket.use() ? ticket.owner.type.lookup("__del__") : null;
        if (method == null) {
            return;
        }
        try {
            Calls.call(Attributes.bind(method, ticket.owner, ticket.owner.type));
        } catch (Raised e) {
            Unraisable.report(e, "", method);
        }
    }
}
