package taipan.modules.io;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.FileStatus;
import taipan.host.FileSystem;
import taipan.host.HostError;
import taipan.modules.FileNames;
import taipan.modules.Patience;
import taipan.objects.Attributes;
import taipan.objects.Audit;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.Warnings;
import taipan.text.Text;

/// `_io.FileIO`: a file without buffer, by descriptor.
/// CPython: Modules/_io/fileio.c
@PyClass(name = "_io.FileIO", base = PyRawIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyFileIo extends PyRawIoBase {
    public static final PyType TYPE = PyFileIoBindings.newType();

    /// What every open adds to the flags, as an audit event shows them.
    private static final int CLOSE_ON_EXEC = 0x80000;

    private Descriptors table;
    private int fd = -1;
    private boolean created;
    private boolean readable;
    private boolean writable;
    private boolean appending;
    private boolean closeFd = true;
    private int seekable = -1;
    private boolean finalizing;
    private int blockSize = 4096;

    PyFileIo(PyType type) {
        super(type);
    }

    @Constructor("FileIO(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        PyFileIo made = new PyFileIo(cls);
        made.table = Descriptors.of(ThreadState.current().interpreter());
        return made;
    }

    /// CPython: _io_FileIO___init___impl
    @Init("FileIO(self, file, mode='r', closefd=True, opener=None)")
    void init(Object file, String mode, boolean closefd, Object opener) {
        if (fd >= 0) {
            if (closeFd) {
                closeDescriptor();
            } else {
                fd = -1;
            }
        }
        int given = -1;
        if (file instanceof Double || PyType.of(file) == taipan.objects.PyFloat.TYPE) {
            throw Raise.typeError("integer argument expected, got float");
        }
        if (PyInt.valueOrNull(file) != null) {
            given = Conversion.toInt(file);
            if (given < 0) {
                throw Raise.valueError("negative file descriptor");
            }
        }
        int flags = parse(mode);
        closeFd = closefd;
        Audit.event(ThreadState.current(), "open", file, mode, (long) (flags | CLOSE_ON_EXEC));
        FileNames.Name name = given >= 0 ? null : FileNames.of(file, "FileIO", "file");
        boolean opened = false;
        try {
            if (given >= 0) {
                fd = given;
            } else {
                if (!closefd) {
                    throw Raise.valueError("Cannot use closefd=False with file name");
                }
                fd = open(file, name, flags, opener);
                opened = true;
            }
            checkNoDirectory(file);
            Attributes.set(this, "name", file);
            if (closeFd) {
                promiseClose();
            }
            if (appending) {
                try {
                    table.get(fd).seek(0, FileHandle.FROM_END);
                } catch (HostError e) {
                    // Pipes and terminals have no end to go to.
                    seekable = 0;
                }
            }
        } catch (Raised e) {
            if (!opened) {
                fd = -1;
            } else {
                closeDescriptor();
            }
            throw e;
        }
    }

    private int open(Object file, FileNames.Name name, int flags, Object opener) {
        if (opener == PyNone.NONE) {
            IoModule io = IoModule.current();
            io.beforeReading(table.absolute(name.text()));
            try {
                return table.open(name.text(), flags, 0666);
            } catch (HostError e) {
                if (e.errno() != Errno.EMFILE && e.errno() != Errno.ENFILE) {
                    throw Raise.osError(e.errno(), file);
                }
            }
            io.reclaim();
            try {
                return table.open(name.text(), flags, 0666);
            } catch (HostError e) {
                throw Raise.osError(e.errno(), file);
            }
        }
        Object made = Calls.call(opener, file, (long) flags | 02000000);
        if (PyInt.valueOrNull(made) == null) {
            throw Raise.typeError("expected integer from opener");
        }
        int number = Conversion.toInt(made);
        if (number < 0) {
            throw Raise.valueError("opener returned %d", number);
        }
        return number;
    }

    private void checkNoDirectory(Object file) {
        try {
            FileHandle handle = table.get(fd);
            FileStatus status = handle.path() == null && !handle.isTerminal() ? null : handle.status();
            if (status != null && status.isDirectory()) {
                throw Raise.osError(Errno.EISDIR, file);
            }
        } catch (HostError e) {
            if (e.errno() == Errno.EBADF) {
                throw Raise.osError(e.errno(), PyInt.valueOrNull(file) != null ? null : file);
            }
        }
    }

    private int parse(String mode) {
        boolean plus = false;
        boolean kind = false;
        int flags = 0;
        created = readable = writable = appending = false;
        seekable = -1;
        for (int i = 0; i < mode.length(); i++) {
            switch (mode.charAt(i)) {
                case 'x' -> {
                    requireOne(kind);
                    kind = created = writable = true;
                    flags |= FileSystem.EXCLUSIVE | FileSystem.CREATE;
                }
                case 'r' -> {
                    requireOne(kind);
                    kind = readable = true;
                }
                case 'w' -> {
                    requireOne(kind);
                    kind = writable = true;
                    flags |= FileSystem.CREATE | FileSystem.TRUNCATE;
                }
                case 'a' -> {
                    requireOne(kind);
                    kind = writable = appending = true;
                    flags |= FileSystem.APPEND | FileSystem.CREATE;
                }
                case 'b' -> {}
                case '+' -> {
                    if (plus) {
                        requireOne(true);
                    }
                    readable = writable = plus = true;
                }
                default -> throw Raise.valueError("invalid mode: %s", mode);
            }
        }
        if (!kind) {
            requireOne(true);
        }
        return flags | (readable && writable ? FileSystem.READ_WRITE : readable ? FileSystem.READ_ONLY : FileSystem.WRITE_ONLY);
    }

    private static void requireOne(boolean already) {
        if (already) {
            throw Raise.valueError("Must have exactly one of create/read/write/append mode and at most one plus");
        }
    }

    private void closeDescriptor() {
        int number = fd;
        fd = -1;
        withdrawPromise();
        try {
            table.close(number);
        } catch (HostError e) {
            throw Raise.osError(e.errno(), null);
        }
    }

    private void requireOpen() {
        if (fd < 0) {
            throw Raise.valueError("I/O operation on closed file");
        }
    }

    private FileHandle handle() {
        requireOpen();
        return table.get(fd);
    }

    static Raised failed(HostError e) {
        return Raise.osError(e.errno(), null);
    }

    private void requireReadable() {
        requireOpen();
        if (!readable) {
            throw unsupported("File not open for reading");
        }
    }

    private void requireWritable() {
        requireOpen();
        if (!writable) {
            throw unsupported("File not open for writing");
        }
    }

    // For the buffer above it

    /// Reads without any Python object in between; -1 when nothing is there yet.
    int readBytes(byte[] target, int offset, int length) {
        requireReadable();
        try {
            return Patience.read(table.get(fd), target, offset, length);
        } catch (HostError e) {
            throw failed(e);
        }
    }

    /// Writes without any Python object in between; -1 when nothing is taken now.
    int writeBytes(byte[] source, int offset, int length) {
        requireWritable();
        try {
            return Patience.write(table.get(fd), source, offset, length);
        } catch (HostError e) {
            throw failed(e);
        }
    }

    long seekTo(long offset, int whence) {
        try {
            return handle().seek(offset, whence);
        } catch (HostError e) {
            throw failed(e);
        }
    }

    /// The path the file was opened by, or null.
    String path() {
        return fd >= 0 && table.isOpen(fd) ? table.get(fd).path() : null;
    }

    // Methods

    @Override
    @Method("read(self, size=-1, /)")
    Object read(Object size) {
        requireReadable();
        long n = size(size);
        if (n < 0) {
            return readall();
        }
        byte[] bytes = new byte[(int) Math.min(n, Integer.MAX_VALUE - 8)];
        int got = readBytes(bytes, 0, bytes.length);
        return got < 0 ? PyNone.NONE : PyBytes.of(got == bytes.length ? bytes : Arrays.copyOf(bytes, got));
    }

    @Override
    @Method("readall(self, /)")
    Object readall() {
        requireOpen();
        byte[] bytes = new byte[estimate()];
        int length = 0;
        while (true) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length + Math.max(length >> 1, IoModule.BUFFER_SIZE));
            }
            int got;
            try {
                got = Patience.read(table.get(fd), bytes, length, bytes.length - length);
            } catch (HostError e) {
                throw failed(e);
            }
            if (got < 0 && length == 0) {
                return PyNone.NONE;
            }
            if (got <= 0) {
                return PyBytes.of(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
            }
            length += got;
        }
    }

    /// How many bytes are left to read, and one for noticing the end; a guess for what is no file.
    private int estimate() {
        try {
            FileHandle handle = table.get(fd);
            if (handle.path() != null) {
                long end = handle.status().size();
                long here = handle.seek(0, FileHandle.FROM_CURRENT);
                if (end >= here && end - here < Integer.MAX_VALUE - 64) {
                    return (int) (end - here) + 1;
                }
            }
        } catch (HostError e) {
            // Grows as it goes.
        }
        return IoModule.BUFFER_SIZE;
    }

    @Override
    @Method("readinto(self, buffer, /)")
    Object readinto(Object target) {
        requireReadable();
        Buffer buffer = IoModule.writable(target, "readinto");
        try {
            int got = readBytes(buffer.memory(), buffer.offset(), buffer.length());
            return got < 0 ? PyNone.NONE : (Object) (long) got;
        } finally {
            buffer.release();
        }
    }

    @Override
    @Method("write(self, b, /)")
    Object write(Object source) {
        requireWritable();
        Buffer buffer = Buffer.of(source);
        try {
            int n = writeBytes(buffer.memory(), buffer.offset(), buffer.length());
            return n < 0 ? PyNone.NONE : (Object) (long) n;
        } finally {
            buffer.release();
        }
    }

    @Override
    @Method("seek(self, pos, whence=0, /)")
    Object seek(Object offset, Object whence) {
        requireOpen();
        if (offset instanceof Double) {
            throw Raise.typeError("an integer is required");
        }
        return seekTo(Conversion.toLong(offset), Conversion.toInt(whence));
    }

    @Override
    @Method("tell(self, /)")
    Object tell() {
        return seekTo(0, FileHandle.FROM_CURRENT);
    }

    @Override
    @Method("truncate(self, size=None, /)")
    Object truncate(Object size) {
        requireWritable();
        Object target = size == PyNone.NONE ? tell() : size;
        try {
            handle().truncate(Conversion.toLong(target));
        } catch (HostError e) {
            throw failed(e);
        }
        return target;
    }

    @Override
    @Method("close(self, /)")
    void close() {
        if (finalizing) {
            deallocWarn(this);
        }
        try {
            super.close();
        } finally {
            if (!closeFd) {
                fd = -1;
            } else if (fd >= 0) {
                closeDescriptor();
            }
        }
    }

    @Override
    boolean isClosed() {
        return fd < 0;
    }

    @Override
    @Getter("closed")
    Object closed() {
        return fd < 0;
    }

    @Override
    @Method("seekable(self, /)")
    Object seekable() {
        requireOpen();
        if (seekable < 0) {
            try {
                handle().seek(0, FileHandle.FROM_CURRENT);
                seekable = 1;
            } catch (HostError e) {
                seekable = 0;
            }
        }
        return seekable == 1;
    }

    @Override
    @Method("readable(self, /)")
    Object readable() {
        requireOpen();
        return readable;
    }

    @Override
    @Method("writable(self, /)")
    Object writable() {
        requireOpen();
        return writable;
    }

    @Override
    @Method("fileno(self, /)")
    Object fileno() {
        requireOpen();
        return (long) fd;
    }

    @Override
    @Method("isatty(self, /)")
    Object isatty() {
        requireOpen();
        return table.isOpen(fd) && table.get(fd).isTerminal();
    }

    @Method("_dealloc_warn(self, source, /)")
    void deallocWarn(Object source) {
        if (fd >= 0 && closeFd) {
            Warnings.warn(PyExc.ResourceWarning, Text.concat("unclosed file ", Representation.repr(source)), 1);
        }
    }

    @Getter("closefd")
    Object closefd() {
        return closeFd;
    }

    @Getter("mode")
    Object mode() {
        if (created) {
            return readable ? "xb+" : "xb";
        }
        if (appending) {
            return readable ? "ab+" : "ab";
        }
        if (readable) {
            return writable ? "rb+" : "rb";
        }
        return "wb";
    }

    @Getter("_blksize")
    Object blockSize() {
        return (long) blockSize;
    }

    @Setter("_blksize")
    void setBlockSize(Object value) {
        blockSize = Conversion.toInt(value);
    }

    @Getter("_finalizing")
    Object finalizing() {
        return finalizing;
    }

    @Setter("_finalizing")
    void setFinalizing(Object value) {
        finalizing = Truth.of(value);
    }

    public Object __repr__() {
        if (fd < 0) {
            return "<" + type().fullName() + " [closed]>";
        }
        Object name = Attributes.lookup(this, "name");
        String tail = " mode='" + mode() + "' closefd=" + (closeFd ? "True" : "False") + ">";
        if (name == null) {
            return "<" + type().fullName() + " fd=" + fd + tail;
        }
        return Text.concat("<" + type().fullName() + " name=", Text.concat(Representation.repr(name), tail));
    }
}
