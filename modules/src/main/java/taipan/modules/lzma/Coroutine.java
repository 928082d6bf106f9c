package taipan.modules.lzma;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import taipan.modules.Patience;

/// Lets a decoder that pulls its input be fed in pieces: it runs in a virtual thread, which waits whenever the input is used
/// up or the output has reached its limit.
/// CPython: no counterpart
final class Coroutine {
    /// Makes the decoder over the input; it may already read.
    interface Opening {
        InputStream open(InputStream input) throws IOException;
    }

    private static final byte[] NOTHING = {};
    private static final int PIECE = 16384;
    /// A byte of output never takes so much input.
    private static final int INPUT_PER_BYTE = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Opening opening;
    private byte[] input = NOTHING;
    private int at;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int room;
    /// The decoder may run; else the caller may.
    private boolean running;
    private boolean started;
    private boolean starving;
    private boolean ended;
    private boolean abandoned;
    private Throwable failure;

    Coroutine(Opening opening) {
        this.opening = opening;
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            lock.lock();
            try {
                while (at == input.length) {
                    starving = true;
                    pause();
                }
                starving = false;
                int n = Math.min(length, input.length - at);
                System.arraycopy(input, at, target, offset, n);
                at += n;
                return n;
            } finally {
                lock.unlock();
            }
        }
    }

    /// Gives the turn back to the caller and waits for the next one.
    private void pause() throws IOException {
        running = false;
        changed.signalAll();
        while (!running) {
            changed.awaitUninterruptibly();
        }
        if (abandoned) {
            throw new IOException("abandoned");
        }
    }

    private void decode() {
        lock.lock();
        try (InputStream decoder = opening.open(new Input())) {
            byte[] buffer = new byte[PIECE];
            while (true) {
                while (room == 0) {
                    pause();
                }
                // A decoder fills what it is given before it returns: so it is given no more than is there already.
                int ready = Math.max(decoder.available(), (input.length - at) / INPUT_PER_BYTE);
                int wanted = Math.min(Math.min(buffer.length, room), Math.max(1, ready));
                int n;
                lock.unlock();
                try {
                    n = decoder.read(buffer, 0, wanted);
                } finally {
                    lock.lock();
                }
                if (n < 0) {
                    break;
                }
                output.write(buffer, 0, n);
                room -= n;
            }
            ended = true;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failure = e;
        } finally {
            running = false;
            changed.signalAll();
            lock.unlock();
        }
    }

    boolean isEnded() {
        return ended;
    }

    boolean isStarving() {
        return starving && at == input.length;
    }

    /// The input that the decoder has not read.
    byte[] rest() {
        return java.util.Arrays.copyOfRange(input, at, input.length);
    }

    /// Decodes more input; the answer is at most `limit` bytes, or as many as there are for a negative limit.
    byte[] decode(byte[] data, int limit) throws Throwable {
        lock.lock();
        try {
            byte[] rest = rest();
            byte[] all = java.util.Arrays.copyOf(rest, rest.length + data.length);
            System.arraycopy(data, 0, all, rest.length, data.length);
            input = all;
            at = 0;
            room = limit < 0 ? Integer.MAX_VALUE : limit;
            if (room > 0 && !(starving && all.length == 0)) {
                running = true;
                if (started) {
                    changed.signalAll();
                } else {
                    started = true;
                    Thread.ofVirtual().name("lzma").start(this::decode);
                }
                while (running) {
                    try {
                        changed.await(5, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        // Whoever interrupts has set the attention flag too.
                    }
                    if (running) {
                        Patience.breathe();
                    }
                }
            }
            byte[] made = output.toByteArray();
            output.reset();
            if (failure != null) {
                throw failure;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the thread when nobody can call any more.
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            running = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
