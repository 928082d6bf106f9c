package taipan.objects;

/// Whether objects may be seen by more than one thread at all. Until a second thread state is made, containers change
/// without taking locks; a thread is started between operations, never in the middle of one.
/// CPython: no counterpart
final class Sharing {
    /// The one instance, so that the flag has a constant address.
    static final Sharing STATE = new Sharing();

    /// Never goes back to false.
    boolean threads;

    private ThreadState first;

    private Sharing() {}

    synchronized void add(ThreadState ts) {
        if (first == null) {
            first = ts;
        } else {
            threads = true;
        }
    }
}
