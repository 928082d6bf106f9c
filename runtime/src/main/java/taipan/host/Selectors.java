package taipan.host;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Idle selectors; opening one costs several system calls and every wait at a socket needs one.
final class Selectors {
    private static final int KEPT = 4;

    private final ConcurrentLinkedDeque<Selector> idle = new ConcurrentLinkedDeque<>();

    Selector borrow() {
        Selector selector = idle.poll();
        if (selector != null) {
            return selector;
        }
        try {
            return Selector.open();
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }

    void giveBack(Selector selector) {
        try {
            for (SelectionKey key : selector.keys()) {
                key.cancel();
            }
            selector.selectNow();
            selector.selectedKeys().clear();
            if (idle.size() < KEPT) {
                idle.push(selector);
            } else {
                selector.close();
            }
        } catch (IOException e) {
            throw SystemFileSystem.error(e);
        }
    }
}
