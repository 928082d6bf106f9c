package taipan.modules.unix;

import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.CFunction;
import taipan.host.CMemory;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.FileStatus;
import taipan.host.HostError;
import taipan.host.Natives;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.OutsideBuffer;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PySlice;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// `mmap.mmap`: a file, or memory without one, mapped into the process.
/// CPython: Modules/mmapmodule.c (mmap_object_type)
@PyClass(name = "mmap.mmap", subclassable = true, sequence = true, weakrefs = true)
public final class PyMmap extends PyExtensible {
    public static final PyType TYPE = PyMmapBindings.newType();

    private static final int ACCESS_DEFAULT = 0;
    private static final int ACCESS_READ = 1;
    private static final int ACCESS_WRITE = 2;
    private static final int ACCESS_COPY = 3;
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_ANONYMOUS = 32;
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAY_MOVE = 1;
    private static final Runnable NOTHING = () -> {};

    private final Natives natives;
    private final Descriptors table;
    private CMemory memory;
    private final int fd;
    private final long offset;
    private final int access;
    private int position;
    /// The buffers that are out. A memoryview nobody knows any more counts until the collector has found it.
    private final List<WeakReference<OutsideBuffer>> exports = new ArrayList<>();
    private byte[] mirror;

    private PyMmap(PyType type, Descriptors table, CMemory memory, int fd, long offset, int access) {
        super(type);
        this.table = table;
        this.natives = table.natives();
        this.memory = memory;
        this.fd = fd;
        this.offset = offset;
        this.access = access;
    }

    /// CPython: new_mmap_object
    @Constructor("mmap(cls, fileno, length, flags=1, prot=3, access=0, offset=0)")
    static Object construct(PyType cls, int fileno, long length, int flags, int prot, int access, long offset, ThreadState ts) {
        if (length < 0) {
            throw Raise.overflowError("memory mapped length must be positive");
        }
        if (offset < 0) {
            throw Raise.overflowError("memory mapped offset must be positive");
        }
        if (access != ACCESS_DEFAULT && (flags != MAP_SHARED || prot != (PROT_WRITE | PROT_READ))) {
            throw valueError("mmap can't specify both access and flags, prot.");
        }
        int mode = flags;
        int protection = prot;
        int kind = access;
        switch (access) {
            case ACCESS_READ -> protection = PROT_READ;
            case ACCESS_WRITE -> protection = PROT_READ | PROT_WRITE;
            case ACCESS_COPY -> {
                mode = MAP_PRIVATE;
                protection = PROT_READ | PROT_WRITE;
            }
            case ACCESS_DEFAULT -> kind = (prot & PROT_READ) != 0 && (prot & PROT_WRITE) != 0 ? ACCESS_DEFAULT
                    : (prot & PROT_WRITE) != 0 ? ACCESS_WRITE : ACCESS_READ;
            default -> throw valueError("mmap invalid access parameter.");
        }
        Descriptors table = Descriptors.of(ts.interpreter());
        long size = length;
        int copy = -1;
        int system = -1;
        try {
            if (fileno == -1) {
                mode |= MAP_ANONYMOUS;
            } else {
                size = checkedSize(table.get(fileno), length, offset);
                system = table.systemDescriptor(fileno);
                copy = table.duplicate(fileno);
            }
            if (size > Integer.MAX_VALUE) {
                throw Raise.notImplementedError("mappings above 2 GiB are not supported");
            }
            long at = table.natives().askLong(CFunction.MMAP, 0, size, protection, mode, system, offset);
            return new PyMmap(cls, table, table.natives().memory(at, size), copy, offset, kind);
        } catch (HostError e) {
            if (copy >= 0) {
                table.close(copy);
            }
            throw Raise.osError(e.errno(), null);
        }
    }

    private static long checkedSize(FileHandle handle, long length, long offset) {
        FileStatus status = handle.status();
        if (!status.isRegular()) {
            return length;
        }
        if (length == 0) {
            if (status.size() == 0) {
                throw valueError("cannot mmap an empty file");
            }
            if (offset >= status.size()) {
                throw valueError("mmap offset is greater than file size");
            }
            return status.size() - offset;
        }
        if (offset > status.size() || status.size() - offset < length) {
            throw valueError("mmap length is greater than file size");
        }
        return length;
    }

    private CMemory memory() {
        CMemory m = memory;
        if (m == null) {
            throw valueError("mmap closed or invalid");
        }
        return m;
    }

    private void checkWritable() {
        if (access == ACCESS_READ) {
            throw typeError("mmap can't modify a readonly memory map.");
        }
    }

    private boolean hasExports() {
        if (anyExport()) {
            System.gc();
            return anyExport();
        }
        return false;
    }

    private boolean anyExport() {
        synchronized (exports) {
            exports.removeIf(e -> e.get() == null || e.get().isReleased());
            return !exports.isEmpty();
        }
    }

