package taipan.modules;

import taipan.host.FileHandle;
import taipan.host.HostError;
import taipan.interpreter.Attention;
import taipan.objects.Errno;
import taipan.objects.ThreadState;

/// Reading and writing handles that may keep us waiting: signal handlers run meanwhile. Throws `HostError`.
/// CPython: Python/fileutils.c (_Py_read, _Py_write)
public final class Patience {
    private Patience() {}

    public static int read(FileHandle handle, byte[] target, int offset, int length) {
        while (true) {
            try {
                return handle.read(target, offset, length);
            } catch (HostError e) {
                again(e);
            }
        }
    }

    public static int write(FileHandle handle, byte[] source, int offset, int length) {
        while (true) {
            try {
                return handle.write(source, offset, length);
            } catch (HostError e) {
                again(e);
            }
        }
    }

    private static void again(HostError e) {
        if (e.errno() != Errno.EINTR) {
            throw e;
        }
        breathe();
    }

    /// Lets signal handlers run; for long work in Java that goes on without Python code.
    public static void breathe() {
        ThreadState ts = ThreadState.current();
        if (ts.attention) {
            Attention.handle(ts);
        }
    }
}
