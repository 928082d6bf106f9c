package taipan.modules.io;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.Setter;
import taipan.host.FileHandle;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.Truth;
import taipan.text.Text;

/// What the buffered streams share: a raw stream and a buffer, which holds either bytes read ahead or bytes not yet
/// written, never both.
/// CPython: Modules/_io/bufferedio.c (buffered)
abstract class BufferedObject extends PyBufferedIoBase implements IoModule.Flushable {
    private Object raw;
    /// The raw stream when it is a plain `FileIO`, which needs no Python calls.
    private PyFileIo file;
    private boolean detached;
    private boolean finalizing;
    private IoModule io;
    byte[] buffer;
    /// Bytes read ahead: `buffer[start..end)`.
    int start;
    int end;
    /// Bytes to write: `buffer[0..held)`.
    private int held;

    BufferedObject(PyType type) {
        super(type);
    }

    /// Makes the stream unusable until `initialize` has succeeded.
    final void reset() {
        raw = null;
        file = null;
        detached = false;
    }

    final void initialize(Object raw, int size) {
        if (size <= 0) {
            throw valueError("buffer size must be strictly positive");
        }
        io = IoModule.current();
        this.raw = raw;
        file = raw instanceof PyFileIo f && f.type() == PyFileIo.TYPE ? f : null;
        detached = false;
        buffer = new byte[size];
        start = end = held = 0;
        takeOver(raw);
    }

    /// Requires that `method` of the raw stream answers true.
    static void require(Object raw, String method, String message) {
        if (!Truth.of(IoModule.call(raw, method))) {
            throw unsupported(message);
        }
    }