    private void checkMovable() {
        if (hasExports()) {
            throw Raise.bufferError("mmap can't resize with extant buffers exported.");
        }
        if (access != ACCESS_WRITE && access != ACCESS_DEFAULT) {
            throw typeError("mmap can't resize a readonly or copy-on-write memory map.");
        }
    }

    @Method("close(self)")
    void close() {
        if (hasExports()) {
            throw Raise.bufferError("cannot close exported pointers exist");
        }
        CMemory m = memory;
        if (m != null) {
            memory = null;
            if (fd >= 0) {
                table.close(fd);
            }
            natives.call(CFunction.MUNMAP, m.address(), m.size(), 0);
        }
    }

    @Getter("closed")
    boolean closed() {
        return memory == null;
    }

    @Method("__enter__(self)")
    Object enter() {
        memory();
        return this;
    }

    @Method("__exit__(self, /, *args)")
    void exit(Object[] args) {
        close();
    }

    // As a file

    @Method("tell(self)")
    long tell() {
        memory();
        return position;
    }

    @Method("seek(self, dist, how=0, /)")
    void seek(long distance, int how) {
        int size = memory().size();
        long to = switch (how) {
            case 0 -> distance;
            case 1 -> position + distance;
            case 2 -> size + distance;
            default -> throw valueError("unknown seek type");
        };
        if (to < 0 || to > size) {
            throw valueError("seek out of range");
        }
        position = (int) to;
    }

