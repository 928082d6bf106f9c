package taipan.modules.io;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Method;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.text.ByteBuilder;

/// The reading side of buffered streams.
/// CPython: Modules/_io/bufferedio.c (_bufferedreader_*)
abstract class ReadingBuffer extends BufferedObject {
    ReadingBuffer(PyType type) {
        super(type);
    }

    /// Reads ahead once into the empty buffer; 0 at the end, -1 when nothing is there yet.
    private int fill() {
        start = end = 0;
        int n = rawRead(buffer, 0, buffer.length);
        if (n > 0) {
            end = n;
        }
        return n;
    }

    private byte[] take(int n) {
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + n);
        start += n;
        return bytes;
    }

    private void beforeRead(String operation) {
        checkOpen(operation);
        flushHeld();
    }

    @Override
    @Method("readable(self, /)")
    final Object readable() {
        return IoModule.call(raw(), "readable");
    }

    /// CPython: _io__Buffered_read_impl
    @Method("read(self, size=-1, /)")
    final Object read(Object size) {
        long n = size(size);
        if (n < -1) {
            throw valueError("read length must be non-negative or -1");
        }
        raw();
        synchronized (this) {
            beforeRead("read");
            if (n < 0) {
                return readAll();
            }
            if (n <= end - start) {
                return PyBytes.of(take((int) n));
            }
            return readMany((int) Math.min(n, Integer.MAX_VALUE - 8));
        }
    }

    private Object readMany(int n) {
        byte[] result = new byte[Math.min(n, Math.max(end - start, 1 << 20))];
        int length = end - start;
        System.arraycopy(buffer, start, result, 0, length);
        start = end = 0;
        while (length < n) {
            if (result.length < n && length == result.length) {
                result = Arrays.copyOf(result, (int) Math.min(n, 2L * length));
            }
            int room = Math.min(n, result.length) - length;
            int got;
            if (room >= buffer.length) {
                got = rawRead(result, length, room - room % buffer.length);
                if (got > 0) {
                    length += got;
                }
            } else {
                got = fill();
                if (got > 0) {
                    int part = Math.min(got, room);
                    System.arraycopy(buffer, 0, result, length, part);
                    start = part;
                    length += part;
                }
            }
            if (got <= 0) {
                if (got < 0 && length == 0) {
                    return PyNone.NONE;
                }
                break;
            }
        }
        return PyBytes.of(length == result.length ? result : Arrays.copyOf(result, length));
    }

    /// CPython: _bufferedreader_read_all
    private Object readAll() {
        byte[] ahead = take(end - start);
        start = end = 0;
        Object readall = Attributes.lookup(raw(), "readall");
        if (readall != null) {
            Object rest = Calls.call(readall);
            if (rest != PyNone.NONE && !(rest instanceof PyBytes)) {
                throw typeError("readall() should return bytes");
            }
            if (ahead.length == 0) {
                return rest;
            }
            return rest instanceof PyBytes b && b.array().length > 0
                    ? PyBytes.of(new ByteBuilder(ahead.length + b.array().length).append(ahead).append(b.array()).toBytes())
                    : PyBytes.of(ahead);
        }
        ByteBuilder all = new ByteBuilder(ahead.length + 256);
        all.append(ahead);
        while (true) {
            Object got = IoModule.call(raw(), "read");
            if (got != PyNone.NONE && !(got instanceof PyBytes)) {
                throw typeError("read() should return bytes");
            }
            if (!(got instanceof PyBytes b) || b.array().length == 0) {
                return all.length() == 0 ? got : PyBytes.of(all.toBytes());
            }
            all.append(b.array());
        }
    }

    /// At most one raw read.
    @Method("read1(self, size=-1, /)")
    final Object read1(Object size) {
        return PyBytes.of(read1(Conversion.toSize(size)));
    }

    final byte[] read1(long size) {
        raw();
        int n = size < 0 ? buffer.length : (int) Math.min(size, Integer.MAX_VALUE - 8);
        synchronized (this) {
            beforeRead("read");
            if (n == 0) {
                return new byte[0];
            }
            if (end > start) {
                return take(Math.min(n, end - start));
            }
            start = end = 0;
            if (n >= buffer.length) {
                byte[] result = new byte[n];
                int got = Math.max(0, rawRead(result, 0, n));
                return got == n ? result : Arrays.copyOf(result, got);
            }
            fill();
            return take(Math.min(n, end));
        }
    }

    @Override
    @Method("readinto(self, buffer, /)")
    final Object readinto(Object target) {
        return readInto(target, false, "readinto");
    }

    @Override
    @Method("readinto1(self, buffer, /)")
    final Object readinto1(Object target) {
        return readInto(target, true, "readinto1");
    }

    private Object readInto(Object target, boolean once, String function) {
        raw();
        Buffer room = IoModule.writable(target, function);
        try {
            synchronized (this) {
                beforeRead("readinto");
                int wanted = room.length();
                int done = Math.min(wanted, end - start);
                System.arraycopy(buffer, start, room.memory(), room.offset(), done);
                start += done;
                while (done < wanted) {
                    int got;
                    if (wanted - done > buffer.length) {
                        start = end = 0;
                        got = rawRead(room.memory(), room.offset() + done, wanted - done);
                        done += Math.max(0, got);
                        if (once) {
                            break;
                        }
                    } else if (once && done > 0) {
                        break;
                    } else {
                        got = fill();
                        if (got > 0) {
                            int part = Math.min(got, wanted - done);
                            System.arraycopy(buffer, 0, room.memory(), room.offset() + done, part);
                            start = part;
                            done += part;
                        }
                    }
                    if (got <= 0) {
                        if (got < 0 && done == 0) {
                            return PyNone.NONE;
                        }
                        break;
                    }
                }
                return (long) done;
            }
        } finally {
            room.release();
        }
    }

    @Method("peek(self, size=0, /)")
    final synchronized Object peek(Object size) {
        raw();
        beforeRead("peek");
        if (start == end && fill() < 0) {
            return PyBytes.of(new byte[0]);
        }
        return PyBytes.of(Arrays.copyOfRange(buffer, start, end));
    }

    @Override
    @Method("readline(self, size=-1, /)")
    final Object readline(Object size) {
        return PyBytes.of(line(size(size)));
    }

    /// CPython: _buffered_readline
    private synchronized byte[] line(long limit) {
        raw();
        checkOpen("readline");
        flushHeld();
        ByteBuilder parts = null;
        long left = limit < 0 ? Long.MAX_VALUE : limit;
        while (true) {
            int until = (int) Math.min(end, start + Math.min(left, Integer.MAX_VALUE - 8L - start));
            int at = start;
            while (at < until && buffer[at] != '\n') {
                at++;
            }
            if (at < until || at - start >= left) {
                byte[] bytes = take(at < until ? at + 1 - start : at - start);
                return parts == null ? bytes : parts.append(bytes).toBytes();
            }
            if (parts == null) {
                parts = new ByteBuilder(Math.max(64, end - start));
            }
            left -= end - start;
            parts.append(buffer, start, end);
            if (fill() <= 0) {
                return parts.toBytes();
            }
        }
    }

    @Override
    public final Object __iter__() {
        checkClosed();
        return this;
    }

    @Override
    public final Object __next__() {
        if (type().isHeapType()) {
            return super.__next__();
        }
        byte[] line = line(-1);
        return line.length == 0 ? null : PyBytes.of(line);
    }
}
