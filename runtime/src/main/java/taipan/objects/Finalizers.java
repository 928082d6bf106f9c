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
import java.util.concurrent.atomic.AtomicLong;

/// The objects of an interpreter that have something to do at their end: instances whose class has a `__del__`, streams
/// that are not closed, generators suspended in a `try` or `with` statement.
///
/// Such an object holds a `Ticket`, which the Java collector finds dead together with it. What is to be done then is
/// done in a thread of Python at its next back edge, in `gc.collect`, or when the program ends. The object is whole at
/// that time and may be kept alive by its finalizer, which runs only once.
///
/// Differs from CPython: an object dies when the collector notices, not when its last reference goes.
/// CPython: Objects/typeobject.c (slot_tp_finalize)
public final class Finalizers {
    /// More tickets than can be looked through now and then.
    private static final int MANY = 10_000;
    private static final long REPORT_NANOS = 2_000_000_000L;

    private final InterpreterState interpreter;
    private final AtomicLong issued = new AtomicLong();
    private final Set<WeakReference<Ticket>> waiting = ConcurrentHashMap.newKeySet();
    private final Queue<Ticket> due = new ConcurrentLinkedQueue<>();

    private Finalizers(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    /// Whether the owner of a ticket has been finalized and goes on living.
    static boolean isUsed(Object ticket) {
        return ticket != null && ((Ticket) ticket).used;
    }

    /// Stands for the one finalization that an object has to its credit.
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

    public static Finalizers of(InterpreterState interpreter) {
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
        return office;
    }

    /// What an object has to hold on to.
    public static Object ticket(InterpreterState interpreter, PyObject owner) {
        return new Ticket(of(interpreter), owner);
    }

    /// Makes a ticket worthless: nothing happens at the end of its owner.
    public static void cancel(Object ticket) {
        Ticket t = (Ticket) ticket;
        t.use();
        t.office.waiting.remove(t.self);
    }

    private void hasDied(Ticket ticket) {
        if (!waiting.contains(ticket.self)) {
            return;
        }
        // In this order: who sees that nothing is waiting must find everything due.
        due.add(ticket);
        waiting.remove(ticket.self);
        for (ThreadState ts : interpreter.threads.values()) {
            ts.interrupt();
        }
    }

    /// Makes the collector run, waits for its report and runs what is due; says how many there were.
    public int collect() {
        StaleValues.forget(ThreadState.current());
        System.gc();
        awaitReport();
        return runDue();
    }

    /// The collector clears the weak references to all it found dead at once; the finalizer thread of the JVM tells
    /// of the deaths one by one.
    @SuppressWarnings("removal")
    private void awaitReport() {
        long end = System.nanoTime() + REPORT_NANOS;
        while (reportIsIncomplete() && System.nanoTime() < end) {
            System.runFinalization();
            Thread.yield();
        }
    }

    private boolean reportIsIncomplete() {
        for (WeakReference<Ticket> reference : waiting) {
            if (reference.get() == null) {
                return true;
            }
        }
        return false;
    }

    /// Finalizes what the last collection found dead, without causing another.
    public void runReported() {
        if (waiting.size() < MANY && reportIsIncomplete()) {
            awaitReport();
        }
        runDue();
    }

    /// Finalizes the objects that were found dead; says how many there were.
    public int runDue() {
        if (due.isEmpty()) {
            return 0;
        }
        List<Ticket> dead = new ArrayList<>();
        takeDue(dead);
        runAll(dead);
        return dead.size();
    }

    private void takeDue(List<Ticket> dead) {
        for (Ticket ticket = due.poll(); ticket != null; ticket = due.poll()) {
            dead.add(ticket);
        }
    }

    private static void runAll(List<Ticket> tickets) {
        Collections.sort(tickets, Comparator.comparingLong(ticket -> ticket.number));
        for (Ticket ticket : tickets) {
            run(ticket);
        }
    }

    /// Finalizes everything that is left when the program ends, the oldest first.
    public void runAll() {
        List<Ticket> left = new ArrayList<>();
        for (WeakReference<Ticket> reference : waiting) {
            Ticket ticket = reference.get();
            if (ticket != null) {
                left.add(ticket);
            }
        }
        awaitReport();
        takeDue(left);
        runAll(left);
    }

    private static void run(Ticket ticket) {
        if (!ticket.use()) {
            return;
        }
        if (ticket.owner instanceof Resumable suspended) {
            suspended.dropped(ThreadState.current());
            return;
        }
        Object method = ticket.owner.type.lookup("__del__");
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