    @Method("size(self)")
    long size() {
        memory();
        if (fd < 0) {
            return memory().size();
        }
        try {
            return table.get(fd).status().size();
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    @Method("read(self, n=None, /)")
    Object read(Object n) {
        CMemory m = memory();
        long wanted = -1;
        if (n != PyNone.NONE) {
            if (PyInt.valueOrNull(n) == null && !Conversion.isIndex(n)) {
                throw typeError("argument should be integer or None, not '%T'", n);
            }
            wanted = Conversion.toLong(n);
        }
        int left = Math.max(0, m.size() - position);
        int length = wanted < 0 || wanted > left ? left : (int) wanted;
        byte[] bytes = length == 0 ? new byte[0] : m.get(position, length);
        position += length;
        return PyBytes.of(bytes);
    }

    @Method("read_byte(self)")
    long readByte() {
        CMemory m = memory();
        if (position >= m.size()) {
            throw valueError("read byte out of range");
        }
        return m.getByte(position++);
    }

    @Method("readline(self)")
    Object readline() {
        CMemory m = memory();
        int end = position;
        while (end < m.size() && m.getByte(end) != '\n') {
            end++;
        }
        end = Math.min(m.size(), end + 1);
        byte[] line = end <= position ? new byte[0] : m.get(position, end - position);
        position = Math.max(position, end);
        return PyBytes.of(line);
    }

    @Method("write(self, bytes, /)")
    long write(Buffer data) {
        CMemory m = memory();
        checkWritable();
        if (position > m.size() || m.size() - position < data.length()) {
            throw valueError("data out of range");
        }
        m.put(position, data.memory(), data.offset(), data.length());
        position += data.length();
        return data.length();
    }

    @Method("write_byte(self, byte, /)")
    void writeByte(Object value) {
        long n = Conversion.toLong(value);
        if (n < 0) {
            throw Raise.overflowError("unsigned byte integer is less than minimum");
        }
        if (n > 255) {
            throw Raise.overflowError("unsigned byte integer is greater than maximum");
        }
        CMemory m = memory();
        checkWritable();
        if (position >= m.size()) {
            throw valueError("write byte out of range");
        }
        m.putByte(position++, (int) n);
    }

    @Method("flush(self, offset=0, size=NULL, /)")
    void flush(long from, Object length) {
        CMemory m = memory();
        long size = length == null ? m.size() : Conversion.toLong(length);
        if (size + from > m.size() || size < 0 || from < 0) {
            throw valueError("flush values out of range");
        }
        if (access == ACCESS_READ || access == ACCESS_COPY) {
            return;
        }
        try {
            // MS_SYNC
            natives.ask(CFunction.MSYNC, m.address() + from, size, 4);
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    @Method("madvise(self, option, start=0, length=NULL, /)")
    void madvise(int option, long start, Object length) {
        CMemory m = memory();
        long size = length == null ? m.size() : Conversion.toLong(length);
        if (start < 0 || start >= m.size()) {
            throw valueError("madvise start out of bounds");
        }
        if (size < 0) {
            throw valueError("madvise length invalid");
        }
        if (Long.MAX_VALUE - start < size) {
            throw Raise.overflowError("madvise length too large");
        }
        try {
            natives.ask(CFunction.MADVISE, m.address() + start, Math.min(size, m.size() - start), option);
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    @Method("move(self, dest, src, count, /)")
    void move(long to, long from, long count) {
        CMemory m = memory();
        checkWritable();
        if (to < 0 || from < 0 || count < 0 || m.size() - to < count || m.size() - from < count) {
            throw valueError("source, destination, or count out of range");
        }
        byte[] part = m.get((int) from, (int) count);
        m.put((int) to, part, 0, part.length);
    }

    @Method("resize(self, newsize, /)")
    void resize(long size) {
        CMemory m = memory();
        checkMovable();
        if (size < 0 || Long.MAX_VALUE - offset < size) {
            throw valueError("new size out of range");
        }
        try {
            if (fd >= 0) {
                table.get(fd).truncate(offset + size);
            }
            long at = natives.askLong(CFunction.MREMAP, m.address(), m.size(), size, MAY_MOVE);
            memory = natives.memory(at, size);
            mirror = null;
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    // Searching

    private long search(Object sub, Object start, Object end, boolean backwards) {
        byte[] wanted = Buffer.bytesOf(sub);
        CMemory m = memory();
        int from = bound(start == null ? (long) position : Conversion.toLong(start), m.size());
        int to = bound(end == null ? (long) m.size() : Conversion.toLong(end), m.size());
        ByteBuffer bytes = m.bytes();
        int last = to - wanted.length;
        for (int i = backwards ? last : from; backwards ? i >= from : i <= last; i += backwards ? -1 : 1) {
            int k = 0;
            while (k < wanted.length && bytes.get(i + k) == wanted[k]) {
                k++;
            }
            if (k == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private static int bound(long index, int size) {
        long i = index < 0 ? index + size : index;
        return (int) Math.max(0, Math.min(size, i));
    }

    @Method("find(self, sub, start=NULL, end=NULL, /)")
    long find(Object sub, Object start, Object end) {
        return search(sub, start, end, false);
    }

    @Method("rfind(self, sub, start=NULL, end=NULL, /)")
    long rfind(Object sub, Object start, Object end) {
        return search(sub, start, end, true);
    }

    // As a sequence

    public long __len__() {
        return memory().size();
    }

    private int index(Object key) {
        long i = Conversion.toIndex(key, PyExc.IndexError);
        int size = memory().size();
        i = i < 0 ? i + size : i;
        if (i < 0 || i >= size) {
            throw indexError("mmap index out of range");
        }
        return (int) i;
    }

    public Object __getitem__(Object key) {
        memory();
        if (Conversion.isIndex(key)) {
            return (long) memory().getByte(index(key));
        }
        if (!(key instanceof PySlice slice)) {
            throw typeError("mmap indices must be integers");
        }
        PySlice.Bounds b = slice.bounds(memory().size());
        CMemory m = memory();
        int length = (int) b.length();
        if (b.step() == 1) {
            return PyBytes.of(m.get((int) b.start(), length));
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) m.getByte((int) (b.start() + i * b.step()));
        }
        return PyBytes.of(bytes);
    }

    public void __setitem__(Object key, Object value) {
        memory();
        checkWritable();
        if (Conversion.isIndex(key)) {
            int at = index(key);
            if (!Conversion.isIndex(value)) {
                throw typeError("mmap item value must be an int");
            }
            long n = Conversion.toLong(value);
            if (n < 0 || n > 255) {
                throw valueError("mmap item value must be in range(0, 256)");
            }
            memory().putByte(at, (int) n);
            return;
        }
        if (!(key instanceof PySlice slice)) {
            throw typeError("mmap indices must be integers");
        }
        PySlice.Bounds b = slice.bounds(memory().size());
        byte[] bytes = Buffer.bytesOf(value);
        if (bytes.length != b.length()) {
            throw indexError("mmap slice assignment is wrong size");
        }
        CMemory m = memory();
        for (int i = 0; i < bytes.length; i++) {
            m.putByte((int) (b.start() + i * b.step()), bytes[i]);
        }
    }

    public void __delitem__(Object key) {
        memory();
        throw typeError(Conversion.isIndex(key) ? "mmap object doesn't support item deletion" : "mmap object doesn't support slice deletion");
    }

    public Buffer __buffer__(int flags) {
        CMemory m = memory();
        if ((flags & Buffer.WRITABLE) != 0 && access == ACCESS_READ) {
            throw Raise.bufferError("Object is not writable.");
        }
        if (mirror == null) {
            mirror = new byte[m.size()];
        }
        OutsideBuffer buffer = new OutsideBuffer(this, m.bytes(), mirror, m.size(), access == ACCESS_READ, NOTHING);
        synchronized (exports) {
            exports.add(new WeakReference<>(buffer));
        }
        return buffer;
    }

    public Object __repr__() {
        if (memory == null) {
            return "<mmap.mmap closed=True>";
        }
        String name = switch (access) {
            case ACCESS_READ -> "ACCESS_READ";
            case ACCESS_WRITE -> "ACCESS_WRITE";
            case ACCESS_COPY -> "ACCESS_COPY";
            default -> "ACCESS_DEFAULT";
        };
        return "<mmap.mmap closed=False, access=" + name + ", length=" + memory.size() + ", pos=" + position + ", offset=" + offset + ">";
    }
}