    final Object raw() {
        if (raw == null) {
            throw valueError(detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
        }
        return raw;
    }

    @Override
    final boolean isClosed() {
        Object stream = raw();
        return file != null ? file.isClosed() : Truth.of(Attributes.get(stream, "closed"));
    }

    final void checkOpen(String operation) {
        if (isClosed()) {
            throw valueError("%s of closed file", operation);
        }
    }

    // The raw stream

    /// Reads into an array; -1 when nothing is there yet.
    final int rawRead(byte[] target, int offset, int length) {
        if (file != null) {
            return file.readBytes(target, offset, length);
        }
        PyByteArray room = PyByteArray.of(new byte[length]);
        Object got = IoModule.call(raw(), "readinto", room);
        if (got == PyNone.NONE) {
            return -1;
        }
        long n;
        try {
            n = Conversion.toSize(got);
        } catch (Raised e) {
            Raised failed = Raise.of(PyExc.OSError, "raw readinto() failed");
            failed.value().setCause(e.value());
            failed.value().setContext(e.value());
            throw failed;
        }
        if (n < 0 || n > length) {
            throw Raise.of(PyExc.OSError, "raw readinto() returned invalid length %d (should have been between 0 and %d)", n, length);
        }
        System.arraycopy(Buffer.bytesOf(room), 0, target, offset, (int) n);
        return (int) n;
    }

    private int rawWrite(byte[] source, int offset, int length) {
        if (file != null) {
            return file.writeBytes(source, offset, length);
        }
        Object taken = IoModule.call(raw(), "write", PyBytes.of(Arrays.copyOfRange(source, offset, offset + length)));
        if (taken == PyNone.NONE) {
            return -1;
        }
        long n = Conversion.toSize(taken);
        if (n < 0 || n > length) {
            throw Raise.of(PyExc.OSError, "raw write() returned invalid length %d (should have been between 0 and %d)", n, length);
        }
        return (int) n;
    }

    private long rawSeek(long offset, int whence) {
        if (file != null) {
            return file.seekTo(offset, whence);
        }
        return position(IoModule.call(raw(), "seek", offset, (long) whence), "seek");
    }

    private long rawTell() {
        if (file != null) {
            return file.seekTo(0, FileHandle.FROM_CURRENT);
        }
        return position(IoModule.call(raw(), "tell"), "tell");
    }

    private static long position(Object answer, String method) {
        long n = Conversion.toLong(answer);
        if (n < 0) {
            throw Raise.of(PyExc.OSError, "Raw stream returned invalid position %d", n);
        }
        return n;
    }

    /// The position that programs see.
    final long position() {
        return rawTell() - (end - start) + held;
    }

    // Writing

    /// Passes on all held bytes.
    final void flushHeld() {
        if (held == 0) {
            return;
        }
        int from = 0;
        try {
            while (from < held) {
                int n = rawWrite(buffer, from, held - from);
                if (n < 0) {
                    throw wouldBlock(0);
                }
                from += n;
            }
        } finally {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, held - from);
                held -= from;
            }
            if (held == 0) {
                io.removePending(this);
            }
        }
    }

    private static Raised wouldBlock(long written) {
        return Raise.with(PyExc.BlockingIOError, (long) Errno.EAGAIN, "write could not complete without blocking", written);
    }

    /// Forgets bytes read ahead and puts the raw stream where the program thinks it is.
    final void dropReadAhead() {
        if (start < end) {
            rawSeek(start - end, FileHandle.FROM_CURRENT);
        }
        start = end = 0;
    }

    /// CPython: _io_BufferedWriter_write_impl
    final synchronized int writeBytes(byte[] source, int offset, int length) {
        if (isClosed()) {
            throw valueError("write to closed file");
        }
        if (start < end) {
            dropReadAhead();
        }
        if (length <= buffer.length - held) {
            System.arraycopy(source, offset, buffer, held, length);
            if (held == 0 && length > 0) {
                io.addPending(this);
            }
            held += length;
            return length;
        }
        try {
            flushHeld();
        } catch (Raised e) {
            if (!e.matches(PyExc.BlockingIOError)) {
                throw e;
            }
            int room = Math.min(buffer.length - held, length);
            System.arraycopy(source, offset, buffer, held, room);
            held += room;
            if (room == length) {
                return length;
            }
            throw wouldBlock(room);
        }
        int from = 0;
        while (length - from > buffer.length) {
            int n = rawWrite(source, offset + from, length - from);
            if (n < 0) {
                int room = Math.min(buffer.length, length - from);
                System.arraycopy(source, offset + from, buffer, 0, room);
                held = room;
                io.addPending(this);
                if (room < length - from) {
                    throw wouldBlock(from + room);
                }
                return length;
            }
            from += n;
        }
        held = length - from;
        System.arraycopy(source, offset + from, buffer, 0, held);
        if (held > 0) {
            io.addPending(this);
        }
        return length;
    }

    final Object writeObject(Object source) {
        Buffer bytes = Buffer.of(source);
        try {
            return (long) writeBytes(bytes.memory(), bytes.offset(), bytes.length());
        } finally {
            bytes.release();
        }
    }

    @Override
    public final String path() {
        return file == null ? null : file.path();
    }

    @Override
    public final void flushAtExit() {
        if (raw != null && !isClosed()) {
            synchronized (this) {
                flushHeld();
            }
        }
        io.removePending(this);
    }

    // Methods

    @Override
    @Method("detach(self, /)")
    final Object detach() {
        Object stream = raw();
        callMethod("flush");
        withdrawPromise();
        if (file != null) {
            file.promiseClose();
        }
        raw = null;
        file = null;
        detached = true;
        return stream;
    }

    @Override
    @Method("flush(self, /)")
    void flush() {
        raw();
        if (isClosed()) {
            throw valueError("flush of closed file");
        }
        flushBoth();
    }

    final synchronized void flushBoth() {
        if (held > 0) {
            flushHeld();
        }
        if (this instanceof PyBufferedRandom) {
            dropReadAhead();
        } else if (file == null && this instanceof PyBufferedReader) {
            IoModule.call(raw(), "flush");
        }
    }

    @Override
    @Method("close(self, /)")
    final void close() {
        Object stream = raw();
        if (isClosed()) {
            return;
        }
        if (finalizing) {
            warnOfDrop(stream);
        }
        Raised first = null;
        try {
            callMethod("flush");
        } catch (Raised e) {
            first = e;
        }
        held = 0;
        io.removePending(this);
        withdrawPromise();
        start = end = 0;
        try {
            synchronized (this) {
                IoModule.call(stream, "close");
            }
        } catch (Raised second) {
            if (first != null) {
                second.value().setContext(first.value());
            }
            throw second;
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    @Getter("closed")
    final Object closed() {
        Object stream = raw();
        return file != null ? (Object) file.isClosed() : Attributes.get(stream, "closed");
    }

    @Override
    @Method("seekable(self, /)")
    final Object seekable() {
        return IoModule.call(raw(), "seekable");
    }

    @Override
    @Method("fileno(self, /)")
    final Object fileno() {
        return IoModule.call(raw(), "fileno");
    }

    @Override
    @Method("isatty(self, /)")
    final Object isatty() {
        return IoModule.call(raw(), "isatty");
    }

    @Method("_dealloc_warn(self, source, /)")
    final void deallocWarn(Object source) {
        if (raw != null) {
            IoModule.call(raw, "_dealloc_warn", source);
        }
    }

    @Override
    @Method("tell(self, /)")
    final synchronized Object tell() {
        raw();
        return position();
    }

    /// CPython: _io__Buffered_seek_impl
    @Override
    @Method("seek(self, target, whence=0, /)")
    final Object seek(Object target, Object whenceArgument) {
        int whence = Conversion.toInt(whenceArgument);
        if (whence < 0 || whence > 2) {
            throw valueError("whence value %d unsupported", whence);
        }
        raw();
        checkOpen("seek");
        require(raw, "seekable", "File or stream is not seekable.");
        if (PyInt.valueOrNull(target) == null && !Conversion.isIndex(target)) {
            throw typeError("'%T' object cannot be interpreted as an integer", target);
        }
        long offset = Conversion.toLong(target);
        synchronized (this) {
            if (held > 0) {
                flushHeld();
            }
            if (whence != FileHandle.FROM_END && end > 0) {
                // Within what was read ahead nothing needs to be read again.
                long rawPosition = rawTell();
                long here = rawPosition - (end - start);
                long wanted = whence == FileHandle.FROM_START ? offset : here + offset;
                long at = wanted - (rawPosition - end);
                if (at >= 0 && at <= end && wanted >= 0) {
                    start = (int) at;
                    return wanted;
                }
                if (whence == FileHandle.FROM_CURRENT) {
                    offset -= end - start;
                }
            }
            long reached = rawSeek(offset, whence);
            start = end = 0;
            return reached;
        }
    }

    @Override
    @Method("truncate(self, pos=None, /)")
    final synchronized Object truncate(Object pos) {
        raw();
        checkOpen("truncate");
        if (!Truth.of(callMethod("writable"))) {
            throw unsupported("truncate");
        }
        if (held > 0) {
            flushHeld();
        }
        dropReadAhead();
        return IoModule.call(raw, "truncate", pos == PyNone.NONE ? (Object) position() : pos);
    }

    @Method("__sizeof__(self, /)")
    final long sizeOf() {
        return 160L + (buffer == null ? 0 : buffer.length);
    }

    @Getter("raw")
    final Object rawAttribute() {
        return raw == null ? PyNone.NONE : raw;
    }

    @Getter("name")
    final Object name() {
        return Attributes.get(raw(), "name");
    }

    @Getter("mode")
    final Object mode() {
        return Attributes.get(raw(), "mode");
    }

    @Getter("_finalizing")
    final Object finalizing() {
        return finalizing;
    }

    @Setter("_finalizing")
    final void setFinalizing(Object value) {
        finalizing = Truth.of(value);
    }

    public final Object __repr__() {
        Object name = null;
        try {
            name = Attributes.lookup(this, "name");
        } catch (Raised e) {
            if (!e.matches(PyExc.ValueError)) {
                throw e;
            }
        }
        if (name == null) {
            return "<" + type().fullName() + ">";
        }
        return Text.concat("<" + type().fullName() + " name=", Text.concat(Representation.repr(name), ">"));
    }
}
