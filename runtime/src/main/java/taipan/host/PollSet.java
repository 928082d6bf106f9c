package taipan.host;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.LinkedHashMap;
import java.util.Map;

/// Handles to wait for together. Sockets of the system are waited for by a selector, pipes within the process raise an
/// alarm when they change, and what can do neither (a terminal) is asked every few milliseconds.
public final class PollSet {
    // What can be wanted and found; `HANG_UP` and `BROKEN` are reported unasked.
    public static final int READ = 1;
    public static final int WRITE = 2;
    /// Nobody can write to this reading end any more.
    public static final int HANG_UP = 4;
    /// Nobody reads what is written here any more.
    public static final int BROKEN = 8;

    private static final long SLOW_PAUSE = 4_000_000;

    /// Is told of each handle that is ready.
    public interface Finder {
        void found(FileHandle handle, int bits);
    }

    private static final class Entry {
        final FileHandle handle;
        int wanted;
        boolean watched;
        SelectionKey key;

        Entry(FileHandle handle) {
            this.handle = handle;
        }
    }

    private final Selectors selectors;
    private final Map<FileHandle, Entry> entries = new LinkedHashMap<>();
    private final Runnable alarm = this::wake;
    private volatile Selector selector;
    private boolean woken;

    PollSet(Selectors selectors) {
        this.selectors = selectors;
    }

    /// Waits for the given bits of a handle from now on.
    public synchronized void set(FileHandle handle, int wanted) {
        Entry entry = entries.get(handle);
        if (entry == null) {
            entry = new Entry(handle);
            entry.watched = handle.watch(alarm);
            entries.put(handle, entry);
        }
        entry.wanted = wanted;
        if (handle.channel() != null) {
            if (selector == null) {
                selector = selectors.borrow();
            }
            selector.wakeup();
        }
        wake();
    }

    public void remove(FileHandle handle) {
        Entry entry;
        Selector mine = selector;
        synchronized (this) {
            entry = entries.remove(handle);
        }
        if (entry == null) {
            return;
        }
        handle.unwatch(alarm);
        if (entry.key != null && mine != null) {
            entry.key.cancel();
            // A closed socket keeps its address until the selector has noticed.
            mine.wakeup();
            try {
                mine.selectNow();
            } catch (IOException e) {
                throw SystemFileSystem.error(e);
            }
        }
    }

    public void close() {
        Selector mine;
        synchronized (this) {
            for (Entry e : entries.values()) {
                e.handle.unwatch(alarm);
            }
            entries.clear();
            mine = selector;
            selector = null;
        }
        if (mine != null) {
            mine.wakeup();
            selectors.giveBack(mine);
        }
    }

    private synchronized void wake() {
        woken = true;
        notifyAll();
        if (selector != null) {
            selector.wakeup();
        }
    }

    /// Waits until a handle is ready or the time is over, and reports all that are ready; false when none is.
    public boolean await(long nanoseconds, Finder finder) {
        long end = System.nanoTime() + nanoseconds;
        while (true) {
            boolean found = false;
            boolean slow = false;
            Entry[] all;
            synchronized (this) {
                woken = false;
                all = entries.values().toArray(new Entry[0]);
            }
            for (Entry entry : all) {
                if (entry.handle.references == 0) {
                    remove(entry.handle);
                    continue;
                }
                int bits = entry.handle.channel() != null ? prepare(entry) : readiness(entry.handle, entry.wanted);
                if (bits != 0) {
                    found = true;
                    finder.found(entry.handle, bits);
                } else if (!entry.watched) {
                    slow = true;
                }
            }
            long left = found ? 0 : end - System.nanoTime();
            if (slow) {
                left = Math.min(left, SLOW_PAUSE);
            }
            Selector mine = selector;
            if (mine != null) {
                found |= select(mine, left, finder);
            } else if (left > 0) {
                pause(left);
            }
            if (found) {
                return true;
            }
            if (end - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
    }

    private static int readiness(FileHandle handle, int wanted) {
        int bits = 0;
        if ((wanted & READ) != 0 && handle.isReadable() && handle.hasInput()) {
            bits |= READ;
        }
        if ((wanted & WRITE) != 0 && handle.isWritable() && handle.hasRoom()) {
            bits |= WRITE;
        }
        if (handle.isAtEnd()) {
            bits |= handle.isReadable() ? HANG_UP : BROKEN;
        }
        return bits;
    }

    /// Registers the channel of a handle as it is now; the bits that need no asking of the system.
    private int prepare(Entry entry) {
        SelectableChannel channel = entry.handle.channel();
        int interest = entry.handle.channelInterest(entry.wanted);
        Selector mine = selector;
        if (mine == null) {
            return 0;
        }
        SelectionKey key = entry.key;
        try {
            if (key == null || !key.isValid() || key.channel() != channel) {
                if (!channel.isOpen()) {
                    return entry.handle.channelReady(0, entry.wanted);
                }
                if (key != null) {
                    key.cancel();
                }
                entry.key = channel.register(mine, interest, entry);
            } else if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        } catch (ClosedChannelException | java.nio.channels.CancelledKeyException e) {
            return 0;
        }
        return entry.handle.channelReady(0, entry.wanted);
    }

    private boolean select(Selector mine, long left, Finder finder) {
        try {
            if (left <= 0) {
                mine.selectNow();
            } else {
                mine.select((left + 999_999) / 1_000_000);
            }
            boolean found = false;
            synchronized (mine) {
                for (SelectionKey key : mine.selectedKeys()) {
                    Entry entry = (Entry) key.attachment();
                    if (key.isValid() && entry != null) {
                        int bits = entry.handle.channelReady(key.readyOps(), entry.wanted);
                        if (bits != 0) {
                            found = true;
                            finder.found(entry.handle, bits);
                        }
                    }
                }
                mine.selectedKeys().clear();
            }
            return found;
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        } catch (java.nio.channels.ClosedSelectorException e) {
            throw new HostError(taipan.objects.Errno.EBADF);
        }
    }

    private synchronized void pause(long left) {
        if (!woken) {
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
